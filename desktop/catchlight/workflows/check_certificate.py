"""Check the certificate of an erasure against the log of its lab."""

from pathlib import Path

import msgspec

from catchlight.errors import CatchlightError
from catchlight.evidence.erasure import certificate_problem
from catchlight.lab.folder import Lab

_LARGEST = 256 << 20


class _Place(msgspec.Struct, frozen=True):
    """Which entry a certificate names."""

    entry: int


def check_certificate(lab: Lab, file: Path) -> str | None:
    """What is wrong with a certificate, or None if it fits the entry that it names; reads only.

    Whether that entry itself is as it was written, `verify_log` says.

    Raises:
        CatchlightError: if the file cannot be read.
    """
    try:
        with file.open("rb") as source:
            text = source.read(_LARGEST)
    except OSError as error:
        raise CatchlightError(
            f"The certificate {file.name} cannot be read: {error.strerror}.",
            hint="Check the file's name and place.",
            file=str(file),
        ) from error
    try:
        place = msgspec.json.decode(text, type=_Place)
    except ValueError:
        return "it is no certificate of an erasure"
    with lab.reading() as db:
        row = db.conn.execute("SELECT CAST(entry AS BLOB) FROM log WHERE sequence = ?", (place.entry,)).fetchone()
    return "the log has no such entry" if row is None else certificate_problem(text.decode(), bytes(row[0]))
