import pytest
from pytestqt.qtbot import QtBot

from catchlight.gui.main_window import MainWindow
from catchlight.gui.models.faces_model import Heading
from catchlight.gui.session import Session
from catchlight.gui.views import faces_view


def test_many_faces_are_arranged_off_the_ui_thread_and_the_last_grouping_counts(
    in_demonstration: MainWindow, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faces_view, "_AT_ONCE", 0)
    window = in_demonstration
    qtbot.waitUntil(lambda: window.cases.model.rowCount() == 1)
    window.cases.opened.emit(window.cases.model.rows[0].case)
    faces = window.case.faces
    window.case.tabs.setCurrentWidget(faces)
    qtbot.waitUntil(lambda: faces.grid.current_cell() is not None)
    faces.grouping.setCurrentIndex(1)
    faces.grouping.setCurrentIndex(0)
    faces.grouping.setCurrentIndex(1)
    found = faces.found
    assert found is not None
    qtbot.waitUntil(lambda: session.runner.is_idle)
    headings = [one for one in faces.model.entries if isinstance(one, Heading)]
    assert len(faces.model.entries) - len(headings) == len(found.faces)


def test_what_was_read_again_and_is_the_same_is_left_alone(in_demonstration: MainWindow, qtbot: QtBot) -> None:
    window = in_demonstration
    qtbot.waitUntil(lambda: window.cases.model.rowCount() == 1)
    window.cases.opened.emit(window.cases.model.rows[0].case)
    faces = window.case.faces
    window.case.tabs.setCurrentWidget(faces)
    qtbot.waitUntil(lambda: faces.found is not None)
    before = faces.found
    with qtbot.assertNotEmitted(faces.model.modelReset):
        faces.refresh()
        qtbot.waitUntil(lambda: window.session.runner.is_idle)
    assert faces.found is before
