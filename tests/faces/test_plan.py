"""A mode becomes passes, a gate and the narrowest face that is looked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchlight.faces.plan import Mode, Pass, plan_for, plan_still

_sides = st.integers(1, 20_000)


def _scales(passes: tuple[Pass, ...]) -> list[float]:
    return [one.scale for one in passes]


def test_every_frame_is_looked_at_whole_at_its_own_resolution() -> None:
    plan = plan_for(Mode.EVERY_FRAME, 768, 432)
    assert (plan.passes, plan.gate, plan.smallest_face) == ((Pass(1.0),), None, 10.0)


def test_fast_looks_at_the_same_resolution_behind_a_gate() -> None:
    plan = plan_for(Mode.FAST, 768, 432)
    assert plan.passes == (Pass(1.0),)
    assert plan.gate is not None
    assert plan.smallest_face == 10.0


def test_thorough_looks_enlarged_and_with_a_border_too() -> None:
    plan = plan_for(Mode.THOROUGH, 768, 432)
    assert _scales(plan.passes)[:2] == [1.0, 2.0]
    assert plan.passes[-1].border > 0
    assert plan.gate is not None
    assert plan.smallest_face == 8.0


@pytest.mark.parametrize("mode", Mode)
def test_a_close_up_in_large_frames_is_looked_for_in_every_mode(mode: Mode) -> None:
    assert min(_scales(plan_for(mode, 1920, 1080).passes)) <= 1 / 3
    assert min(_scales(plan_for(mode, 1080, 1920).passes)) <= 1 / 3


@pytest.mark.parametrize(
    ("mode", "width", "scales"),
    [
        (Mode.FAST, 200, [1.0, 0.8]),
        (Mode.EVERY_FRAME, 200, [1.0, 2.0, 4.0, 0.8]),
        (Mode.EVERY_FRAME, 400, [1.0, 2.0, 0.4]),
        (Mode.EVERY_FRAME, 1280, [1.0, 0.125]),
        (Mode.EVERY_FRAME, 2560, [1.0, 0.5, 0.0625]),
        (Mode.THOROUGH, 400, [1.0, 2.0, 4.0, 0.4]),
        (Mode.THOROUGH, 2560, [1.0, 0.5, 0.0625]),
        (Mode.FAST, 2560, [1.0, 0.0625]),
    ],
)
def test_a_still_is_looked_at_as_its_size_needs(mode: Mode, width: int, scales: list[float]) -> None:
    plan = plan_still(mode, width, 100)
    assert _scales(plan.passes) == scales
    assert plan.passes[-1].border > 0
    assert plan.gate is None


@given(mode=st.sampled_from(Mode), width=_sides, height=_sides)
def test_any_size_has_a_plan_that_begins_at_its_own_resolution(mode: Mode, width: int, height: int) -> None:
    for plan in (plan_for(mode, width, height), plan_still(mode, width, height)):
        assert plan.mode is mode
        assert plan.passes[0] == Pass(1.0)
        assert 8.0 <= plan.smallest_face <= 10.0
        assert all(0 < one.scale <= 4 for one in plan.passes)
