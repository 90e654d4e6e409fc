"""Filters in the server's language: whole numbers only. What they keep is compared in test_search.py, on a server."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from catchlight.gallery.filters import Filters
from catchlight.gallery.milvus.expressions import expression_of
from catchlight.gallery.milvus.records import Codes

CODES = Codes(b"k" * 32)


def test_what_has_expired_is_always_left_out() -> None:
    assert expression_of(Filters(), CODES, today=20_000) == "(retain_until >= 20000)"


def test_portraits_are_left_out_and_limited() -> None:
    found = expression_of(Filters(), CODES, today=1, without=[9, 3, 9], portraits=(5, 70))

    assert found == "(retain_until >= 1) and (portrait >= 5) and (portrait < 70) and (portrait not in [3, 9])"


def test_an_unknown_birth_year_stays_in_unless_it_is_asked_to_go() -> None:
    kept = expression_of(Filters(born=(1960, None)), CODES, today=1)
    gone = expression_of(Filters(born=(1960, 1970), born_unknown=False), CODES, today=1)

    assert kept.endswith("((birth_year != 0 and birth_year >= 1960) or birth_year == 0)")
    assert gone.endswith("(birth_year != 0 and birth_year >= 1960 and birth_year <= 1970)")


def test_days_are_numbers() -> None:
    found = expression_of(Filters(captured=(date(1970, 1, 2), date(1970, 1, 4))), CODES, today=1)

    assert found.endswith("(captured_on >= 1) and (captured_on <= 3)")


@given(st.text(min_size=1), st.text(min_size=1))
def test_no_text_of_anybodys_gets_into_it(one: str, other: str) -> None:
    filters = Filters(
        sex=frozenset({one}), sources=frozenset({other}), legal_bases=frozenset({one}), tags=frozenset({one})
    )
    found = expression_of(filters, CODES, today=1)

    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz_()[]<>=!, 0123456789")
    plain = Filters(sex=frozenset({"x"}), sources=frozenset({"y"}), legal_bases=frozenset({"x"}), tags=frozenset({"x"}))
    words = [word for word in found.replace("(", " ").replace("[", " ").split() if word.isalpha()]
    other_words = expression_of(plain, CODES, today=1).replace("(", " ").replace("[", " ").split()
    assert words == [word for word in other_words if word.isalpha()]
