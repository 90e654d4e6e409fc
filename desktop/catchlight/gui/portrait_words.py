"""An enrolled portrait in words: what was measured of the face, and where the image comes from."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from catchlight.gui import formats
from catchlight.gui.widgets.facts import Fact
from catchlight.gui.words import reasons_sentence, verdict_word

if TYPE_CHECKING:
    from catchlight.faces.face import Quality
    from catchlight.gallery.browse import Portrait


def quality_facts(quality: "Quality") -> list[Fact]:
    """The quality vector: the verdict with its reasons, then each measure; no single score stands for them."""
    verdict = verdict_word(quality.verdict)
    reasons = reasons_sentence(quality.reasons)
    turned = QCoreApplication.translate("portrait", "turned {yaw}°, nod {pitch}°, tilt {roll}°")
    light = QCoreApplication.translate("portrait", "{luminance} of 1, {evenness} even, {range} bits of contrast")
    return [
        Fact(QCoreApplication.translate("portrait", "Quality"), f"{verdict}. {reasons}" if reasons else verdict),
        Fact(
            QCoreApplication.translate("portrait", "Eye distance"),
            QCoreApplication.translate("portrait", "{pixels} pixels").format(
                pixels=formats.decimal(quality.inter_eye_distance)
            ),
        ),
        Fact(
            QCoreApplication.translate("portrait", "Sharpness"),
            QCoreApplication.translate("portrait", "{value} of 1").format(value=formats.decimal(quality.sharpness, 2)),
        ),
        Fact(
            QCoreApplication.translate("portrait", "Light"),
            light.format(
                luminance=formats.decimal(quality.luminance, 2),
                evenness=formats.decimal(quality.illumination_uniformity, 2),
                range=formats.decimal(quality.dynamic_range),
            ),
        ),
        Fact(
            QCoreApplication.translate("portrait", "Head"),
            turned.format(yaw=round(quality.yaw), pitch=round(quality.pitch), roll=round(quality.roll)).replace(
                "-", "−"
            ),
        ),
    ]


def provenance_facts(portrait: "Portrait") -> list[Fact]:
    """Where it comes from, what allows it, who enrolled it and how the face in it was chosen."""
    chosen = {
        "only-face": QCoreApplication.translate("portrait", "the only face"),
        "face-box": QCoreApplication.translate("portrait", "the face in the given box"),
        "largest-face": QCoreApplication.translate("portrait", "the largest face"),
    }[portrait.chosen.value]
    size = f"{formats.count(portrait.width)} × {formats.count(portrait.height)}"
    facts = [
        Fact(QCoreApplication.translate("portrait", "Source"), portrait.source),
        Fact(QCoreApplication.translate("portrait", "Legal basis"), portrait.legal_basis),
        Fact(QCoreApplication.translate("portrait", "Keep until"), portrait.retain_until),
        Fact(QCoreApplication.translate("portrait", "File"), f"{portrait.file_name}  ·  {size}", portrait.sha256),
        Fact(QCoreApplication.translate("portrait", "Face"), chosen),
        Fact(
            QCoreApplication.translate("portrait", "Enrolled"),
            f"{formats.short_time(portrait.enrolled_at)}  ·  {portrait.enrolled_by}",
            formats.utc_time(portrait.enrolled_at),
        ),
    ]
    if portrait.note:
        facts.append(Fact(QCoreApplication.translate("portrait", "Note"), portrait.note))
    return facts
