"""`catchlight case`."""

from tests.cli.conftest import Command


def test_an_opened_case_is_listed(in_lab: Command) -> None:
    assert in_lab("case", "open", "2026-2", "--offence", "fraud").document["case"] == "2026-2"
    assert [case["case"] for case in in_lab("case", "list").document["cases"]] == ["2026-2", "2026-1"]


def test_a_case_number_is_taken_once(in_lab: Command) -> None:
    answer = in_lab("case", "open", "2026-1", "--offence", "fraud")
    assert (answer.code, answer.document["facts"]) == (1, {"case": "2026-1"})
