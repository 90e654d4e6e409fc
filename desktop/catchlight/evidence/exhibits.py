"""Exhibits: files taken into evidence, by their hash; the originals stay where they are and are never changed."""

from dataclasses import dataclass, replace
from pathlib import Path

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Subject, Value, timestamp
from catchlight.evidence.log import Act
from catchlight.evidence.store import Store, sha256_of


@dataclass(frozen=True)
class Exhibit:
    """A file taken into evidence.

    Attributes:
        row: Its row; shown as `e12`.
        case_row: The case it belongs to.
        path: Where the original lay at intake.
        sha256: Hash at intake, hex.
        size: Bytes.
        kind: "still" or "footage".
        width: Pixels, upright.
        height: Pixels, upright.
        reference: The force's own reference, or None.
        seized_by: Who seized it, or None.
        seized_at: When, as stated, or None.
        kept: True if the store holds a copy of the original.
        added_at: RFC 3339, UTC.
        added_by: Who took it in.
    """

    row: int
    case_row: int
    path: str
    sha256: str
    size: int
    kind: str
    width: int
    height: int
    reference: str | None
    seized_by: str | None
    seized_at: str | None
    kept: bool
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


_COLUMNS = (
    "id, case_id, path, sha256, size, kind, width, height, reference, seized_by, seized_at, kept, added_at, added_by"
)


def add_exhibit(act: Act, case: Case, exhibit: Exhibit) -> Exhibit:
    """Store an exhibit with its log entry; `row`, `added_at` and `added_by` are set here.

    Raises:
        CatchlightError: if the case holds a file of the same content already.
    """
    known = find_exhibit(act.db, case, sha256=exhibit.sha256)
    if known is not None:
        raise CatchlightError(
            f"already in the case as exhibit {known.id} ({known.name})", hint="Nothing to do.", exhibit=known.id
        )
    exhibit = replace(exhibit, case_row=case.row, added_at=timestamp(act.now), added_by=act.actor.name)
    cursor = act.db.conn.execute(
        f"INSERT INTO exhibits ({_COLUMNS}) VALUES (NULL{', ?' * 13})",  # noqa: S608 - constants only
        (
            exhibit.case_row,
            exhibit.path,
            exhibit.sha256,
            exhibit.size,
            exhibit.kind,
            exhibit.width,
            exhibit.height,
            exhibit.reference,
            exhibit.seized_by,
            exhibit.seized_at,
            exhibit.kept,
            exhibit.added_at,
            exhibit.added_by,
        ),  # fmt: skip
    )
    exhibit = replace(exhibit, row=int(cursor.lastrowid or 0))
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
        f"SELECT {_COLUMNS} FROM exhibits WHERE case_id = ? AND sha256 = ?",  # noqa: S608
        (case.row, sha256),
    ).fetchone()
    return None if row is None else _exhibit(row)


def original_of(exhibit: Exhibit, *, store: Store) -> Path:
    """The exhibit's original (or the kept copy), re-hashed now so that it can be relied on.

    Raises:
        CatchlightError: if it is gone, or its content is no longer that of the intake.
    """
    path = store.path(exhibit.sha256) if exhibit.kept else Path(exhibit.path)
    try:
        found = sha256_of(path)
    except OSError as error:
        raise CatchlightError(
            f"The original of exhibit {exhibit.id} is not where it was taken in: {path}.",
            hint="Bring the file or its drive back to that place, then start again.",
            exhibit=exhibit.id,
            path=str(path),
        ) from error
    if found != exhibit.sha256:
        raise CatchlightError(
            f"The original of exhibit {exhibit.id}, {path.name}, was changed since it was taken in. It is not used.",
            hint="Find out what changed it; bring the unchanged file back to its place.",
            exhibit=exhibit.id,
            sha256_at_intake=exhibit.sha256,
            sha256_now=found,
        )
    return path


def _exhibit(row: tuple[object, ...]) -> Exhibit:
    fields = list(row)
    fields[11] = bool(fields[11])
    return Exhibit(*fields)  # type: ignore[arg-type]  # SQLite's types follow the schema's column types


def _personal(text: str | None) -> Value:
    return None if text is None else Personal(text)
