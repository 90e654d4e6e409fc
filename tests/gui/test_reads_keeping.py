from datetime import date

import pytest
from tests.people import enlisted

from catchlight.errors import NotPermitted
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.gui import reads_keeping
from catchlight.lab.accounts import Role
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab
from catchlight.workflows.close_case import CloseCase, close_case
from catchlight.workflows.hold_case import RetainCase, retain_case


def test_what_is_due_is_read_without_being_counted(lab: Lab, actor: Actor, case: Case) -> None:
    retain_case(lab, RetainCase(actor, case.number, date(2025, 1, 1), "an old case"))
    read = reads_keeping.keeping(lab, actor)
    assert [one.case for one in read.cases] == [case]
    assert [one.case for one in read.overdue.cases] == [case]
    assert read.overdue.would_go == ()
    assert read.certificates == ()


def test_a_case_is_read_as_open_or_closed(lab: Lab, actor: Actor, case: Case) -> None:
    assert reads_keeping.closed_at(lab, actor, case) is None
    kept = close_case(lab, CloseCase(actor, case.number))
    assert reads_keeping.closed_at(lab, actor, case) == kept.closed_at is not None


def test_an_examiner_does_not_see_it(lab: Lab) -> None:
    with lab.reading() as db, transaction(db):
        examiner = enlisted(db, "B. Example", (Role.EXAMINER,))
    with pytest.raises(NotPermitted):
        reads_keeping.keeping(lab, examiner)
