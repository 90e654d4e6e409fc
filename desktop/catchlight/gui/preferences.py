"""What the program remembers of its window between sessions: nothing of evidential weight, never a passphrase."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from catchlight.faces.plan import DEFAULT_MODE, Mode

MOST_RECENT = 6


class Preferences:
    """Language, theme, geometry, the labs opened last with who worked in each, the mode of the last extraction."""

    def __init__(self) -> None:
        self._settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Catchlight", "Catchlight")

    @property
    def language(self) -> str:
        """Either "system", "en" or "nl"."""
        return str(self._settings.value("language", "system"))

    @language.setter
    def language(self, language: str) -> None:
        self._settings.setValue("language", language)

    @property
    def theme(self) -> str:
        """Either "system", "light" or "dark"."""
        return str(self._settings.value("theme", "system"))

    @theme.setter
    def theme(self, choice: str) -> None:
        self._settings.setValue("theme", choice)

    @property
    def geometry(self) -> QByteArray:
        """The window's place, empty at first."""
        kept = self._settings.value("geometry")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue("geometry", geometry)

    @property
    def mode(self) -> str:
        """How footage was examined last; the core's default at first, and where the value is of another version."""
        kept = str(self._settings.value("mode", DEFAULT_MODE.value))
        return kept if kept in set(Mode) else DEFAULT_MODE.value

    @mode.setter
    def mode(self, mode: str) -> None:
        self._settings.setValue("mode", str(mode))

    @property
    def recent_labs(self) -> list[Path]:
        """Labs opened last, newest first, those that are still there."""
        kept = self._settings.value("recent_labs", [])
        texts = [kept] if isinstance(kept, str) else list(kept) if isinstance(kept, (list, tuple)) else []
        return [Path(text) for text in texts if (Path(text) / "lab.toml").is_file()]

    def remember_lab(self, folder: Path) -> None:
        """Put a lab at the top of the recent ones."""
        others = [known for known in self.recent_labs if known != folder]
        self._settings.setValue("recent_labs", [str(known) for known in (folder, *others)][:MOST_RECENT])

    def forget_lab(self, folder: Path) -> None:
        """Take a lab off the recent ones; the lab itself is not touched."""
        self._settings.setValue("recent_labs", [str(known) for known in self.recent_labs if known != folder])
        self._settings.remove(_account_key(folder))

    def is_demonstration(self, lab: Path) -> bool:
        """True for a lab that the window built as the demonstration."""
        return self._settings.value(_account_key(lab).replace("accounts", "demonstrations")) is not None

    def remember_demonstration(self, lab: Path) -> None:
        """The lab's passphrase is published: opening it needs nobody to type it."""
        self._settings.setValue(_account_key(lab).replace("accounts", "demonstrations"), "1")

    def account_of(self, lab: Path) -> str:
        """The name that was signed in to a lab last, or ""."""
        return str(self._settings.value(_account_key(lab), ""))

    def remember_account(self, lab: Path, name: str) -> None:
        """Offer this name when the lab is opened again."""
        self._settings.setValue(_account_key(lab), name)


def _account_key(lab: Path) -> str:
    return f"accounts/{hashlib.sha256(str(lab).encode('utf-8', 'surrogateescape')).hexdigest()[:16]}"
