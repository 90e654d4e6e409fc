from __future__ import annotations

from datetime import date

import msgspec
import pytest

from catchlight.errors import CatchlightError
from catchlight.gallery.filters import Filters, check_filters

EVERYTHING = Filters(
    sex=frozenset({"M", "F"}),
    born=(1980, None),
    born_unknown=False,
    captured=(None, date(2020, 2, 3)),
    sources=frozenset({"station"}),
    legal_bases=frozenset({"art. 1"}),
    tags=frozenset({"burglary"}),
)


def test_no_filter_is_false_and_has_an_empty_document() -> None:
    assert not Filters()
    assert Filters().document() == {}
    assert not Filters(born_unknown=False)


@pytest.mark.parametrize("filters", [EVERYTHING, Filters(), Filters(born=(None, 1990)), Filters(tags=frozenset("x"))])
def test_a_document_is_json_and_gives_the_filters_back(filters: Filters) -> None:
    document = msgspec.json.decode(msgspec.json.encode(filters.document()))
    assert Filters.from_document(document) == filters


@pytest.mark.parametrize(
    "filters",
    [
        Filters(born=(1990, 1980)),
        Filters(captured=(date(2021, 1, 2), date(2021, 1, 1))),
        Filters(tags=frozenset({" "})),
    ],
)
def test_what_cannot_be_meant_is_refused(filters: Filters) -> None:
    with pytest.raises(CatchlightError, match="Nothing was searched"):
        check_filters(filters)


def test_a_range_of_one_year_is_fine() -> None:
    check_filters(Filters(born=(1980, 1980)))
    check_filters(EVERYTHING)


@pytest.mark.parametrize("born", [(0, 1980), (1980, 10**20), (-5, None)])
def test_birth_years_are_years(born: tuple[int, int | None]) -> None:
    with pytest.raises(CatchlightError, match="are no years"):
        check_filters(Filters(born=born))
