"""A recorder's clock gives wall time: across changes of the clocks, in any zone, and never by a guess."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case, open_case
from catchlight.evidence.entry import Actor
from catchlight.evidence.exhibits import ExaminedFile, add_exhibit
from catchlight.evidence.log import acting
from catchlight.evidence.recorder_clock import (
    RecorderClock,
    check_clock,
    clock_of,
    clocks_of,
    note_recorder_clock,
    time_text,
    wall_text,
    wall_time_of,
    zone_named,
)
from catchlight.lab.folder import Lab

CLOCK = RecorderClock(2_000_000, datetime(2026, 11, 23, 14, 5), "Europe/Amsterdam", 12.0, "T. Ester", "", "")  # noqa: DTZ001


def shown(text: str, zone: str = "Europe/Amsterdam") -> RecorderClock:
    return replace(CLOCK, shown=datetime.fromisoformat(text), zone=zone, error_seconds=0.0, at_microseconds=0)


def test_wall_time_is_what_was_shown_less_the_error_plus_what_passed_since() -> None:
    assert wall_text(CLOCK, 2_000_000) == "2026-11-23T14:04:48.000+01:00"
    assert wall_text(CLOCK, 0) == "2026-11-23T14:04:46.000+01:00"
    assert wall_text(replace(CLOCK, error_seconds=-12.5), 3_250_000) == "2026-11-23T14:05:13.750+01:00"


def test_an_offset_serves_as_a_zone() -> None:
    assert wall_text(shown("2026-11-23T14:05:00", "-03:30"), 0) == "2026-11-23T14:05:00.000-03:30"
    assert shown("2026-11-23T14:05:00", "+01:00").wall_time(0).astimezone(UTC).hour == 13


def test_footage_that_runs_while_the_clocks_are_put_back_goes_on_in_true_time() -> None:
    night = shown("2026-10-25T01:30:00")
    assert wall_text(night, 0) == "2026-10-25T01:30:00.000+02:00"
    assert wall_text(night, 3_600_000_000) == "2026-10-25T02:30:00.000+02:00"
    assert wall_text(night, 7_200_000_000) == "2026-10-25T02:30:00.000+01:00"


def test_a_time_that_came_twice_is_refused_with_both_offsets() -> None:
    with pytest.raises(CatchlightError, match="came twice in Europe/Amsterdam") as refused:
        check_clock(shown("2026-10-25T02:30:00"))
    assert refused.value.facts["offsets"] == ["+02:00", "+01:00"]
    assert "+02:00 for the first time" in refused.value.hint
    for offset in ("+02:00", "+01:00"):
        check_clock(shown("2026-10-25T02:30:00", offset))


def test_a_time_that_never_was_is_refused_with_the_offset_the_recorder_ran_in() -> None:
    with pytest.raises(CatchlightError, match="never was in Europe/Amsterdam") as refused:
        check_clock(shown("2026-03-29T02:30:00"))
    assert "+01:00" in refused.value.hint
    with pytest.raises(CatchlightError, match="never was"):
        check_clock(shown("2026-03-08T02:30:00", "America/New_York"))


@pytest.mark.parametrize("text", ["2026-10-25T01:59:59", "2026-10-25T03:00:00", "2026-03-29T01:59:59"])
def test_the_minutes_beside_a_change_are_plain(text: str) -> None:
    check_clock(shown(text))


@pytest.mark.parametrize(
    ("name", "suggested"),
    [
        ("Amsterdam", "Europe/Amsterdam"),
        ("Europe/Amsterdan", "Europe/Amsterdam"),
        ("europe/amsterdam", "Europe/Amsterdam"),
        ("new york", "America/New_York"),
        ("Pari", "Europe/Paris"),
    ],
)
def test_an_unknown_zone_is_refused_with_those_that_are_nearest(name: str, suggested: str) -> None:
    with pytest.raises(CatchlightError, match="no time zone") as refused:
        zone_named(name)
    assert suggested in refused.value.facts["nearest"]
    assert suggested in refused.value.hint


@pytest.mark.parametrize("name", ["", " ", "../../etc/passwd", "/etc/localtime", "+24:00", "+1:00", "Europe", "01:00"])
def test_what_is_no_zone_is_refused_and_an_example_given(name: str) -> None:
    with pytest.raises(CatchlightError, match="no time zone") as refused:
        zone_named(name)
    assert "Europe/Amsterdam" in refused.value.hint


def test_a_shown_time_with_an_offset_of_its_own_is_refused() -> None:
    with pytest.raises(CatchlightError, match="with a zone of its own"):
        check_clock(shown("2026-11-23T14:05:00+01:00"))


@pytest.mark.parametrize("error", [float("nan"), float("inf"), -1e12])
def test_an_error_that_cannot_be_is_refused(error: float) -> None:
    with pytest.raises(CatchlightError, match="cannot be"):
        check_clock(replace(CLOCK, error_seconds=error))


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00", "9999-12-31T23:59:59"])
def test_a_time_at_the_edge_of_the_calendar_is_refused(text: str) -> None:
    beyond = replace(shown(text), error_seconds=-90_000.0 if text.startswith("9") else 90_000.0)
    with pytest.raises(CatchlightError, match="beyond the calendar"):
        check_clock(beyond)


@given(
    instant=st.datetimes(datetime(1971, 1, 1), datetime(2037, 1, 1)),  # noqa: DTZ001
    zone=st.sampled_from(["Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "+05:30"]),
    error=st.integers(-10_000_000, 10_000_000),
    later=st.integers(0, 10**12),
)
def test_media_time_and_true_time_pass_alike(instant: datetime, zone: str, error: int, later: int) -> None:
    clock = replace(CLOCK, shown=instant, zone=zone, error_seconds=error / 1000)
    try:
        check_clock(clock)
    except CatchlightError:
        return  # a time that came twice or never was
    passed = clock.wall_time(later) - clock.wall_time(0)
    assert passed == timedelta(microseconds=later)
    read = clock.wall_time(clock.at_microseconds).astimezone(UTC)
    assert read + timedelta(milliseconds=error) == instant.replace(tzinfo=zone_named(zone)).astimezone(UTC)


def test_where_no_clock_was_noted_there_is_no_wall_time() -> None:
    assert wall_time_of(None, 5) is None
    assert wall_text(CLOCK, None) is None
    assert time_text(None) is None


def footage(lab: Lab, case: Case, actor: Actor, content: str) -> int:
    file = ExaminedFile(
        path=f"/{content}.mp4", sha256=content * 32, size=9, kind="footage", width=8, height=8, frames_expected=1
    )
    with lab.reading() as db, acting(lab, db, actor) as act:
        return add_exhibit(act, case, file).row


def test_the_newest_note_of_an_exhibit_is_in_force(lab: Lab, case: Case, actor: Actor) -> None:
    first, second = (footage(lab, case, actor, content) for content in ("aa", "bb"))
    with lab.reading() as db:
        assert clock_of(db, first) is None
        with acting(lab, db, actor) as act:
            note_recorder_clock(act, first, CLOCK)
            note_recorder_clock(act, second, replace(CLOCK, zone="+01:00"))
            note_recorder_clock(act, first, replace(CLOCK, error_seconds=-3.5))
            other = open_case(act, number="2026-002", offence="arson")

        known = clock_of(db, first)
        assert known is not None
        assert (known.error_seconds, known.shown, known.noted_by) == (-3.5, CLOCK.shown, actor.name)
        assert known.noted_at.endswith("Z")
        assert {row: clock.zone for row, clock in clocks_of(db, case).items()} == {
            first: "Europe/Amsterdam",
            second: "+01:00",
        }
        assert clocks_of(db, case)[first] == known
        assert clocks_of(db, other) == {}
        assert db.conn.execute("SELECT count(*) FROM recorder_clocks").fetchone() == (3,)
