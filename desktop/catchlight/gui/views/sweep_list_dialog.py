"""The candidates of one face of a sweep: ranks and scores to look at, nothing to conclude on."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from catchlight.gui import formats
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.session import Session
from catchlight.gui.views.result_words import searched_words
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.portrait import Portrait
from catchlight.gui.widgets.table import Table
from catchlight.gui.widgets.text import button, label

if TYPE_CHECKING:
    from catchlight.gallery.candidates import Candidate
    from catchlight.workflows.search import SearchResult

_SIDE = 170


class SweepListDialog(QDialog):
    """One line a candidate, with the portrait of the current one beside the list."""

    def __init__(self, session: Session, listed: "SearchResult", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = session.pictures
        probe = listed.probe.track or listed.probe.face
        title = self.tr("Candidates of {name} in the sweep {sweep}").format(name=probe, sweep=listed.id)
        self.setWindowTitle(title)
        self.resize(860, 480)
        self.model: TableModel[Candidate] = TableModel(
            (
                Column(self.tr("Rank"), lambda one: str(one.rank), sort=lambda one: one.rank, is_number=True, width=60),
                Column(self.tr("Person"), lambda one: one.person_id, width=150),
                Column(self.tr("Score"), lambda one: formats.score(one.score), sort=lambda one: one.score,
                       is_number=True, width=80),
                Column(self.tr("Taken on"), lambda one: one.captured_on, width=100),
                Column(self.tr("Source"), lambda one: one.source),
            ),
            key=lambda one: one.rank,
        )  # fmt: skip
        self.table = Table(self.model, name=title)
        self.picture = Portrait(session.pictures.changed, smallest=QSize(_SIDE, _SIDE))
        self.picture.setFixedSize(_SIDE, _SIDE)
        self.table.chosen.connect(self._show)
        self.model.set_rows(listed.candidates)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(self.table, 1)
        side = QVBoxLayout()
        side.addWidget(self.picture)
        side.addStretch(1)
        across.addLayout(side)
        close = button(self.tr("C&lose"), kind="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        line = QHBoxLayout()
        line.addWidget(label(self.tr("A candidate is a lead, not an identification."), "muted"))
        line.addStretch(1)
        line.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(title, "title"))
        column.addWidget(Banner("warn", searched_words(listed)))
        column.addLayout(across, 1)
        column.addLayout(line)
        if listed.candidates:
            self.table.selectRow(0)
        self.table.setFocus()

    def _show(self, one: "Candidate | None") -> None:
        if one is not None:
            source = None if one.crop_sha256 is None else partial(self._pictures.of_crop, one.crop_sha256)
            self.picture.show_picture(source, name=one.person_id)
