"""Office hours are the policy's, in its zone, and may go past midnight."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from catchlight.lab.policy import OfficeHours
from catchlight.report.office_hours import day_and_time, is_outside

MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "outside"),
    [
        (MONDAY, False),
        (MONDAY.replace(hour=7, minute=0), False),
        (MONDAY.replace(hour=6, minute=59), True),
        (MONDAY.replace(hour=18, minute=59), False),
        (MONDAY.replace(hour=19, minute=0), True),
        (MONDAY + timedelta(days=5), True),
    ],
)
def test_office_hours_are_the_policys(at: datetime, outside: bool) -> None:
    assert is_outside(OfficeHours(), at) == outside


@pytest.mark.parametrize(
    ("hour", "day", "outside"),
    [(22, 1, False), (2, 2, False), (6, 2, True), (12, 1, True), (2, 1, True), (2, 6, False), (22, 6, True)],
)
def test_hours_past_midnight_belong_to_the_day_they_began(hour: int, day: int, outside: bool) -> None:
    hours = OfficeHours(begins=time(21), ends=time(6))
    assert is_outside(hours, MONDAY.replace(hour=hour) + timedelta(days=day - 1)) == outside


def test_office_hours_are_those_of_their_zone() -> None:
    summer = datetime(2026, 7, 6, 5, 30, tzinfo=UTC)
    assert is_outside(OfficeHours(), summer)
    assert not is_outside(OfficeHours(zone="Europe/Amsterdam"), summer)


def test_a_day_has_the_same_name_everywhere() -> None:
    assert [day_and_time(MONDAY + timedelta(days=day)) for day in (0, 6)] == ["Monday 10:00", "Sunday 10:00"]
