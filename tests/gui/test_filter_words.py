from datetime import date

from catchlight.gallery.filters import Filters
from catchlight.gui.filter_words import filter_words


def test_every_filter_is_told_and_what_happens_to_unknown_years() -> None:
    filters = Filters(
        sex=frozenset({"female", "unknown"}),
        born=(1980, None),
        captured=(date(2020, 1, 1), date(2020, 12, 31)),
        sources=frozenset({"north"}),
        legal_bases=frozenset({"art. 1"}),
        tags=frozenset("abcdef"),
    )
    assert filter_words(filters.document()) == (
        "sex: female, unknown  ·  born from 1980  ·  persons without a birth year stay in"
        "  ·  portrait taken 2020-01-01 to 2020-12-31  ·  source: north  ·  legal basis: art. 1"
        "  ·  tags: a, b, c, d and 2 more"
    )


def test_unknown_years_that_go_are_said_to() -> None:
    words = filter_words(Filters(born=(None, 1990), born_unknown=False).document())
    assert words == "born until 1990  ·  persons without a birth year are left out"


def test_no_filter_is_no_words() -> None:
    assert filter_words(Filters().document()) == ""
