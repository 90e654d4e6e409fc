"""`catchlight authorise`, and what `catchlight search` says of an authorisation."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.gallery_maker import fill, random_vectors
from tests.oversight_maker import clock_at, joined, search_again, searched
from tests.people import present

from catchlight.cli.authorise import authority_line
from catchlight.evidence.cases import case_numbered
from catchlight.gallery.authorisations import Authorisation, AuthorisationState
from catchlight.lab.accounts import Role
from catchlight.lab.folder import open_lab

SUPERVISOR = ("--as", "S. Upervisor")
GRANT = ("--grant", "--by", "Judge Smit", "--reference", "RC 1")


@pytest.fixture
def waiting(in_lab: Command, tmp_path: Path) -> Command:
    """A lab with a supervisor, and two searches that wait for a decision; s1 is overdue."""
    lab = open_lab(tmp_path / "lab")
    actor = present(lab)
    joined(lab, actor, "S. Upervisor", Role.SUPERVISOR)
    vectors = random_vectors(3)
    fill(lab, vectors)
    with lab.reading() as db:
        db.conn.execute("UPDATE accounts SET must_change_passphrase = 0")
        case = case_numbered(db, "2026-1")
    with clock_at(datetime.now(UTC) - timedelta(hours=50)):
        searched(lab, actor, case, vectors[0], authorisation="requested")
    search_again(lab, actor, case, "f1", authorisation="requested")
    return in_lab


def test_what_waits_is_listed_with_its_clock(waiting: Command, run: Command) -> None:
    listed = waiting(*SUPERVISOR, "authorise").document["searches"]
    assert [(one["search"], one["authorisation"]["overdue"]) for one in listed] == [("s1", True), ("s2", False)]
    assert (listed[0]["purpose"], listed[0]["authority"]) == ("find the suspect", "prosecutor Z")
    text = run(*SUPERVISOR, "authorise").out
    assert "OVERDUE" in text
    assert "it has to be granted until" in text


def test_a_decision_is_recorded(waiting: Command, run: Command) -> None:
    document = waiting(*SUPERVISOR, "authorise", "s1", *GRANT).document
    stands = document["authorisation"]
    assert (stands["state"], stands["authority"], stands["reference"], stands["late"]) == (
        "granted",
        "Judge Smit",
        "RC 1",
        True,
    )
    text = run(*SUPERVISOR, "authorise", "s2", "--refuse", "--by", "Judge Smit").out
    assert "refused by Judge Smit" in text
    assert "Its result was erased at" in text
    assert waiting(*SUPERVISOR, "authorise").document["searches"] == []
    assert run(*SUPERVISOR, "authorise").out.startswith("No search waits")


def test_ones_own_search_is_refused(waiting: Command) -> None:
    answer = waiting("authorise", "s1", *GRANT)
    assert answer.code == 1
    assert "own search" in answer.document["error"]


@pytest.mark.parametrize(
    "arguments",
    [("s1",), ("--grant",), ("s1", *GRANT, "--at", "noon"), ("s1", *GRANT, "--at", "2026-11-23T10:00:00")],
)
def test_half_a_decision_is_bad_usage(waiting: Command, arguments: tuple[str, ...]) -> None:
    assert waiting(*SUPERVISOR, "authorise", *arguments).code == 2


@pytest.mark.parametrize(
    ("stands", "line"),
    [
        (Authorisation(AuthorisationState.NOT_NEEDED), "Authorisation: not needed."),
        (
            Authorisation(AuthorisationState.REQUESTED, due_at="2999-01-01T00:00:00Z"),
            "Authorisation: requested; it has to be granted until 2999-01-01T00:00:00Z.",
        ),
        (
            Authorisation(AuthorisationState.REQUESTED, due_at="2001-01-01T00:00:00Z"),
            "Authorisation: OVERDUE. It was requested and had to be granted until 2001-01-01T00:00:00Z.",
        ),
        (
            Authorisation(AuthorisationState.GRANTED, "RC", "1", "2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z"),
            "Authorisation: granted by RC (1) at 2026-01-02T00:00:00Z, late.",
        ),
        (
            Authorisation(AuthorisationState.REFUSED, "RC", None, "2026-01-02T00:00:00Z"),
            "Authorisation: refused by RC at 2026-01-02T00:00:00Z.",
        ),
    ],
)
def test_where_an_authorisation_stands_is_one_line(stands: Authorisation, line: str) -> None:
    assert authority_line(stands) == line
