"""CSV files that are handed to people: written whole or not at all, with no cell that a spreadsheet would run."""

import csv
import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil

from catchlight.errors import CatchlightError


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str | int | None]], *, name: str) -> None:
    """Write a CSV file (UTF-8 with a mark, so that spreadsheets read it) in one go.

    Args:
        path: Where to; a file that is there is replaced.
        columns: The header.
        rows: The cells; None becomes an empty one.
        name: What the file is, for a failure ("rejects file").

    Raises:
        CatchlightError: if it cannot be written; no half file is left.
    """
    try:
        with replacing(path) as fresh, fresh.open("w", encoding="utf-8-sig", newline="") as target:
            writer = csv.writer(target)
            writer.writerow([harmless(column) for column in columns])
            for row in rows:
                writer.writerow(["" if cell is None else harmless(str(cell)) for cell in row])
            target.flush()
            os.fsync(target.fileno())
    except OSError as error:
        raise CatchlightError(
            f"The {name} {path.name} could not be written: {error.strerror}. What was done before is kept.",
            hint="Free some disk space or choose another place, then run it again.",
            file=str(path),
        ) from error


def check_place(path: Path, *, name: str) -> None:
    """Refuse a place where no file can be written, before any work is done.

    Raises:
        CatchlightError: if it is a folder, or in no folder.
    """
    problem = None
    if path.is_dir():
        problem = "is a folder"
    elif not path.absolute().parent.is_dir():
        problem = "lies in a folder that does not exist"
    if problem is not None:
        raise CatchlightError(
            f"The {name} {path.name} {problem}. Nothing was done.", hint="Choose another place.", file=str(path)
        )


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A fresh file that takes the place of `path` when the block ends well; what a kill left of earlier ones goes too.

    Raises:
        OSError: if it cannot be written.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        yield fresh
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    for left in path.parent.glob(f".{glob.escape(path.name)}.*.tmp"):
        process = left.name.removeprefix(f".{path.name}.").removesuffix(".tmp")
        if process.isdecimal() and len(process) < 10 and not psutil.pid_exists(int(process)):
            left.unlink(missing_ok=True)


def harmless(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula, with nothing that UTF-8 cannot hold.

    Source: OWASP, "CSV Injection".
    """
    text = cell.encode("utf-8", "backslashreplace").decode("utf-8")
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")) else text
