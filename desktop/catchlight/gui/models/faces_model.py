"""The grid of faces: cells under group headings, by exhibit or by track."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from catchlight.faces.face import Verdict
from catchlight.gui import formats
from catchlight.gui.counts import counts
from catchlight.gui.reads import FacesFound
from catchlight.gui.words import reasons_sentence, verdict_word

if TYPE_CHECKING:
    from catchlight.evidence.exhibits import Exhibit
    from catchlight.faces.records import StoredFace, StoredTrack

EntryRole = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class Grouping(StrEnum):
    """How the grid is grouped: one cell a track under its exhibit, or every face under its track."""

    EXHIBIT = "exhibit"
    TRACK = "track"


@dataclass(frozen=True)
class Heading:
    """The line above a group."""

    text: str
    note: str


@dataclass(frozen=True)
class Cell:
    """One face of the grid.

    Attributes:
        face: What is shown; of a track its best face.
        track: The track that the cell stands for, or None where it stands for the one face.
        exhibit: Where it was found.
    """

    face: "StoredFace"
    track: "StoredTrack | None"
    exhibit: "Exhibit"

    @property
    def probe(self) -> str:
        """What a search of this cell takes as its probe."""
        return self.track.id if self.track is not None else self.face.id

    @property
    def when(self) -> str:
        """The time in the footage, or what a still is called."""
        if self.face.microseconds is None:
            return QCoreApplication.translate("faces", "Still")
        return formats.media_time(self.face.microseconds)


Entry = Heading | Cell


def entries(
    found: FacesFound, *, grouping: Grouping, exhibit: int | None = None, verdicts: frozenset[Verdict] | None = None
) -> list[Entry]:
    """The grid's entries: headings and cells, filtered by exhibit row and verdicts (None for all)."""
    of_exhibit = {one.row: one for one in found.exhibits if exhibit is None or one.row == exhibit}
    groups = _by_exhibit(found, of_exhibit) if grouping is Grouping.EXHIBIT else _by_track(found, of_exhibit)
    made: list[Entry] = []
    for heading, cells in groups:
        shown = [cell for cell in cells if verdicts is None or cell.face.face.quality.verdict in verdicts]
        if shown:
            made += [heading, *shown]
    return made


def _by_exhibit(found: FacesFound, exhibits: dict[int, "Exhibit"]) -> Iterator[tuple[Heading, list[Cell]]]:
    cells: dict[int, list[Cell]] = {row: [] for row in exhibits}
    for track in found.tracks:
        if track.exhibit_row in cells:
            cells[track.exhibit_row].append(Cell(track.best, track, exhibits[track.exhibit_row]))
    for face in found.faces:
        if face.track_row is None and face.exhibit_row in cells:
            cells[face.exhibit_row].append(Cell(face, None, exhibits[face.exhibit_row]))
    for row, group in cells.items():
        tracks = sum(cell.track is not None for cell in group)
        note = counts.tracks(tracks) if tracks else ""
        if len(group) > tracks:
            note = counts.faces(len(group))
        yield Heading(f"{exhibits[row].id}  ·  {exhibits[row].name}", note), group


def _by_track(found: FacesFound, exhibits: dict[int, "Exhibit"]) -> Iterator[tuple[Heading, list[Cell]]]:
    of_track: dict[int, list[StoredFace]] = {}
    loose: dict[int, list[StoredFace]] = {}
    for face in found.faces:
        if face.exhibit_row in exhibits:
            groups, key = (loose, face.exhibit_row) if face.track_row is None else (of_track, face.track_row)
            groups.setdefault(key, []).append(face)
    for track in found.tracks:
        if track.exhibit_row in exhibits:
            exhibit = exhibits[track.exhibit_row]
            first, last = formats.media_time(track.first_microseconds), formats.media_time(track.last_microseconds)
            note = f"{first} – {last}  ·  " + counts.faces(track.faces)
            cells = [Cell(face, None, exhibit) for face in of_track.get(track.row, [])]
            yield Heading(f"{track.id}  ·  {exhibit.name}", note), cells
    for row, faces in loose.items():
        note = counts.faces(len(faces))
        yield (
            Heading(f"{exhibits[row].id}  ·  {exhibits[row].name}", note),
            [Cell(face, None, exhibits[row]) for face in faces],
        )


class FacesModel(QAbstractListModel):
    """The entries of the grid; a heading can be neither selected nor reached."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[Entry, ...] = ()

    def set_entries(self, fresh: Sequence[Entry]) -> None:
        """Replace what is shown, unless it is the same."""
        if tuple(fresh) != self.entries:
            self.beginResetModel()
            self.entries = tuple(fresh)
            self.endResetModel()

    def row_of(self, probe: str) -> int | None:
        """The row of a cell by its probe, or None."""
        return next((row for row, one in enumerate(self.entries) if isinstance(one, Cell) and one.probe == probe), None)

    def rowCount(self, parent: Index | None = None) -> int:
        """Entries; none below an entry."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells can be selected."""
        if not index.isValid() or isinstance(self.entries[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The entry itself, or its words."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == EntryRole:
            return entry
        if isinstance(entry, Heading):
            return entry.text if role == Qt.ItemDataRole.DisplayRole else None
        quality = entry.face.face.quality
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{entry.probe}, {entry.exhibit.name}, {entry.when}, {verdict_word(quality.verdict)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{verdict_word(quality.verdict)}. {reasons_sentence(quality.reasons)}".strip()
        return None
