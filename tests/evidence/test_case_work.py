"""Whether work in a case may go on."""

import pytest

from catchlight.errors import CaseClosed, OffTheCase
from catchlight.evidence import retention
from catchlight.evidence.case_work import refuse_if_closed, refuse_if_off_the_case
from catchlight.evidence.cases import Case, remove_member
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting
from catchlight.lab.folder import Lab


def test_a_member_works_in_an_open_case(lab: Lab, actor: Actor, case: Case) -> None:
    with lab.reading() as db:
        refuse_if_closed(db, case)
        refuse_if_off_the_case(db, case, actor.account)


def test_nobody_works_in_a_closed_case_until_it_is_opened_again(lab: Lab, actor: Actor, case: Case) -> None:
    with lab.reading() as db:
        with acting(lab, db, actor) as act:
            retention.close(act, case, note="")
        with pytest.raises(CaseClosed, match="was closed on") as refused:
            refuse_if_off_the_case(db, case, actor.account)
        assert "case reopen" in refused.value.hint
        with pytest.raises(CaseClosed):
            refuse_if_closed(db, case)

        with acting(lab, db, actor) as act:
            retention.reopen(act, case, reason="new witness")
        refuse_if_off_the_case(db, case, actor.account)


def test_whoever_was_taken_off_the_case_works_in_it_no_more(lab: Lab, actor: Actor, case: Case) -> None:
    with lab.reading() as db:
        with acting(lab, db, actor) as act:
            remove_member(act, case, actor.account)
        with pytest.raises(OffTheCase, match="no longer a member"):
            refuse_if_off_the_case(db, case, actor.account)


def test_no_work_goes_on_in_a_case_that_was_erased(lab: Lab, actor: Actor, case: Case) -> None:
    with lab.reading() as db:
        with acting(lab, db, actor) as act:
            remove_member(act, case, actor.account)
            db.conn.execute("DELETE FROM cases WHERE id = ?", (case.row,))
        with pytest.raises(OffTheCase, match="was erased meanwhile"):
            refuse_if_off_the_case(db, case, actor.account)
