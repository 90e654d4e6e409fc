"""The quick way writes the bytes of the plain one, and takes nothing else for canonical."""

import json
from typing import Any

import pytest
import rfc8785
from hypothesis import example, given
from hypothesis import strategies as st

from catchlight.evidence.canonical import canonical_bytes, is_canonical

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8")),
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(st.text(max_size=3), parts, max_size=4),
    max_leaves=10,
)


def encodable(value: object) -> bool:
    try:
        rfc8785.dumps(value)  # type: ignore[arg-type]
    except ValueError:
        return False
    return True


@given(values.filter(encodable))
@example({"a": 1.0})
@example([1e-5, 1e16, 1e21, 5e-324, -0.0, 0.1, 123456789.125])
@example([9007199254740991, -9007199254740991])
@example({"\ufb33": 1, "\U0001f600": 2})
@example({"a": '":1e5'})
def test_the_bytes_are_those_of_the_plain_implementation(value: Any) -> None:
    canonical = rfc8785.dumps(value)

    assert canonical_bytes(value) == canonical
    assert is_canonical(value, canonical.decode())


@pytest.mark.parametrize(
    "text",
    [
        '{"a":1.0}',
        '{"a":1e5}',
        "[1e-05]",
        "[1E5]",
        "[-0.0]",
        "[0.10]",
        '{"b":1,"a":2}',
        '{"a":1, "b":2}',
        '{"a":1,"a":2}',
        '["\\u0041"]',
        '["\\/"]',
        '{"\U0001f600":2,"\ufb33":1} ',
    ],
)
def test_another_form_of_the_same_is_not_canonical(text: str) -> None:
    assert not is_canonical(json.loads(text), text)


@pytest.mark.parametrize("value", [[2**53], [10**19], ["\ud800"]])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says
        canonical_bytes(value)
