from __future__ import annotations

from datetime import date
from typing import Any

from sqlite_utils import Database
from tests.gallery_maker import QUALITY, TOMORROW, a_portrait, enrolled, fill, random_vectors
from tests.people import present

from catchlight.evidence.log import acting
from catchlight.gallery.browse import (
    ChoicesScanned,
    PersonFilter,
    count_portraits,
    count_portraits_of,
    is_anybody_enrolled,
    persons_by_row,
    portraits_by_row,
    portraits_of,
    scan_choices,
    scan_persons,
)
from catchlight.gallery.filters import UNKNOWN, Filters
from catchlight.gallery.provenance import Chosen
from catchlight.gallery.tags import tag_portraits
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab


def ids(db: Database, wanted: PersonFilter, *, most: int = 1000) -> list[str]:
    """The ids of all persons that pass, read in parts."""
    found: list[str] = []
    after: str | None = ""
    while after is not None:
        part = scan_persons(db, wanted, after=after, most=most)
        found += [person.person_id for person in persons_by_row(db, part.rows)]
        after = part.last
    return found


def test_persons_come_in_the_order_of_their_ids_however_large_the_parts(lab: Lab) -> None:
    fill(lab, random_vectors(25))
    with lab.reading() as db:
        whole = ids(db, PersonFilter())
        assert whole == sorted(f"P{number}" for number in range(25))
        assert all(ids(db, PersonFilter(), most=most) == whole for most in (1, 5, 7, 25))
        first = scan_persons(db, PersonFilter(), most=3)
        assert (first.looked, first.last) == (3, "P10")
        assert ids(db, PersonFilter(" 2"), most=4) == ["P12", "P2", "P20", "P21", "P22", "P23", "P24"]
        rest = scan_persons(db, PersonFilter(), after="P8", most=9)
        assert (rest.looked, rest.last) == (1, None)


def test_a_portrait_s_id_finds_its_person(lab: Lab) -> None:
    vectors = random_vectors(3)
    enrolled(lab, *(a_portrait(f"{at}", vector, person=f"N-{at}") for at, vector in enumerate(vectors)))
    with lab.reading() as db:
        assert ids(db, PersonFilter("p2")) == ["N-1"]
        assert ids(db, PersonFilter("p99")) == ids(db, PersonFilter("p" + "9" * 40)) == []


def test_signs_in_the_filter_mean_themselves(lab: Lab) -> None:
    vectors = random_vectors(3)
    names = ("a%b", "a_b", "a\\b")
    enrolled(lab, *(a_portrait(f"{at}", vectors[at], person=name) for at, name in enumerate(names)))
    with lab.reading() as db:
        for name in names:
            assert ids(db, PersonFilter(name)) == [name]


def test_a_filter_asks_the_person_and_one_portrait(lab: Lab) -> None:
    vectors = random_vectors(4)
    enrolled(
        lab,
        a_portrait("1", vectors[0], person="A", sex="F", birth_year=1980, captured_on=date(2001, 1, 1)),
        a_portrait("2", vectors[1], person="A", source="airport", captured_on=date(2021, 1, 1)),
        a_portrait("3", vectors[2], person="B", sex="M", legal_basis="art. 2"),
        a_portrait("4", vectors[3], person="C", birth_year=1990),
    )
    with lab.reading() as db, acting(lab, db, present(lab).acting_as(Role.CUSTODIAN)) as act:
        tag_portraits(act, "gang", [3])
    with lab.reading() as db:

        def asked(**given: Any) -> list[str]:
            return ids(db, PersonFilter(filters=Filters(**given)))

        assert asked(sex=frozenset({"F"})) == ["A"]
        assert asked(sex=frozenset({"M", UNKNOWN})) == ["B", "C"]
        assert asked(born=(1985, None)) == ["B", "C"]
        assert asked(born=(1970, 1985), born_unknown=False) == ["A"]
        assert asked(sources=frozenset({"airport"})) == ["A"]
        assert asked(sources=frozenset({"airport"}), captured=(None, date(2010, 1, 1))) == []
        assert asked(captured=(date(2024, 1, 2), date(2024, 1, 2))) == ["B", "C"]
        assert asked(legal_bases=frozenset({"art. 2"})) == asked(tags=frozenset({"gang"})) == ["B"]


def test_what_can_be_filtered_by_and_the_counts_come_in_parts(lab: Lab) -> None:
    vectors = random_vectors(6)
    enrolled(
        lab,
        *(
            a_portrait(f"{at}", vector, person=f"P{at // 2}", source=f"station {at}", sex="F" if at > 3 else None)
            for at, vector in enumerate(vectors)
        ),
    )
    with lab.reading() as db:
        found: list[ChoicesScanned] = []
        after: int | None = 0
        while after is not None:
            found.append(scan_choices(db, after=after, most=4))
            after = found[-1].last
        assert len(found) == 2
        assert frozenset().union(*(part.sources for part in found)) == {f"station {at}" for at in range(6)}
        assert frozenset().union(*(part.sexes for part in found)) == {"F"}
        counts, after = [], 0
        while after is not None:
            number, after = count_portraits(db, after=after, most=2)
            counts.append(number)
        assert len(counts) > 1
        assert sum(counts) == 6
        assert is_anybody_enrolled(db)


def test_a_person_shows_the_newest_portrait_first(lab: Lab) -> None:
    vectors = random_vectors(2)
    old = a_portrait("old.jpg", vectors[0], person="P1", captured_on=date(2001, 1, 1), sex="male", birth_year=1980)
    new = a_portrait("new.jpg", vectors[1], person="P1", captured_on=date(2021, 1, 1), note="scar")
    enrolled(lab, new, old)
    with lab.reading() as db:
        (person,) = persons_by_row(db, scan_persons(db, PersonFilter()).rows)
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
