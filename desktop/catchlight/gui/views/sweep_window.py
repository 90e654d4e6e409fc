"""A sweep of a case: each face that was searched for with its best candidate; one step makes an exact search of it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from catchlight.gui import formats, reads_sweep
from catchlight.gui.job_runner import Job
from catchlight.gui.late import while_there
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.session import Session
from catchlight.gui.views.held_preview import HeldPreview
from catchlight.gui.views.search_dialog import Searching
from catchlight.gui.views.sweep_list_dialog import SweepListDialog
from catchlight.gui.views.sweep_words import sweep_words
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.portrait import Portrait
from catchlight.gui.widgets.table import Table
from catchlight.gui.widgets.text import button, label
from catchlight.gui.words import verdict_word

if TYPE_CHECKING:
    from collections.abc import Callable

    from catchlight.evidence.cases import Case
    from catchlight.workflows.search import SearchResult
    from catchlight.workflows.sweep_result import SweepResult, SweepRow

_SIDE = 170


class SweepWindow(QDialog):
    """A table of faces; `result_wanted` carries a `Searching`, or `(case, id)` of an exact search made before."""

    result_wanted = Signal(object)

    def __init__(self, session: Session, case: "Case", name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.session, self.case, self.name = session, case, name
        self.shown: SweepResult | None = None
        self.shown_list: SweepListDialog | None = None
        self.setWindowTitle(self.tr("Sweep {name}").format(name=name))
        self.resize(1080, 640)
        self.model: TableModel[SweepRow] = TableModel(
            (
                Column(self.tr("Face"), lambda row: row.name, sort=lambda row: row.number, width=70),
                Column(self.tr("Exhibit"), lambda row: row.probe.exhibit, width=74),
                Column(self.tr("Time"), _time, sort=lambda row: row.probe.microseconds or 0, width=112),
                Column(self.tr("Quality"), lambda row: verdict_word(row.probe.quality.verdict), width=104),
                Column(self.tr("Listed"), lambda row: formats.count(row.listed), sort=lambda row: row.listed,
                       is_number=True, width=68),
                Column(self.tr("Best score"), _score, sort=lambda row: -2.0 if row.best is None else row.best.score,
                       is_number=True, width=92),
                Column(self.tr("Best candidate"), self._candidate),
                Column(self.tr("Exactly"), lambda row: ", ".join(row.exact), width=90),
            ),
            key=lambda row: (row.number, row.exact),
        )  # fmt: skip
        self.table = Table(self.model, name=self.tr("Faces of the sweep"))
        self.table.chosen.connect(self._show_row)
        self.table.activated_row.connect(self._open_list)
        self.notice = Banner()
        self.count = label(role="muted")
        self.probe = Portrait(session.pictures.changed, smallest=QSize(_SIDE, _SIDE))
        self.best = Portrait(session.pictures.changed, smallest=QSize(_SIDE, _SIDE))
        self.probe_name, self.best_name = label(role="strong"), label(role="strong", wrap=True)
        self.exactly = button(self.tr("Search &exactly for this face"), kind="primary")
        self.exactly.clicked.connect(lambda: self.search_exactly(self.table.current_row()))
        self.to_exact = button(self.tr("&Open the exact result"))
        self.to_exact.clicked.connect(lambda: self._open_exact(self.table.current_row()))
        self.to_list = button(self.tr("&All candidates…"))
        self.to_list.clicked.connect(lambda: self._open_list(self.table.current_row()))
        for one in (self.exactly, self.to_exact, self.to_list):
            one.setEnabled(False)
        self._lay_out()
        self._read()

    def search_exactly(self, row: "SweepRow | None") -> None:
        """Search exactly for a row's face, under the sweep's authorisation; the result page takes over."""
        if row is None:
            return
        session, case, sweep, probe = self.session, self.case, self.name, row.name

        def work(job: Job) -> object:
            from catchlight.workflows.search_exactly import SearchExactly, search_exactly  # noqa: PLC0415

            def preview(shown: "SearchResult") -> "Callable[[], bool]":
                held = HeldPreview(shown)
                job.tell(held)
                return held.was_shown

            request = SearchExactly(actor=session.actor(), case=case.number, sweep=sweep, probe=probe)
            return search_exactly(session.open(), request, job.control, analyst=session.analyst(), preview=preview)

        job = session.act(self.tr("Searching the gallery"), work, kind="search")
        self.result_wanted.emit(Searching(job, case, "gallery"))
        self.close()

    def _read(self) -> None:
        lab, session, case, name = self.session.lab, self.session, self.case, self.name
        if lab is not None:
            job = session.read(lambda _job: reads_sweep.sweep(lab, session.actor(), case, name))
            job.succeeded.connect(while_there(self, self._show))
            job.failed.connect(self._on_failed)

    def _on_failed(self, _error: BaseException) -> None:
        self.close()

    def _show(self, result: "SweepResult") -> None:
        self.shown = result
        self.notice.say("warn", sweep_words(result))
        with_one = sum(row.best is not None for row in result.rows)
        words = self.tr("{faces} faces searched for  ·  {listed} with candidates")
        self.count.setText(words.format(faces=formats.count(len(result.rows)), listed=formats.count(with_one)))
        self.model.set_rows(result.rows)
        if result.rows:
            self.table.selectRow(0)
        self.table.setFocus()

    def _show_row(self, row: "SweepRow | None") -> None:
        self.exactly.setEnabled(row is not None and self.session.may("examiner"))
        self.to_exact.setEnabled(row is not None and bool(row.exact))
        self.to_list.setEnabled(row is not None and row.listed > 0)
        if row is None:
            return
        for picture, crop, name in (
            (self.probe, row.probe.crop_sha256, row.name),
            (self.best, None if row.best is None else row.best.crop_sha256, self._candidate(row)),
        ):
            source = None if crop is None else partial(self.session.pictures.of_crop, crop)
            picture.show_picture(source, name=name)
        self.probe_name.setText(self.tr("Probe {name}").format(name=row.name))
        self.best_name.setText(f"{self._candidate(row)}  {_score(row)}".strip())

    def _open_list(self, row: "SweepRow | None") -> None:
        lab, session, case, name = self.session.lab, self.session, self.case, self.name
        if lab is not None and row is not None and row.listed:
            probe = row.name
            job = session.read(lambda _job: reads_sweep.sweep_list(lab, session.actor(), case, name, probe))
            job.succeeded.connect(self._show_list)

    def _show_list(self, listed: "SearchResult") -> None:
        self.shown_list = SweepListDialog(self.session, listed, self)
        self.shown_list.open()

    def _open_exact(self, row: "SweepRow | None") -> None:
        if row is not None and row.exact:
            self.result_wanted.emit((self.case, row.exact[-1]))
            self.close()

    def _candidate(self, row: "SweepRow") -> str:
        return self.tr("No candidate") if row.best is None else row.best.person_id

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(6)
        for name, picture in ((self.probe_name, self.probe), (self.best_name, self.best)):
            picture.setFixedSize(_SIDE, _SIDE)
            name.setFixedWidth(_SIDE)
            side.addWidget(name)
            side.addWidget(picture)
            side.addSpacing(8)
        side.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(self.table, 1)
        across.addLayout(side)
        close = button(self.tr("&Close"))
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(label(self.tr("A candidate is a lead, not an identification."), "muted"))
        buttons.addStretch(1)
        for one in (self.to_list, self.to_exact, self.exactly, close):
            buttons.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(self.windowTitle(), "title"))
        column.addWidget(self.notice)
        column.addWidget(self.count)
        column.addLayout(across, 1)
        column.addLayout(buttons)


def _time(row: "SweepRow") -> str:
    return "–" if row.probe.microseconds is None else formats.media_time(row.probe.microseconds)


def _score(row: "SweepRow") -> str:
    return "–" if row.best is None else formats.score(row.best.score)
