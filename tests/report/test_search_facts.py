"""What the log says of each search: its whole life from its entries, and nothing from tables."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from catchlight.evidence.log import LogEntry
from catchlight.report.search_facts import AccountFact, CaseFact, Facts, SearchFact, facts_of

STARTED = {
    "search": "s1",
    "scope": "gallery",
    "probe": "t3",
    "probe_face": "f9",
    "probe_template_sha256": "ab",
    "pack_sha256": "p",
    "authorisation": "requested",
    "authorisation_due_at": "2026-01-03T00:00:00.000000Z",
}


def entry(action: str, case: str | None = "c", **details: Any) -> LogEntry:
    document = {
        "time": "2026-01-01T12:00:00.000000Z",
        "actor": {"account": "acc", "name": "A. Example"},
        "role": "examiner",
        "action": action,
        "case": case,
        "details": details,
    }
    return LogEntry(7, document, "")


def search_after(*entries: LogEntry) -> SearchFact:
    return facts_of([entry("search.started", **STARTED), *entries]).searches["s1"]


def test_a_search_that_has_only_begun_is_unfinished() -> None:
    found = search_after()
    assert (found.id, found.case, found.account, found.entry) == ("s1", "c", "acc", 7)
    assert found.started_at == datetime(2026, 1, 1, 12, tzinfo=UTC)
    assert (found.probe, found.probe_face, found.template_sha256, found.pack) == ("t3", "f9", "ab", "p")
    assert (found.candidates, found.best, found.is_unfinished) == (None, None, True)
    assert (found.authorisation.state, found.authorisation.due_at) == ("requested", "2026-01-03T00:00:00.000000Z")


def test_its_end_says_how_many_candidates_and_who_is_first() -> None:
    listed = [{"rank": 1, "person_id": "P1", "score": 0.7}, {"rank": 2, "person_id": "P2", "score": 0.5}]
    found = search_after(entry("search.finished", search="s1", candidates=listed, faces=[]))
    assert (found.candidates, found.best, found.best_score, found.is_unfinished) == (2, "P1", 0.7, False)
    assert search_after(entry("search.finished", search="s1", candidates=[], faces=[])).candidates == 0
    faces = [{"rank": 1, "face": "f1", "score": 0.4}]
    assert search_after(entry("search.finished", search="s1", candidates=[], faces=faces)).candidates == 1


def test_an_erased_name_is_none_and_the_count_stays() -> None:
    listed = [{"rank": 1, "person_id": None, "score": 0.7}]
    found = search_after(
        entry("search.finished", search="s1", candidates=listed, faces=[]),
        entry("erasure.done", kind="search", subject="s1"),
    )
    assert (found.candidates, found.best, found.is_erased) == (1, None, True)


@pytest.mark.parametrize(
    ("action", "details", "expected"),
    [
        ("search.abandoned", {"search": "s1"}, (True, False)),
        ("erasure.done", {"kind": "search", "subject": "s1"}, (False, True)),
        ("erasure.done", {"kind": "case", "subject": "c"}, (False, True)),
    ],
)
def test_what_was_abandoned_or_erased_is_over(
    action: str, details: dict[str, Any], expected: tuple[bool, bool]
) -> None:
    found = search_after(entry(action, **details))
    assert (found.is_abandoned, found.is_erased) == expected
    assert not found.is_unfinished


@pytest.mark.parametrize(
    ("action", "details"),
    [
        ("search.abandoned", {"search": "s2"}),
        ("erasure.done", {"kind": "search", "subject": "s2"}),
        ("erasure.done", {"kind": "case", "subject": "d"}),
        ("erasure.done", {"kind": "person", "subject": "s1"}),
    ],
)
def test_what_is_about_another_changes_nothing(action: str, details: dict[str, Any]) -> None:
    assert search_after(entry(action, **details)) == search_after()


def test_a_decision_replaces_the_authorisation() -> None:
    decided = {"search": "s1", "authorisation": "granted", "authorisation_by": "RC", "authorisation_due_at": "d"}
    found = search_after(entry("search.authorised", **decided, authorisation_decided_at="t"))
    assert (found.authorisation.state, found.authorisation.authority) == ("granted", "RC")
    assert (found.authorisation.due_at, found.authorisation.decided_at) == ("d", "t")


def test_accounts_and_cases_are_known_by_their_entries() -> None:
    facts = facts_of(
        [
            entry("lab.created", None, account="acc", account_name="A. Example", unit=None),
            entry("account.created", None, account="two", account_name=None, unit="North"),
            entry("case.opened", number="2026-1", offence="robbery"),
            entry("case.closed"),
        ]
    )
    assert facts.accounts == {"acc": AccountFact("A. Example", ""), "two": AccountFact(None, "North")}
    assert facts.cases == {"c": CaseFact("2026-1", "robbery", is_over=True)}


def test_a_case_that_is_opened_again_or_erased() -> None:
    opened = entry("case.opened", number=None, offence=None)
    assert not facts_of([opened, entry("case.closed"), entry("case.reopened")]).cases["c"].is_over
    assert facts_of([opened, entry("erasure.done", kind="case", subject="c")]).cases["c"].is_over


def test_entries_of_no_search_or_another_version_are_passed_over() -> None:
    strange = [entry("search.started"), entry("search.finished", search="s9"), entry("nothing"), entry("case.closed")]
    facts = facts_of([*strange, entry("lab.created", None)])
    assert (facts.searches, facts.accounts, facts.cases) == ({}, {}, {})


def test_names_are_told_and_what_was_erased_says_so() -> None:
    facts = Facts({}, {"a": AccountFact("A. Example", ""), "b": AccountFact(None, "")}, {"c": CaseFact("1", None)})
    assert [facts.name(one) for one in ("a", "b", "unknown")] == ["A. Example", "(erased)", "unknown"]
    assert [facts.number(one) for one in ("c", "gone")] == ["1", "(erased)"]
    assert [facts.offence(one) for one in ("c", "gone")] == ["(erased)", "(erased)"]
