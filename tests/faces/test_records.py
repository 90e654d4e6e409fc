"""Faces and tracks as stored: named to people, read back as they were found, best crop and all."""

import pytest
from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case, open_case
from catchlight.evidence.entry import Actor
from catchlight.evidence.exhibits import ExaminedFile, add_exhibit
from catchlight.evidence.log import acting
from catchlight.faces.face import Box, Face, Quality, Reason, Verdict
from catchlight.faces.findings import FoundFace, StillFindings, TrackUpdate
from catchlight.faces.records import (
    FaceCounts,
    add_footage_faces,
    add_still_faces,
    count_faces,
    face_named,
    faces_of,
    faces_of_exhibit,
    forget_faces,
    found_faces,
    is_face_or_track,
    names_face_crop,
    track_named,
    tracks_of,
)
from catchlight.lab.folder import Lab

PACK = "cd" * 32


def face(left: float, *, verdict: Verdict = Verdict.USABLE) -> Face:
    reasons = () if verdict is Verdict.USABLE else (Reason.SMALL, Reason.BLURRED)
    quality = Quality(42.5, 0.5, 0.4, 6.1, 0.9, -12.0, 3.0, 1.5, verdict, reasons)
    points = tuple((left + number, 20.0 + number) for number in range(5))
    return Face(Box(left, -4.0, 100.5, 120.0), points, 0.93, quality, bytes(range(16)))


def exhibit_of(lab: Lab, case: Case, actor: Actor, *, kind: str, content: str) -> int:
    file = ExaminedFile(
        path=f"/{content}", sha256=content * 32, size=9, kind=kind, width=768, height=432, frames_expected=1
    )
    with lab.reading() as db, acting(lab, db, actor) as act:
        return add_exhibit(act, case, file).row


@pytest.fixture
def still(lab: Lab, case: Case, actor: Actor) -> int:
    """The row of a still with two faces, the second of them too poor to compare."""
    row = exhibit_of(lab, case, actor, kind="still", content="aa")
    findings = StillFindings(768, 432, "JPEG", (), (face(10), face(300, verdict=Verdict.NOT_SUITABLE)), (b"1", b"2"))
    with lab.reading() as db:
        add_still_faces(db, row, findings, crops=["c1", "c2"], pack=PACK)
    return row


def step(
    db: Database, exhibit: int, frame: int, *, crops: dict[int, str], tracks: tuple[int, ...] = (1, 2)
) -> list[str]:
    """One step of footage: one frame with a face of each track; those with a crop got a better best face."""
    found = tuple(FoundFace(frame, frame * 40_000, track, face(100.0 * track + frame)) for track in tracks)
    updates = tuple(
        TrackUpdate(track, frame if track in crops else 0, 0, bytes([frame] * 16), b"png" if track in crops else None)
        for track in tracks
    )
    return add_footage_faces(db, exhibit, found, updates, crops=crops, pack=PACK)


@pytest.fixture
def footage(lab: Lab, case: Case, actor: Actor) -> int:
    """The row of footage with two tracks over three frames; the second face of track 1 is its best."""
    row = exhibit_of(lab, case, actor, kind="footage", content="bb")
    with lab.reading() as db:
        step(db, row, 0, crops={1: "t1-first", 2: "t2"})
        step(db, row, 1, crops={1: "t1-best"})
        step(db, row, 2, crops={}, tracks=(2,))
    return row


def test_faces_of_a_still_are_read_back_as_they_were_found(lab: Lab, case: Case, still: int) -> None:
    with lab.reading() as db:
        first, second = faces_of_exhibit(db, still)

    assert first.face == face(10)
    assert second.face == face(300, verdict=Verdict.NOT_SUITABLE)
    assert (first.id, first.exhibit, first.track, first.seconds) == ("f1", "e1", None, None)
    assert (first.crop_sha256, second.crop_sha256, first.pack_sha256) == ("c1", "c2", PACK)


def test_a_face_that_is_too_poor_is_kept_and_counted_as_such(lab: Lab, still: int) -> None:
    with lab.reading() as db:
        assert count_faces(db, still) == FaceCounts(faces=2, tracks=0, not_suitable=1, embedded=2)


def test_an_exhibit_without_faces_counts_none(lab: Lab, case: Case) -> None:
    with lab.reading() as db:
        assert count_faces(db, 99) == FaceCounts(0, 0, 0, 0)


def test_a_track_knows_its_time_its_faces_and_its_best_one(lab: Lab, case: Case, footage: int) -> None:
    with lab.reading() as db:
        first, second = tracks_of(db, case)

    assert (first.id, first.exhibit, first.faces, first.first_microseconds, first.last_microseconds) == (
        "t1",
        "e1",
        2,
        0,
        40_000,
    )
    assert (first.best.frame, first.best.crop_sha256, first.template) == (1, "t1-best", bytes([1] * 16))
    assert (second.best.frame, second.best.crop_sha256, second.faces) == (0, "t2", 3)


def test_a_better_face_takes_the_crop_of_its_track_and_tells_which_was_lost(lab: Lab, case: Case, actor: Actor) -> None:
    row = exhibit_of(lab, case, actor, kind="footage", content="bb")
    with lab.reading() as db:
        assert step(db, row, 0, crops={1: "t1-first", 2: "t2"}) == []
        assert step(db, row, 1, crops={1: "t1-best"}) == ["t1-first"]

        assert not names_face_crop(db, "t1-first")
        assert names_face_crop(db, "t1-best")


def test_a_resumed_run_starts_from_what_was_found(lab: Lab, footage: int) -> None:
    with lab.reading() as db:
        found = found_faces(db, footage)

    assert [(known.frame, known.microseconds, known.track) for known in found] == [
        (0, 0, 1),
        (0, 0, 2),
        (1, 40_000, 1),
        (1, 40_000, 2),
        (2, 80_000, 2),
    ]
    assert found[0].face == face(100)


def test_faces_and_tracks_are_found_by_the_names_that_people_see(
    lab: Lab, case: Case, still: int, footage: int
) -> None:
    with lab.reading() as db:
        assert face_named(db, case, "f1").exhibit_row == still
        assert track_named(db, case, "t2").exhibit_row == footage
        assert [known.id for known in faces_of(db, case)] == [f"f{number}" for number in range(1, 8)]


@pytest.mark.parametrize("name", ["f99", "t1", "x1", "f", "", "f-1", "f1 ", "f" + "9" * 30])
def test_a_face_that_the_case_does_not_have_is_refused(lab: Lab, case: Case, footage: int, name: str) -> None:
    with lab.reading() as db, pytest.raises(CatchlightError, match="no face or track"):
        face_named(db, case, name)


def test_a_face_of_another_case_is_refused(lab: Lab, actor: Actor, footage: int) -> None:
    with lab.reading() as db:
        with acting(lab, db, actor) as act:
            other = open_case(act, number="2026-002", offence="arson")

        with pytest.raises(CatchlightError, match="no face or track f1 in the case 2026-002"):
            face_named(db, other, "f1")
        assert faces_of(db, other) == []
        assert tracks_of(db, other) == []


def test_forgetting_an_exhibit_leaves_the_others(lab: Lab, case: Case, still: int, footage: int) -> None:
    with lab.reading() as db:
        forget_faces(db, footage)

        assert count_faces(db, footage) == FaceCounts(0, 0, 0, 0)
        assert count_faces(db, still) == FaceCounts(faces=2, tracks=0, not_suitable=1, embedded=2)


def test_ids_are_never_given_twice(lab: Lab, case: Case, footage: int) -> None:
    with lab.reading() as db:
        before = {known.id for known in faces_of(db, case)}
        forget_faces(db, footage)
        step(db, footage, 0, crops={1: "t1", 2: "t2"})

        assert before.isdisjoint(known.id for known in faces_of(db, case))


@pytest.mark.parametrize(
    ("name", "is_one"), [("f12", True), ("t3", True), ("face.jpg", False), ("f", False), ("f1\n", False)]
)
def test_a_probe_that_names_a_face_is_told_from_a_file(name: str, is_one: bool) -> None:
    assert is_face_or_track(name) == is_one


def test_faces_that_were_searched_with_are_not_forgotten(lab: Lab, case: Case, still: int) -> None:
    with lab.reading() as db:
        db.conn.execute(
            "INSERT INTO searches (case_id, scope, probe, probe_face, authority, purpose, authorisation, mode, k,"
            " pack_sha256, started_at, searched_by) VALUES (?, 'gallery', 'f1', 1, 'a', 'p', 'not-needed', 'exact', 1,"
            " 'x', 'now', 'A')",
            (case.row,),
        )
        with pytest.raises(CatchlightError, match="kept as they are"):
            forget_faces(db, still)
        assert len(faces_of_exhibit(db, still)) == 2
