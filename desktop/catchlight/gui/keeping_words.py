"""Retention, erasures and backups in words."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from catchlight.gui import formats
from catchlight.gui.counts import counts

if TYPE_CHECKING:
    from catchlight.evidence.retention import Keeping
    from catchlight.workflows.erasing import WouldGo
    from catchlight.workflows.restore_lab import Restored

_SHOWN = ("exhibits", "faces", "tracks", "searches", "candidates")


def day(value: date) -> str:
    """A day as the reader's language writes it short, `23 Nov 2026`."""
    return QLocale().toString(QDate(value.year, value.month, value.day), "d MMM yyyy")


def kept_until(kept: "Keeping", today: date) -> str:
    """Until when a case is kept; by how much that is over."""
    if not kept.is_overdue(today):
        return day(kept.expires_on)
    return QCoreApplication.translate("keeping", "{day}, overdue").format(day=day(kept.expires_on))


def state_words(kept: "Keeping") -> str:
    """Open or closed, and the hold."""
    word = (
        QCoreApplication.translate("keeping", "Open")
        if kept.closed_at is None
        else QCoreApplication.translate("keeping", "Closed")
    )
    return word if not kept.is_held else QCoreApplication.translate("keeping", "{state}, legal hold").format(state=word)


def kind_of_erasure(kind: str) -> str:
    """What was erased, in a word."""
    words = {
        "case": QCoreApplication.translate("keeping", "Case"),
        "search": QCoreApplication.translate("keeping", "Result of a search"),
        "person": QCoreApplication.translate("keeping", "Person"),
        "portraits": QCoreApplication.translate("keeping", "Portraits"),
        "rejects": QCoreApplication.translate("keeping", "Rejects files"),
    }
    return words.get(kind, kind)


def rows_words(rows: Mapping[str, int]) -> str:
    """What is deleted, the things that people know by name and the rest as rows."""
    parts = []
    for table in _SHOWN:
        number = rows.get(table, 0)
        if number:
            parts.append(f"{_table_word(table)}: {formats.count(number)}")
    others = sum(number for table, number in rows.items() if table not in _SHOWN)
    if others:
        words = QCoreApplication.translate("keeping", "Related records")
        parts.append(f"{words}: {formats.count(others)}")
    return "  ·  ".join(parts) or QCoreApplication.translate("keeping", "No rows")


def files_words(going: "WouldGo") -> str:
    """The files that go, with their size."""
    words = counts.files(going.files)
    return f"{words} ({formats.size(going.bytes)})" if going.files else words


def restored_words(restored: "Restored") -> tuple[str, str]:
    """What a restore did, as kind and words of a notice."""
    words = QCoreApplication.translate("keeping", "The backup is restored; entry {entry} of the log says so for ever.")
    parts = [words.format(entry=formats.count(restored.entry))]
    again = len(restored.erased_again.certificates)
    if again:
        words = QCoreApplication.translate("keeping", "Erasures made since the backup were done again: {number}.")
        parts.append(words.format(number=formats.count(again)))
    if restored.erased_again.incomplete:
        words = QCoreApplication.translate("keeping", "Only their texts could be erased again: {subjects}.")
        parts.append(words.format(subjects=", ".join(restored.erased_again.incomplete)))
    if held := (*restored.held_again, *restored.persons_held_again):
        words = QCoreApplication.translate("keeping", "Put under legal hold again: {cases}.")
        parts.append(words.format(cases=", ".join(held)))
    if restored.accounts_to_check:
        words = QCoreApplication.translate("keeping", "Accounts to check, they are as they were then: {names}.")
        parts.append(words.format(names=", ".join(restored.accounts_to_check)))
    if restored.set_aside is not None:
        words = QCoreApplication.translate("keeping", "The lab that was there lies in {folder}.")
        parts.append(words.format(folder=restored.set_aside))
    to_look_at = restored.accounts_to_check or restored.erased_again.incomplete
    return "warn" if to_look_at else "good", " ".join(parts)


def _table_word(table: str) -> str:
    words = {
        "exhibits": QCoreApplication.translate("keeping", "Exhibits"),
        "faces": QCoreApplication.translate("keeping", "Faces"),
        "tracks": QCoreApplication.translate("keeping", "Tracks"),
        "searches": QCoreApplication.translate("keeping", "Searches"),
        "candidates": QCoreApplication.translate("keeping", "Candidates"),
    }
    return words[table]
