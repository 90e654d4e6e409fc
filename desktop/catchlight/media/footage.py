"""Footage becomes frames: every frame, in order, with the container's own time.

Times are what the container gives for each frame, counted from the start of the video stream; they are never made
from a frame's number and a rate.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
import numpy.typing as npt

from catchlight.errors import MediaRefused
from catchlight.media.capture import cv2, open_capture
from catchlight.media.facts import DecodeWarning, FootageFacts
from catchlight.media.kinds import HEAD_BYTES, Kind, kind_of
from catchlight.media.mp4 import listed_frames
from catchlight.media.timeline import Timeline

MOST_PIXELS = 150_000_000
"""Pixels of one frame."""

Pixels = npt.NDArray[np.uint8]
"""Shape (height, width, 3), uint8, BGR."""


@dataclass(frozen=True, eq=False)
class Frame:
    """One decoded frame.

    Attributes:
        number: From 0, in the order in which the frames are shown.
        microseconds: The container's time, counted from the start of the video stream.
        pixels: Shape (height, width, 3), uint8, BGR, upright.
    """

    number: int
    microseconds: int
    pixels: Pixels


class Footage:
    """One opened file; iterate `frames` once, then `failed` and `warnings` are complete.

    Attributes:
        facts: What the container announces.
        failed: Numbers of the frames that the container's table lists and that did not decode, so far.
        warnings: What went otherwise than it should, so far.
    """

    def __init__(self, capture: cv2.VideoCapture, facts: FootageFacts) -> None:
        self._capture = capture
        self._first_is_grabbed = True
        self.facts = facts
        self.failed: list[int] = []
        self.warnings: list[DecodeWarning] = []

    def frames(self, *, start: int = 0, passed: Callable[[int], None] | None = None) -> Iterator[Frame]:
        """Every frame from number `start` on, decoded from the beginning so that numbers and times are the same.

        Args:
            start: Number of the first frame to yield; those before are decoded and not converted.
            passed: Told the number of each frame before `start`, as a sign of life.
        """
        timeline = Timeline()
        size = (self.facts.width, self.facts.height)
        number = 0
        while self._grab():
            microseconds = self._microseconds()
            self.warnings += timeline.add(number, microseconds)
            if number < start:
                if passed is not None:
                    passed(number)
            else:
                pixels = self._pixels()
                if pixels is None:
                    self.failed.append(number)
                    self.warnings.append(DecodeWarning(number, microseconds, "The frame could not be converted."))
                else:
                    if (pixels.shape[1], pixels.shape[0]) != size:
                        size = (pixels.shape[1], pixels.shape[0])
                        message = f"From here on the frames are {size[0]} x {size[1]} pixels."
                        self.warnings.append(DecodeWarning(number, microseconds, message))
                    yield Frame(number, microseconds, pixels)
            number += 1
        self.warnings += timeline.end(number)
        self._compare_with_expected(number)

    def _grab(self) -> bool:
        if self._first_is_grabbed:
            self._first_is_grabbed = False
            return True
        return bool(self._capture.grab())

    def _microseconds(self) -> int:
        return round(self._capture.get(cv2.CAP_PROP_POS_MSEC) * 1000)

    def _pixels(self) -> Pixels | None:
        try:
            found, pixels = self._capture.retrieve()
        except cv2.error:
            return None
        return np.asarray(pixels, dtype=np.uint8) if found and pixels.ndim == 3 else None

    def _compare_with_expected(self, decoded: int) -> None:
        expected = self.facts.frames_expected
        if expected is None or expected == decoded:
            return
        if self.facts.frames_expected_exact and decoded < expected:
            self.failed += range(decoded, expected)
            lost = expected - decoded
            message = f"The file lists {expected:,} frames; {decoded:,} could be decoded, {lost:,} failed."
        elif self.facts.frames_expected_exact or abs(expected - decoded) > max(2, expected // 50):
            message = f"The file announces about {expected:,} frames; {decoded:,} were decoded."
        else:
            return
        self.warnings.append(DecodeWarning(decoded, None, message))


@contextmanager
def open_footage(path: Path) -> Iterator[Footage]:
    """Open a file as footage, decode its first frame, and close it afterwards; no other file is opened.

    Raises:
        MediaRefused: if it is empty, a playlist, a still, or holds no video that can be decoded.
    """
    path = path.absolute()
    _expect_footage(path)
    capture = open_capture(str(path))
    try:
        if not capture.isOpened():
            raise _refused(path, "is not footage that can be decoded")
        width, height = int(capture.get(cv2.CAP_PROP_FRAME_WIDTH)), int(capture.get(cv2.CAP_PROP_FRAME_HEIGHT))
        if width * height > MOST_PIXELS:
            raise _refused(path, f"has frames of {width:,} x {height:,} pixels; the limit is {MOST_PIXELS:,} pixels")
        codec = _codec(capture)
        if not capture.grab():
            raise _refused(path, f"holds video ({codec}) of which not one frame can be decoded")
        yield Footage(capture, _facts(capture, path, codec))
    finally:
        capture.release()


def frame_at(path: Path, number: int) -> Frame:
    """The frame with this number, decoded from the beginning, so that it is exactly the one that was examined.

    Raises:
        MediaRefused: if the file cannot be decoded or ends before that frame.
    """
    with open_footage(path) as footage:
        for frame in footage.frames(start=number):
            if frame.number == number:
                return frame
            break
    raise _refused(path, f"has no frame {number} that can be decoded", frame=number)


def _expect_footage(path: Path) -> None:
    try:
        str(path).encode()
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except UnicodeEncodeError:
        raise _refused(path, "has a name that is no valid Unicode", hint="Rename a copy of it.") from None
    except OSError as error:
        raise _refused(
            path, f"cannot be read ({error.strerror})", hint="Check the medium and the rights on the file."
        ) from None
    if kind_of(head, path.name) is Kind.STILL:
        raise _refused(path, "is a still, not footage", hint="Add it as a still.")


def _facts(capture: cv2.VideoCapture, path: Path, codec: str) -> FootageFacts:
    size = path.stat().st_size
    announced, rate = capture.get(cv2.CAP_PROP_FRAME_COUNT), capture.get(cv2.CAP_PROP_FPS)
    plausible = 0 < announced <= size
    listed = listed_frames(path)
    exact = listed is not None and listed <= size
    expected = listed if exact else int(announced) if plausible else None
    nominal = Fraction(rate).limit_denominator(1001) if 0 < rate <= 10_000 else None
    return FootageFacts(
        width=int(capture.get(cv2.CAP_PROP_FRAME_WIDTH)),
        height=int(capture.get(cv2.CAP_PROP_FRAME_HEIGHT)),
        codec=codec,
        container=_container(path),
        frames_expected=expected,
        frames_expected_exact=exact,
        duration_microseconds=round(announced / rate * 1_000_000) if plausible and nominal else None,
        nominal_rate=nominal,
    )


def _codec(capture: cv2.VideoCapture) -> str:
    number = int(capture.get(cv2.CAP_PROP_FOURCC))
    letters = number.to_bytes(4, "little").rstrip(b"\0 ") if 0 < number < 1 << 32 else b""
    return letters.decode("ascii") if letters.isascii() and letters.decode("ascii").isprintable() else "unknown"


_CONTAINERS = (
    (4, b"ftyp", "mp4"),
    (4, b"moov", "mp4"),
    (4, b"mdat", "mp4"),
    (4, b"wide", "mp4"),
    (8, b"AVI ", "avi"),
    (0, b"\x1aE\xdf\xa3", "matroska"),
    (0, b"GIF8", "gif"),
    (0, b"0&\xb2u", "asf"),
    (0, b"FLV", "flv"),
    (0, b"OggS", "ogg"),
    (0, b"\0\0\1\xba", "mpeg-ps"),
    (0, b"\x89PNG", "apng"),
    (0, b"DHAV", "dhav"),
    (0, b"G", "mpeg-ts"),
)


def _container(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(32)
    return next((name for at, mark, name in _CONTAINERS if head[at:].startswith(mark)), "unknown")


def _refused(path: Path, what: str, *, hint: str | None = None, **facts: object) -> MediaRefused:
    return MediaRefused(
        f"{path.name} {what}.",
        hint=hint or "Play it in the recorder maker's own player and export it as MP4, then add both files.",
        file=path.name,
        **facts,
    )
