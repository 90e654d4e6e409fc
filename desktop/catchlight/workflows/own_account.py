"""What people do with their own account while they are signed in: another passphrase, another key."""

from dataclasses import dataclass, field, replace

from sqlite_utils import Database

from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting
from catchlight.lab.accounts import account_of
from catchlight.lab.database import empty_write_ahead_log
from catchlight.lab.folder import Lab
from catchlight.workflows import account_keys
from catchlight.workflows.new_account import require_other_passphrase
from catchlight.workflows.sign_in import opened_key


@dataclass(frozen=True)
class ChangePassphrase:
    """Put the actor's key under another passphrase."""

    actor: Actor
    passphrase: str = field(repr=False)
    new_passphrase: str = field(repr=False)


@dataclass(frozen=True)
class RotateKey:
    """Replace the actor's key by a new one under the same passphrase."""

    actor: Actor
    passphrase: str = field(repr=False)


def change_passphrase(lab: Lab, request: ChangePassphrase) -> None:
    """Change the passphrase of the actor's own account.

    Raises:
        SignInRefused: if the passphrase is another one, or the next try is not possible yet.
        CatchlightError: if the new one is too short or the same; nothing was changed.
    """
    require_other_passphrase(request.new_passphrase, old=request.passphrase)
    with lab.reading() as db:
        _require_passphrase_of(db, request.actor, request.passphrase)
        with acting(lab, db, request.actor) as act:
            account_keys.change_passphrase(act, request.new_passphrase)
        empty_write_ahead_log(db)


def rotate_key(lab: Lab, request: RotateKey) -> Actor:
    """Replace the actor's key; the old one signs that entry and nothing after it, and its private part is gone.

    Returns:
        The actor with the new key; who goes on with the old one is refused.

    Raises:
        SignInRefused: if the passphrase is another one, or the next try is not possible yet.
    """
    with lab.reading() as db:
        _require_passphrase_of(db, request.actor, request.passphrase)
        with acting(lab, db, request.actor) as act:
            key = account_keys.replace_key(act, request.actor.account, request.passphrase, action="account.key.rotated")
        empty_write_ahead_log(db)
    return replace(request.actor, key=key)


def _require_passphrase_of(db: Database, actor: Actor, passphrase: str) -> None:
    account = account_of(db, actor.account)
    if account is None:
        raise RuntimeError("the account of an actor is in the lab")
    opened_key(db, account, passphrase)
