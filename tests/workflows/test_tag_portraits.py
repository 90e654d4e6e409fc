"""Tagging by portrait and by person."""

import pytest
from tests.gallery_maker import fill, random_vectors
from tests.keeping_maker import enlist

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.entry import Actor
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.tag_portraits import TagPortraits, tag_portraits, tags_in_use
from catchlight.workflows.verify_log import verify_log


def test_portraits_and_persons_are_tagged(lab: Lab, actor: Actor) -> None:
    fill(lab, random_vectors(4), per_person=2)

    assert tag_portraits(lab, TagPortraits(actor, "gang", portraits=("p1",), persons=("P1",))) == 3
    assert tags_in_use(lab, actor) == {"gang": 3}
    assert tag_portraits(lab, TagPortraits(actor, "gang", persons=("P1",), remove=True)) == 2
    assert tags_in_use(lab, actor) == {"gang": 1}
    assert verify_log(lab, JobControl()).ok


@pytest.mark.parametrize("wrong", ["1", "p", "px", "s1", "p" + "9" * 30, "p٣"])
def test_what_names_no_portrait_is_refused(lab: Lab, actor: Actor, wrong: str) -> None:
    with pytest.raises(CatchlightError, match="no portrait"):
        tag_portraits(lab, TagPortraits(actor, "gang", portraits=(wrong,)))


def test_something_has_to_be_named(lab: Lab, actor: Actor) -> None:
    with pytest.raises(CatchlightError, match="No portrait is named"):
        tag_portraits(lab, TagPortraits(actor, "gang"))


def test_only_a_custodian_tags(lab: Lab) -> None:
    fill(lab, random_vectors(1))
    with pytest.raises(NotPermitted):
        tag_portraits(lab, TagPortraits(enlist(lab, "B. Example", Role.EXAMINER), "gang", portraits=("p1",)))
