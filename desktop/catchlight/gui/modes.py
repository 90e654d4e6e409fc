"""The modes of extraction in words: what each does, what it costs, what it may miss, with the numbers of its plan."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from catchlight.faces.plan import Mode, plan_for, plan_still
from catchlight.gui import formats

if TYPE_CHECKING:
    from catchlight.evidence.exhibits import Exhibit
    from catchlight.faces.plan import DetectionPlan

_USUAL = ("footage", 1280, 720)
"""A size to speak of where no exhibit is at hand."""


def mode_word(mode: str) -> str:
    """The name of a mode; one of another version shows as it is written."""
    words = {
        Mode.FAST: QCoreApplication.translate("modes", "Fast"),
        Mode.THOROUGH: QCoreApplication.translate("modes", "Thorough"),
        Mode.EVERY_FRAME: QCoreApplication.translate("modes", "Every frame at full resolution"),
    }
    return words.get(Mode(mode), mode) if mode in set(Mode) else mode


def mode_cost(mode: Mode) -> str:
    """What a mode does and what it costs, one line."""
    words = {
        Mode.FAST: QCoreApplication.translate(
            "modes", "Quickest. Every frame is decoded; only what changed in it is looked at."
        ),
        Mode.THOROUGH: QCoreApplication.translate(
            "modes", "Several times as long as Fast. What changed is looked at enlarged and reduced too."
        ),
        Mode.EVERY_FRAME: QCoreApplication.translate(
            "modes", "Takes longest with static scenes. The whole of every frame is looked at, changed or not."
        ),
    }
    return words[mode]


def mode_misses(mode: Mode, exhibits: "Iterable[Exhibit]" = ()) -> str:
    """What a mode may miss in exhibits of these sizes, one line."""
    sizes = {(one.kind, one.width, one.height) for one in exhibits} or {_USUAL}
    plans = [(plan_still if kind == "still" else plan_for)(mode, width, height) for kind, width, height in sizes]
    text = QCoreApplication.translate("modes", "May miss: faces narrower than {pixels} pixels").format(
        pixels=_span([plan.smallest_face for plan in plans])
    )
    gates = [plan.gate for plan in plans if plan.gate is not None]
    if not gates:
        return text + "."
    seconds = max(gate.whole_every_microseconds for gate in gates) / 1e6
    return text + QCoreApplication.translate(
        "modes",
        "; also a face that shows without a visible change, until the whole frame is looked at (every {time} s).",
    ).format(time=formats.decimal(seconds))


def plan_words(plan: "DetectionPlan", *, kind: str) -> str:
    """A stored plan in words: at which scales, and of footage which part of which frames."""
    scales = ", ".join(_scale(one.scale, border=one.border) for one in plan.passes)
    scales = f"{scales[:1].upper()}{scales[1:]}."
    if kind == "still":
        return scales
    if plan.gate is None:
        return scales + " " + QCoreApplication.translate("modes", "The whole of every frame, changed or not.")
    seconds = formats.decimal(plan.gate.whole_every_microseconds / 1e6)
    return (
        scales
        + " "
        + QCoreApplication.translate("modes", "Only what changed; the whole frame every {time} s.").format(time=seconds)
    )


def _scale(scale: float, *, border: float) -> str:
    if border:
        return QCoreApplication.translate("modes", "at {scale}× with a border, for close-ups").format(
            scale=formats.decimal(scale, 2)
        )
    if scale == 1:
        return QCoreApplication.translate("modes", "at native size")
    if scale > 1:
        return QCoreApplication.translate("modes", "enlarged {scale}×").format(scale=formats.decimal(scale, 2))
    return QCoreApplication.translate("modes", "reduced to {scale}×").format(scale=formats.decimal(scale, 2))


def _span(widths: list[float]) -> str:
    narrow, wide = formats.decimal(min(widths)), formats.decimal(max(widths))
    return narrow if narrow == wide else f"{narrow}–{wide}"
