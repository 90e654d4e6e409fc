"""`catchlight account`: who may work in a lab, in which roles; one's own passphrase and key."""

from pathlib import Path
from typing import Any

import click

from catchlight.cli.context import Context, pass_context
from catchlight.cli.passphrase import new_passphrase
from catchlight.lab.accounts import Account, Role
from catchlight.workflows.manage_accounts import (
    ChangeRoles,
    CreateAccount,
    DisableAccount,
    EnableAccount,
    ResetAccount,
    accounts_for,
    change_roles,
    create_account,
    disable_account,
    enable_account,
    reset_account,
)
from catchlight.workflows.own_account import RotateKey, rotate_key
from catchlight.workflows.sign_in import SignIn, sign_in

_roles = click.option(
    "--role",
    "roles",
    multiple=True,
    required=True,
    type=click.Choice([role.value for role in Role]),
    help="May be repeated; an auditor has no other role.",
)
_new_key_file = click.option(
    "--new-key-file",
    type=click.Path(path_type=Path),
    help="A file that holds the new passphrase, made with a random one if it does not exist; without it, it is asked.",
)


@click.group()
def account() -> None:
    """Accounts: who may work in the lab. They are disabled, never deleted."""


@account.command()
@click.argument("name")
@_roles
@click.option("--unit", default="", help="The department that the account's searches are counted under.")
@_new_key_file
@pass_context
def create(context: Context, name: str, roles: tuple[str, ...], unit: str, new_key_file: Path | None) -> None:
    """Create an account for NAME; its passphrase serves until they choose another. For supervisors."""
    lab, actor = context.signed_in()
    chosen = new_passphrase(new_key_file, prompt=f"Passphrase of {name} for the first time")
    made = create_account(lab, CreateAccount(actor, name, chosen, _as_roles(roles), unit))
    _show(context, made, f"The account of {made.name} was created ({_role_words(made)}). {_HAND_OVER}")


@account.command("list")
@pass_context
def list_(context: Context) -> None:
    """List the accounts with their roles; disabled ones too."""
    lab, actor = context.signed_in()
    known = accounts_for(lab, actor)
    context.show(
        {"accounts": [_document(one) for one in known]},
        lambda: "\n".join(_line(one) for one in known),
    )


@account.command()
@click.argument("name")
@_roles
@pass_context
def roles(context: Context, name: str, roles: tuple[str, ...]) -> None:
    """Give the account NAME these roles and no others. For supervisors."""
    lab, actor = context.signed_in()
    changed = change_roles(lab, ChangeRoles(actor, name, _as_roles(roles)))
    _show(context, changed, f"{changed.name} is now {_role_words(changed)}.")


@account.command()
@click.argument("name")
@pass_context
def disable(context: Context, name: str) -> None:
    """Keep the account NAME from signing in and acting, at once. For supervisors."""
    lab, actor = context.signed_in()
    changed = disable_account(lab, DisableAccount(actor, name))
    _show(context, changed, f"The account of {changed.name} is disabled.")


@account.command()
@click.argument("name")
@pass_context
def enable(context: Context, name: str) -> None:
    """Let the account NAME sign in again, with the passphrase it had. For supervisors."""
    lab, actor = context.signed_in()
    changed = enable_account(lab, EnableAccount(actor, name))
    _show(context, changed, f"The account of {changed.name} is enabled.")


@account.command()
@click.argument("name")
@_new_key_file
@pass_context
def reset(context: Context, name: str, new_key_file: Path | None) -> None:
    """Give the account NAME a new key and a passphrase that serves until they choose another. For supervisors."""
    lab, actor = context.signed_in()
    chosen = new_passphrase(new_key_file, prompt=f"Passphrase of {name} for the next time")
    changed = reset_account(lab, ResetAccount(actor, name, chosen))
    _show(context, changed, f"The account of {changed.name} has a new key; the old one is gone. {_HAND_OVER}")


@account.command()
@_new_key_file
@pass_context
def passphrase(context: Context, new_key_file: Path | None) -> None:
    """Choose another passphrase for your own account; a first one that somebody else chose asks for this."""
    lab, old = context.lab(), context.passphrase()
    chosen = new_passphrase(new_key_file, prompt="Your new passphrase")
    actor = context.works_as(lab, sign_in(lab, SignIn(context.name, old, chosen)))
    context.show(
        {"account": actor.account, "fingerprint": actor.key.key_id},
        lambda: f"{actor.name} signs in with the new passphrase from now on.",
    )


@account.command()
@pass_context
def rotate(context: Context) -> None:
    """Replace your own key by a new one under the same passphrase; the old one signs nothing more."""
    lab, passphrase_now = context.lab(), context.passphrase()
    before = context.works_as(lab, sign_in(lab, SignIn(context.name, passphrase_now)))
    actor = context.works_as(lab, rotate_key(lab, RotateKey(before, passphrase_now)))
    context.show(
        {"account": actor.account, "fingerprint": actor.key.key_id, "revoked": before.key.key_id},
        lambda: f"{actor.name} signs with a new key from now on; its fingerprint is\n{actor.key.key_id}",
    )


_HAND_OVER = "Hand the passphrase over; they choose their own with: catchlight account passphrase."


def _as_roles(names: tuple[str, ...]) -> frozenset[Role]:
    return frozenset(Role(name) for name in names)


def _show(context: Context, changed: Account, text: str) -> None:
    context.show(_document(changed), lambda: text)


def _document(known: Account) -> dict[str, Any]:
    return {
        "account": known.identifier,
        "name": known.name,
        "unit": known.unit,
        "roles": sorted(known.roles),
        "disabled_at": known.disabled_at,
        "must_change_passphrase": known.must_change_passphrase,
    }


def _line(known: Account) -> str:
    marks = [
        *([known.unit] if known.unit else []),
        *([f"disabled {known.disabled_at}"] if known.disabled_at else []),
        *(["has to choose a passphrase"] if known.must_change_passphrase else []),
    ]
    return "  ".join([known.name, _role_words(known), *marks])


def _role_words(known: Account) -> str:
    return ", ".join(role for role in Role if role in known.roles)
