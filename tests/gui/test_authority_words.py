from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.gui.views.test_searches_view import DONE

from catchlight.gallery.authorisations import Authorisation, AuthorisationState
from catchlight.gallery.searches import StoredSearch
from catchlight.gui import authority_words as words

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
STATES = AuthorisationState


def at(hours: float) -> str:
    return (NOW + timedelta(hours=hours)).isoformat()


def search(state: AuthorisationState, **more: str) -> StoredSearch:
    return replace(DONE, authorisation=Authorisation(state, **more))


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(5, "1 min"), (-90 * 60, "90 min"), (2 * 3600, "2 h"), (31.9 * 3600, "31 h"), (-100 * 3600, "4 days")],
)
def test_a_span_is_told_in_one_unit(seconds: float, expected: str) -> None:
    assert words.span(seconds) == expected


def test_the_clock_says_how_long_there_is_and_how_long_it_is_over() -> None:
    assert words.clock_words(at(31.5), now=NOW) == "Must be granted within 31 h"
    assert words.clock_words(at(-5.2), now=NOW) == "Overdue for 5 h"


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        (search(STATES.NOT_NEEDED), ("Not needed", "text")),
        (search(STATES.REQUESTED, due_at=at(3)), ("Must be granted within 3 h", "warn")),
        (search(STATES.REQUESTED, due_at=at(-3)), ("Overdue for 3 h", "bad")),
        (search(STATES.GRANTED, reference="OM 1", due_at=at(2), decided_at=at(1)), ("Granted: OM 1", "text")),
        (search(STATES.GRANTED, reference="OM 1", due_at=at(-2), decided_at=at(-1)), ("Granted late: OM 1", "warn")),
        (search(STATES.REFUSED), ("Refused", "bad")),
        (replace(search(STATES.REFUSED), erased_at=at(0)), ("Refused, result erased", "bad")),
        (replace(DONE, authorisation=None), ("Not needed", "text")),
    ],
)
def test_each_state_has_its_words_and_colour(stored: StoredSearch, expected: tuple[str, str]) -> None:
    assert words.state_words(stored, now=NOW) == expected


def test_only_what_is_open_or_refused_is_told_above_the_result() -> None:
    assert words.state_sentence(search(STATES.GRANTED, reference="x"))[1] == ""
    due = (datetime.now(UTC) + timedelta(hours=5)).isoformat()
    kind, text = words.state_sentence(search(STATES.REQUESTED, due_at=due))
    assert (kind, "erased" in text) == ("warn", True)
    kind, text = words.state_sentence(search(STATES.REQUESTED, due_at="2020-01-01T00:00:00Z"))
    assert (kind, "closed" in text) == ("bad", True)
    kind, text = words.state_sentence(search(STATES.REFUSED, authority="Judge Smit"))
    assert (kind, "Judge Smit" in text) == ("bad", True)


def test_the_tip_tells_all_that_is_recorded() -> None:
    tip = words.tip_words(search(STATES.GRANTED, authority="OM", reference="1", decided_at=at(1), due_at=at(2)))
    assert [line.split(":")[0] for line in tip.splitlines()] == ["Granted", "By", "Decided", "To be granted until"]
    assert words.not_needed_words() in words.tip_words(search(STATES.NOT_NEEDED))
