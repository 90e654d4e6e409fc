"""What is known of a still or a piece of footage; plain data that travels between processes, no decoder behind it."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class StillFacts:
    """What opening a still for real showed.

    Attributes:
        width: Pixels across, upright.
        height: Pixels down, upright.
        format: `JPEG`, `PNG`, `TIFF`, ... as found in the bytes, whatever the file's name says.
        captured_exif: Capture time as the camera wrote it, `YYYY:MM:DD HH:MM:SS` and its offset where there is one;
            None where the file holds none. Text, because EXIF without an offset names no instant.
        warnings: What an examiner should know about the decoding.
        pages: How many pictures the file holds that are examined (TIFF and HEIC files may hold several).
    """

    width: int
    height: int
    format: str
    captured_exif: str | None
    warnings: tuple[str, ...] = ()
    pages: int = 1


@dataclass(frozen=True)
class FootageFacts:
    """What opening a piece of footage for real showed, before its frames are read.

    Attributes:
        width: Pixels across, upright.
        height: Pixels down, upright.
        codec: Four-character code or name of the codec.
        container: Container as found in the bytes (`mp4`, `avi`, `matroska`, `gif`, ...), or the decoder's name.
        frames_expected: Frames that the container announces; None where it does not say, or says something absurd.
        frames_expected_exact: True where the announcement is a table of the frames, so that a missing frame is a
            failed one; False where it is an estimate from duration and rate.
        duration_microseconds: Duration that the container announces, or None.
        nominal_rate: Frames a second that the container announces, or None. Never used for times.
        time_base: Seconds of one tick of the container's clock for this stream, or None where it is not known.
        starts_at_microseconds: The container's time of the first frame, which counts as 0 here.
        video_streams: How many video streams the file holds, None where that is not known; the first is examined.
        pixel_aspect: Width over height of a stored pixel; frames are stretched to square pixels.
        rotation: Degrees, clockwise, by which stored frames are turned to stand upright.
        pixel_format: The decoder's name of the stored pixels (`yuv420p`, `gray10le`, ...), or None.
        size: Bytes of the file.
    """

    width: int
    height: int
    codec: str
    container: str
    frames_expected: int | None
    frames_expected_exact: bool
    duration_microseconds: int | None
    nominal_rate: Fraction | None
    time_base: Fraction | None = None
    starts_at_microseconds: int = 0
    video_streams: int | None = 1
    pixel_aspect: Fraction = Fraction(1)
    rotation: int = 0
    pixel_format: str | None = None
    size: int = 0


@dataclass(frozen=True)
class DecodeWarning:
    """Something that went otherwise than it should while footage was decoded; stored as data.

    Attributes:
        frame: Number of the frame at or before which it happened, from 0.
        microseconds: Media time of that frame, or None where none was decoded.
        message: What happened, one sentence.
    """

    frame: int
    microseconds: int | None
    message: str
