from dataclasses import replace
from datetime import UTC, datetime

from pytestqt.modeltest import ModelTester
from tests.gui import samples

from catchlight.gallery.candidates import FaceCandidate
from catchlight.gui.models.candidates_model import CandidateRole, CandidatesModel, LinesRole, MoveRole

CANDIDATE = replace(samples.CANDIDATE, portraits=1)


def test_a_candidate_is_told_by_rank_person_and_score(qtmodeltester: ModelTester) -> None:
    model = CandidatesModel()
    model.set_candidates((CANDIDATE,))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    cell = model.index(0, 0)
    assert cell.data(CandidateRole) is CANDIDATE
    assert cell.data(LinesRole) == ("P-1", "Booking desk")
    assert cell.data() == "Rank 1, P-1, comparison score 0.412"


def test_a_face_of_the_case_is_told_with_its_wall_time_where_it_is_known() -> None:
    model = CandidatesModel()
    moment = datetime(2026, 11, 20, 20, 4, 1, tzinfo=UTC)
    face, page = samples.stored_face(1, microseconds=2_000_000), samples.stored_face(2, page=4)
    known = (FaceCandidate(1, 0.5, face, moment), FaceCandidate(2, 0.4, face), FaceCandidate(3, 0.3, page))
    model.set_candidates(known, exhibit_names={3: "clip.mp4"})
    lines = [model.index(row, 0).data(LinesRole) for row in range(3)]
    assert lines == [
        ("f1  ·  0:00:02.000", "20:04:01 UTC  ·  e3  clip.mp4"),
        ("f1  ·  0:00:02.000", "e3  clip.mp4"),
        ("f2  ·  Page 5", "e3  clip.mp4"),
    ]


def test_what_the_exact_list_changed_is_told_beside_each_person() -> None:
    model = CandidatesModel()
    people = tuple(replace(CANDIDATE, rank=rank, person_id=f"P-{rank}") for rank in (1, 2, 3))
    model.set_candidates(people, before={"P-1": 1, "P-3": 2})
    assert [model.index(row, 0).data(MoveRole) for row in range(3)] == [
        "",
        "not in the preview",
        "was 2 in the preview",
    ]
    assert str(model.index(1, 0).data()).endswith("not in the preview")
    assert (model.row_of("P-3"), model.row_of("P-9")) == (2, None)
    model.set_candidates(people)
    assert model.index(1, 0).data(MoveRole) == ""
