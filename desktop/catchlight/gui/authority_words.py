"""The authorisation of a search in words, with its clock: how long there still is, or for how long it is overdue."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from catchlight.gui import formats
from catchlight.gui.words import authorisation_words

if TYPE_CHECKING:
    from catchlight.gallery.authorisations import Authorisation
    from catchlight.gallery.searches import StoredSearch


def not_needed_words() -> str:
    """What it means that no authorisation is needed. Source: AI Act, Art. 26(10)."""
    return QCoreApplication.translate(
        "authority", "The search is the initial identification of a suspect, from facts linked to the offence."
    )


def span(seconds: float) -> str:
    """A time that is left or over, in whole minutes or hours: `31 h`, `20 min`."""
    minutes = max(1, int(abs(seconds) // 60))
    if minutes < 120:
        return QCoreApplication.translate("authority", "{number} min").format(number=minutes)
    if minutes < 72 * 60:
        return QCoreApplication.translate("authority", "{number} h").format(number=minutes // 60)
    return QCoreApplication.translate("authority", "{number} days").format(number=minutes // (24 * 60))


def clock_words(due_at: str, *, now: datetime | None = None) -> str:
    """How long a requested authorisation may still be granted in time, or for how long it is overdue."""
    left = (datetime.fromisoformat(due_at) - (now or datetime.now(UTC))).total_seconds()
    if left < 0:
        return QCoreApplication.translate("authority", "Overdue for {time}").format(time=span(left))
    return QCoreApplication.translate("authority", "Must be granted within {time}").format(time=span(left))


def state_words(search: "StoredSearch", *, now: datetime | None = None) -> tuple[str, str]:
    """The state of a search's authorisation in a few words, and the theme colour that goes with them."""
    stands = search.authorisation
    if stands is None:
        return authorisation_words(search.started.authorisation), "text"
    return authority_state(stands, is_erased=search.erased_at is not None, now=now)


def authority_state(stands: "Authorisation", *, is_erased: bool, now: datetime | None = None) -> tuple[str, str]:
    """The same of an authorisation by itself."""
    if stands.state == "refused":
        if is_erased:
            return QCoreApplication.translate("authority", "Refused, result erased"), "bad"
        return QCoreApplication.translate("authority", "Refused"), "bad"
    if stands.state == "requested" and stands.due_at is not None:
        left = (datetime.fromisoformat(stands.due_at) - (now or datetime.now(UTC))).total_seconds()
        return clock_words(stands.due_at, now=now), "bad" if left < 0 else "warn"
    if stands.state == "granted":
        words = (
            QCoreApplication.translate("authority", "Granted late: {reference}")
            if stands.is_late
            else QCoreApplication.translate("authority", "Granted: {reference}")
        )
        return words.format(reference=stands.reference or "–"), "warn" if stands.is_late else "text"
    return QCoreApplication.translate("authority", "Not needed"), "text"


def state_sentence(search: "StoredSearch", *, now: datetime | None = None) -> tuple[str, str]:
    """The kind of a banner and a sentence on a search's authorisation; "" where there is nothing to say of it."""
    stands = search.authorisation
    if stands is None or stands.state in {"not-needed", "granted"}:
        return "info", ""
    if stands.state == "refused":
        words = QCoreApplication.translate(
            "authority", "The authorisation was refused by {authority}. The search was stopped and its result erased."
        )
        return "bad", words.format(authority=stands.authority or "–")
    due = stands.due_at or search.started_at
    clock, when = clock_words(due, now=now), formats.local_time(due)
    if search.is_overdue:
        words = QCoreApplication.translate(
            "authority",
            "{clock}: the authorisation had to be granted until {when}. The result is kept and closed until a"
            " supervisor records the decision.",
        )
        return "bad", words.format(clock=clock, when=when)
    words = QCoreApplication.translate(
        "authority", "The authorisation was requested. {clock}, until {when}; if it is refused, the result is erased."
    )
    return "warn", words.format(clock=clock, when=when)


def tip_words(search: "StoredSearch") -> str:
    """Everything that is recorded of a search's authorisation, one line each."""
    stands = search.authorisation
    lines = [state_words(search)[0]]
    if stands is not None and stands.state == "not-needed":
        lines.append(not_needed_words())
    if stands is not None and stands.authority:
        lines.append(QCoreApplication.translate("authority", "By: {authority}").format(authority=stands.authority))
    if stands is not None and stands.decided_at:
        when = formats.local_time(stands.decided_at)
        lines.append(QCoreApplication.translate("authority", "Decided: {when}").format(when=when))
    if stands is not None and stands.due_at:
        when = formats.local_time(stands.due_at)
        lines.append(QCoreApplication.translate("authority", "To be granted until: {when}").format(when=when))
    return "\n".join(lines)
