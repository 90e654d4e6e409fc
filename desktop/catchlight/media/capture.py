"""OpenCV's FFmpeg, tied down: one local file, known containers, no noise.

The settings stand before OpenCV is imported, and everything that opens footage imports OpenCV from here.
"""

import os
from typing import Protocol

__all__ = ["Capture", "Pixels", "Source", "cv2"]

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
import numpy as np  # noqa: E402
import numpy.typing as npt  # noqa: E402

cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)

Pixels = npt.NDArray[np.uint8]
"""Shape (height, width, 3), uint8, BGR."""


class Source(Protocol):
    """What decodes footage, frame by frame, in the order in which the frames are shown."""

    def grab(self) -> bool:
        """Decode the next frame; False at the end."""

    def microseconds(self) -> int:
        """The container's time of the frame just decoded."""

    def pixels(self) -> Pixels | None:
        """That frame, upright, or None where it cannot be converted."""

    def release(self) -> None:
        """Close the file."""


class Capture:
    """OpenCV's decoder on the first video stream of one file, as a `Source`."""

    def __init__(self, path: str) -> None:
        self._capture = cv2.VideoCapture(path, cv2.CAP_FFMPEG)

    @property
    def is_open(self) -> bool:
        """True where the file holds video whose codec is known."""
        return self._capture.isOpened()

    @property
    def width(self) -> int:
        """Pixels across, upright."""
        return int(self._capture.get(cv2.CAP_PROP_FRAME_WIDTH))

    @property
    def height(self) -> int:
        """Pixels down, upright."""
        return int(self._capture.get(cv2.CAP_PROP_FRAME_HEIGHT))

    @property
    def announced_frames(self) -> float:
        """The count that OpenCV gives: listed, estimated, or nonsense."""
        return self._capture.get(cv2.CAP_PROP_FRAME_COUNT)

    @property
    def announced_rate(self) -> float:
        """Frames a second that the container announces; 0 or nonsense where it does not."""
        return self._capture.get(cv2.CAP_PROP_FPS)

    @property
    def codec(self) -> str:
        """Four-character code of the codec, or `unknown`."""
        number = int(self._capture.get(cv2.CAP_PROP_FOURCC))
        letters = number.to_bytes(4, "little").rstrip(b"\0 ") if 0 < number < 1 << 32 else b""
        text = letters.decode("latin-1")
        return text if text.isascii() and text.isprintable() and text else "unknown"

    def grab(self) -> bool:
        """Decode the next frame; False at the end."""
        return self._capture.grab()

    def microseconds(self) -> int:
        """The container's time of the frame just decoded, counted from the start of the stream."""
        return round(self._capture.get(cv2.CAP_PROP_POS_MSEC) * 1000)

    def pixels(self) -> Pixels | None:
        """The frame just decoded, upright, or None where it cannot be converted."""
        try:
            found, pixels = self._capture.retrieve()
        except cv2.error:
            return None
        return np.asarray(pixels, dtype=np.uint8) if found and pixels.ndim == 3 else None

    def release(self) -> None:
        """Close the file."""
        self._capture.release()
