"""What is handed to people, as plain data: a title, facts and tables, to be shown as text, HTML or CSV."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from catchlight.evidence.tables import write_table

Cell = str | int | None
"""None is a figure that is not told, or not there yet; the table's notes say which."""
UNTOLD = "–"
ERASED = "(erased)"
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"
"""Invisible, and part of how Persian and the scripts of India are written."""


@dataclass(frozen=True)
class Table:
    """One table.

    Attributes:
        title: What it shows.
        columns: Its header; the first column names the row.
        rows: Its cells.
        notes: What a reader must know to read it right.
        empty: What stands in its place while it has no row.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    empty: str = "None."


@dataclass(frozen=True)
class Document:
    """A page.

    Attributes:
        title: Its title.
        facts: What it is about: pairs of a name and a value.
        tables: Its tables.
        notes: What a reader must know about all of it.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()


def printable(text: str) -> str:
    """The text with characters that show nothing, or turn the writing around, as their codes."""
    return "".join(
        ascii(one)[1:-1] if unicodedata.category(one) in _HIDDEN and one not in _JOINERS else one for one in text
    )


def erased_or(text: str | None) -> str:
    """A text of the log, or "(erased)"."""
    return ERASED if text is None else text


def readable_time(at: datetime | str | None) -> str:
    """A time (aware, or RFC 3339) to the second, in UTC; "(erased)" for None."""
    if at is None:
        return ERASED
    moment = datetime.fromisoformat(at) if isinstance(at, str) else at
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def text_of(document: Document) -> str:
    """The document for a terminal; control characters are shown as their codes."""
    lines = [document.title, ""]
    lines += [f"{name}: {value}" for name, value in document.facts]
    for table in document.tables:
        lines += ["", table.title, *_text_rows(table), *(f"  {note}" for note in table.notes)]
    lines += ["", *document.notes] if document.notes else []
    return "\n".join(printable(line) for line in lines)


def write_csv(document: Document, path: Path) -> None:
    """Write the document as one CSV file with a figure in each row: section, item, figure, value.

    Raises:
        CatchlightError: if it cannot be written; no half file is left.
    """
    write_table(path, ("section", "item", "figure", "value"), _long(document), name="CSV file")


def _long(document: Document) -> Iterator[Sequence[Cell]]:
    for name, value in document.facts:
        yield document.title, "", name, value
    for table in document.tables:
        for row in table.rows:
            for column, cell in zip(table.columns[1:], row[1:], strict=True):
                yield table.title, row[0], column, UNTOLD if cell is None else cell
        for note in table.notes:
            yield table.title, "", "note", note
    for note in document.notes:
        yield document.title, "", "note", note


def _text_rows(table: Table) -> list[str]:
    if not table.rows:
        return [f"  {table.empty}"]
    cells = [[_shown(cell) for cell in row] for row in (table.columns, *table.rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(table.columns))]
    numbers = {at for at in range(len(table.columns)) if all(isinstance(row[at], int) for row in table.rows)}
    return [
        "  "
        + "  ".join(
            cell.rjust(width) if at in numbers else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]


def _shown(cell: Cell) -> str:
    return UNTOLD if cell is None else str(cell)
