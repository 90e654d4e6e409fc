"""The newest act of each case: looking at it, or being refused, is none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from catchlight.evidence.case_acts import LastAct, last_acts
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting
from catchlight.lab.folder import Lab


def test_the_newest_act_counts_and_no_look(lab: Lab, actor: Actor, case: Case) -> None:
    now = datetime.now(UTC)
    with lab.reading() as db:
        numbers = []
        later = ("exhibit.added", "case.consulted", "access.refused", "search.authority.consulted", "lab.thing")
        for hours, action in enumerate(later, start=1):
            with acting(lab, db, actor) as act:
                act.now = now + timedelta(hours=hours)
                numbers.append(act.log(action, case=None if action == "lab.thing" else case.identifier))
        with acting(lab, db, actor) as act:
            act.now = now + timedelta(hours=9)
            other = act.log("case.opened", case="another")
        assert last_acts(db) == {
            case.identifier: LastAct(numbers[0], now + timedelta(hours=1)),
            "another": LastAct(other, now + timedelta(hours=9)),
        }


def test_an_entry_that_cannot_be_read_does_not_stop_the_others(lab: Lab, actor: Actor, case: Case) -> None:
    with lab.reading() as db:
        db.conn.execute("DROP TRIGGER log_is_final_update")
        db.conn.execute("UPDATE log SET entry = 'nothing' WHERE sequence = 1")
        assert set(last_acts(db)) == {case.identifier}
