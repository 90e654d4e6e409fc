"""Signing keys: Ed25519, the private part at rest only under a passphrase (Argon2id, then AES-256-GCM).

Source: RFC 8032 (Ed25519); RFC 9106, section 4, second recommended option (Argon2id with 64 MiB and 3 iterations).
"""

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

_SALT_BYTES, _NONCE_BYTES, _KEY_BYTES = 16, 12, 32
_DOMAIN = b"catchlight-key/1\x00"


@dataclass(frozen=True)
class Cost:
    """What one try at a passphrase costs: memory, passes over it, lanes."""

    memory_kib: int
    iterations: int
    lanes: int


COST = Cost(memory_kib=64 * 1024, iterations=3, lanes=4)
"""For new keys; each stored key names its own."""


class WrongPassphrase(Exception):
    """The passphrase does not open the key, or the stored key was changed."""


@dataclass(frozen=True)
class SigningKey:
    """A private key in memory; never shown, never compared, never written but by `wrap`.

    Attributes:
        key_id: SHA-256 of the public key, hex: the fingerprint.
        public: The public key, 32 bytes.
    """

    key_id: str
    public: bytes
    _private: Ed25519PrivateKey = field(repr=False, compare=False)

    def sign(self, message: bytes) -> bytes:
        """The signature, 64 bytes."""
        return self._private.sign(message)


@dataclass(frozen=True)
class WrappedKey:
    """A private key as it is stored: nonce and ciphertext, and how its passphrase is stretched."""

    key_id: str
    public: bytes
    wrapped: bytes = field(repr=False)
    salt: bytes = field(repr=False)
    cost: Cost

    @property
    def seal(self) -> str:
        """SHA-256 of what is stored of the private part, hex; it tells nothing of key or passphrase."""
        return seal(self.wrapped, self.salt, self.cost)


def seal(wrapped: bytes, salt: bytes, cost: Cost) -> str:
    """SHA-256 of a stored private key, hex: an older form of it, which an older passphrase opens, has another one."""
    how = f"{cost.memory_kib}/{cost.iterations}/{cost.lanes}/{len(salt)}/".encode()
    return hashlib.sha256(how + salt + wrapped).hexdigest()


def new_key() -> SigningKey:
    """A fresh random key."""
    return _signing_key(Ed25519PrivateKey.generate())


def fingerprint(public: bytes) -> str:
    """The fingerprint of a public key: its SHA-256, hex."""
    return hashlib.sha256(public).hexdigest()


def wrap(key: SigningKey, passphrase: str) -> WrappedKey:
    """Encrypt a private key under a passphrase, at the cost of today."""
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(_stretched(passphrase, salt, COST)).encrypt(
        nonce,
        key._private.private_bytes_raw(),
        _DOMAIN + key.public,
    )
    return WrappedKey(key.key_id, key.public, nonce + sealed, salt, COST)


def unwrap(stored: WrappedKey, passphrase: str) -> SigningKey:
    """Decrypt a stored private key; takes about 150 ms on purpose.

    Raises:
        WrongPassphrase: if the passphrase is another one, or what is stored was changed.
    """
    nonce, sealed = stored.wrapped[:_NONCE_BYTES], stored.wrapped[_NONCE_BYTES:]
    try:
        private = AESGCM(_stretched(passphrase, stored.salt, stored.cost)).decrypt(
            nonce, sealed, _DOMAIN + stored.public
        )
        key = _signing_key(Ed25519PrivateKey.from_private_bytes(private))
    except (InvalidTag, ValueError) as error:
        raise WrongPassphrase from error
    if key.public != stored.public:
        raise WrongPassphrase
    return key


def _signing_key(private: Ed25519PrivateKey) -> SigningKey:
    public = private.public_key().public_bytes_raw()
    return SigningKey(fingerprint(public), public, private)


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """The passphrase as a key; one form of its letters, whatever keyboard they came from (NIST SP 800-63B, 5.1.1.2)."""
    letters = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    return Argon2id(
        salt=salt, length=_KEY_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    ).derive(letters)
