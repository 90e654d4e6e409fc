"""The strip at the window's foot: the work under way, how far it is, how long it takes, and Cancel."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from catchlight.gui import formats
from catchlight.gui.job_runner import Job, JobRunner
from catchlight.gui.widgets.text import button, label
from catchlight.jobs import Progress


class JobStrip(QFrame):
    """Shows the oldest job of the analyst's thread; hidden while there is none."""

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("jobs")
        self._runner = runner
        self._job: Job | None = None
        self._title = label(role="strong")
        self._state = label(role="muted")
        self._waiting = label(role="small")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self.cancel = button(self.tr("Cance&l"))
        self.cancel.clicked.connect(self._cancel)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._title)
        line.addWidget(self._state, 1)
        line.addWidget(self._waiting)
        column = QVBoxLayout()
        column.setSpacing(7)
        column.addLayout(line)
        column.addWidget(self._bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 10, 20, 10)
        layout.setSpacing(20)
        layout.addLayout(column, 1)
        layout.addWidget(self.cancel)
        runner.started.connect(self._follow)
        self._show_next()

    def _follow(self, job: Job) -> None:
        job.ended.connect(self._show_next)
        if self._job is None:
            self._show_next()
        self._count_waiting()

    def _show_next(self) -> None:
        if self._job is not None:
            self._job.progressed.disconnect(self._show)
        jobs = self._runner.shown_jobs
        self._job = jobs[0] if jobs else None
        self.setVisible(self._job is not None)
        if self._job is None:
            return
        self._job.progressed.connect(self._show)
        self._title.setText(self._job.title)
        self._name_cancel(self._job.keeps)
        self._state.setText(self.tr("starting…"))
        self._bar.setRange(0, 0)
        self.cancel.setEnabled(not self._job.control.is_cancelled)
        self._count_waiting()

    def _show(self, progress: Progress) -> None:
        parts = [progress.note] if progress.note else []
        if progress.total:
            self._bar.setRange(0, progress.total)
            self._bar.setValue(progress.done)
            done, total = formats.count(progress.done), formats.count(progress.total)
            parts.append(self.tr("{done} of {total}").format(done=done, total=total))
            parts.append(formats.share(progress.done, progress.total))
        else:
            self._bar.setRange(0, 0)
            if progress.done:
                parts.append(formats.count(progress.done))
        left = progress.seconds_left
        if left is not None and progress.seconds > 2 and progress.done != progress.total:
            parts.append(self.tr("about {time} left").format(time=formats.duration(left)))
        if not (self._job is not None and self._job.control.is_cancelled):
            self._state.setText("  ·  ".join(parts))

    def _name_cancel(self, keeps: str) -> None:
        """The button says what happens to what is done."""
        words = keeps or self.tr("Cance&l")
        self.cancel.setText(words)
        self.cancel.setAccessibleName(words.replace("&", ""))

    def _count_waiting(self) -> None:
        waiting = len(self._runner.shown_jobs) - 1
        self._waiting.setText(self.tr("%n more waiting", "", waiting) if waiting > 0 else "")

    def _cancel(self) -> None:
        if self._job is not None:
            self.cancel.setEnabled(False)
            self._state.setText(self.tr("stopping after the current step; what is done is kept…"))
            self._job.cancel()
