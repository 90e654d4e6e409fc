"""The verdict of a verification in words: what holds, what is wrong, relative to what, and what it cannot exclude."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from catchlight.gui import formats
from catchlight.gui.core_words import told
from catchlight.gui.counts import counts

if TYPE_CHECKING:
    from catchlight.evidence.problems import Problem
    from catchlight.evidence.verification import Verification

_MOST_PROBLEMS = 12
_MOST_NOTICES = 4


def verdict_words(result: "Verification", *, has_fingerprint: bool = False) -> tuple[str, str]:
    """The kind of the banner and what it says."""
    notices = [_named(notice) for notice in result.notices[:_MOST_NOTICES]]
    if len(result.notices) > _MOST_NOTICES:
        notices.append(counts.more(len(result.notices) - _MOST_NOTICES))
    limits = limits_words(result, has_fingerprint=has_fingerprint)
    if result.ok:
        words = counts.entries_hold(result.entries)
        root = QCoreApplication.translate("verdict", "Tree head {root}.").format(root=result.root)
        return "good", "\n".join([f"{words} {root}", *notices, limits])
    lines = [counts.problems_in_log(len(result.problems))]
    lines += [_named(problem) for problem in result.problems[:_MOST_PROBLEMS]]
    if len(result.problems) > _MOST_PROBLEMS:
        lines.append(counts.more(len(result.problems) - _MOST_PROBLEMS))
    return "bad", "\n".join([*lines, *notices, limits])


def limits_words(result: "Verification", *, has_fingerprint: bool) -> str:
    """Relative to which checkpoint it speaks, and what it cannot exclude."""
    from catchlight.evidence.verification import limits_of  # noqa: PLC0415 - the window opens without the core

    known = result.relative_to
    size, where = ("", "") if known is None else (formats.count(known.size), told(known.where))
    sentences = _sentences()
    limits = limits_of(known, has_fingerprint=has_fingerprint)
    said = [sentences[limit].format(size=size, where=where) for limit in limits]
    if known is not None and known.cosigned_by:
        words = QCoreApplication.translate("verdict", "It was cosigned: {names}.")
        said.insert(1, words.format(names=", ".join(known.cosigned_by)))
    return " ".join(said)


def _sentences() -> dict[str, str]:
    """The sentences of the verification (`evidence.verification.SENTENCES`, word for word) in the window's language."""
    return {
        "no-checkpoint": QCoreApplication.translate(
            "verdict",
            "Without a checkpoint kept elsewhere this cannot exclude that the newest entries were cut off, or that the"
            " log was written anew from some entry on by someone who can write to the database.",
        ),
        "after-checkpoint": QCoreApplication.translate(
            "verdict",
            "Relative to the checkpoint of {size} entries, found {where}: this cannot exclude that entries after it"
            " were cut off or written anew.",
        ),
        "checkpoint-in-lab": QCoreApplication.translate(
            "verdict",
            "That checkpoint lies in the lab itself and nobody cosigned it, so who can write to the lab and holds a key"
            " of it could have replaced it together with the log: keep one elsewhere.",
        ),
        "cosigners-of-log": QCoreApplication.translate(
            "verdict",
            "That checkpoint lies in the lab itself, and the keys of its cosigners are known from the lab's own log: it"
            " proves as much as their fingerprints that were handed over elsewhere.",
        ),
        "no-fingerprint": QCoreApplication.translate(
            "verdict",
            "Without the fingerprint of the lab's first key, handed over outside the lab, it cannot exclude that the"
            " whole log was written anew under other keys.",
        ),
    }


def _named(problem: "Problem") -> str:
    """A problem with its place; what is wrong is the verification's own wording, in the window's language."""
    place = (
        QCoreApplication.translate("verdict", "The log")
        if problem.entry is None
        else QCoreApplication.translate("verdict", "Entry {number}").format(number=formats.count(problem.entry))
    )
    return f"{place}: {told(problem.problem)}"
