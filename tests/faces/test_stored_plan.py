"""A plan is read back from the ledger as it was stored, and told to the log in figures."""

import pytest
from tests.findings_maker import PLAN, a_ledger

from catchlight.faces.plan import DetectionPlan, Mode, plan_for, plan_still
from catchlight.faces.stored_plan import plan_details, plan_of, plan_text


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("make", [plan_for, plan_still])
@pytest.mark.parametrize("size", [(768, 432), (3840, 2160), (60, 40)])
def test_every_plan_is_read_back_as_it_was(mode: Mode, make: object, size: tuple[int, int]) -> None:
    assert callable(make)
    plan: DetectionPlan = make(mode, *size)
    assert plan_of(a_ledger(1, plan=plan_text(plan))) == plan


def test_where_nothing_was_looked_at_there_is_no_plan() -> None:
    assert plan_of(None) is None
    assert plan_of(a_ledger(1)) is None
    assert plan_details(None) is None


def test_the_log_is_told_each_look_and_the_schedule() -> None:
    assert plan_details(PLAN) == {
        "passes": [{"scale": 1.0, "border": 0.0}, {"scale": 0.5, "border": 0.25}],
        "gate": {"whole_every_seconds": 10.0},
    }


def test_without_a_gate_the_log_says_none() -> None:
    details = plan_details(plan_for(Mode.EVERY_FRAME, 768, 432))
    assert isinstance(details, dict)
    assert details["gate"] is None
