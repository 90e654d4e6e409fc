"""Canonical JSON (RFC 8785) of a log entry, quickly where Python's own encoder writes the very same bytes."""

import json
import re

import rfc8785

# A number that Python and RFC 8785 may write differently: an exponent, a whole fraction, or as many digits as a double
# may not hold.
# A time in a text may look like one; then the slow way is taken, which is as right.
_UNLIKE_NUMBER = re.compile(r"[:,\[]-?[0-9]+(?:[eE]|\.[0-9]*[eE]|\.0*(?![0-9])|(?<=[0-9]{16}))")
_plain = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False).encode


def canonical_bytes(document: object) -> bytes:
    """The canonical form of a document.

    Raises:
        ValueError: for a value that has none.
    """
    text = _plain(document)
    return text.encode() if _is_plain(text) else rfc8785.dumps(document)  # type: ignore[arg-type]


def is_canonical(document: object, text: str) -> bool:
    """Whether a text, whose document is given, is its canonical form.

    Raises:
        ValueError: for a value that has none.
    """
    if _is_plain(text) and _plain(document) == text:
        return True
    return rfc8785.dumps(document).decode() == text  # type: ignore[arg-type]


def _is_plain(text: str) -> bool:
    """True for ASCII (where names sort alike) whose numbers are written alike."""
    return text.isascii() and text[:1] in {"{", "["} and not _UNLIKE_NUMBER.search(text)
