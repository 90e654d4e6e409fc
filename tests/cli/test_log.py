"""`catchlight log`."""

import shutil
import sqlite3
from pathlib import Path

import pytest
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


def test_the_log_is_shown_by_kind_of_processing(in_lab: Command) -> None:
    entries = in_lab("log", "show", "--kind", "alteration").document["entries"]
    assert [(entry["action"], entry["kind"]) for entry in entries] == [("case.opened", "alteration")]


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


def test_verify_says_relative_to_which_checkpoint_it_speaks(in_lab: Command, run: Command, tmp_path: Path) -> None:
    made = in_lab("log", "checkpoint", "--to", tmp_path / "carried.json").document
    fingerprint = in_lab("log", "verify").document["relative_to"]["signed_by"]

    answer = in_lab("log", "verify", "--fingerprint", fingerprint, "--checkpoint", tmp_path / "carried.json")

    assert answer.code == 0
    assert answer.document["notices"] == []
    assert answer.document["relative_to"]["size"] >= made["size"]
    assert set(answer.document["relative_to"]) == {
        "size",
        "root",
        "signed_by",
        "account",
        "cosigned_by",
        "found",
        "outside_the_lab",
        "witnessed",
    }
    text = run("log", "verify").out
    assert "Newest checkpoint: " in text
    assert "Without the fingerprint" in text


def test_verify_against_another_fingerprint_fails(in_lab: Command, run: Command) -> None:
    assert in_lab("log", "verify", "--fingerprint", "0" * 64).code == 1
    assert "entry 1: the log does not begin with the key" in run("log", "verify", "--fingerprint", "0" * 64).out


def test_verify_tells_of_a_lab_without_checkpoints(
    in_lab: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CATCHLIGHT_DATA", str(tmp_path / "other workstation"))
    shutil.rmtree(tmp_path / "lab" / "checkpoints")

    assert in_lab("log", "verify").document["relative_to"] is None
