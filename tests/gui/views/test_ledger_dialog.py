import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.extraction_maker import FilledLab
from tests.gui.samples import CLOCK

from catchlight.evidence.exhibits import Exhibit
from catchlight.evidence.log import acting
from catchlight.evidence.recorder_clock import note_recorder_clock
from catchlight.gui import reads
from catchlight.gui.session import Session
from catchlight.gui.views import ledger_dialog
from catchlight.gui.views.ledger_dialog import LedgerDialog
from catchlight.lab.database import transaction
from catchlight.media.facts import DecodeWarning
from catchlight.media.ledger import State


@pytest.fixture
def exhibit(filled: FilledLab, at_work: Session) -> Exhibit:
    made = filled.exhibit("yard.avi")
    filled.begin(made)
    warning = DecodeWarning(4, 160_000, "The frame did not decode.")
    filled.step(made, start=0, frames=10, tracks=(1,), failed=(4,), warnings=(warning,))
    return made


def opened(session: Session, exhibit: Exhibit, qtbot: QtBot, *, running: list[bool]) -> LedgerDialog:
    (overview,) = reads.case_overviews(session.open(), session.actor())
    dialog = LedgerDialog(session, overview.case, exhibit, is_running=lambda: running[0])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.shown is not None)
    return dialog


def test_warnings_and_failed_frames_stand_with_their_times_and_can_be_copied(
    exhibit: Exhibit, session: Session, qtbot: QtBot
) -> None:
    dialog = opened(session, exhibit, qtbot, running=[False])
    assert [dialog.tabs.tabText(at) for at in (0, 1)] == ["&Warnings  1", "&Failed frames  1"]
    row = [dialog.warnings.index(0, at).data() for at in range(3)]
    assert row == ["4", "0:00:00.160", "The frame did not decode."]
    assert [dialog.failed.index(0, at).data() for at in (0, 1)] == ["4", "0:00:00.120"]
    (copy,) = (one for one in dialog.findChildren(QPushButton) if one.accessibleName() == "Copy all")
    QTest.keyClick(copy, Qt.Key.Key_Space)
    text = QGuiApplication.clipboard().text()
    assert "4\t0:00:00.160\tThe frame did not decode." in text
    assert "Container\tmatroska" in text
    assert exhibit.sha256 in text


def test_that_only_the_first_failed_frames_are_listed_is_said(
    exhibit: Exhibit, session: Session, filled: FilledLab, qtbot: QtBot
) -> None:
    with filled.lab.reading() as db, transaction(db):
        db.conn.execute("UPDATE extractions SET frames_failed = 450000")
    dialog = opened(session, exhibit, qtbot, running=[False])
    assert dialog.tabs.tabText(1) == "&Failed frames  450,000  ·  the first 1 of them"


def test_wall_time_stands_beside_media_time(
    exhibit: Exhibit, session: Session, filled: FilledLab, qtbot: QtBot
) -> None:
    with filled.lab.reading() as db, acting(filled.lab, db, filled.actor) as act:
        note_recorder_clock(act, exhibit.row, CLOCK)
        act.log("exhibit.clock.noted", case=filled.case.identifier)
    dialog = opened(session, exhibit, qtbot, running=[False])
    assert dialog.warnings.index(0, 1).data() == "0:00:00.160  ·  2026-11-20 21:03:59.160 CET"
    assert dialog.failed.index(0, 1).data() == "0:00:00.120  ·  2026-11-20 21:03:59.120 CET"


def test_while_it_is_worked_on_the_figures_follow_and_once_more_after_that(
    exhibit: Exhibit, session: Session, filled: FilledLab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_dialog, "_LOOK_AGAIN", 20)
    running = [True]
    dialog = opened(session, exhibit, qtbot, running=running)
    assert "under way" in dialog.state.text.text()
    filled.step(exhibit, start=10, frames=10, tracks=(1,))
    qtbot.waitUntil(lambda: dialog.shown is not None and dialog.shown.row.faces == 19)
    filled.end(exhibit, State.COMPLETE)
    running[0] = False
    qtbot.waitUntil(lambda: dialog.state.text.text().startswith("Complete"))
    qtbot.waitUntil(lambda: session.runner.is_idle)


def test_what_was_not_examined_has_empty_tables_that_say_so(filled: FilledLab, at_work: Session, qtbot: QtBot) -> None:
    exhibit = filled.exhibit("new.mp4")
    dialog = opened(at_work, exhibit, qtbot, running=[False])
    assert dialog.state.text.text().startswith("Not examined yet.")
    assert [words.text() for words in dialog._nothing] == ["Not examined yet."] * 2
    with qtbot.waitSignal(dialog.clock_wanted):
        dialog.clock.click()
