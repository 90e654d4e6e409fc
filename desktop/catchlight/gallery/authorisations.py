"""The authorisation of a search: whether one is needed, was requested, granted or refused, and until when.

A decision is a new row and never a change of an old one; the newest row of a search is in force. The caller logs it in
the same act.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlite_utils import Database

from catchlight.evidence.entry import timestamp
from catchlight.evidence.log import Act


class AuthorisationState(StrEnum):
    """Where the authorisation of a search stands.

    Source: Regulation (EU) 2024/1689 (AI Act), Art. 26(10).
    """

    NOT_NEEDED = "not-needed"
    REQUESTED = "requested"
    GRANTED = "granted"
    REFUSED = "refused"


@dataclass(frozen=True)
class Authorisation:
    """The state of a search's authorisation.

    Attributes:
        state: Where it stands.
        authority: Who granted or refused it, or None.
        reference: Their reference, or None.
        decided_at: When they decided (RFC 3339, UTC), or None.
        due_at: Until when a requested one had to be granted (RFC 3339, UTC), or None where none was requested.
        recorded_at: When the lab was told (RFC 3339, UTC).
        recorded_by: Who told it.
    """

    state: AuthorisationState
    authority: str | None = None
    reference: str | None = None
    decided_at: str | None = None
    due_at: str | None = None
    recorded_at: str = ""
    recorded_by: str = ""

    def is_overdue(self, now: datetime | None = None) -> bool:
        """True for one that was requested, whose time is over, and that nobody has decided on."""
        if self.state is not AuthorisationState.REQUESTED or self.due_at is None:
            return False
        return (now or datetime.now(UTC)) > datetime.fromisoformat(self.due_at)

    @property
    def is_late(self) -> bool:
        """True for one that was granted after its time was over."""
        if self.state is not AuthorisationState.GRANTED or self.due_at is None or self.decided_at is None:
            return False
        return datetime.fromisoformat(self.decided_at) > datetime.fromisoformat(self.due_at)


_COLUMNS = "state, authority, reference, decided_at, due_at, recorded_at, recorded_by"


def note_authorisation(act: Act, search: int, authorisation: Authorisation) -> None:
    """Put an authorisation in force for a search; who records it, and when, are the act's."""
    act.db.conn.execute(
        f"INSERT INTO authorisations (search_id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        (
            search,
            authorisation.state,
            authorisation.authority,
            authorisation.reference,
            authorisation.decided_at,
            authorisation.due_at,
            timestamp(act.now),
            act.actor.name,
        ),
    )


def authorisations_of(db: Database, search: int) -> tuple[Authorisation, ...]:
    """Every state that a search's authorisation was in, oldest first; the last is in force."""
    rows = db.conn.execute(
        f"SELECT {_COLUMNS} FROM authorisations WHERE search_id = ? ORDER BY id",  # noqa: S608
        (search,),
    )
    return tuple(Authorisation(AuthorisationState(state), *others) for state, *others in rows)


def authorisation_of(db: Database, search: int) -> Authorisation | None:
    """The authorisation in force for a search, or None where none was recorded."""
    return (authorisations_of(db, search) or (None,))[-1]


def searches_awaiting(db: Database) -> list[int]:
    """Rows of the searches whose requested authorisation nobody has decided on, the one due first first."""
    rows = db.conn.execute(
        "SELECT search_id FROM authorisations WHERE id IN (SELECT max(id) FROM authorisations GROUP BY search_id)"
        " AND state = 'requested' ORDER BY due_at, search_id"
    )
    return [search for (search,) in rows]
