"""Closing a case, and opening it again."""

import pytest
from tests.keeping_maker import enlist

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import read_log
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.close_case import CloseCase, ReopenCase, close_case, reopen_case


def test_a_member_closes_a_case_and_opens_it_again(lab: Lab, actor: Actor, case: Case) -> None:
    assert close_case(lab, CloseCase(actor, case.number, "convicted")).closed_at is not None
    with pytest.raises(CatchlightError, match="closed already"):
        close_case(lab, CloseCase(actor, case.number))

    assert reopen_case(lab, ReopenCase(actor, case.number, "new witness")).closed_at is None

    with lab.reading() as db:
        told = [entry.document["action"] for entry in read_log(db, newest_first=True, limit=2)]
    assert told == ["case.reopened", "case.closed"]


def test_a_supervisor_closes_a_case_too(lab: Lab, case: Case) -> None:
    supervisor = enlist(lab, "S. Example", Role.SUPERVISOR)

    assert close_case(lab, CloseCase(supervisor, case.number)).closed_at is not None


def test_whoever_is_no_member_closes_nothing(lab: Lab, case: Case) -> None:
    stranger = enlist(lab, "B. Example", Role.EXAMINER)

    with pytest.raises(NotPermitted):
        close_case(lab, CloseCase(stranger, case.number))
    with pytest.raises(NotPermitted):
        reopen_case(lab, ReopenCase(stranger, case.number, "curious"))
