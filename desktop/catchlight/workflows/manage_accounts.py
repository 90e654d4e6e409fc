"""What supervisors do with accounts: create, give roles, disable and enable, reset. Accounts are never deleted.

A passphrase that a supervisor chose opens the account once, for its person to choose another.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import Act, acting
from catchlight.lab.accounts import (
    Account,
    Role,
    account_named,
    account_of,
    add_account,
    all_accounts,
    looks_like,
    set_disabled,
    set_must_change_passphrase,
    set_roles,
)
from catchlight.lab.database import empty_write_ahead_log
from catchlight.lab.folder import Lab
from catchlight.lab.sign_ins import Tries, note_tries
from catchlight.workflows.account_keys import replace_key
from catchlight.workflows.case_access import permitted
from catchlight.workflows.new_account import introduced, new_account, require_passphrase, require_roles


@dataclass(frozen=True)
class CreateAccount:
    """Create an account; `passphrase` serves until its person chooses another.

    Attributes:
        actor: The supervisor.
        name: The person's name.
        passphrase: What signs in the first time.
        roles: What it may do.
        unit: The department that its searches are counted under, or "".
    """

    actor: Actor
    name: str
    passphrase: str = field(repr=False)
    roles: Collection[Role]
    unit: str = ""


@dataclass(frozen=True)
class ChangeRoles:
    """Give the account of that name these roles and no others."""

    actor: Actor
    name: str
    roles: Collection[Role]


@dataclass(frozen=True)
class DisableAccount:
    """Keep the account of that name from signing in and acting; it can be enabled again."""

    actor: Actor
    name: str


@dataclass(frozen=True)
class EnableAccount:
    """Let the account of that name sign in again, with the key it had."""

    actor: Actor
    name: str


@dataclass(frozen=True)
class ResetAccount:
    """Give the account of that name a new key under a passphrase that serves until its person chooses another."""

    actor: Actor
    name: str
    passphrase: str = field(repr=False)


def create_account(lab: Lab, request: CreateAccount) -> Account:
    """Create an account.

    Raises:
        NotPermitted: if the actor is no supervisor; it is logged.
        CatchlightError: if the name is none or taken, the passphrase too short, or the roles do not go together.
    """
    with lab.reading() as db:
        supervisor = permitted(lab, db, request.actor, Role.SUPERVISOR, what="account.created")
        account, wrapped, _ = new_account(request.name, request.passphrase, roles=request.roles, unit=request.unit)
        account = replace(account, must_change_passphrase=True)
        with acting(lab, db, supervisor) as act:
            _require_free(db, account.name)
            add_account(db, account, wrapped)
            act.log("account.created", details=introduced(account, wrapped))
    return account


def change_roles(lab: Lab, request: ChangeRoles) -> Account:
    """Give an account other roles; whoever is signed in to it has them from the next act on.

    Raises:
        NotPermitted: if the actor is no supervisor; it is logged.
        CatchlightError: if there is no such account, the roles do not go together, are those that it has, or would
            leave the lab without a supervisor.
    """
    require_roles(request.roles)
    roles = frozenset(request.roles)
    with _managing(lab, request.actor, request.name, what="account.roles.changed") as (act, account):
        if roles == account.roles:
            raise CatchlightError(f"{account.name} has these roles already.", hint="Choose other roles.")
        if Role.SUPERVISOR not in roles:
            _require_another_supervisor(act.db, account)
        act.log("account.roles.changed", details={"account": account.identifier, "roles": sorted(roles)})
        set_roles(act.db, account.identifier, roles)  # after the entry: who gives up the role signs that still in it
    return replace(account, roles=roles)


def disable_account(lab: Lab, request: DisableAccount) -> Account:
    """Disable an account; whoever is signed in to it can no longer act.

    Raises:
        NotPermitted: if the actor is no supervisor; it is logged.
        CatchlightError: if there is no such account, it is the actor's own, the last supervisor's, or disabled already.
    """
    with _managing(lab, request.actor, request.name, what="account.disabled") as (act, account):
        _require_other(act, account, "disabled")
        if account.disabled_at is not None:
            raise CatchlightError(f"The account of {account.name} is disabled already.", hint="Nothing is to be done.")
        _require_another_supervisor(act.db, account)
        set_disabled(act.db, account.identifier, at=act.now)
        act.log("account.disabled", details={"account": account.identifier})
        return _stored(act.db, account)


def enable_account(lab: Lab, request: EnableAccount) -> Account:
    """Enable an account that was disabled; it keeps its key and passphrase.

    Raises:
        NotPermitted: if the actor is no supervisor; it is logged.
        CatchlightError: if there is no such account, or it is not disabled.
    """
    with _managing(lab, request.actor, request.name, what="account.enabled") as (act, account):
        if account.disabled_at is None:
            raise CatchlightError(f"The account of {account.name} is not disabled.", hint="Nothing is to be done.")
        set_disabled(act.db, account.identifier, at=None)
        act.log("account.enabled", details={"account": account.identifier})
        return _stored(act.db, account)


def reset_account(lab: Lab, request: ResetAccount) -> Account:
    """Give an account a new key and passphrase; the old private key is gone, and nobody has to wait any more.

    Raises:
        NotPermitted: if the actor is no supervisor; it is logged.
        CatchlightError: if there is no such account, it is the actor's own, or the passphrase is too short.
    """
    require_passphrase(request.passphrase)
    with lab.reading() as db:
        with _managed(lab, db, request.actor, request.name, what="account.reset") as (act, account):
            _require_other(act, account, "reset")
            replace_key(act, account.identifier, request.passphrase, action="account.reset")
            set_must_change_passphrase(db, account.identifier, must=True)
            note_tries(db, account.identifier, Tries())
            stored = _stored(db, account)
        empty_write_ahead_log(db)
    return stored


def accounts_for(lab: Lab, actor: Actor) -> list[Account]:
    """Every account of the lab, by name, disabled ones too; for whoever is signed in.

    Raises:
        NotPermitted: if the account was disabled meanwhile.
    """
    with lab.reading() as db:
        permitted(lab, db, actor, *Role, what="account.list")
        return all_accounts(db)


class _Managed(NamedTuple):
    """An act of a supervisor, and the account it is about."""

    act: Act
    account: Account


@contextmanager
def _managing(lab: Lab, actor: Actor, name: str, *, what: str) -> Iterator[_Managed]:
    with lab.reading() as db, _managed(lab, db, actor, name, what=what) as managed:
        yield managed


@contextmanager
def _managed(lab: Lab, db: Database, actor: Actor, name: str, *, what: str) -> Iterator[_Managed]:
    supervisor = permitted(lab, db, actor, Role.SUPERVISOR, what=what)
    with acting(lab, db, supervisor) as act:
        yield _Managed(act, named(db, name))


def named(db: Database, name: str) -> Account:
    """The account of that name.

    Raises:
        CatchlightError: if there is none.
    """
    account = account_named(db, name)
    if account is None:
        raise CatchlightError(
            f"There is no account {name.strip()} in this lab. Nothing was changed.",
            hint="See the accounts: catchlight account list.",
            name=name.strip(),
        )
    return account


def _stored(db: Database, account: Account) -> Account:
    stored = account_of(db, account.identifier)
    assert stored is not None  # noqa: S101 - accounts are never deleted
    return stored


def _require_free(db: Database, name: str) -> None:
    taken = next((known for known in all_accounts(db) if looks_like(known.name, name)), None)
    if taken is not None:
        raise CatchlightError(
            f"There is an account {taken.name} already, and names are unique. Nothing was changed.",
            hint="Add a number or the unit to the name. A disabled account can be enabled again.",
            name=taken.name,
        )


def _require_other(act: Act, account: Account, done: str) -> None:
    if account.identifier == act.actor.account:
        raise CatchlightError(
            f"Nobody's own account can be {done} by themselves. Nothing was changed.",
            hint="Ask another supervisor. Your own key and passphrase: catchlight account rotate, and passphrase.",
        )


def _require_another_supervisor(db: Database, account: Account) -> None:
    """Refuse what would leave nobody who could manage accounts, authorise or erase."""
    if Role.SUPERVISOR not in account.roles or account.disabled_at is not None:
        return
    others = [
        known
        for known in all_accounts(db)
        if known.identifier != account.identifier and Role.SUPERVISOR in known.roles and known.disabled_at is None
    ]
    if not others:
        raise CatchlightError(
            f"{account.name} is the last supervisor of this lab. Nothing was changed.",
            hint="Make another account a supervisor first.",
            name=account.name,
        )
