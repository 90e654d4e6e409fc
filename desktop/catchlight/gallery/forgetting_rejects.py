"""Forget persons in the rejects files of the lab: a refused row names a person as an enrolled one does.

Files that are kept too long go whole. Rejects files that were written elsewhere are the custodian's: nobody here knows
where they are by now.
"""

import csv
import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import psutil

from catchlight.evidence.store import sha256_of
from catchlight.gallery.rejects import guarded, unguarded
from catchlight.lab.folder import Lab

_OLD = ".erased"
_OF_OTHERS = re.compile(r"\bperson (?P<person>.+?)(?: is enrolled with .*)?$", re.DOTALL)
_NOBODY = "somebody who was erased since"


@dataclass(frozen=True)
class OldRejects:
    """A file among the lab's rejects files that is kept too long.

    Attributes:
        path: Where it lies.
        changed_on: The day (UTC) on which a person or program wrote it last.
        size: Bytes.
    """

    path: Path
    changed_on: date
    size: int


def rejects_folder(lab: Lab) -> Path:
    """Where rejects files are written unless another place is said."""
    return lab.folder / "gallery" / "rejects"


def forget_in_rejects(lab: Lab, person_ids: Collection[str]) -> int:
    """Take the rows of some persons out of the lab's rejects files, and overwrite what they stood in.

    A kill leaves each file with all its rows or without theirs; what it was is overwritten by the next erasure then.

    Returns:
        How many rows went.

    Raises:
        OSError: if a file cannot be read or written.
    """
    persons, gone = frozenset(person_ids), 0
    if not persons:
        return 0
    for left in _left_over(rejects_folder(lab)):
        _overwrite_and_remove(left)
    for file in _files(rejects_folder(lab)):
        gone += _forget(file, persons)
    return gone


def old_rejects(lab: Lab, *, before: date) -> tuple[OldRejects, ...]:
    """Every file among the lab's rejects files that was written last before a day, readable or not, oldest first."""
    found = []
    for path in _files(rejects_folder(lab)):
        facts = path.stat()
        changed_on = datetime.fromtimestamp(facts.st_mtime, tz=UTC).date()
        if changed_on < before:
            found.append(OldRejects(path, changed_on, facts.st_size))
    return tuple(sorted(found, key=lambda one: (one.changed_on, one.path)))


def remove_rejects(lab: Lab, hashes: Collection[str]) -> None:
    """Overwrite and delete the rejects files of these hashes; one that was changed since stays.

    Raises:
        OSError: if a file cannot be read, written or deleted.
    """
    if not hashes:
        return
    for file in (*_left_over(rejects_folder(lab)), *_files(rejects_folder(lab))):
        if sha256_of(file) in hashes:
            _overwrite_and_remove(file)


def unread_rejects(lab: Lab) -> list[Path]:
    """The files among the lab's rejects files that are no list of rows (any more), such as a spreadsheet's own.

    One that cannot be read at all is among them.
    """
    return [file for file in _files(rejects_folder(lab)) if not _is_list(file)]


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("*") if file.is_file() and not file.is_symlink() and not _is_ours(file))


def _is_ours(file: Path) -> bool:
    return file.name.startswith(".") and file.suffix in {".tmp", _OLD}


def _left_over(folder: Path) -> list[Path]:
    """What kills left of rejects files that were being written or forgotten."""
    found = []
    for file in folder.glob(".*"):
        process = file.stem.rpartition(".")[2]
        if file.is_file() and _is_ours(file) and not (process.isdecimal() and psutil.pid_exists(int(process))):
            found.append(file)
    return found


def _rows(file: Path) -> Iterator[tuple[str, list[str]]]:
    """The delimiter and the cells of each row, the header first.

    Raises:
        ValueError: if it is no CSV text with a column `person_id`.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as source:
            header = source.readline()
            delimiter = ";" if header.count(";") > header.count(",") else ","
            source.seek(0)
            reader = csv.reader(source, delimiter=delimiter, strict=True)
            first = next(reader, [])
            if "person_id" not in map(_name, first):
                raise ValueError("no column person_id")
            yield delimiter, first
            for row in reader:
                yield delimiter, row
    except csv.Error as error:
        raise ValueError(str(error)) from error


def _name(column: str) -> str:
    return column.strip().lower()


def _is_list(file: Path) -> bool:
    try:
        return _persons_in(file) is not None
    except OSError:
        return False


def _persons_in(file: Path) -> set[str] | None:
    """Whom the file names; None where that cannot be told."""
    named: set[str] = set()
    try:
        columns: list[str] | None = None
        for _, cells in _rows(file):
            if columns is None:
                columns = list(map(_name, cells))
                continue
            row = dict(zip(columns, cells, strict=False))
            named.add(_person(row.get("person_id", "")))
            if (found := _OF_OTHERS.search(row.get("reason", ""))) is not None:
                named.add(found["person"])
    except ValueError:
        return None
    return named


def _person(cell: str) -> str:
    return unguarded(cell.strip()).strip()


def _forget(file: Path, persons: frozenset[str]) -> int:
    named = _persons_in(file)
    if named is None or not named & persons:
        return 0
    process = os.getpid()
    fresh, old = (file.with_name(f".{file.name}.{process}{end}") for end in (".tmp", _OLD))
    gone = 0
    try:
        with fresh.open("w", encoding="utf-8-sig", newline="") as target:
            columns: list[str] | None = None
            for delimiter, cells in _rows(file):
                writer = csv.writer(target, delimiter=delimiter)
                if columns is None:
                    columns = list(map(_name, cells))
                    writer.writerow(cells)
                elif _person(dict(zip(columns, cells, strict=False)).get("person_id", "")) in persons:
                    gone += 1
                else:
                    writer.writerow(_without_others(columns, cells, persons))
            target.flush()
            os.fsync(target.fileno())
        facts = file.stat()
        os.utime(fresh, ns=(facts.st_atime_ns, facts.st_mtime_ns))  # an erasure does not make it younger
        file.replace(old)
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)
    _overwrite_and_remove(old)
    return gone


def _without_others(columns: list[str], cells: list[str], persons: frozenset[str]) -> list[str]:
    """The row of somebody else, whose reason names a person who goes."""
    if "reason" not in columns or (at := columns.index("reason")) >= len(cells):
        return cells
    found = _OF_OTHERS.search(unguarded(cells[at]))
    if found is None or found["person"] not in persons:
        return cells
    reason = unguarded(cells[at])[: found.start()] + _NOBODY
    return [*cells[:at], guarded(reason), *cells[at + 1 :]]


def _overwrite_and_remove(file: Path) -> None:
    size = file.stat().st_size
    with file.open("rb+") as target:
        for begin in range(0, size, 1 << 20):
            target.write(bytes(min(1 << 20, size - begin)))
        target.flush()
        os.fsync(target.fileno())
    file.unlink()
