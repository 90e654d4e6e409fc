import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.gui.samples import CLOCK, EXHIBIT, stored_face, stored_track

from catchlight.faces.face import Verdict
from catchlight.gui.models.faces_model import Cell
from catchlight.gui.views.face_panel import FacePanel
from catchlight.gui.widgets.facts import Facts

FACES = (
    stored_face(1, microseconds=1_000_000),
    stored_face(2, microseconds=2_000_000, verdict=Verdict.LIMITED),
)
TRACK = stored_track(7, *FACES)


class News(QObject):
    changed = Signal()


@pytest.fixture
def panel(qtbot: QtBot) -> FacePanel:
    news = News()
    made = FacePanel(news.changed, picture_of=lambda _face, _side: None)
    news.setParent(made)
    qtbot.addWidget(made)
    return made


def told(facts: Facts) -> list[str]:
    grid = facts._grid
    items = (grid.itemAt(at) for at in range(grid.count()))
    widgets = (item.widget() for item in items if item is not None)
    return [widget.accessibleName() for widget in widgets if widget is not None and widget.accessibleName()]


def test_a_track_tells_when_it_was_seen_in_both_times_and_how_many_faces_it_joins(panel: FacePanel) -> None:
    panel.show_cells([Cell(FACES[0], TRACK, EXHIBIT, clock=CLOCK)])
    assert panel.name.text() == "t7  ·  0:00:01.000"
    facts = told(panel.facts)
    assert "Seen: 0:00:01.000 – 0:00:02.000" in facts
    assert "Clock: 2026-11-20 21:04:00.000 CET\n2026-11-20 21:04:01.000 CET" in facts
    assert "Track: t7  ·  40 faces" in facts
    assert panel.merge.isHidden()


def test_another_of_the_best_faces_shows_its_own_quality_in_words(panel: FacePanel) -> None:
    panel.show_cells([Cell(FACES[0], TRACK, EXHIBIT)])
    assert panel.verdict.text.text() == "Usable"
    QTest.keyClick(panel.best.buttons[1], Qt.Key.Key_Space)
    assert panel.name.text() == "f2  ·  0:00:02.000"
    assert panel.verdict.text.text() == "Limited. The face is small."
    assert "Frame: 50" in told(panel.facts)


def test_another_of_the_best_faces_shows_when_it_was_seen_by_the_recorders_clock(panel: FacePanel) -> None:
    panel.show_cells([Cell(FACES[0], TRACK, EXHIBIT, clock=CLOCK)])
    QTest.keyClick(panel.best.buttons[1], Qt.Key.Key_Space)
    assert "Frame: 50  ·  2026-11-20 21:04:01.000 CET" in told(panel.facts)


def test_that_occlusion_is_not_measured_is_said(panel: FacePanel) -> None:
    panel.show_cells([Cell(FACES[0], TRACK, EXHIBIT)])
    assert "Occlusion: not measured; judge by eye" in told(panel.facts)


def test_a_face_of_a_still_has_no_track(panel: FacePanel) -> None:
    panel.show_cells([Cell(stored_face(3, page=1), None, EXHIBIT)])
    assert panel.name.text() == "f3  ·  Page 2"
    assert not panel.to_track.isEnabled()
    assert panel.best.isHidden()


def test_several_tracks_can_be_merged_and_one_cannot(panel: FacePanel, qtbot: QtBot) -> None:
    other = stored_track(9, stored_face(5, microseconds=5_000_000))
    panel.show_cells([Cell(FACES[0], TRACK, EXHIBIT), Cell(other.best, other, EXHIBIT)])
    assert panel.name.text() == "2 tracks selected"
    assert "Tracks: t7, t9" in told(panel.facts)
    assert panel.to_gallery.isHidden()
    with qtbot.waitSignal(panel.merge_wanted):
        QTest.keyClick(panel.merge, Qt.Key.Key_Space)
    panel.show_cells([Cell(FACES[0], None, EXHIBIT, group=TRACK), Cell(FACES[1], None, EXHIBIT, group=TRACK)])
    assert panel.merge.isHidden()


def test_without_a_cell_it_goes(panel: FacePanel) -> None:
    panel.show_cells([Cell(FACES[0], TRACK, EXHIBIT)])
    assert not panel.isHidden()
    panel.show_cells([])
    assert panel.isHidden()
