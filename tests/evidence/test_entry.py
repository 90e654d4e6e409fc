"""The bytes of an entry: canonical, stable, and free of personal data."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import numpy as np
import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st
from tests.people import somebody

from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Draft, SealedEntry, Subject, Value, commitments_in, seal, timestamp
from catchlight.evidence.merkle import EMPTY_ROOT
from catchlight.lab.accounts import Role

NOON = datetime(2026, 11, 23, 12, 0, 0, 5, tzinfo=UTC)
LAB = "6f1f0f0e-0000-4000-8000-000000000000"


def sealed(draft: Draft) -> SealedEntry:
    return seal(draft, lab=LAB, sequence=7, tree_root=EMPTY_ROOT, time=NOON)


def test_the_bytes_of_an_entry_are_these_and_stay_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catchlight.evidence.commitment.secrets.token_bytes", lambda size: b"\x01" * size)
    draft = Draft(
        "search.started",
        replace(somebody(), account="acc-1"),
        "case-1",
        (Subject("face", "ab" * 32),),
        {"k": 50, "threshold": None, "score": 0.5, "exact": True, "purpose": Personal("robbery"), "parts": ["é", 1e21]},
    )

    entry = sealed(draft)

    assert entry.canonical.decode() == (
        '{"action":"search.started","actor":{"account":"acc-1","name":{"commitment":'
        f'"{entry.commitments[0].digest.hex()}"}}}},"case":"case-1","details":{{"exact":true,"k":50,"parts":["é",1e+21],'
        f'"purpose":{{"commitment":"{entry.commitments[1].digest.hex()}"}},"score":0.5,"threshold":null}},'
        f'"format":"catchlight-entry/1","lab":"{LAB}","role":"examiner","sequence":7,'
        f'"subjects":[{{"kind":"face","sha256":"{"ab" * 32}"}}],"time":"2026-11-23T12:00:00.000005Z",'
        f'"tree_root":"{EMPTY_ROOT.hex()}"}}'
    )


DETAILS = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(codec="utf-8"), max_size=8),
    lambda parts: (
        st.lists(parts, max_size=3)
        | st.dictionaries(st.text(st.characters(codec="utf-8"), min_size=1, max_size=5), parts, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["a", "é", "z", "_"]), DETAILS, max_size=4))
def test_an_entry_read_back_and_written_again_gives_the_same_bytes(details: dict[str, Any]) -> None:
    canonical = sealed(Draft("case.opened", somebody(), details=details)).canonical

    assert rfc8785.dumps(json.loads(canonical)) == canonical
    assert json.loads(canonical)["details"] == details


def test_the_order_in_which_details_are_given_does_not_change_the_bytes() -> None:
    one = json.loads(sealed(Draft("x", somebody("A"), details={"a": 1, "b": 2})).canonical)
    other = json.loads(sealed(Draft("x", somebody("A"), details={"b": 2, "a": 1})).canonical)

    assert list(one["details"]) == list(other["details"])


def test_personal_data_stand_beside_the_entry_and_not_in_it() -> None:
    details: dict[str, Value] = {"person": Personal("P-0042"), "deep": [{"path": Personal("/evidence/Jansen.mp4")}]}

    entry = sealed(Draft("exhibit.added", somebody(), details=details))

    for text in (b"Example", b"P-0042", b"Jansen"):
        assert text not in entry.canonical
    assert {opened.clear for opened in entry.commitments} == {"A. Example", "P-0042", "/evidence/Jansen.mp4"}
    assert set(commitments_in(json.loads(entry.canonical))) == {opened.digest for opened in entry.commitments}


def test_a_detail_that_would_be_read_as_a_commitment_is_refused() -> None:
    with pytest.raises(ValueError, match="commitment"):
        sealed(Draft("x", somebody("A"), details={"note": {"commitment": "00" * 32}}))


@pytest.mark.parametrize("forged", ["zz" * 32, "ab", "", "AB" * 32])
def test_what_only_looks_like_a_commitment_is_not_taken_for_one(forged: str) -> None:
    assert commitments_in({"details": {"name": {"commitment": forged}}}) == []


def test_a_number_that_other_programs_would_round_is_refused() -> None:
    with pytest.raises(ValueError, match=r"."):
        sealed(Draft("x", somebody("A"), details={"bytes": 2**53}))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1}, 1j])
def test_what_canonical_json_has_no_form_for_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="cannot hold"):
        sealed(Draft("x", somebody("A"), details={"deep": [value]}))


def test_kinds_of_texts_and_numbers_are_written_as_what_they_are() -> None:
    class Name(str):
        """A text of a library."""

        __slots__ = ()

    entry = sealed(
        Draft("x", somebody("A"), details={"score": np.float64(0.5), "role": Role.AUDITOR, "name": Name("n")})
    )

    assert json.loads(entry.canonical)["details"] == {"score": 0.5, "role": "auditor", "name": "n"}


def test_a_time_is_written_in_utc() -> None:
    assert timestamp(datetime(2026, 11, 23, 14, tzinfo=timezone(timedelta(hours=2)))) == "2026-11-23T12:00:00.000000Z"


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        timestamp(datetime(2026, 11, 23, 14))  # noqa: DTZ001 - the fault under test
