import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.extraction_maker import FilledLab

from catchlight.gui import reads
from catchlight.gui.models.faces_model import Cell
from catchlight.gui.session import Session
from catchlight.gui.views.track_changes import TrackChanges
from catchlight.gui.views.track_dialog import TrackDialog
from catchlight.gui.widgets.banner import Banner
from catchlight.media.ledger import State


@pytest.fixture
def notice(qtbot: QtBot) -> Banner:
    made = Banner()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def changes(filled: FilledLab, at_work: Session, notice: Banner) -> TrackChanges:
    filled.footage("yard.avi", tracks=2)
    return TrackChanges(at_work, notice)


def tracks(filled: FilledLab) -> list[tuple[str, int]]:
    return [(track.id, track.faces) for track in reads.faces(filled.lab, filled.actor, filled.case).tracks]


def test_merged_tracks_are_one_until_the_banner_undoes_it(
    changes: TrackChanges, notice: Banner, filled: FilledLab, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(changes.left) as left:
        changes.merge(filled.case, ("t1", "t2"))
    assert left.args == ["t1"]
    assert tracks(filled) == [("t1", 20)]
    assert notice.text.text() == "t1, t2 are one track now: t1."
    assert notice.button is not None
    with qtbot.waitSignal(changes.left):
        notice.button.click()
    assert notice.text.text() == "The merge was undone: t1, t2."
    assert tracks(filled) == [("t1", 10), ("t2", 10)]


def test_a_split_closes_its_dialog_and_tells_the_new_track(
    changes: TrackChanges, notice: Banner, filled: FilledLab, session: Session, qtbot: QtBot
) -> None:
    found = reads.faces(filled.lab, filled.actor, filled.case)
    dialog = TrackDialog(session, filled.case, Cell(found.tracks[0].best, found.tracks[0], found.exhibits[0]))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    with qtbot.waitSignals([changes.left, dialog.accepted]):
        changes.split(filled.case, "t1", "f5", dialog=dialog)
    assert tracks(filled) == [("t1", 4), ("t3", 6), ("t2", 10)]
    assert notice.text.text() == "t1 was split: t3 begins at f5."


def test_what_cannot_be_is_explained_in_the_banner(
    changes: TrackChanges, notice: Banner, filled: FilledLab, session: Session, qtbot: QtBot
) -> None:
    exhibit = filled.exhibit("two.avi")
    filled.begin(exhibit)
    filled.step(exhibit, start=0, frames=5, tracks=(1, 2))
    filled.end(exhibit, State.COMPLETE)
    with qtbot.assertNotEmitted(session.failed):
        changes.merge(filled.case, ("t3", "t4"))
        qtbot.waitUntil(lambda: "one person cannot be in a frame twice" in notice.text.text())
    assert notice.property("banner") == "warn"


def test_where_nothing_was_changed_nothing_is_undone(
    changes: TrackChanges, notice: Banner, filled: FilledLab, qtbot: QtBot
) -> None:
    changes.undo(filled.case, exhibit="e1")
    assert notice.text.text() == "There is no split or merge to undo."
    assert not changes.can_undo


def test_an_earlier_change_of_the_exhibit_can_be_undone_too(
    changes: TrackChanges, filled: FilledLab, qtbot: QtBot
) -> None:
    from catchlight.workflows.edit_tracks import MergeTracks, merge_tracks

    merge_tracks(filled.lab, MergeTracks(filled.actor, filled.case.number, ("t1", "t2")))
    changes.know(reads.faces(filled.lab, filled.actor, filled.case).edits)
    assert changes.can_undo
    with qtbot.waitSignal(changes.left):
        changes.undo(filled.case, exhibit=None)
    assert len(tracks(filled)) == 2
