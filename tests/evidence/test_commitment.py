"""Commitments hide a text and open to it alone."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchlight.evidence.commitment import Personal, commit, commitment_digest


@given(st.text(max_size=30))
def test_a_commitment_opens_with_its_salt_and_text(text: str) -> None:
    commitment = commit(Personal(text))

    assert commitment_digest(salt=commitment.salt, clear=commitment.clear) == commitment.digest


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_commitment_opens_to_no_other_text(text: str, other: str) -> None:
    commitment = commit(Personal(text))

    opens = commitment_digest(salt=commitment.salt, clear=other) == commitment.digest

    assert opens == (text == other)


def test_the_same_name_twice_gives_two_commitments_that_nobody_can_join() -> None:
    first, second = commit(Personal("A. Example")), commit(Personal("A. Example"))

    assert first.digest != second.digest
    assert first.salt != second.salt


def test_a_guessed_name_cannot_be_tested_without_the_salt() -> None:
    digest = commit(Personal("A. Example")).digest

    assert digest not in {hashlib.sha256(b"A. Example").digest(), commitment_digest(salt=bytes(32), clear="A. Example")}


def test_the_digest_is_the_one_that_other_programs_compute() -> None:
    expected = hashlib.sha256(b"catchlight-commitment/1\x00" + bytes(range(32)) + "Müller".encode()).digest()

    assert commitment_digest(salt=bytes(range(32)), clear="Müller") == expected


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_salt_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        commitment_digest(salt=bytes(length), clear="A. Example")


def test_neither_personal_data_nor_a_commitment_shows_the_text_when_printed() -> None:
    personal = Personal("A. Example")

    assert "Example" not in f"{personal} {personal!r} {commit(personal)!r}"
