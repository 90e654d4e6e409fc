"""The filters' options: what they become, what they refuse, and how they are told again."""

from __future__ import annotations

from datetime import date
from typing import Any

import click
import pytest
from click.testing import CliRunner

from catchlight.cli.search_filters import filter_options, filter_words, taken_filters
from catchlight.gallery.filters import Filters


def given(*arguments: str) -> Filters:
    found: list[Filters] = []

    @click.command()
    @filter_options
    def command(**options: Any) -> None:
        found.append(taken_filters(options))
        assert options == {}

    result = CliRunner().invoke(command, arguments, standalone_mode=False)
    if result.exception:
        raise result.exception
    return found[0]


def test_without_options_nothing_is_filtered() -> None:
    assert given() == Filters()
    assert not given()


def test_every_option_is_a_filter() -> None:
    found = given("--sex", "M", "--sex", "unknown", "--born", "1980-1990", "--born-known", "--captured",
                  "2020-01-01..2024-12-31", "--source", "station", "--portrait-legal-basis", "art. 1", "--tag", "a",
                  "--tag", "b")  # fmt: skip
    assert found == Filters(
        sex=frozenset({"M", "unknown"}),
        born=(1980, 1990),
        born_unknown=False,
        captured=(date(2020, 1, 1), date(2024, 12, 31)),
        sources=frozenset({"station"}),
        legal_bases=frozenset({"art. 1"}),
        tags=frozenset({"a", "b"}),
    )
    words = filter_words(found.document())
    assert "sex M or unknown" in words
    assert "born 1980 to 1990" in words
    assert "taken 2020-01-01 to 2024-12-31" in words


def test_ranges_may_be_open() -> None:
    found = given("--born", "-1990", "--captured", "2020-01-01..")
    assert (found.born, found.captured) == ((None, 1990), (date(2020, 1, 1), None))
    assert filter_words(found.document()) == "born until 1990 or unknown, taken from 2020-01-01"


@pytest.mark.parametrize("wrong", [("--born", "1990"), ("--born", "-"), ("--born", "a-b"), ("--captured", "2020"),
                                   ("--captured", ".."), ("--captured", "2020-13-01..")])  # fmt: skip
def test_what_is_no_range_is_refused(wrong: tuple[str, str]) -> None:
    with pytest.raises(click.BadParameter):
        given(*wrong)
