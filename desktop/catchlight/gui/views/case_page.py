"""One case: its exhibits, the faces found in them, the searches made, and its whole history."""

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from catchlight.gui import reads_keeping
from catchlight.gui.keeping_words import day
from catchlight.gui.late import while_there
from catchlight.gui.page_maker import Step, imported_first
from catchlight.gui.session import Session
from catchlight.gui.views.members_dialog import MembersDialog
from catchlight.gui.views.page import Page
from catchlight.gui.views.reason_dialog import CLOSE, REOPEN, ReasonDialog
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.late_tabs import LateTabs
from catchlight.gui.widgets.text import button

if TYPE_CHECKING:
    from catchlight.evidence.cases import Case
    from catchlight.gui.views.exhibits_view import ExhibitsView
    from catchlight.gui.views.faces_view import FacesView
    from catchlight.gui.views.history_view import HistoryView
    from catchlight.gui.views.searches_view import SearchesView

_EXHIBITS, _FACES, _SEARCHES, _HISTORY = range(4)
_LATER = {
    "exhibits": ("taking_in", "exhibits_view"),
    "faces": ("face_panel", "search_extent", "search_dialog", "faces_view"),
    "searches": ("searches_view",),
    "history": ("log_listing", "history_view"),
}
"""The sections, in their order, and the modules of their views."""


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
        self.tabs = LateTabs()
        self.body.setSpacing(12)
        self.body.addWidget(self.reading)
        self.body.addWidget(self.tabs, 1)  # from outside in: what is moved with all that it holds takes long
        self.tabs.setAccessibleName(self.tr("Sections of the case"))
        for name, words in zip(
            _LATER,
            (self.tr("E&xhibits"), self.tr("&Faces"), self.tr("Sea&rches"), self.tr("&History")),
            strict=True,
        ):
            self.tabs.add_late(partial(getattr, self, name), words)
        self.tabs.shown.connect(self.refresh)
        for number in range(self.tabs.count()):
            shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            shortcut.activated.connect(lambda number=number: self.tabs.setCurrentIndex(number))

    @cached_property
    def exhibits(self) -> "ExhibitsView":
        """What was taken in."""
        from catchlight.gui.views.exhibits_view import ExhibitsView  # noqa: PLC0415

        view = ExhibitsView(self.session)
        view.faces_wanted.connect(self._show_faces_of)
        view.extracting.connect(lambda running: self.faces.watch(extracting=running))
        self.tabs.put_in(_EXHIBITS, view)
        return view

    @cached_property
    def faces(self) -> "FacesView":
        """The faces found."""
        from catchlight.gui.views.faces_view import FacesView  # noqa: PLC0415

        view = FacesView(self.session)
        view.result_wanted.connect(self.result_wanted)
        self.tabs.put_in(_FACES, view)
        return view

    @cached_property
    def searches(self) -> "SearchesView":
        """The searches made."""
        from catchlight.gui.views.searches_view import SearchesView  # noqa: PLC0415

        view = SearchesView(self.session)
        view.result_wanted.connect(self.result_wanted)
        self.tabs.put_in(_SEARCHES, view)
        return view

    @cached_property
    def history(self) -> "HistoryView":
        """All that was done."""
        from catchlight.gui.views.history_view import HistoryView  # noqa: PLC0415

        view = HistoryView(self.session)
        self.tabs.put_in(_HISTORY, view)
        return view

    def later(self) -> Sequence[Step]:
        """What makes the sections."""
        return list(imported_first(self, _LATER))

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
        getattr(self, tuple(_LATER)[self.tabs.currentIndex()]).refresh()

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
