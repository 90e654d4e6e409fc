"""One case: its exhibits, the faces found in them, the searches made, and its whole history."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QWidget

from catchlight.gui import reads_keeping
from catchlight.gui.keeping_words import day
from catchlight.gui.late import while_there
from catchlight.gui.session import Session
from catchlight.gui.views.exhibits_view import ExhibitsView
from catchlight.gui.views.faces_view import FacesView
from catchlight.gui.views.history_view import HistoryView
from catchlight.gui.views.members_dialog import MembersDialog
from catchlight.gui.views.page import Page
from catchlight.gui.views.reason_dialog import CLOSE, REOPEN, ReasonDialog
from catchlight.gui.views.searches_view import SearchesView
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.text import button

if TYPE_CHECKING:
    from catchlight.evidence.cases import Case


class CasePage(Page):
    """Four sections over one case; `result_wanted` carries what the result page is to show.

    In a closed case nothing is offered that changes what is in it, until it is opened again.
    """

    back = Signal()
    result_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "", parent)
        self.case: Case | None = None
        self._closed_at: str | None = None
        to_cases = button(self.tr("All cases"), kind="quiet", icon="back")
        to_cases.setToolTip("Alt+←")
        to_cases.clicked.connect(self.back)
        self.head.insertWidget(0, to_cases)
        self.members = button(self.tr("Members…"), icon="people")
        self.members.clicked.connect(self._show_members)
        self.close_case = button(self.tr("&Close the case…"))
        self.close_case.clicked.connect(self._close_or_reopen)
        for one in (self.members, self.close_case):
            self.head.addWidget(one)
        self.reading = Banner()
        self.subtitle.show()
        self.exhibits = ExhibitsView(session)
        self.faces = FacesView(session)
        self.searches = SearchesView(session)
        self.history = HistoryView(session)
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.setAccessibleName(self.tr("Sections of the case"))
        self.tabs.addTab(self.exhibits, self.tr("E&xhibits"))
        self.tabs.addTab(self.faces, self.tr("&Faces"))
        self.tabs.addTab(self.searches, self.tr("Sea&rches"))
        self.tabs.addTab(self.history, self.tr("&History"))
        self.tabs.currentChanged.connect(self.refresh)
        self.body.setSpacing(12)
        self.body.addWidget(self.reading)
        self.body.addWidget(self.tabs, 1)
        self.exhibits.faces_wanted.connect(self._show_faces_of)
        self.exhibits.extracting.connect(lambda running: self.faces.watch(extracting=running))
        self.faces.result_wanted.connect(self.result_wanted)
        self.searches.result_wanted.connect(self.result_wanted)
        for number in range(self.tabs.count()):
            shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            shortcut.activated.connect(lambda number=number: self.tabs.setCurrentIndex(number))

    def open(self, case: "Case") -> None:
        """Show this case, from its exhibits on."""
        self.case = case
        self.title.setText(case.number)
        self.subtitle.setText(case.offence)
        for one in (self.members, self.close_case):
            one.setVisible(self.session.may("examiner"))
        for view in (self.exhibits, self.faces, self.searches, self.history):
            view.set_case(case)
        self._stand(case.closed_at)
        self.tabs.setCurrentIndex(0)
        self.refresh()

    def refresh(self) -> None:
        """Read what the open section shows, and whether the case was closed or opened again meanwhile."""
        lab, case = self.session.lab, self.case
        if case is None or lab is None:
            return
        job = self.session.read(lambda _job: reads_keeping.closed_at(lab, self.session.actor(), case))
        job.succeeded.connect(while_there(self, lambda closed_at: self._on_read(case, closed_at)))
        view = self.tabs.currentWidget()
        if isinstance(view, (ExhibitsView, FacesView, SearchesView, HistoryView)):
            view.refresh()

    def clear(self) -> None:
        """Forget the other lab's case."""
        self.case = None

    def _show_members(self) -> None:
        if self.case is not None:
            MembersDialog(self.session, self.case.number, self).open()

    def _on_read(self, case: "Case", closed_at: str | None) -> None:
        if case is self.case and closed_at != self._closed_at:
            self._stand(closed_at)

    def _stand(self, closed_at: str | None) -> None:
        """Offer what fits a case that is open, or was closed at that time."""
        self._closed_at = closed_at
        may_work = self.session.may("examiner")
        words = self.tr("&Close the case…") if closed_at is None else self.tr("&Open the case again…")
        self.close_case.setText(words)
        self.close_case.setAccessibleName(words.replace("&", ""))
        for view in (self.exhibits, self.faces, self.searches):
            view.allow_work(allowed=may_work and closed_at is None)
        said = []
        if closed_at is not None:
            closed = self.tr(
                "This case was closed on {day}. It can be read; no work is done in it until it is opened again."
            )
            said.append(closed.format(day=day(datetime.fromisoformat(closed_at).date())))
        if not may_work:
            said.append(
                self.tr("You read this case as an auditor: no pictures are shown, and that you opened it is logged.")
            )
        self.reading.say("info", " ".join(said))

    def _close_or_reopen(self) -> None:
        if self.case is not None:
            deed = CLOSE if self._closed_at is None else REOPEN
            dialog = ReasonDialog(self.session, deed, self.case.number, self)
            dialog.succeeded.connect(lambda kept: self._stand(kept.closed_at))
            dialog.open()

    def _show_faces_of(self, exhibit: int) -> None:
        self.faces.filter_exhibit(exhibit)
        self.tabs.setCurrentWidget(self.faces)
