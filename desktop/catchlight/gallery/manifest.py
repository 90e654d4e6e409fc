"""The enrolment manifest: a CSV file that says whose portraits these are, where they come from, why they may be kept.

The file as a whole is refused only where no row of it could be understood; otherwise each row stands or falls alone.
A rejects file is a manifest again: what it adds to the cells against spreadsheets is taken away when it is read.
"""

import csv
import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from catchlight.errors import CatchlightError
from catchlight.gallery.rejects import WRITTEN_BY_US, unguarded

REQUIRED = ("person_id", "image", "captured_on", "source", "legal_basis", "retain_until")
OPTIONAL = ("sex", "birth_year", "note", "face_box")
LARGEST_MANIFEST = 2 * 1024**3
"""Bytes."""
LONGEST_LINE = 65_536
"""Bytes."""
LONGEST_FIELD = 2_000
"""Characters."""
_NOTHING = " Nothing was enrolled."


@dataclass(frozen=True)
class Layout:
    """How a manifest is written, found by reading all of it once.

    Attributes:
        path: The file, absolute.
        columns: Names of its columns, in order, lower case.
        delimiter: "," or ";".
        rows: Rows after the header that are not blank.
        sha256: Of the whole file, hex.
        ignored: Columns that mean nothing to an enrolment.
    """

    path: Path
    columns: tuple[str, ...]
    delimiter: str
    rows: int
    sha256: str
    ignored: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One row.

    Attributes:
        number: As a spreadsheet counts: the header is row 1.
        cells: Its cells as written, without surrounding blanks, by column.
        problem: Why it cannot be understood, or None.
        units: How many of the units that are counted (`Layout.rows`) are done with it.
    """

    number: int
    cells: Mapping[str, str]
    problem: str | None = None
    units: int = 1


def find_manifest(path: Path) -> Path:
    """The manifest that `path` means: itself, or the one in that folder.

    Raises:
        CatchlightError: if the folder holds no MANIFEST.csv, or several that differ in capitals only.
    """
    if not path.is_dir():
        return path.absolute()
    found = manifests_in(path)
    if len(found) != 1:
        raise CatchlightError(
            f"The folder {path.name} holds {'several' if found else 'no'} MANIFEST.csv." + _NOTHING,
            hint=f"Put one MANIFEST.csv with these columns beside the images: {', '.join(REQUIRED)}.",
            folder=str(path),
        )
    return found[0].absolute()


def manifests_in(folder: Path) -> list[Path]:
    """The files of a folder that are called MANIFEST.csv, in whatever capitals; the others (millions) are not kept."""
    with os.scandir(folder) as inside:
        return [folder / entry.name for entry in inside if entry.name.lower() == "manifest.csv"]


def survey_manifest(path: Path) -> Layout:
    """Read the manifest once: is it one, and how many rows does it have?

    Raises:
        CatchlightError: if it cannot be read, is no CSV text in UTF-8, or misses a column; nothing was enrolled.
    """
    path = path.absolute()
    lines = _Lines(path)
    delimiter, rows = ",", 0
    columns: tuple[str, ...] = ()
    for number, cells in _records(lines, delimiter=None):
        if number == 1:
            delimiter, columns = _header(cells[0], path)
        else:
            rows += any(cell.strip() for cell in cells)
    if not columns:
        raise CatchlightError(
            f"The manifest {path.name} is empty." + _NOTHING,
            hint=f"Its first row names the columns: {', '.join(REQUIRED)}.",
            manifest=str(path),
        )
    known = (*REQUIRED, *OPTIONAL, *WRITTEN_BY_US)
    ignored = tuple(name for name in columns if name not in known)
    return Layout(path, columns, delimiter, rows, lines.digest.hexdigest(), ignored)


def read_rows(layout: Layout) -> Iterator[Row]:
    """The rows one by one; only one is in memory.

    Raises:
        CatchlightError: if the file is no longer the one that was surveyed; said at its end at the latest.
    """
    lines = _Lines(layout.path)
    for number, cells in _records(lines, delimiter=layout.delimiter):
        if number > 1 and any(cell.strip() for cell in cells):
            yield _row(number, cells, layout.columns)
    if lines.digest.hexdigest() != layout.sha256:
        raise CatchlightError(
            f"The manifest {layout.path.name} was changed while it was read. The rows up to then are enrolled.",
            hint="Close the program that writes to it, then enrol again: what is enrolled stays as it is.",
            manifest=str(layout.path),
        )


class _Lines:
    """The lines of a file as text, hashed as they are read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.digest = hashlib.sha256()

    def __iter__(self) -> Iterator[str]:
        number = read = 0
        try:
            with self.path.open("rb") as source:
                while line := source.readline(LONGEST_LINE + 1):
                    number += 1
                    read += len(line)
                    self.digest.update(line)
                    if len(line) > LONGEST_LINE or read > LARGEST_MANIFEST:
                        raise self._refused(f"line {number} is too long, or the file too large, for a manifest")
                    yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise self._refused(f"line {number} is not text in UTF-8") from error
        except OSError as error:
            raise self._refused(f"it cannot be read ({error.strerror})") from error

    def _refused(self, what: str) -> CatchlightError:
        return CatchlightError(
            f"The manifest {self.path.name} cannot be used: {what}." + _NOTHING,
            hint='Save it as "CSV UTF-8" with one row for each portrait.',
            manifest=str(self.path),
        )


def _records(lines: _Lines, *, delimiter: str | None) -> Iterator[tuple[int, list[str]]]:
    """Records with their number; without a delimiter the first one is the bare header line, which tells it."""
    source = iter(lines)
    if delimiter is None:
        header = next(source, "")
        if header:
            yield 1, [header]
        delimiter = ";" if header.count(";") > header.count(",") else ","
        first = 2
    else:
        first = 1
    reader = csv.reader(source, delimiter=delimiter, strict=True)
    number = first - 1
    while True:
        number += 1
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise CatchlightError(
                f"The manifest {lines.path.name} cannot be used: row {number} is no CSV ({error})." + _NOTHING,
                hint="Look for a quotation mark that is not closed in that row.",
                manifest=str(lines.path),
                row=number,
            ) from error


def _header(line: str, path: Path) -> tuple[str, tuple[str, ...]]:
    delimiter = ";" if line.count(";") > line.count(",") else ","
    columns = tuple(name.strip().lower() for name in next(csv.reader([line], delimiter=delimiter), []))
    missing = [name for name in REQUIRED if name not in columns]
    if missing:
        several = len(missing) > 1
        raise CatchlightError(
            f"The manifest {path.name} has no column{'s' if several else ''} {', '.join(missing)}." + _NOTHING,
            hint=f"Its first row must name these columns: {', '.join(REQUIRED)}.",
            manifest=str(path),
            missing=missing,
            found=list(columns)[:50],
        )
    twice = sorted({name for name in columns if columns.count(name) > 1 and name})
    if twice:
        raise CatchlightError(
            f"The manifest {path.name} has the column {', '.join(twice)} more than once." + _NOTHING,
            hint="Keep one column of each name.",
            manifest=str(path),
            twice=twice,
        )
    return delimiter, columns


def _row(number: int, cells: list[str], columns: tuple[str, ...]) -> Row:
    by_column = {name: cell.strip() for name, cell in zip(columns, cells, strict=False)}
    if set(WRITTEN_BY_US) <= set(columns):
        by_column = {name: unguarded(cell) for name, cell in by_column.items()}
    problem = None
    if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        problem = (
            f"the row has {len(cells)} cells for {len(columns)} columns; a cell that holds the separator (as in"
            " face_box) must stand in quotation marks"
        )
    too_long = next((name for name, cell in by_column.items() if len(cell) > LONGEST_FIELD), None)
    if too_long is not None:
        problem = f"{too_long} is longer than {LONGEST_FIELD} characters"
    return Row(number, by_column, problem)
