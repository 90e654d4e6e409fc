"""How long cases are kept, legal holds, and the end of a case."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest

from catchlight.errors import CatchlightError
from catchlight.evidence import retention
from catchlight.evidence.cases import Case, open_case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import Act, acting, read_log
from catchlight.evidence.retention import Keeping, all_keeping, is_closed, keeping_of, refuse_if_held
from catchlight.lab.folder import Lab

TODAY = datetime.now(UTC).date()


def kept(lab: Lab, case: Case, *, days: int = 10) -> Keeping:
    with lab.reading() as db:
        return keeping_of(db, case, case_days=days)


def newest(lab: Lab) -> tuple[str, dict[str, object]]:
    with lab.reading() as db:
        entry = next(iter(read_log(db, newest_first=True)))
    details = {name: value for name, value in entry.document["details"].items() if name != "session"}
    return entry.document["action"], details


def test_the_policy_says_how_long_a_case_is_kept(lab: Lab, case: Case) -> None:
    found = kept(lab, case)

    assert (found.expires_on, found.has_own_date) == (TODAY + timedelta(days=10), False)
    assert not found.is_overdue(TODAY + timedelta(days=10))
    assert found.is_overdue(TODAY + timedelta(days=11))


def test_a_case_may_have_a_day_of_its_own_and_lose_it_again(lab: Lab, actor: Actor, case: Case) -> None:
    with lab.reading() as db, acting(lab, db, actor) as act:
        retention.retain(act, case, until=date(2030, 1, 2), reason="cold case")
    assert (kept(lab, case).expires_on, kept(lab, case).has_own_date) == (date(2030, 1, 2), True)
    assert newest(lab) == ("case.retention.set", {"until": "2030-01-02", "before": None, "reason": "cold case"})

    with lab.reading() as db, acting(lab, db, actor) as act:
        retention.retain(act, case, until=None, reason="solved")
    assert not kept(lab, case).has_own_date


def test_the_one_that_expires_first_comes_first(lab: Lab, actor: Actor, case: Case) -> None:
    with lab.reading() as db, acting(lab, db, actor) as act:
        second = open_case(act, number="2", offence="theft")
        retention.retain(act, second, until=date(2020, 1, 1), reason="minor")
        found = all_keeping(db, case_days=10)

    assert [one.case.number for one in found] == ["2", case.number]


def test_a_held_case_refuses_every_erasure_until_it_is_released(lab: Lab, actor: Actor, case: Case) -> None:
    with lab.reading() as db, acting(lab, db, actor) as act:
        retention.hold(act, case, reason="appeal")
    assert newest(lab) == ("case.held", {"reason": "appeal"})
    assert (kept(lab, case).is_held, kept(lab, case).held_because) == (True, "appeal")
    with lab.reading() as db, pytest.raises(CatchlightError, match="under legal hold since") as refused:
        refuse_if_held(db, case)
    assert "Nothing was erased" in refused.value.message

    with lab.reading() as db, acting(lab, db, actor) as act:
        retention.release(act, case, reason="appeal decided")
    assert newest(lab)[0] == "case.released"
    with lab.reading() as db:
        refuse_if_held(db, case)


def test_a_case_is_closed_once_and_opened_again_for_a_reason(lab: Lab, actor: Actor, case: Case) -> None:
    with lab.reading() as db, acting(lab, db, actor) as act:
        retention.close(act, case, note="")
        assert is_closed(db, case)
        with pytest.raises(CatchlightError, match="closed already"):
            retention.close(act, case, note="")
        retention.reopen(act, case, reason="new witness")
        assert not is_closed(db, case)
        with pytest.raises(CatchlightError, match="not closed"):
            retention.reopen(act, case, reason="new witness")


@pytest.mark.parametrize("blank", ["", " \n"])
def test_a_hold_its_end_and_another_retention_need_a_reason(lab: Lab, actor: Actor, case: Case, blank: str) -> None:
    with lab.reading() as db:
        act = Act(lab, db, actor)
        for change in (retention.hold, retention.release, retention.reopen, partial(retention.retain, until=None)):
            with pytest.raises(CatchlightError, match="Nothing was changed"):
                change(act, case, reason=blank)


def test_a_hold_is_set_once_and_released_once(lab: Lab, actor: Actor, case: Case) -> None:
    with lab.reading() as db, acting(lab, db, actor) as act:
        retention.hold(act, case, reason="appeal")
        with pytest.raises(CatchlightError, match="already"):
            retention.hold(act, case, reason="appeal")
        retention.release(act, case, reason="decided")
        with pytest.raises(CatchlightError, match="not under legal hold"):
            retention.release(act, case, reason="decided")
