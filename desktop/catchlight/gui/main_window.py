"""The main window: navigation at the side, lab and examiner above, pages, and the work under way below."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from catchlight.gui.covering import Covering
from catchlight.gui.error_dialog import show_failure
from catchlight.gui.idle import IdleWatch
from catchlight.gui.keeping_words import restored_words
from catchlight.gui.page_maker import PageMaker, imported_first
from catchlight.gui.session import Session
from catchlight.gui.views.header import Header
from catchlight.gui.views.lock_screen import LockScreen
from catchlight.gui.views.sidebar import Sidebar
from catchlight.gui.views.sign_in_page import SignInPage
from catchlight.gui.views.start_page import StartPage
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.job_strip import JobStrip

if TYPE_CHECKING:
    from catchlight.evidence.cases import Case
    from catchlight.gui.views.accounts_page import AccountsPage
    from catchlight.gui.views.authorisations_page import AuthorisationsPage
    from catchlight.gui.views.case_page import CasePage
    from catchlight.gui.views.cases_page import CasesPage
    from catchlight.gui.views.gallery_page import GalleryPage
    from catchlight.gui.views.keeping_page import KeepingPage
    from catchlight.gui.views.log_page import LogPage
    from catchlight.gui.views.oversight_page import OversightPage
    from catchlight.gui.views.result_page import ResultPage
    from catchlight.lab.policy import Policy
    from catchlight.workflows.create_lab import CreatedLab
    from catchlight.workflows.restore_lab import Restored

_SMALLEST = (1080, 680)
_FIRST = (1280, 800)
_LATER = {
    "cases": ("cases_page",),
    "case": ("case_page",),
    "gallery": ("gallery_page",),
    "log": ("log_page",),
    "result": ("result_page",),
    "authorisations": ("authorisations_page",),
    "oversight": ("oversight_page",),
    "accounts": ("accounts_page",),
    "keeping": ("keeping_page",),
}
"""The pages that are made after the first paint, in this order, and the modules of their views."""


class MainWindow(QMainWindow):
    """Joins the pages; all but the first are made after the first paint, or when they are first needed."""

    language_chosen = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._closing = False
        self._retired = False
        self._is_first_paint = True
        self.setWindowTitle("Catchlight")
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_FIRST)
        self.sidebar = Sidebar(session)
        self.header = Header(session)
        self.notice = Banner()
        self.strip = JobStrip(session.runner)
        self.start = StartPage(session)
        self.sign_in = SignInPage(session)
        self.lock_screen = LockScreen(session)
        self.covering = Covering(self)
        self.idle = IdleWatch(self)
        self._is_idle = False
        self._waiting_failures: list[BaseException] = []
        self.pages = QStackedWidget()
        self.pages.addWidget(self.start)
        self.pages.addWidget(self.sign_in)
        self._page_maker = PageMaker(list(imported_first(self, _LATER)), self)
        self._lay_out()
        self._connect()
        self.go("start")

    @cached_property
    def cases(self) -> "CasesPage":
        """All cases."""
        from catchlight.gui.views.cases_page import CasesPage  # noqa: PLC0415

        page = CasesPage(self.session)
        page.opened.connect(self._open_case)
        self.pages.addWidget(page)
        return page

    @cached_property
    def case(self) -> "CasePage":
        """One case."""
        from catchlight.gui.views.case_page import CasePage  # noqa: PLC0415

        page = CasePage(self.session)
        page.back.connect(self._go_back)
        page.result_wanted.connect(self._show_result)
        self.pages.addWidget(page)
        return page

    @cached_property
    def result(self) -> "ResultPage":
        """The result of a search."""
        from catchlight.gui.views.result_page import ResultPage  # noqa: PLC0415

        page = ResultPage(self.session)
        page.back.connect(self._leave_result)
        self.pages.addWidget(page)
        return page

    @cached_property
    def gallery(self) -> "GalleryPage":
        """The gallery."""
        from catchlight.gui.views.gallery_page import GalleryPage  # noqa: PLC0415

        page = GalleryPage(self.session)
        page.entry_wanted.connect(self._show_entry)
        self.pages.addWidget(page)
        return page

    @cached_property
    def log(self) -> "LogPage":
        """The evidence log."""
        from catchlight.gui.views.log_page import LogPage  # noqa: PLC0415

        page = LogPage(self.session)
        self.pages.addWidget(page)
        return page

    @cached_property
    def authorisations(self) -> "AuthorisationsPage":
        """The searches that wait for their authorisation."""
        from catchlight.gui.views.authorisations_page import AuthorisationsPage  # noqa: PLC0415

        page = AuthorisationsPage(self.session)
        self.pages.addWidget(page)
        return page

    @cached_property
    def oversight(self) -> "OversightPage":
        """How the lab searches, and what is out of order."""
        from catchlight.gui.views.oversight_page import OversightPage  # noqa: PLC0415

        page = OversightPage(self.session)
        page.entry_wanted.connect(self._show_entry)
        page.person_wanted.connect(self._show_acts_of)
        self.pages.addWidget(page)
        return page

    @cached_property
    def accounts(self) -> "AccountsPage":
        """The accounts of the lab."""
        from catchlight.gui.views.accounts_page import AccountsPage  # noqa: PLC0415

        page = AccountsPage(self.session)
        self.pages.addWidget(page)
        return page

    @cached_property
    def keeping(self) -> "KeepingPage":
        """How long cases are kept, what is erased, and backups."""
        from catchlight.gui.views.keeping_page import KeepingPage  # noqa: PLC0415

        page = KeepingPage(self.session)
        page.restore_wanted.connect(self._ask_restore)
        self.pages.addWidget(page)
        return page

    def go(self, name: str) -> None:
        """Show the page of that name, as the sidebar names it."""
        self.pages.setCurrentWidget(getattr(self, name))
        self.sidebar.mark(name)

    def take_over(self, other: "MainWindow") -> None:
        """Stand where another window stood, on the same page."""
        self.setGeometry(other.geometry())
        self._name_lab()
        shown = other.pages.currentWidget()
        in_case = other.case.case is not None and shown in {other.case, other.result}
        if other.case.case is not None:
            self.case.open(other.case.case)
        if self.session.lab is not None and self.session.signed_in is None:
            self.sign_in.begin()
            self.pages.setCurrentWidget(self.sign_in)
            return
        self.go(other._shown())
        if in_case:
            self.sidebar.mark("cases")
            self.pages.setCurrentWidget(self.case)

    def retire(self) -> None:
        """Go without ending the session: another window has taken over."""
        self._retired = True
        self._page_maker.stop()
        self.close()
        self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        """After the first paint, make the other pages one by one."""
        super().paintEvent(event)
        if self._is_first_paint:
            self._is_first_paint = False
            self._page_maker.begin()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Cancel what runs, wait until it has stopped, then close."""
        if self._retired:
            event.accept()
            return
        if self._closing and self.session.runner.is_idle:
            self.session.preferences.geometry = self.saveGeometry()
            event.accept()
            return
        event.ignore()
        if not self._closing:
            self._closing = True
            self.pages.setEnabled(False)
            self.header.say_closing()
            self.session.runner.cancel_all()
            self.session.runner.idle.connect(self._close_when_idle)
            self.session.close()

    def _close_when_idle(self) -> None:
        QTimer.singleShot(0, self.close)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.header)
        right.addWidget(self.notice)
        right.addWidget(self.pages, 1)
        right.addWidget(self.strip)
        self.desk = QWidget()
        across = QHBoxLayout(self.desk)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.sidebar)
        across.addLayout(right, 1)
        self.whole = QStackedWidget()
        self.whole.addWidget(self.desk)
        self.whole.addWidget(self.lock_screen)
        self.setCentralWidget(self.whole)
        geometry = self.session.preferences.geometry
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)

    def _connect(self) -> None:
        session = self.session
        session.lab_changed.connect(self._on_lab)
        session.failed.connect(self._show_failure)
        session.locked.connect(self._cover)
        session.forgotten.connect(self._forget)
        self.idle.idle.connect(self._on_idle)
        session.lab_created.connect(self._show_fingerprint)
        session.demonstrated.connect(self._say_demonstrated)
        session.checkpoint_kept_back.connect(self._say_kept_back)
        self.lock_screen.left.connect(self._leave_lab)
        session.actor_changed.connect(self._on_actor)
        self.sidebar.chosen.connect(self.go)
        self.sidebar.language_chosen.connect(self.language_chosen)
        self.sign_in.left.connect(self._leave_lab)
        self.start.restore_wanted.connect(self._ask_restore)
        self.header.lock_wanted.connect(session.lock)
        self.header.own_account_wanted.connect(self._show_own_account)
        self.sidebar.lock_wanted.connect(session.lock)
        for number, place in enumerate(self.sidebar.places, start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self.desk)
            shortcut.activated.connect(lambda name=place.name: self.sidebar.choose(name))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Refresh), self.desk).activated.connect(session.acted)
        QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Q), self).activated.connect(self.close)
        QShortcut(QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Left), self.desk).activated.connect(self._go_back)

    def _on_lab(self) -> None:
        self._name_lab()
        self.pages.setCurrentWidget(self.sign_in)

    def _on_actor(self) -> None:
        self._name_lab()
        if self.session.signed_in is None:
            self.idle.end()
            return
        policy = self.session.policy
        if policy is not None:
            self.idle.begin(policy.sign_in.idle_minutes * 60)
        if self.covering.is_on:
            self._uncover()
        if self.pages.currentWidget() is self.sign_in or not self.sidebar.may_go(self._shown()):
            self.go(self.sidebar.first())

    def _shown(self) -> str:
        """The sidebar's name of the page that is shown; a case and a result belong to the cases."""
        shown = self.pages.currentWidget()
        made = (place.name for place in self.sidebar.places if self.__dict__.get(place.name) is shown)
        return next(made, "cases")

    def _cover(self) -> None:
        """Show nothing of the lab, in no window and no title, until somebody signs in."""
        self.covering.begin()
        self.whole.setCurrentWidget(self.lock_screen)
        self.lock_screen.begin(is_idle=self._is_idle)
        self._is_idle = False

    def _uncover(self) -> None:
        """Put back what the same account left; `_forget` has been before where it is another one."""
        self.whole.setCurrentIndex(0)
        self.covering.end(restore=True)
        failures, self._waiting_failures = self._waiting_failures, []
        for error in failures:
            self._show_failure(error)

    def _forget(self) -> None:
        """Another lab or another account: nothing of what was open stays."""
        if self.covering.is_on:
            self.covering.end(restore=False)
            self._waiting_failures.clear()
        self.whole.setCurrentIndex(0)
        self.pages.setCurrentWidget(self.sign_in)

    def _show_fingerprint(self, created: "CreatedLab") -> None:
        from catchlight.gui.views.fingerprint_dialog import FingerprintDialog  # noqa: PLC0415

        FingerprintDialog(created.lab.name, created.actor.name, created.actor.key.key_id, self).open()

    def _show_own_account(self) -> None:
        from catchlight.gui.views.own_account_dialog import OwnAccountDialog  # noqa: PLC0415

        OwnAccountDialog(self.session, self).open()

    def _ask_restore(self) -> None:
        from catchlight.gui.views.restore_dialog import RestoreDialog  # noqa: PLC0415

        lab = self.session.lab
        dialog = RestoreDialog(self.session, into=None if lab is None else lab.folder, parent=self)
        dialog.restored.connect(self._on_restored)
        dialog.open()

    def _on_restored(self, restored: "Restored", policy: "Policy") -> None:
        self.session.take_over(restored.lab, restored.actor, policy)
        self.notice.say(*restored_words(restored))
        self.notice.offer(self.tr("&Understood"), lambda: self.notice.say("info", ""))

    def _say_kept_back(self, reasons: tuple[str, ...]) -> None:
        """It stands above the pages, so it is read behind the lock only by who unlocks it."""
        words = self.tr("The newest checkpoint of the log was not left everywhere: {reasons}.")
        self.notice.say("warn", words.format(reasons="; ".join(reasons)))
        self.notice.offer(self.tr("&Understood"), lambda: self.notice.say("info", ""))

    def _say_demonstrated(self) -> None:
        actor = self.session.actor()
        words = self.tr("This is the demonstration: you are signed in as {name} with its published passphrase.")
        self.notice.say("info", words.format(name=actor.name))
        self.notice.offer(self.tr("&Understood"), lambda: self.notice.say("info", ""))

    def _on_idle(self) -> None:
        self._is_idle = True
        self.session.lock("idle")

    def _leave_lab(self) -> None:
        """Behind the lock another lab is wanted: what waited there is given up."""
        self.notice.say("info", "")
        self.session.leave()
        self.go("start")

    def _name_lab(self) -> None:
        lab = self.session.lab
        if self.session.is_locked:
            self.setWindowTitle(self.tr("Catchlight – locked"))
        else:
            self.setWindowTitle("Catchlight" if lab is None else f"{lab.name} – Catchlight")

    def _open_case(self, case: "Case") -> None:
        self.case.open(case)
        self.pages.setCurrentWidget(self.case)

    def _show_result(self, wanted: object) -> None:
        self.result.show_search(wanted)
        self.pages.setCurrentWidget(self.result)

    def _show_entry(self, sequence: int) -> None:
        self.go("log")
        self.log.show_entry(sequence)

    def _show_acts_of(self, name: str) -> None:
        self.go("log")
        self.log.show_person(name)

    def _go_back(self) -> None:
        if self.pages.currentWidget() is self.case:
            self.go("cases")
        else:
            self._leave_result()

    def _leave_result(self) -> None:
        if self.pages.currentWidget() is self.result:
            self.pages.setCurrentWidget(self.case)

    def _show_failure(self, error: BaseException) -> None:
        if self.covering.is_on:  # its words may name a case
            self._waiting_failures.append(error)
        else:
            show_failure(error, self)
