"""A stream of bytes that only one recipient can read: cut into chunks, each encrypted, none can be left out or moved.

A fresh X25519 key is agreed with the recipient's; HKDF-SHA256 makes of it the key of this file alone, so the nonces may
count: chunk number, then whether it is the last. Who sent it is not proved by this; the content is signed.

Source: RFC 7748 (X25519), RFC 5869 (HKDF), RFC 8439 (ChaCha20-Poly1305); Hoang, Reyhanitabar, Rogaway, Vizár, "Online
Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance" (2015), the STREAM construction.
"""

import struct
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

CHUNK_BYTES = 64 * 1024
KEY_BYTES = 32
_TAG_BYTES = 16
_INFO = b"catchlight-sealed/1"


class NotSealedForUs(Exception):
    """The bytes were not sealed for this key, were altered, or end too early."""


class Sealer:
    """Encrypts what is written to it; `finish` writes the last chunk."""

    def __init__(self, target: BinaryIO, recipient: bytes) -> None:
        """Begin; writes the fresh public key.

        Raises:
            ValueError: if the recipient's key is none.
        """
        fresh = X25519PrivateKey.generate()
        public = fresh.public_key().public_bytes_raw()
        shared = fresh.exchange(X25519PublicKey.from_public_bytes(recipient))
        self._cipher = _cipher(shared, public, recipient)
        self._target = target
        self._waiting = bytearray()
        self._number = 0
        target.write(public)

    def write(self, content: bytes) -> None:
        """Take some bytes."""
        self._waiting += content
        while len(self._waiting) > CHUNK_BYTES:  # what could be the last chunk waits
            self._put(bytes(self._waiting[:CHUNK_BYTES]), is_last=False)
            del self._waiting[:CHUNK_BYTES]

    def finish(self) -> None:
        """Write what is left, as the last chunk."""
        self._put(bytes(self._waiting), is_last=True)
        self._waiting.clear()

    def _put(self, chunk: bytes, *, is_last: bool) -> None:
        self._target.write(self._cipher.encrypt(_nonce(self._number, is_last=is_last), chunk, None))
        self._number += 1


class Unsealer:
    """Reads what a `Sealer` wrote; every byte it gives was verified, and the end is the end."""

    def __init__(self, source: BinaryIO, private: bytes) -> None:
        """Begin.

        Raises:
            NotSealedForUs: if there is no key at the beginning, or ours is none.
        """
        public = source.read(KEY_BYTES)
        try:
            own = X25519PrivateKey.from_private_bytes(private)
            shared = own.exchange(X25519PublicKey.from_public_bytes(public))
        except ValueError as error:
            raise NotSealedForUs from error
        self._cipher = _cipher(shared, public, own.public_key().public_bytes_raw())
        self._source = source
        self._next = source.read(CHUNK_BYTES + _TAG_BYTES)
        self._ready = b""
        self._number = 0
        self._ended = False

    def read(self, count: int) -> bytes:
        """So many bytes, or fewer at the end.

        Raises:
            NotSealedForUs: if the next chunk does not open.
        """
        parts = []
        while count:
            if not self._ready:
                if self._ended:
                    break
                self._open()
                continue
            parts.append(self._ready[:count])
            self._ready = self._ready[count:]
            count -= len(parts[-1])
        return b"".join(parts)

    def _open(self) -> None:
        chunk, self._next = self._next, self._source.read(CHUNK_BYTES + _TAG_BYTES)
        self._ended = not self._next
        try:
            self._ready = self._cipher.decrypt(_nonce(self._number, is_last=self._ended), chunk, None)
        except InvalidTag as error:
            raise NotSealedForUs from error
        self._number += 1


def new_recipient() -> tuple[bytes, bytes]:
    """A fresh private key and its public key, 32 bytes each."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def _cipher(shared: bytes, fresh: bytes, recipient: bytes) -> ChaCha20Poly1305:
    key = HKDF(SHA256(), length=KEY_BYTES, salt=fresh + recipient, info=_INFO).derive(shared)
    return ChaCha20Poly1305(key)


def _nonce(number: int, *, is_last: bool) -> bytes:
    return struct.pack(">3xQ?", number, is_last)
