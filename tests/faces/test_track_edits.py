"""What people change in tracks, as stored: templates and best faces made anew, and given back as they were."""

from sqlite_utils import Database
from tests.findings_maker import footage_step, found, keep, two_tracks
from tests.people import NAME, present

from catchlight.evidence.cases import Case
from catchlight.evidence.log import acting
from catchlight.faces.rank import fused_template
from catchlight.faces.records import StoredTrack, faces_of_track, tracks_of
from catchlight.faces.track_edits import StoredEdit, last_edit, store_merge, store_split, store_undo
from catchlight.lab.folder import Lab


def everything(db: Database) -> list[tuple[object, ...]]:
    """Which face is in which track, and how each track is; tracks without faces do not count."""
    faces = db.conn.execute("SELECT id, track_id, best_rank, crop_sha256, embedding FROM faces ORDER BY id").fetchall()
    tracks = db.conn.execute(
        "SELECT id, number, template, best_face_id FROM tracks WHERE id IN (SELECT track_id FROM faces) ORDER BY id"
    ).fetchall()
    return [*faces, *tracks]


def split(lab: Lab, db: Database, chosen: StoredTrack, at: int) -> StoredEdit:
    with acting(lab, db, present(lab)) as act:
        act.log("track.split")
        return store_split(act, chosen, faces_of_track(db, chosen.row)[at:])


def merge(lab: Lab, db: Database, *tracks: StoredTrack) -> StoredEdit:
    with acting(lab, db, present(lab)) as act:
        act.log("track.merged")
        return store_merge(act, tracks[0], tracks[1:])


def undo(lab: Lab, db: Database, edit: StoredEdit) -> tuple[int, ...]:
    with acting(lab, db, present(lab)) as act:
        act.log("track.edit.undone")
        return store_undo(act, edit)


def test_both_parts_of_a_split_get_template_and_best_faces_of_their_own(lab: Lab, case: Case) -> None:
    two_tracks(lab, case)
    with lab.reading() as db:
        edit = split(lab, db, tracks_of(db, case)[0], at=3)
        old, new, _ = tracks_of(db, case)

        assert (edit.kind, edit.tracks, edit.edited_by) == ("split", (1, new.row), NAME)
        assert [one.frame for one in faces_of_track(db, old.row)] == [0, 1, 2]
        assert [one.frame for one in faces_of_track(db, new.row)] == [3, 4, 5]
        assert (old.best.frame, [one.frame for one in old.best_faces]) == (0, [0])
        assert (new.best.frame, [one.best_rank for one in new.best_faces]) == (4, [1])
        assert old.template == fused_template([old.best.face])
        assert new.template == fused_template([new.best.face])


def test_a_part_without_a_crop_shows_its_best_face_without_one(lab: Lab, case: Case) -> None:
    two_tracks(lab, case)
    with lab.reading() as db:
        split(lab, db, tracks_of(db, case)[1], at=2)
        rest = tracks_of(db, case)[-1]

    assert (rest.best.frame, rest.best.crop_sha256, rest.best_faces, rest.template) == (12, None, (), None)


def test_a_part_prefers_an_embedded_face_where_no_crop_is_left(lab: Lab, case: Case) -> None:
    two_tracks(lab, case)
    with lab.reading() as db:
        db.conn.execute("UPDATE faces SET embedding = (SELECT embedding FROM faces WHERE frame = 10) WHERE frame = 13")
        split(lab, db, tracks_of(db, case)[1], at=2)
        rest = tracks_of(db, case)[-1]

    assert rest.best.frame == 13
    assert rest.template == rest.best.face.embedding


def test_a_merged_track_has_the_best_of_both_and_the_other_is_not_listed(lab: Lab, case: Case) -> None:
    two_tracks(lab, case)
    with lab.reading() as db:
        edit = merge(lab, db, *tracks_of(db, case))
        (both,) = tracks_of(db, case)
        embedded = [one.face for one in faces_of_track(db, both.row) if one.face.embedding is not None]

    assert (edit.kind, edit.tracks, both.faces) == ("merge", (1, 2), 10)
    assert [one.frame for one in both.best_faces] == [4, 10, 0]
    assert len(embedded) == 3
    assert both.template == fused_template(embedded)


def test_a_merged_track_has_no_more_best_faces_than_any_other_and_loses_no_crop(lab: Lab, case: Case) -> None:
    row = two_tracks(lab, case).row
    with lab.reading() as db:
        for frame in range(20, 26):
            keep(db, row, footage_step(found(2, frame, seed=frame, sharpness=0.6 + frame / 1000)))
        db.conn.execute("UPDATE faces SET crop_sha256 = 'x' || frame WHERE frame >= 20")
        merge(lab, db, *tracks_of(db, case))
        (both,) = tracks_of(db, case)
        crops = db.conn.execute("SELECT count(*) FROM faces WHERE crop_sha256 IS NOT NULL").fetchone()

    assert [one.frame for one in both.best_faces] == [4, 25, 24, 23, 22]
    assert crops == (9,)


def test_undone_edits_leave_everything_as_it_was(lab: Lab, case: Case) -> None:
    row = two_tracks(lab, case).row
    with lab.reading() as db:
        db.conn.execute("UPDATE tracks SET template = CAST('not what the faces give' AS BLOB) WHERE id = 1")
        states = [everything(db)]
        split(lab, db, tracks_of(db, case)[0], at=2)
        states.append(everything(db))
        merge(lab, db, tracks_of(db, case)[0], tracks_of(db, case)[2])
        states.append(everything(db))
        split(lab, db, tracks_of(db, case)[0], at=4)

        undone = []
        for state in reversed(states):
            edit = last_edit(db, row)
            assert edit is not None
            undone.append((edit.kind, undo(lab, db, edit)))
            assert everything(db) == state
        assert undone == [("split", (1,)), ("merge", (1, 2)), ("split", (1,))]
        assert last_edit(db, row) is None


def test_the_last_edit_is_that_of_its_own_exhibit(lab: Lab, case: Case) -> None:
    first, second = two_tracks(lab, case), two_tracks(lab, case, content="cc")
    with lab.reading() as db:
        edit = split(lab, db, tracks_of(db, case)[0], at=1)

        assert last_edit(db, first.row) == edit
        assert last_edit(db, second.row) is None


def test_a_track_that_was_split_off_has_a_number_of_its_own(lab: Lab, case: Case) -> None:
    two_tracks(lab, case)
    with lab.reading() as db:
        for at in (3, 1):
            split(lab, db, tracks_of(db, case)[0], at=at)
        numbers = db.conn.execute("SELECT number FROM tracks ORDER BY id").fetchall()

    assert numbers == [(1,), (2,), (3,), (4,)]
