"""Sign in to an account: the passphrase opens its key, and the entry of the sign-in names the workstation.

Wrong passphrases are counted and slow down the next try. Nobody can sign for a failed sign-in, so it waits in the
lab's database until somebody signs in, and that sign-in logs it.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from sqlite_utils import Database

from catchlight.errors import SignInRefused
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import Act, acting
from catchlight.lab import sign_ins
from catchlight.lab.accounts import Account, account_named, key_in_force
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab
from catchlight.lab.keys import SigningKey, WrongPassphrase, unwrap
from catchlight.lab.sign_ins import SignInFailure
from catchlight.lab.station import this_station
from catchlight.workflows.new_account import station_details

FREE_TRIES = 3
LONGEST_WAIT_SECONDS = 900.0
"""Each wrong passphrase after the free ones doubles the wait, from one second up to this."""


@dataclass(frozen=True)
class SignIn:
    """Sign in as the account of that name."""

    name: str
    passphrase: str = field(repr=False)


def sign_in(lab: Lab, request: SignIn) -> Actor:
    """Open the account's key and log the sign-in; takes about 150 ms on purpose.

    Raises:
        SignInRefused: if there is no such account, it is disabled, it has to wait, or the passphrase is another one.
    """
    with lab.reading() as db:
        account = _account(db, request.name)
        key = _opened(db, account, request.passphrase)
        actor = Actor(account.name, account.identifier, account.roles, key)
        with acting(lab, db, actor) as act:
            details = {**station_details(), "roles": sorted(account.roles)}
            session = act.log("account.signed_in", details=details)
            sign_ins.note_success(db, account.identifier, at=act.now)
            _log_failures(act)
        return replace(actor, session=session)


def seconds_to_wait(failures: int, *, newest: datetime, now: datetime) -> float:
    """How long an account that failed so often in a row has to wait before the next try."""
    if failures < FREE_TRIES:
        return 0.0
    wait = min(2.0 ** (failures - FREE_TRIES), LONGEST_WAIT_SECONDS)
    return max(0.0, (newest + timedelta(seconds=wait) - now).total_seconds())


def _account(db: Database, name: str) -> Account:
    if not name.strip():
        raise SignInRefused(
            "Nobody is named as acting. Nothing was done.",
            hint="Say who is working: --as NAME, or CATCHLIGHT_AS in the environment.",
        )
    account = account_named(db, name)
    if account is None:
        _note_failure(db, None)
        raise SignInRefused(
            f"There is no account {name.strip()} in this lab. The attempt was noted.",
            hint="Check the name, or ask a supervisor of the lab for an account.",
            name=name.strip(),
        )
    if account.disabled_at is not None:
        _note_failure(db, account)
        raise SignInRefused(
            f"The account of {account.name} is disabled. The attempt was noted.",
            hint="Ask a supervisor of the lab.",
            name=account.name,
        )
    return account


def _opened(db: Database, account: Account, passphrase: str) -> SigningKey:
    now = datetime.now(UTC)
    in_a_row = sign_ins.failures_in_a_row(db, account.identifier)
    wait = seconds_to_wait(len(in_a_row), newest=in_a_row[-1] if in_a_row else now, now=now)
    if wait > 0:
        raise SignInRefused(
            f"{len(in_a_row)} wrong passphrases in a row for {account.name}: the next try is possible in"
            f" {wait:.0f} seconds.",
            hint="Wait, or ask a supervisor to reset the account.",
            seconds=wait,
        )
    stored = key_in_force(db, account.identifier)
    try:
        if stored is None:
            raise WrongPassphrase
        return unwrap(stored.key, passphrase)
    except WrongPassphrase:
        _note_failure(db, account)
        raise SignInRefused(
            f"The passphrase does not open the account of {account.name}. The attempt was noted.",
            hint="Try again; after some tries there is a growing wait. A supervisor can reset the account.",
            name=account.name,
        ) from None


def _note_failure(db: Database, account: Account | None) -> None:
    station = this_station()
    with transaction(db):
        sign_ins.note_failure(
            db,
            SignInFailure(
                None if account is None else account.identifier, datetime.now(UTC), station.os_user, station.workstation
            ),
        )


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
