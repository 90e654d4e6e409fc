"""The searches that wait for their authorisation, the one due first first; a supervisor records what was decided."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from catchlight.gui import formats, reads_authority
from catchlight.gui.authority_words import clock_words
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.session import Session
from catchlight.gui.views.decision_dialog import DecisionDialog
from catchlight.gui.views.page import Page
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.empty_state import EmptyState
from catchlight.gui.widgets.facts import Fact, Facts
from catchlight.gui.widgets.table import Table
from catchlight.gui.widgets.text import button, card, label

if TYPE_CHECKING:
    from catchlight.workflows.authorise_search import SearchAuthority

_PANEL = 372
_CLOCK = 30_000  # milliseconds after which the clocks are drawn anew


class AuthorisationsPage(Page):
    """The list, and the search that is looked at with the two decisions beside it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("Authorisations"), parent)
        self.subtitle.show()
        self.model: TableModel[SearchAuthority] = TableModel(
            (
                Column(self.tr("Clock"), _clock, sort=lambda row: row.authorisation.due_at or "",
                       tip=lambda row: formats.local_time(row.authorisation.due_at or row.started_at),
                       colour=lambda row: "bad" if row.is_overdue else "warn", width=200),
                Column(self.tr("Search"), lambda row: row.search, width=70),
                Column(self.tr("Case"), lambda row: row.case, width=120),
                Column(self.tr("Offence"), lambda row: row.offence),
                Column(self.tr("Examiner"), lambda row: row.searched_by, width=116),
            ),
            key=lambda row: row.search,
        )  # fmt: skip
        self.table = Table(self.model, name=self.tr("Searches that wait for their authorisation"))
        self.table.chosen.connect(self._describe)
        self._tick = QTimer(self, interval=_CLOCK)
        self._tick.timeout.connect(self._draw_clocks)
        self._tick.start()
        self.done = Banner()
        self.empty = EmptyState(
            "usable",
            self.tr("No search waits for its authorisation"),
            self.tr(
                "A search whose authorisation was requested stands here until it is recorded as granted or refused."
            ),
        )
        self._lay_out()
        self._describe(None)

    def refresh(self) -> None:
        """Read what waits."""
        lab, session = self.session.lab, self.session
        if lab is not None and session.signed_in is not None:
            session.read(lambda _job: reads_authority.awaiting(lab, session.actor())).succeeded.connect(self._show)

    def clear(self) -> None:
        """Forget the other lab's searches."""
        self.model.set_rows(())
        self.stack.setCurrentIndex(0)
        self.done.say("info", "")
        self._describe(None)

    def _lay_out(self) -> None:
        self.panel = card()
        self.panel.setFixedWidth(_PANEL)
        self.panel_title = label(role="heading")
        self.clock = Banner()
        self.facts = Facts()
        self.own = label(self.tr("This is your own search: another supervisor has to record the decision."), "small",
                         wrap=True)  # fmt: skip
        self.grant = button(self.tr("&Granted…"), kind="primary")
        self.refuse = button(self.tr("&Refused…"))
        self.grant.clicked.connect(lambda: self._decide("granted"))
        self.refuse.clicked.connect(lambda: self._decide("refused"))
        decisions = QHBoxLayout()
        decisions.addWidget(self.grant)
        decisions.addWidget(self.refuse)
        decisions.addStretch(1)
        inside = QVBoxLayout(self.panel)
        inside.setContentsMargins(18, 16, 18, 16)
        inside.setSpacing(11)
        for part in (self.panel_title, self.clock, self.facts, self.own):
            inside.addWidget(part)
        inside.addLayout(decisions)
        inside.addStretch(1)
        held = QWidget()
        across = QHBoxLayout(held)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(16)
        across.addWidget(self.table, 1)
        across.addWidget(self.panel, 0, Qt.AlignmentFlag.AlignTop)
        self.stack = QStackedWidget()
        for widget in (QWidget(), self.empty, held):
            self.stack.addWidget(widget)
        self.body.addWidget(self.done)
        self.body.addWidget(self.stack, 1)

    def _show(self, rows: "tuple[SearchAuthority, ...]") -> None:
        self.model.set_rows(rows)
        self.stack.setCurrentIndex(2 if rows else 1)
        overdue = sum(row.is_overdue for row in rows)
        words = self.tr("%n search(es) waiting", "", len(rows))
        late = self.tr("%n overdue", "", overdue)
        self.subtitle.setText(f"{words}  ·  {late}" if overdue else words if rows else "")
        if rows and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._describe(self.table.current_row())

    def _describe(self, row: "SearchAuthority | None") -> None:
        self.panel.setVisible(row is not None)
        if row is None:
            return
        actor = self.session.signed_in
        title = self.tr("Sweep {name} for %n face(s)", "", row.probes) if row.is_sweep else self.tr("Search {name}")
        self.panel_title.setText(title.format(name=row.search))
        self._say_clock(row)
        self.facts.show_facts(
            [
                Fact(self.tr("Case"), row.case),
                Fact(self.tr("Offence"), row.offence),
                Fact(self.tr("Purpose"), row.purpose),
                Fact(self.tr("Legal basis"), row.legal_basis),
                Fact(self.tr("Authority"), row.authority),
                Fact(self.tr("Examiner"), row.searched_by),
                Fact(self.tr("Requested"), formats.local_time(row.started_at), formats.utc_time(row.started_at)),
            ]
        )
        may = actor is not None and "supervisor" in actor.roles
        is_own = actor is not None and actor.account == row.searched_by_account
        self.own.setVisible(may and is_own)
        for one in (self.grant, self.refuse):
            one.setVisible(may)
            one.setEnabled(not is_own)

    def _say_clock(self, row: "SearchAuthority") -> None:
        due = row.authorisation.due_at or row.started_at
        words = self.tr("{clock}: it had to be granted until {when}.") if row.is_overdue else self.tr(
            "{clock}, until {when}."
        )  # fmt: skip
        words = words.format(clock=_clock(row), when=formats.local_time(due))
        self.clock.say("bad" if row.is_overdue else "warn", words)

    def _draw_clocks(self) -> None:
        self.model.touch()
        row = self.table.current_row()
        if row is not None and self.isVisible():
            self._say_clock(row)

    def _decide(self, decision: str) -> None:
        row = self.table.current_row()
        if row is not None:
            dialog = DecisionDialog(self.session, row, decision, self)
            dialog.recorded.connect(self._on_recorded)
            dialog.open()

    def _on_recorded(self, decided: "SearchAuthority") -> None:
        words = (
            self.tr("The authorisation of {search} was refused; its result was erased, with a certificate in the log.")
            if decided.authorisation.state == "refused"
            else self.tr("The authorisation of {search} was recorded as granted.")
        )
        self.done.say("good", words.format(search=decided.search))


def _clock(row: "SearchAuthority", now: datetime | None = None) -> str:
    return clock_words(row.authorisation.due_at or row.started_at, now=now)
