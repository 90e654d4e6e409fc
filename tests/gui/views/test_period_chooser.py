from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from catchlight.gui.reads_oversight import Period
from catchlight.gui.views.period_chooser import PeriodChooser


@pytest.fixture
def chooser(qtbot: QtBot) -> PeriodChooser:
    made = PeriodChooser()
    qtbot.addWidget(made)
    made.show()
    return made


def choose(chooser: PeriodChooser, name: str) -> None:
    chooser.usual.setCurrentIndex(chooser.usual.findData(name))


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "today", "expected"),
    [
        ("month", date(2026, 11, 23), Period(day("2026-11-01"))),
        ("quarter", date(2026, 11, 23), Period(day("2026-09-01"))),
        ("quarter", date(2026, 1, 5), Period(day("2025-11-01"))),
        ("quarter", date(2026, 2, 28), Period(day("2025-12-01"))),
        ("quarter", date(2026, 3, 31), Period(day("2026-01-01"))),
        ("year", date(2026, 11, 23), Period(day("2026-01-01"))),
        ("last-year", date(2026, 11, 23), Period(day("2025-01-01"), day("2026-01-01"))),
        ("all", date(2026, 11, 23), Period()),
    ],
)
def test_the_usual_periods(chooser: PeriodChooser, name: str, today: date, expected: Period) -> None:
    choose(chooser, name)
    assert chooser.period(today) == expected


def test_the_last_day_is_part_of_a_period_of_one_s_own(chooser: PeriodChooser, qtbot: QtBot) -> None:
    assert not chooser.first.isVisible()
    choose(chooser, "own")
    assert chooser.first.isVisible()
    chooser.first.setDate(QDate(2026, 3, 1))
    with qtbot.waitSignal(chooser.changed):
        chooser.last.setDate(QDate(2026, 3, 31))
    assert chooser.period() == Period(day("2026-03-01"), day("2026-04-01"))
    chooser.last.setDate(QDate(2026, 2, 10))
    assert chooser.first.date() == QDate(2026, 2, 10)


def test_days_begin_in_the_lab_s_zone(chooser: PeriodChooser) -> None:
    chooser.zone = "Europe/Amsterdam"
    choose(chooser, "month")
    since = chooser.period(date(2026, 11, 23)).since
    assert since is not None
    assert since.astimezone(UTC) == day("2026-10-31T23:00:00")
