from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.extraction_maker import FilledLab
from tests.footage_maker import numbered_frames, write_footage

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case
from catchlight.faces.plan import Mode
from catchlight.gui.job_runner import Job
from catchlight.gui.main_window import MainWindow
from catchlight.gui.session import Session
from catchlight.gui.views.clock_dialog import ClockDialog
from catchlight.gui.views.exhibits_view import ExhibitsView
from catchlight.gui.views.extract_dialog import ExtractDialog
from catchlight.gui.views.intake_dialog import IntakeDialog
from catchlight.gui.views.ledger_dialog import LedgerDialog
from catchlight.media.ledger import State
from catchlight.workflows.extract_faces import Extraction


def states(view: ExhibitsView) -> list[str]:
    return [row.ledger.state.value for row in view.model.rows if row.ledger is not None]


def test_cancelled_extraction_goes_on_where_it_stopped(
    opened: MainWindow, session: Session, case: Case, qtbot: QtBot, tmp_path: Path
) -> None:
    from catchlight.workflows.add_exhibit import AddExhibits, add_exhibits

    lab = session.lab
    assert lab is not None
    clip = write_footage(tmp_path / "clip.mp4", numbered_frames(400))

    def take_in(job: Job) -> object:
        request = AddExhibits(session.actor(), case.number, (clip,))
        return add_exhibits(lab, request, job.control, analyst=session.analyst())

    with qtbot.waitSignal(session.act("taking in", take_in).ended, timeout=60_000):
        pass
    view = opened.case.exhibits
    opened.cases.opened.emit(case)
    qtbot.waitUntil(lambda: view.run.isEnabled() and view.model.rowCount() == 1)
    view.run.click()
    (dialog,) = view.findChildren(ExtractDialog)
    dialog.choices[Mode.FAST].click()
    with qtbot.waitSignal(view.extracting) as begun:
        dialog.proceed.click()
    assert begun.args == [True]
    assert session.preferences.mode == "fast"
    job = session.runner.shown_jobs[-1]
    assert opened.strip.cancel.accessibleName() == "Stop, keep what is done"
    with qtbot.waitSignal(job.ended, timeout=60_000):
        job.cancel()
    qtbot.waitUntil(lambda: "kept" in view.notice.text.text())
    if "complete" not in states(view):  # the machine may have been quicker than the cancel
        qtbot.waitUntil(view.resume.isEnabled)
        view.resume.click()
        with qtbot.waitSignal(session.runner.shown_jobs[-1].succeeded, timeout=60_000):
            pass
    qtbot.waitUntil(lambda: "complete" in states(view))
    ledger = view.model.rows[0].ledger
    assert ledger is not None
    assert (ledger.frames_decoded, ledger.frames_failed, ledger.mode) == (400, 0, "fast")
    qtbot.waitUntil(lambda: not view.resume.isVisible())


@pytest.fixture
def view(opened: MainWindow, filled: FilledLab, qtbot: QtBot) -> ExhibitsView:
    """One exhibit of each state."""
    for name, state in (("done.mkv", State.COMPLETE), ("half.mkv", State.CANCELLED), ("broken.mkv", State.PARTIAL)):
        filled.footage(name, tracks=1, state=state)
    filled.exhibit("new.mkv")
    opened.cases.opened.emit(filled.case)
    made = opened.case.exhibits
    qtbot.waitUntil(lambda: made.model.rowCount() == 4)
    return made


def test_what_was_begun_can_go_on_and_what_is_new_be_begun(view: ExhibitsView) -> None:
    assert view.state.text() == "4 exhibits  ·  2 not complete  ·  30 faces"
    assert (view.resume.isVisible(), view.resume.accessibleName()) == (True, "Continue")
    assert "in its own mode: Fast" in view.resume.toolTip()
    assert (view.run.property("kind"), view.run.isEnabled()) == ("", True)


def test_the_modes_are_asked_for_what_is_open_and_escape_begins_nothing(view: ExhibitsView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.extracting):
        view.extract()
        (dialog,) = view.findChildren(ExtractDialog)
        texts = [label.text() for label in dialog.findChildren(QLabel)]
        assert "2 exhibits  ·  1010 frames" in texts
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_again_takes_the_selected_ones(view: ExhibitsView, qtbot: QtBot) -> None:
    view.table.selectRow(0)
    view.extract_again()
    (dialog,) = view.findChildren(ExtractDialog)
    assert dialog.windowTitle() == "Extract faces again"
    dialog.reject()


def test_the_outcome_says_what_failed_and_what_was_refused(view: ExhibitsView) -> None:
    rows = view.model.rows
    assert rows[0].ledger is not None
    failed = replace(rows[0], ledger=replace(rows[0].ledger, state=State.FAILED))
    refused = replace(rows[1], refused=CatchlightError("Faces of e2 were searched with.", hint="Go on with them."))
    view._on_extracted(Extraction((failed, refused, rows[2])))
    assert view.notice.text.text().splitlines() == [
        "30 faces found. 1 exhibit partly done; its row says how far. 1 exhibit failed; its row says why.",
        "Faces of e2 were searched with. Go on with them.",
    ]
    assert view.notice.property("banner") == "warn"


def test_ledger_and_clock_of_the_current_exhibit(view: ExhibitsView, session: Session, qtbot: QtBot) -> None:
    view.table.selectRow(2)
    view.show_ledger()
    (ledger,) = view.findChildren(LedgerDialog)
    qtbot.waitUntil(lambda: ledger.state.text.text().startswith("Partly done"))
    ledger.clock_wanted.emit()
    (clock,) = ledger.findChildren(ClockDialog)
    clock.zone.setEditText("UTC")
    qtbot.waitUntil(clock.proceed.isEnabled)
    with qtbot.waitSignal(clock.accepted):
        clock.proceed.click()
    qtbot.waitUntil(lambda: ledger.shown is not None and ledger.shown.clock is not None)
    qtbot.waitUntil(lambda: 3 in view._clocks)
    ledger.reject()
    qtbot.waitUntil(lambda: session.runner.is_idle)


def test_a_supplied_hash_is_checked_while_it_is_typed(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "one.jpg").write_bytes(b"x")
    dialog = IntakeDialog([tmp_path / "one.jpg"])
    qtbot.addWidget(dialog)
    dialog.supplied.setText("not a hash")
    assert not dialog.proceed.isEnabled()
    dialog.supplied.setText("a" * 64)
    assert dialog.proceed.isEnabled()
    assert dialog.seizure_time is None


def test_a_time_of_seizure_has_its_zone(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = IntakeDialog([tmp_path / "one.jpg"])
    qtbot.addWidget(dialog)
    dialog.has_time.setChecked(True)
    assert dialog.seizure_time is not None
    assert dialog.seizure_time.tzinfo is not None


def test_several_files_take_no_supplied_hash(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = IntakeDialog([tmp_path / "one.jpg", tmp_path / "two.jpg"])
    qtbot.addWidget(dialog)
    assert dialog.supplied.isHidden()
