"""What binds the record of a portrait to the log: a salted hash over all that its row and its person say.

The entry of an enrolment gives the hash as `record`; the salt stands in the portrait's row and goes with it, so after
an erasure the hash says nothing of anybody. What a later enrolment tells of a person for the first time (sex, birth
year) is no part of the records before it: its entry gives a hash of that alone for each of those, under their salts, so
that nothing that was edited meanwhile is taken for logged.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from catchlight.evidence.commitment import SALT_BYTES, commitment_digest

PARTICULARS = ("sex", "birth_year")
"""What later enrolments can add to a person."""
_SAID = (
    "SELECT p.salt, n.sex, n.birth_year, n.person_id, p.id, p.sha256, p.file_name, p.width, p.height, p.captured_on,"
    " p.source, p.legal_basis, p.retain_until, p.note, p.x, p.y, p.face_width, p.face_height, p.landmarks, p.chosen,"
    " p.quality, p.verdict, p.crop_sha256, p.enrolled_at, p.enrolled_by"
    " FROM portraits p JOIN persons n ON n.id = p.person"
)


@dataclass(frozen=True)
class PortraitRecord:
    """The record of a portrait, as the tables have it.

    Attributes:
        salt: 32 random bytes; other bytes where an earlier version enrolled it, which has no record in the log.
        sex: The person's, or None.
        birth_year: The person's, or None.
        said: All else that the person's row and the portrait's say, who and which file among it.
    """

    salt: Any
    sex: Any
    birth_year: Any
    said: tuple[Any, ...]

    @property
    def person_id(self) -> str:
        """Whose it is."""
        return str(self.said[0])

    @property
    def row(self) -> int:
        """The portrait's row."""
        return int(self.said[1])

    @property
    def sha256(self) -> str:
        """SHA-256 of the original file."""
        return str(self.said[2])

    @property
    def is_bound(self) -> bool:
        """Whether there is a salt to bind it with."""
        return isinstance(self.salt, bytes) and len(self.salt) == SALT_BYTES

    def digest(self, *, without: Iterable[str] = ()) -> bytes:
        """The hash of the record, 32 bytes; `without` names particulars that were not known yet.

        Raises:
            ValueError: if there is no salt.
        """
        person = [None if name in without else getattr(self, name) for name in PARTICULARS]
        return _digest(self.salt, ("portrait", *person, *self.said))

    def digest_of(self, particular: str) -> bytes:
        """The hash of one particular of the person alone, 32 bytes.

        Raises:
            ValueError: if there is no salt.
        """
        return _digest(self.salt, (particular, getattr(self, particular)))


def record_of(db: Database, portrait: int) -> PortraitRecord:
    """The record of a portrait that is enrolled."""
    (found,) = _records(db.conn.execute(_SAID + " WHERE p.id = ?", (portrait,)))
    return found


def records_of_person(db: Database, person: int) -> list[PortraitRecord]:
    """The records of a person's portraits, by row."""
    return list(_records(db.conn.execute(_SAID + " WHERE p.person = ? ORDER BY p.id", (person,))))


def all_records(db: Database) -> Iterator[PortraitRecord]:
    """The records of all portraits, by the hash of the original file."""
    return _records(db.conn.execute(_SAID + " ORDER BY p.sha256"))


def _records(rows: Iterable[tuple[Any, ...]]) -> Iterator[PortraitRecord]:
    return (PortraitRecord(salt, sex, birth_year, tuple(said)) for salt, sex, birth_year, *said in rows)


def _never_written(value: bytes) -> dict[str, str]:
    """Bytes where the program writes a text or a number, as nothing that it writes looks."""
    return {"bytes": value.hex()}


_encoded = json.JSONEncoder(default=_never_written).encode


def _digest(salt: bytes, said: tuple[Any, ...]) -> bytes:
    """A commitment like those of the log; the first word keeps the kinds apart."""
    return commitment_digest(salt=salt, clear=_encoded(said))
