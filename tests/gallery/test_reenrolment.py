from __future__ import annotations

from datetime import date, timedelta

from tests.gallery_maker import OTHER_PACK, PACK, TOMORROW, a_portrait, enrolled, fill, random_vectors
from tests.people import present

from catchlight.evidence.log import acting
from catchlight.gallery.reenrolment import count_without, portraits_without, refuse_portraits, refused_portraits
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab

VECTORS = random_vectors(6)
TODAY = TOMORROW - timedelta(days=1)


def test_portraits_without_a_template_of_the_pack_come_as_they_are_enrolled(lab: Lab) -> None:
    fill(lab, VECTORS[:3], sex="female", birth_year=1980, note="scar")
    with lab.reading() as db:
        assert count_without(db, pack=PACK, today=TODAY) == 0
        lacking = list(portraits_without(db, pack=OTHER_PACK, today=TODAY))
    original = a_portrait("1.jpg", VECTORS[1], person="P1", sex="female", birth_year=1980, note="scar")
    assert [one.file_name for one in lacking] == ["0.jpg", "1.jpg", "2.jpg"]
    assert (lacking[1].provenance, lacking[1].box) == (original.provenance, original.face.box)


def test_expired_portraits_need_none(lab: Lab) -> None:
    enrolled(lab, a_portrait("old.jpg", VECTORS[0], person="P", retain_until=date(2020, 1, 1)))
    with lab.reading() as db:
        assert count_without(db, pack=OTHER_PACK, today=TODAY) == 0


def test_a_refused_portrait_is_not_looked_at_again(lab: Lab) -> None:
    fill(lab, VECTORS[:2])
    with lab.reading() as db:
        with acting(lab, db, present(lab).acting_as(Role.CUSTODIAN)) as act:
            refuse_portraits(act, {1: "no face was found"}, pack=OTHER_PACK)
        assert [one.row for one in portraits_without(db, pack=OTHER_PACK, today=TODAY)] == [2]
        (refused,) = refused_portraits(db, pack=OTHER_PACK)
    assert (refused.portrait, refused.person_id, refused.reason) == (1, "P0", "no face was found")
