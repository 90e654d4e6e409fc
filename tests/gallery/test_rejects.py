from __future__ import annotations

import csv
from pathlib import Path

import pytest

from catchlight.errors import CatchlightError
from catchlight.gallery.rejects import RefusedRow, Rejects, check_rejects_path

COLUMNS = ("person_id", "image", "note")


def test_refused_rows_come_back_in_order_with_their_cells(tmp_path: Path) -> None:
    target = tmp_path / "rejects.csv"
    with Rejects() as rejects:
        rejects.add(RefusedRow(9, "b.jpg", "no face was found", "no-face"), {"person_id": "P2", "image": "b.jpg"})
        rejects.add(RefusedRow(3, "a.jpg", "expired: ...", "expired"), {"person_id": "Zoë", "image": "a.jpg"})
        rejects.write(target, columns=COLUMNS, delimiter=";")
        assert [row.row for row in rejects.rows()] == [3, 9]
        assert [row.row for row in rejects.rows(most=1)] == [3]
        assert rejects.counts() == {"expired": 1, "no-face": 1}
    table = list(csv.reader(target.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert table == [
        [*COLUMNS, "row", "reason"],
        ["Zoë", "a.jpg", "", "3", "expired: ..."],
        ["P2", "b.jpg", "", "9", "no face was found"],
    ]


@pytest.mark.parametrize("cell", ["=1+1", "+31", "-2", "@SUM(A1)", "\t=1", "＝1"])
def test_no_cell_is_run_as_a_formula(tmp_path: Path, cell: str) -> None:
    target = tmp_path / "rejects.csv"
    with Rejects() as rejects:
        rejects.add(RefusedRow(2, cell, "why", "image"), {"person_id": "P", "image": cell, "note": cell})
        rejects.write(target, columns=COLUMNS, delimiter=",")
    (_, row) = csv.reader(target.read_text(encoding="utf-8-sig").splitlines())
    assert row[1] == row[2] == f"'{cell}"


def test_a_file_of_which_another_row_says_something_else_is_known() -> None:
    with Rejects() as rejects:
        assert rejects.seen_before("ab", row=2, said="P1") is None
        assert rejects.seen_before("cd", row=3, said="P1") is None
        assert rejects.seen_before("ab", row=4, said="P2") == 2


def test_a_row_that_says_the_same_of_the_same_file_is_no_duplicate() -> None:
    with Rejects() as rejects:
        assert rejects.seen_before("ab", row=2, said="P1") is None
        assert rejects.seen_before("ab", row=3, said="P1") is None


def test_the_manifest_is_never_overwritten(tmp_path: Path) -> None:
    manifest = tmp_path / "MANIFEST.csv"
    manifest.write_text("x", encoding="utf-8")
    for wrong in (manifest, tmp_path / "." / "MANIFEST.csv", tmp_path, tmp_path / "nowhere" / "r.csv"):
        with pytest.raises(CatchlightError, match="Nothing was enrolled"):
            check_rejects_path(wrong, manifest=manifest)
    check_rejects_path(tmp_path / "r.csv", manifest=manifest)


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "r.csv").mkdir()
    with Rejects() as rejects, pytest.raises(CatchlightError, match="could not be written"):
        rejects.write(tmp_path / "r.csv", columns=COLUMNS, delimiter=",")
    assert [path.name for path in tmp_path.iterdir()] == ["r.csv"]
