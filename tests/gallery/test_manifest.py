from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catchlight.errors import CatchlightError
from catchlight.gallery.manifest import LONGEST_FIELD, REQUIRED, find_manifest, read_rows, survey_manifest

HEADER = ",".join(REQUIRED)
ROW = "P1,a.jpg,2024-01-02,station,art. 1,2099-01-01"


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "MANIFEST.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_byte_order_mark_line_ends_and_separators_of_both_worlds(
    tmp_path: Path, bom: bytes, line_end: str, delimiter: str
) -> None:
    text = line_end.join([HEADER, ROW, "", ROW, ""]).replace(",", delimiter)
    layout = survey_manifest(written(tmp_path, bom + text.encode()))
    rows = list(read_rows(layout))
    assert (layout.rows, layout.columns, layout.delimiter) == (2, REQUIRED, delimiter)
    assert [row.number for row in rows] == [2, 4]
    assert rows[0].cells["person_id"] == "P1"
    assert rows[0].cells["retain_until"] == "2099-01-01"


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER.replace(",legal_basis", "") + "\n")
    with pytest.raises(CatchlightError, match="no column legal_basis") as refused:
        survey_manifest(path)
    assert refused.value.facts["missing"] == ["legal_basis"]
    assert "Nothing was enrolled" in refused.value.message


def test_capitals_and_blanks_in_the_header_do_not_matter(tmp_path: Path) -> None:
    header = " Person_ID ,IMAGE, captured_on,source,legal_basis,retain_until,colour"
    layout = survey_manifest(written(tmp_path, f"{header}\n{ROW},blue\n"))
    assert layout.columns[:2] == ("person_id", "image")
    assert layout.ignored == ("colour",)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "empty"),
        (HEADER + ",image\n", "image more than once"),
        (HEADER.encode() + b"\n\xff\xfe,\n", "line 2 is not text in UTF-8"),
        (HEADER + '\nP1,"a.jpg,2024\n', "row 2 is no CSV"),
        (HEADER + "\n" + "x" * 70_000, "line 2 is too long"),
    ],
)
def test_a_file_that_cannot_be_understood_is_refused_whole(tmp_path: Path, content: str | bytes, says: str) -> None:
    with pytest.raises(CatchlightError, match=says):
        survey_manifest(written(tmp_path, content))


def test_no_file_is_a_stated_failure(tmp_path: Path) -> None:
    with pytest.raises(CatchlightError, match="cannot be read"):
        survey_manifest(tmp_path / "MANIFEST.csv")


def test_a_row_with_too_many_cells_or_too_long_a_cell_has_a_problem(tmp_path: Path) -> None:
    long = ROW.replace("station", "s" * (LONGEST_FIELD + 1))
    rows = list(read_rows(survey_manifest(written(tmp_path, f"{HEADER}\n{ROW},1,2\n{long}\nP1\n"))))
    assert "8 cells for 6 columns" in (rows[0].problem or "")
    assert "source is longer" in (rows[1].problem or "")
    assert rows[2].problem is None
    assert rows[2].cells == {"person_id": "P1"}


def test_a_manifest_that_changes_while_it_is_read_is_noticed(tmp_path: Path) -> None:
    path = written(tmp_path, f"{HEADER}\n{ROW}\n")
    layout = survey_manifest(path)
    path.write_text(f"{HEADER}\n{ROW}\n{ROW}\n", encoding="utf-8")
    with pytest.raises(CatchlightError, match="was changed while it was read"):
        list(read_rows(layout))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20), min_size=6, max_size=6)))
def test_what_a_csv_writer_writes_is_read_back(tmp_path: Path, table: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([REQUIRED, *table])
    rows = list(read_rows(survey_manifest(written(tmp_path, text.getvalue()))))
    expected = [[cell.strip() for cell in cells] for cells in table if any(cell.strip() for cell in cells)]
    assert [list(row.cells.values()) for row in rows] == expected


def test_a_folder_means_the_manifest_in_it(tmp_path: Path) -> None:
    with pytest.raises(CatchlightError, match=r"holds no MANIFEST\.csv"):
        find_manifest(tmp_path)
    (tmp_path / "Manifest.CSV").write_text(HEADER, encoding="utf-8")
    assert find_manifest(tmp_path) == find_manifest(tmp_path / "Manifest.CSV") == tmp_path / "Manifest.CSV"
