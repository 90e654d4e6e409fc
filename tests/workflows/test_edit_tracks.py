"""Splitting and merging tracks by hand, and going back."""

from collections.abc import Callable

import pytest
from sqlite_utils import Database
from tests.findings_maker import exhibit_of, face, footage_step, found, keep, still_findings, two_tracks, update
from tests.people import present

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case
from catchlight.evidence.log import acting, read_log
from catchlight.faces.findings import HeldFace
from catchlight.faces.keeping import add_still_faces, tracks_digest
from catchlight.faces.records import StoredFace, faces_of, tracks_of
from catchlight.faces.track_edits import edits_digest, last_edit
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.media.ledger import State
from catchlight.workflows.edit_tracks import (
    MergeTracks,
    SplitTrack,
    TrackEdit,
    UndoTrackEdit,
    merge_tracks,
    split_track,
    undo_track_edit,
)
from catchlight.workflows.extraction_entries import ended_details, log_extraction
from catchlight.workflows.verify_log import verify_log

NUMBER = "2026-001"
Act = Callable[[], TrackEdit]


def split(lab: Lab, track: str, face_id: str) -> TrackEdit:
    return split_track(lab, SplitTrack(present(lab), NUMBER, track, face_id))


def merge(lab: Lab, *tracks: str) -> TrackEdit:
    return merge_tracks(lab, MergeTracks(present(lab), NUMBER, tracks))


def undo(lab: Lab, exhibit: str = "e1") -> TrackEdit:
    return undo_track_edit(lab, UndoTrackEdit(present(lab), NUMBER, exhibit))


def frames(lab: Lab, case: Case) -> dict[str, list[int | None]]:
    """The frames of each listed track."""
    with lab.reading() as db:
        found = faces_of(db, case)
        return {track.id: [one.frame for one in found if one.track == track.id] for track in tracks_of(db, case)}


def in_frame(db: Database, case: Case, frame: int) -> StoredFace:
    return next(one for one in faces_of(db, case) if one.frame == frame)


def face_in(lab: Lab, case: Case, frame: int) -> str:
    with lab.reading() as db:
        return in_frame(db, case, frame).id


def details(lab: Lab) -> tuple[str, dict[str, object]]:
    """The newest entry."""
    with lab.reading() as db:
        document = list(read_log(db))[-1].document
        assert document["details"].pop("tracks_sha256") == tracks_digest(db, 1)
        assert document["details"].pop("edits_sha256") == edits_digest(db, 1)
    return document["action"], document["details"]


def test_a_face_and_all_later_ones_become_a_track(lab: Lab, case: Case) -> None:
    two_tracks(lab, case)
    edit = split(lab, "t1", face_in(lab, case, 3))
    assert edit == TrackEdit(1, "split", "e1", ("t3", "t1"))
    assert frames(lab, case) == {"t1": [0, 1, 2], "t3": [3, 4, 5], "t2": [10, 11, 12, 13]}
    assert details(lab) == (
        "track.split",
        {
            "exhibit": "e1",
            "edit": 1,
            "track": "t1",
            "new_track": "t3",
            "first_face": face_in(lab, case, 3),
            "from_frame": 3,
            "faces_kept": 3,
            "faces_moved": 3,
        },
    )


def test_tracks_are_merged_into_the_first(lab: Lab, case: Case) -> None:
    two_tracks(lab, case)
    assert merge(lab, "t2", "t1", "t2") == TrackEdit(1, "merge", "e1", ("t2",))
    assert frames(lab, case) == {"t2": [0, 1, 2, 3, 4, 5, 10, 11, 12, 13]}
    action, told = details(lab)
    assert (action, told["into"], told["tracks"], told["faces_moved"], told["faces"]) == (
        "track.merged",
        "t2",
        ["t1"],
        6,
        10,
    )


def test_edits_are_undone_one_after_the_other_the_newest_first(lab: Lab, case: Case) -> None:
    exhibit = two_tracks(lab, case)
    with lab.reading() as db, acting(lab, db, present(lab)) as act:
        log_extraction(act, case, "extraction.finished", exhibit, ended_details(db, exhibit, broken=None))
    states = [frames(lab, case)]
    split(lab, "t1", face_in(lab, case, 3))
    states.append(frames(lab, case))
    merge(lab, "t3", "t2")
    states.append(frames(lab, case))
    split(lab, "t3", face_in(lab, case, 12))

    assert undo(lab) == TrackEdit(3, "split", "e1", ("t3",))
    assert details(lab) == (
        "track.edit.undone",
        {"exhibit": "e1", "edit": 3, "kind": "split", "tracks": ["t3"]},
    )
    assert frames(lab, case) == states.pop()
    assert undo(lab) == TrackEdit(2, "merge", "e1", ("t3", "t2"))
    assert frames(lab, case) == states.pop()
    split(lab, "t2", face_in(lab, case, 11))  # an edit after an undo is the next to be undone
    assert undo(lab).edit_id == 4
    assert undo(lab) == TrackEdit(1, "split", "e1", ("t1",))
    assert frames(lab, case) == states.pop()
    with pytest.raises(CatchlightError, match="left to undo"):
        undo(lab)
    assert verify_log(lab, JobControl()).ok


def test_each_exhibit_has_edits_of_its_own(lab: Lab, case: Case) -> None:
    two_tracks(lab, case)
    two_tracks(lab, case, content="cc")
    split(lab, "t1", face_in(lab, case, 1))
    merge(lab, "t3", "t4")
    assert undo(lab, "e1").edit_id == 1
    with pytest.raises(CatchlightError, match="exhibit e1 is left to undo"):
        undo(lab, "e1")
    assert undo(lab, "e2").edit_id == 2


@pytest.mark.parametrize("state", [State.RUNNING, State.CANCELLED, State.FAILED])
def test_tracks_that_may_still_change_are_not_edited(lab: Lab, case: Case, state: State) -> None:
    two_tracks(lab, case, state=state)
    before = frames(lab, case)
    acts: tuple[Act, ...] = (
        lambda: split(lab, "t1", face_in(lab, case, 3)),
        lambda: merge(lab, "t1", "t2"),
        lambda: undo(lab),
    )
    for act in acts:
        with pytest.raises(CatchlightError, match="may still change"):
            act()
    assert frames(lab, case) == before


def test_tracks_of_footage_that_broke_off_are_edited(lab: Lab, case: Case) -> None:
    two_tracks(lab, case, state=State.PARTIAL)
    assert split(lab, "t1", face_in(lab, case, 3)).kind == "split"


def test_the_first_face_of_a_track_splits_nothing(lab: Lab, case: Case) -> None:
    two_tracks(lab, case)
    with pytest.raises(CatchlightError, match="nothing would stay"):
        split(lab, "t1", face_in(lab, case, 0))


def test_a_face_of_another_track_does_not_split_this_one(lab: Lab, case: Case) -> None:
    two_tracks(lab, case)
    with pytest.raises(CatchlightError, match="not in the track t1") as refused:
        split(lab, "t1", face_in(lab, case, 11))
    assert refused.value.hint == "It is in t2."


def test_a_face_of_a_still_splits_nothing(lab: Lab, case: Case) -> None:
    two_tracks(lab, case)
    still = exhibit_of(lab, case, kind="still", content="ee")
    with lab.reading() as db:
        add_still_faces(db, still.row, still_findings((face(1),)), crops=["c"], pack="p")
    with pytest.raises(CatchlightError, match="not in the track t1") as refused:
        split(lab, "t1", "f11")
    assert "still" in refused.value.hint


@pytest.mark.parametrize("tracks", [(), ("t1",), ("t1", "t1")])
def test_one_track_is_merged_with_nothing(lab: Lab, case: Case, tracks: tuple[str, ...]) -> None:
    two_tracks(lab, case)
    with pytest.raises(CatchlightError, match="Fewer than two"):
        merge(lab, *tracks)


def test_tracks_of_several_exhibits_are_not_merged(lab: Lab, case: Case) -> None:
    two_tracks(lab, case)
    two_tracks(lab, case, content="cc")
    with pytest.raises(CatchlightError, match="several exhibits: t3 not of e1"):
        merge(lab, "t1", "t3")


def test_one_person_is_not_twice_in_a_frame(lab: Lab, case: Case) -> None:
    exhibit = two_tracks(lab, case)
    with lab.reading() as db:
        keep(db, exhibit.row, footage_step(found(2, 4), found(2, 5), tracks=(update(2, 4, template=b"t"),)))
    before = frames(lab, case)
    with pytest.raises(CatchlightError, match="in frame 4 and at 1 more places: one person cannot be") as refused:
        merge(lab, "t1", "t2")
    assert refused.value.facts["frames"] == [4, 5]
    assert frames(lab, case) == before


def test_a_face_that_is_held_stands_in_the_frames_between(lab: Lab, case: Case) -> None:
    exhibit = two_tracks(lab, case)
    with lab.reading() as db:
        keep(db, exhibit.row, footage_step(held=(HeldFace(1, 5, 10, 400_000),)))
    with pytest.raises(CatchlightError, match="in frame 10: one person"):
        merge(lab, "t2", "t1")


def test_a_track_that_a_merge_has_emptied_is_no_track(lab: Lab, case: Case) -> None:
    two_tracks(lab, case)
    merge(lab, "t1", "t2")
    acts: tuple[Act, ...] = (lambda: merge(lab, "t1", "t2"), lambda: split(lab, "t2", face_in(lab, case, 11)))
    for act in acts:
        with pytest.raises(CatchlightError, match="no face or track t2"):
            act()


def test_a_refused_edit_leaves_no_trace(lab: Lab, case: Case) -> None:
    exhibit = two_tracks(lab, case)
    with lab.reading() as db:
        entries = len(list(read_log(db)))
    with pytest.raises(CatchlightError):
        split(lab, "t1", face_in(lab, case, 0))
    with lab.reading() as db:
        assert len(list(read_log(db))) == entries
        assert last_edit(db, exhibit.row) is None
