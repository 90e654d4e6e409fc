"""The form of an entry as it is read back: canonical JSON of the entry format, or what is wrong with it."""

import json
import re
from typing import Any

import rfc8785

from catchlight.evidence.entry import FORMAT

_NAMES = {"format", "lab", "sequence", "tree_root"}
# A number that Python and RFC 8785 may write differently: an exponent, a whole fraction, or more digits than a double
# holds.
_UNLIKE_NUMBER = re.compile(rb'(?:":|[\[,])-?[0-9]+(?:[eE]|\.[0-9]*[eE]|\.0*(?![0-9])|(?<=[0-9]{16}))')
_plain = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


def parsed_entry(canonical: bytes) -> tuple[dict[str, Any] | None, str | None]:
    """The entry, or None; and what is wrong with its form, or None."""
    try:
        document = json.loads(canonical)
        is_canonical = _is_plainly_canonical(document, canonical) or rfc8785.dumps(document) == canonical
    except (ValueError, RecursionError, rfc8785.CanonicalizationError):
        return None, "the entry was changed: it is not canonical JSON"
    if not isinstance(document, dict) or type(document.get("sequence")) is not int or not _NAMES.issubset(document):
        return None, "the entry was changed: it is not an entry"
    if not is_canonical or document["format"] != FORMAT:
        return document, "the entry was changed: it is not a canonical entry of this format"
    return document, None


def _is_plainly_canonical(document: object, canonical: bytes) -> bool:
    """True for ASCII with plain numbers, where Python's own encoder writes what RFC 8785 asks for, far quicker."""
    if not canonical.isascii() or _UNLIKE_NUMBER.search(canonical):
        return False
    return _plain(document).encode() == canonical
