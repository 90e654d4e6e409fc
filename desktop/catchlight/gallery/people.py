"""The record of a person: all portraits, their tags, a legal hold; and how each portrait compared in a search.

Fusion rule: a person's score in a search is that of the portrait that compares best (the maximum). The scores of all
other portraits that were searched are kept beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import timestamp
from catchlight.evidence.log import Act
from catchlight.gallery.browse import Portrait, portraits_of
from catchlight.gallery.tags import tags_of_person

FUSION = "maximum"


@dataclass(frozen=True)
class PersonRecord:
    """A person of the gallery.

    Attributes:
        row: Row in the database.
        person_id: Id in the system that the portraits come from.
        sex: As enrolled, or None.
        birth_year: As enrolled, or None.
        portraits: All of them, newest first, expired ones included.
        tags: The tags of each portrait that has any, by its row.
        held_since: Since when the person is under legal hold, RFC 3339, or None.
        held_because: Why, or None.
    """

    row: int
    person_id: str
    sex: str | None
    birth_year: int | None
    portraits: tuple[Portrait, ...]
    tags: Mapping[int, tuple[str, ...]]
    held_since: str | None
    held_because: str | None


def person_record(db: Database, person_id: str) -> PersonRecord:
    """The record of the person with that id.

    Raises:
        CatchlightError: if nobody of that id is enrolled.
    """
    found = db.conn.execute(
        "SELECT id, sex, birth_year, held_since, held_because FROM persons WHERE person_id = ?", (person_id,)
    ).fetchone()
    if found is None:
        raise CatchlightError(
            f"Nobody with the id {person_id} is enrolled. Nothing was done.",
            hint="Ids are told apart by capitals and blanks. The window's gallery page finds parts of an id.",
            person_id=person_id,
        )
    row, sex, birth_year, held_since, held_because = found
    portraits, tags = tuple(portraits_of(db, person_id)), tags_of_person(db, row)
    return PersonRecord(row, person_id, sex, birth_year, portraits, tags, held_since, held_because)


def held_persons(db: Database) -> dict[str, str]:
    """The ids of the persons under legal hold, and why."""
    rows = db.conn.execute("SELECT person_id, held_because FROM persons WHERE held_since IS NOT NULL")
    return {person_id: because or "" for person_id, because in rows}


def is_enrolled(db: Database, person_id: str) -> bool:
    """Whether somebody of that id is enrolled."""
    return db.conn.execute("SELECT 1 FROM persons WHERE person_id = ?", (person_id,)).fetchone() is not None


def scores_in_search(db: Database, search_row: int, person_row: int) -> dict[int, float]:
    """What each portrait of a person scored in a stored search, by the portrait's row; empty if it was not listed."""
    rows = db.conn.execute(
        "SELECT c.portrait, c.score FROM candidates c JOIN portraits p ON p.id = c.portrait"
        " WHERE c.search_id = :search AND p.person = :person UNION"
        " SELECT c.portrait, c.score FROM candidate_portraits c JOIN portraits p ON p.id = c.portrait"
        " WHERE c.search_id = :search AND p.person = :person",
        {"search": search_row, "person": person_row},
    )
    return dict(rows.fetchall())


def refuse_if_person_held(record: PersonRecord) -> None:
    """Refuse to erase anything of a person under legal hold.

    Raises:
        CatchlightError: if the person is held.
    """
    if record.held_since is not None:
        raise CatchlightError(
            f"The person {record.person_id} is under legal hold since {record.held_since}. Nothing was erased.",
            hint="See why with: catchlight gallery person PERSON. A supervisor can release the hold:"
            " catchlight gallery release PERSON --reason TEXT.",
            person_id=record.person_id,
            held_since=record.held_since,
        )


def hold_person(act: Act, person_id: str, *, reason: str) -> None:
    """Put a person under legal hold, with its log entry: nothing of the person can be erased.

    Raises:
        CatchlightError: if nobody of that id is enrolled, the person is held already, or no reason is given.
    """
    reason = _required(reason, "A legal hold needs its reason. Nothing was changed.")
    record = person_record(act.db, person_id)
    if record.held_since is not None:
        raise CatchlightError(f"The person {person_id} is under legal hold already.", hint="Nothing to do.")
    act.db.conn.execute(
        "UPDATE persons SET held_since = ?, held_because = ? WHERE id = ?", (timestamp(act.now), reason, record.row)
    )
    act.log("person.held", details={"person_id": Personal(person_id), "reason": Personal(reason)})


def release_person(act: Act, person_id: str, *, reason: str) -> None:
    """End the legal hold of a person, with its log entry.

    Raises:
        CatchlightError: if nobody of that id is enrolled, the person is not held, or no reason is given.
    """
    reason = _required(reason, "The end of a legal hold needs its reason. Nothing was changed.")
    record = person_record(act.db, person_id)
    if record.held_since is None:
        raise CatchlightError(f"The person {person_id} is not under legal hold.", hint="Nothing to do.")
    act.db.conn.execute("UPDATE persons SET held_since = NULL, held_because = NULL WHERE id = ?", (record.row,))
    act.log("person.released", details={"person_id": Personal(person_id), "reason": Personal(reason)})


def _required(reason: str, message: str) -> str:
    if not reason.strip():
        raise CatchlightError(message, hint="Say why, as in: --reason TEXT.")
    return reason.strip()
