from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.extraction_maker import FilledLab
from tests.gui.samples import CLOCK

from catchlight.evidence.exhibits import Exhibit
from catchlight.evidence.recorder_clock import clock_of
from catchlight.gui.session import Session
from catchlight.gui.views.clock_dialog import ClockDialog


@pytest.fixture
def exhibit(filled: FilledLab, at_work: Session) -> Exhibit:
    return filled.exhibit("yard.avi")


@pytest.fixture
def dialog(exhibit: Exhibit, session: Session, filled: FilledLab, qtbot: QtBot) -> ClockDialog:
    made = ClockDialog(session, exhibit, case=filled.case.number)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    made.zone.setEditText("Europe/Amsterdam")
    show(made, "2026-11-20 21:04:11")
    return made


def show(dialog: ClockDialog, text: str) -> None:
    dialog.set_reading(datetime.fromisoformat(text))


def says(dialog: ClockDialog) -> str:
    return dialog.preview.text.text()


def test_the_corrected_time_is_shown_before_it_is_stored(dialog: ClockDialog, qtbot: QtBot) -> None:
    dialog.error.setValue(12.0)
    dialog.at.setText("1:00")
    qtbot.waitUntil(lambda: "0:01:00.000 of the footage is 2026-11-20 21:03:59.000 CET" in says(dialog))
    assert "begins at 2026-11-20 21:02:59.000 CET" in says(dialog)
    dialog.sign.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "is 2026-11-20 21:04:23.000 CET" in says(dialog))
    assert dialog.proceed.isEnabled()


def test_it_is_noted_as_it_was_given(dialog: ClockDialog, exhibit: Exhibit, filled: FilledLab, qtbot: QtBot) -> None:
    dialog.error.setValue(3.5)
    dialog.sign.setCurrentIndex(1)
    qtbot.waitUntil(dialog.proceed.isEnabled)
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.by, Qt.Key.Key_Return)
    with filled.lab.reading() as db:
        noted = clock_of(db, exhibit.row)
    assert noted is not None
    assert (noted.error_seconds, noted.zone, noted.measured_by) == (-3.5, "Europe/Amsterdam", "A. Example")
    assert f"{noted.shown:%Y-%m-%d %H:%M:%S}" == "2026-11-20 21:04:11"


@pytest.mark.parametrize(
    ("zone", "shown", "words"),
    [
        ("Europe/Amsterdm", "2026-11-20 21:04:11", "Europe/Amsterdam"),
        ("Europe/Amsterdam", "2026-10-25 02:30:00", "came twice"),
        ("Europe/Amsterdam", "2026-03-29 02:30:00", "never was"),
    ],
)
def test_a_time_that_is_none_is_refused_while_it_is_typed(
    dialog: ClockDialog, qtbot: QtBot, zone: str, shown: str, words: str
) -> None:
    qtbot.waitUntil(dialog.proceed.isEnabled)
    dialog.zone.setEditText(zone)
    show(dialog, shown)
    qtbot.waitUntil(lambda: words in says(dialog))
    assert not dialog.proceed.isEnabled()


def test_a_media_time_and_a_name_are_needed(dialog: ClockDialog, qtbot: QtBot) -> None:
    dialog.at.setText("soon")
    assert "0:01:23.400" in says(dialog)
    assert not dialog.proceed.isEnabled()
    assert dialog.at.property("bad")
    dialog.at.setText("0:00")
    dialog.by.setText(" ")
    qtbot.waitUntil(lambda: "Who measured" in says(dialog))
    assert not dialog.proceed.isEnabled()


def test_what_is_known_already_is_where_it_begins(
    exhibit: Exhibit, session: Session, filled: FilledLab, qtbot: QtBot
) -> None:
    made = ClockDialog(session, exhibit, case=filled.case.number, known=CLOCK)
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    assert (made.error.value(), made.zone.currentText(), made.by.text()) == (12.0, "Europe/Amsterdam", "A. de Vries")
    assert made.shown.dateTime().toString("yyyy-MM-dd HH:mm:ss") == "2026-11-20 21:04:11"
    qtbot.waitUntil(made.proceed.isEnabled)


def test_what_was_typed_before_the_dialog_went_harms_nobody(
    exhibit: Exhibit, session: Session, filled: FilledLab, qtbot: QtBot
) -> None:
    made = ClockDialog(session, exhibit, case=filled.case.number)
    made.zone.setEditText("UTC")
    made.deleteLater()
    qtbot.waitUntil(lambda: session.runner.is_idle)
