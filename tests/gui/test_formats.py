from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.gui.samples import in_dutch

from catchlight.gui import formats


def test_media_time_is_cut_not_rounded() -> None:
    assert formats.media_time(3_723_004_999) == "1:02:03.004"
    assert formats.media_time(999_999) == "0:00:00.999"
    assert formats.media_time(0) == "0:00:00.000"


@given(st.integers(min_value=0, max_value=10**12))
def test_media_time_reads_back_to_its_millisecond(microseconds: int) -> None:
    hours, minutes, rest = formats.media_time(microseconds).split(":")
    seconds, milliseconds = rest.split(".")
    read = ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(milliseconds)
    assert read == microseconds // 1000


def test_local_time_names_its_zone_and_utc_keeps_the_microseconds() -> None:
    local = formats.local_time("2026-11-23T09:49:19.123456Z")
    assert local.startswith("2026-11-2")
    assert len(local.split()) >= 3
    assert formats.utc_time("2026-11-23T10:49:19.123456+01:00") == "2026-11-23 09:49:19.123456 UTC"


def test_scores_have_three_decimals() -> None:
    assert formats.score(0.4) == "0.400"
    assert formats.score(-0.0456) == "−0.046"


def test_spans_are_rough() -> None:
    assert [formats.duration(seconds) for seconds in (0.2, 59.4, 61, 3700)] == ["0 s", "59 s", "1 min 1 s", "1 h 1 min"]


@given(st.integers(min_value=0, max_value=359_999_999_999))
def test_a_media_time_that_is_typed_as_it_is_shown_is_the_same(microseconds: int) -> None:
    assert formats.media_time_in(formats.media_time(microseconds)) == microseconds // 1000 * 1000


@pytest.mark.parametrize(
    ("text", "microseconds"),
    [("63,5", 63_500_000), ("2:03", 123_000_000), (" 1:02:03.25 ", 3_723_250_000), ("100", 100_000_000)],
)
def test_a_media_time_can_be_typed_shorter(text: str, microseconds: int) -> None:
    assert formats.media_time_in(text) == microseconds


@pytest.mark.parametrize("text", ["", "soon", "1:60", "1:60:00", "-3", "1:2:3:4", "1.2.3"])
def test_what_is_no_media_time_is_none(text: str) -> None:
    assert formats.media_time_in(text) is None


def test_wall_time_names_its_zone_by_letters_or_by_its_offset() -> None:
    moment = datetime(2026, 11, 23, 9, 49, 26, 300_900, tzinfo=UTC)
    assert formats.wall_time(moment.astimezone(ZoneInfo("Europe/Amsterdam"))) == "2026-11-23 10:49:26.300 CET"
    assert formats.wall_clock(moment.astimezone(timezone(-timedelta(hours=3, minutes=30)))) == "06:19:26 UTC-03:30"
    assert formats.wall_time(moment.astimezone(ZoneInfo("America/Sao_Paulo"))).endswith("06:49:26.300 UTC-03:00")
    assert (formats.wall_time(None), formats.wall_clock(None)) == ("", "")
    assert formats.both_times(1_000_000, None) == "0:00:01.000"
    assert formats.both_times(1_000_000, moment) == "0:00:01.000  ·  2026-11-23 09:49:26.300 UTC"


def test_a_share_is_whole_only_when_all_is_done() -> None:
    assert [formats.share(done, 1000) for done in (0, 435, 999, 1000, 1200)] == [
        "0 %",
        "43 %",
        "99 %",
        "100 %",
        "100 %",
    ]
    assert formats.share(3, 0) == ""


def test_decimals_end_where_they_say_nothing() -> None:
    assert [formats.decimal(value) for value in (5.0, 12.24, 10)] == ["5", "12.2", "10"]
    with in_dutch():
        assert formats.decimal(1234.5) == "1.234,5"


def test_days_and_months_are_in_the_reader_s_language() -> None:
    stamp = datetime(2026, 3, 2, 12, 5).astimezone().isoformat()
    assert formats.day_of(stamp) == ("Mon 2 Mar", "2026")
    assert formats.time_of_day(stamp) == "12:05:00"
    assert formats.short_time(stamp) == "2026-03-02 12:05"
    assert formats.month_of("2026-03") == ("Mar", "March 2026")
    with in_dutch():
        assert formats.day_of(stamp)[0].startswith("ma 2")
        assert formats.month_of("2026-03") == ("mrt", "maart 2026")
