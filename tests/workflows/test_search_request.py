"""A search says who, why and under which authority; what is not said is the cautious default."""

from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from tests.people import somebody

from catchlight.gallery.exact import LARGEST_K
from catchlight.workflows.search_request import Search

GIVEN: dict[str, Any] = {
    "actor": somebody(),
    "case": "2026-001",
    "probe": "f1",
    "authority": "prosecutor",
    "purpose": "find the suspect",
}


@pytest.mark.parametrize("missing", sorted(GIVEN))
def test_a_search_cannot_be_asked_for_without(missing: str) -> None:
    with pytest.raises(TypeError, match=missing):
        Search(**{name: value for name, value in GIVEN.items() if name != missing})


def test_no_part_of_it_is_told_by_its_place() -> None:
    with pytest.raises(TypeError):
        Search(*GIVEN.values())  # type: ignore[call-arg]


def test_unless_asked_otherwise_the_gallery_is_searched_and_no_threshold_hides_a_lead() -> None:
    asked = Search(**GIVEN)
    assert (asked.scope, asked.threshold, asked.authorisation) == ("gallery", None, "not-needed")
    assert 1 <= asked.k <= LARGEST_K


def test_unless_asked_otherwise_no_face_of_several_is_chosen() -> None:
    asked = Search(**GIVEN)
    assert (asked.face, asked.largest_face) == (None, False)


def test_a_request_cannot_be_changed_once_it_was_made() -> None:
    with pytest.raises(FrozenInstanceError):
        Search(**GIVEN).purpose = "another"  # type: ignore[misc]
