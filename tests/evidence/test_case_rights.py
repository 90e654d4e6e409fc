"""Who could work on which case: both verifiers name what the program would have refused, and no lawful entry."""

from pathlib import Path

import pytest
from tests.log_maker import Log

from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor, Value
from catchlight.lab.accounts import Role

EXAMINER, CUSTODIAN, SUPERVISOR, AUDITOR = Role.EXAMINER, Role.CUSTODIAN, Role.SUPERVISOR, Role.AUDITOR
CASE = "0d6c1d9c-0000-4000-8000-000000000001"
NO_MEMBER = "it is about a case that its account is no member of"
UNDER_HOLD = "it erases what was under legal hold"


@pytest.fixture
def log(tmp_path: Path) -> Log:
    """A lab with a case of its first account."""
    made = Log.made(tmp_path / "lab")
    made.add("case.opened", {"number": Personal("2026-1")}, case=CASE, role=EXAMINER)
    return made


def member(log: Log, action: str, whom: Actor, *, by: Actor | None = None, role: Role = EXAMINER) -> int:
    return log.add(action, {"account": whom.account}, by=by, role=role, case=CASE)


def erased(log: Log, kind: str, *, case: str | None = CASE, commitments: list[str] | None = None) -> int:
    details: dict[str, Value] = {"kind": kind, "subject": CASE, "commitments": list(commitments or [])}
    return log.add("erasure.done", details, role=SUPERVISOR, case=case)


def test_what_members_supervisors_and_auditors_do_is_no_problem(log: Log) -> None:
    other, auditor, supervisor = log.account(EXAMINER, CUSTODIAN), log.account(AUDITOR), log.account(SUPERVISOR)
    log.add("access.refused", {"what": "case"}, by=other, case=CASE)
    member(log, "case.member.added", other)
    log.add("exhibit.added", by=other, case=CASE)
    log.add("proof.written", by=other, role=CUSTODIAN, case=CASE)
    for action in ("case.consulted", "search.consulted", "search.authority.consulted", "report.written"):
        log.add(action, by=auditor, case=CASE)
    member(log, "case.member.removed", log.first, by=other)
    for action in ("case.held", "search.authorised", "case.released", "case.closed", "case.reopened", "proof.written"):
        log.add(action, by=supervisor, case=CASE)
    member(log, "case.member.added", log.first, by=supervisor, role=SUPERVISOR)
    log.add("search.started", case=CASE)
    log.add("erasure.done", {"kind": "case", "subject": CASE, "commitments": []}, by=supervisor, case=CASE)

    assert log.problems() == []


def test_work_on_a_case_of_others_is_named(log: Log) -> None:
    other, supervisor = log.account(EXAMINER), log.account(SUPERVISOR)
    before = log.add("exhibit.added", by=other, case=CASE)
    read = log.add("case.consulted", by=supervisor, case=CASE)
    member(log, "case.member.added", other)
    log.add("exhibit.added", by=other, case=CASE)
    member(log, "case.member.removed", other)
    after = log.add("search.started", by=other, case=CASE)

    assert log.problems() == [(before, NO_MEMBER), (read, NO_MEMBER), (after, NO_MEMBER)]


@pytest.mark.parametrize("action", ["search.abandoned", "extraction.cancelled"])
def test_who_was_taken_off_a_case_ends_a_job_there_and_a_stranger_does_not(log: Log, action: str) -> None:
    other = log.account(EXAMINER)
    stranger = log.add(action, by=other, case=CASE)
    member(log, "case.member.added", other)
    member(log, "case.member.removed", other)
    log.add(action, by=other, case=CASE)

    assert log.problems() == [(stranger, NO_MEMBER)]


def test_work_in_a_closed_case_is_named_until_it_is_opened_again(log: Log) -> None:
    log.add("case.closed", case=CASE)
    work = [log.add(action, case=CASE) for action in ("exhibit.added", "extraction.finished", "track.split")]
    work += [log.add(action, case=CASE) for action in ("exhibit.clock.noted", "search.started", "search.finished")]
    for action in (
        "search.abandoned",
        "extraction.cancelled",
        "case.consulted",
        "candidate.consulted",
        "access.refused",
    ):
        log.add(action, case=CASE)
    log.add("case.held", role=SUPERVISOR, case=CASE)
    log.add("case.reopened", case=CASE)
    log.add("exhibit.added", case=CASE)

    assert log.problems() == [(entry, "it works in a case that was closed") for entry in work]


def test_who_makes_themselves_a_member_is_named_and_is_none(log: Log) -> None:
    other = log.account(EXAMINER)
    added = member(log, "case.member.added", other, by=other)
    searched = log.add("search.started", by=other, case=CASE)

    assert log.problems() == [(added, NO_MEMBER), (searched, NO_MEMBER)]


def test_who_is_no_examiner_or_disabled_is_made_no_member(log: Log) -> None:
    custodian, gone = log.account(CUSTODIAN), log.account(EXAMINER)
    log.add("account.disabled", {"account": gone.account}, role=SUPERVISOR)
    added = [member(log, "case.member.added", whom) for whom in (custodian, gone)]

    assert [entry for entry, _ in log.problems()] == added


def test_a_case_that_nobody_opened_and_one_that_is_opened_twice_are_named(log: Log) -> None:
    unknown = log.add("exhibit.added", case="another")
    twice = log.add("case.opened", case=CASE)

    assert [entry for entry, _ in log.problems()] == [unknown, twice]


@pytest.mark.parametrize("kind", ["case", "search"])
def test_an_erasure_under_hold_is_named(log: Log, kind: str) -> None:
    log.add("case.held", role=SUPERVISOR, case=CASE)
    held = erased(log, kind)
    log.add("case.released", role=SUPERVISOR, case=CASE)
    erased(log, kind)

    assert log.problems() == [(held, UNDER_HOLD)]


def test_a_restore_erases_again_whatever_the_older_copy_holds(log: Log) -> None:
    log.add("case.held", role=SUPERVISOR, case=CASE)
    log.add("lab.restored", {"from_entries": 3}, role=SUPERVISOR, seconds=0)
    erased(log, "case")

    assert log.problems() == []

    late = erased(log, "case")

    assert log.problems() == [(late, UNDER_HOLD)]


def of_person(log: Log, action: str) -> list[str]:
    """Hold or release a person; the commitments that an erasure of the person lists."""
    number = log.add(action, {"person_id": Personal("P-1"), "reason": Personal("why")}, role=SUPERVISOR)
    details = log.document(number)["details"]
    return [details["person_id"]["commitment"], details["reason"]["commitment"]]


def gone(log: Log, commitments: list[str]) -> None:
    with log.changing() as db:
        db.conn.executemany(
            "DELETE FROM log_clear WHERE commitment = ?", [(bytes.fromhex(one),) for one in commitments]
        )


def test_an_erasure_of_a_person_under_hold_is_named(log: Log) -> None:
    first = of_person(log, "person.held") + of_person(log, "person.released")
    second = of_person(log, "person.held")
    erased(log, "person", case=None, commitments=first)
    held = erased(log, "portraits", case=None)
    log.add("erasure.continued", {"of": held, "commitments": list(second)}, role=SUPERVISOR)
    log.add("checkpoint.made")
    gone(log, first + second)

    assert log.problems() == [(held, UNDER_HOLD)]


def test_the_newest_entry_of_all_may_erase_who_is_under_hold(log: Log) -> None:
    held = of_person(log, "person.held")
    erasure = erased(log, "person", case=None, commitments=held)
    gone(log, held)

    assert log.problems() == [(erasure, UNDER_HOLD)]


def test_where_an_entry_of_the_case_is_not_in_order_nobody_is_accused_of_being_no_member(log: Log) -> None:
    other, stranger = log.account(EXAMINER), log.account(EXAMINER)
    added = member(log, "case.member.added", other)
    log.add("exhibit.added", by=other, case=CASE)
    log.add("exhibit.added", by=stranger, case=CASE)
    with log.changing() as db:
        db.conn.execute("UPDATE log SET signature = x'00' WHERE sequence = ?", (added,))

    assert [entry for entry, _ in log.problems()] == [added]
