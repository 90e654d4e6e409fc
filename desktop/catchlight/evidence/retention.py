"""How long cases are kept: their expiry, the legal hold that stops every erasure, and their end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case, all_cases
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Value, timestamp
from catchlight.evidence.log import Act


@dataclass(frozen=True)
class Keeping:
    """How long a case is kept.

    Attributes:
        case: The case.
        expires_on: The last day it is kept.
        has_own_date: True where that day was set for this case, False where the lab's policy gives it.
        closed_at: When it was closed, RFC 3339, or None.
        held_since: Since when it is under legal hold, RFC 3339, or None.
        held_because: Why, or None.
    """

    case: Case
    expires_on: date
    has_own_date: bool
    closed_at: str | None
    held_since: str | None
    held_because: str | None

    @property
    def is_held(self) -> bool:
        """True while nothing of it may be erased."""
        return self.held_since is not None

    def is_overdue(self, today: date) -> bool:
        """True where its retention ended before that day."""
        return self.expires_on < today


def keeping_of(db: Database, case: Case, *, case_days: int) -> Keeping:
    """How long a case is kept, where the lab's policy keeps cases for `case_days` from their opening."""
    closed_at, retain_until, held_since, held_because = db.conn.execute(
        "SELECT closed_at, retain_until, held_since, held_because FROM cases WHERE id = ?", (case.row,)
    ).fetchone()
    by_policy = datetime.fromisoformat(case.opened_at).date() + timedelta(days=case_days)
    expires_on = by_policy if retain_until is None else date.fromisoformat(retain_until)
    return Keeping(case, expires_on, retain_until is not None, closed_at, held_since, held_because)


def all_keeping(db: Database, *, case_days: int) -> list[Keeping]:
    """How long each case is kept, the one that expires first first."""
    found = (keeping_of(db, case, case_days=case_days) for case in all_cases(db))
    return sorted(found, key=lambda kept: (kept.expires_on, kept.case.row))


def refuse_if_held(db: Database, case: Case) -> None:
    """Refuse to erase anything of a case under legal hold.

    Raises:
        CatchlightError: if it is held.
    """
    (held_since,) = db.conn.execute("SELECT held_since FROM cases WHERE id = ?", (case.row,)).fetchone()
    if held_since is not None:
        raise CatchlightError(
            f"The case {case.number} is under legal hold since {held_since}. Nothing was erased.",
            hint="See why with: catchlight case retention. A supervisor can release the hold:"
            " catchlight case release CASE --reason TEXT.",
            case=case.number,
            held_since=held_since,
        )


def hold(act: Act, case: Case, *, reason: str) -> None:
    """Put a case under legal hold, with its log entry.

    Raises:
        CatchlightError: if it is held already, or no reason is given.
    """
    reason = _required(reason, "A legal hold needs its reason. Nothing was changed.")
    if _state(act.db, case)["held_since"] is not None:
        raise CatchlightError(f"The case {case.number} is under legal hold already.", hint="Nothing to do.")
    act.db.conn.execute(
        "UPDATE cases SET held_since = ?, held_because = ? WHERE id = ?", (timestamp(act.now), reason, case.row)
    )
    act.log("case.held", case=case.identifier, details={"reason": Personal(reason)})


def release(act: Act, case: Case, *, reason: str) -> None:
    """End the legal hold of a case, with its log entry.

    Raises:
        CatchlightError: if it is not held, or no reason is given.
    """
    reason = _required(reason, "The end of a legal hold needs its reason. Nothing was changed.")
    if _state(act.db, case)["held_since"] is None:
        raise CatchlightError(f"The case {case.number} is not under legal hold.", hint="Nothing to do.")
    act.db.conn.execute("UPDATE cases SET held_since = NULL, held_because = NULL WHERE id = ?", (case.row,))
    act.log("case.released", case=case.identifier, details={"reason": Personal(reason)})


def close(act: Act, case: Case, *, note: str) -> None:
    """Close a case, with its log entry; what is in it stays until its retention is over.

    Raises:
        CatchlightError: if it is closed already.
    """
    if _state(act.db, case)["closed_at"] is not None:
        raise CatchlightError(f"The case {case.number} is closed already.", hint="Nothing to do.")
    act.db.conn.execute("UPDATE cases SET closed_at = ? WHERE id = ?", (timestamp(act.now), case.row))
    details: dict[str, Value] = {"note": Personal(note.strip()) if note.strip() else None}
    act.log("case.closed", case=case.identifier, details=details)


def reopen(act: Act, case: Case, *, reason: str) -> None:
    """Open a closed case again, with its log entry.

    Raises:
        CatchlightError: if it is not closed, or no reason is given.
    """
    reason = _required(reason, "A case is opened again for a reason. Nothing was changed.")
    if _state(act.db, case)["closed_at"] is None:
        raise CatchlightError(f"The case {case.number} is not closed.", hint="Nothing to do.")
    act.db.conn.execute("UPDATE cases SET closed_at = NULL WHERE id = ?", (case.row,))
    act.log("case.reopened", case=case.identifier, details={"reason": Personal(reason)})


def retain(act: Act, case: Case, *, until: date | None, reason: str) -> None:
    """Give a case a last day of its own, or (None) the policy's again, with its log entry.

    Raises:
        CatchlightError: if no reason is given.
    """
    reason = _required(reason, "Another retention needs its reason. Nothing was changed.")
    before = _state(act.db, case)["retain_until"]
    day = None if until is None else until.isoformat()
    act.db.conn.execute("UPDATE cases SET retain_until = ? WHERE id = ?", (day, case.row))
    details: dict[str, Value] = {"until": day, "before": before, "reason": Personal(reason)}
    act.log("case.retention.set", case=case.identifier, details=details)


def is_closed(db: Database, case: Case) -> bool:
    """True for a case that was closed."""
    return _state(db, case)["closed_at"] is not None


def _state(db: Database, case: Case) -> Mapping[str, str | None]:
    names = ("closed_at", "retain_until", "held_since")
    row = db.conn.execute("SELECT closed_at, retain_until, held_since FROM cases WHERE id = ?", (case.row,)).fetchone()
    return dict(zip(names, row, strict=True))


def _required(text: str, message: str) -> str:
    if not text.strip():
        raise CatchlightError(message, hint="Say why, as in: --reason 'appeal pending'.")
    return text.strip()
