"""Exhibits: files taken into evidence, by their hash; the originals stay where they are and are never changed."""

import hashlib
import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Subject, Value, timestamp
from catchlight.evidence.log import Act
from catchlight.evidence.store import Store, sha256_of


@dataclass(frozen=True, kw_only=True)
class ExaminedFile:
    """A file that was hashed and opened for real, with what was said of it at intake.

    Attributes:
        path: Where the original lay, absolute.
        sha256: Its hash, hex.
        size: Bytes.
        kind: "still" or "footage".
        width: Pixels, upright.
        height: Pixels, upright.
        frames_expected: Frames that the container announces (1 for a still); None where it does not say.
        reference: The force's own reference, or None.
        seized_by: Who seized it, or None.
        seized_at: When it was seized, RFC 3339, or None.
        kept: True if the store holds a copy of the original.
    """

    path: str
    sha256: str
    size: int
    kind: str
    width: int
    height: int
    frames_expected: int | None
    reference: str | None = None
    seized_by: str | None = None
    seized_at: str | None = None
    kept: bool = False


@dataclass(frozen=True, kw_only=True)
class Exhibit(ExaminedFile):
    """A file taken into evidence.

    Attributes:
        row: Its row; shown as `e12`.
        case_row: The case it belongs to.
        added_at: RFC 3339, UTC.
        added_by: Who took it in.
    """

    row: int
    case_row: int
    added_at: str
    added_by: str

    @property
    def id(self) -> str:
        """The id shown to people and scripts."""
        return f"e{self.row}"

    @property
    def name(self) -> str:
        """The file's name."""
        return Path(self.path).name


_FILE = tuple(field.name for field in fields(ExaminedFile))
_COLUMNS = ", ".join(("id", "case_id", "added_at", "added_by", *_FILE))


def add_exhibit(act: Act, case: Case, file: ExaminedFile) -> Exhibit:
    """Store an exhibit with its log entry.

    Raises:
        CatchlightError: if the case holds a file of the same content already, or its name is no text.
    """
    _require_text(file.path)
    known = find_exhibit(act.db, case, sha256=file.sha256)
    if known is not None:
        raise CatchlightError(
            f"already in the case as exhibit {known.id} ({known.name})", hint="Nothing to do.", exhibit=known.id
        )
    cursor = act.db.conn.execute(
        f"INSERT INTO exhibits ({_COLUMNS}) VALUES (NULL{', ?' * (3 + len(_FILE))})",  # noqa: S608 - constants only
        (case.row, timestamp(act.now), act.actor.name, *(getattr(file, name) for name in _FILE)),
    )
    exhibit = _numbered(act.db, int(cursor.lastrowid or 0))
    act.log(
        "exhibit.added",
        case=case.identifier,
        subjects=(Subject("exhibit", exhibit.sha256),),
        details={
            "exhibit": exhibit.id,
            "path": Personal(exhibit.path),
            "bytes": exhibit.size,
            "kind": exhibit.kind,
            "width": exhibit.width,
            "height": exhibit.height,
            "frames_expected": exhibit.frames_expected,
            "reference": _personal(exhibit.reference),
            "seized_by": _personal(exhibit.seized_by),
            "seized_at": exhibit.seized_at,
            "original_kept": exhibit.kept,
        },
    )
    return exhibit


def exhibits_of(db: Database, case: Case) -> list[Exhibit]:
    """The case's exhibits in order of intake."""
    rows = db.conn.execute(f"SELECT {_COLUMNS} FROM exhibits WHERE case_id = ? ORDER BY id", (case.row,))  # noqa: S608
    return [_exhibit(row) for row in rows]


def find_exhibit(db: Database, case: Case, *, sha256: str) -> Exhibit | None:
    """The case's exhibit of that content, or None."""
    row = db.conn.execute(
        f"SELECT {_COLUMNS} FROM exhibits WHERE case_id = ? AND sha256 = ?",  # noqa: S608 - constants only
        (case.row, sha256),
    ).fetchone()
    return None if row is None else _exhibit(row)


def exhibit_named(db: Database, case: Case, name: str) -> Exhibit:
    """The exhibit `e3` of the case.

    Raises:
        CatchlightError: if the case has no such exhibit.
    """
    number = int(name[1:]) if re.fullmatch(r"e[0-9]{1,18}", name) else -1
    row = db.conn.execute(
        f"SELECT {_COLUMNS} FROM exhibits WHERE case_id = ? AND id = ?",  # noqa: S608 - constants only
        (case.row, number),
    ).fetchone()
    if row is None:
        raise CatchlightError(
            f"The case {case.number} has no exhibit {name}.",
            hint="List them with: catchlight exhibit list CASE.",
            exhibit=name,
        )
    return _exhibit(row)


def original_of(exhibit: Exhibit, *, store: Store) -> Path:
    """The exhibit's original (or the kept copy), re-hashed now so that it can be relied on.

    Raises:
        CatchlightError: if it is gone, or its content is no longer that of the intake.
    """
    path = _original_path(exhibit, store)
    try:
        found = sha256_of(path)
    except OSError as error:
        raise _gone(exhibit, path) from error
    if found != exhibit.sha256:
        raise _changed(exhibit, path, found)
    return path


def original_bytes(exhibit: Exhibit, *, store: Store) -> bytes:
    """The bytes of the exhibit's original (or of the kept copy), read once and hashed as read.

    Raises:
        CatchlightError: if it is gone, or its content is no longer that of the intake.
    """
    path = _original_path(exhibit, store)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _gone(exhibit, path) from error
    if (found := hashlib.sha256(content).hexdigest()) != exhibit.sha256:
        raise _changed(exhibit, path, found)
    return content


def _require_text(path: str) -> None:
    """Refuse a name with bytes that no encoding explains (Linux allows them): neither log nor report could hold it."""
    try:
        path.encode()
    except UnicodeEncodeError as error:
        readable = path.encode(errors="backslashreplace").decode()
        raise CatchlightError(
            f"its name is not text: {readable}", hint="Copy the file under a readable name and add the copy."
        ) from error


def _original_path(exhibit: Exhibit, store: Store) -> Path:
    return store.path(exhibit.sha256) if exhibit.kept else Path(exhibit.path)


def _gone(exhibit: Exhibit, path: Path) -> CatchlightError:
    return CatchlightError(
        f"The original of exhibit {exhibit.id} cannot be read where it was taken in: {path}.",
        hint="Bring the file or its drive back to that place, then start again.",
        exhibit=exhibit.id,
        path=str(path),
    )


def _changed(exhibit: Exhibit, path: Path, found: str) -> CatchlightError:
    return CatchlightError(
        f"The original of exhibit {exhibit.id}, {path.name}, was changed since it was taken in. It is not used.",
        hint="Find out what changed it; bring the unchanged file back to its place.",
        exhibit=exhibit.id,
        sha256_at_intake=exhibit.sha256,
        sha256_now=found,
    )


def names_original(db: Database, sha256: str) -> bool:
    """True if an exhibit's original of that content is kept in the store."""
    return db.conn.execute("SELECT 1 FROM exhibits WHERE kept AND sha256 = ? LIMIT 1", (sha256,)).fetchone() is not None


def _numbered(db: Database, row: int) -> Exhibit:
    return _exhibit(db.conn.execute(f"SELECT {_COLUMNS} FROM exhibits WHERE id = ?", (row,)).fetchone())  # noqa: S608


def _exhibit(row: tuple[Any, ...]) -> Exhibit:
    number, case, added_at, added_by, *file = row
    known = dict(zip(_FILE, file, strict=True))
    return Exhibit(
        row=number, case_row=case, added_at=added_at, added_by=added_by, **{**known, "kept": bool(known["kept"])}
    )


def _personal(text: str | None) -> Value:
    return None if text is None else Personal(text)
