from dataclasses import replace

import pytest
from tests.extraction_maker import FACTS
from tests.gui.samples import EXAMINED, EXHIBIT, LEDGER, UNTOUCHED, in_dutch

from catchlight.faces.plan import Mode, plan_for
from catchlight.faces.stored_plan import plan_text
from catchlight.gui.views.ledger_words import examination_facts, file_facts, state_notice
from catchlight.media.ledger import State
from catchlight.workflows.extract_faces import ExhibitExtraction

WHOLE = replace(
    EXAMINED,
    ledger=replace(
        LEDGER,
        state=State.COMPLETE,
        mode="fast",
        facts=FACTS,
        plan=plan_text(plan_for(Mode.FAST, 640, 480)),
        frames_expected=1000,
        frames_gated=300,
        frames_duplicate=12,
        frames_failed=0,
        seconds=75.0,
    ),
)


def told(row: ExhibitExtraction) -> dict[str, str]:
    return {fact.name: fact.value for fact in (*file_facts(row), *examination_facts(row))}


def test_the_file_is_told_as_its_container_announces_it() -> None:
    assert {fact.name: fact.value for fact in file_facts(WHOLE)} == {
        "Kind": "Footage",
        "Bytes": "2,048",
        "Container": "matroska",
        "Codec": "h264",
        "Pixel format": "yuv420p",
        "Picture": "768 × 432  ·  pixels 16:15, made square  ·  turned upright by 90°",
        "Duration": "0:00:40.000",
        "Time base": "1/1000 s",
        "Rate": "25 frames a second",
        "Streams": "2 video streams; the first is examined",
    }


def test_what_the_container_does_not_say_is_not_known() -> None:
    bare = replace(FACTS, duration_microseconds=None, nominal_rate=None, time_base=None, pixel_format=None, codec=" ")
    known = told(replace(WHOLE, ledger=replace(LEDGER, facts=bare)))
    unknown = {name for name, value in known.items() if value == "not known"}
    assert unknown == {"Codec", "Pixel format", "Duration", "Time base", "Rate"}
    late = told(replace(WHOLE, ledger=replace(LEDGER, facts=replace(FACTS, starts_at_microseconds=2_000_000))))
    assert late["Duration"].endswith("starts at 0:00:02.000 of the container")


def test_the_examination_is_counted_and_its_plan_told() -> None:
    known = told(WHOLE)
    assert known["Mode"] == "Fast. At native size. Only what changed; the whole frame every 10 s."
    assert known["Smallest face"] == "24 pixels wide; narrower ones are not looked for"
    assert known["Expected"] == "about 1,000, from duration and rate"
    assert known["Unchanged"] == "300, decoded and not looked at again"
    assert known["Duplicates"] == "12, identical to the frame before"
    assert known["Working time"] == "1 min 15 s  ·  16 frames a second"
    table = replace(FACTS, frames_expected_exact=True)
    exact = told(replace(WHOLE, ledger=replace(LEDGER, frames_expected=9, facts=table)))
    assert exact["Expected"] == "exactly 9, by the file's own table"


def test_a_still_has_pages_and_nothing_of_footage() -> None:
    ledger = replace(LEDGER, state=State.COMPLETE, frames_expected=3, frames_decoded=3, frames_failed=0, plan=None)
    still = replace(WHOLE, exhibit=replace(EXHIBIT, kind="still"), tracks=0, ledger=ledger)
    known = told(still)
    assert (known["Expected"], known["Picture"]) == ("3 pages", "640 × 480")
    assert not {"Unchanged", "Duplicates", "Rate"} & set(known)
    assert state_notice(still, is_running=False) == ("good", "Complete: 3 pages.")


@pytest.mark.parametrize(
    ("state", "kind", "words"),
    [
        (State.RUNNING, "info", "Unfinished: 1,200 of 2,000 frames decoded. What was done is kept"),
        (State.CANCELLED, "info", "Unfinished: 1,200 of 2,000 frames decoded. What was done is kept"),
        (State.PARTIAL, "warn", "Partly done: 1,200 of 2,000 frames decoded. It ended twice."),
        (State.FAILED, "bad", "Failed: 1,200 of 2,000 frames decoded. It ended twice."),
        (State.COMPLETE, "warn", "Complete, but frames failed: 1,200 of 2,000 frames decoded."),
    ],
)
def test_every_state_says_how_far_it_came(state: State, kind: str, words: str) -> None:
    row = replace(EXAMINED, ledger=replace(LEDGER, state=state, frames_expected=2000, failure="It ended twice."))
    found = state_notice(row, is_running=False)
    assert found[0] == kind
    assert found[1].startswith(words)
    with in_dutch():
        assert state_notice(row, is_running=False)[1] != found[1]


def test_what_runs_and_what_was_never_begun_say_so() -> None:
    assert state_notice(EXAMINED, is_running=True)[1] == "Extraction is under way; the figures follow."
    assert state_notice(UNTOUCHED, is_running=False)[1].startswith("Not examined yet.")
    assert examination_facts(UNTOUCHED) == []
