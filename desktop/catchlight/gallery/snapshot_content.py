"""What binds a snapshot's content to its import: a file with a hash of what it says of each portrait, and their digest.

The Merkle root covers templates; names, dates, provenance and tags are in no tree. So the import writes `described`: a
SHA-256 for each row of `portraits` (32 zero bytes where there is none), then one over all tags. Its own hash and the
checksums of the search files make the digest that the import's entry in the log names. A search hashes that file (once
in a process, as long as its size, time of change and place are the same) and compares what it lists; `catchlight log
verify` compares everything.
"""

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

from sqlite_utils import Database

from catchlight.gallery.generation_files import digests_of
from catchlight.jobs import JobControl

FILE = "described"
_LENGTH = 32
_NOTHING = bytes(_LENGTH)


class ContentAltered(Exception):
    """A snapshot's content is not what was imported; says what."""


def describe(db: Database, folder: Path) -> None:
    """Write the hashes of what a snapshot says of its portraits, and of their tags.

    Raises:
        OSError: if it cannot be written.
    """
    last = 0
    with (folder / FILE).open("wb") as target:
        for portrait, hashed in _described(db, None):
            target.write(_NOTHING * (portrait - last - 1) + hashed)
            last = portrait
        target.write(_tags(db))


def files_digest(db: Database, folder: Path) -> str:
    """SHA-256 over the checksums of a snapshot's search files and the hash of what it says of its portraits.

    Raises:
        ContentAltered: if the file with the latter is gone.
    """
    used = db.conn.execute(
        "SELECT pack_sha256, generation, revision, leaves, manifest_sha256 FROM generations ORDER BY pack_sha256"
    ).fetchall()
    rows = db.conn.execute(
        "SELECT pack_sha256, generation, file, block, sha256 FROM generation_blocks"
        " ORDER BY pack_sha256, generation, file, block"
    ).fetchall()
    described = digests_of(folder / FILE)
    if described is None:
        raise ContentAltered("the hashes of its portraits are gone")
    return hashlib.sha256(json.dumps([*described, used, rows]).encode()).hexdigest()


def require_described(db: Database, folder: Path, portraits: Iterable[int], *, with_tags: bool) -> None:
    """Compare what a snapshot says of some portraits, and of all others of the same persons, with its import.

    Args:
        db: The snapshot's database.
        folder: Its folder; `files_digest` was compared.
        portraits: Rows of portraits that have to be there.
        with_tags: Whether all tags are compared too, because they decided what was searched.

    Raises:
        ContentAltered: if something else was imported.
        OSError: if the file cannot be read.
    """
    wanted = set(portraits)
    with (folder / FILE).open("rb") as source:
        most = os.fstat(source.fileno()).st_size // _LENGTH - 1
        for portrait, hashed in _described(db, sorted(wanted)):
            source.seek(_LENGTH * (portrait - 1) if 0 < portrait <= most else 0)
            if source.read(_LENGTH) != hashed:
                raise ContentAltered("what it says of a portrait is not what was imported")
            wanted.discard(portrait)
        source.seek(-_LENGTH, 2)
        if with_tags and source.read() != _tags(db):
            raise ContentAltered("its tags are not those that were imported")
    if wanted:
        raise ContentAltered("a portrait is gone from it")


def require_all_described(db: Database, folder: Path, control: JobControl | None = None) -> None:
    """Compare everything that a snapshot says of portraits with its import.

    Raises:
        ContentAltered: if something else was imported.
        OSError: if the file cannot be read.
        JobCancelled: if the job was asked to stop.
    """
    last = 0
    with (folder / FILE).open("rb") as source:
        most = os.fstat(source.fileno()).st_size // _LENGTH - 1
        for done, (portrait, hashed) in enumerate(_described(db, None)):
            if not 0 < portrait <= most:
                raise ContentAltered("a portrait was added to it")
            if control is not None and done % 4096 == 0:
                control.step(done, None, "portraits of a snapshot")
            if any(source.read(_LENGTH * (portrait - last - 1))) or source.read(_LENGTH) != hashed:
                raise ContentAltered("what it says of its portraits is not what was imported")
            last = portrait
        if source.read() != _tags(db):
            raise ContentAltered("its portraits or tags are not those that were imported")


def _described(db: Database, portraits: list[int] | None) -> Iterable[tuple[int, bytes]]:
    """Hashes of portraits by row: of all, or of all of the persons of some."""
    asked = None if portraits is None else json.dumps(portraits)
    for row in db.conn.execute(_PORTRAITS if asked is None else _SOME, () if asked is None else (asked,)):
        yield row[0], hashlib.sha256(json.dumps(row, default=bytes.hex).encode()).digest()


def _tags(db: Database) -> bytes:
    digest = hashlib.sha256()
    for row in db.conn.execute(
        "SELECT g.portrait, t.name FROM portrait_tags g JOIN tags t ON t.id = g.tag ORDER BY g.portrait, t.name"
    ):
        digest.update(json.dumps(row, default=bytes.hex).encode() + b"\n")
    return digest.digest()


_COLUMNS = (
    "SELECT p.id, p.person, n.person_id, n.sex, n.birth_year, p.sha256, p.file_name, p.width, p.height, p.captured_on,"
    " p.source, p.legal_basis, p.retain_until, p.note, p.x, p.y, p.face_width, p.face_height, p.landmarks, p.chosen,"
    " p.quality, p.verdict, p.crop_sha256, p.enrolled_at, p.enrolled_by"
    " FROM portraits p JOIN persons n ON n.id = p.person"
)
_PORTRAITS = _COLUMNS + " ORDER BY p.id"
_SOME = (
    _COLUMNS  # noqa: S608 - a constant
    + " WHERE p.person IN (SELECT person FROM portraits WHERE id IN (SELECT value FROM json_each(?))) ORDER BY p.id"
)
