"""An enrolment under way: how far it is, and the rows that are refused as they come, to be mended and tried again."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from catchlight.gui import formats
from catchlight.gui.core_words import told
from catchlight.gui.job_runner import Job
from catchlight.gui.late import while_there
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.session import Session
from catchlight.gui.views.enrol_mend import MendPanel, Refusal
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.table import Table
from catchlight.gui.widgets.text import button, label
from catchlight.jobs import Progress

if TYPE_CHECKING:
    from catchlight.gallery.rejects import RefusedRow
    from catchlight.workflows.enrol import Enrolment
    from catchlight.workflows.enrol_mended import MendedEnrolment

MOST_SHOWN = 10_000
"""Refused rows that stand in the window; all of them are in the rejects file."""
_INTERVAL = 0.1  # seconds between two lots of refused rows


class EnrolmentWindow(QDialog):
    """Begins at once; it can be closed while the work goes on, and stopped, and gone on with."""

    def __init__(self, session: Session, asked: dict[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.session, self.asked = session, asked
        self.name = asked["manifest"].name
        self.setWindowTitle(self.tr("Enrolling {name}").format(name=self.name))
        self.resize(1120, 700)
        self.job: Job | None = None
        self.enrolled = self.unchanged = self.not_shown = 0
        self.rejects: Path | None = None
        self.refusals: dict[int, Refusal] = {}
        self.model: TableModel[Refusal] = TableModel(
            (
                Column(self.tr("Row"), lambda one: formats.count(one.row), sort=lambda one: one.row, is_number=True,
                       width=70),
                Column(self.tr("Image"), lambda one: one.refused.image, width=170),
                Column(self.tr("Reason"), lambda one: told(one.refused.reason)),
                Column(self.tr("State"), self._state, width=110,
                       colour=lambda one: "accent" if one.is_mended else "muted"),
            ),
            key=lambda one: one.row,
        )  # fmt: skip
        self.table = Table(self.model, name=self.tr("Refused rows"))
        self.panel = MendPanel()
        self.table.chosen.connect(self.panel.show_row)
        self.panel.mended.connect(self._on_mended)
        self.panel.show_row(None)
        self._lay_out()
        self.start()

    def start(self) -> None:
        """Enrol, or go on: what is enrolled is passed over."""
        session, asked = self.session, self.asked

        def work(job: Job) -> "Enrolment":
            from catchlight.workflows.enrol import Enrol, enrol  # noqa: PLC0415

            with _Told(job) as told:
                request = Enrol(actor=session.actor(), indexes=False, **asked)
                return enrol(session.open(), request, job.control, analyst=session.analyst(), on_refused=told)

        self.refusals, self.not_shown = {}, 0
        self._show_rows()
        job = self._follow(session.act(self.windowTitle(), work, kind="enrolment", keeps=self.tr("&Stop")))
        job.told.connect(self._add)
        job.succeeded.connect(self._on_enrolled)

    def try_again(self, rows: tuple[Refusal, ...]) -> None:
        """Enrol these rows as they are now."""
        session, asked, usual = self.session, self.asked, self._folder()

        def work(job: Job) -> "MendedEnrolment":
            from catchlight.workflows.enrol import Enrol  # noqa: PLC0415
            from catchlight.workflows.enrol_mended import MendedRow, enrol_mended  # noqa: PLC0415

            request = Enrol(actor=session.actor(), indexes=False, **asked)
            mended = tuple(MendedRow(one.refused, one.folder or usual) for one in rows)
            return enrol_mended(session.open(), request, mended, job.control, analyst=session.analyst())

        tried = tuple(one.row for one in rows)
        job = self._follow(session.act(self.windowTitle(), work, kind="enrolment", keeps=self.tr("&Stop")))
        job.succeeded.connect(while_there(self, lambda found: self._on_tried(tried, found)))

    def _follow(self, job: Job) -> Job:
        self.job = job
        job.progressed.connect(self._show_progress)
        job.failed.connect(self.session.failed)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        self.notice.say("info", "")
        self.bar.setRange(0, 0)
        self.bar.show()
        self.state.show()
        self.state.setText(self.tr("starting…"))
        self._offer()
        return job

    def _show_progress(self, told: Progress) -> None:
        total = told.total or 0
        self.bar.setRange(0, total)
        self.bar.setValue(told.done)
        parts = [self.tr("{done} of {total}").format(done=formats.count(told.done), total=formats.count(total))]
        if told.seconds_left is not None and told.seconds > 2:
            parts.append(self.tr("about {time} left").format(time=formats.duration(told.seconds_left)))
        self.state.setText("  ·  ".join([*parts, *([told.note] if told.note else [])]))

    def _add(self, rows: "list[RefusedRow]") -> None:
        """Rows that were refused just now."""
        room = MOST_SHOWN - len(self.refusals)
        self.refusals.update({row.row: Refusal(row) for row in rows[:room]})
        self.not_shown += max(0, len(rows) - room)
        self._show_rows()

    def _on_mended(self, refusal: Refusal) -> None:
        self.refusals[refusal.row] = refusal
        self._show_rows()

    def _on_enrolled(self, result: "Enrolment") -> None:
        self.enrolled, self.unchanged = result.enrolled, result.unchanged
        self.rejects = result.rejects
        self._on_ended()

    def _on_tried(self, tried: tuple[int, ...], found: "MendedEnrolment") -> None:
        again = {row.row: row for row in found.refused}
        for number in tried:
            was = self.refusals.pop(number)
            if number in again:
                self.refusals[number] = Refusal(again[number], was.folder, tries=was.tries + 1)
        self.refusals = dict(sorted(self.refusals.items()))
        self.enrolled, self.unchanged = self.enrolled + found.enrolled, self.unchanged + found.unchanged
        self._show_rows()
        self._on_ended()

    def _on_ended(self) -> None:
        refused = len(self.refusals) + self.not_shown
        words = self.tr("{enrolled} enrolled, {unchanged} unchanged, {refused} refused.").format(
            enrolled=formats.count(self.enrolled), unchanged=formats.count(self.unchanged),
            refused=formats.count(refused),
        )  # fmt: skip
        if self.rejects is not None and refused:
            words += " " + self.tr("The rejects file of the first try: {file}").format(file=self.rejects)
        self._finish("warn" if refused else "good", words)

    def _on_failed(self, _error: BaseException) -> None:
        words = self.tr("It ended early. What was enrolled is kept; going on passes over it.")
        self._finish("warn", words)

    def _on_cancelled(self) -> None:
        self._finish("info", self.tr("Stopped. What was enrolled is kept; going on passes over it."))

    def _finish(self, kind: str, words: str) -> None:
        self.job = None
        self.bar.hide()
        self.state.hide()
        self.notice.say(kind, words)
        self._offer()

    def _show_rows(self) -> None:
        self.model.set_rows(tuple(self.refusals.values()))
        words = self.tr("{refused} refused").format(refused=formats.count(len(self.refusals) + self.not_shown))
        if self.not_shown:
            more = self.tr("the first {shown} are shown, all are in the rejects file")
            words += "  ·  " + more.format(shown=formats.count(MOST_SHOWN))
        self.count.setText(words)
        self.panel.show_row(self.table.current_row())
        if self.model.rowCount() and self.table.current_row() is None:
            self.table.selectRow(0)
        self._offer()

    def _offer(self) -> None:
        """What can be done now."""
        is_idle, mended = self.job is None, self._mended()
        self.stop.setVisible(not is_idle)
        self.go_on.setVisible(is_idle and self.rejects is None)
        self.again.setText(self.tr("&Try mended rows again ({rows})").format(rows=formats.count(len(mended))))
        self.again.setEnabled(is_idle and bool(mended))
        self.all_again.setEnabled(is_idle and bool(self.refusals))
        self.save.setEnabled(bool(self.refusals))

    def _mended(self) -> tuple[Refusal, ...]:
        return tuple(one for one in self.refusals.values() if one.is_mended)

    def _state(self, one: Refusal) -> str:
        if one.is_mended:
            return self.tr("mended")
        return self.tr("refused") if one.tries == 1 else self.tr("refused again")

    def _folder(self) -> Path:
        """The folder that images are named from, as the enrolment finds it."""
        images, first = self.asked.get("images"), self.asked["manifest"]
        if images is not None:
            return Path(images).resolve()
        if first.is_dir():
            return Path(first).resolve()
        paths = (first, *self.asked.get("more", ()))
        return Path(os.path.commonpath([path.resolve().parent for path in paths]))

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("The rejects file"), self.tr("rejects") + ".csv")
        if name:
            self.write(Path(name))

    def write(self, path: Path) -> None:
        """Write the rows that are refused now, with their values as they are now."""
        rows = tuple(one.refused for one in self.refusals.values())

        def work(_job: Job) -> None:
            from catchlight.workflows.enrol_mended import write_rejects  # noqa: PLC0415

            write_rejects(path, rows)

        job = self.session.read(work)
        words = self.tr("Written: {file}").format(file=path)
        job.succeeded.connect(while_there(self, lambda _nothing: self.notice.say("good", words)))

    def _cancel(self) -> None:
        if self.job is not None:
            self.state.setText(self.tr("stopping after the current step; what is done is kept…"))
            self.job.cancel()

    def _lay_out(self) -> None:
        self.notice = Banner()
        self.state, self.count = label(role="muted"), label(role="strong")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.stop = self._button(self.tr("&Stop"), self._cancel)
        self.go_on = self._button(self.tr("&Go on"), self.start, kind="primary")
        self.save = self._button(self.tr("&Save the rejects file…"), self._save)
        self.all_again = self._button(self.tr("Try &all again"), lambda: self.try_again(tuple(self.refusals.values())))
        self.again = self._button("", lambda: self.try_again(self._mended()), kind="primary")
        close = self._button(self.tr("&Close"), self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addStretch(1)
        for one in (self.stop, self.go_on, self.all_again, self.again, close):
            buttons.addWidget(one)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(self.table, 1)
        across.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(self.windowTitle(), "title"))
        for widget in (self.notice, self.state, self.bar, self.count):
            column.addWidget(widget)
        column.addLayout(across, 1)
        column.addLayout(buttons)

    def _button(self, words: str, action: Callable[[], object], *, kind: str = "") -> Any:
        made = button(words, kind=kind)
        made.clicked.connect(lambda _checked=False: action())
        return made


class _Told:
    """Tells refused rows in lots; what is left is told at the end, however it ends."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._rows: list[RefusedRow] = []
        self._last = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_how: object) -> None:
        self._flush()

    def __call__(self, row: "RefusedRow") -> None:
        self._rows.append(row)
        if time.monotonic() - self._last >= _INTERVAL:
            self._flush()

    def _flush(self) -> None:
        rows, self._rows, self._last = self._rows, [], time.monotonic()
        if rows:
            self._job.tell(rows)
