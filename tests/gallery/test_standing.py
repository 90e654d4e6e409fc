from __future__ import annotations

from datetime import date

from tests.gallery_maker import PACK, a_portrait, enrolled, random_vectors

from catchlight.gallery.standing import State, standing_of
from catchlight.lab.folder import Lab

VECTORS = random_vectors(4)


def test_the_file_under_another_person_is_a_duplicate_that_names_the_person(lab: Lab) -> None:
    enrolled(lab, a_portrait("a.jpg", VECTORS[0], person="P1"))
    other = a_portrait("a.jpg", VECTORS[0], person="P2")
    with lab.reading() as db:
        standing = standing_of(db, other.provenance, other.sha256, pack=PACK)
    assert standing.state is State.DUPLICATE
    assert "enrolled for person P1" in standing.reason


def test_other_particulars_of_an_enrolled_portrait_are_a_conflict(lab: Lab) -> None:
    enrolled(lab, a_portrait("a.jpg", VECTORS[0], person="P1"))
    other = a_portrait("a.jpg", VECTORS[0], person="P1", retain_until=date(2099, 1, 1), note="scar")
    with lab.reading() as db:
        standing = standing_of(db, other.provenance, other.sha256, pack=PACK)
    assert standing.state is State.CONFLICT
    assert "retain_until" in standing.reason
    assert "note empty" in standing.reason


def test_a_person_is_filled_in_and_never_contradicted(lab: Lab) -> None:
    enrolled(lab, a_portrait("a.jpg", VECTORS[0], person="P1"))
    enrolled(lab, a_portrait("b.jpg", VECTORS[1], person="P1", birth_year=1980, sex="female"))
    contradicting = a_portrait("c.jpg", VECTORS[2], person="P1", birth_year=1981)
    with lab.reading() as db:
        standing = standing_of(db, contradicting.provenance, contradicting.sha256, pack=PACK)
    assert standing.state is State.CONFLICT
    assert "birth_year 1980" in standing.reason
