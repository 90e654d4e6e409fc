"""Failed sign-ins and refused accesses: who, what and when, within the period."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from catchlight.evidence.log import LogEntry
from catchlight.report.refusals import failed_sign_ins, refused_accesses
from catchlight.report.search_facts import AccountFact, CaseFact, Facts
from catchlight.report.statistics import Finding

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
FACTS = Facts({}, {"acc": AccountFact("A. Example", "")}, {"c": CaseFact("2026-1", "robbery")})


def entry(case: str | None = None, **details: Any) -> LogEntry:
    document = {"time": "2026-11-23T10:00:00.000000Z", "actor": {"account": "acc", "name": "A"}, "case": case}
    return LogEntry(4, {**document, "details": details}, "")


def test_a_failed_sign_in_counts_when_it_was_tried_and_not_when_it_was_logged() -> None:
    tried = entry(account="acc", at="2026-11-22T09:00:00+00:00", os_user="jan", workstation=None)
    day_before = datetime(2026, 11, 22, 9, tzinfo=UTC)
    assert list(failed_sign_ins([tried], FACTS, lambda at: at == day_before)) == [
        Finding(4, None, None, "A. Example", day_before, "on (erased) as jan")
    ]
    assert list(failed_sign_ins([tried], FACTS, lambda at: at == AT)) == []


def test_a_name_that_is_nobodys_account() -> None:
    (found,) = failed_sign_ins([entry(account=None)], FACTS, lambda _: True)
    assert (found.who, found.at) == ("nobody's account", AT)


def test_a_refused_access_says_what_was_asked_for_and_what_it_needs() -> None:
    asked = entry("c", what="search.consulted", needs=["authorisation"], search="s7")
    assert list(refused_accesses([asked], FACTS, lambda _: True)) == [
        Finding(4, "s7", "2026-1", "A. Example", AT, "asked for search.consulted, which needs authorisation")
    ]
    assert list(refused_accesses([asked], FACTS, lambda _: False)) == []


def test_a_case_that_is_not_there_shows_by_the_number_that_was_asked_for() -> None:
    (found,) = refused_accesses([entry(what="case", needs=["member"], number="K-9")], FACTS, lambda _: True)
    assert found.case == "K-9"
    (erased,) = refused_accesses([entry("gone")], FACTS, lambda _: True)
    assert (erased.case, erased.what) == ("(erased)", "asked for something, which needs more")
