from datetime import date

import pytest
from tests.gallery_maker import PACK, a_portrait, enrolled, random_vectors
from tests.people import present

from catchlight.errors import CatchlightError
from catchlight.evidence.log import acting
from catchlight.gallery.filter_choices import FilterChoices, Remaining, filter_choices, remaining
from catchlight.gallery.filters import Filters
from catchlight.gallery.tags import tag_portraits
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.gallery_files import ready_generation

VECTORS = random_vectors(6)


def _fill(lab: Lab) -> None:
    enrolled(
        lab,
        a_portrait("a", VECTORS[0], person="A", sex="female", birth_year=1980, source="north"),
        a_portrait("b", VECTORS[1], person="B", sex="male", birth_year=1990, source="south"),
        a_portrait("c", VECTORS[2], person="C", source="south", legal_basis="art. 2"),
    )
    with lab.reading() as db, acting(lab, db, present(lab)) as act:
        tag_portraits(act, "harbour", [1])


def _build(lab: Lab) -> None:
    with lab.reading() as db:
        ready_generation(lab, db, present(lab), pack=PACK, control=JobControl())


@pytest.mark.parametrize("has_files", [True, False])
def test_everything_that_a_filter_can_name_is_offered(lab: Lab, has_files: bool) -> None:
    _fill(lab)
    if has_files:
        _build(lab)
    with lab.reading() as db:
        found = filter_choices(lab, db)
    assert found.sexes == ("female", "male", "unknown")
    assert found.sources == ("north", "south")
    assert found.legal_bases == ("art. 1", "art. 2")
    assert found.tags == ("harbour",)
    assert found.templates == 3
    assert not found.has_preview


def test_what_was_enrolled_after_the_files_were_made_is_offered_and_counted(lab: Lab) -> None:
    _fill(lab)
    _build(lab)
    enrolled(lab, a_portrait("d", VECTORS[3], person="D", source="west"))
    with lab.reading() as db:
        assert filter_choices(lab, db).sources == ("north", "south", "west")
        assert remaining(lab, db, Filters(sources=frozenset({"west"}))) == Remaining(1, 3, 0)


def test_how_much_remains_counts_unknown_years_as_the_filter_says(lab: Lab) -> None:
    _fill(lab)
    with lab.reading() as db:
        assert remaining(lab, db, Filters()) is None
    _build(lab)
    with lab.reading() as db:
        assert remaining(lab, db, Filters()) == Remaining(3, 0, 0)
        assert remaining(lab, db, Filters(born=(1985, None))) == Remaining(2, 1, 0)
        assert remaining(lab, db, Filters(born=(1985, None), born_unknown=False)) == Remaining(1, 2, 0)
        assert remaining(lab, db, Filters(tags=frozenset({"harbour"}))) == Remaining(1, 2, 0)
        with pytest.raises(CatchlightError, match="ends before it begins"):
            remaining(lab, db, Filters(captured=(date(2024, 2, 1), date(2024, 1, 1))))


def test_an_empty_gallery_offers_nothing(lab: Lab) -> None:
    with lab.reading() as db:
        assert filter_choices(lab, db) == FilterChoices()
        assert remaining(lab, db, Filters()) == Remaining(0, 0, 0)
