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


@dataclass(frozen=True)
class Tries:
    """Wrong passphrases of an account in a row, and until when the next one has to wait; None: it need not."""

    failed: int = 0
    wait_until: datetime | None = None


def note_failure(db: Database, failure: SignInFailure) -> None:
    """Store a failed try until it is logged."""
    db.conn.execute(
        "INSERT INTO sign_in_failures (account, at, os_user, workstation) VALUES (?, ?, ?, ?)",
        (failure.account, failure.at.isoformat(), failure.os_user, failure.workstation),
    )


def tries_of(db: Database, account: str) -> Tries:
    """The wrong passphrases since the account was last signed in to, or reset."""
    row = db.conn.execute("SELECT failed_tries, wait_until FROM accounts WHERE id = ?", (account,)).fetchone()
    if row is None:
        return Tries()
    return Tries(row[0], None if row[1] is None else datetime.fromisoformat(row[1]))


def note_tries(db: Database, account: str, tries: Tries) -> None:
    """Store how many there are, and until when the next one has to wait."""
    until = None if tries.wait_until is None else tries.wait_until.isoformat()
    db.conn.execute("UPDATE accounts SET failed_tries = ?, wait_until = ? WHERE id = ?", (tries.failed, until, account))


def note_success(db: Database, account: str, *, at: datetime) -> None:
    """The account was signed in to: its failed tries no longer make anybody wait."""
    note_tries(db, account, Tries())
    db.conn.execute("UPDATE accounts SET signed_in_at = ? WHERE id = ?", (at.isoformat(), account))


def newest_sign_ins(db: Database) -> dict[str, str]:
    """When each account was signed in to last (RFC 3339, UTC), by its identifier; without those that never were."""
    return dict(db.conn.execute("SELECT id, signed_in_at FROM accounts WHERE signed_in_at IS NOT NULL"))


def not_logged(db: Database) -> list[tuple[int, SignInFailure]]:
    """Failed tries that no entry names yet, with their rows."""
    rows = db.conn.execute(
        "SELECT id, account, at, os_user, workstation FROM sign_in_failures WHERE logged IS NULL ORDER BY id"
    )
    return [(row, SignInFailure(account, datetime.fromisoformat(at), *where)) for row, account, at, *where in rows]


def logged_failures(db: Database) -> dict[int, list[SignInFailure]]:
    """The failed tries that entries tell of, by the number of the entry."""
    rows = db.conn.execute(
        "SELECT logged, account, at, os_user, workstation FROM sign_in_failures WHERE logged NOTNULL"
    )
    found: dict[int, list[SignInFailure]] = {}
    for entry, account, at, *where in rows:
        found.setdefault(entry, []).append(SignInFailure(account, datetime.fromisoformat(at), *where))
    return found


def mark_logged(db: Database, row: int, *, entry: int) -> None:
    """Name the entry that tells of a failed try."""
    db.conn.execute("UPDATE sign_in_failures SET logged = ? WHERE id = ?", (entry, row))
