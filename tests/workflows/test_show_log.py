"""The log as an account may see it."""

from tests.people import PASSPHRASE

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.manage_accounts import ChangeRoles, CreateAccount, change_roles, create_account
from catchlight.workflows.show_log import show_log
from catchlight.workflows.sign_in import SignIn, sign_in


def test_clear_texts_are_for_members_and_auditors(lab: Lab, case: Case, actor: Actor) -> None:
    create_account(lab, CreateAccount(actor, "B. Example", PASSPHRASE, {Role.SUPERVISOR, Role.EXAMINER}))
    other = sign_in(lab, SignIn("B. Example", PASSPHRASE, "a passphrase of my own"))

    def opened(reader: Actor) -> tuple[object, object, bool]:
        (shown,) = show_log(lab, reader, first=2, limit=1)
        entry, withheld = shown
        return entry.actor, entry.document["details"]["number"], withheld

    assert opened(actor) == (actor.name, case.number, False)
    assert opened(other) == (actor.name, None, True)
    assert [withheld for _, withheld in show_log(lab, other)].count(True) == 1
    change_roles(lab, ChangeRoles(actor, "B. Example", {Role.AUDITOR}))
    assert opened(other) == (actor.name, case.number, False)  # the roles of now, not those of the sign-in
