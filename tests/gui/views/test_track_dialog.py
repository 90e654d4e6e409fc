import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.extraction_maker import FilledLab

from catchlight.errors import CatchlightError
from catchlight.gui import reads
from catchlight.gui.models.faces_model import Cell
from catchlight.gui.session import Session
from catchlight.gui.views.track_dialog import TrackDialog


@pytest.fixture
def dialog(filled: FilledLab, at_work: Session, qtbot: QtBot) -> TrackDialog:
    exhibit = filled.exhibit("yard.avi")
    filled.begin(exhibit)
    filled.step(exhibit, start=0, frames=10, tracks=(1,), hold=5)
    (track,) = reads.faces(filled.lab, filled.actor, filled.case).tracks
    made = TrackDialog(at_work, filled.case, Cell(track.best, track, exhibit))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() == 10)
    return made


def test_every_face_is_there_in_order_of_time(dialog: TrackDialog) -> None:
    faces = [entry.face for entry in dialog.model.entries if isinstance(entry, Cell)]
    assert [face.frame for face in faces] == list(range(10))
    held = "held 0:00:00.200, because nothing around it changed"
    assert dialog.note.text() == f"0:00:00.000 – 0:00:00.560  ·  10 faces  ·  {held}"


def test_the_first_face_cannot_begin_a_new_track_and_a_later_one_can(dialog: TrackDialog, qtbot: QtBot) -> None:
    assert not dialog.split.isEnabled()
    assert "choose a later one" in dialog.what.text()
    dialog.grid.choose(4)
    assert dialog.what.text() == "f5, 0:00:00.160: 6 faces from here on become a new track."
    with qtbot.waitSignal(dialog.split_wanted) as wanted:
        QTest.keyClick(dialog.split, Qt.Key.Key_Space)
    assert wanted.args == ["t1", "f5"]
    assert not dialog.split.isEnabled()


def test_a_refusal_is_explained_where_it_was_asked(dialog: TrackDialog) -> None:
    dialog.grid.choose(4)
    dialog.refuse(CatchlightError("It runs.", hint="Wait."))
    assert dialog.refusal.text.text() == "It runs. Wait."
    assert dialog.split.isEnabled()
