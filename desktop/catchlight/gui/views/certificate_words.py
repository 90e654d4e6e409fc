"""Why an exact list is certain, in words and as facts, from the certificate that the search keeps of it."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from catchlight.gui import formats
from catchlight.gui.filter_words import filter_words
from catchlight.gui.widgets.facts import Fact


def fusion_words() -> str:
    """How a person's score comes from the portraits' scores."""
    return QCoreApplication.translate(
        "certificate", "A person’s score is that of the portrait that compares best (fusion rule: maximum)."
    )


def certificate_words(certificate: Mapping[str, Any]) -> list[str]:
    """The argument, sentence by sentence: all was scored, how far a score can be off, why nobody is missing."""
    first = QCoreApplication.translate("certificate", "Every one of {searched} templates was scored; none was skipped.")
    lines = [first.format(searched=formats.count(certificate["searched"]))]
    if certificate["delta"]:
        added = QCoreApplication.translate(
            "certificate",
            "{delta} of them were added after the search files were made and read from the database.",
        )
        lines.append(added.format(delta=formats.count(certificate["delta"])))
    second = QCoreApplication.translate(
        "certificate",
        "The first scoring is in eight bits a value and at most {bound} off. The {rescored} templates that could belong"
        " to the list were scored again in full precision.",
    )
    lines.append(second.format(bound=_small(certificate["bound"]), rescored=formats.count(certificate["rescored"])))
    return [*lines, _why_nobody_is_missing(certificate), fusion_words()]


def certificate_facts(certificate: Mapping[str, Any]) -> list[Fact]:
    """All that the certificate states."""
    translate = QCoreApplication.translate
    no_filters = translate("certificate", "none: the whole gallery")
    return [
        Fact(translate("certificate", "Method"), str(certificate["method"])),
        Fact(translate("certificate", "Fusion rule"), str(certificate["fusion"])),
        Fact(translate("certificate", "Greatest error of the first scoring"), _small(certificate["bound"])),
        Fact(translate("certificate", "Templates scored again"), formats.count(certificate["rescored"])),
        Fact(translate("certificate", "Best score of the others"), _score(certificate["cut"])),
        Fact(translate("certificate", "Score of the last candidate"), _score(certificate["last"])),
        Fact(translate("certificate", "Threshold"), _score(certificate["threshold"])),
        Fact(translate("certificate", "Times the cut was widened"), formats.count(certificate["widened"])),
        Fact(translate("certificate", "Longest list wanted"), formats.count(certificate["k"])),
        Fact(translate("certificate", "Filters"), filter_words(certificate["filters"]) or no_filters),
        Fact(translate("certificate", "Left out by filters"), formats.count(certificate["filtered"])),
        Fact(translate("certificate", "Left out, retention ended"), formats.count(certificate["expired"])),
        Fact(translate("certificate", "Erased since the files were made"), formats.count(certificate["tombstones"])),
        Fact(translate("certificate", "Added since the files were made"), formats.count(certificate["delta"])),
        Fact(translate("certificate", "Search files"), _generation(certificate["generation"])),
        Fact(translate("certificate", "Gallery revision"), formats.count(certificate["revision"])),
        Fact(translate("certificate", "Gallery root"), _in_two(str(certificate["root"]))),
    ]


def _why_nobody_is_missing(certificate: Mapping[str, Any]) -> str:
    cut, last, threshold = certificate["cut"], certificate["last"], certificate["threshold"]
    if cut is None:
        return QCoreApplication.translate("certificate", "No template was left out of the second scoring.")
    is_by_threshold = last is None or (threshold is not None and threshold > last)
    if is_by_threshold:
        words = QCoreApplication.translate(
            "certificate",
            "No other template scored more than {cut} at first: with that error it stays below the threshold {floor}."
            " So nobody is missing from the list.",
        )
    else:
        words = QCoreApplication.translate(
            "certificate",
            "No other template scored more than {cut} at first: with that error it stays below the {floor} of the last"
            " candidate. So nobody is missing from the list.",
        )
    return words.format(cut=_score(cut), floor=_score(threshold if is_by_threshold else last))


def _in_two(digest: str) -> str:
    half = len(digest) // 2
    return f"{digest[:half]}\n{digest[half:]}"


def _generation(number: int) -> str:
    if not number:
        return QCoreApplication.translate("certificate", "none")
    return QCoreApplication.translate("certificate", "generation {number}").format(number=formats.count(number))


def _score(value: float | None) -> str:
    return "–" if value is None else f"{value:.6f}".replace("-", "−")


def _small(value: float) -> str:
    return f"{value:.6f}"
