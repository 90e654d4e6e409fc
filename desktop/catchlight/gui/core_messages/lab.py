"""What the core says of the lab folder. The templates as the core has them, to be translated."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

LAB = (
    QT_TRANSLATE_NOOP("core", "Choose the folder that holds {manifest}."),
    QT_TRANSLATE_NOOP(
        "core",
        "The lab lies on a read-only medium, and its newest acts stand in {ahead} still, which cannot "
        "be read there. Nothing was changed.",
    ),
    QT_TRANSLATE_NOOP(
        "core",
        "The restored lab could not be put in its place, and the lab that was there not back: "
        "{strerror}. It is whole, and lies in {aside} now.",
    ),
    QT_TRANSLATE_NOOP("core", "Check the disk, then rename that folder to {name}."),
    QT_TRANSLATE_NOOP(
        "core",
        "The database of the lab in {folder} is empty or another program's. Nothing was changed.",
    ),
    QT_TRANSLATE_NOOP("core", "Keep the folder as it is, and restore evidence.db from a backup of the lab."),
    QT_TRANSLATE_NOOP("core", "Free some disk space, or choose another disk, and create the lab again."),
    QT_TRANSLATE_NOOP("core", "Restore lab.toml from a backup of the lab."),
    QT_TRANSLATE_NOOP("core", "The lab in {folder} could not be locked: {strerror}. Nothing was changed."),
)
