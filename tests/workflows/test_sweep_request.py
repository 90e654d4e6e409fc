"""A sweep needs what a search needs, and keeps within its limits."""

import dataclasses

import pytest
from tests.people import somebody

from catchlight.errors import CatchlightError
from catchlight.workflows.sweep_request import MOST_LISTED, SweepCase, checked_sweep

ASKED = SweepCase(actor=somebody(), case="2026-001", authority=" prosecutor Z ", purpose=" find everybody ")


def test_texts_are_trimmed_and_the_legal_basis_is_the_authority_s_text() -> None:
    checked = checked_sweep(ASKED)
    assert (checked.authority, checked.legal_basis, checked.purpose) == (
        "prosecutor Z",
        "prosecutor Z",
        "find everybody",
    )
    assert (checked.scope, checked.k) == ("gallery", 10)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"authority": ""}, "authority"),
        ({"purpose": " "}, "purpose"),
        ({"authorisation": "perhaps"}, "not known"),
        ({"k": 0}, "list of 0"),
        ({"k": MOST_LISTED + 1}, "list of 21"),
        ({"threshold": 2.0}, "no comparison score"),
    ],
)
def test_what_it_lacks_is_said(changed: dict[str, object], said: str) -> None:
    with pytest.raises(CatchlightError, match=said):
        checked_sweep(dataclasses.replace(ASKED, **changed))  # type: ignore[arg-type]
