from pathlib import Path

from pytestqt.qtbot import QtBot

from catchlight.evidence.cases import Case
from catchlight.gui.main_window import MainWindow
from catchlight.gui.session import Session
from catchlight.gui.views.intake_dialog import IntakeDialog
from catchlight.gui.views.refused_dialog import RefusedDialog
from catchlight.gui.views.taking_in import TakingIn
from catchlight.gui.widgets.banner import Banner


def test_what_is_refused_is_shown_with_its_reason(
    opened: MainWindow, session: Session, case: Case, qtbot: QtBot, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.mp4"
    empty.write_bytes(b"")
    notice = Banner()
    qtbot.addWidget(notice)
    taking = TakingIn(session, notice, opened)
    taking.ask(case, (empty,))
    (dialog,) = opened.findChildren(IntakeDialog)
    with qtbot.waitSignal(session.acted, timeout=60_000):
        dialog.proceed.click()
    assert notice.text.text() == "0 files taken in. 1 refused."
    (refused,) = opened.findChildren(RefusedDialog)
    assert [Path(row.file).name for row in refused.model.rows] == ["empty.mp4"]
    refused.accept()


def test_without_a_case_nothing_is_asked(opened: MainWindow, session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    notice = Banner()
    qtbot.addWidget(notice)
    TakingIn(session, notice, opened).ask(None, (tmp_path,))
    assert opened.findChildren(IntakeDialog) == []
