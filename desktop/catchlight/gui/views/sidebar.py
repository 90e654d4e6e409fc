"""The navigation at the side, with the settings below it."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from catchlight import __version__
from catchlight.gui.icons import give_icon, pixmap
from catchlight.gui.session import Session
from catchlight.gui.theme import theme
from catchlight.gui.widgets.text import button, label
from catchlight.gui.words import ROLES

WIDTH = 196


@dataclass(frozen=True)
class Place:
    """A page that the sidebar leads to.

    Attributes:
        name: The window's attribute that holds the page.
        words: What the button says.
        picture: Its icon.
        roles: Who may use it: any of these roles; none for a page that needs no lab.
    """

    name: str
    words: str
    picture: str
    roles: frozenset[str] = frozenset()


class Sidebar(QFrame):
    """The pages that who is signed in may use; all but Start need somebody to be."""

    chosen = Signal(str)
    language_chosen = Signal(str)
    lock_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setFixedWidth(WIDTH)
        self._session = session
        self._buttons: dict[str, QPushButton] = {}
        mark = QLabel()
        mark.setPixmap(pixmap("catchlight", 30, ratio=self.devicePixelRatioF()))
        brand = QHBoxLayout()
        brand.setSpacing(10)
        brand.addWidget(mark)
        brand.addWidget(label("Catchlight", "heading"), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 16, 12, 12)
        layout.setSpacing(4)
        layout.addLayout(brand)
        layout.addSpacing(18)
        self.places = self._places()
        for number, place in enumerate(self.places, start=1):
            made = button(place.words, kind="nav", icon=place.picture, tip=f"Ctrl+{number}")
            made.setCheckable(True)
            made.setAutoExclusive(True)
            made.clicked.connect(lambda _checked=False, name=place.name: self.chosen.emit(name))
            self._buttons[place.name] = made
            layout.addWidget(made)
        layout.addStretch(1)
        self.lock = button(self.tr("Lock"), kind="nav", icon="lock", tip="Ctrl+L")
        self.lock.setShortcut(QKeySequence("Ctrl+L"))
        self.lock.clicked.connect(self.lock_wanted)
        layout.addWidget(self.lock)
        self.settings = button(self.tr("Settings"), kind="nav", icon="settings", tip="Ctrl+,")
        self.settings.setShortcut(QKeySequence("Ctrl+,"))
        self.menu = self._settings_menu()
        self.settings.clicked.connect(self._show_menu)
        layout.addWidget(self.settings)
        version = label(self.tr("Version {version}").format(version=__version__), "small")
        version.setContentsMargins(12, 4, 0, 0)
        layout.addWidget(version)
        session.actor_changed.connect(self._allow)
        self._allow()
        theme.changed.connect(self._colour)
        self._colour()

    def choose(self, name: str) -> None:
        """As if the button was pressed; a page that is not offered is not reached."""
        if self.may_go(name):
            self.chosen.emit(name)

    def may_go(self, name: str) -> bool:
        """True where who is signed in may use the page."""
        return self._buttons[name].isEnabled() and not self._buttons[name].isHidden()

    def first(self) -> str:
        """The page to begin with: the first one over a lab that may be used."""
        return next((place.name for place in self.places if place.roles and self.may_go(place.name)), "start")

    def mark(self, name: str) -> None:
        """Show which page is open."""
        self._buttons[name].setChecked(True)
        self._colour()

    def _places(self) -> tuple[Place, ...]:
        """All pages, in the order of their keys."""
        everybody = frozenset(ROLES)
        return (
            Place("start", self.tr("Start"), "home"),
            Place("cases", self.tr("Cases"), "case", frozenset({"examiner", "auditor"})),
            Place("gallery", self.tr("Gallery"), "gallery", frozenset({"examiner", "custodian"})),
            Place("log", self.tr("Log"), "log", everybody),
            Place("authorisations", self.tr("Authorisations"), "authority", frozenset({"supervisor", "auditor"})),
            Place("oversight", self.tr("Oversight"), "oversight", frozenset({"supervisor", "auditor"})),
            Place("accounts", self.tr("Accounts"), "people", frozenset({"supervisor"})),
            Place("keeping", self.tr("Keeping"), "archive", frozenset({"supervisor", "custodian", "auditor"})),
        )

    def _allow(self) -> None:
        """Show what who is signed in may use; while nobody is, what anybody might, but not to be pressed."""
        actor = self._session.signed_in
        for place in self.places:
            made = self._buttons[place.name]
            made.setEnabled(not place.roles or actor is not None)
            made.setVisible(
                not place.roles or ("examiner" in place.roles if actor is None else self._session.may(*place.roles))
            )
        self.lock.setVisible(actor is not None)

    def _colour(self) -> None:
        for place in self.places:
            made = self._buttons[place.name]
            give_icon(made, place.picture, colour="accent" if made.isChecked() else "muted")

    def _show_menu(self) -> None:
        """Above the button, where there is room."""
        corner = self.settings.mapToGlobal(QPoint(0, 0))
        self.menu.popup(corner - QPoint(0, self.menu.sizeHint().height() + 4))

    def _settings_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Appearance")).setEnabled(False)
        self._choices(
            menu,
            (("system", self.tr("As the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))),
            current=self._session.preferences.theme,
            chosen=self._choose_theme,
        )
        menu.addSeparator()
        menu.addAction(self.tr("Language")).setEnabled(False)
        self._choices(
            menu,
            (("system", self.tr("As the system")), ("en", "English"), ("nl", "Nederlands")),
            current=self._session.preferences.language,
            chosen=self.language_chosen.emit,
        )
        return menu

    def _choices(self, menu: QMenu, options: tuple[tuple[str, str], ...], *, current: str, chosen: object) -> None:
        group = QActionGroup(menu)
        for value, words in options:
            action = QAction(words, menu, checkable=True, checked=value == current)
            action.triggered.connect(lambda _checked=False, value=value: chosen(value))  # type: ignore[operator]
            group.addAction(action)
            menu.addAction(action)

    def _choose_theme(self, choice: str) -> None:
        self._session.preferences.theme = choice
        theme.choose(choice)
