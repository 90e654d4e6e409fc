"""Faces and tracks as stored: named to people, read back as they were found, best faces and all."""

import pytest
from tests.findings_maker import (
    PACK,
    exhibit_of,
    face,
    footage_step,
    found,
    keep,
    still_findings,
    two_tracks,
    update,
)
from tests.people import present

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case, open_case
from catchlight.evidence.log import acting
from catchlight.faces.face import Verdict
from catchlight.faces.findings import HeldFace
from catchlight.faces.keeping import add_still_faces
from catchlight.faces.records import (
    FaceCounts,
    count_faces,
    face_named,
    faces_of,
    faces_of_exhibit,
    faces_of_track,
    is_face_or_track,
    names_face_crop,
    track_named,
    tracks_of,
    tracks_of_exhibit,
)
from catchlight.lab.folder import Lab


@pytest.fixture
def still(lab: Lab, case: Case) -> int:
    """The row of a still with two faces, the second of them too poor to compare."""
    row = exhibit_of(lab, case, kind="still", content="aa").row
    findings = still_findings((face(10), face(300, verdict=Verdict.NOT_SUITABLE)))
    with lab.reading() as db:
        add_still_faces(db, row, findings, crops=["c1", "c2"], pack=PACK)
    return row


@pytest.fixture
def footage(lab: Lab, case: Case) -> int:
    """The row of footage with two tracks over fourteen frames."""
    return two_tracks(lab, case).row


def test_faces_of_a_still_are_read_back_as_they_were_found(lab: Lab, case: Case, still: int) -> None:
    with lab.reading() as db:
        first, second = faces_of_exhibit(db, still)

    assert first.face == face(10)
    assert second.face == face(300, verdict=Verdict.NOT_SUITABLE)
    assert (first.id, first.exhibit, first.track, first.seconds, first.page) == ("f1", "e1", None, None, None)
    assert (first.crop_sha256, second.crop_sha256, first.pack_sha256) == ("c1", "c2", PACK)


def test_a_face_of_a_still_with_several_pages_says_which(lab: Lab, case: Case) -> None:
    row = exhibit_of(lab, case, kind="still", content="aa").row
    findings = still_findings((face(10),), (), (face(20), face(30)), failed=(2,))
    with lab.reading() as db:
        add_still_faces(db, row, findings, crops=["a", "b", "c"], pack=PACK)

        assert [(one.page, one.frame, one.face.box.x) for one in faces_of_exhibit(db, row)] == [
            (0, None, 10),
            (3, None, 20),
            (3, None, 30),
        ]


def test_a_face_that_is_too_poor_is_kept_and_counted_as_such(lab: Lab, still: int) -> None:
    with lab.reading() as db:
        assert count_faces(db, still) == FaceCounts(faces=2, tracks=0, not_suitable=1, embedded=2)


def test_an_exhibit_without_faces_counts_none(lab: Lab, case: Case) -> None:
    with lab.reading() as db:
        assert count_faces(db, 99) == FaceCounts(0, 0, 0, 0)


def test_a_track_knows_its_time_its_faces_and_its_best_ones(lab: Lab, case: Case, footage: int) -> None:
    with lab.reading() as db:
        first, second = tracks_of(db, case)

    assert (first.id, first.exhibit, first.faces) == ("t1", "e1", 6)
    assert (first.first_microseconds, first.last_microseconds) == (0, 200_000)
    assert (first.best.frame, first.best.crop_sha256) == (4, "bb4")
    assert [(one.frame, one.best_rank, one.crop_sha256) for one in first.best_faces] == [(4, 1, "bb4"), (0, 2, "bb0")]
    assert (second.best.frame, second.faces, len(second.best_faces)) == (10, 4, 1)
    assert second.template is not None


def test_a_track_lasts_until_its_last_face_is_held_no_longer(lab: Lab, case: Case, footage: int) -> None:
    with lab.reading() as db:
        keep(db, footage, footage_step(held=(HeldFace(1, 5, 9, 360_000),)))
        first, _ = tracks_of(db, case)
        last = faces_of_track(db, first.row)[-1]

    assert (first.last_microseconds, first.faces) == (360_000, 6)
    assert (last.frame, last.held_until_frame, last.held_until_microseconds) == (5, 9, 360_000)


def test_a_track_of_which_no_face_is_embedded_yet_is_not_listed(lab: Lab, case: Case) -> None:
    row = exhibit_of(lab, case).row
    with lab.reading() as db:
        keep(db, row, footage_step(found(1, 0, seed=None), tracks=(update(1),)))

        assert tracks_of(db, case) == []
        assert count_faces(db, row) == FaceCounts(faces=1, tracks=0, not_suitable=0, embedded=0)


def test_tracks_are_listed_by_first_appearance_exhibit_by_exhibit(lab: Lab, case: Case) -> None:
    first, second = two_tracks(lab, case), two_tracks(lab, case, content="cc")
    with lab.reading() as db:
        assert [track.id for track in tracks_of(db, case)] == ["t1", "t2", "t3", "t4"]
        assert [track.id for track in tracks_of_exhibit(db, first.row)] == ["t1", "t2"]
        assert [track.id for track in tracks_of_exhibit(db, second.row)] == ["t3", "t4"]


def test_faces_and_tracks_are_found_by_the_names_that_people_see(
    lab: Lab, case: Case, still: int, footage: int
) -> None:
    with lab.reading() as db:
        assert face_named(db, case, "f1").exhibit_row == still
        assert track_named(db, case, "t2").exhibit_row == footage
        assert [known.id for known in faces_of(db, case)] == [f"f{number}" for number in range(1, 13)]


@pytest.mark.parametrize("name", ["f99", "t1", "x1", "f", "", "f-1", "f1 ", "f" + "9" * 30])
def test_a_face_that_the_case_does_not_have_is_refused(lab: Lab, case: Case, footage: int, name: str) -> None:
    with lab.reading() as db, pytest.raises(CatchlightError, match="no face or track"):
        face_named(db, case, name)


def test_a_face_of_another_case_is_refused(lab: Lab, footage: int) -> None:
    with lab.reading() as db:
        with acting(lab, db, present(lab)) as act:
            other = open_case(act, number="2026-002", offence="arson")

        with pytest.raises(CatchlightError, match="no face or track f1 in the case 2026-002"):
            face_named(db, other, "f1")
        assert faces_of(db, other) == []
        assert tracks_of(db, other) == []


def test_a_crop_is_named_as_long_as_a_face_has_it(lab: Lab, case: Case, footage: int) -> None:
    with lab.reading() as db:
        assert names_face_crop(db, "bb4")
        assert not names_face_crop(db, "bb5")


@pytest.mark.parametrize(
    ("name", "is_one"), [("f12", True), ("t3", True), ("face.jpg", False), ("f", False), ("f1\n", False)]
)
def test_a_probe_that_names_a_face_is_told_from_a_file(name: str, is_one: bool) -> None:
    assert is_face_or_track(name) == is_one
