"""Failed sign-ins: counted for the wait before the next try, and kept until somebody can log them."""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database


@dataclass(frozen=True)
class SignInFailure:
    """One failed try; `account` is the account's identifier, or None where there is none of that name."""

    account: str | None
    at: datetime
    os_user: str
    workstation: str


def note_failure(db: Database, failure: SignInFailure) -> None:
    """Store a failed try."""
    db.conn.execute(
        "INSERT INTO sign_in_failures (account, at, os_user, workstation) VALUES (?, ?, ?, ?)",
        (failure.account, failure.at.isoformat(), failure.os_user, failure.workstation),
    )


def failures_in_a_row(db: Database, account: str) -> list[datetime]:
    """Times of the failed tries since the account was last signed in to, oldest first."""
    rows = db.conn.execute(
        "SELECT at FROM sign_in_failures WHERE account = :account AND at > coalesce("
        "(SELECT signed_in_at FROM accounts WHERE id = :account), '') ORDER BY id",
        {"account": account},
    )
    return [datetime.fromisoformat(at) for (at,) in rows]


def note_success(db: Database, account: str, *, at: datetime) -> None:
    """The account was signed in to: its failed tries no longer make anybody wait."""
    db.conn.execute("UPDATE accounts SET signed_in_at = ? WHERE id = ?", (at.isoformat(), account))


def not_logged(db: Database) -> list[tuple[int, SignInFailure]]:
    """Failed tries that no entry names yet, with their rows."""
    rows = db.conn.execute(
        "SELECT id, account, at, os_user, workstation FROM sign_in_failures WHERE logged IS NULL ORDER BY id"
    )
    return [(row, SignInFailure(account, datetime.fromisoformat(at), *where)) for row, account, at, *where in rows]


def mark_logged(db: Database, row: int, *, entry: int) -> None:
    """Name the entry that tells of a failed try."""
    db.conn.execute("UPDATE sign_in_failures SET logged = ? WHERE id = ?", (entry, row))
