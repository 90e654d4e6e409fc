"""What the core says of the stills and footage. The templates as the core has them, to be translated."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

MEDIA = (
    QT_TRANSLATE_NOOP("core", "There is no memory for the decoder to put frames into ({strerror})."),
    QT_TRANSLATE_NOOP("core", "The decoder could not be started ({strerror})."),
    QT_TRANSLATE_NOOP("core", "{name} is {listed}: it holds no pictures itself and points to other files."),
    QT_TRANSLATE_NOOP("core", "Add the files that it names, one by one."),
    QT_TRANSLATE_NOOP(
        "core",
        "Compare the versions of Catchlight, and verify the file's SHA-256; then extract the exhibit again.",
    ),
)
