"""Candidates are leads: what they are made of never claims that somebody is somebody."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError, fields

import msgspec
import pytest

from catchlight.gallery.candidates import Candidate, FaceCandidate

CANDIDATE = Candidate(
    rank=1,
    person_id="P1",
    score=0.5,
    portrait="p1",
    crop_sha256="ab" * 32,
    sha256="cd" * 32,
    captured_on="2024-01-02",
    source="station",
    legal_basis="art. 1",
    retain_until="2030-01-01",
    sex=None,
    birth_year=None,
    note=None,
    portraits=2,
)


@pytest.mark.parametrize("kind", [Candidate, FaceCandidate])
def test_nothing_in_a_candidate_claims_an_identity(kind: type) -> None:
    claims = re.compile("match|identi|confiden|probab|percent|certain|same")
    assert [field.name for field in fields(kind) if claims.search(field.name)] == []


def test_every_candidate_carries_why_its_portrait_may_be_searched() -> None:
    carried = {field.name for field in fields(Candidate)}
    assert carried >= {"source", "legal_basis", "captured_on", "retain_until", "sha256"}


def test_a_candidate_cannot_be_changed_after_the_search() -> None:
    with pytest.raises(FrozenInstanceError):
        CANDIDATE.score = 1.0  # type: ignore[misc]


def test_what_is_not_known_is_said_to_be_nothing() -> None:
    document = msgspec.json.decode(msgspec.json.encode(CANDIDATE))
    assert (document["sex"], document["birth_year"], document["note"]) == (None, None, None)
