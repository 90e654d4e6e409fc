"""The language of the window: the system's or the chosen one, as far as there is a translation."""

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from catchlight.resources import resources_folder

LANGUAGES = ("en", "nl")

_installed: list[QTranslator] = []


def use_language(choice: str) -> str:
    """Install the translation for "system", "en" or "nl"; returns the language now in use."""
    system = QLocale.system()
    wanted = system.name()[:2] if choice == "system" else choice
    language = wanted if wanted in LANGUAGES else "en"
    while _installed:
        QCoreApplication.removeTranslator(_installed.pop())
    translator = QTranslator()
    if translator.load(str(resources_folder() / "translations" / f"catchlight_{language}.qm")):
        QCoreApplication.installTranslator(translator)
        _installed.append(translator)
    QLocale.setDefault(system if choice == "system" and wanted == language else QLocale(language))
    return language
