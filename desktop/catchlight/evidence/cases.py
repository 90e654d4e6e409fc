"""Cases: the number the force knows them by, and the random identifier the log knows them by."""

import unicodedata
import uuid
from dataclasses import dataclass

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import timestamp
from catchlight.evidence.log import Act


@dataclass(frozen=True)
class Case:
    """A case as stored.

    Attributes:
        row: Its row in the database.
        identifier: Its random identifier in the log.
        number: The force's case number.
        offence: The offence under investigation.
        opened_at: RFC 3339, UTC.
        opened_by: Name of who opened it.
        closed_at: RFC 3339, UTC; None while it is open.
    """

    row: int
    identifier: str
    number: str
    offence: str
    opened_at: str
    opened_by: str
    closed_at: str | None = None


_COLUMNS = "id, identifier, number, offence, opened_at, opened_by, closed_at"
_NOT_IN_A_LINE = {"Cc", "Cs", "Zl", "Zp"}
"""Unicode categories of control characters, halves of characters, line and paragraph separators."""


def open_case(act: Act, *, number: str, offence: str) -> Case:
    """Open a case, with its log entry; who opens it is its first member.

    Raises:
        CatchlightError: if number or offence is empty or more than a line, or the number is taken.
    """
    number, offence = number.strip(), offence.strip()
    if not number or not offence:
        raise CatchlightError(
            "A case needs its number and the offence. Nothing was opened.",
            hint="Give both: catchlight case open NUMBER --offence TEXT.",
        )
    if any(unicodedata.category(one) in _NOT_IN_A_LINE for one in number + offence):
        raise CatchlightError(
            "The case number or the offence holds a line break, or another character that cannot be shown. Nothing was"
            " opened.",
            hint="Write each of them in one line.",
        )
    if find_case(act.db, number) is not None:
        raise CatchlightError(
            f"The case {number} is open already.", hint="Use that case, or choose another number.", case=number
        )
    case = Case(0, str(uuid.uuid4()), number, offence, timestamp(act.now), act.actor.name)
    act.db.conn.execute(
        "INSERT INTO cases (identifier, number, offence, opened_at, opened_by) VALUES (?, ?, ?, ?, ?)",
        (case.identifier, case.number, case.offence, case.opened_at, case.opened_by),
    )
    opened = case_numbered(act.db, number)
    _add_member(act.db, opened.row, act.actor.account, at=opened.opened_at)
    act.log("case.opened", case=case.identifier, details={"number": Personal(number), "offence": Personal(offence)})
    return opened


def find_case(db: Database, number: str) -> Case | None:
    """The case of that number, or None."""
    row = db.conn.execute(f"SELECT {_COLUMNS} FROM cases WHERE number = ?", (number.strip(),)).fetchone()  # noqa: S608
    return None if row is None else Case(*row)


def case_numbered(db: Database, number: str) -> Case:
    """The case of that number.

    Raises:
        CatchlightError: if there is none.
    """
    case = find_case(db, number)
    if case is None:
        raise CatchlightError(
            f"There is no case {number} in this lab.",
            hint="Open it first: catchlight case open NUMBER --offence TEXT.",
            case=number,
            known=[known.number for known in all_cases(db)][:20],
        )
    return case


def all_cases(db: Database) -> list[Case]:
    """All cases, newest first."""
    return [Case(*row) for row in db.conn.execute(f"SELECT {_COLUMNS} FROM cases ORDER BY id DESC")]  # noqa: S608


def cases_of_member(db: Database, account: str) -> list[Case]:
    """The cases that an account is a member of, newest first."""
    rows = db.conn.execute(
        f"SELECT {_COLUMNS} FROM cases WHERE id IN"  # noqa: S608 - constants
        " (SELECT case_id FROM case_members WHERE account = ?) ORDER BY id DESC",
        (account,),
    )
    return [Case(*row) for row in rows]


def add_member(act: Act, case: Case, account: str) -> None:
    """Let an account see a case, with its log entry."""
    _add_member(act.db, case.row, account, at=timestamp(act.now))
    act.log("case.member.added", case=case.identifier, details={"account": account})


def remove_member(act: Act, case: Case, account: str) -> None:
    """End an account's sight of a case, with its log entry."""
    act.db.conn.execute("DELETE FROM case_members WHERE case_id = ? AND account = ?", (case.row, account))
    act.log("case.member.removed", case=case.identifier, details={"account": account})


def members_of(db: Database, case: Case) -> list[str]:
    """Identifiers of the accounts that may see a case."""
    rows = db.conn.execute("SELECT account FROM case_members WHERE case_id = ? ORDER BY added_at", (case.row,))
    return [account for (account,) in rows]


def memberships_of(db: Database, case: Case) -> dict[str, str]:
    """Since when (RFC 3339, UTC) each account that may see a case may, by its identifier."""
    return dict(db.conn.execute("SELECT account, added_at FROM case_members WHERE case_id = ?", (case.row,)).fetchall())


def is_member(db: Database, case: Case, account: str) -> bool:
    """Whether an account may see a case."""
    row = db.conn.execute("SELECT 1 FROM case_members WHERE case_id = ? AND account = ?", (case.row, account))
    return row.fetchone() is not None


def _add_member(db: Database, case: int, account: str, *, at: str) -> None:
    db.conn.execute(
        "INSERT INTO case_members (case_id, account, added_at) VALUES (?, ?, ?)"
        " ON CONFLICT (case_id, account) DO NOTHING",
        (case, account, at),
    )
