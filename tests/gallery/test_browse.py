from __future__ import annotations

from datetime import date

from tests.gallery_maker import QUALITY, TOMORROW, a_portrait, enrolled, fill, random_vectors

from catchlight.gallery.browse import count_persons, count_portraits_of, list_persons, portraits_by_row, portraits_of
from catchlight.gallery.provenance import Chosen
from catchlight.lab.folder import Lab


def test_persons_come_by_page_and_filter(lab: Lab) -> None:
    fill(lab, random_vectors(25))
    with lab.reading() as db:
        assert count_persons(db) == 25
        assert [person.person_id for person in list_persons(db, limit=3, offset=1)] == ["P1", "P10", "P11"]
        assert [person.person_id for person in list_persons(db, text=" p2", limit=2)] == ["P2", "P20"]
        assert count_persons(db, text="p2") == 6


def test_signs_in_the_filter_mean_themselves(lab: Lab) -> None:
    vectors = random_vectors(3)
    names = ("a%b", "a_b", "a\\b")
    enrolled(lab, *(a_portrait(f"{at}", vectors[at], person=name) for at, name in enumerate(names)))
    with lab.reading() as db:
        for name in names:
            assert [person.person_id for person in list_persons(db, text=name)] == [name]


def test_a_person_shows_the_newest_portrait_first(lab: Lab) -> None:
    vectors = random_vectors(2)
    old = a_portrait("old.jpg", vectors[0], person="P1", captured_on=date(2001, 1, 1), sex="male", birth_year=1980)
    new = a_portrait("new.jpg", vectors[1], person="P1", captured_on=date(2021, 1, 1), note="scar")
    enrolled(lab, new, old)
    with lab.reading() as db:
        (person,) = list_persons(db)
        portraits = portraits_of(db, "P1")
        assert count_portraits_of(db, "P1") == 2
        assert portraits_of(db, "P2") == []
        assert portraits_by_row(db, [portraits[0].row, 999]) == {portraits[0].row: portraits[0]}
    assert (person.portraits, person.sex, person.birth_year) == (2, "male", 1980)
    assert person.crop_sha256 == new.crop_sha256
    assert person.retain_until == TOMORROW.isoformat()
    assert [portrait.file_name for portrait in portraits] == ["new.jpg", "old.jpg"]
    assert portraits[0].note == "scar"
    assert portraits[0].chosen is Chosen.ONLY_FACE
    assert portraits[0].quality == QUALITY
    assert portraits[0].id == f"p{portraits[0].row}"
