"""A sweep in words: what it is, what it lost, what was left out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from catchlight.gui import formats
from catchlight.gui.filter_words import filter_words

if TYPE_CHECKING:
    from catchlight.workflows.sweep_result import SweepResult


def sweep_words(result: "SweepResult") -> str:
    """How it was made, what it was measured to lose, and that nothing can be concluded on it."""
    translate, told = QCoreApplication.translate, result.statement
    parts = [
        translate("sweep", "Sweep: may lack persons, and nothing can be concluded on it; search exactly for a face.")
    ]
    if told.get("method") == "codes":
        parts.append(_loss(result))
    elif told:
        parts.append(translate("sweep", "Each face was compared with every template: that is quick for so few."))
    extent = translate("sweep", "{searched} of {size} templates, gallery revision {revision}.")
    parts.append(
        extent.format(
            searched=formats.count(result.searched),
            size=formats.count(result.gallery_size),
            revision=formats.count(result.gallery_revision or 0),
        )
    )
    if result.filters:
        parts.append(translate("sweep", "Filters: {filters}.").format(filters=filter_words(result.filters)))
    for name, words in (
        ("probes_without_template", translate("sweep", "{count} faces were left out: no template to compare.")),
        ("probes_of_other_pack", translate("sweep", "{count} faces were left out: another model pack.")),
    ):
        if told.get(name):
            parts.append(words.format(count=formats.count(told[name])))
    return " ".join(parts)


def _loss(result: "SweepResult") -> str:
    told = result.statement
    if told["measured_loss"] is None:
        return QCoreApplication.translate("sweep", "What it lost could not be measured.")
    words = QCoreApplication.translate(
        "sweep", "{sample} of its faces were searched exactly too: it lost {lost} of the {listed} persons listed there."
    )
    return words.format(
        sample=formats.count(told["sample"]),
        lost=formats.count(told["sample_lost"]),
        listed=formats.count(told["sample_listed"]),
    )
