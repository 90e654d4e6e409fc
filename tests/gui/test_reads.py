from datetime import datetime

import pytest
from tests.extraction_maker import FRAME, FilledLab
from tests.gallery_maker import fill, random_vectors
from tests.oversight_maker import entries_of

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.gui import reads
from catchlight.lab.folder import Lab


def test_a_fresh_case_has_nothing_in_it(lab: Lab, actor: Actor, case: Case) -> None:
    assert reads.case_overviews(lab, actor) == (reads.CaseOverview(case, 0),)
    assert reads.exhibits(lab, actor, case) == reads.ExhibitsRead(case, (), {})
    assert reads.faces(lab, actor, case) == reads.FacesFound()
    assert reads.searches(lab, actor, case) == ()


def test_somebody_s_record_is_logged_before_it_is_shown(lab: Lab, actor: Actor) -> None:
    fill(lab, random_vectors(1))
    assert len(reads.portraits(lab, actor, "P0")) == 1
    assert len(entries_of(lab, "person.consulted")) == 1
    with pytest.raises(CatchlightError):
        reads.portraits(lab, actor, "visitor")


def test_tracks_come_with_their_best_faces_and_not_with_all(filled: FilledLab) -> None:
    still, footage = filled.still("scan.tif", pages=2), filled.footage(tracks=2)
    found = reads.faces(filled.lab, filled.actor, filled.case)
    assert [exhibit.id for exhibit in found.exhibits] == [still.id, footage.id]
    assert (found.faces, len(found.stills), [len(track.best_faces) for track in found.tracks]) == (24, 4, [3, 3])
    assert [face.page for face in found.stills] == [0, 0, 1, 1]
    whole = reads.track(filled.lab, filled.actor, filled.case, found.tracks[0].id)
    assert [face.frame for face in whole.faces] == list(range(10))
    assert whole.track == found.tracks[0]


def test_what_came_in_is_added_to_what_is_known(filled: FilledLab) -> None:
    footage = filled.footage(tracks=2)
    found = reads.faces(filled.lab, filled.actor, filled.case)
    nothing = reads.faces_news(filled.lab, filled.actor, filled.case, after=found.newest, tracks_after=found.newest)
    assert found.with_news(nothing) == found
    filled.step(footage, start=20, frames=5, tracks=(2, 3))
    filled.still("late.jpg")
    news = reads.faces_news(filled.lab, filled.actor, filled.case, after=found.newest, tracks_after=found.newest)
    fresh = found.with_news(news)
    assert fresh.tracks[0] is found.tracks[0]
    again = reads.faces(filled.lab, filled.actor, filled.case)
    assert (fresh.faces, fresh.newest, fresh.tracks, fresh.stills) == (
        again.faces,
        again.newest,
        again.tracks,
        again.stills,
    )


def test_a_ledger_has_its_failed_frames_with_the_time_before_and_the_clock(filled: FilledLab) -> None:
    from catchlight.workflows.note_clock import NoteClock, note_clock

    exhibit = filled.exhibit("yard.avi")
    filled.begin(exhibit)
    filled.step(exhibit, start=0, frames=10, tracks=(1,), failed=(0, 4, 5), best=(1, 2))
    request = NoteClock(filled.actor, filled.case.number, exhibit.id, 0, datetime(2026, 1, 1, 12), "UTC", -3.5, "A")  # noqa: DTZ001
    note_clock(filled.lab, request)
    read = reads.ledger(filled.lab, filled.actor, filled.case, exhibit)
    assert read.failed == ((0, None), (4, 3 * FRAME), (5, 3 * FRAME))
    assert read.clock is not None
    assert reads.exhibits(filled.lab, filled.actor, filled.case).clocks == {exhibit.row: read.clock}


def test_the_newest_edit_of_an_exhibit_can_be_undone(filled: FilledLab) -> None:
    from catchlight.workflows.edit_tracks import MergeTracks, merge_tracks

    footage = filled.footage(tracks=2)
    assert reads.faces(filled.lab, filled.actor, filled.case).edits == {}
    merge_tracks(filled.lab, MergeTracks(filled.actor, filled.case.number, ("t1", "t2")))
    assert reads.faces(filled.lab, filled.actor, filled.case).edits == {footage.row: "merge"}
