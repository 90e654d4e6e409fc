"""Sign in to an account: the passphrase opens its key, and the entry of the sign-in names the workstation.

Wrong passphrases are counted and slow down the next try. Nobody can sign for a failed sign-in, so it waits in the
lab's database until somebody signs in, and that sign-in logs it. A passphrase that a supervisor chose only serves to
choose another one; the account's key is made anew then, so that nobody else has ever had it.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from sqlite_utils import Database

from catchlight.errors import SignInRefused
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import Act, acting
from catchlight.lab import sign_ins
from catchlight.lab.accounts import Account, Role, account_named, key_in_force, set_must_change_passphrase
from catchlight.lab.database import empty_write_ahead_log, transaction
from catchlight.lab.folder import Lab
from catchlight.lab.keys import SigningKey, WrongPassphrase, unwrap
from catchlight.lab.sign_ins import SignInFailure, Tries
from catchlight.lab.station import this_station
from catchlight.workflows.account_keys import change_passphrase, replace_key
from catchlight.workflows.finish_erasures import go_on_with_erasures
from catchlight.workflows.new_account import require_other_passphrase, station_details

FREE_TRIES = 3
LONGEST_WAIT_SECONDS = 900.0
"""Each wrong passphrase from the last free one on doubles the wait, from one second up to this."""
_MOST_DOUBLINGS = 20


@dataclass(frozen=True)
class SignIn:
    """Sign in as the account of that name.

    Attributes:
        name: The account's name.
        passphrase: The passphrase as it is.
        new_passphrase: The one to sign in with from now on, or None to keep it; needed where a supervisor chose it.
    """

    name: str
    passphrase: str = field(repr=False)
    new_passphrase: str | None = field(default=None, repr=False)


def sign_in(lab: Lab, request: SignIn) -> Actor:
    """Begin a session, and sign for erasures that an interruption left unfinished.

    Raises:
        SignInRefused: as `begin_session`.
        CatchlightError: as `begin_session`.
    """
    actor = begin_session(lab, request)
    go_on_with_erasures(lab, actor)
    return actor


def begin_session(lab: Lab, request: SignIn) -> Actor:
    """Open the account's key and log the sign-in; takes about 150 ms on purpose.

    Raises:
        SignInRefused: if there is no such account, it is disabled, it has to wait, the passphrase is another one, or
            a supervisor chose it and no new one is given (`facts["must_change_passphrase"]`).
        CatchlightError: if the new passphrase is too short, or the old one; nothing was changed.
    """
    require_named(request.name)
    with lab.reading() as db:
        account = _account(db, request.name)
        key = opened_key(db, account, request.passphrase)
        _require_own_passphrase(account, request)
        actor = Actor(account.name, account.identifier, account.roles, key).acting_as(*Role)
        with acting(lab, db, actor) as act:
            details = {**station_details(), "roles": sorted(account.roles)}
            actor = replace(actor, session=act.log("account.signed_in", details=details))
            sign_ins.note_success(db, account.identifier, at=act.now)
            act.actor = actor
            _log_failures(act)
            if request.new_passphrase is not None:
                actor = replace(actor, key=_change(act, account, request.new_passphrase))
        if request.new_passphrase is not None:
            empty_write_ahead_log(db)
        return actor


def require_named(name: str) -> None:
    """Refuse to act for nobody.

    Raises:
        SignInRefused: if nobody is named.
    """
    if not name.strip():
        raise SignInRefused(
            "Nobody is named as acting. Nothing was done.",
            hint="Say who is working: --as NAME, or CATCHLIGHT_AS in the environment.",
        )


def wait_after(failures: int) -> float:
    """Seconds that an account has to wait after so many wrong passphrases in a row."""
    if failures < FREE_TRIES:
        return 0.0
    return min(2.0 ** min(failures - FREE_TRIES, _MOST_DOUBLINGS), LONGEST_WAIT_SECONDS)


def opened_key(db: Database, account: Account, passphrase: str) -> SigningKey:
    """The account's key; a wrong passphrase is noted, and makes the next try wait.

    The try is counted before it is made, so that nobody gets more of them by making many at once, by stopping the
    program, or on a disk that is full.

    Raises:
        SignInRefused: if the passphrase is another one, or the next try is not possible yet.
    """
    _count_try(db, account)
    stored = key_in_force(db, account.identifier)
    if stored is None:
        raise RuntimeError("an account without a key")
    try:
        key = unwrap(stored.key, passphrase)
    except WrongPassphrase:
        _note_failure(db, account)
        raise SignInRefused(
            f"The passphrase does not open the account of {account.name}. The attempt was noted.",
            hint="Try again; after some tries there is a growing wait. A supervisor can reset the account.",
            name=account.name,
            why="passphrase",
        ) from None
    with transaction(db):
        sign_ins.note_tries(db, account.identifier, Tries())
    return key


def _account(db: Database, name: str) -> Account:
    account = account_named(db, name)
    if account is None:
        _note_failure(db, None)
        raise SignInRefused(
            f"There is no account {name.strip()} in this lab. The attempt was noted.",
            hint="Check the name, or ask a supervisor of the lab for an account.",
            name=name.strip(),
            why="no account",
        )
    if account.disabled_at is not None:
        _note_failure(db, account)
        raise SignInRefused(
            f"The account of {account.name} is disabled. The attempt was noted.",
            hint="Ask a supervisor of the lab.",
            name=account.name,
            why="disabled",
        )
    return account


def _count_try(db: Database, account: Account) -> None:
    """Count a try as a failed one until it succeeds; refuse one that comes too early.

    Raises:
        SignInRefused: if the next try is not possible yet.
    """
    with transaction(db):
        tries, now = sign_ins.tries_of(db, account.identifier), datetime.now(UTC)
        seconds = 0.0 if tries.wait_until is None else (tries.wait_until - now).total_seconds()
        longest = wait_after(tries.failed)
        if seconds > longest:  # the clock was set back since: the wait begins again, and cannot last for years
            seconds = longest
            sign_ins.note_tries(db, account.identifier, replace(tries, wait_until=now + timedelta(seconds=longest)))
        elif seconds <= 0:
            wait = wait_after(tries.failed + 1)
            until = now + timedelta(seconds=wait) if wait else None
            sign_ins.note_tries(db, account.identifier, Tries(tries.failed + 1, until))
    if seconds > 0:
        raise SignInRefused(
            f"{tries.failed} wrong passphrases in a row for {account.name}: the next try is possible in"
            f" {max(1, round(seconds))} seconds.",
            hint="Wait, or ask a supervisor to reset the account.",
            seconds=seconds,
        )


def _require_own_passphrase(account: Account, request: SignIn) -> None:
    if request.new_passphrase is not None:
        require_other_passphrase(request.new_passphrase, old=request.passphrase)
    elif account.must_change_passphrase:
        raise SignInRefused(
            f"The passphrase of {account.name} was chosen by somebody else, so it only serves to choose another one."
            " Nothing was done.",
            hint="Choose your own: catchlight account passphrase.",
            name=account.name,
            must_change_passphrase=True,
        )


def _change(act: Act, account: Account, passphrase: str) -> SigningKey:
    """Change the passphrase; after one that somebody else chose, the key too."""
    if not account.must_change_passphrase:
        change_passphrase(act, passphrase)
        return act.actor.key
    set_must_change_passphrase(act.db, account.identifier, must=False)
    act.log("account.passphrase.changed", details={"account": account.identifier})
    return replace_key(act, account.identifier, passphrase, action="account.key.rotated")


def _note_failure(db: Database, account: Account | None) -> None:
    station, now = this_station(), datetime.now(UTC)
    identifier = None if account is None else account.identifier
    with transaction(db):
        sign_ins.note_failure(db, SignInFailure(identifier, now, station.os_user, station.workstation))


def _log_failures(act: Act) -> None:
    """Log the failed sign-ins that nobody has logged yet."""
    for row, failure in sign_ins.not_logged(act.db):
        entry = act.log(
            "account.sign_in.failed",
            details={
                "account": failure.account,
                "at": failure.at.isoformat(timespec="seconds"),
                "os_user": Personal(failure.os_user),
                "workstation": Personal(failure.workstation),
            },
        )
        sign_ins.mark_logged(act.db, row, entry=entry)
