"""Signed notes against the published example, and the strictness of reading them."""

import base64
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchlight.evidence.note import Note
from catchlight.lab.keys import new_key

# Source: golang.org/x/mod/sumdb/note, package documentation (the format's first implementation).
PUBLISHED = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
PUBLISHED_KEY = base64.b64decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")[1:]
BODY = "catchlight/lab\n1\nroot\n"
NAME = "catchlight/lab/0011223344556677"


def test_the_published_note_is_signed_by_the_published_key() -> None:
    note = Note.parse(PUBLISHED)

    assert note.is_signed_by("PeterNeumann", PUBLISHED_KEY)
    assert not note.is_signed_by("EnochRoot", PUBLISHED_KEY)
    assert note.text() == PUBLISHED


def test_a_changed_text_is_not_signed() -> None:
    assert not Note.parse(PUBLISHED.replace("answer", "cause")).is_signed_by("PeterNeumann", PUBLISHED_KEY)


def test_a_note_is_read_back_as_it_was_signed_and_cosigned() -> None:
    signer, witness = new_key(), new_key()

    note = Note.parse(Note(BODY).signed(NAME, signer).cosigned("witness", witness, time=1_700_000_000).text())

    assert note.is_signed_by(NAME, signer.public)
    assert note.cosigned_at("witness", witness.public) == 1_700_000_000
    assert note.cosigned_at("witness", signer.public) is None
    assert not note.is_signed_by("witness", witness.public)
    assert note.body == BODY


def test_a_cosignature_is_bound_to_its_time() -> None:
    witness = new_key()
    note = Note(BODY).cosigned("witness", witness, time=1)
    (line,) = note.signatures
    moved = Note(BODY, (type(line)(line.name, line.key_hash, (2).to_bytes(8, "big") + line.blob[8:]),))

    assert moved.cosigned_at("witness", witness.public) is None


def test_the_same_key_cosigns_once() -> None:
    witness = new_key()
    note = Note(BODY).cosigned("witness", witness, time=1).cosigned("witness", witness, time=2)

    assert len(note.signatures) == 1
    assert note.cosigned_at("witness", witness.public) == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no signature\n",
        "body\n\n",
        "body\n\nno dash AAAA\n",
        "body\n\n— name !!!!\n",
        "body\n\n— name AAAA\n",
        "body\n\n— na+me " + base64.b64encode(bytes(68)).decode() + "\n",
        "body\n\n— name",
        "body\n\n" + ("— name " + base64.b64encode(bytes(68)).decode() + "\n") * 101,
        "x" * 70_000 + PUBLISHED,
    ],
)
def test_what_is_no_note_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="it "):
        Note.parse(text)


@given(st.text())
def test_any_text_is_a_note_or_refused(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert Note.parse(text).text() == text
