"""Tables for people: whole or not at all, and nothing in them that a spreadsheet runs."""

import csv
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from catchlight.errors import CatchlightError
from catchlight.evidence.tables import check_place, harmless, write_table


def read(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_cells_are_read_back(tmp_path: Path) -> None:
    write_table(tmp_path / "a.csv", ("number", "name"), [(1, "Zoë, Ö"), (None, 'say "no"')], name="list")
    assert read(tmp_path / "a.csv") == [["number", "name"], ["1", "Zoë, Ö"], ["", 'say "no"']]


@pytest.mark.parametrize("cell", ["=1+1", "+31", "-2", "@SUM(A1)", "\t=1", "＝1"])
def test_no_cell_is_run_as_a_formula(tmp_path: Path, cell: str) -> None:
    write_table(tmp_path / "a.csv", ("x",), [(cell,)], name="list")
    assert read(tmp_path / "a.csv")[1] == [f"'{cell}"]


def test_a_name_that_is_no_text_is_written_all_the_same() -> None:
    assert harmless("photo\udcff.jpg") == "photo\\udcff.jpg"


def test_a_table_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(CatchlightError, match=r"The list a\.csv could not be written"):
        write_table(tmp_path / "a.csv", ("x",), [], name="list")
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_table_that_fails_half_way_leaves_the_earlier_one(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_text("before", encoding="utf-8")

    def rows() -> Iterator[tuple[str]]:
        yield ("half",)
        raise KeyError

    with pytest.raises(KeyError):
        write_table(target, ("x",), rows(), name="list")
    assert target.read_text(encoding="utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_place_that_is_none_is_refused_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(CatchlightError, match="is a folder"):
        check_place(tmp_path, name="list")
    with pytest.raises(CatchlightError, match="does not exist"):
        check_place(tmp_path / "nowhere" / "a.csv", name="list")
    check_place(tmp_path / "a.csv", name="list")


def test_what_a_killed_process_left_goes_with_the_next_file(tmp_path: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    left = tmp_path / f".a[1].csv.{killed.stdout.decode().strip()}.tmp"
    of_a_running_one = tmp_path / f".a[1].csv.{os.getppid()}.tmp"
    of_another_program = tmp_path / ".a[1].csv.x.tmp"
    for path in (left, of_a_running_one, of_another_program):
        path.touch()

    write_table(tmp_path / "a[1].csv", ("x",), [], name="list")

    assert set(tmp_path.iterdir()) == {tmp_path / "a[1].csv", of_a_running_one, of_another_program}
