import pytest
from tests.people import NAME, enlisted, present

from catchlight.errors import NotPermitted, SignInRefused
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.gui import reads_accounts
from catchlight.lab.accounts import Role
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab
from catchlight.workflows.sign_in import SignIn, sign_in


@pytest.fixture
def others(lab: Lab) -> None:
    with lab.reading() as db, transaction(db):
        enlisted(db, "B. Example", (Role.EXAMINER,))
        enlisted(db, "C. Example", (Role.CUSTODIAN,))


@pytest.mark.usefixtures("others")
def test_a_supervisor_sees_every_account_with_its_newest_sign_in(lab: Lab, actor: Actor) -> None:
    with pytest.raises(SignInRefused):
        sign_in(lab, SignIn("B. Example", "something else"))
    rows = {row.account.name: row for row in reads_accounts.accounts(lab, actor)}
    assert list(rows) == [NAME, "B. Example", "C. Example"]
    assert rows["B. Example"].failed == 1
    assert rows["B. Example"].signed_in_at is None
    assert rows[NAME].fingerprint == actor.key.key_id


@pytest.mark.usefixtures("others")
def test_nobody_else_does(lab: Lab) -> None:
    with pytest.raises(NotPermitted):
        reads_accounts.accounts(lab, present(lab, "B. Example"))


@pytest.mark.usefixtures("others")
def test_examiners_that_are_no_members_could_become_members(lab: Lab, actor: Actor, case: Case) -> None:
    members, rest = reads_accounts.members(lab, actor, case.number)
    assert [one.name for one in members] == [NAME]
    assert [one.name for one in rest] == ["B. Example"]
