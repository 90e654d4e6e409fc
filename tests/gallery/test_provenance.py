"""Nothing is enrolled without saying where it comes from and why it may be kept; and that is read back unchanged."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import date
from typing import Any

import pytest
from tests.gallery_maker import TOMORROW, a_portrait, enrolled, random_vectors

from catchlight.gallery.browse import portraits_of
from catchlight.gallery.provenance import Chosen, Provenance
from catchlight.lab.folder import Lab

VECTOR = random_vectors(1)[0]
GIVEN: dict[str, Any] = {
    "person_id": "P1",
    "captured_on": date(2024, 1, 2),
    "source": "station",
    "legal_basis": "art. 1",
    "retain_until": TOMORROW,
}


@pytest.mark.parametrize("missing", sorted(GIVEN))
def test_provenance_is_whole_or_there_is_none(missing: str) -> None:
    with pytest.raises(TypeError, match=missing):
        Provenance(**{name: value for name, value in GIVEN.items() if name != missing})


def test_what_was_not_stated_is_nothing() -> None:
    provenance = Provenance(**GIVEN)
    assert (provenance.sex, provenance.birth_year, provenance.note) == (None, None, None)


def test_provenance_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Provenance(**GIVEN).retain_until = date(2099, 1, 1)  # type: ignore[misc]


@pytest.mark.parametrize("chosen", Chosen)
def test_how_a_face_was_chosen_is_read_back(lab: Lab, chosen: Chosen) -> None:
    enrolled(lab, replace(a_portrait("a.jpg", VECTOR, person="P1"), chosen=chosen))
    with lab.reading() as db:
        (portrait,) = portraits_of(db, "P1")
    assert portrait.chosen is chosen


def test_provenance_is_read_back_as_it_was_given(lab: Lab) -> None:
    enrolled(lab, a_portrait("a.jpg", VECTOR, person="P1", note="scar", birth_year=1980, sex="female"))
    with lab.reading() as db:
        (portrait,) = portraits_of(db, "P1")
    assert (portrait.captured_on, portrait.source, portrait.legal_basis) == ("2024-01-02", "station", "art. 1")
    assert (portrait.retain_until, portrait.note) == (TOMORROW.isoformat(), "scar")
    assert (portrait.birth_year, portrait.sex) == (1980, "female")
