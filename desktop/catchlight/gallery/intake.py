"""What an enrolment takes in: the rows of a manifest, or the Type-10 records of a folder or a list of files.

Both become rows with the same cells, so that everything after this is one way. A row of a manifest may name a record
too (`booking.an2#2`); its empty cells are then filled from the record.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from catchlight.errors import CatchlightError
from catchlight.gallery.manifest import (
    LONGEST_FIELD,
    OPTIONAL,
    REQUIRED,
    Layout,
    Row,
    find_manifest,
    manifests_in,
    read_rows,
    survey_manifest,
)
from catchlight.gallery.rows import RECORD_SUFFIXES, RowRefused, find_image, read_image, record_in
from catchlight.gallery.type10 import FaceImage, FaceRecord, FieldMap, face_records

_NOTHING = " Nothing was enrolled."


@dataclass(frozen=True)
class OpenedRow:
    """A row with all that its record says.

    Attributes:
        row: The row, its empty cells filled.
        image: The record's image; None for a row that names an image file.
        problem: Why the record's image cannot be enrolled, or None.
    """

    row: Row
    image: FaceImage | None = None
    problem: RowRefused | None = None


@dataclass
class Intake:
    """What is enrolled.

    Attributes:
        layout: The manifest, or the list of files as if it were one.
        folder: Where images are named from, resolved; none outside it is opened.
        given: What stands for cells that are empty, by column.
        fields: Which fields of a Type-2 record mean what.
        files: The files with Type-10 records, or None for a manifest.
    """

    layout: Layout
    folder: Path
    given: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    fields: FieldMap = field(default_factory=FieldMap)
    files: "RecordFiles | None" = None
    _last: tuple[str, tuple[FaceRecord, ...] | RowRefused] | None = None

    def rows(self) -> Iterator[Row]:
        """The rows one by one.

        Raises:
            CatchlightError: if a manifest is no longer the one that was surveyed.
        """
        yield from read_rows(self.layout) if self.files is None else self._rows_of_files(self.files)

    def opened(self, row: Row) -> OpenedRow:
        """The row with what its record says and what was given for all rows.

        Raises:
            RowRefused: if it names a record that cannot be read.
        """
        file, number = record_in(row.cells.get("image", ""))
        if row.problem is not None or not file.lower().endswith(RECORD_SUFFIXES):
            return OpenedRow(replace(row, cells=self._filled(row.cells, {})))
        records = self._records(file)
        if number is None and len(records) > 1:
            raise RowRefused("image", f"the file holds {len(records)} Type-10 records: name one as {file[-80:]}#1")
        at = 1 if number is None else number
        if not 1 <= at <= len(records):
            raise RowRefused("image", f"the file holds {len(records)} Type-10 records, and no number {at}")
        record = records[at - 1]
        cells = self._filled(row.cells, record.cells)
        too_long = next((name for name, cell in cells.items() if len(cell) > LONGEST_FIELD), None)
        problem = record.problem
        if too_long is not None:
            problem = RowRefused("invalid", f"{too_long} is longer than {LONGEST_FIELD} characters")
        return OpenedRow(replace(row, cells=cells), record.image, problem)

    def _filled(self, cells: Mapping[str, str], said: Mapping[str, str]) -> Mapping[str, str]:
        stated = {name: cell for name, cell in cells.items() if cell}
        return {**cells, **self.given, **said, **stated}

    def _records(self, name: str) -> tuple[FaceRecord, ...]:
        """The records of a file; those of the file that was read last are still known."""
        if self._last is None or self._last[0] != name:
            try:
                self._last = name, face_records(read_image(find_image(name, self.folder)), fields=self.fields)
            except RowRefused as refused:
                self._last = name, refused
        found = self._last[1]
        if isinstance(found, RowRefused):
            raise RowRefused(found.kind, found.reason)
        return found

    def _rows_of_files(self, files: "RecordFiles") -> Iterator[Row]:
        number = 0
        for name in files:
            try:
                count = len(self._records(name))
            except RowRefused:
                count = 0  # the row of the whole file is refused with this reason
            for at in range(1, max(1, count) + 1):
                number += 1
                image = f"{name}#{at}" if count else name
                yield Row(number, {"image": image}, units=int(at >= count))


class RecordFiles:
    """Names of files with Type-10 records, sorted; they wait on disk, so a million of them need no memory."""

    def __init__(self) -> None:
        self._scratch = sqlite3.connect("", isolation_level=None)
        self._scratch.execute("CREATE TABLE files (name TEXT PRIMARY KEY, bytes INTEGER) WITHOUT ROWID")
        self._scratch.execute("BEGIN")

    def add(self, name: str, size: int) -> None:
        """Add a file; one that is there already stays one."""
        encoded = os.fsencode(name)
        self._scratch.execute("INSERT OR IGNORE INTO files VALUES (CAST(? AS TEXT), ?)", (encoded, size))

    def __len__(self) -> int:
        return int(self._scratch.execute("SELECT count(*) FROM files").fetchone()[0])

    def __iter__(self) -> Iterator[str]:
        for (name,) in self._scratch.execute("SELECT CAST(name AS BLOB) FROM files ORDER BY name"):
            yield os.fsdecode(name)

    @property
    def sha256(self) -> str:
        """SHA-256 of the names and sizes, hex."""
        digest = hashlib.sha256()
        for name, size in self._scratch.execute("SELECT CAST(name AS BLOB), bytes FROM files ORDER BY name"):
            digest.update(name + b"\x00%d\n" % size)
        return digest.hexdigest()


def open_intake(paths: Sequence[Path], *, given: Mapping[str, str], fields: FieldMap, images: Path | None) -> Intake:
    """Find out what there is to enrol.

    Args:
        paths: One manifest, one folder (with a MANIFEST.csv, otherwise with record files), or record files.
        given: What stands for empty cells, by column.
        fields: Which fields of a Type-2 record mean what.
        images: The folder that a manifest names its images from, where it is not the manifest's own.

    Raises:
        CatchlightError: if there is nothing that can be enrolled; nothing was.
    """
    wrong = fields.wrong()
    if wrong is not None:
        raise CatchlightError(
            f"{wrong[:40]!r} is no field of a Type-2 record." + _NOTHING, hint="Write it as 2.014.", field=wrong
        )
    kept = MappingProxyType({column: value for column, value in given.items() if value})
    try:
        return _found(paths, kept, fields, images)
    except OSError as error:
        raise CatchlightError(
            f"What was given cannot be read: {error.strerror}." + _NOTHING,
            hint="Check that you may read the folder and everything in it.",
            file=None if error.filename is None else str(error.filename),
        ) from error


def _found(paths: Sequence[Path], given: Mapping[str, str], fields: FieldMap, images: Path | None) -> Intake:
    if all(path.suffix.lower() in RECORD_SUFFIXES for path in paths) and not any(path.is_dir() for path in paths):
        return _of_files([path.absolute() for path in paths], given, fields)
    if len(paths) != 1:
        raise CatchlightError(
            "Of manifests and folders one is enrolled at a time." + _NOTHING,
            hint=f"Give one of them, or several files with records ({', '.join(RECORD_SUFFIXES)}).",
        )
    (path,) = paths
    if path.is_dir() and not manifests_in(path):
        return _of_folder(path.absolute(), given, fields)
    manifest = find_manifest(path)
    folder = (images or manifest.parent).resolve()
    if not folder.is_dir():
        raise CatchlightError(
            f"The folder of the images {folder.name} does not exist." + _NOTHING,
            hint="Name the folder that the images of the manifest lie in.",
            images=str(folder),
        )
    return Intake(survey_manifest(manifest), folder, given, fields)


def _of_files(paths: Sequence[Path], given: Mapping[str, str], fields: FieldMap) -> Intake:
    resolved = [path.resolve() for path in paths]
    try:
        folder = Path(os.path.commonpath([path.parent for path in resolved]))
    except ValueError:
        raise CatchlightError(
            "The files lie on several drives." + _NOTHING, hint="Enrol those of each drive on their own."
        ) from None
    return _of_names(resolved[0] if len(resolved) == 1 else folder, folder, resolved, given, fields)


def _of_folder(folder: Path, given: Mapping[str, str], fields: FieldMap) -> Intake:
    folder = folder.resolve()
    intake = _of_names(folder, folder, _record_files(folder), given, fields)
    if not intake.layout.rows:
        raise CatchlightError(
            f"The folder {folder.name} holds no MANIFEST.csv and no file with records"
            f" ({', '.join(RECORD_SUFFIXES)})." + _NOTHING,
            hint=f"Put one MANIFEST.csv with these columns beside the images: {', '.join(REQUIRED)}.",
            folder=str(folder),
        )
    return intake


def _record_files(folder: Path) -> Iterator[Path]:
    """Every file with records in a folder and the folders in it; folders that are links are not entered."""
    left = [folder]
    while left:
        with os.scandir(left.pop()) as inside:
            for entry in inside:
                if entry.is_dir(follow_symlinks=False):
                    left.append(Path(entry.path))
                elif entry.name.lower().endswith(RECORD_SUFFIXES):
                    yield Path(entry.path)


def _of_names(path: Path, folder: Path, inside: Iterable[Path], given: Mapping[str, str], fields: FieldMap) -> Intake:
    files = RecordFiles()
    for file in inside:
        try:
            size = file.stat().st_size
        except OSError:
            size = 0  # its row says why it cannot be read
        files.add(file.relative_to(folder).as_posix(), size)
    columns = (*REQUIRED, *OPTIONAL)
    return Intake(Layout(path, columns, ",", len(files), files.sha256, ()), folder, given, fields, files)
