"""A document as one self-contained HTML file: no script, no link, nothing fetched; every text is escaped.

The file forbids itself anything but its own styles (Content-Security-Policy), so that even a text that got past the
escaping would do nothing.
"""

import hashlib
import os
from base64 import b64encode
from html import escape
from pathlib import Path

from catchlight.errors import CatchlightError
from catchlight.evidence.tables import replacing
from catchlight.report.document import UNTOLD, Cell, Document, Table, printable

_STYLE = """
body { font: 15px/1.45 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; color: #1c2126; background: #fff;
       max-width: 62rem; margin: 2.5rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.6rem; margin: 0 0 1rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; margin: 0; }
dt { color: #57606a; }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .7rem .3rem 0; border-bottom: 1px solid #d8dde2;
         overflow-wrap: anywhere; }
th { font-weight: 600; color: #57606a; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
p.note { color: #57606a; margin: .4rem 0; max-width: 48rem; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } tr { break-inside: avoid; }
               thead { display: table-header-group; } }
"""


def page_of(document: Document) -> str:
    """The whole HTML file."""
    allowed = b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    facts = "".join(f"<dt>{_text(name)}</dt><dd>{_text(value)}</dd>\n" for name, value in document.facts)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(document.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{_text(document.title)}</h1>\n<dl>\n{facts}</dl>\n"
        f"{''.join(_table(table) for table in document.tables)}{_notes(document.notes)}</body>\n</html>\n"
    )


def write_html(document: Document, path: Path) -> None:
    """Write the document as one HTML file.

    Raises:
        CatchlightError: if it cannot be written; no half file is left.
    """
    try:
        with replacing(path) as fresh, fresh.open("w", encoding="utf-8", newline="\n") as target:
            target.write(page_of(document))
            target.flush()
            os.fsync(target.fileno())
    except OSError as error:
        raise CatchlightError(
            f"The HTML file {path.name} could not be written: {error.strerror}. What was done before is kept.",
            hint="Free some disk space or choose another place, then run it again.",
            file=str(path),
        ) from error


def _table(table: Table) -> str:
    if not table.rows:
        return f"<h2>{_text(table.title)}</h2>\n<p>{_text(table.empty)}</p>\n{_notes(table.notes)}"
    numbers = [all(isinstance(row[at], int | None) for row in table.rows) for at in range(len(table.columns))]
    head = "".join(_cell("th", name, is_number) for name, is_number in zip(table.columns, numbers, strict=True))
    rows = "".join(
        f"<tr>{''.join(_cell('td', cell, is_number) for cell, is_number in zip(row, numbers, strict=True))}</tr>\n"
        for row in table.rows
    )
    return (
        f"<h2>{_text(table.title)}</h2>\n<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
        f"{_notes(table.notes)}"
    )


def _cell(tag: str, cell: Cell, is_number: bool) -> str:
    look = ' class="number"' if is_number else ""
    return f"<{tag}{look}>{_text(UNTOLD if cell is None else str(cell))}</{tag}>"


def _notes(notes: tuple[str, ...]) -> str:
    return "".join(f'<p class="note">{_text(note)}</p>\n' for note in notes)


def _text(text: str) -> str:
    """A text that HTML shows as it is."""
    return escape(printable(text), quote=True)
