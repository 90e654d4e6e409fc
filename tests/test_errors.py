"""Errors carry what happened, what to do, and the facts."""

import pytest

from catchlight import errors
from catchlight.errors import CatchlightError


def test_an_error_shows_its_message_and_keeps_hint_and_facts_apart() -> None:
    error = CatchlightError("The disk is full.", hint="Free some space.", path="/lab", free=0)

    assert str(error) == "The disk is full."
    assert error.message == "The disk is full."
    assert error.hint == "Free some space."
    assert error.facts == {"path": "/lab", "free": 0}


def test_an_error_without_a_hint_is_a_bug() -> None:
    with pytest.raises(TypeError):
        CatchlightError("The disk is full.")  # type: ignore[call-arg]


def test_every_stated_failure_is_caught_as_one_family() -> None:
    kinds = [kind for kind in vars(errors).values() if getattr(kind, "__module__", None) == errors.__name__]

    assert len(kinds) > 1
    assert all(issubclass(kind, CatchlightError) for kind in kinds)
