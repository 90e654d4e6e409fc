from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast
from zoneinfo import ZoneInfo

from tests.gui.samples import in_dutch

from catchlight.gui.views.oversight_words import late_by_month, month_bars, months_of, rank_bars, warnings_of
from catchlight.report.statistics import Count, Finding, PossiblySame, Statistics


def test_months_without_a_search_stand_between_the_others() -> None:
    counted = [Count("2025-11", 4, 1, 0), Count("2026-02", 2, 2, 0)]
    bars = month_bars(counted, months_of(counted))
    assert [(bar.name, bar.value, bar.part) for bar in bars] == [
        ("Nov", 4, 1), ("Dec", 0, 0), ("Jan", 0, 0), ("Feb", 2, 2),
    ]  # fmt: skip
    assert bars[0].said == "November 2025: 4 searches, 1 with candidates"
    late = month_bars(counted, months_of(counted), [2, 0, 0, 0])
    assert late[0].said == "November 2025: 4 searches, 1 with candidates, 2 without authority in time"
    assert months_of([Count("2026-02", 2, 2, 0)], first="2026-01", last="2026-03") == ["2026-01", "2026-02", "2026-03"]
    assert months_of([], first="2026-01", last="2026-03") == []
    with in_dutch():
        assert month_bars([], ["2026-03"])[0].name == "mrt"


def test_what_had_no_authority_in_time_is_counted_by_the_month_it_began_in() -> None:
    at = datetime(2026, 10, 31, 23, 30, tzinfo=UTC)
    findings = [Finding(7, "s1", None, None, at, "late"), Finding(8, "s2", None, None, at, "late")]
    assert late_by_month(findings, ["2026-10", "2026-11"], UTC) == [2, 0]
    assert late_by_month(findings, ["2026-10", "2026-11"], ZoneInfo("Europe/Amsterdam")) == [0, 2]


def test_the_most_frequent_are_named_and_the_others_are_together() -> None:
    bars = rank_bars([Count(f"Unit {number}", 10, 2, 0) for number in range(10)], can_open=True)
    assert len(bars) == 9
    assert (bars[-1].name, bars[-1].value, bars[-1].part, bars[-1].key) == ("Others", 20, 4, None)
    assert bars[0].key == "Unit 0"
    assert rank_bars([Count("A", 1, 0, 0)])[0].key is None


def test_what_is_to_be_looked_at_comes_newest_first_with_local_times() -> None:
    at = datetime(2026, 11, 23, 12, tzinfo=UTC)
    late = Finding(7, "s1", "2026-001", "A. Example", at, "had to be granted until 2026-11-22T10:00:00.123456Z")
    none: tuple[Any, ...] = ()
    shown = SimpleNamespace(
        not_in_time=(late, Finding(9, "s2", None, None, at, "x")), refused=none, outside_hours=none, zone="UTC",
        possibly_same=(PossiblySame(("2026-001", "2026-002"), ("s1", "s4"), "the probes look alike"),),
        not_concluded=none, failed_sign_ins=none, failed_sign_ins_waiting=2, refused_accesses=none,
    )  # fmt: skip
    kinds = warnings_of(cast("Statistics", shown))
    assert [line.entry for line in kinds[0].lines] == [9, 7]
    assert "T10" not in kinds[0].lines[1].what
    assert "2026-11-22" in kinds[0].lines[1].what
    assert (kinds[0].is_grave, kinds[1].is_grave) == (True, False)
    (same,) = kinds[3].lines
    assert (same.entry, same.search, same.case) == (None, "s1, s4", "2026-001, 2026-002")
    assert "2 more" in kinds[5].note
