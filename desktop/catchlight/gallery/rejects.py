"""The rows that were refused, each with its reason, and the file they are handed back in.

While an enrolment runs they wait in a scratch database on disk, with the hashes of the files seen so far, so that a
manifest of a million rows needs no more memory than one of ten. The file is a manifest: mended, it can be enrolled.
"""

import csv
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from catchlight.errors import CatchlightError
from catchlight.evidence.tables import harmless, replacing

WRITTEN_BY_US = ("row", "reason")
"""The columns that a rejects file has besides those of the manifest."""
_GUARD = "'"


@dataclass(frozen=True)
class RefusedRow:
    """A row that was not enrolled.

    Attributes:
        row: Its number as a spreadsheet counts: the header is row 1.
        image: The image as the row names it.
        reason: Why, in words.
        kind: The sort of reason: `no-face`, `several-faces`, `too-small`, `face-box`, `missing-provenance`, `expired`,
            `unreadable`, `duplicate`, `conflict`, `invalid`, `image`; of ANSI/NIST-ITL records also `malformed`,
            `not-a-face`, `several-persons`.
        cells: The row, by column, as it was understood; told while it runs, not kept in a result.
    """

    row: int
    image: str
    reason: str
    kind: str
    cells: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)


class Rejects:
    """What a run has seen and refused; gone with the run, unless written."""

    def __init__(self) -> None:
        self._scratch = sqlite3.connect("", isolation_level=None)  # a nameless file that SQLite deletes itself
        self._scratch.execute("CREATE TABLE seen (sha256 BLOB PRIMARY KEY, row INTEGER, said BLOB) WITHOUT ROWID")
        self._scratch.execute(
            "CREATE TABLE refused (row INTEGER PRIMARY KEY, image TEXT, reason TEXT, kind TEXT, cells TEXT)"
        )
        self._scratch.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._scratch.close()

    def seen_before(self, sha256: str, *, row: int, said: str) -> int | None:
        """The earlier row that says something else of the same file, or None; the first row is remembered.

        Args:
            sha256: Hash of the file.
            row: The row's number.
            said: What the row says of it, in any form that is the same for the same particulars.
        """
        file, particulars = bytes.fromhex(sha256), hashlib.sha256(said.encode("utf-8", "surrogatepass")).digest()
        known = self._scratch.execute("SELECT row, said FROM seen WHERE sha256 = ?", (file,)).fetchone()
        if known is None:
            self._scratch.execute("INSERT INTO seen VALUES (?, ?, ?)", (file, row, particulars))
            return None
        return None if known[1] == particulars else int(known[0])

    def add(self, refused: RefusedRow, cells: Mapping[str, str]) -> None:
        """Keep a refused row with its cells."""
        self._scratch.execute(
            "INSERT OR REPLACE INTO refused VALUES (?, ?, ?, ?, ?)",
            (refused.row, refused.image, refused.reason, refused.kind, json.dumps(dict(cells))),
        )

    def rows(self, *, most: int = -1) -> tuple[RefusedRow, ...]:
        """The first `most` refused rows, by row; -1 for all."""
        found = self._scratch.execute("SELECT row, image, reason, kind FROM refused ORDER BY row LIMIT ?", (most,))
        return tuple(RefusedRow(*row) for row in found)

    def counts(self) -> dict[str, int]:
        """How many rows were refused, by kind."""
        kinds = self._scratch.execute("SELECT kind, count(*) FROM refused GROUP BY kind ORDER BY kind")
        return dict(kinds.fetchall())

    def write(self, path: Path, *, columns: tuple[str, ...], delimiter: str) -> None:
        """Write the file of refused rows in one go: the original columns, then `row` and `reason`.

        Raises:
            CatchlightError: if it cannot be written; no half file is left.
        """
        kept = tuple(name for name in columns if name not in WRITTEN_BY_US)
        with _replacing(path) as fresh, fresh.open("w", encoding="utf-8-sig", newline="") as target:
            writer = csv.writer(target, delimiter=delimiter)
            writer.writerow([harmless(name) for name in (*kept, *WRITTEN_BY_US)])
            for row, reason, cells in self._scratch.execute("SELECT row, reason, cells FROM refused ORDER BY row"):
                original = json.loads(cells)
                writer.writerow([guarded(original.get(name, "")) for name in kept] + [row, guarded(reason)])
            target.flush()
            os.fsync(target.fileno())


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula, and from which `unguarded` gives back exactly what it was."""
    return _GUARD + cell if cell.startswith(_GUARD) and _is_guarded(cell) else harmless(cell)


def unguarded(cell: str) -> str:
    """A cell of a rejects file as it was before it was written."""
    return cell[len(_GUARD) :] if _is_guarded(cell) else cell


def _is_guarded(cell: str) -> bool:
    """Whether a cell begins with guards and then something that a spreadsheet would run."""
    inside = cell.lstrip(_GUARD)
    return cell.startswith(_GUARD) and harmless(inside) != inside


def check_rejects_path(path: Path, *, manifest: Path) -> None:
    """Refuse a place for the rejects file that would cost something, before any work is done.

    Raises:
        CatchlightError: if it is the manifest itself, a folder, or in no folder that can be written to.
    """
    problem = None
    if path.exists() and path.samefile(manifest):
        problem = "is the manifest itself, which is never changed"
    elif path.is_dir():
        problem = "is a folder"
    elif not path.parent.is_dir():
        problem = "lies in a folder that does not exist"
    if problem is not None:
        raise CatchlightError(
            f"The rejects file {path.name} {problem}. Nothing was enrolled.",
            hint="Choose another file for the rejected rows.",
            rejects=str(path),
        )


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A fresh file that takes the place of `path` when the block ends well."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as fresh:
            yield fresh
    except OSError as error:
        raise CatchlightError(
            f"The rejects file {path.name} could not be written: {error.strerror}. What was enrolled is kept.",
            hint="Free some disk space or choose another place, then enrol again: it only adds what is missing.",
            rejects=str(path),
        ) from error
