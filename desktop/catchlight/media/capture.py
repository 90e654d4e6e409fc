"""OpenCV's FFmpeg, tied down: one local file, known containers, no noise.

The settings stand before OpenCV is imported, and everything that opens footage imports OpenCV from here.
"""

import os
from collections.abc import Callable
from fractions import Fraction
from typing import Protocol

__all__ = ["Capture", "Pixels", "Room", "Source", "cv2"]

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

cv2.setLogLevel(0)  # silent

cv2.setNumThreads(1)  # frames are examined side by side; to split each of them costs more than it gains

Pixels = npt.NDArray[np.uint8]
"""Shape (height, width, 3), uint8, BGR."""

_PIXEL_FORMATS = {
    b"I420": "yuv420p", b"Y42B": "yuv422p", b"444P": "yuv444p", b"440P": "yuv440p", b"Y41B": "yuv411p",
    b"411P": "yuv411p", b"YUV9": "yuv410p", b"Y800": "gray", b"NV12": "nv12", b"YUY2": "yuyv422", b"UYVY": "uyvy422",
    b"BGR\x18": "bgr24", b"RGB\x18": "rgb24", b"PAL\x08": "pal8", b"BGRA": "bgra", b"RGBA": "rgba", b"BGR\0": "bgr0",
    b"G3\x00\x08": "gbrp", b"Y1\x00\x0a": "gray10le", b"Y1\x00\x0c": "gray12le", b"Y1\x00\x10": "gray16le",
    b"Y3\x0b\x0a": "yuv420p10le", b"Y3\x0a\x0a": "yuv422p10le", b"Y3\x00\x0a": "yuv444p10le",
    b"Y3\x0b\x0c": "yuv420p12le", b"Y3\x0a\x0c": "yuv422p12le", b"Y3\x00\x0c": "yuv444p12le",
}  # fmt: skip
"""What OpenCV gives for the decoder's pixel format. Source: FFmpeg, libavcodec/raw.c, `avpriv_raw_pix_fmt_tags`."""

_NO_START = -1e12
"""Milliseconds; no stream has frames so long before its start."""

MOST_STRETCH = 4
"""Width over height of a pixel, or its inverse, beyond which a file's word is not taken."""

Room = Callable[[int, int], Pixels]
"""Gives an array of shape (height, width, 3), uint8, contiguous, for the width and height it is called with."""


def decoder_threads() -> int:
    """Threads for one file's decoder.

    On few cores one: a second thread costs a third more work per frame, and the cores have other things to do.
    """
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, usable // 4)


def placed(pixels: Pixels, room: Room | None) -> Pixels:
    """These pixels where `room` wants them: copied only if they are not there yet, contiguous."""
    if room is None:
        return np.ascontiguousarray(pixels)
    place = room(pixels.shape[1], pixels.shape[0])
    if not np.shares_memory(place, pixels):
        place[:] = pixels
    return place


class Source(Protocol):
    """What decodes footage, frame by frame, in the order in which the frames are shown."""

    def grab(self) -> bool:
        """Decode the next frame; False at the end."""

    def microseconds(self) -> int:
        """The container's time of the frame just decoded."""

    def pixels(self, room: Room | None = None) -> Pixels | None:
        """That frame, upright, in square pixels, or None where it cannot be converted.

        Args:
            room: Gives the array that the pixels are to stand in, for a width and height; None for a fresh array.
        """

    def release(self) -> None:
        """Close the file."""


class Capture:
    """OpenCV's decoder on the first video stream of one file, as a `Source`."""

    def __init__(self, path: str) -> None:
        self._capture = cv2.VideoCapture(path, cv2.CAP_FFMPEG, [cv2.CAP_PROP_N_THREADS, decoder_threads()])
        self.rotation = round(self._capture.get(cv2.CAP_PROP_ORIENTATION_META)) % 360
        self.pixel_aspect = self._upright_aspect()

    @property
    def is_open(self) -> bool:
        """True where the file holds video whose codec is known."""
        return self._capture.isOpened()

    @property
    def width(self) -> int:
        """Pixels across, upright, square."""
        return squared_size(self._stored_width, self._stored_height, self.pixel_aspect)[0]

    @property
    def height(self) -> int:
        """Pixels down, upright, square."""
        return squared_size(self._stored_width, self._stored_height, self.pixel_aspect)[1]

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

    @property
    def stored_aspect(self) -> Fraction:
        """Width over height of a stored pixel as the file says it, 1 where it says nothing; it may be absurd."""
        across, down = (round(self._capture.get(key)) for key in (cv2.CAP_PROP_SAR_NUM, cv2.CAP_PROP_SAR_DEN))
        return Fraction(across, down) if across > 0 and down > 0 else Fraction(1)

    @property
    def ticks(self) -> int:
        """The container's time of the frame just decoded, from the clock's own zero, in frames of the nominal rate."""
        return max(0, round(self._capture.get(cv2.CAP_PROP_PTS)))

    @property
    def pixel_format(self) -> str | None:
        """The stored pixels by FFmpeg's name, or None where it is not known here."""
        number = int(self._capture.get(cv2.CAP_PROP_CODEC_PIXEL_FORMAT))
        return _PIXEL_FORMATS.get(number.to_bytes(4, "little")) if 0 < number < 1 << 32 else None

    def grab(self) -> bool:
        """Decode the next frame; False at the end."""
        return self._capture.grab()

    def microseconds(self) -> int:
        """The container's time of the frame just decoded, counted from the start of the stream.

        0 where FFmpeg does not know when the stream starts (a handful of frames in Matroska or NUT): OpenCV then gives
        times of hundreds of millions of years, from which nothing can be told.
        """
        milliseconds = self._capture.get(cv2.CAP_PROP_POS_MSEC)
        return 0 if milliseconds < _NO_START else round(milliseconds * 1000)

    def pixels(self, room: Room | None = None) -> Pixels | None:
        """The frame just decoded, upright, in square pixels, or None where it cannot be converted."""
        straight = self.pixel_aspect == 1 and self.rotation in {0, 180}
        into = room(self._stored_width, self._stored_height) if room is not None and straight else None
        try:
            found, pixels = self._capture.retrieve(into)
        except cv2.error:
            return None
        if not found or pixels.ndim != 3 or pixels.shape[2] != 3:
            return None
        if pixels is into:
            return into
        return placed(squared(np.asarray(pixels, dtype=np.uint8), self.pixel_aspect), room)

    def release(self) -> None:
        """Close the file."""
        self._capture.release()

    def seek(self, microseconds: int) -> None:
        """Go near this time of the stream; the next frame may be another than the one that is shown then."""
        self._capture.set(cv2.CAP_PROP_POS_MSEC, microseconds / 1000)

    @property
    def _stored_width(self) -> int:
        return int(self._capture.get(cv2.CAP_PROP_FRAME_WIDTH))  # turned upright already

    @property
    def _stored_height(self) -> int:
        return int(self._capture.get(cv2.CAP_PROP_FRAME_HEIGHT))

    def _upright_aspect(self) -> Fraction:
        aspect = self.stored_aspect
        if not 1 / MOST_STRETCH <= aspect <= MOST_STRETCH:
            return Fraction(1)
        return 1 / aspect if self.rotation in {90, 270} else aspect


def squared_size(width: int, height: int, aspect: Fraction) -> tuple[int, int]:
    """Width and height of a picture in square pixels; the side that is short of them grows, none is made smaller."""
    if aspect >= 1:
        return round(width * aspect), height
    return width, round(height / aspect)


def squared(pixels: Pixels, aspect: Fraction) -> Pixels:
    """A picture stretched to square pixels."""
    if aspect == 1:
        return pixels
    size = squared_size(pixels.shape[1], pixels.shape[0], aspect)
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_LINEAR), dtype=np.uint8)
