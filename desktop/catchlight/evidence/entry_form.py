"""The form of an entry as it is read back: canonical JSON of the entry format, or what is wrong with it."""

import json
from typing import Any

import rfc8785

from catchlight.evidence.canonical import is_canonical
from catchlight.evidence.entry import FORMAT

_NAMES = {"format", "lab", "sequence", "tree_root"}


def parsed_entry(canonical: bytes) -> tuple[dict[str, Any] | None, str | None]:
    """The entry, or None; and what is wrong with its form, or None."""
    try:
        text = canonical.decode()
        document = json.loads(text)
        has_form = is_canonical(document, text)
    except (ValueError, RecursionError, rfc8785.CanonicalizationError):
        return None, "the entry was changed: it is not canonical JSON"
    if not isinstance(document, dict) or type(document.get("sequence")) is not int or not _NAMES.issubset(document):
        return None, "the entry was changed: it is not an entry"
    if not has_form or document["format"] != FORMAT:
        return document, "the entry was changed: it is not a canonical entry of this format"
    return document, None
