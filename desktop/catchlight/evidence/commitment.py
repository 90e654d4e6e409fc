"""Salted commitments: how personal data enter a log that can never be changed, and can still be erased.

The entry holds only SHA-256(domain, salt, clear text). The clear text and its salt stand in a side table; once they are
erased, 256 bits of salt keep the commitment from being guessed, and the tree stays valid.
"""

import hashlib
import secrets
from dataclasses import dataclass, field

SALT_BYTES = 32
_DOMAIN = b"catchlight-commitment/1\x00"


@dataclass(frozen=True)
class Personal:
    """A text that is personal data: a name, free text, a person id. `str()` of it never shows the text."""

    text: str = field(repr=False)

    def __str__(self) -> str:
        return "(personal data)"


@dataclass(frozen=True)
class Commitment:
    """A commitment with what opens it.

    Attributes:
        digest: SHA-256, 32 bytes; the only part that enters the log entry.
        salt: 32 random bytes.
        clear: The clear text.
    """

    digest: bytes
    salt: bytes = field(repr=False)
    clear: str = field(repr=False)


def commit(personal: Personal) -> Commitment:
    """Commit to a text under a fresh salt."""
    salt = secrets.token_bytes(SALT_BYTES)
    return Commitment(commitment_digest(salt=salt, clear=personal.text), salt, personal.text)


def commitment_digest(*, salt: bytes, clear: str) -> bytes:
    """SHA-256 over domain, salt and clear text (UTF-8); the salt's length is fixed, so nothing can be shifted."""
    if len(salt) != SALT_BYTES:
        raise ValueError("a commitment's salt has 32 bytes")
    return hashlib.sha256(_DOMAIN + salt + clear.encode("utf-8", "surrogatepass")).digest()
