"""What every new account begins with: a name, roles, a passphrase and a key; and how entries introduce it."""

import uuid
from collections.abc import Collection

from catchlight.errors import CatchlightError
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor, Value
from catchlight.lab.accounts import Account, Role, tidy_name
from catchlight.lab.keys import WrappedKey, new_key, wrap
from catchlight.lab.station import this_station

SHORTEST_PASSPHRASE = 8
"""Characters. Source: NIST SP 800-63B, section 5.1.1.1 (memorised secrets)."""
LONGEST_NAME = 200
"""Characters."""


def new_account(
    name: str, passphrase: str, *, roles: Collection[Role], unit: str = ""
) -> tuple[Account, WrappedKey, Actor]:
    """An account that is not stored yet, its wrapped key, and the actor that it is.

    Raises:
        CatchlightError: if the name is none, the passphrase too short, or the roles do not go together.
    """
    require_passphrase(passphrase)
    require_roles(roles)
    account = Account(
        identifier=str(uuid.uuid4()),
        name=_checked_name(name),
        unit=" ".join(unit.split()),
        roles=frozenset(roles),
    )
    key = new_key()
    return account, wrap(key, passphrase), Actor(account.name, account.identifier, account.roles, key).acting_as(*Role)


def _checked_name(name: str) -> str:
    tidy = tidy_name(name)
    if not tidy:
        raise CatchlightError(
            "Nobody is named as acting. Nothing was done.",
            hint="Say who is working: --as NAME, or CATCHLIGHT_AS in the environment.",
        )
    if len(tidy) > LONGEST_NAME or not tidy.isprintable():
        raise CatchlightError(
            "This is no name of a person: it is too long, or holds characters that cannot be shown. Nothing was done.",
            hint=f"Give a name of at most {LONGEST_NAME} letters.",
        )
    return tidy


def require_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that does not protect a key.

    Raises:
        CatchlightError: if a passphrase is too short to protect a key.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise CatchlightError(
            f"The passphrase is too short: it protects the key that signs for you. It needs {SHORTEST_PASSPHRASE}"
            " characters. Nothing was done.",
            hint="Choose several words that nobody would guess.",
            shortest=SHORTEST_PASSPHRASE,
        )


def require_other_passphrase(passphrase: str, *, old: str) -> None:
    """Refuse a new passphrase that is none, or no new one.

    Raises:
        CatchlightError: if a passphrase is too short, or the one before.
    """
    require_passphrase(passphrase)
    if passphrase == old:
        raise CatchlightError(
            "The new passphrase is the one before. Nothing was changed.", hint="Choose one that nobody else knows."
        )


def require_roles(roles: Collection[Role]) -> None:
    """Refuse roles that do not go together.

    Raises:
        CatchlightError: if there is no role, or the auditor's together with another one.
    """
    if not roles or (Role.AUDITOR in roles and len(roles) > 1):
        raise CatchlightError(
            "An auditor has no other role, and every account has one. Nothing was done.",
            hint="Choose auditor alone, or any of examiner, custodian and supervisor.",
            roles=sorted(roles),
        )


def introduced(account: Account, key: WrappedKey) -> dict[str, Value]:
    """The details by which an entry makes an account and its key known; a verifier reads them."""
    return {
        "account": account.identifier,
        "account_name": Personal(account.name),
        "unit": Personal(account.unit) if account.unit else None,
        "roles": sorted(account.roles),
        "public_key": key.public.hex(),
        "sealed_key": key.seal,
    }


def station_details() -> dict[str, Value]:
    """The details by which an entry names the place of work."""
    station = this_station()
    return {"os_user": Personal(station.os_user), "workstation": Personal(station.workstation)}
