"""`catchlight lab`."""

from pathlib import Path

from tests.cli.conftest import Command


def test_create_makes_a_lab(run_json: Command, tmp_path: Path) -> None:
    answer = run_json("lab", "create", tmp_path / "lab")
    assert (answer.code, answer.document["lab"]) == (0, str(tmp_path / "lab"))
    assert (tmp_path / "lab" / "evidence.db").is_file()


def test_a_folder_that_is_not_empty_is_refused(run_json: Command, tmp_path: Path) -> None:
    (tmp_path / "lab").mkdir()
    (tmp_path / "lab" / "holiday.jpg").touch()
    answer = run_json("lab", "create", tmp_path / "lab")
    assert answer.code == 1
    assert "not empty" in answer.document["error"]
