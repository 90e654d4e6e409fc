from datetime import date
from types import MappingProxyType
from types import SimpleNamespace as Made
from typing import Any

from tests.gui.samples import CASE

from catchlight.evidence.retention import Keeping
from catchlight.gui import keeping_words
from catchlight.workflows.erasing import WouldGo

TODAY = date(2026, 11, 23)


def kept(**changes: Any) -> Keeping:
    values: dict[str, Any] = {
        "case": CASE,
        "expires_on": date(2031, 1, 1),
        "has_own_date": False,
        "closed_at": None,
        "held_since": None,
        "held_because": None,
    }
    return Keeping(**(values | changes))


def test_a_case_is_kept_until_a_day_or_too_long() -> None:
    assert keeping_words.kept_until(kept(), TODAY) == "1 Jan 2031"
    assert keeping_words.kept_until(kept(expires_on=TODAY), TODAY) == "23 Nov 2026"
    assert keeping_words.kept_until(kept(expires_on=date(2026, 11, 22)), TODAY) == "22 Nov 2026, overdue"


def test_a_case_is_open_or_closed_and_perhaps_held() -> None:
    assert keeping_words.state_words(kept()) == "Open"
    held = kept(closed_at="2026-01-01", held_since="2026-02-01")
    assert keeping_words.state_words(held) == "Closed, legal hold"


def test_rows_are_named_as_people_know_them() -> None:
    rows = {"faces": 1204, "exhibits": 3, "track_edits": 2, "frames": 5}
    assert keeping_words.rows_words(rows) == "Exhibits: 3  ·  Faces: 1,204  ·  Related records: 7"
    assert keeping_words.rows_words({}) == "No rows"


def test_files_come_with_their_size() -> None:
    going = WouldGo("case", "2026-1", MappingProxyType({}), 2, 3_000_000, 5)
    assert keeping_words.files_words(going) == "2 stored files (2.9 MB)"


def test_a_kind_of_another_version_shows_as_it_is_written() -> None:
    assert keeping_words.kind_of_erasure("case") == "Case"
    assert keeping_words.kind_of_erasure("something.new") == "something.new"


def test_a_restore_tells_what_has_to_be_looked_at() -> None:
    again = Made(certificates=(1, 2), incomplete=())
    restored: Any = Made(
        entry=88,
        erased_again=again,
        held_again=("2026-1",),
        persons_held_again=("P-1",),
        accounts_to_check=(),
        set_aside=None,
    )
    kind, text = keeping_words.restored_words(restored)
    assert kind == "good"
    assert "entry 88" in text
    assert "done again: 2." in text
    assert "legal hold again: 2026-1, P-1." in text
    restored.accounts_to_check = ("B. Example",)
    kind, text = keeping_words.restored_words(restored)
    assert kind == "warn"
    assert "B. Example" in text
