"""`catchlight case`."""

from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.people import NAME

OTHER = "B. Example"


@pytest.fixture
def other(in_lab: Command, tmp_path: Path) -> Command:
    """`other("case", "list")`: a verb as B. Example, an examiner."""
    first, own = tmp_path / "first", tmp_path / "own"
    in_lab("account", "create", OTHER, "--role", "examiner", "--new-key-file", first)
    in_lab("--as", OTHER, "--key-file", first, "account", "passphrase", "--new-key-file", own)
    return lambda *arguments: in_lab("--as", OTHER, "--key-file", own, *arguments)


def test_an_opened_case_is_listed(in_lab: Command) -> None:
    assert in_lab("case", "open", "2026-2", "--offence", "fraud").document["case"] == "2026-2"
    assert [case["case"] for case in in_lab("case", "list").document["cases"]] == ["2026-2", "2026-1"]


def test_a_case_number_is_taken_once(in_lab: Command) -> None:
    answer = in_lab("case", "open", "2026-1", "--offence", "fraud")
    assert (answer.code, answer.document["facts"]) == (1, {"case": "2026-1"})


def test_a_case_is_seen_by_its_members(in_lab: Command, run: Command, other: Command) -> None:
    assert other("case", "list").document == {"cases": []}
    added = in_lab("case", "member", "add", "2026-1", OTHER).document
    assert [member["name"] for member in added["members"]] == [NAME, OTHER]
    assert [case["case"] for case in other("case", "list").document["cases"]] == ["2026-1"]
    assert run("case", "member", "list", "2026-1").out == f"Members of the case 2026-1: {NAME}, {OTHER}.\n"
    removed = other("case", "member", "remove", "2026-1", NAME).document
    assert [member["name"] for member in removed["members"]] == [OTHER]
    assert in_lab("case", "list").document == {"cases": []}


@pytest.mark.parametrize(
    "verb",
    [
        ("exhibit", "list", "{}"),
        ("exhibit", "show", "{}", "e1"),
        ("exhibit", "add", "{}", "photo.jpg"),
        (
            "exhibit",
            "clock",
            "{}",
            "e1",
            "--shown",
            "2026-01-01",
            "--zone",
            "UTC",
            *["--error-seconds", "0"],
            "--measured-by",
            "C",
        ),
        ("extract", "{}"),
        ("faces", "{}"),
        ("tracks", "merge", "{}", "t1", "t2"),
        ("case", "member", "list", "{}"),
        ("case", "member", "add", "{}", OTHER),
    ],
    ids=lambda verb: " ".join(verb[:2]),
)
def test_for_others_there_is_no_such_case(in_lab: Command, other: Command, verb: tuple[str, ...]) -> None:
    failures = []
    for number in ("2026-1", "2026-999"):
        answer = other(*(word.replace("{}", number) for word in verb))
        assert answer.code == 1
        failures.append(answer.out.replace(number, "X"))
    assert failures[0] == failures[1]
    assert "There is no case X that you may see" in failures[0]


def test_an_auditor_reads_a_case_and_changes_nothing(in_lab: Command, other: Command) -> None:
    in_lab("account", "roles", OTHER, "--role", "auditor")
    assert other("exhibit", "list", "2026-1").document == {"exhibits": []}
    assert other("faces", "2026-1").document == {"tracks": [], "faces": []}
    assert "role of examiner" in other("extract", "2026-1").document["error"]
    assert in_lab("log", "verify").document["problems"] == []
