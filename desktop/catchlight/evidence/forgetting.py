"""What a room forgets when something is erased: its rows, and the stored files that these named.

Each room deletes its own rows and says how many; the workflow joins what the rooms say, and `evidence.erasure` makes it
an entry and a certificate. Nothing here logs.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sqlite_utils import Database

from catchlight.evidence.cases import Case


@dataclass(frozen=True)
class Forgotten:
    """What was deleted.

    Attributes:
        rows: Deleted rows by table; tables without one are left out.
        files: SHA-256 (hex) of the stored files that these rows named; others may name them too.
    """

    rows: Mapping[str, int] = field(default_factory=dict)
    files: frozenset[str] = frozenset()

    def __add__(self, other: "Forgotten") -> "Forgotten":
        tables = {**self.rows, **other.rows}
        rows = {table: self.rows.get(table, 0) + other.rows.get(table, 0) for table in tables}
        return Forgotten(rows, self.files | other.files)


def deleted(db: Database, table: str, condition: str, *values: int | str) -> Forgotten:
    """Delete the rows of a table that a condition (both constants of the calling room) chooses."""
    count = db.conn.execute(f"DELETE FROM {table} WHERE {condition}", values).rowcount  # noqa: S608 - constants
    return Forgotten({table: count} if count else {})


def hashes_in(db: Database, statement: str, *values: int | str) -> frozenset[str]:
    """The hashes that a statement (a constant of the calling room) finds."""
    return frozenset(sha256 for (sha256,) in db.conn.execute(statement, values))


def forget_exhibits(db: Database, case: Case) -> Forgotten:
    """Delete the case's exhibits and their recorders' clocks; what was found in them must be gone."""
    kept = hashes_in(db, "SELECT sha256 FROM exhibits WHERE kept AND case_id = ?", case.row)
    return (
        deleted(db, "recorder_clocks", "exhibit_id IN (SELECT id FROM exhibits WHERE case_id = ?)", case.row)
        + deleted(db, "exhibits", "case_id = ?", case.row)
        + Forgotten(files=kept)
    )


def forget_case(db: Database, case: Case) -> Forgotten:
    """Delete the case itself and its members; everything in it must be gone."""
    return deleted(db, "case_members", "case_id = ?", case.row) + deleted(db, "cases", "id = ?", case.row)


def kept_originals(db: Database) -> Iterator[str]:
    """SHA-256 of every original that the store holds a copy of."""
    return (sha256 for (sha256,) in db.conn.execute("SELECT DISTINCT sha256 FROM exhibits WHERE kept"))
