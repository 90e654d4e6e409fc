"""`catchlight log`."""

import sqlite3
from pathlib import Path

from tests.cli.conftest import Command


def test_show_gives_the_acts_in_order(in_lab: Command, run: Command) -> None:
    entries = in_lab("log", "show").document["entries"]
    assert [entry["action"] for entry in entries] == ["lab.created", "case.opened"]
    assert entries[1]["actor"]["name"] == "A. Example"
    assert "case.opened" in run("log", "show", "--first", "2").out


def test_verify_passes_on_an_untouched_log(in_lab: Command) -> None:
    answer = in_lab("log", "verify")
    assert answer.code == 0
    assert (answer.document["ok"], answer.document["entries"], answer.document["problems"]) == (True, 2, [])
    assert len(answer.document["root"]) == 64


def test_verify_fails_on_a_changed_one_and_names_it(in_lab: Command, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "lab" / "evidence.db") as db:
        db.execute("DROP TRIGGER log_is_final_update")
        db.execute("UPDATE log SET entry = CAST(replace(entry, 'opened', 'closed') AS BLOB) WHERE sequence = 2")
    db.close()
    answer = in_lab("log", "verify")
    assert (answer.code, answer.document["ok"]) == (1, False)
    assert 2 in {problem["entry"] for problem in answer.document["problems"]}
