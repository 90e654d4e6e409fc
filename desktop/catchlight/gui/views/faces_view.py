"""The faces found in a case: a grid on the left, the chosen face with its quality in words on the right.

While faces are extracted, new ones are read as they are committed and come into the grid; nothing is read twice.
"""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from catchlight.faces.face import Verdict
from catchlight.gui import formats, reads
from catchlight.gui.counts import counts
from catchlight.gui.job_runner import Job
from catchlight.gui.models.faces_model import Cell, FacesModel, Grouping, Update, entries, update_of
from catchlight.gui.reads import FacesFound
from catchlight.gui.session import Session
from catchlight.gui.views.face_panel import FacePanel
from catchlight.gui.views.search_dialog import SearchDialog
from catchlight.gui.views.track_changes import TrackChanges
from catchlight.gui.views.track_dialog import TrackDialog
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.empty_state import EmptyState
from catchlight.gui.widgets.face_grid import FaceGrid
from catchlight.gui.widgets.text import label
from catchlight.gui.words import verdict_word

if TYPE_CHECKING:
    from catchlight.evidence.cases import Case
    from catchlight.faces.records import StoredFace

_AT_ONCE = 4000  # tracks and faces; more are arranged in the reading thread
_LOOK_AGAIN = 1000  # milliseconds
_LAST_LOOKS = 4
"""How many looks back a track's newest face may lie for the track to be read again: its best faces settle a little
after its last face came."""


@dataclass(frozen=True, eq=False)
class _Read:
    """What was read of a case; `base` is what news were added to."""

    case: "Case"
    base: FacesFound | None
    found: FacesFound


class FacesView(QWidget):
    """Filters, grid and particulars; `result_wanted` carries a search that was started."""

    result_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.case: Case | None = None
        self.found: FacesFound | None = None
        self._wanted_exhibit: int | None = None
        self._wanted_probe: str | None = None
        self._arranging: object = None
        self._looks: list[int] = []
        self._looking = False
        self.model = FacesModel()
        self.grid = FaceGrid(self.model, session.pictures.changed, picture_of=self._picture)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.panel = FacePanel(session.pictures.changed, picture_of=self._picture_of_face)
        self.notice = Banner()
        self.changes = TrackChanges(session, self.notice)
        self._look_again = QTimer(self, interval=_LOOK_AGAIN)
        self._look_again.timeout.connect(self._on_look_again)
        self._make_filters()
        self._lay_out()
        self._connect()

    def set_case(self, case: "Case") -> None:
        """Show another case."""
        self.case = case
        self.found = None
        self._wanted_exhibit = None
        self._looks = []
        self.model.set_entries(())
        self.allow_work(allowed=self.session.may("examiner"))
        self.notice.say("info", "")
        self.stack.setCurrentIndex(0)

    def allow_work(self, *, allowed: bool) -> None:
        """Whoever only reads the case, and anybody in a closed one, is offered nothing that searches or changes."""
        self.panel.may_work = allowed
        self._describe(self.grid.selected_cells())

    def refresh(self) -> None:
        """Read the tracks and the faces of stills."""
        lab, case, known = self.session.lab, self.case, self.found
        if lab is None or case is None:
            return

        def work(_job: Job) -> _Read:
            found = reads.faces(lab, self.session.actor(), case)
            return _Read(case, None, known if known is not None and found == known else found)

        self.session.read(work).succeeded.connect(self._on_read)

    def watch(self, *, extracting: bool) -> None:
        """While faces are extracted, read what comes in."""
        if extracting:
            self._look_again.start()
        else:
            self._look_again.stop()

    def filter_exhibit(self, exhibit: int) -> None:
        """Show one exhibit's faces."""
        self._wanted_exhibit = exhibit
        place = self.by_exhibit.findData(exhibit)
        if place >= 0:
            self.by_exhibit.setCurrentIndex(place)

    def search(self, scope: str) -> None:
        """Ask for what a search of the chosen face needs."""
        cell, case = self.grid.current_cell(), self.case
        if cell is None or case is None or not self.panel.may_work:
            return
        dialog = SearchDialog(self.session, case, cell, scope=scope, parent=self)
        dialog.started.connect(self.result_wanted)
        dialog.open()

    def show_track(self) -> None:
        """Open the whole track of the chosen face."""
        cell, case = self.grid.current_cell(), self.case
        if cell is None or cell.owner is None or case is None:
            return
        dialog = TrackDialog(self.session, case, cell, self)
        dialog.split_wanted.connect(lambda track, face: self.changes.split(case, track, face, dialog=dialog))
        dialog.open()

    def merge(self) -> None:
        """Make one track of those that are selected, under the first one's id."""
        tracks = {cell.owner.row: cell.owner for cell in self.grid.selected_cells() if cell.owner is not None}
        if self.case is not None and len(tracks) > 1 and self.panel.may_work:
            ordered = sorted(tracks.values(), key=lambda track: (track.exhibit_row, track.first_microseconds))
            self.changes.merge(self.case, tuple(track.id for track in ordered))

    def undo(self) -> None:
        """Take back the newest split or merge: the one made last here, otherwise one of the chosen face's exhibit."""
        cell = self.grid.current_cell()
        if self.case is not None and self.panel.may_work:
            self.changes.undo(self.case, exhibit=None if cell is None else cell.exhibit.id)

    def _make_filters(self) -> None:
        self.grouping = QComboBox()
        self.grouping.addItem(self.tr("By exhibit"), Grouping.EXHIBIT.value)
        self.grouping.addItem(self.tr("By track, best faces"), Grouping.TRACK.value)
        self.by_exhibit = QComboBox()
        self.by_exhibit.addItem(self.tr("All exhibits"), None)
        self.by_exhibit.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.by_exhibit.setMinimumContentsLength(16)
        self.by_quality = QComboBox()
        self.by_quality.addItem(self.tr("Any quality"), None)
        self.by_quality.addItem(verdict_word(Verdict.USABLE), [Verdict.USABLE.value])
        self.by_quality.addItem(self.tr("Usable or limited"), [Verdict.USABLE.value, Verdict.LIMITED.value])
        self.by_quality.addItem(verdict_word(Verdict.NOT_SUITABLE), [Verdict.NOT_SUITABLE.value])
        for box in (self.grouping, self.by_exhibit, self.by_quality):
            box.currentIndexChanged.connect(self._fill)
        self.count = label(role="muted")

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        for caption, box in (
            (self.tr("Gro&up"), self.grouping),
            (self.tr("Exhi&bit"), self.by_exhibit),
            (self.tr("&Quality"), self.by_quality),
        ):
            name = label(caption, "small")
            name.setBuddy(box)
            box.setAccessibleName(caption.replace("&", ""))
            bar.addWidget(name)
            bar.addWidget(box)
            bar.addSpacing(8)
        bar.addStretch(1)
        bar.addWidget(self.count)
        self.empty = EmptyState("face", self.tr("No faces yet"), self.tr(
            "Extract the faces of the exhibits first; they appear here while they are found."))  # fmt: skip
        self.none_left = EmptyState("face", self.tr("No face passes the filters"), self.tr(
            "Choose another exhibit or quality above."))  # fmt: skip
        main = QWidget()
        across = QHBoxLayout(main)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(14)
        self.listing = QStackedWidget()
        self.listing.addWidget(self.grid)
        self.listing.addWidget(self.none_left)
        across.addWidget(self.listing, 1)
        across.addWidget(self.panel)
        self.stack = QStackedWidget()
        self.stack.addWidget(QWidget())
        self.stack.addWidget(self.empty)
        self.stack.addWidget(main)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(bar)
        layout.addWidget(self.notice)
        layout.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.grid.selected.connect(self._describe)
        self.grid.search_wanted.connect(lambda _cell: self.search("gallery"))
        self.grid.customContextMenuRequested.connect(self._menu)
        self.panel.gallery_wanted.connect(lambda: self.search("gallery"))
        self.panel.exhibits_wanted.connect(lambda: self.search("exhibits"))
        self.panel.track_wanted.connect(self.show_track)
        self.panel.merge_wanted.connect(self.merge)
        self.changes.left.connect(self._on_left)
        for keys, action in (
            ("Ctrl+Shift+F", lambda: self.search("exhibits")),
            ("Ctrl+T", self.show_track),
            ("Ctrl+M", self.merge),
            ("Ctrl+Z", self.undo),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    def _on_left(self, track: str) -> None:
        """The tracks are others now: read them, and choose the one that a change left."""
        self._wanted_probe = track
        self.refresh()

    def _on_look_again(self) -> None:
        """Read what was committed since the last look, and the tracks that may have grown or settled since."""
        lab, case, found = self.session.lab, self.case, self.found
        if lab is None or case is None or found is None or self._looking or not self.isVisible():
            return
        self._looks = [*self._looks[-_LAST_LOOKS:], found.newest]
        oldest = self._looks[0]
        self._looking = True

        def work(_job: Job) -> _Read:
            news = reads.faces_news(lab, self.session.actor(), case, after=found.newest, tracks_after=oldest)
            fresh = found.with_news(news)
            return _Read(case, found, found if fresh == found else fresh)

        job = self.session.read(work)
        job.succeeded.connect(self._on_read)
        job.ended.connect(self._on_looked)

    def _on_read(self, read: "_Read") -> None:
        """Show what was read, unless the case or what it was added to is not shown any more."""
        if read.case == self.case and (read.base is None or read.base is self.found):
            self._show(read.found)

    def _on_looked(self) -> None:
        self._looking = False

    def _show(self, found: FacesFound) -> None:
        if found is self.found and self._wanted_probe is None and self._wanted_exhibit is None:
            return
        known = None if self.found is None else self.found.exhibits
        self.found = found
        self.changes.know(found.edits)
        if found.exhibits != known or self._wanted_exhibit is not None:
            self._list_exhibits(found)
        self._fill()

    def _list_exhibits(self, found: FacesFound) -> None:
        current = self.by_exhibit.currentData() if self._wanted_exhibit is None else self._wanted_exhibit
        self._wanted_exhibit = None
        self.by_exhibit.blockSignals(True)
        while self.by_exhibit.count() > 1:
            self.by_exhibit.removeItem(1)
        for exhibit in found.exhibits:
            self.by_exhibit.addItem(f"{exhibit.id}  {exhibit.name}", exhibit.row)
        self.by_exhibit.setCurrentIndex(max(0, self.by_exhibit.findData(current)))
        self.by_exhibit.blockSignals(False)

    def _fill(self) -> None:
        found = self.found
        if found is None:
            return
        allowed = self.by_quality.currentData()
        arrange = partial(
            entries,
            found,
            grouping=Grouping(self.grouping.currentData()),
            exhibit=self.by_exhibit.currentData(),
            verdicts=None if allowed is None else frozenset(Verdict(value) for value in allowed),
        )
        base = self.model.entries
        self._arranging = arrange
        if len(found.tracks) + len(found.stills) <= _AT_ONCE:
            self._fill_with(update_of(base, arrange()))
            return
        job = self.session.read(lambda _job: (arrange, update_of(base, arrange())))
        job.succeeded.connect(self._on_arranged)

    def _on_arranged(self, arranged: "tuple[object, Update]") -> None:
        """Of several arrangements asked for one after the other only the last counts."""
        arrange, update = arranged
        if self._arranging is arrange:
            self._fill_with(update)

    def _fill_with(self, update: Update) -> None:
        """Show these entries, on the face that was chosen before where it is still there, at the same place."""
        found, chosen = self.found, self.grid.current_cell()
        if found is None:
            return
        self.grid.keep_place()
        self.model.apply(update)
        fresh = update.entries
        self.stack.setCurrentIndex(2 if found.faces else 1)
        self.listing.setCurrentIndex(0 if fresh else 1)
        shown = sum(isinstance(entry, Cell) for entry in fresh)
        words = self.tr("{shown} shown").format(shown=formats.count(shown))
        faces, tracks = counts.faces(found.faces), counts.tracks(len(found.tracks))
        self.count.setText(f"{words}  ·  {faces}  ·  {tracks}" if found.faces else "")
        self._choose(chosen)
        self._describe(self.grid.selected_cells())

    def _choose(self, chosen: Cell | None) -> None:
        """Stay on the chosen cell; where it is gone, on its track, otherwise on the first cell."""
        wanted, self._wanted_probe = self._wanted_probe, None
        now = self.grid.current_cell()
        if wanted is None and chosen is not None and now is not None and now.probe == chosen.probe:
            return
        row = None if wanted is None else self._row_of(wanted)
        if row is None and chosen is not None:
            row = self._row_of(chosen.probe)
            if row is None and chosen.owner is not None:
                row = self._row_of(chosen.owner.id)
        if row is None:
            shown = enumerate(self.model.entries)
            row = next((number for number, entry in shown if isinstance(entry, Cell)), None)
        if row is not None:
            self.grid.choose(row)
            if wanted is not None:
                self.grid.scrollTo(self.model.index(row, 0))

    def _row_of(self, probe: str) -> int | None:
        """The row of a cell by its probe; of a track also its best face where the faces are shown under it."""
        row = self.model.row_of(probe)
        if row is None:
            cells = ((at, one) for at, one in enumerate(self.model.entries) if isinstance(one, Cell))
            row = next((at for at, one in cells if one.owner is not None and one.owner.id == probe), None)
        return row

    def _describe(self, cells: list[Cell]) -> None:
        current = self.grid.current_cell()
        self.panel.show_cells(cells or ([] if current is None else [current]))

    def _picture(self, cell: Cell, side: int) -> QPixmap | None:
        return self._picture_of_face(cell.face, side)

    def _picture_of_face(self, face: "StoredFace", side: int) -> QPixmap | None:
        return None if self.case is None else self.session.pictures.of_face(face, self.case, side)

    def _menu(self, place: QPoint) -> None:
        cell = self.grid.current_cell()
        if cell is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("&Search the gallery…"), lambda: self.search("gallery"))
        menu.addAction(self.tr("F&ind in exhibits…"), lambda: self.search("exhibits"))
        menu.addSeparator()
        menu.addAction(self.tr("Whole &track…"), self.show_track).setEnabled(cell.owner is not None)
        several = len({one.owner.row for one in self.grid.selected_cells() if one.owner is not None}) > 1
        menu.addAction(self.tr("&Merge the selected tracks"), self.merge).setEnabled(several)
        menu.addAction(self.tr("&Undo the last split or merge"), self.undo).setEnabled(self.changes.can_undo)
        menu.popup(self.grid.viewport().mapToGlobal(place))
