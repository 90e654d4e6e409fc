"""A page as text and as CSV: every cell stays text, and none is run by a spreadsheet."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchlight.errors import CatchlightError
from catchlight.report.document import Document, Table, erased_or, printable, readable_time, text_of, write_csv

PAGE = Document(
    "Searches",
    (("Period", "2026"),),
    (
        Table("By unit", ("Unit", "Submitted", "Suitable"), (("North", 12, None), ("South", 3, 2)), ("A note.",)),
        Table("Refused", ("Search", "Why"), (), empty="None."),
    ),
    ("The end.",),
)


def rows_of(page: Document, folder: Path) -> list[list[str]]:
    path = folder / "page.csv"
    write_csv(page, path)
    with path.open(encoding="utf-8-sig", newline="") as source:
        return list(csv.reader(source))


def test_in_csv_each_figure_has_a_row_of_its_own(tmp_path: Path) -> None:
    assert rows_of(PAGE, tmp_path) == [
        ["section", "item", "figure", "value"],
        ["Searches", "", "Period", "2026"],
        ["By unit", "North", "Submitted", "12"],
        ["By unit", "North", "Suitable", "–"],
        ["By unit", "South", "Submitted", "3"],
        ["By unit", "South", "Suitable", "2"],
        ["By unit", "", "note", "A note."],
        ["Searches", "", "note", "The end."],
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_the_csv_is_a_formula(tmp_path: Path, start: str) -> None:
    evil = f'{start}cmd|" /C calc"!A0'
    page = Document(evil, ((evil, evil),), (Table(evil, (evil, evil), ((evil, evil),), (evil,)),), (evil,))
    cells = {cell for row in rows_of(page, tmp_path)[1:] for cell in row}
    assert cells <= {f"'{evil}", "", "note"}


@given(st.text(max_size=40))
def test_any_text_comes_back_from_the_csv_as_it_was(text: str) -> None:
    import tempfile

    page = Document("t", (("name", text),), ())
    with tempfile.TemporaryDirectory() as folder:
        ((*_, value),) = rows_of(page, Path(folder))[1:]
    assert value.removeprefix("'") == text.encode("utf-8", "backslashreplace").decode().removeprefix("'")


def test_text_has_columns_and_says_what_is_empty() -> None:
    lines = text_of(PAGE).splitlines()
    assert lines[0] == "Searches"
    assert "  Unit   Submitted  Suitable" in lines
    assert "  North         12  –" in lines
    assert lines[lines.index("Refused") + 1] == "  None."
    assert lines[-1] == "The end."


def test_what_would_turn_a_terminal_around_shows_as_its_code() -> None:
    page = Document("t", (("name", "a\x1b[31m\u202eb\nc"),), ())
    assert "name: a\\x1b[31m\\u202eb\\nc" in text_of(page)
    assert printable("می\u200cخواهم café\u00a01") == "می\u200cخواهم café\u00a01"


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(CatchlightError, match=r"page\.csv could not be written"):
        write_csv(PAGE, tmp_path / "nowhere" / "page.csv")


def test_a_time_is_told_to_the_second_in_utc() -> None:
    assert readable_time("2026-11-23T14:05:06.789+01:00") == "2026-11-23 13:05:06 UTC"
    assert readable_time(datetime(2026, 11, 23, 13, 5, 6, tzinfo=UTC)) == "2026-11-23 13:05:06 UTC"
    assert readable_time(None) == "(erased)"


def test_what_was_erased_says_so() -> None:
    assert (erased_or(None), erased_or("")) == ("(erased)", "")
