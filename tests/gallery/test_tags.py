"""Tags on portraits."""

import pytest
from tests.gallery_maker import fill, random_vectors

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting, read_log
from catchlight.gallery.gallery_tree import read_tree
from catchlight.gallery.tags import LONGEST_TAG, all_tags, tag_portraits, tags_of_person
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab


@pytest.fixture
def custodian(lab: Lab, actor: Actor) -> Actor:
    fill(lab, random_vectors(3), per_person=2)
    return actor.acting_as(Role.CUSTODIAN)


def tagged(lab: Lab, custodian: Actor, name: str, *portraits: int, remove: bool = False) -> int:
    with lab.reading() as db, acting(lab, db, custodian) as act:
        return tag_portraits(act, name, portraits, remove=remove)


def test_a_tag_is_put_on_once_and_counted(lab: Lab, custodian: Actor) -> None:
    assert tagged(lab, custodian, " gang ", 1, 2, 1) == 2
    assert tagged(lab, custodian, "gang", 2, 3) == 1
    with lab.reading() as db:
        assert all_tags(db) == {"gang": 3}
        assert tags_of_person(db, 1) == {1: ("gang",), 2: ("gang",)}
        details = [entry.document["details"] for entry in read_log(db, actions=["gallery.tagged"])]
    told = [(one["person_id"], one["tag"], one["portraits"], one["changed"]) for one in details]
    assert told == [("P0", "gang", 2, 2), ("P0", "gang", 1, 0), ("P1", "gang", 1, 1)]


def test_the_revision_rises_where_tags_changed_and_the_root_stays(lab: Lab, custodian: Actor) -> None:
    with lab.reading() as db:
        before = read_tree(db)
        tagged(lab, custodian, "gang", 1)
        put = read_tree(db)
        tagged(lab, custodian, "gang", 1)
        again = read_tree(db)
        tagged(lab, custodian, "gang", 1, remove=True)
        taken = read_tree(db)
        told = [entry.document["details"]["revision"] for entry in read_log(db, actions=["gallery.tagged"])]
    first = before.revision
    assert [one.revision for one in (put, again, taken)] == [first + 1, first + 1, first + 2] == told
    assert {one.root() for one in (before, put, again, taken)} == {before.root()}


def test_a_tag_that_no_portrait_carries_is_gone(lab: Lab, custodian: Actor) -> None:
    tagged(lab, custodian, "gang", 1)
    assert tagged(lab, custodian, "gang", 1, 2, remove=True) == 1
    with lab.reading() as db:
        assert (all_tags(db), tags_of_person(db, 1)) == ({}, {})


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * (LONGEST_TAG + 1)])
def test_what_is_no_name_is_refused(lab: Lab, custodian: Actor, name: str) -> None:
    with pytest.raises(CatchlightError, match="printable"):
        tagged(lab, custodian, name, 1)


def test_a_portrait_that_is_not_there_changes_nothing(lab: Lab, custodian: Actor) -> None:
    with pytest.raises(CatchlightError, match="no portrait p9"):
        tagged(lab, custodian, "gang", 1, 9)
    with lab.reading() as db:
        assert all_tags(db) == {}
