"""What a file is, found out by opening it for real; asked at intake, before any model is loaded."""

from pathlib import Path

from catchlight.errors import MediaRefused
from catchlight.media.facts import FootageFacts, StillFacts
from catchlight.media.footage import open_footage
from catchlight.media.kinds import HEAD_BYTES, Kind, kind_of
from catchlight.media.stills import decode_still


def inspect(path: Path) -> StillFacts | FootageFacts:
    """Open a file: a still is decoded as a whole, footage up to its first frame.

    Raises:
        MediaRefused: if it is neither.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
            is_still = kind_of(head, path.name) is Kind.STILL
            data = head + file.read() if is_still else head
    except OSError as error:
        raise MediaRefused(
            f"{path.name} cannot be read ({error.strerror}).",
            hint="Check the medium and the rights on the file.",
            file=path.name,
        ) from None
    if is_still:
        return decode_still(data, name=path.name).facts
    with open_footage(path) as footage:
        return footage.facts
