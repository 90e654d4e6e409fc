from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.extraction_maker import FilledLab

from catchlight.gui import reads
from catchlight.gui.main_window import MainWindow
from catchlight.gui.models.faces_model import Cell, Heading
from catchlight.gui.session import Session
from catchlight.gui.views import faces_view
from catchlight.gui.views.faces_view import FacesView
from catchlight.gui.views.track_dialog import TrackDialog
from catchlight.media.ledger import State


@pytest.fixture
def view(opened: MainWindow, filled: FilledLab, qtbot: QtBot) -> FacesView:
    """The faces of a case with four tracks and a still."""
    filled.footage(tracks=4)
    filled.still("scan.tif", pages=2, faces=1)
    opened.cases.opened.emit(filled.case)
    made = opened.case.faces
    opened.case.tabs.setCurrentWidget(made)
    qtbot.waitUntil(lambda: made.grid.current_cell() is not None)
    opened.activateWindow()
    return made


def probes(view: FacesView) -> list[str]:
    return [entry.probe for entry in view.model.entries if isinstance(entry, Cell)]


def idle(session: Session, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: session.runner.is_idle)


def test_many_faces_are_arranged_off_the_ui_thread_and_the_last_grouping_counts(
    view: FacesView, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faces_view, "_AT_ONCE", 0)
    view.grouping.setCurrentIndex(1)
    view.grouping.setCurrentIndex(0)
    view.grouping.setCurrentIndex(1)
    idle(session, qtbot)
    headings = [one for one in view.model.entries if isinstance(one, Heading)]
    found = view.found
    assert found is not None
    shown = sum(len(track.best_faces) for track in found.tracks) + len(found.stills)
    assert len(view.model.entries) - len(headings) == shown == 14


def test_what_was_read_again_and_is_the_same_is_left_alone(view: FacesView, session: Session, qtbot: QtBot) -> None:
    before = view.found
    with qtbot.assertNotEmitted(view.model.modelReset):
        view.refresh()
        idle(session, qtbot)
    assert view.found is before


def test_faces_appear_while_they_are_found_and_nothing_is_read_twice(
    view: FacesView, session: Session, filled: FilledLab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = view.found
    assert known is not None
    row = view.model.row_of("t3")
    assert row is not None
    view.grid.choose(row)
    exhibit = known.exhibits[0]
    monkeypatch.setattr(reads, "faces", lambda *_: pytest.fail("everything was read again"))
    view._look_again.setInterval(20)
    view.watch(extracting=True)
    with qtbot.assertNotEmitted(view.model.modelReset):
        filled.step(exhibit, start=40, frames=5, tracks=(4, 5))
        qtbot.waitUntil(lambda: "t5" in probes(view))
    fresh = view.found
    assert fresh is not None
    assert fresh.tracks[0] is known.tracks[0]
    assert next(track.faces for track in fresh.tracks if track.id == "t4") == 15
    chosen = view.grid.current_cell()
    assert chosen is not None
    assert chosen.probe == "t3"
    assert "52 faces" in view.count.text()
    view.watch(extracting=False)
    idle(session, qtbot)


def test_selected_tracks_are_merged_and_the_keys_undo_it(
    view: FacesView, session: Session, qtbot: QtBot, opened: MainWindow
) -> None:
    first, second = view.model.row_of("t1"), view.model.row_of("t2")
    assert first is not None
    assert second is not None
    view.grid.setFocus()
    view.grid.choose(first)
    QTest.keyClick(view.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.panel.name.text() == "2 tracks selected"
    QTest.keyClick(view.grid, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: probes(view)[:3] == ["t1", "t3", "t4"])
    assert view.panel.name.text().startswith("t1")
    idle(session, qtbot)
    QTest.keyClick(view.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: probes(view)[:4] == ["t1", "t2", "t3", "t4"])
    assert "undone" in view.notice.text.text()
    idle(session, qtbot)


def test_a_track_is_split_from_its_whole(view: FacesView, session: Session, qtbot: QtBot) -> None:
    view.grouping.setCurrentIndex(1)
    view.grid.setFocus()
    QTest.keyClick(view.grid, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = view.findChildren(TrackDialog)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 10)
    dialog.grid.choose(6)
    dialog.split.click()
    qtbot.waitUntil(lambda: view.panel.name.text().startswith("f7"))
    assert "t1 was split: t5 begins at f7." in view.notice.text.text()
    idle(session, qtbot)


def test_a_track_of_an_unfinished_extraction_is_not_split_and_the_dialog_says_why(
    view: FacesView, session: Session, filled: FilledLab, qtbot: QtBot
) -> None:
    known = view.found
    assert known is not None
    filled.end(known.exhibits[0], State.CANCELLED)
    view.show_track()
    (dialog,) = view.findChildren(TrackDialog)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 10)
    dialog.grid.choose(6)
    dialog.split.click()
    qtbot.waitUntil(lambda: "may still change" in dialog.refusal.text.text())
    idle(session, qtbot)
    dialog.reject()


def test_the_pages_of_a_still_are_told_and_it_has_no_track_to_show(view: FacesView, filled: FilledLab) -> None:
    last = [entry for entry in view.model.entries if isinstance(entry, Cell)][-1]
    assert last.when == "Page 2"
    row = view.model.row_of(last.probe)
    assert row is not None
    view.grid.choose(row)
    view.show_track()
    assert view.findChildren(TrackDialog) == []


def test_what_was_read_of_another_case_is_not_shown(view: FacesView, filled: FilledLab, session: Session) -> None:
    shown = view.found
    other = replace(filled.case, row=99)
    view._on_read(faces_view._Read(other, None, reads.FacesFound()))
    assert view.found is shown
