"""`catchlight log`."""

import sqlite3
from pathlib import Path

from tests.cli.conftest import Command


def test_show_gives_the_acts_in_order(in_lab: Command, run: Command) -> None:
    entries = in_lab("log", "show").document["entries"]
    assert [entry["action"] for entry in entries] == [
        "lab.created",
        "account.signed_out",
        "account.signed_in",
        "case.opened",
        "account.signed_out",
        "account.signed_in",  # to see the log
    ]
    assert entries[3]["actor"]["name"] == "A. Example"
    assert (entries[3]["details"]["number"], entries[3]["withheld"]) == ("2026-1", False)
    assert "case.opened" in run("log", "show", "--first", "2").out


def test_the_log_is_shown_to_who_is_signed_in_without_the_texts_of_other_peoples_cases(
    in_lab: Command, run: Command, tmp_path: Path
) -> None:
    first, own = tmp_path / "first", tmp_path / "own"
    in_lab("account", "create", "B. Example", "--role", "examiner", "--new-key-file", first)
    in_lab("--as", "B. Example", "--key-file", first, "account", "passphrase", "--new-key-file", own)
    other = ("--as", "B. Example", "--key-file", own, "log", "show")
    (opened,) = (entry for entry in in_lab(*other).document["entries"] if entry["action"] == "case.opened")
    assert (opened["actor"]["name"], opened["withheld"]) == ("A. Example", True)
    assert (opened["details"]["number"], opened["details"]["offence"]) == (None, None)
    text = run(*other).out
    assert "case.opened  (of a case that you may not see)" in text
    assert "burglary" not in text
    assert in_lab("--key-file", tmp_path / "none", "log", "show").code == 1


def test_verify_passes_on_an_untouched_log(in_lab: Command) -> None:
    answer = in_lab("log", "verify")
    assert answer.code == 0
    assert (answer.document["ok"], answer.document["entries"], answer.document["problems"]) == (True, 5, [])
    assert len(answer.document["root"]) == 64


def test_verify_fails_on_a_changed_one_and_names_it(in_lab: Command, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "lab" / "evidence.db") as db:
        db.execute("DROP TRIGGER log_is_final_update")
        db.execute("UPDATE log SET entry = CAST(replace(entry, 'opened', 'closed') AS BLOB) WHERE sequence = 4")
    db.close()
    answer = in_lab("log", "verify")
    assert (answer.code, answer.document["ok"]) == (1, False)
    assert 4 in {problem["entry"] for problem in answer.document["problems"]}
