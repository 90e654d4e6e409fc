"""One frame of footage found again, bit for bit the one that sequential decoding gave.

A decoder's own seek is not to be relied on: it lands on other frames than it says. So a seek only saves decoding: it
lands before the frame, decodes forward to its time, and what is found counts only if it has the frame's fingerprint.
"""

from collections.abc import Callable
from pathlib import Path

from catchlight.errors import MediaRefused
from catchlight.media.capture import Capture, Pixels, Source
from catchlight.media.fingerprint import fingerprint
from catchlight.media.footage import open_footage
from catchlight.media.frames import Frame
from catchlight.media.request import FrameAddress, Region

MARGINS = (500_000, 4_000_000, 32_000_000)
"""Microseconds before the frame at which a seek aims, one after the other, until the frame is found."""
WORTH_IT = 100
"""Number of a frame up to which decoding from the beginning is as quick as seeking."""


def _nothing() -> None:
    pass


def frame_at(path: Path, address: FrameAddress, *, alive: Callable[[], None] = _nothing) -> Frame:
    """The frame at this address.

    Args:
        path: The file.
        address: Which frame.
        alive: Called for every frame that is decoded on the way, as a sign of life.

    Raises:
        MediaRefused: if the file cannot be decoded, ends before that frame, or decodes to other pixels than it did
            when the address was noted.
    """
    with open_footage(path) as footage:
        pixels = None
        source = footage.source
        if address.fingerprint is not None and address.number > WORTH_IT and isinstance(source, Capture):
            pixels = _sought(source, address, alive)
    if pixels is None:
        with open_footage(path) as footage:
            pixels = _counted(footage.source, address.number, alive)
    if pixels is None:
        raise MediaRefused(
            f"{path.name} has no frame {address.number} that can be decoded.",
            hint="Play it in the recorder maker's own player and export it as MP4, then add both files.",
            file=path.name,
            frame=address.number,
        )
    mark = fingerprint(pixels)
    if address.fingerprint not in {None, mark}:
        raise MediaRefused(
            f"Frame {address.number} of {path.name} does not decode to the pixels that were examined.",
            hint="Compare the versions of Catchlight, and verify the file's SHA-256; then extract the exhibit again.",
            file=path.name,
            frame=address.number,
        )
    whole = Region(0, 0, pixels.shape[1], pixels.shape[0])
    return Frame(address.number, address.microseconds, pixels, mark, (whole,))


def _sought(capture: Capture, address: FrameAddress, alive: Callable[[], None]) -> Pixels | None:
    """The frame's pixels, or None where seeking does not lead to them."""
    for margin in MARGINS:
        capture.seek(max(0, address.microseconds - margin))
        found = _forward(capture, address, alive)
        if found is not None:
            return found
        if address.microseconds <= margin:
            break
    return None


def _forward(capture: Capture, address: FrameAddress, alive: Callable[[], None]) -> Pixels | None:
    if not capture.grab() or capture.microseconds() > address.microseconds:
        return None
    more = True
    while more and capture.microseconds() < address.microseconds:
        alive()
        more = capture.grab()
    while more and capture.microseconds() == address.microseconds:
        pixels = capture.pixels()
        if pixels is not None and fingerprint(pixels) == address.fingerprint:
            return pixels
        more = capture.grab()
    return None


def _counted(source: Source, number: int, alive: Callable[[], None]) -> Pixels | None:
    """The pixels of the frame with this number, decoded from the beginning; the first is decoded already."""
    for _ in range(number):
        alive()
        if not source.grab():
            return None
    return source.pixels()
