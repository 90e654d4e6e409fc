from hypothesis import given
from hypothesis import strategies as st

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
