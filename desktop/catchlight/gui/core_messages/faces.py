"""What the core says of the model packs and faces. The templates as the core has them, to be translated."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

FACES = (
    QT_TRANSLATE_NOOP(
        "core",
        "The recogniser takes faces of {takes} and gives {gives} values; the manifest says {embedding_size}.",
    ),
    QT_TRANSLATE_NOOP("core", "Go on with what was found, or take the file into another case and extract it there."),
    QT_TRANSLATE_NOOP("core", "Install its drivers and its ONNX Runtime, or choose another provider in the settings."),
    QT_TRANSLATE_NOOP("core", "ONNX Runtime could not open the model: {error}"),
    QT_TRANSLATE_NOOP("core", "Choose another provider in the settings, or install the model pack again."),
    QT_TRANSLATE_NOOP(
        "core",
        "What the interrupted run left cannot be read ({error}), so it cannot go on. What it found stands.",
    ),
    QT_TRANSLATE_NOOP(
        "core",
        "The model worker sent something that is no answer ({what}) while {doing} and was ended. What "
        "was committed before stands.",
    ),
    QT_TRANSLATE_NOOP("core", "Try again; if it stops at the same place, the file itself makes the decoder hang."),
    QT_TRANSLATE_NOOP("core", "Try again; if it stops at the same place, the file itself makes the decoder fail."),
    QT_TRANSLATE_NOOP("core", "The detector is not built as YuNet is: its heads cannot be found."),
)
