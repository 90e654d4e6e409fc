"""Signed notes: a text with Ed25519 signature lines, readable and checkable with any tool that knows the format.

Source: C2SP signed-note (Ed25519, type 0x01) and tlog-cosignature (cosignature/v1, type 0x04).
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass, replace
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from catchlight.lab.keys import SigningKey

_SIGNATURE, _COSIGNATURE = 0x01, 0x04
_DASH = "\N{EM DASH}"
_HASH_BYTES, _TIME_BYTES, _SIGNATURE_BYTES = 4, 8, 64
LARGEST_NOTE = 64 * 1024
"""Characters; a note of ours has a few hundred."""
_MOST_SIGNATURES = 100


@dataclass(frozen=True)
class NoteSignature:
    """One signature line: the key's name, its hash of 4 bytes, and what it made."""

    name: str
    key_hash: bytes
    blob: bytes

    def line(self) -> str:
        """The line as it stands in a note."""
        return f"{_DASH} {self.name} {base64.b64encode(self.key_hash + self.blob).decode()}\n"


@dataclass(frozen=True)
class Note:
    """A note.

    Attributes:
        body: Its text, which ends with a line's end.
        signatures: What stands below it, in order.
    """

    body: str
    signatures: tuple[NoteSignature, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a note.

        Raises:
            ValueError: if it is none.
        """
        body, separator, lines = text.rpartition("\n\n")
        if len(text) > LARGEST_NOTE or not separator or not lines.endswith("\n"):
            raise ValueError("it is no signed note")
        signatures = tuple(map(_parsed_line, lines[:-1].split("\n")))
        if len(signatures) > _MOST_SIGNATURES:
            raise ValueError("it has too many signatures")
        return cls(f"{body}\n", signatures)

    def text(self) -> str:
        """The note as it is stored and carried."""
        return f"{self.body}\n{''.join(signature.line() for signature in self.signatures)}"

    def signed(self, name: str, key: SigningKey) -> Self:
        """With a signature of its text."""
        made = NoteSignature(name, _key_hash(name, _SIGNATURE, key.public), key.sign(self.body.encode()))
        return self.with_signature(made)

    def cosigned(self, name: str, key: SigningKey, *, time: int) -> Self:
        """With a cosignature: at `time`, in seconds since 1970, this was seen, and nothing that contradicts it.

        A former cosignature of the same key is replaced.
        """
        blob = time.to_bytes(_TIME_BYTES, "big") + key.sign(_cosigned_text(self.body, time))
        return self.with_signature(NoteSignature(name, _key_hash(name, _COSIGNATURE, key.public), blob))

    def is_signed_by(self, name: str, public: bytes) -> bool:
        """Whether it holds a signature of that key which fits."""
        expected = _key_hash(name, _SIGNATURE, public)
        return any(
            found.name == name and found.key_hash == expected and _fits(public, found.blob, self.body.encode())
            for found in self.signatures
        )

    def cosigned_at(self, name: str, public: bytes) -> int | None:
        """When that key cosigned it, in seconds since 1970; None without a cosignature of it which fits."""
        expected = _key_hash(name, _COSIGNATURE, public)
        for found in self.signatures:
            if found.name == name and found.key_hash == expected and len(found.blob) > _TIME_BYTES:
                time = int.from_bytes(found.blob[:_TIME_BYTES], "big")
                if _fits(public, found.blob[_TIME_BYTES:], _cosigned_text(self.body, time)):
                    return time
        return None

    def cosigners(self) -> tuple[str, ...]:
        """The names in its cosignature lines, in order; whether one fits, only `cosigned_at` says."""
        return tuple(found.name for found in self.signatures if len(found.blob) == _TIME_BYTES + _SIGNATURE_BYTES)

    def with_signature(self, made: NoteSignature) -> Self:
        """With one more signature line; a former one of the same key is replaced."""
        kept = tuple(of for of in self.signatures if (of.name, of.key_hash) != (made.name, made.key_hash))
        return replace(self, signatures=(*kept, made))


def _parsed_line(line: str) -> NoteSignature:
    dash, _, rest = line.partition(" ")
    name, _, encoded = rest.partition(" ")
    if dash != _DASH or not name or "+" in name or not name.isprintable():
        raise ValueError("it has a line that is no signature")
    try:
        decoded = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValueError("it has a signature that cannot be read") from error
    if len(decoded) < _HASH_BYTES + _SIGNATURE_BYTES:
        raise ValueError("it has a signature that is too short")
    return NoteSignature(name, decoded[:_HASH_BYTES], decoded[_HASH_BYTES:])


def _key_hash(name: str, kind: int, public: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + public).digest()[:_HASH_BYTES]


def _cosigned_text(body: str, time: int) -> bytes:
    return f"cosignature/v1\ntime {time}\n{body}".encode()


def _fits(public: bytes, signature: bytes, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
