"""Light and dark: the colours by what they mean, the stylesheet made from them, and which of the two is in force."""

import re
from dataclasses import asdict, dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from catchlight.resources import resources_folder


@dataclass(frozen=True)
class Colours:
    """The colours of one theme; text on its ground has a contrast of at least 4.5 to 1.

    Attributes:
        window: Behind everything.
        side: Behind the navigation.
        surface: Cards, lists and fields.
        sunken: Behind pictures and code.
        line: Hairlines.
        edge: Outlines of fields and buttons.
        text: Text.
        muted: Secondary text.
        accent: The one accent.
        accent_over: The accent under the pointer.
        on_accent: Text on the accent.
        soft: The accent as a ground (selection, drop target).
        hover: Under the pointer.
        good: Usable, complete.
        good_soft: Its ground.
        warn: Limited, take care.
        warn_soft: Its ground.
        bad: Not suitable, failed.
        bad_soft: Its ground.
    """

    window: str
    side: str
    surface: str
    sunken: str
    line: str
    edge: str
    text: str
    muted: str
    accent: str
    accent_over: str
    on_accent: str
    soft: str
    hover: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str


LIGHT = Colours(
    window="#f5f7f8",
    side="#edf1f3",
    surface="#ffffff",
    sunken="#eaeef0",
    line="#e0e6e9",
    edge="#bcc7cd",
    text="#14222b",
    muted="#566670",
    accent="#0f6480",
    accent_over="#0b5068",
    on_accent="#ffffff",
    soft="#dcedf3",
    hover="#eef3f5",
    good="#1d6b43",
    good_soft="#dff1e7",
    warn="#855300",
    warn_soft="#fbeed3",
    bad="#a32a2a",
    bad_soft="#fae3e1",
)
DARK = Colours(
    window="#12181c",
    side="#0e1316",
    surface="#1a2227",
    sunken="#0f1518",
    line="#29343a",
    edge="#43525b",
    text="#e7edf0",
    muted="#9dacb5",
    accent="#5bb6d2",
    accent_over="#7ac6de",
    on_accent="#06222c",
    soft="#193a47",
    hover="#212b31",
    good="#74cf9f",
    good_soft="#163326",
    warn="#ecb45a",
    warn_soft="#3a2c12",
    bad="#f2938b",
    bad_soft="#40201f",
)


class Theme(QObject):
    """Which colours are in force; follows the system unless one was chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choice = "system"
        self.colours = LIGHT

    def start(self, application: QApplication, *, choice: str) -> None:
        """Give the application its font, style and colours."""
        application.setStyle("Fusion")
        application.setFont(_font())
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self.choose(choice)

    def choose(self, choice: str) -> None:
        """Use "light", "dark" or what the "system" says."""
        self._choice = choice
        self._follow()

    def colour(self, name: str) -> QColor:
        """A colour by its meaning."""
        return QColor(getattr(self.colours, name))

    def _follow(self) -> None:
        system_is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        dark = self._choice == "dark" or (self._choice == "system" and system_is_dark)
        self.colours = DARK if dark else LIGHT
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setPalette(_palette(self.colours))
            application.setStyleSheet(_stylesheet(self.colours))
        self.changed.emit()


theme = Theme()
_WEIGHTS = ("Regular", "Medium", "SemiBold")


def _font() -> QFont:
    """Inter at a readable size, the same on every system; the system's own font where it is missing."""
    folder = resources_folder() / "fonts" / "inter"
    numbers = [QFontDatabase.addApplicationFont(str(folder / f"Inter-{name}.ttf")) for name in _WEIGHTS]
    families = QFontDatabase.applicationFontFamilies(numbers[0])
    font = QFont(families[0]) if families else QGuiApplication.font()
    font.setPixelSize(13)
    return font


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.window,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.window,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.ToolTipBase: colours.surface,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.Mid: colours.line,
        QPalette.ColorRole.Light: colours.surface,
        QPalette.ColorRole.Dark: colours.edge,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return palette


def _stylesheet(colours: Colours) -> str:
    values = asdict(colours) | {"icons": (resources_folder() / "icons").as_posix()}
    source = (resources_folder() / "style" / "catchlight.qss").read_text("utf-8")
    if colours is DARK:
        source = source.replace("check-light.svg", "check-dark.svg")
    return re.sub(r"@(\w+)", lambda found: values[found[1]], source)
