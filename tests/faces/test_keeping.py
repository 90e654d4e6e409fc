"""Findings as they are kept, step by step: whatever the steps were, what is left is the same."""

import pytest
from sqlite_utils import Database
from tests.findings_maker import (
    PACK,
    embedding,
    exhibit_of,
    face,
    footage_step,
    found,
    keep,
    still_findings,
    two_tracks,
    update,
)

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case
from catchlight.faces.findings import EmbeddedFace, HeldFace
from catchlight.faces.keeping import (
    SearchedWith,
    add_still_faces,
    findings_digest,
    forget_faces,
    was_searched_with,
)
from catchlight.faces.records import FaceCounts, count_faces, faces_of, faces_of_exhibit, tracks_of
from catchlight.lab.folder import Lab


@pytest.fixture
def exhibit(lab: Lab, case: Case) -> int:
    return exhibit_of(lab, case).row


def searched(db: Database, case: Case, face_row: int) -> None:
    db.conn.execute(
        "INSERT INTO searches (case_id, scope, probe, probe_face, authority, purpose, authorisation, mode, k,"
        " pack_sha256, started_at, searched_by) VALUES (?, 'gallery', 'f1', ?, 'a', 'p', 'not-needed', 'exact', 1,"
        " 'x', 'now', 'A')",
        (case.row, face_row),
    )


def test_a_late_embedding_enters_the_face_that_an_earlier_step_stored(lab: Lab, exhibit: int) -> None:
    with lab.reading() as db:
        keep(db, exhibit, footage_step(found(1, 0, seed=None), found(1, 1, seed=None)))
        keep(db, exhibit, footage_step(embedded=(EmbeddedFace(1, 1, embedding(7)),)))

        assert [one.face.embedding for one in faces_of_exhibit(db, exhibit)] == [None, embedding(7)]


def test_a_later_hold_takes_the_place_of_an_earlier_one(lab: Lab, exhibit: int) -> None:
    with lab.reading() as db:
        keep(db, exhibit, footage_step(found(1, 0), held=(HeldFace(1, 0, 3, 120_000),)))
        keep(db, exhibit, footage_step(held=(HeldFace(1, 0, 8, 320_000),)))
        (only,) = faces_of_exhibit(db, exhibit)

    assert (only.held_until_frame, only.held_until_microseconds) == (8, 320_000)


def test_best_faces_are_ranked_anew_and_those_that_fall_out_lose_their_crop(lab: Lab, case: Case, exhibit: int) -> None:
    with lab.reading() as db:
        first = footage_step(found(1, 0), found(1, 1), tracks=(update(1, 1, 0, template=b"one"),))
        assert keep(db, exhibit, first, {(1, 0): "c0", (1, 1): "c1"}) == []
        second = footage_step(found(1, 2), tracks=(update(1, 2, 1, template=b"two"),))
        assert keep(db, exhibit, second, {(1, 2): "c2"}) == ["c0"]
        (track,) = tracks_of(db, case)
        crops = [(one.best_rank, one.crop_sha256) for one in faces_of_exhibit(db, exhibit)]

    assert crops == [(None, None), (2, "c1"), (1, "c2")]
    assert (track.best.frame, track.template, [one.frame for one in track.best_faces]) == (2, b"two", [2, 1])


def test_two_faces_with_the_same_crop_lose_only_their_own_name_to_it(lab: Lab, exhibit: int) -> None:
    with lab.reading() as db:
        step = footage_step(found(1, 0), found(1, 1), tracks=(update(1, 1, 0, template=b"t"),))
        keep(db, exhibit, step, {(1, 0): "same", (1, 1): "same"})
        keep(db, exhibit, footage_step(tracks=(update(1, 1, template=b"t"),)))

        assert [one.crop_sha256 for one in faces_of_exhibit(db, exhibit)] == [None, "same"]


def test_the_ids_do_not_tell_of_the_steps(lab: Lab, case: Case) -> None:
    whole, cut = exhibit_of(lab, case, content="aa").row, exhibit_of(lab, case, content="bb").row
    faces = [found(track, frame) for frame in range(4) for track in (1, 2) if frame or track == 1]
    with lab.reading() as db:
        keep(db, whole, footage_step(*faces, tracks=(update(2, 3, template=b"2"), update(1, 0, template=b"1"))))
        before = max(one.row for one in faces_of_exhibit(db, whole))
        for one in faces:
            keep(db, cut, footage_step(one, tracks=(update(one.track, one.frame, template=b"x"),)))
        keep(db, cut, footage_step(tracks=(update(2, 3, template=b"2"), update(1, 0, template=b"1"))))
        left, right = faces_of_exhibit(db, whole), faces_of_exhibit(db, cut)

    assert [one.face for one in left] == [one.face for one in right]
    assert [one.row + before for one in left] == [one.row for one in right]
    assert [one.track_row and one.track_row + 2 for one in left] == [one.track_row for one in right]
    assert [one.best_rank for one in left] == [one.best_rank for one in right]


def test_forgetting_an_exhibit_leaves_the_others(lab: Lab, case: Case) -> None:
    one, other = two_tracks(lab, case).row, two_tracks(lab, case, content="cc").row
    with lab.reading() as db:
        forget_faces(db, one)

        assert count_faces(db, one) == FaceCounts(0, 0, 0, 0)
        assert count_faces(db, other) == FaceCounts(faces=10, tracks=2, not_suitable=0, embedded=3)


def test_ids_are_never_given_twice(lab: Lab, case: Case, exhibit: int) -> None:
    with lab.reading() as db:
        keep(db, exhibit, footage_step(found(1, 0)))
        before = {known.id for known in faces_of(db, case)}
        forget_faces(db, exhibit)
        keep(db, exhibit, footage_step(found(1, 0)))

        assert before.isdisjoint(known.id for known in faces_of(db, case))


def test_faces_that_were_searched_with_are_not_forgotten(lab: Lab, case: Case, exhibit: int) -> None:
    with lab.reading() as db:
        keep(db, exhibit, footage_step(found(1, 0), found(1, 1)))
        assert not was_searched_with(db, exhibit)
        searched(db, case, faces_of_exhibit(db, exhibit)[1].row)

        assert was_searched_with(db, exhibit)
        with pytest.raises(SearchedWith, match="kept as they are") as refused:
            forget_faces(db, exhibit)
    assert isinstance(refused.value, CatchlightError)


def test_a_candidate_is_kept_as_well(lab: Lab, case: Case, exhibit: int) -> None:
    with lab.reading() as db:
        other = exhibit_of(lab, case, content="cc").row
        keep(db, exhibit, footage_step(found(1, 0)))
        keep(db, other, footage_step(found(1, 0)))
        probe, candidate = (faces_of_exhibit(db, row)[0].row for row in (other, exhibit))
        searched(db, case, probe)
        db.conn.execute("INSERT INTO candidates (search_id, rank, score, face) VALUES (1, 1, 0.5, ?)", (candidate,))

        assert was_searched_with(db, exhibit)


def test_the_digest_covers_what_was_found_and_not_what_people_made_of_it(lab: Lab, case: Case) -> None:
    row = two_tracks(lab, case).row
    with lab.reading() as db:
        before = findings_digest(db, row)
        db.conn.execute("UPDATE faces SET track_id = 2, best_rank = NULL WHERE id = 1")
        assert findings_digest(db, row) == before

        for change in ("x = x + 1", "embedding = x'00'", "held_until_frame = 99", "quality = '{}'", "microseconds = 1"):
            db.conn.execute("BEGIN")
            db.conn.execute(f"UPDATE faces SET {change} WHERE id = 3")  # noqa: S608 - constants
            assert findings_digest(db, row) != before, change
            db.conn.execute("ROLLBACK")


def test_the_digest_of_nothing_is_one_too(lab: Lab, exhibit: int) -> None:
    with lab.reading() as db:
        assert len(findings_digest(db, exhibit)) == 64


def test_pages_that_failed_leave_the_others_their_numbers(lab: Lab, case: Case) -> None:
    row = exhibit_of(lab, case, kind="still").row
    with lab.reading() as db:
        add_still_faces(db, row, still_findings((face(1),), failed=(0,)), crops=["c"], pack=PACK)

        assert [one.page for one in faces_of_exhibit(db, row)] == [1]
