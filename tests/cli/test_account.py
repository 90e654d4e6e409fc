"""`catchlight account`: made, changed, used; and each way in which nobody gets in."""

from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Answer, Command, a_key_file
from tests.people import NAME

from catchlight.evidence.log import read_log
from catchlight.lab.folder import open_lab

OTHER = "B. Example"


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    folder = tmp_path / "keys"
    folder.mkdir()
    return folder


@pytest.fixture
def other(in_lab: Command, keys: Path) -> Command:
    """`other("case", "list")`: a verb as B. Example, an examiner with a passphrase of their own."""
    assert in_lab("account", "create", OTHER, "--role", "examiner", "--new-key-file", keys / "first").code == 0
    signed = ("--as", OTHER, "--key-file")
    assert in_lab(*signed, keys / "first", "account", "passphrase", "--new-key-file", keys / "own").code == 0
    return lambda *arguments: in_lab(*signed, keys / "own", *arguments)


def acts(folder: Path) -> list[dict[str, Any]]:
    lab = open_lab(folder / "lab")
    with lab.reading() as db:
        return [entry.document for entry in read_log(db)]


def error(answer: Answer) -> str:
    assert answer.code == 1
    return str(answer.document["error"])


def test_an_account_is_made_for_somebody_who_then_chooses_a_passphrase(in_lab: Command, keys: Path) -> None:
    make = ("account", "create", OTHER, "--role", "examiner", "--role", "custodian", "--unit", "Robbery")
    made = in_lab(*make, "--new-key-file", keys / "first").document
    assert (made["name"], made["roles"], made["unit"]) == (OTHER, ["custodian", "examiner"], "Robbery")
    assert made["must_change_passphrase"] is True
    assert (keys / "first").stat().st_mode & 0o777 == 0o600

    refused = in_lab("--as", OTHER, "--key-file", keys / "first", "case", "list")
    assert "chosen by somebody else" in error(refused)
    assert "catchlight account passphrase" in refused.document["hint"]

    changed = in_lab("--as", OTHER, "--key-file", keys / "first", "account", "passphrase", "--new-key-file", keys / "b")
    assert changed.document["account"] == made["account"]
    assert in_lab("--as", OTHER, "--key-file", keys / "b", "case", "list").document == {"cases": []}
    assert "does not open" in error(in_lab("--as", OTHER, "--key-file", keys / "first", "case", "list"))
    assert in_lab("log", "verify").document["problems"] == []


def test_accounts_are_listed(other: Command, run: Command) -> None:
    assert [known["name"] for known in other("account", "list").document["accounts"]] == [NAME, OTHER]
    text = run("account", "list").out
    assert f"{NAME}  examiner, custodian, supervisor\n" in text
    assert f"{OTHER}  examiner\n" in text


def test_a_supervisor_disables_enables_and_gives_roles(in_lab: Command, other: Command) -> None:
    assert in_lab("account", "disable", OTHER).document["disabled_at"]
    assert "is disabled" in error(other("case", "list"))
    assert in_lab("account", "enable", OTHER).document["disabled_at"] is None
    assert in_lab("account", "roles", OTHER, "--role", "auditor").document["roles"] == ["auditor"]
    assert [case["case"] for case in other("case", "list").document["cases"]] == ["2026-1"]
    assert "This needs the role of examiner" in error(other("case", "open", "2026-2", "--offence", "fraud"))
    assert in_lab("log", "verify").document["problems"] == []


@pytest.mark.parametrize(
    ("verb", "action"),
    [
        (("create", "C. Example", "--role", "supervisor", "--new-key-file", "key"), "account.created"),
        (("roles", OTHER, "--role", "supervisor"), "account.roles.changed"),
        (("disable", NAME), "account.disabled"),
        (("enable", NAME), "account.enabled"),
        (("reset", NAME, "--new-key-file", "key"), "account.reset"),
    ],
)
def test_who_is_no_supervisor_is_refused_and_that_is_logged(
    other: Command, verb: tuple[str, ...], action: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "This needs the role of supervisor" in error(other("account", *verb))
    (refused,) = [entry["details"] for entry in acts(tmp_path) if entry["action"] == "access.refused"]
    assert (refused["what"], refused["needs"]) == (action, ["supervisor"])


def test_a_reset_gives_a_passphrase_that_only_serves_to_choose_another(
    in_lab: Command, other: Command, keys: Path
) -> None:
    assert in_lab("account", "reset", OTHER, "--new-key-file", keys / "reset").document["must_change_passphrase"]
    assert "does not open" in error(other("case", "list"))
    signed = ("--as", OTHER, "--key-file", keys / "reset")
    assert "chosen by somebody else" in error(in_lab(*signed, "case", "list"))
    assert in_lab(*signed, "account", "passphrase", "--new-key-file", keys / "own again").code == 0
    assert in_lab("--as", OTHER, "--key-file", keys / "own again", "case", "list").code == 0


def test_a_key_is_rotated_under_the_same_passphrase(in_lab: Command, tmp_path: Path) -> None:
    turned = in_lab("account", "rotate").document
    assert turned["fingerprint"] != turned["revoked"]
    assert in_lab("account", "rotate").document["revoked"] == turned["fingerprint"]
    assert [entry["action"] for entry in acts(tmp_path)][-2:] == ["account.key.rotated", "account.signed_out"]
    assert in_lab("log", "verify").document["problems"] == []


def test_nobody_gets_in_without_account_or_passphrase(in_lab: Command, tmp_path: Path) -> None:
    assert "There is no account Z. Nobody" in error(in_lab("--as", "Z. Nobody", "case", "list"))
    wrong = ("--key-file", a_key_file(tmp_path / "wrong", "not this one"))
    for _ in range(3):
        assert f"does not open the account of {NAME}" in error(in_lab(*wrong, "case", "list"))
    waiting = in_lab("case", "list")
    assert "3 wrong passphrases in a row" in error(waiting)
    assert "the next try is possible in 1 seconds" in error(waiting)
    assert 0 < waiting.document["facts"]["seconds"] <= 1


def test_without_a_name_no_passphrase_is_asked_for(in_lab: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CATCHLIGHT_AS")
    monkeypatch.delenv("CATCHLIGHT_KEY_FILE")
    answer = in_lab("case", "list")
    assert "Nobody is named" in error(answer)
    assert "--as NAME" in answer.document["hint"]


def test_without_a_terminal_the_ways_to_give_it_are_named(in_lab: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    new = in_lab("account", "create", OTHER, "--role", "examiner")
    assert "there is no terminal" in error(new)
    assert "--new-key-file" in new.document["hint"]
    monkeypatch.delenv("CATCHLIGHT_KEY_FILE")
    now = in_lab("case", "list")
    assert "there is no terminal" in error(now)
    assert "--key-file" in now.document["hint"]
    assert "--passphrase-fd" in now.document["hint"]


def test_a_role_that_is_none_is_bad_usage(in_lab: Command) -> None:
    assert in_lab("account", "roles", NAME, "--role", "boss").code == 2
    assert in_lab("account", "create", OTHER).code == 2
