"""Entries as they are read back: in form, or what is wrong."""

from typing import Any

import pytest
import rfc8785

from catchlight.evidence.entry import FORMAT
from catchlight.evidence.entry_form import parsed_entry

ENTRY: dict[str, Any] = {"format": FORMAT, "lab": "x", "sequence": 1, "tree_root": "y", "é": 0.5}


def test_an_entry_in_form_is_read() -> None:
    assert parsed_entry(rfc8785.dumps(ENTRY)) == (ENTRY, None)


@pytest.mark.parametrize(
    ("canonical", "is_read", "words"),
    [
        (b"", False, "not canonical JSON"),
        (b"\xff", False, "not canonical JSON"),
        (b'{"a":NaN}', False, "not canonical JSON"),
        (b"[]", False, "not an entry"),
        (rfc8785.dumps({**ENTRY, "sequence": "1"}), False, "not an entry"),
        (rfc8785.dumps({**ENTRY, "format": "catchlight-entry/9"}), True, "of this format"),
        (rfc8785.dumps(ENTRY) + b" ", True, "not a canonical entry"),
    ],
)
def test_what_is_not_is_told(canonical: bytes, is_read: bool, words: str) -> None:
    document, fault = parsed_entry(canonical)

    assert (document is not None) == is_read
    assert words in (fault or "")
