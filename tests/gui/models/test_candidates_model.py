from dataclasses import replace

from pytestqt.modeltest import ModelTester
from tests.gui import samples

from catchlight.gui.models.candidates_model import CandidateRole, CandidatesModel, LinesRole

CANDIDATE = replace(samples.CANDIDATE, portraits=1)


def test_a_candidate_is_told_by_rank_person_and_score(qtmodeltester: ModelTester) -> None:
    model = CandidatesModel()
    model.set_candidates((CANDIDATE,))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    cell = model.index(0, 0)
    assert cell.data(CandidateRole) is CANDIDATE
    assert cell.data(LinesRole) == ("P-1", "Booking desk")
    assert cell.data() == "Rank 1, P-1, comparison score 0.412"
