"""The verdict of a verification in words: what holds, what is wrong, relative to what, and what it cannot exclude."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from catchlight.gui import formats
from catchlight.gui.counts import counts

if TYPE_CHECKING:
    from catchlight.evidence.verification import Verification

_MOST_PROBLEMS = 12


def verdict_words(result: "Verification") -> tuple[str, str]:
    """The kind of the banner and what it says."""
    if result.ok:
        words = counts.entries_hold(result.entries)
        root = QCoreApplication.translate("verdict", "Tree head {root}.").format(root=result.root)
        return "good", f"{words} {root}\n{limits_words(result)}"
    lines = [counts.problems_in_log(len(result.problems))]
    for problem in result.problems[:_MOST_PROBLEMS]:
        place = (
            QCoreApplication.translate("verdict", "The log")
            if problem.entry is None
            else QCoreApplication.translate("verdict", "Entry {number}").format(number=formats.count(problem.entry))
        )
        lines.append(f"{place}: {problem.problem}")
    if len(result.problems) > _MOST_PROBLEMS:
        lines.append(counts.more(len(result.problems) - _MOST_PROBLEMS))
    return "bad", "\n".join([*lines, limits_words(result)])


def limits_words(_result: "Verification") -> str:
    """Relative to which checkpoint it speaks, and what it cannot exclude."""
    return QCoreApplication.translate(
        "verdict",
        "Without a checkpoint kept elsewhere this cannot exclude that the newest entries were cut off, or that the log"
        " was written anew from some entry on by someone who can write to the database.",
    )
