"""What the core says of the log, the cases and the exhibits. The templates as the core has them, to be translated."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

EVIDENCE = (
    QT_TRANSLATE_NOOP("core", "its name is not text: {readable}"),
    QT_TRANSLATE_NOOP("core", "The key of this job cannot sign: {reason}. This step was not kept."),
    QT_TRANSLATE_NOOP("core", "{suggestion}Give an IANA name such as Europe/Amsterdam, or an offset such as +01:00."),
    QT_TRANSLATE_NOOP("core", "Give an IANA name such as Europe/Amsterdam, or an offset such as +01:00."),
    QT_TRANSLATE_NOOP(
        "core",
        "Say which one by giving its offset as the zone: {summer} for the first time (summer time), "
        "{winter} for the second.",
    ),
    QT_TRANSLATE_NOOP("core", "The {name} {file} could not be written: {strerror}. What was done before is kept."),
)
