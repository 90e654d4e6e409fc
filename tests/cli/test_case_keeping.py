"""`catchlight case hold|release|retain|retention|close|reopen`."""

from tests.cli.conftest import Command


def test_a_hold_stops_an_erasure_until_it_is_released(in_lab: Command) -> None:
    held = in_lab("case", "hold", "2026-1", "--reason", "appeal").document
    assert held["held_because"] == "appeal"

    refused = in_lab("erase", "case", "2026-1", "--yes", "--reason", "order")
    assert (refused.code, "legal hold" in refused.document["error"]) == (1, True)

    assert in_lab("case", "release", "2026-1", "--reason", "decided").document["held_since"] is None
    assert in_lab("erase", "case", "2026-1", "--yes", "--reason", "order").code == 0


def test_retention_is_set_shown_and_given_back_to_the_policy(in_lab: Command, run: Command) -> None:
    by_policy = in_lab("case", "retention").document["cases"][0]
    assert by_policy["own_date"] is False

    in_lab("case", "retain", "2026-1", "--until", "2040-05-06", "--reason", "cold case")
    assert "kept until 2040-05-06" in run("case", "retention").out

    given_back = in_lab("case", "retain", "2026-1", "--reason", "solved").document
    assert given_back == by_policy


def test_a_case_is_closed_and_opened_again(in_lab: Command, run: Command) -> None:
    assert in_lab("case", "close", "2026-1", "--note", "convicted").document["closed_at"] is not None
    assert "closed" in run("case", "retention").out
    refused = in_lab("exhibit", "add", "2026-1", __file__)
    assert (refused.code, "was closed on" in refused.document["error"]) == (1, True)
    assert "case reopen" in refused.document["hint"]
    assert "closed" in run("case", "list").out
    assert in_lab("case", "reopen", "2026-1", "--reason", "new witness").document["closed_at"] is None


def test_a_day_that_is_none_is_bad_usage(in_lab: Command) -> None:
    assert in_lab("case", "retain", "2026-1", "--until", "tomorrow", "--reason", "x").code == 2
