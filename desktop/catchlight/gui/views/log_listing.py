"""The entries of the log, or of one case, as a timeline that can be narrowed, and the current one in full beside it."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from catchlight.gui import formats, reads_log
from catchlight.gui.late import while_there
from catchlight.gui.models.timeline_model import EntryRole, TimelineModel
from catchlight.gui.reads_log import LogHead, SignedBy
from catchlight.gui.session import Session
from catchlight.gui.views.log_entry_panel import LogEntryPanel
from catchlight.gui.views.log_filter import LogFilterBar
from catchlight.gui.widgets.empty_state import EmptyState
from catchlight.gui.widgets.text import label
from catchlight.gui.widgets.timeline import TimelineView

if TYPE_CHECKING:
    from catchlight.evidence.cases import Case
    from catchlight.evidence.log_filter import LogFilter
    from catchlight.evidence.timeline import Scanned, TimelineEntry


class LogListing(QWidget):
    """Newest entries first, read as they are looked at; `counted` comes when it is known how many are listed."""

    counted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.only: Case | None = None
        self._head = LogHead.nothing()
        self._search = 0  # counts the filters asked for, so that what an older one finds is left
        self._wanted: LogFilter | None = None
        self._follow = True  # the newest entry is the current one until another is chosen
        self.filter = LogFilterBar()
        self.filter.changed.connect(self._start_over)
        self.model = TimelineModel()
        self.model.wanted.connect(self._read)
        self.model.dataChanged.connect(self._describe_current)
        self.timeline = TimelineView(self.model, name=self.tr("Log entries"))
        self.timeline.chosen.connect(self._on_chosen)
        self.panel = LogEntryPanel()
        self.progress = label(role="small")
        self.progress.hide()
        self.empty = EmptyState(
            "log", self.tr("No entry passes the filter"), self.tr("Choose another case, person or kind of act.")
        )
        self._lay_out()

    @property
    def total(self) -> int:
        """Entries in the log."""
        return self._head.total

    @property
    def is_narrowed(self) -> bool:
        """True while not every entry is listed."""
        return self._wanted is not None

    def refresh(self) -> None:
        """Read how long the log is; entries are read as they are looked at."""
        lab, session = self.session.lab, self.session
        if lab is not None and session.signed_in is not None:
            session.read(lambda _job: reads_log.head(lab, session.actor())).succeeded.connect(self._on_head)

    def clear(self) -> None:
        """Forget the other lab's log."""
        self._search += 1
        self._head = LogHead.nothing()
        self._follow = True
        self.model.forget()
        self.filter.reset()
        self.filter.know(self._head)
        self.panel.clear()

    def keep_to(self, case: "Case | None") -> None:
        """List the entries of this case and of no other."""
        self.only = case
        self.filter.case.setVisible(case is None)
        self.timeline.shows_cases = case is None
        self.filter.reset()

    def show_entry(self, sequence: int) -> None:
        """Show one entry among all."""
        self.filter.reset()
        self._follow = False
        self.timeline.choose(sequence)

    def _lay_out(self) -> None:
        self.listing = QStackedWidget()
        self.listing.addWidget(self.timeline)
        self.listing.addWidget(self.empty)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.listing, 1)
        left.addWidget(self.progress)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addLayout(left, 1)
        across.addWidget(self.panel)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        body.addWidget(self.filter)
        body.addLayout(across, 1)

    def _on_head(self, head: LogHead) -> None:
        before, self._head = self._head.total, head
        self.filter.know(head)
        self.model.set_names(head.names)
        if self._wanted is None:
            self.model.show_all(head.total)
            self._say_count()
            self._choose_first()
        elif head.total - before > reads_log.SCAN:
            self._start_over()
        elif head.total > before:
            self._scan(head.total + 1, down_to=before + 1)

    def _start_over(self) -> None:
        wanted = self.filter.wanted()
        if self.only is not None:
            wanted = replace(wanted, case=self.only.identifier)
        self._search += 1
        self._wanted = None if wanted.is_empty else wanted
        self._follow = True
        self.panel.clear()
        self.listing.setCurrentIndex(0)
        if self._wanted is None:
            self.model.show_all(self._head.total)
            self._say_count()
            self._choose_first()
        else:
            self.model.show_found()
            self._scan(self._head.total + 1, down_to=1)

    def _scan(self, below: int, *, down_to: int) -> None:
        """Look through the next part of the log; other reads come in between two parts."""
        lab, session, wanted = self.session.lab, self.session, self._wanted
        if lab is None or wanted is None:
            return
        job = session.read(lambda _job: reads_log.scan(lab, session.actor(), wanted, below=below, down_to=down_to))
        job.succeeded.connect(partial(self._on_scanned, self._search, down_to))

    def _on_scanned(self, search: int, down_to: int, scanned: "Scanned") -> None:
        if search != self._search or not isValid(self):
            return
        self.model.add_found(scanned.found, newest=down_to > 1)
        self._choose_first()
        if scanned.reached > down_to:
            words = self.tr("Looking through the log: {number} entries are left")
            self.progress.show()
            self.progress.setText(words.format(number=formats.count(scanned.reached - down_to)))
            self._scan(scanned.reached, down_to=down_to)
            return
        self._say_count()
        self.listing.setCurrentIndex(0 if self.model.rowCount() else 1)

    def _say_count(self) -> None:
        self.progress.hide()
        self.counted.emit()

    def _choose_first(self) -> None:
        if self.model.rowCount() and self._follow:
            self.timeline.selectRow(0)
        elif not self.model.rowCount():
            self.panel.clear()

    def _read(self, sequences: tuple[int, ...]) -> None:
        lab, session = self.session.lab, self.session
        if lab is None:
            return
        job = session.read(lambda _job: reads_log.entries(lab, session.actor(), sequences))
        job.succeeded.connect(while_there(self, lambda entries: self.model.add(entries, sequences)))

    def _on_chosen(self, sequence: int | None) -> None:
        if sequence is None:
            return
        self._follow = self.timeline.currentIndex().row() == 0
        self._describe_current()

    def _describe_current(self, *_changed: object) -> None:
        lab, session, sequence = self.session.lab, self.session, self.timeline.current_sequence()
        index = self.timeline.currentIndex()
        if lab is None or sequence is None or index.data(EntryRole) is None:
            return  # it is being read; this is called again when it is there
        if self.panel.sequence == sequence:
            return
        self.panel.sequence = sequence
        job = session.read(lambda _job: reads_log.in_full(lab, session.actor(), sequence))
        job.succeeded.connect(partial(self._show_in_full, index.data(EntryRole)))

    def _show_in_full(self, entry: "TimelineEntry", read: SignedBy | None) -> None:
        if isValid(self) and read is not None and read.entry.sequence == self.panel.sequence:
            self.panel.show_entry(entry, read, self.model.names)
