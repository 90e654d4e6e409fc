"""The navigation at the side, with the settings below it."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from catchlight import __version__
from catchlight.gui.icons import give_icon, pixmap
from catchlight.gui.session import Session
from catchlight.gui.theme import theme
from catchlight.gui.widgets.text import button, label

WIDTH = 196


class Sidebar(QFrame):
    """Start, Cases, Gallery, Log; all but Start need a lab."""

    chosen = Signal(str)
    language_chosen = Signal(str)

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
        for name, words, picture, tip in (
            ("start", self.tr("Start"), "home", "Ctrl+1"),
            ("cases", self.tr("Cases"), "case", "Ctrl+2"),
            ("gallery", self.tr("Gallery"), "gallery", "Ctrl+3"),
            ("log", self.tr("Log"), "log", "Ctrl+4"),
        ):
            made = button(words, kind="nav", icon=picture, tip=tip)
            made.setCheckable(True)
            made.setAutoExclusive(True)
            made.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            self._buttons[name] = made
            layout.addWidget(made)
        layout.addStretch(1)
        self.settings = button(self.tr("Settings"), kind="nav", icon="settings", tip="Ctrl+,")
        self.settings.setShortcut(QKeySequence("Ctrl+,"))
        self.menu = self._settings_menu()
        self.settings.clicked.connect(self._show_menu)
        layout.addWidget(self.settings)
        version = label(self.tr("Version {version}").format(version=__version__), "small")
        version.setContentsMargins(12, 4, 0, 0)
        layout.addWidget(version)
        self.allow(has_lab=False)
        theme.changed.connect(self._colour)
        self._colour()

    def choose(self, name: str) -> None:
        """As if the button was pressed; a page that needs a lab is not reached without one."""
        if self._buttons[name].isEnabled():
            self.chosen.emit(name)

    def mark(self, name: str) -> None:
        """Show which page is open."""
        self._buttons[name].setChecked(True)
        self._colour()

    def allow(self, *, has_lab: bool) -> None:
        """Enable what needs a lab."""
        for name, made in self._buttons.items():
            made.setEnabled(has_lab or name == "start")

    def _colour(self) -> None:
        for name, made in self._buttons.items():
            picture = {"start": "home", "cases": "case"}.get(name, name)
            give_icon(made, picture, colour="accent" if made.isChecked() else "muted")

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
