"""All faces of one track in order of time; a chosen one can begin a new track."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from catchlight.gui import formats, reads
from catchlight.gui.core_words import told_failure
from catchlight.gui.models.faces_model import Cell, FacesModel, track_note
from catchlight.gui.reads import TrackRead
from catchlight.gui.session import Session
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.face_grid import FaceGrid
from catchlight.gui.widgets.text import button, label

if TYPE_CHECKING:
    from catchlight.errors import CatchlightError
    from catchlight.evidence.cases import Case


class TrackDialog(QDialog):
    """Shows a track; `split_wanted` carries the track's and the face's id."""

    split_wanted = Signal(str, str)

    def __init__(self, session: Session, case: "Case", cell: Cell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        track = cell.owner
        if track is None:
            raise ValueError("a face of a still has no track")
        self.session, self.case, self.cell, self.track = session, case, cell, track
        self.setWindowTitle(self.tr("Track {name}").format(name=track.id))
        self.resize(880, 640)
        self.model = FacesModel()
        self.grid = FaceGrid(self.model, session.pictures.changed, picture_of=self._picture)
        self.grid.setAccessibleName(self.tr("Faces of the track"))
        self.title = label(f"{track.id}  ·  {cell.exhibit.name}", "title")
        self.note = label(track_note(track, cell.clock), "muted", selectable=True)
        self.what = label(role="muted", wrap=True)
        self.refusal = Banner()
        self.split = button(self.tr("&Split here"), icon="split")
        self.split.setToolTip("Ctrl+Shift+S")
        self.split.setEnabled(False)
        self.split.setParent(self)
        self.split.setVisible(session.may("examiner"))
        self.split.clicked.connect(self._split)
        close = button(self.tr("C&lose"), kind="primary")
        close.clicked.connect(self.reject)
        shortcut = QShortcut(QKeySequence("Ctrl+Shift+S"), self)
        shortcut.activated.connect(self._split)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.what, 1)
        buttons.addWidget(self.split)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(10)
        layout.addWidget(self.title)
        layout.addWidget(self.note)
        layout.addWidget(self.refusal)
        layout.addWidget(self.grid, 1)
        layout.addLayout(buttons)
        self.grid.chosen.connect(self._describe)
        self.refresh()

    def refresh(self) -> None:
        """Read the faces of the track."""
        lab, case, name = self.session.lab, self.case, self.track.id
        if lab is not None:
            job = self.session.read(lambda _job: reads.track(lab, self.session.actor(), case, name))
            job.succeeded.connect(self._show)

    def refuse(self, error: "CatchlightError") -> None:
        """Why the track was not split."""
        self.refusal.say("warn", told_failure(error))
        self._describe(self.grid.current_cell())

    def _show(self, read: TrackRead) -> None:
        self.track = read.track
        self.note.setText(track_note(read.track, self.cell.clock) + self._held(read))
        exhibit, clock = self.cell.exhibit, self.cell.clock
        self.model.set_entries([Cell(face, None, exhibit, group=read.track, clock=clock) for face in read.faces])
        row = self.model.row_of(self.cell.face.id)
        self.grid.choose(0 if row is None else row)
        self.grid.setFocus()

    def _held(self, read: TrackRead) -> str:
        """For how long faces of the track stood without being looked for again."""
        times = ((face.microseconds, face.held_until_microseconds) for face in read.faces)
        held = sum(until - at for at, until in times if at is not None and until is not None)
        if not held:
            return ""
        words = self.tr("held {time}, because nothing around it changed")
        return "  ·  " + words.format(time=formats.media_time(held))

    def _describe(self, cell: Cell | None) -> None:
        at = None if cell is None else self.model.row_of(cell.probe)
        self.split.setEnabled(bool(at) and self.session.may("examiner"))
        if cell is None or at is None:
            self.what.setText("")
        elif at == 0:
            self.what.setText(self.tr("This is the first face of the track; choose a later one to split there."))
        else:
            rest = self.tr("%n face(s) from here on become a new track.", "", self.model.rowCount() - at)
            self.what.setText(f"{cell.probe}, {cell.times}: {rest}")

    def _split(self) -> None:
        cell = self.grid.current_cell()
        if cell is not None and self.split.isEnabled():
            self.split.setEnabled(False)
            self.split_wanted.emit(self.track.id, cell.face.id)

    def _picture(self, cell: Cell, side: int) -> QPixmap | None:
        return self.session.pictures.of_face(cell.face, self.case, side)
