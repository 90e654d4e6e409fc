"""The decode ledger of one exhibit: what the file is, how much of it was examined, what went wrong and when."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from catchlight.gui import formats, reads
from catchlight.gui.models.exhibits_model import clock_words
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.reads import LedgerRead
from catchlight.gui.session import Session
from catchlight.gui.views.ledger_words import examination_facts, file_facts, state_notice
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.facts import Fact, Facts
from catchlight.gui.widgets.table import Table
from catchlight.gui.widgets.text import button, card, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from catchlight.evidence.cases import Case
    from catchlight.evidence.exhibits import Exhibit
    from catchlight.media.facts import DecodeWarning

_LOOK_AGAIN = 1000  # milliseconds
_ROW, _BOTH_TIMES = 30, 300  # pixels


class LedgerDialog(QDialog):
    """Reads the ledger, and reads it again while the exhibit is worked on; `clock_wanted` asks for its recorder."""

    clock_wanted = Signal()

    def __init__(
        self,
        session: Session,
        case: "Case",
        exhibit: "Exhibit",
        *,
        is_running: "Callable[[], bool]",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Ledger of {exhibit}").format(exhibit=exhibit.id))
        self.resize(960, 680)
        self.session, self.case, self.exhibit = session, case, exhibit
        self._is_running = is_running
        self.shown: LedgerRead | None = None
        self.state = Banner()
        self.file = Facts()
        self.examination = Facts()
        self.warnings: TableModel[DecodeWarning] = TableModel(
            (
                Column(self.tr("Frame"), lambda row: formats.count(row.frame), is_number=True, width=90),
                Column(self.tr("Time"), lambda row: self._times(row.microseconds), width=_BOTH_TIMES),
                Column(self.tr("What happened"), lambda row: row.message),
            ),
            key=lambda row: row,
        )
        self.failed: TableModel[tuple[int, int | None]] = TableModel(
            (
                Column(self.tr("Frame"), lambda row: formats.count(row[0]), is_number=True, width=90),
                Column(self.tr("After"), lambda row: self._times(row[1])),
            ),
            key=lambda row: row,
        )
        self._lay_out()
        self._again = QTimer(self, interval=_LOOK_AGAIN)
        self._again.timeout.connect(self._look_again)
        self._again.start()
        self._was_running = is_running()
        self.refresh()

    def refresh(self) -> None:
        """Read the ledger."""
        lab, case, exhibit = self.session.lab, self.case, self.exhibit
        if lab is not None:
            job = self.session.read(lambda _job: reads.ledger(lab, self.session.actor(), case, exhibit))
            job.succeeded.connect(self._show)

    def as_text(self) -> str:
        """All that is shown, for the clipboard."""
        if self.shown is None:
            return ""
        lines = [f"{self.exhibit.id}\t{self.exhibit.path}", f"SHA-256\t{self.exhibit.sha256}", self.state.text.text()]
        lines += [f"{fact.name}\t{fact.value}" for fact in self._facts(self.shown)]
        for title, table in ((self.tr("Warnings"), self.warning_table), (self.tr("Failed frames"), self.failed_table)):
            if table.model().rowCount():
                lines += ["", title, table.as_text()]
        return "\n".join(lines)

    def _lay_out(self) -> None:
        self.warning_table = self._table(self.warnings, self.tr("Warnings"))
        self.failed_table = self._table(self.failed, self.tr("Failed frames"))
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.setAccessibleName(self.tr("Warnings and failed frames"))
        self._stacks = []
        self._nothing = []
        for table in (self.warning_table, self.failed_table):
            stack = QStackedWidget()
            words = label(role="muted")
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._nothing.append(words)
            stack.addWidget(words)
            stack.addWidget(table)
            self._stacks.append(stack)
            self.tabs.addTab(stack, "")
        cards = QGridLayout()
        cards.setSpacing(14)
        for at, (title, facts) in enumerate(
            ((self.tr("The file"), self.file), (self.tr("The examination"), self.examination))
        ):
            frame = card()
            inside = QVBoxLayout(frame)
            inside.setContentsMargins(16, 12, 16, 12)
            inside.setSpacing(8)
            inside.addWidget(label(title, "heading"))
            inside.addWidget(facts, 1)
            cards.addWidget(frame, 0, at)
            cards.setColumnStretch(at, 5 + at)
        copy = button(self.tr("&Copy all"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.as_text()))
        self.clock = button(self.tr("&Recorder’s clock…"), icon="clock")
        self.clock.clicked.connect(self.clock_wanted)
        self.clock.setParent(self)
        self.clock.setVisible(self.exhibit.kind == "footage" and self.session.may("examiner"))
        close = button(self.tr("C&lose"), kind="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addWidget(self.clock)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(label(f"{self.exhibit.id}  ·  {self.exhibit.name}", "title"))
        layout.addWidget(self.state)
        layout.addLayout(cards)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(buttons)
        close.setFocus()
        self._name_tabs(0, 0)

    def _table(self, model: TableModel[Any], name: str) -> Table:
        table = Table(model, name=name, sortable=False)
        table.verticalHeader().setMinimumSectionSize(_ROW)
        table.verticalHeader().setDefaultSectionSize(_ROW)
        return table

    def _times(self, microseconds: int | None) -> str:
        """Media time, and wall time beside it where the recorder's clock is known."""
        if microseconds is None:
            return "–"
        clock = None if self.shown is None else self.shown.clock
        return formats.both_times(microseconds, None if clock is None else clock.wall_time(microseconds))

    def _name_tabs(self, warnings: int, failed: int, *, listed: int = 0) -> None:
        for at, (name, number) in enumerate(((self.tr("&Warnings"), warnings), (self.tr("&Failed frames"), failed))):
            self.tabs.setTabText(at, f"{name}  {formats.count(number)}" if number else name)
        if listed < failed:
            first = self.tr("the first {count} of them").format(count=formats.count(listed))
            self.tabs.setTabText(1, f"{self.tabs.tabText(1)}  ·  {first}")

    def _facts(self, read: LedgerRead) -> list[Fact]:
        facts = file_facts(read.row) + examination_facts(read.row)
        return facts if read.clock is None else [*facts, Fact(self.tr("Recorder"), clock_words(read.clock))]

    def _show(self, read: LedgerRead) -> None:
        if read == self.shown and self._was_running == self._is_running():
            return
        self.shown = read
        self.state.say(*state_notice(read.row, is_running=self._is_running()))
        of_file = file_facts(read.row)
        if read.clock is not None:
            of_file.append(Fact(self.tr("Recorder"), clock_words(read.clock)))
        self.file.show_facts(of_file)
        examined = examination_facts(read.row)
        self.examination.show_facts(examined or [Fact(self.tr("Nothing yet"), "")])
        self.warnings.set_rows(read.row.warnings)
        self.failed.set_rows(read.failed)
        number = 0 if read.row.ledger is None else read.row.ledger.frames_failed
        self._name_tabs(len(read.row.warnings), number, listed=len(read.failed))
        self._say_nothing(read)
        for stack, rows in zip(self._stacks, (read.row.warnings, read.failed), strict=True):
            stack.setCurrentIndex(1 if rows else 0)

    def _say_nothing(self, read: LedgerRead) -> None:
        """What stands where a table would be empty."""
        untouched = read.row.ledger is None
        for words, nothing in zip(
            self._nothing,
            (self.tr("Nothing went otherwise than it should."), self.tr("No frame is known to have failed.")),
            strict=True,
        ):
            words.setText(self.tr("Not examined yet.") if untouched else nothing)

    def _look_again(self) -> None:
        """While it is worked on the figures follow, and once more when that has ended."""
        running = self._is_running()
        if running or self._was_running:
            self.refresh()
        self._was_running = running
