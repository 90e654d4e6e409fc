"""One case: its exhibits, the faces found in them, the searches made, and its whole history."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QWidget

from catchlight.gui.session import Session
from catchlight.gui.views.exhibits_view import ExhibitsView
from catchlight.gui.views.faces_view import FacesView
from catchlight.gui.views.history_view import HistoryView
from catchlight.gui.views.members_dialog import MembersDialog
from catchlight.gui.views.page import Page
from catchlight.gui.views.reason_dialog import CLOSE, ReasonDialog
from catchlight.gui.views.searches_view import SearchesView
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.text import button

if TYPE_CHECKING:
    from catchlight.evidence.cases import Case


class CasePage(Page):
    """Four sections over one case; `result_wanted` carries what the result page is to show."""

    back = Signal()
    result_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "", parent)
        self.case: Case | None = None
        to_cases = button(self.tr("All cases"), kind="quiet", icon="back")
        to_cases.setToolTip("Alt+←")
        to_cases.clicked.connect(self.back)
        self.head.insertWidget(0, to_cases)
        self.members = button(self.tr("Members…"), icon="people")
        self.members.clicked.connect(self._show_members)
        self.close_case = button(self.tr("&Close the case…"))
        self.close_case.clicked.connect(self._close)
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
        may_work = self.session.may("examiner")
        for one in (self.members, self.close_case):
            one.setVisible(may_work)
        reads_only = self.tr(
            "You read this case as an auditor: no pictures are shown, and that you opened it is logged."
        )
        self.reading.say("info", "" if may_work else reads_only)
        for view in (self.exhibits, self.faces, self.searches, self.history):
            view.set_case(case)
        self.tabs.setCurrentIndex(0)
        self.refresh()

    def refresh(self) -> None:
        """Read what the open section shows."""
        if self.case is None or self.session.lab is None:
            return
        view = self.tabs.currentWidget()
        if isinstance(view, (ExhibitsView, FacesView, SearchesView, HistoryView)):
            view.refresh()

    def clear(self) -> None:
        """Forget the other lab's case."""
        self.case = None

    def _show_members(self) -> None:
        if self.case is not None:
            MembersDialog(self.session, self.case.number, self).open()

    def _close(self) -> None:
        if self.case is not None:
            number = self.case.number
            dialog = ReasonDialog(self.session, CLOSE, number, self)
            dialog.succeeded.connect(lambda _kept: self.reading.say("good", self._closed(number)))
            dialog.open()

    def _closed(self, number: str) -> str:
        return self.tr("Case {case} is closed. It can still be read; a supervisor can open it again.").format(
            case=number
        )

    def _show_faces_of(self, exhibit: int) -> None:
        self.faces.filter_exhibit(exhibit)
        self.tabs.setCurrentWidget(self.faces)
