"""Footage becomes frames: every frame, in order, with the container's own time.

Times are what the container gives for each frame, counted from the start of the video stream; they are never made
from a frame's number and a rate.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from catchlight.errors import MediaRefused
from catchlight.media.animation import Animation, is_animation
from catchlight.media.capture import Capture, Pixels, Room, Source
from catchlight.media.colours import CANNOT_DECODE
from catchlight.media.facts import DecodeWarning, FootageFacts
from catchlight.media.headers import header_of
from catchlight.media.kinds import HEAD_BYTES, Kind, kind_of
from catchlight.media.limits import MOST_FAILED, MOST_WARNINGS
from catchlight.media.mp4 import breaks_off, listed_frames
from catchlight.media.timeline import Timeline

MOST_PIXELS = 150_000_000
"""Pixels of one frame."""
LATE_MICROSECONDS = 500_000
"""Delay of the first frame after the file's own clock from which on it is told."""


class Footage:
    """One opened file; iterate `decoded` once, then `failed` and `warnings` are complete.

    Attributes:
        source: What decodes it; its first frame is decoded already.
        facts: What the container announces.
        failed: Numbers of the frames that the container's table lists and that did not decode, so far; at most
            `MOST_FAILED`.
        failed_unlisted: How many more there are: a file may list frames by the hundred million.
        warnings: What went otherwise than it should, so far; at most `MOST_WARNINGS`, and one about the number of the
            others.
    """

    def __init__(self, source: Source, facts: FootageFacts, notes: Sequence[str] = ()) -> None:
        self.source = source
        self._first_is_grabbed = True
        self._counted_on = False
        self.facts = facts
        self.failed: list[int] = []
        self.failed_unlisted = 0
        self._untold = 0
        self.warnings: list[DecodeWarning] = [DecodeWarning(0, None, note) for note in notes]

    def decoded(self, room: Room | None = None) -> Iterator[tuple[int, int, Pixels]]:
        """Number, microseconds and pixels of every frame, from the first; those that fail go to `failed`.

        Args:
            room: Where the pixels are to stand, see `Source.pixels`.
        """
        timeline = Timeline()
        size = (self.facts.width, self.facts.height)
        number = last = interval = 0
        while self._grab():
            microseconds = self._time(number, last, interval)
            interval, last = microseconds - last, microseconds
            self._warn(*timeline.add(number, microseconds))
            pixels = self.source.pixels(room)
            if pixels is None:
                self._fail(number, number + 1)
                self._warn(DecodeWarning(number, microseconds, "The frame could not be converted."))
            else:
                if (pixels.shape[1], pixels.shape[0]) != size:
                    size = (pixels.shape[1], pixels.shape[0])
                    message = f"From here on the frames are {size[0]} x {size[1]} pixels."
                    self._warn(DecodeWarning(number, microseconds, message))
                yield number, microseconds, pixels
            number += 1
        self.warnings += timeline.end(number)
        if self._untold:
            message = f"{self._untold:,} more warnings are not listed: the first {MOST_WARNINGS:,} are."
            self.warnings.append(DecodeWarning(number, None, message))
        self._compare_with_expected(number)

    def _time(self, number: int, last: int, interval: int) -> int:
        """The time of the frame just decoded; AVI has a rate and no times, and its decoder leaves late frames at 0."""
        microseconds = self.source.microseconds()
        if microseconds == 0 and last > 0 and self.facts.container == "avi":
            if not self._counted_on:
                self._counted_on = True
                self._warn(DecodeWarning(number, last, "From here on times follow from the AVI's rate."))
            return last + interval
        return microseconds

    def _fail(self, first: int, end: int) -> None:
        """Note the frames from `first` to before `end` as failed."""
        listed = min(end, first + MOST_FAILED - len(self.failed))
        self.failed += range(first, listed)
        self.failed_unlisted += end - listed

    def _warn(self, *warnings: DecodeWarning) -> None:
        for warning in warnings:
            if len(self.warnings) < MOST_WARNINGS:
                self.warnings.append(warning)
            else:
                self._untold += 1

    def _grab(self) -> bool:
        if self._first_is_grabbed:
            self._first_is_grabbed = False
            return True
        return self.source.grab()

    def _compare_with_expected(self, decoded: int) -> None:
        expected = self.facts.frames_expected
        if expected is None or expected == decoded:
            return
        if self.facts.frames_expected_exact and decoded < expected:
            self._fail(decoded, expected)
            lost = expected - decoded
            message = f"The file lists {expected:,} frames; {decoded:,} could be decoded, {lost:,} failed."
            if self.failed_unlisted:
                message += f" The first {len(self.failed):,} of these are listed one by one."
        elif self.facts.frames_expected_exact or abs(expected - decoded) > max(2, expected // 50):
            message = f"The file announces about {expected:,} frames; {decoded:,} were decoded."
            if decoded < expected:  # a table would have told; this is a count in a header, or duration times rate
                message += " Either frames are missing, or its rate varies."
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
    head = _head_of_footage(path)
    source: Source
    notes: list[str] = []
    if is_animation(head):
        source, facts = _open_animation(path, notes)
    else:
        source, facts = _open_capture(path, head, notes)
    try:
        if facts.width * facts.height > MOST_PIXELS:
            raise _refused(
                path, f"has frames of {facts.width:,} x {facts.height:,} pixels; the limit is {MOST_PIXELS:,} pixels"
            )
        if not source.grab():
            raise _refused(path, f"holds video ({facts.codec}) of which not one frame can be decoded")
        yield Footage(source, _with_start(facts, source), notes)
    finally:
        source.release()


def _head_of_footage(path: Path) -> bytes:
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
    return head


def _open_capture(path: Path, head: bytes, notes: list[str]) -> tuple[Capture, FootageFacts]:
    capture = Capture(str(path))
    if not capture.is_open:
        capture.release()
        if breaks_off(path):
            raise _refused(
                path,
                "breaks off before the index that an MP4 keeps at its end, so no frame of it can be found",
                hint="Ask for the whole file again, or have a copy repaired and add that as an exhibit of its own.",
            )
        raise _refused(path, "is not footage that can be decoded")
    size = path.stat().st_size
    announced, rate = capture.announced_frames, capture.announced_rate
    plausible = 0 < announced <= size
    listed = listed_frames(path)
    exact = listed is not None and listed <= size
    nominal = Fraction(rate).limit_denominator(1001) if 0 < rate <= 10_000 else None
    container = _container(head)
    header = header_of(path, container)
    facts = FootageFacts(
        width=capture.width,
        height=capture.height,
        codec=capture.codec,
        container=container,
        frames_expected=listed if exact else int(announced) if plausible else None,
        frames_expected_exact=exact,
        duration_microseconds=round(announced / rate * 1_000_000) if plausible and nominal else None,
        nominal_rate=nominal,
        time_base=header.time_base,
        starts_at_microseconds=round((header.starts_at or 0) * 1_000_000),
        video_streams=header.video_streams,
        pixel_aspect=capture.pixel_aspect,
        rotation=capture.rotation,
        pixel_format=capture.pixel_format,
        size=size,
    )
    notes += _notes(facts, capture, lacks_index=header.lacks_index)
    if announced > size:
        notes.append(_too_many(announced, size))
    return capture, facts


def _too_many(announced: float, size: int) -> str:
    return f"The file announces {announced:,.0f} frames, more than its {size:,} bytes can hold; not taken."


def _with_start(facts: FootageFacts, source: Source) -> FootageFacts:
    """With the container's time of the first frame, now decoded, where the header has none; to the nearest frame."""
    if not isinstance(source, Capture) or facts.container not in _WITHOUT_START or facts.nominal_rate is None:
        return facts
    return replace(facts, starts_at_microseconds=round(source.ticks / facts.nominal_rate * 1_000_000))


def _notes(facts: FootageFacts, capture: Capture, *, lacks_index: bool) -> Iterator[str]:
    """What an examiner should know before the first frame is read."""
    if facts.video_streams is not None and facts.video_streams > 1:
        yield f"The file holds {facts.video_streams} video streams; the one that its maker put first is examined."
    if facts.starts_at_microseconds >= LATE_MICROSECONDS:
        late = facts.starts_at_microseconds / 1_000_000
        yield f"The video starts {late:.3f} s after the file's own clock; times count from its first frame."
    if capture.stored_aspect != 1 and capture.pixel_aspect == 1:
        yield f"The file says that its pixels are {float(capture.stored_aspect):.3g} times as wide as high; not taken."
    elif capture.pixel_aspect != 1:
        yield f"Its pixels are not square; frames are stretched to {facts.width} x {facts.height}."
    if facts.frames_expected is None and facts.duration_microseconds is None:
        yield "The container announces neither a duration nor a number of frames."
    if lacks_index:
        yield "The container has no index: it was not closed properly, or its end is missing."


def _open_animation(path: Path, notes: list[str]) -> tuple[Animation, FootageFacts]:
    try:
        animation = Animation(path)
    except CANNOT_DECODE:
        raise _refused(path, "is not footage that can be decoded") from None
    size = path.stat().st_size
    plausible = animation.frame_count <= size
    if not plausible:
        notes.append(_too_many(animation.frame_count, size))
    return animation, FootageFacts(
        width=animation.width,
        height=animation.height,
        codec=animation.codec,
        container=animation.codec.lower(),
        frames_expected=animation.frame_count if plausible else None,
        frames_expected_exact=plausible,
        duration_microseconds=None,
        nominal_rate=None,
        size=size,
    )


_WITHOUT_START = {"mpeg-ts", "mpeg-ps", "flv", "asf"}
"""Containers whose clock may stand anywhere when a recording begins."""

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


def _container(head: bytes) -> str:
    return next((name for at, mark, name in _CONTAINERS if head[at:].startswith(mark)), "unknown")


def _refused(path: Path, what: str, *, hint: str | None = None, **facts: object) -> MediaRefused:
    return MediaRefused(
        f"{path.name} {what}.",
        hint=hint or "Play it in the recorder maker's own player and export it as MP4, then add both files.",
        file=path.name,
        **facts,
    )
