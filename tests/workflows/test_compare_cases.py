"""Cases, members, exhibits and clocks against the log; tests/system/test_audit.py changes every column of them."""

import pytest
from tests.findings_maker import exhibit_of
from tests.people import PASSPHRASE

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import read_log
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.compare_cases import ACTIONS, LoggedCase
from catchlight.workflows.hold_case import HoldCase, ReleaseCase, hold_case, release_case
from catchlight.workflows.manage_accounts import CreateAccount, create_account
from catchlight.workflows.members import AddMember, RemoveMember, add_member, remove_member


@pytest.fixture
def worked(lab: Lab, actor: Actor, case: Case) -> Lab:
    """A case with an exhibit, that is held again, and that somebody is a member of again."""
    create_account(lab, CreateAccount(actor, "B. Other", PASSPHRASE, (Role.EXAMINER,)))
    exhibit_of(lab, case)
    add_member(lab, AddMember(actor, case.number, "B. Other"))
    remove_member(lab, RemoveMember(actor, case.number, "B. Other"))
    add_member(lab, AddMember(actor, case.number, "B. Other"))
    hold_case(lab, HoldCase(actor, case.number, "first"))
    release_case(lab, ReleaseCase(actor, case.number, "over"))
    hold_case(lab, HoldCase(actor, case.number, "second"))
    return lab


def told(lab: Lab, case: Case, statement: str = "SELECT 1") -> list[tuple[int | None, str]]:
    with lab.reading() as db:
        opened, *others = read_log(db, actions=ACTIONS)
        logged = LoggedCase.of(opened)
        for entry in others:
            logged.read(entry)
        db.conn.execute(statement)
        return [(found.entry, found.problem) for found in logged.compare(db, case)]


def test_what_the_program_wrote_is_in_order(worked: Lab, case: Case) -> None:
    assert told(worked, case) == []


@pytest.mark.parametrize(
    ("statement", "entry", "problem"),
    [
        ("UPDATE cases SET held_because = 'first'", 10, "another hold, end or last day"),
        ("UPDATE case_members SET added_at = 'x' WHERE account <> (SELECT min(account) FROM case_members)", None, ""),
        ("UPDATE exhibits SET added_by = 'somebody'", 4, "the exhibit e1 is otherwise in the lab's tables (added_by)"),
        (
            "UPDATE exhibits SET width = 1, path = 'x'",
            4,
            "the exhibit e1 is otherwise in the lab's tables (path, width)",
        ),
        (
            "INSERT INTO recorder_clocks SELECT 1, 1, 0, '2026-01-01', 'UTC', 0, '', '', ''",
            4,
            "notes of the recorder's clock of exhibit e1 are gone or were added in the lab's tables",
        ),
    ],
)
def test_an_edit_names_its_entry(worked: Lab, case: Case, statement: str, entry: int | None, problem: str) -> None:
    ((number, text),) = told(worked, case, statement)
    assert entry in {None, number}
    assert problem in text
