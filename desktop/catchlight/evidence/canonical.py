"""Canonical JSON (RFC 8785) of a log entry, quickly where msgspec's encoder writes the very same bytes."""

import re

import msgspec
import rfc8785

# A number that msgspec and RFC 8785 may write differently: an exponent, a whole fraction, or as many digits as a double
# may not hold.
# A time in a text may look like one; then the slow way is taken, which is as right.
_UNLIKE_NUMBER = re.compile(rb"[:,\[]-?[0-9]+(?:[eE]|\.[0-9]*[eE]|\.0*(?![0-9])|(?<=[0-9]{16}))")
_plain = msgspec.json.Encoder(order="sorted").encode


def canonical_bytes(document: object) -> bytes:
    """The canonical form of a document of JSON's own types, whose fractions are finite.

    Raises:
        ValueError: for a value that has none.
    """
    encoded = _plain(document)
    return encoded if _is_plain(encoded) else rfc8785.dumps(document)  # type: ignore[arg-type]


def is_canonical(document: object, text: str) -> bool:
    """Whether a text, whose document is given, is its canonical form.

    Raises:
        ValueError: for a value that has none.
    """
    encoded = text.encode("utf-8", "surrogatepass")
    if _is_plain(encoded) and _plain(document) == encoded:
        return True
    return rfc8785.dumps(document) == encoded  # type: ignore[arg-type]


def _is_plain(encoded: bytes) -> bool:
    """True for ASCII (where names sort alike) whose numbers are written alike."""
    return encoded.isascii() and encoded[:1] in {b"{", b"["} and not _UNLIKE_NUMBER.search(encoded)
