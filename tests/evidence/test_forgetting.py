"""What the evidence room forgets with a case, and how what rooms forget is added up."""

from tests.keeping_maker import full_case

from catchlight.evidence.cases import find_case
from catchlight.evidence.entry import Actor
from catchlight.evidence.forgetting import Forgotten, forget_case, forget_exhibits, kept_originals
from catchlight.faces.forgetting import forget_faces_of_case
from catchlight.gallery.forgetting import forget_searches
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab
from catchlight.media.forgetting import forget_ledgers


def test_what_rooms_forget_is_added_up() -> None:
    both = Forgotten({"faces": 2, "tracks": 1}, frozenset({"a"})) + Forgotten({"faces": 3}, frozenset({"a", "b"}))

    assert both == Forgotten({"faces": 5, "tracks": 1}, frozenset({"a", "b"}))


def test_the_case_goes_after_what_is_in_it_and_another_one_stays(lab: Lab, actor: Actor) -> None:
    full, other = full_case(lab, actor), full_case(lab, actor, mark="Zither", seed=2)
    with lab.reading() as db, transaction(db):
        for forget in (forget_searches, forget_faces_of_case, forget_ledgers):
            forget(db, full.case)

        exhibits, itself = forget_exhibits(db, full.case), forget_case(db, full.case)

        assert exhibits == Forgotten({"recorder_clocks": 1, "exhibits": 4}, frozenset(full.files))
        assert itself == Forgotten({"case_members": 1, "cases": 1})
        assert find_case(db, other.case.number) == other.case
        assert list(kept_originals(db)) == list(other.files)
