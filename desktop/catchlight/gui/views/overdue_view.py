"""What is kept too long, and the purge of it: counted first, then erased with certificates."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from catchlight.gui import formats
from catchlight.gui.job_runner import Job
from catchlight.gui.keeping_words import day
from catchlight.gui.late import while_there
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.reads_keeping import KeepingRead
from catchlight.gui.session import Session
from catchlight.gui.views.gallery_purge import purge_expired
from catchlight.gui.views.purge_dialog import PurgeDialog
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.empty_state import EmptyState
from catchlight.gui.widgets.table import Table
from catchlight.gui.widgets.text import button, label

if TYPE_CHECKING:
    from catchlight.workflows.purge import Overdue, Purged


@dataclass(frozen=True)
class Due:
    """One thing that is kept too long.

    Attributes:
        kind: What it is, in words.
        name: Its name.
        since: Since when it is due, in words.
        what: What a purge does with it, in words.
    """

    kind: str
    name: str
    since: str
    what: str


class OverdueView(QWidget):
    """Cases, results, and portraits; `said` carries kind and words of what was done."""

    said = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._overdue: Overdue | None = None
        self.model: TableModel[Due] = TableModel(
            (
                Column(self.tr("What"), lambda row: row.kind, width=190),
                Column(self.tr("Which"), lambda row: row.name, width=240),
                Column(self.tr("Due since"), lambda row: row.since, width=160),
                Column(self.tr("What a purge does"), lambda row: row.what),
            ),
            key=lambda row: row,
        )
        self.table = Table(self.model, name=self.tr("Kept too long"))
        self.count = label(role="muted")
        self.purge = button(self.tr("&Purge…"), kind="primary", icon="erase")
        self.purge.clicked.connect(self._ask)
        self.purge_gallery = button(self.tr("Purge e&xpired portraits…"), icon="erase")
        self.purge_gallery.clicked.connect(lambda: purge_expired(session, self, self.said.emit))
        bar = QHBoxLayout()
        bar.setSpacing(10)
        bar.addWidget(self.count, 1)
        bar.addWidget(self.purge_gallery)
        bar.addWidget(self.purge)
        self.unfinished = Banner()
        self.empty = EmptyState(
            "usable",
            self.tr("Nothing is kept too long"),
            self.tr("Cases come here after their last day, results when their authorisation was refused."),
        )
        self.stack = QStackedWidget()
        for widget in (QWidget(), self.empty, self.table):
            self.stack.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(bar)
        layout.addWidget(self.unfinished)
        layout.addWidget(self.stack, 1)
        self.clear()

    def show_read(self, read: KeepingRead) -> None:
        """Show what is due."""
        overdue = self._overdue = read.overdue
        rows = self._rows(overdue)
        self.model.set_rows(rows)
        self.stack.setCurrentIndex(2 if rows else 1)
        self.count.setText(self.tr("%n thing(s) kept too long", "", len(rows)) if rows else "")
        can_purge = bool(overdue.cases or overdue.searches)
        self.purge.setVisible(bool(rows) and self.session.may("supervisor"))
        self.purge.setEnabled(can_purge)
        self.purge.setToolTip("" if can_purge else self.tr("Nothing of this can be purged now."))
        words = self.tr("Of %n erasure(s) no entry says yet that the bytes are off the disk; the next sign-in goes on.",
                        "", len(overdue.unfinished))  # fmt: skip
        self.unfinished.say("warn", words if overdue.unfinished else "")
        self.purge_gallery.setVisible(bool(overdue.portraits) and self.session.may("supervisor"))

    def clear(self) -> None:
        """Forget what another account saw."""
        self._overdue = None
        self.model.set_rows(())
        self.stack.setCurrentIndex(0)
        self.purge.hide()
        self.purge_gallery.hide()
        self.unfinished.say("warn", "")

    @property
    def number(self) -> int:
        """How many things are due."""
        return self.model.rowCount()

    def _rows(self, overdue: "Overdue") -> tuple[Due, ...]:
        held = {one.case.number for one in overdue.held}
        case, result, portrait = self.tr("Case"), self.tr("Result of a search"), self.tr("Portrait")
        erased = self.tr("Erases it, with a certificate")
        rows = [Due(case, one.case.number, day(one.expires_on), erased) for one in overdue.cases]
        rows += [
            Due(case, one.case.number, day(one.expires_on), self.tr("Nothing: it is under legal hold"))
            for one in overdue.held
            if one.case.number in held
        ]
        rows += [
            Due(result, f"{one.search}  ·  {one.case_number}", formats.short_time(one.refused_at), erased)
            for one in overdue.searches
        ]
        days = {text: _day_of(text) for text in {one.retain_until for one in overdue.portraits}}  # few, of many rows
        purged = self.tr("The purge of expired portraits erases it; it is no longer searched")
        rows += [
            Due(portrait, f"{one.portrait}  ·  {one.person_id}", days[one.retain_until], purged)
            for one in overdue.portraits
        ]
        return tuple(rows)

    def _ask(self) -> None:
        dialog = PurgeDialog(self.session, self)
        dialog.confirmed.connect(lambda folder: self._purge(dialog.counted, folder))
        dialog.open()

    def _purge(self, counted: "Overdue | None", folder: object) -> None:
        if counted is None:
            return
        session = self.session
        cases = tuple(one.case.number for one in counted.cases)
        searches = tuple(one.search for one in counted.searches)

        def work(job: Job) -> "Purged":
            from catchlight.workflows.purge import Purge, purge, write_certificates  # noqa: PLC0415

            purged = purge(session.open(), Purge(session.actor(), cases, searches), job.control)
            if folder is not None:
                write_certificates(folder, purged.certificates)  # type: ignore[arg-type]
            return purged

        job = session.act_alongside(self.tr("Purging what is kept too long"), work)
        job.succeeded.connect(self._on_purged)
        job.failed.connect(session.failed)
        job.cancelled.connect(
            while_there(self, lambda: self.said.emit("info", self.tr("Stopped. What was erased before stays erased.")))
        )

    def _on_purged(self, purged: "Purged") -> None:
        parts = [self.tr("%n erasure(s) done, each with its certificate.", "", len(purged.certificates))]
        parts += [self.tr("{name} was not erased: {why}").format(name=name, why=why) for name, why in purged.refused]
        if purged.left_because is not None:
            left = self.tr("Some bytes are on the disk still: {why}")
            parts.append(left.format(why=purged.left_because))
        fine = not purged.refused and purged.left_because is None
        self.said.emit("good" if fine else "warn", " ".join(parts))


def _day_of(text: str) -> str:
    from datetime import date  # noqa: PLC0415

    return day(date.fromisoformat(text))
