from pathlib import Path

from pytestqt.qtbot import QtBot
from tests.footage_maker import numbered_frames, write_footage

from catchlight.evidence.cases import Case
from catchlight.gui.job_runner import Job
from catchlight.gui.main_window import MainWindow
from catchlight.gui.session import Session
from catchlight.gui.views.exhibits_view import ExhibitsView
from catchlight.gui.views.intake_dialog import IntakeDialog


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
    job = session.runner.analyst_jobs[-1]
    with qtbot.waitSignal(job.ended, timeout=60_000):
        job.cancel()
    qtbot.waitUntil(view.run.isEnabled)
    assert "kept" in view.notice.text.text()
    view.run.click()
    with qtbot.waitSignal(session.runner.analyst_jobs[-1].succeeded, timeout=60_000):
        pass
    qtbot.waitUntil(lambda: "complete" in states(view))
    ledger = view.model.rows[0].ledger
    assert ledger is not None
    assert (ledger.frames_decoded, ledger.frames_failed) == (400, 0)


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
