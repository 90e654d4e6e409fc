"""Both verifiers on who was entitled to what: erasures, decisions on searches, jobs, looks at the gallery."""

from dataclasses import replace

import pytest
from tests.log_maker import Log

from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Value
from catchlight.lab.accounts import Role
from catchlight.lab.keys import new_key


def erase(log: Log, number: int, *, role: Role = Role.SUPERVISOR, really: bool = True) -> int:
    """An erasure of the clear texts of an entry."""
    with log.lab.reading() as db:
        rows = db.conn.execute("SELECT commitment FROM log_clear WHERE sequence = ?", (number,)).fetchall()
        if really:
            db.conn.execute("DELETE FROM log_clear WHERE sequence = ?", (number,))
    details = {"kind": "search", "subject": "s1", "commitments": [bytes(row[0]).hex() for row in rows]}
    return log.add("erasure.done", details, role=role)


def test_what_was_erased_is_no_problem_where_a_later_entry_says_so(log: Log) -> None:
    erase(log, 4)

    assert log.problems() == []
    assert any("1 recorded erasures" in of.problem for of in log.verified().notices)
    assert any("1 recorded erasures" in of.text for of in log.checked().notices)


def test_what_was_erased_and_is_there_again_is_named(log: Log) -> None:
    done = erase(log, 4, really=False)

    assert [entry for entry, _ in log.problems()] == [done]


def test_an_erasure_that_nobody_was_entitled_to_excuses_nothing(log: Log) -> None:
    done = erase(log, 4, role=Role.EXAMINER)

    assert {entry for entry, _ in log.problems()} == {4, done}


def test_an_erasure_signed_with_a_key_that_nobody_made_known_excuses_nothing(log: Log) -> None:
    stranger = replace(log.first, key=new_key())
    log.first, first = stranger, log.first
    done = erase(log, 4)
    log.first = first

    assert {entry for entry, _ in log.problems()} == {4, done}


@pytest.mark.parametrize("decision", ["search.authorised", "search.authorisation.refused"])
def test_who_decides_on_their_own_search_is_named(log: Log, decision: str) -> None:
    log.add("search.started", {"search": "s1"})
    log.add("search.started", {"search": "s2"}, by=log.account(Role.EXAMINER))
    own = log.add(decision, {"search": "s1"}, role=Role.SUPERVISOR)
    log.add(decision, {"search": "s2"}, role=Role.SUPERVISOR)

    ((entry, problem),) = log.problems()
    assert (entry, "its own account's search" in problem) == (own, True)
    assert "its own account's search" in log.checked().problems[0].text


def test_the_key_of_a_job_that_is_made_for_years_is_named(log: Log) -> None:
    examiner = log.account(Role.EXAMINER)
    job, _ = log.job(examiner, "case.opened", seconds=15 * 86400)
    used = log.add("case.opened", by=job)

    assert {entry for entry, _ in log.problems()} == {used - 1}


def test_a_reset_ends_the_jobs_of_the_account_too(log: Log) -> None:
    examiner = log.account(Role.EXAMINER)
    job, _ = log.job(examiner, "case.opened")
    log.add("case.opened", by=job)
    log.replaced_key(examiner, "account.reset", by=log.first, role=Role.SUPERVISOR)
    used = log.add("case.opened", by=job)

    ((entry, problem),) = log.problems()
    assert (entry, "out of force" in problem) == (used, True)


@pytest.mark.parametrize(
    ("role", "wrong"), [(Role.EXAMINER, 0), (Role.CUSTODIAN, 0), (Role.SUPERVISOR, 1), (Role.AUDITOR, 1)]
)
def test_the_gallery_is_looked_through_by_custodians_and_examiners(log: Log, role: Role, wrong: int) -> None:
    log.add("gallery.consulted", {"filters": None, "text": Personal("ids with P")}, by=log.account(role), role=role)

    assert (len(log.problems()), len(log.checked().problems)) == (wrong, wrong)


@pytest.mark.parametrize("listed", [None, "no list", ["zz"], ["AB" * 32], [5]])
def test_an_erasure_that_lists_no_commitments_is_named(log: Log, listed: Value) -> None:
    done = log.add("erasure.done", {"kind": "search", "subject": "s1", "commitments": listed}, role=Role.SUPERVISOR)

    assert [entry for entry, _ in log.problems()] == [done]


@pytest.mark.parametrize("role", Role)
def test_anybody_may_say_that_an_erasure_is_off_the_disk(log: Log, role: Role) -> None:
    done = erase(log, 4)
    log.add("erasure.purged", {"erasures": [done]}, by=log.account(role), role=role)

    assert log.problems() == []


@pytest.mark.parametrize("listed", [None, "no list", [], ["4"], [True], [0], [4, 10_000]])
def test_what_names_no_erasure_before_it_as_off_the_disk_is_named(log: Log, listed: Value) -> None:
    said = log.add("erasure.purged", {"erasures": listed})

    assert log.problems() == [(said, "it does not say which erasures are off the disk")]


@pytest.mark.parametrize("roles", [["supervisor", 5], [["examiner"]], "examiner"])
def test_roles_that_are_none_are_named(log: Log, roles: Value) -> None:
    other = log.account(Role.EXAMINER)
    given = log.add("account.roles.changed", {"account": other.account, "roles": roles}, role=Role.SUPERVISOR)
    log.add("case.opened", by=other, case="c")

    assert [entry for entry, _ in log.problems()] == [given]


@pytest.mark.parametrize("search", [None, 5])
def test_a_decision_on_a_search_without_a_name_is_on_nobody_s(log: Log, search: Value) -> None:
    log.add("search.started", {"search": search})
    log.add("search.authorised", {"search": search}, role=Role.SUPERVISOR)

    assert log.problems() == []
