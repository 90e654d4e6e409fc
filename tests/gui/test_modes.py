from dataclasses import replace

import pytest
from tests.gui.samples import EXHIBIT, in_dutch

from catchlight.faces.plan import Mode, Pass, plan_for, plan_still
from catchlight.gui import modes
from catchlight.media.request import GateSettings


def test_every_mode_has_words_of_its_own_in_both_languages() -> None:
    english = [(modes.mode_word(mode), modes.mode_cost(mode), modes.mode_misses(mode)) for mode in Mode]
    assert [len(set(column)) for column in zip(*english, strict=True)] == [3, 3, 3]
    with in_dutch():
        dutch = [(modes.mode_word(mode), modes.mode_cost(mode), modes.mode_misses(mode)) for mode in Mode]
    assert not {word for row in english for word in row} & {word for row in dutch for word in row}
    assert modes.mode_word("of-tomorrow") == "of-tomorrow"


@pytest.mark.parametrize("mode", list(Mode))
def test_the_numbers_are_those_of_the_plan(mode: Mode) -> None:
    plan = plan_for(mode, EXHIBIT.width, EXHIBIT.height)
    words = modes.mode_misses(mode, [EXHIBIT])
    assert f"narrower than {plan.smallest_face:.0f} pixels" in words
    assert ("every" in words) == (plan.gate is not None)
    if plan.gate is not None:
        assert f"every {plan.gate.whole_every_microseconds / 1e6:.0f} s" in words


def test_a_still_has_no_gate_and_exhibits_of_two_kinds_may_differ() -> None:
    small = replace(EXHIBIT, kind="still", width=300, height=200)
    smallest = plan_still(Mode.EVERY_FRAME, 300, 200).smallest_face
    assert modes.mode_misses(Mode.FAST, [small]) == "May miss: faces narrower than 10 pixels."
    both = modes.mode_misses(Mode.EVERY_FRAME, [small, EXHIBIT])
    assert both == f"May miss: faces narrower than {smallest:.0f}–10 pixels."


def test_a_stored_plan_is_told_in_words() -> None:
    plan = plan_for(Mode.THOROUGH, 1280, 720)
    told = modes.plan_words(
        replace(plan, passes=(Pass(1.0), Pass(2.0), Pass(0.5), Pass(0.25, border=0.2)), gate=GateSettings(2_500_000)),
        kind="footage",
    )
    assert told == (
        "At native size, enlarged 2×, reduced to 0.5×, at 0.25× with a border, for close-ups."
        " Only what changed; the whole frame every 2.5 s."
    )
    whole = modes.plan_words(replace(plan, passes=(Pass(1.0),), gate=None), kind="footage")
    assert whole == "At native size. The whole of every frame, changed or not."
    assert modes.plan_words(replace(plan, passes=(Pass(1.0),), gate=None), kind="still") == "At native size."
