"""Each entry is a sentence; what nobody wrote a sentence for shows whole."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import catchlight
from catchlight.evidence.actions import KINDS
from catchlight.report.sentences import _PLAIN, _SPECIAL, to_whom, what_was_done, why

AT = "2026-11-23T10:00:00.123456+01:00"
SEARCH: dict[str, Any] = {
    "search": "s7",
    "scope": "gallery",
    "probe": "t3",
    "probe_exhibit": "e1",
    "purpose": "find the suspect",
    "authority": "prosecutor Z",
    "legal_basis": "Art. 1",
    "authorisation": "not-needed",
    "authorisation_because": "initial identification",
}


def said(action: str, **details: Any) -> str:
    return what_was_done(action, details, names={"acc": "B. Other"})


@pytest.mark.parametrize(
    ("action", "details", "sentence"),
    [
        ("case.opened", {"number": "2026-1", "offence": "robbery"}, "opened the case 2026-1 for robbery"),
        ("case.member.added", {"account": "acc"}, "made B. Other a member of the case"),
        ("case.retention.set", {"until": None}, "set the case's last day of retention: by the policy"),
        ("case.retention.set", {"until": "2030-01-01"}, "set the case's last day of retention: 2030-01-01"),
        ("search.started", SEARCH, "began the search s7 of the gallery for the person of t3 in e1"),
        (
            "search.started",
            {**SEARCH, "scope": "exhibits"},
            "began the search s7 of the case's own exhibits for the person of t3 in e1",
        ),
        (
            "search.finished",
            {"search": "s7", "candidates": [{}], "faces": [], "searched": 8, "gallery_size": 9},
            "ended the search s7: 1 candidate; 8 of 9 compared",
        ),
        (
            "search.finished",
            {"search": "s7", "candidates": [], "faces": [], "searched": 0, "gallery_size": 0},
            "ended the search s7: no candidate; 0 of 0 compared",
        ),
        (
            "access.refused",
            {"what": "search.authorised", "needs": ["supervisor", "auditor"]},
            "was refused: asked for search.authorised, which needs supervisor, auditor",
        ),
        (
            "erasure.done",
            {"kind": "search", "subject": "s7", "rows": {"candidates": 50}},
            "erased the search s7: candidates 50",
        ),
    ],
)
def test_an_entry_is_a_sentence(action: str, details: dict[str, Any], sentence: str) -> None:
    assert said(action, **details) == sentence


def test_what_was_erased_says_so() -> None:
    assert said("case.opened", number=None, offence=None) == "opened the case (erased) for (erased)"
    assert said("case.member.added", account="unknown") == "made (erased) a member of the case"
    assert said("exhibit.added") == "took in the exhibit (erased) ((erased)): (erased)"


def test_an_action_without_a_sentence_shows_whole() -> None:
    assert said("face.drawn", by_hand=True, session=4) == "face drawn (by hand: True)"
    assert said("face.drawn") == "face drawn"


def test_braces_of_a_text_are_text() -> None:
    assert (
        said("case.opened", number="{offence}", offence="{0.__class__}")
        == "opened the case {offence} for {0.__class__}"
    )


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ({}, "not needed, initial identification"),
        (
            {
                "authorisation": "granted",
                "authorisation_by": "Judge Smit",
                "authorisation_reference": "RC 1",
                "authorisation_decided_at": AT,
            },
            "granted by Judge Smit, RC 1, at 2026-11-23 09:00:00 UTC",
        ),
        (
            {"authorisation": "requested", "authorisation_due_at": AT},
            "requested, to be granted until 2026-11-23 09:00:00 UTC",
        ),
    ],
)
def test_why_somebody_searched_is_purpose_authority_basis_and_authorisation(stated: dict[str, Any], told: str) -> None:
    expected = "find the suspect. Authority: prosecutor Z. Legal basis: Art. 1. Authorisation: "
    assert why("search.started", {**SEARCH, **stated}) == expected + told


def test_why_a_decision_and_why_something_was_erased() -> None:
    decided = {"authorisation_reference": "RC 1", "authorisation_decided_at": AT, "authorisation_late": True}
    assert why("search.authorised", decided) == "RC 1, decided at 2026-11-23 09:00:00 UTC, late"
    assert why("search.authorisation.refused", {"authorisation_decided_at": AT}) == "decided at 2026-11-23 09:00:00 UTC"
    assert why("erasure.done", {"reason": "retention over"}) == "retention over"
    assert why("erasure.done", {"reason": None}) == "(erased)"
    assert why("case.closed", {"note": None}) == ""
    assert why("exhibit.added", {}) == ""


def test_to_whom_something_was_handed() -> None:
    assert (to_whom({"to": "the defence"}), to_whom({"to": None}), to_whom({})) == ("the defence", "", "")


def test_a_sweep_says_for_how_many_and_a_search_which_snapshot() -> None:
    sweep = {**SEARCH, "mode": "sweep", "probe": "12 faces"}
    assert said("search.started", **sweep) == "began the sweep s7 of the gallery for 12 faces of the case"
    ended = {"mode": "sweep", "probe_count": 12, "probes_with_candidates": 5, "searched": 8, "gallery_size": 9}
    assert (
        said("search.finished", search="s7", **ended)
        == "ended the sweep s7: 5 of 12 faces with candidates; 8 of 9 compared"
    )
    assert "of the imported snapshot-1 for" in said("search.started", **SEARCH, snapshot="snapshot-1")


def test_what_is_done_with_the_gallery() -> None:
    assert said("gallery.tagged", tag="gang", portraits=2, removed=True) == "took the tag gang from 2 portraits"
    assert said("gallery.tagged", tag="gang", portraits=2, removed=False) == "put the tag gang on 2 portraits"
    assert said("gallery.enrolled", portraits=[{}, {}], revision=4) == (
        "enrolled 2 portraits; the gallery is at revision 4"
    )
    assert said("person.held", person_id=None, reason="x") == "put the person (erased) under legal hold"


def test_every_action_that_the_log_knows_has_a_sentence() -> None:
    assert KINDS.keys() - (_PLAIN.keys() | _SPECIAL.keys()) == set()


def test_what_can_happen_in_a_case_has_a_sentence() -> None:
    """Whatever the program logs under a case is in words; a new action needs its sentence here."""
    source = Path(catchlight.__file__).parent
    rooms = ("evidence", "faces", "gallery", "media", "workflows")
    code = "\n".join(path.read_text(encoding="utf-8") for room in rooms for path in (source / room).rglob("*.py"))
    logged = set(re.findall(r'"((?:case|exhibit|extraction|track|search|candidate)\.[a-z_.]+)"', code))
    only_asked_for = {"track.edited", "search.authority"}
    assert logged - only_asked_for <= _PLAIN.keys() | _SPECIAL.keys()
