"""All portraits of one candidate, with the score of each that was searched and why the others were not."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, SignalInstance
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from catchlight.gui import formats
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.views.certificate_words import fusion_words
from catchlight.gui.widgets.portrait import Portrait
from catchlight.gui.widgets.table import Table
from catchlight.gui.widgets.text import button, label

if TYPE_CHECKING:
    from catchlight.gallery.browse import Portrait as Enrolled
    from catchlight.gallery.candidates import Candidate
    from catchlight.workflows.consult import ConsultedCandidate

_SIDE = 190


@dataclass(frozen=True)
class ScoredPortrait:
    """A portrait of the person; `score` is None where it was not searched."""

    portrait: "Enrolled"
    score: float | None


def scored_portraits(record: "ConsultedCandidate") -> tuple[ScoredPortrait, ...]:
    """The person's portraits, best score first, those that were not searched last."""
    candidate: Candidate = record.candidate  # type: ignore[assignment]
    scores = dict(candidate.compared) or {candidate.portrait: candidate.score}
    rows = [ScoredPortrait(one, scores.get(one.id)) for one in record.portraits]
    return tuple(sorted(rows, key=lambda row: (row.score is None, -(row.score or 0.0), row.portrait.row)))


class PortraitsDialog(QDialog):
    """A table of portraits; the current one is shown beside it."""

    def __init__(
        self,
        record: "ConsultedCandidate",
        changed: SignalInstance,
        *,
        picture_of: Callable[[str, int], QPixmap | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._picture_of = picture_of
        rows = scored_portraits(record)
        name = record.portraits[0].person_id if record.portraits else ""
        title = self.tr("Portraits of {person}").format(person=name)
        self.setWindowTitle(title)
        self.resize(920, 480)
        self.model: TableModel[ScoredPortrait] = TableModel(
            (
                Column(self.tr("Portrait"), lambda row: row.portrait.id, sort=lambda row: row.portrait.row, width=84),
                Column(self.tr("Score"), score_words, sort=lambda row: -2.0 if row.score is None else row.score,
                       is_number=True, width=132),
                Column(self.tr("Taken on"), lambda row: row.portrait.captured_on, width=100),
                Column(self.tr("Source"), lambda row: row.portrait.source),
                Column(self.tr("Legal basis"), lambda row: row.portrait.legal_basis, width=150),
                Column(self.tr("Keep until"), lambda row: row.portrait.retain_until, width=100),
            ),
            key=lambda row: row.portrait.row,
        )  # fmt: skip
        self.table = Table(self.model, name=title)
        self.picture = Portrait(changed, smallest=QSize(_SIDE, _SIDE))
        self.picture.setFixedSize(_SIDE, _SIDE)
        self.table.chosen.connect(self._show)
        self.model.set_rows(rows)
        self._lay_out(title)
        if rows:
            self.table.selectRow(0)
        self.table.setFocus()

    def _show(self, row: ScoredPortrait | None) -> None:
        if row is not None:
            self.picture.show_picture(partial(self._picture_of, row.portrait.crop_sha256), name=row.portrait.id)

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(10)
        column.addWidget(label(title, "title"))
        text = (
            fusion_words()
            + " "
            + self.tr(
                "A portrait without a score was not searched: filtered out, its retention ended, or enrolled later."
            )
        )
        column.addWidget(label(text, "muted", wrap=True))
        across = QHBoxLayout()
        across.setSpacing(16)
        side = QVBoxLayout()
        side.addWidget(self.picture)
        side.addStretch(1)
        across.addLayout(side)
        across.addWidget(self.table, 1)
        column.addLayout(across, 1)
        close = button(self.tr("C&lose"), kind="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(close)
        column.addLayout(line)


def score_words(row: ScoredPortrait) -> str:
    """The score, or that there is none."""
    if row.score is None:
        return QCoreApplication.translate("PortraitsDialog", "not searched")
    return formats.score(row.score)
