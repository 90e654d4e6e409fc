"""The faces found in a case: a grid on the left, the chosen face with its quality in words on the right."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from catchlight.faces.face import Verdict
from catchlight.gui import formats, reads
from catchlight.gui.counts import counts
from catchlight.gui.job_runner import Job
from catchlight.gui.models.faces_model import Cell, Entry, FacesModel, Grouping, entries
from catchlight.gui.reads import FacesFound
from catchlight.gui.session import Session
from catchlight.gui.views.search_dialog import SearchDialog
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.empty_state import EmptyState
from catchlight.gui.widgets.face_grid import FaceGrid
from catchlight.gui.widgets.facts import Fact, Facts
from catchlight.gui.widgets.portrait import Portrait
from catchlight.gui.widgets.text import button, card, label
from catchlight.gui.words import reasons_sentence, verdict_word

if TYPE_CHECKING:
    from catchlight.evidence.cases import Case

_PANEL = 300
_AT_ONCE = 4000  # faces; more are arranged in the reading thread


class FacesView(QWidget):
    """Filters, grid and particulars; `result_wanted` carries a search that was started."""

    result_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.case: Case | None = None
        self.found: FacesFound | None = None
        self._wanted_exhibit: int | None = None
        self._arranging: object = None
        self.model = FacesModel()
        self.grid = FaceGrid(self.model, session.pictures.changed, picture_of=self._picture)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._make_filters()
        self._make_panel()
        self._lay_out()
        self.grid.chosen.connect(self._describe)
        self.grid.search_wanted.connect(lambda _cell: self.search("gallery"))
        self.grid.customContextMenuRequested.connect(self._menu)
        find = QShortcut(QKeySequence("Ctrl+Shift+F"), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(lambda: self.search("exhibits"))

    def set_case(self, case: "Case") -> None:
        """Show another case."""
        self.case = case
        self.found = None
        self._wanted_exhibit = None
        self.model.set_entries(())
        self.stack.setCurrentIndex(0)

    def refresh(self) -> None:
        """Read the faces."""
        lab, case, known = self.session.lab, self.case, self.found
        if lab is None or case is None:
            return

        def work(_job: Job) -> FacesFound:
            found = reads.faces(lab, case)
            return known if known is not None and found == known else found

        self.session.read(work).succeeded.connect(self._show)

    def filter_exhibit(self, exhibit: int) -> None:
        """Show one exhibit's faces."""
        self._wanted_exhibit = exhibit
        place = self.by_exhibit.findData(exhibit)
        if place >= 0:
            self.by_exhibit.setCurrentIndex(place)

    def search(self, scope: str) -> None:
        """Ask for what a search of the chosen face needs."""
        cell, case = self.grid.current_cell(), self.case
        if cell is None or case is None:
            return

        def ask() -> None:
            dialog = SearchDialog(self.session, case, cell, scope=scope, parent=self)
            dialog.started.connect(self.result_wanted)
            dialog.open()

        self.session.with_examiner(ask)

    def _make_filters(self) -> None:
        self.grouping = QComboBox()
        self.grouping.addItem(self.tr("By exhibit"), Grouping.EXHIBIT.value)
        self.grouping.addItem(self.tr("By track"), Grouping.TRACK.value)
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

    def _make_panel(self) -> None:
        self.panel = card()
        self.panel.setFixedWidth(_PANEL)
        self.picture = Portrait(self.session.pictures.changed, smallest=QSize(180, 180))
        self.name = label(role="heading")
        self.verdict = Banner()
        self.facts = Facts()
        self.to_gallery = button(self.tr("&Search the gallery…"), kind="primary", icon="search")
        self.to_gallery.setToolTip(self.tr("Enter"))
        self.to_gallery.clicked.connect(lambda: self.search("gallery"))
        self.to_exhibits = button(self.tr("F&ind in exhibits…"))
        self.to_exhibits.setToolTip("Ctrl+Shift+F")
        self.to_exhibits.clicked.connect(lambda: self.search("exhibits"))
        inside = QVBoxLayout(self.panel)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.setSpacing(10)
        inside.addWidget(self.picture, 1)
        inside.addWidget(self.name)
        inside.addWidget(self.verdict)
        inside.addWidget(self.facts)
        inside.addSpacing(2)
        inside.addWidget(self.to_gallery)
        inside.addWidget(self.to_exhibits)

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
            "Extract the faces of the exhibits first; every frame is examined."))  # fmt: skip
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
        layout.addWidget(self.stack, 1)

    def _show(self, found: FacesFound) -> None:
        if found is self.found:
            return
        self.found = found
        current = self.by_exhibit.currentData() if self._wanted_exhibit is None else self._wanted_exhibit
        self._wanted_exhibit = None
        self.by_exhibit.blockSignals(True)
        while self.by_exhibit.count() > 1:
            self.by_exhibit.removeItem(1)
        for exhibit in found.exhibits:
            self.by_exhibit.addItem(f"{exhibit.id}  {exhibit.name}", exhibit.row)
        self.by_exhibit.setCurrentIndex(max(0, self.by_exhibit.findData(current)))
        self.by_exhibit.blockSignals(False)
        self._fill()

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
        self._arranging = arrange
        if len(found.faces) <= _AT_ONCE:
            self._fill_with(arrange())
            return
        job = self.session.read(lambda _job: arrange())
        job.succeeded.connect(lambda fresh: self._fill_with(fresh) if self._arranging is arrange else None)

    def _fill_with(self, fresh: "list[Entry]") -> None:
        """Show these entries, on the face that was chosen before where it is still there."""
        found, chosen = self.found, self.grid.current_cell()
        if found is None:
            return
        self.model.set_entries(fresh)
        self.stack.setCurrentIndex(2 if found.faces else 1)
        self.listing.setCurrentIndex(0 if fresh else 1)
        shown = sum(isinstance(entry, Cell) for entry in fresh)
        words = self.tr("{shown} shown").format(shown=formats.count(shown))
        faces, tracks = counts.faces(len(found.faces)), counts.tracks(len(found.tracks))
        self.count.setText(f"{words}  ·  {faces}  ·  {tracks}" if found.faces else "")
        row = self.model.row_of(chosen.probe) if chosen is not None else None
        if row is None:
            row = next((number for number, entry in enumerate(fresh) if isinstance(entry, Cell)), None)
        if row is not None:
            self.grid.choose(row)
        else:
            self._describe(None)

    def _describe(self, cell: Cell | None) -> None:
        self.panel.setVisible(cell is not None)
        if cell is None:
            return
        face = cell.face.face
        quality = face.quality
        self.name.setText(f"{cell.probe}  ·  {cell.when}")
        self.picture.show_picture(partial(self._picture, cell), name=self.tr("Face {name}").format(name=cell.probe))
        kind = {Verdict.USABLE: "good", Verdict.LIMITED: "warn", Verdict.NOT_SUITABLE: "bad"}[quality.verdict]
        words = verdict_word(quality.verdict)
        reasons = reasons_sentence(quality.reasons)
        self.verdict.say(kind, f"{words}. {reasons}" if reasons else words)
        facts = [Fact(self.tr("Exhibit"), f"{cell.exhibit.id}  {cell.exhibit.name}", cell.exhibit.path)]
        if cell.track is not None:
            first = formats.media_time(cell.track.first_microseconds)
            last = formats.media_time(cell.track.last_microseconds)
            facts.append(Fact(self.tr("Seen"), f"{first} – {last}"))
            facts.append(Fact(self.tr("Track"), self.tr("%n face(s), best one shown", "", cell.track.faces)))
        elif cell.face.frame is not None:
            facts.append(Fact(self.tr("Frame"), formats.count(cell.face.frame)))
        facts.append(Fact(self.tr("Width"), self.tr("{width} pixels").format(width=round(face.box.width))))
        facts.append(Fact(self.tr("Turn"), f"{quality.yaw:.0f}°".replace("-", "−")))
        self.facts.show_facts(facts)

    def _picture(self, cell: Cell, side: int) -> QPixmap | None:
        return None if self.case is None else self.session.pictures.of_face(cell.face, self.case, side)

    def _menu(self, place: QPoint) -> None:
        if self.grid.current_cell() is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("&Search the gallery…"), lambda: self.search("gallery"))
        menu.addAction(self.tr("F&ind in exhibits…"), lambda: self.search("exhibits"))
        menu.popup(self.grid.viewport().mapToGlobal(place))
