"""Legal hold and retention of cases: a supervisor decides without being a member."""

from datetime import date

import pytest
from tests.keeping_maker import enlist

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import read_log
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.hold_case import (
    HoldCase,
    ReleaseCase,
    RetainCase,
    hold_case,
    release_case,
    retain_case,
    retention_of_cases,
)


@pytest.fixture
def supervisor(lab: Lab, actor: Actor) -> Actor:
    return enlist(lab, "S. Example", Role.SUPERVISOR)


def test_a_hold_and_its_end_by_a_supervisor_who_is_no_member(lab: Lab, supervisor: Actor, case: Case) -> None:
    held = hold_case(lab, HoldCase(supervisor, case.number, "appeal"))
    assert held.held_because == "appeal"

    released = release_case(lab, ReleaseCase(supervisor, case.number, "decided"))

    assert not released.is_held
    with lab.reading() as db:
        told = [(one.document["action"], one.document["role"]) for one in read_log(db, newest_first=True, limit=2)]
    assert told == [("case.released", "supervisor"), ("case.held", "supervisor")]


def test_a_case_gets_a_day_of_its_own(lab: Lab, supervisor: Actor, case: Case) -> None:
    kept = retain_case(lab, RetainCase(supervisor, case.number, date(2040, 5, 6), "cold case"))

    assert (kept.expires_on, kept.has_own_date) == (date(2040, 5, 6), True)
    assert [one.expires_on for one in retention_of_cases(lab, supervisor)] == [date(2040, 5, 6)]


def test_the_lab_s_policy_says_how_long_otherwise(lab: Lab, supervisor: Actor, case: Case) -> None:
    by_default = retention_of_cases(lab, supervisor)[0].expires_on
    (lab.folder / "policy.toml").write_text("[retention]\ncase_days = 1826\n", encoding="utf-8")

    assert (retention_of_cases(lab, supervisor)[0].expires_on - by_default).days == 1


@pytest.mark.parametrize("role", [Role.EXAMINER, Role.CUSTODIAN, Role.AUDITOR])
def test_nobody_else_decides_and_the_refusal_is_logged(lab: Lab, case: Case, role: Role) -> None:
    other = enlist(lab, "B. Example", role)

    with pytest.raises(NotPermitted):
        hold_case(lab, HoldCase(other, case.number, "appeal"))
    with pytest.raises(NotPermitted):
        release_case(lab, ReleaseCase(other, case.number, "decided"))
    with pytest.raises(NotPermitted):
        retain_case(lab, RetainCase(other, case.number, None, "over"))

    with lab.reading() as db:
        actions = [entry.document["action"] for entry in read_log(db, newest_first=True, limit=3)]
    assert actions == ["access.refused"] * 3


def test_auditors_see_how_long_cases_are_kept_and_examiners_do_not(lab: Lab, case: Case) -> None:
    auditor = enlist(lab, "B. Example", Role.AUDITOR)
    examiner = enlist(lab, "C. Example", Role.EXAMINER)

    assert [one.case for one in retention_of_cases(lab, auditor)] == [case]
    with pytest.raises(NotPermitted):
        retention_of_cases(lab, examiner)


def test_a_case_that_does_not_exist_is_stated(lab: Lab, supervisor: Actor) -> None:
    with pytest.raises(CatchlightError, match="There is no case 9"):
        hold_case(lab, HoldCase(supervisor, "9", "appeal"))
