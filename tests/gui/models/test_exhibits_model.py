from dataclasses import replace

import pytest
from pytestqt.modeltest import ModelTester
from tests.gui.samples import CLOCK, EXAMINED, EXHIBIT, LEDGER, UNTOUCHED, in_dutch

from catchlight.gui.advance import Advance
from catchlight.gui.models.exhibits_model import (
    error_words,
    exhibit_facts,
    exhibit_notice,
    exhibit_state,
    exhibits_model,
)
from catchlight.gui.models.table import RowRole, ShareRole, SortRole
from catchlight.jobs import Progress
from catchlight.media.facts import DecodeWarning
from catchlight.media.ledger import State

HALF = replace(
    EXAMINED, ledger=replace(LEDGER, state=State.CANCELLED, frames_expected=1000, frames_decoded=430, decoded_until=430)
)


def test_an_exhibit_is_one_row_with_what_was_done_of_it(qtmodeltester: ModelTester) -> None:
    model = exhibits_model(Advance())
    model.set_rows((UNTOUCHED, replace(EXAMINED, exhibit=replace(EXHIBIT, row=4))))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    shown = {column.name: [model.index(row, at).data() for row in (0, 1)] for at, column in enumerate(model.columns)}
    assert shown["Id"] == ["e3", "e4"]
    assert shown["State"] == ["Not examined", "Unfinished"]
    assert shown["Frames"] == ["– / 1,500", "1,200 / ?"]
    assert shown["Faces"] == ["0", "1,500"]
    faces = model.index(1, list(shown).index("Faces"))
    assert (faces.data(SortRole), faces.data(RowRole).ledger) == (1500, LEDGER)


def test_what_is_worked_on_shows_its_share_frame_by_frame() -> None:
    advance = Advance()
    model = exhibits_model(advance)
    other = replace(UNTOUCHED, exhibit=replace(EXHIBIT, row=4, path="/seized/other.mp4"))
    model.set_rows((HALF, other))
    names = [column.name for column in model.columns]
    state, frames = names.index("State"), names.index("Frames")
    assert (model.index(0, state).data(), model.index(0, state).data(ShareRole)) == ("Unfinished  43 %", 0.43)
    advance.start(model.rows)
    advance.take(Progress(430, 2500, EXHIBIT.name, 0.0))
    advance.take(Progress(500, 2500, EXHIBIT.name, 1.0))
    assert [model.index(row, state).data() for row in (0, 1)] == ["Running  50 %", "Waiting"]
    assert [model.index(row, state).data(ShareRole) for row in (0, 1)] == [0.5, None]
    assert model.index(0, frames).data() == "500 / 1,000"
    with in_dutch():
        assert exhibit_state(HALF, advance) == "Bezig  50 %"


def test_the_facts_count_what_failed_and_say_how_it_was_looked_at() -> None:
    facts = {fact.name: fact.value for fact in exhibit_facts(EXAMINED)}
    assert facts["SHA-256"] == "ab" * 32
    examined = "1,200 of an unknown number of frames, 2 failed  ·  Every frame at full resolution"
    assert facts["Examined"] == examined + "  ·  faces from 24 pixels  ·  7 not suitable"
    assert "Examined" not in {fact.name for fact in exhibit_facts(UNTOUCHED)}
    with in_dutch():
        facts = {fact.name: fact.value for fact in exhibit_facts(EXAMINED)}
    assert facts["Onderzocht"].startswith("1.200 van een onbekend aantal beelden, 2 mislukt  ·  Elk beeld")


def test_the_recorders_clock_is_told_with_its_error_in_words() -> None:
    facts = {fact.name: fact.value for fact in exhibit_facts(EXAMINED, CLOCK)}
    assert facts["Recorder"] == (
        "at 0:00:00.000 it showed 2026-11-20 21:04:11  ·  Europe/Amsterdam  ·  recorder fast by 12 s"
        "  ·  measured by A. de Vries"
    )
    assert (error_words(-1.5), error_words(0.0)) == ("recorder slow by 1.5 s", "recorder right")


def test_a_failure_is_said_before_warnings_and_of_many_warnings_how_many_more() -> None:
    warned = replace(EXAMINED, warnings=tuple(DecodeWarning(at, at * 1000, f"bad frame {at}") for at in range(5)))
    kind, text = exhibit_notice(warned)
    assert kind == "warn"
    assert text.splitlines() == [
        "0:00:00.000  bad frame 0",
        "0:00:00.001  bad frame 1",
        "0:00:00.002  bad frame 2",
        "and 2 more",
    ]
    failed = replace(warned, ledger=replace(LEDGER, state=State.FAILED, failure="The disk is full."))
    assert exhibit_notice(failed) == ("bad", "The disk is full.")
    assert exhibit_notice(EXAMINED)[1] == ""


@pytest.mark.parametrize(("expected", "words"), [(2000, "2,000"), (None, "an unknown number of")])
def test_what_is_partly_done_says_how_far_and_why(expected: int | None, words: str) -> None:
    ledger = replace(LEDGER, state=State.PARTIAL, failure="The decoder ended twice.", frames_expected=expected)
    told = exhibit_notice(replace(EXAMINED, ledger=ledger))
    assert told == ("warn", f"Partly done: 1,200 of {words} frames. The decoder ended twice.")
