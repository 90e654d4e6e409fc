"""OpenCV's FFmpeg, tied down: one local file, known containers, no noise.

The settings stand before OpenCV is imported, and everything that opens footage imports OpenCV from here.
"""

import os

__all__ = ["cv2", "open_capture"]

_CONTAINERS = (
    "mov", "matroska", "avi", "mpegts", "mpeg", "mpegvideo", "asf", "asf_o", "flv", "live_flv", "kux", "gif",
    "ogg", "mxf", "nut", "wtv", "rm", "dv", "dhav", "ivf", "ivr", "nsv", "gxf", "lxf", "h264", "hevc", "vvc",
    "h263", "h261", "m4v", "mjpeg", "mpjpeg", "mjpeg_2000", "smjpeg", "av1", "obu", "vc1", "vc1test", "cavsvideo",
    "avs2", "avs3", "dirac", "apng", "yuv4mpegpipe", "swf", "dxa", "avr", "pva", "ty", "nuv", "nc", "vividas",
    "xmv", "thp", "bink", "smk", "flic", "film_cpk", "cine", "mlv", "r3d", "mtv", "4xm", "c93", "roq", "idcin",
    "ea", "wc3movie", "mm", "mv", "mvi", "msnwctcp", "lmlm4", "ingenient", "vivo", "psxstr", "sga", "siff",
    "simbiosis_imx", "filmstrip", "frm",
)  # fmt: skip
"""FFmpeg's demuxers that read one file and nothing else. Left out are those that open others (`hls`, `dash`, `concat`,
`image2`, `sdp`, `imf`, `rtsp`, ...), devices, subtitles, sound, and single pictures."""

os.environ["OPENCV_FFMPEG_CAPTURE_OPTIONS"] = "|".join(
    f"{name};{value}"
    for name, value in {
        "protocol_whitelist": "file",
        "format_whitelist": ",".join(_CONTAINERS),
        "enable_drefs": "0",
    }.items()
)
os.environ["OPENCV_FFMPEG_LOGLEVEL"] = "-8"
os.environ["OPENCV_LOG_LEVEL"] = "SILENT"

import cv2  # noqa: E402

cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)


def open_capture(path: str) -> cv2.VideoCapture:
    """A capture of the file's first video stream, upright; `isOpened` says whether it is one."""
    return cv2.VideoCapture(path, cv2.CAP_FFMPEG)
