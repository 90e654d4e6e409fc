"""Signing keys: what they sign, and what of them is stored."""

import runpy
from dataclasses import replace

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given, settings
from hypothesis import strategies as st

from catchlight.lab import keys
from catchlight.lab.keys import Cost, WrongPassphrase, fingerprint, new_key, seal, unwrap, wrap


def test_a_signature_is_ed25519_and_holds_for_its_message_alone() -> None:
    key = new_key()
    public = Ed25519PublicKey.from_public_bytes(key.public)
    public.verify(key.sign(b"an entry"), b"an entry")
    with pytest.raises(InvalidSignature):
        public.verify(key.sign(b"an entry"), b"another")


def test_a_fingerprint_is_the_sha256_of_the_public_key() -> None:
    # RFC 8032, section 7.1, test 1; its hash by sha256sum
    public = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    assert fingerprint(public) == "21fe31dfa154a261626bf854046fd2271b7bed4b6abe45aa58877ef47f9721b9"
    key = new_key()
    assert key.key_id == fingerprint(key.public)


@given(st.text(min_size=1, max_size=40))
@settings(max_examples=25, deadline=None)
def test_a_passphrase_opens_what_was_wrapped_with_it(passphrase: str) -> None:
    key = new_key()
    stored = wrap(key, passphrase)
    opened = unwrap(stored, passphrase)
    assert opened == key
    assert opened.sign(b"x") == key.sign(b"x")
    with pytest.raises(WrongPassphrase):
        unwrap(stored, passphrase + "x")


def test_letters_count_and_not_how_a_keyboard_composes_them() -> None:
    key = new_key()
    assert unwrap(wrap(key, "caf\u00e9 au lait"), "cafe\u0301 au lait") == key


def test_each_wrapping_has_its_own_salt_and_nonce() -> None:
    key = new_key()
    first, second = wrap(key, "correct horse"), wrap(key, "correct horse")
    assert first.salt != second.salt
    assert first.wrapped[:12] != second.wrapped[:12]
    assert first.wrapped != second.wrapped


@pytest.mark.parametrize("at", [0, -1])
def test_what_was_changed_where_it_is_stored_does_not_open(at: int) -> None:
    def changed(part: bytes) -> bytes:
        flipped = bytearray(part)
        flipped[at] ^= 1
        return bytes(flipped)

    stored = wrap(new_key(), "correct horse")
    for other in (
        replace(stored, wrapped=changed(stored.wrapped)),
        replace(stored, salt=changed(stored.salt)),
        replace(stored, public=changed(stored.public)),
    ):
        with pytest.raises(WrongPassphrase):
            unwrap(other, "correct horse")


def test_the_private_part_of_another_key_does_not_open_as_this_one() -> None:
    mine, yours = wrap(new_key(), "correct horse"), wrap(new_key(), "correct horse")
    with pytest.raises(WrongPassphrase):
        unwrap(replace(mine, wrapped=yours.wrapped, salt=yours.salt), "correct horse")


def test_it_is_argon2id_then_aes_gcm_over_the_raw_key() -> None:
    """An independent reading of the format: a stored key can be opened without this program."""
    key = new_key()
    stored = wrap(key, "correct horse")
    stretched = Argon2id(
        salt=stored.salt,
        length=32,
        iterations=stored.cost.iterations,
        lanes=stored.cost.lanes,
        memory_cost=stored.cost.memory_kib,
    ).derive(b"correct horse")
    raw = AESGCM(stretched).decrypt(stored.wrapped[:12], stored.wrapped[12:], b"catchlight-key/1\x00" + key.public)
    assert Ed25519PrivateKey.from_private_bytes(raw).public_key().public_bytes_raw() == key.public


def test_a_key_keeps_the_cost_it_was_stored_with(monkeypatch: pytest.MonkeyPatch) -> None:
    stored = wrap(new_key(), "correct horse")
    monkeypatch.setattr(keys, "COST", Cost(16, 2, 1))
    assert unwrap(stored, "correct horse").public == stored.public
    assert wrap(new_key(), "correct horse").cost == Cost(16, 2, 1)


def test_the_cost_as_shipped_is_that_of_rfc_9106(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = runpy.run_path(str(keys.__file__))["COST"]  # tests run with a cheaper one
    assert (shipped.memory_kib, shipped.iterations, shipped.lanes) == (64 * 1024, 3, 4)
    monkeypatch.setattr(keys, "COST", shipped)
    stored = wrap(new_key(), "correct horse")
    assert unwrap(stored, "correct horse").public == stored.public


def test_nothing_private_is_in_what_is_shown() -> None:
    key = new_key()
    raw = key._private.private_bytes_raw()
    stored = wrap(key, "correct horse")
    assert raw.hex() not in repr(key)
    assert repr(raw)[2:-1] not in repr(key)
    assert "wrapped" not in repr(stored)


def test_the_same_key_under_another_passphrase_or_again_has_another_seal() -> None:
    key = new_key()
    first, again = wrap(key, "a long passphrase"), wrap(key, "a long passphrase")
    assert first.seal != again.seal
    assert first.seal == seal(first.wrapped, first.salt, first.cost)
    assert first.seal != seal(first.wrapped, first.salt, Cost(1, 1, 1))
