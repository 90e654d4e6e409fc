from pytestqt.modeltest import ModelTester

from catchlight.gallery.candidates import Candidate
from catchlight.gui.models.candidates_model import CandidateRole, CandidatesModel, LinesRole

CANDIDATE = Candidate(
    rank=1,
    person_id="P-1",
    score=0.41234,
    portrait="p1",
    crop_sha256="0" * 64,
    sha256="1" * 64,
    captured_on="2025-01-01",
    source="Booking desk",
    legal_basis="Article 55c",
    retain_until="2036-01-01",
    sex=None,
    birth_year=None,
    note=None,
    portraits=1,
)


def test_a_candidate_is_told_by_rank_person_and_score(qtmodeltester: ModelTester) -> None:
    model = CandidatesModel()
    model.set_candidates((CANDIDATE,))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    cell = model.index(0, 0)
    assert cell.data(CandidateRole) is CANDIDATE
    assert cell.data(LinesRole) == ("P-1", "Booking desk")
    assert cell.data() == "Rank 1, P-1, comparison score 0.412"
