from typing import cast

from catchlight.gui.views.held_preview import HeldPreview
from catchlight.workflows.search import SearchResult

RESULT = cast("SearchResult", object())


def test_what_was_shown_is_said_to_have_been() -> None:
    held = HeldPreview(RESULT)
    assert held.show()
    assert held.was_shown()
    assert held.show()  # it stays where it is


def test_what_was_not_shown_when_the_exact_result_came_is_never_shown() -> None:
    held = HeldPreview(RESULT)
    assert not held.was_shown()
    assert not held.show()
    assert not held.was_shown()
