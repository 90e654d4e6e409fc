"""The custodian's lists: who may make them, and what is logged."""

import pytest
from tests.gallery_maker import a_portrait, enrolled, fill, random_vectors
from tests.keeping_maker import enlist

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import read_log
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.gallery_lists import list_duplicates, list_expiring, list_hubs, list_poor
from catchlight.workflows.verify_log import verify_log


@pytest.fixture
def twice(lab: Lab) -> None:
    """Ten persons, and one of them again under another id."""
    vectors = random_vectors(10)
    fill(lab, vectors)
    enrolled(lab, a_portrait("again.jpg", vectors[3], person="Q"))


def test_a_person_under_two_ids_is_listed_and_logged(lab: Lab, actor: Actor, twice: None) -> None:
    made = list_duplicates(lab, actor, JobControl(), threshold=0.9)

    assert [(one.first.person_id, one.second.person_id) for one in made.rows] == [("P3", "Q")]
    assert made.rows[0].score == pytest.approx(1.0)
    assert dict(made.figures) == {"threshold": 0.9, "persons": 11}
    with lab.reading() as db:
        (entry,) = read_log(db, actions=["gallery.listed"])
    details = entry.document["details"]
    assert (details["list"], details["found"], details["listed"]) == ("duplicates", 1, 1)
    assert verify_log(lab, JobControl()).ok


def test_the_other_lists(lab: Lab, actor: Actor, twice: None) -> None:
    assert list_hubs(lab, actor, JobControl()).figures["portraits"] == 11
    assert list_poor(lab, actor).rows == ()
    assert len(list_expiring(lab, actor, days=3).rows) == 11
    assert list_expiring(lab, actor, days=3, limit=2).found == 11


def test_an_empty_gallery_has_empty_lists(lab: Lab, actor: Actor) -> None:
    assert list_duplicates(lab, actor, JobControl()).rows == ()
    assert list_hubs(lab, actor, JobControl()).rows == ()


def test_what_is_no_threshold_is_refused(lab: Lab, actor: Actor) -> None:
    for wrong in (1.5, float("nan")):
        with pytest.raises(CatchlightError, match="comparison score"):
            list_duplicates(lab, actor, JobControl(), threshold=wrong)


def test_only_a_custodian_makes_lists(lab: Lab, twice: None) -> None:
    examiner = enlist(lab, "B. Example", Role.EXAMINER)
    for make in (
        lambda: list_duplicates(lab, examiner, JobControl()),
        lambda: list_hubs(lab, examiner, JobControl()),
        lambda: list_poor(lab, examiner),
        lambda: list_expiring(lab, examiner),
    ):
        with pytest.raises(NotPermitted):
            make()
