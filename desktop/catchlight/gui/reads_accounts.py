"""What the accounts page shows, read from the lab in the reading thread, so the rooms are imported in here."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catchlight.evidence.entry import Actor
    from catchlight.lab.accounts import Account
    from catchlight.lab.folder import Lab


@dataclass(frozen=True)
class AccountRow:
    """An account as supervisors see it.

    Attributes:
        account: The account.
        signed_in_at: When it was signed in to last, RFC 3339, or None.
        failed: Wrong passphrases in a row since then.
        fingerprint: Of the key in force, or "".
    """

    account: "Account"
    signed_in_at: str | None
    failed: int
    fingerprint: str


def accounts(lab: "Lab", actor: "Actor") -> tuple[AccountRow, ...]:
    """Every account, by name; for supervisors.

    Raises:
        NotPermitted: if the actor is no supervisor; it is logged.
    """
    from catchlight.lab.accounts import Role, all_accounts, key_in_force  # noqa: PLC0415
    from catchlight.lab.sign_ins import newest_sign_ins, tries_of  # noqa: PLC0415
    from catchlight.workflows.case_access import permitted  # noqa: PLC0415

    with lab.reading() as db:
        permitted(lab, db, actor, Role.SUPERVISOR, what="account.list")
        newest, rows = newest_sign_ins(db), []
        for account in all_accounts(db):
            key = key_in_force(db, account.identifier)
            fingerprint = "" if key is None else key.key.key_id
            tries = tries_of(db, account.identifier)
            rows.append(AccountRow(account, newest.get(account.identifier), tries.failed, fingerprint))
        return tuple(rows)


def members(lab: "Lab", actor: "Actor", case: str) -> "tuple[tuple[Account, ...], tuple[Account, ...]]":
    """The members of a case, and the examiners that could become members."""
    from catchlight.lab.accounts import Role, all_accounts  # noqa: PLC0415
    from catchlight.workflows.members import members_of  # noqa: PLC0415

    present = members_of(lab, actor, case)
    known = {account.identifier for account in present}
    with lab.reading() as db:
        others = (one for one in all_accounts(db) if one.identifier not in known and one.disabled_at is None)
        return present, tuple(one for one in others if Role.EXAMINER in one.roles)
