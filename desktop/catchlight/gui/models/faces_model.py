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
    from datetime import datetime

    from catchlight.evidence.exhibits import Exhibit
    from catchlight.evidence.recorder_clock import RecorderClock
    from catchlight.faces.records import StoredFace, StoredTrack

EntryRole = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class Grouping(StrEnum):
    """How the grid is grouped: one cell a track under its exhibit, or the best faces of each track under it."""

    EXHIBIT = "exhibit"
    TRACK = "track"


@dataclass(frozen=True)
class Heading:
    """The line above a group; its text names the group."""

    text: str
    note: str

    @property
    def key(self) -> str:
        """What it stays the same by while its note changes."""
        return self.text


@dataclass(frozen=True)
class Cell:
    """One face of the grid.

    Attributes:
        face: What is shown; of a track its best face.
        track: The track that the cell stands for, or None where it stands for the one face.
        exhibit: Where it was found.
        group: The track that the one face is shown under, or None.
        clock: The recorder's clock of the exhibit, or None where it is not known.
    """

    face: "StoredFace"
    track: "StoredTrack | None"
    exhibit: "Exhibit"
    group: "StoredTrack | None" = None
    clock: "RecorderClock | None" = None

    @property
    def key(self) -> str:
        """What it stays the same by while its particulars change."""
        return self.probe

    @property
    def owner(self) -> "StoredTrack | None":
        """The track that the cell stands for or belongs to."""
        return self.track or self.group

    @property
    def probe(self) -> str:
        """What a search of this cell takes as its probe."""
        return self.track.id if self.track is not None else self.face.id

    @property
    def when(self) -> str:
        """The time in the footage, or what a still is called."""
        return face_time(self.face)

    @property
    def moment(self) -> "datetime | None":
        """The true time by the recorder's clock; None for a still and where no clock is known."""
        if self.clock is None or self.face.microseconds is None:
            return None
        return self.clock.wall_time(self.face.microseconds)

    @property
    def wall(self) -> str:
        """The time of day; "" where it is not known."""
        return formats.wall_clock(self.moment)

    @property
    def times(self) -> str:
        """Media time, and wall time beside it where it is known; of a still what it is called."""
        return self.when if self.face.microseconds is None else formats.both_times(self.face.microseconds, self.moment)


Entry = Heading | Cell


def face_time(face: "StoredFace") -> str:
    """The media time of a face of footage; of a still that it is one, and which page where it has several."""
    if face.microseconds is not None:
        return formats.media_time(face.microseconds)
    if face.page is not None:
        return QCoreApplication.translate("faces", "Page {number}").format(number=face.page + 1)
    return QCoreApplication.translate("faces", "Still")


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
            clock = found.clocks.get(track.exhibit_row)
            cells[track.exhibit_row].append(Cell(track.best, track, exhibits[track.exhibit_row], clock=clock))
    for face in found.stills:
        if face.exhibit_row in cells:
            cells[face.exhibit_row].append(Cell(face, None, exhibits[face.exhibit_row]))
    for row, group in cells.items():
        tracks = sum(cell.track is not None for cell in group)
        note = counts.tracks(tracks) if tracks else ""
        if len(group) > tracks:
            note = counts.faces(len(group))
        yield Heading(f"{exhibits[row].id}  ·  {exhibits[row].name}", note), group


def _by_track(found: FacesFound, exhibits: dict[int, "Exhibit"]) -> Iterator[tuple[Heading, list[Cell]]]:
    for track in found.tracks:
        if track.exhibit_row in exhibits:
            exhibit, clock = exhibits[track.exhibit_row], found.clocks.get(track.exhibit_row)
            cells = [Cell(face, None, exhibit, group=track, clock=clock) for face in track.best_faces or (track.best,)]
            yield Heading(f"{track.id}  ·  {exhibit.id}  {exhibit.name}", track_note(track, clock)), cells
    loose: dict[int, list[StoredFace]] = {}
    for face in found.stills:
        if face.exhibit_row in exhibits:
            loose.setdefault(face.exhibit_row, []).append(face)
    for row, faces in loose.items():
        note = counts.faces(len(faces))
        yield (
            Heading(f"{exhibits[row].id}  ·  {exhibits[row].name}", note),
            [Cell(face, None, exhibits[row]) for face in faces],
        )


def track_note(track: "StoredTrack", clock: "RecorderClock | None") -> str:
    """From when to when a track was seen, and how many faces it joins."""
    first, last = formats.media_time(track.first_microseconds), formats.media_time(track.last_microseconds)
    wall = "" if clock is None else formats.wall_clock(clock.wall_time(track.first_microseconds))
    parts = [f"{first} – {last}", wall, counts.faces(track.faces)]
    return "  ·  ".join(part for part in parts if part)


@dataclass(frozen=True)
class Update:
    """How to come from the entries shown to fresh ones, worked out in any thread.

    Attributes:
        base: The entries that were shown.
        entries: The fresh ones.
        first: The first row that goes.
        gone: How many rows go there.
        come: How many rows come in their place.
        changed: Rows of the fresh entries that stay with other particulars, ascending.
    """

    base: tuple[Entry, ...]
    entries: tuple[Entry, ...]
    first: int
    gone: int
    come: int
    changed: tuple[int, ...]


def update_of(base: tuple[Entry, ...], fresh: Sequence[Entry]) -> Update:
    """Work out the update: what stays at the front and at the end stays in place, so the view keeps its place too."""
    new = tuple(fresh)
    most = min(len(base), len(new))
    front = next((at for at in range(most) if base[at].key != new[at].key), most)
    most -= front
    back = next((at for at in range(most) if base[-1 - at].key != new[-1 - at].key), most)
    changed = [at for at in range(front) if base[at] != new[at]]
    shift = len(new) - len(base)
    changed += [at for at in range(len(new) - back, len(new)) if base[at - shift] != new[at]]
    return Update(base, new, front, len(base) - front - back, len(new) - front - back, tuple(changed))


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

    def apply(self, update: Update) -> None:
        """Show fresh entries in place of those the update was worked out from; what stays is not touched."""
        if update.base is not self.entries or not self.entries:
            self.set_entries(update.entries)
            return
        middle = update.entries[update.first : update.first + update.come]
        if update.gone:
            self.beginRemoveRows(QModelIndex(), update.first, update.first + update.gone - 1)
            self.entries = self.entries[: update.first] + self.entries[update.first + update.gone :]
            self.endRemoveRows()
        if update.come:
            self.beginInsertRows(QModelIndex(), update.first, update.first + update.come - 1)
            self.entries = self.entries[: update.first] + middle + self.entries[update.first :]
            self.endInsertRows()
        self.entries = update.entries
        for first, last in _runs(update.changed):
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

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
            parts = (entry.probe, entry.exhibit.name, entry.when, entry.wall, verdict_word(quality.verdict))
            return ", ".join(part for part in parts if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{verdict_word(quality.verdict)}. {reasons_sentence(quality.reasons)}".strip()
        return None


def _runs(rows: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Ascending rows as first and last of each unbroken run."""
    start = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at] != rows[at - 1] + 1:
            yield rows[start], rows[at - 1]
            start = at
