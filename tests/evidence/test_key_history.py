"""Who could sign what: both verifiers name each entry that its signer was not entitled to."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.log_maker import Log, swap_rows

from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Value
from catchlight.evidence.verification import Trust
from catchlight.lab.accounts import Role
from catchlight.lab.keys import new_key

EXAMINER, CUSTODIAN, SUPERVISOR, AUDITOR = Role.EXAMINER, Role.CUSTODIAN, Role.SUPERVISOR, Role.AUDITOR


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log.made(tmp_path / "lab")


def test_accounts_keys_and_jobs_that_are_in_order_are_no_problem(log: Log) -> None:
    examiner = log.account(EXAMINER)
    other = log.account(CUSTODIAN, SUPERVISOR)
    log.add("case.opened", {"number": Personal("2026-1")}, by=examiner)
    examiner = log.replaced_key(examiner, "account.key.rotated", by=examiner)
    log.add("exhibit.added", by=examiner)
    examiner = log.replaced_key(examiner, "account.reset", by=other, role=SUPERVISOR)
    job, identifier = log.job(examiner, "extraction.started", "extraction.finished")
    log.add("extraction.started", by=job)
    log.add("account.disabled", {"account": other.account}, role=SUPERVISOR)
    log.add("account.enabled", {"account": other.account}, role=SUPERVISOR)
    log.add("gallery.enrolled", by=other, role=CUSTODIAN)
    log.add("account.roles.changed", {"account": other.account, "roles": ["auditor"]}, role=SUPERVISOR)
    log.add("case.consulted", by=other, role=AUDITOR)
    log.add("extraction.finished", by=job)
    log.add("job.ended", {"job": identifier}, by=job)
    log.add("gallery.indexed", by=examiner)

    assert log.problems() == []


def test_a_key_that_nobody_made_known_is_named_once_with_how_much_it_signed(log: Log) -> None:
    stranger = replace(log.first, key=new_key())
    first = log.add("case.opened", by=stranger)
    log.add("case.opened")
    last = log.add("case.opened", by=stranger)

    assert log.problems() == [
        (first, f"it is signed with a key that no entry before it makes known, as is entry {last}")
    ]


def test_an_entry_in_the_name_of_another_account_is_named(log: Log) -> None:
    other = log.account(EXAMINER)
    forged = log.add("search.started", by=replace(log.first, key=other.key))

    ((entry, problem),) = log.problems()

    assert (entry, "another account" in problem) == (forged, True)


@pytest.mark.parametrize("action", ["account.key.rotated", "account.reset"])
def test_a_key_that_was_put_out_of_force_signs_nothing(log: Log, action: str) -> None:
    old = log.account(EXAMINER)
    is_reset = action == "account.reset"
    log.replaced_key(old, action, by=log.first if is_reset else old, role=SUPERVISOR if is_reset else None)
    used = log.add("case.opened", by=old)

    ((entry, problem),) = log.problems()

    assert (entry, "out of force" in problem) == (used, True)


def test_a_disabled_account_signs_nothing_until_it_is_enabled(log: Log) -> None:
    other = log.account(EXAMINER)
    log.add("account.disabled", {"account": other.account}, role=SUPERVISOR)
    used = log.add("case.opened", by=other)
    log.add("account.enabled", {"account": other.account}, role=SUPERVISOR)
    log.add("case.opened", by=other)

    ((entry, problem),) = log.problems()

    assert (entry, "was disabled by entry 3" in problem) == (used, True)


def test_a_role_that_the_account_does_not_have_is_named(log: Log) -> None:
    other = log.account(EXAMINER)
    claimed = log.add("gallery.enrolled", by=other, role=CUSTODIAN)

    ((entry, problem),) = log.problems()

    assert (entry, "does not have the role 'custodian'" in problem) == (claimed, True)


def test_a_role_that_was_taken_away_is_gone(log: Log) -> None:
    other = log.account(EXAMINER)
    log.add("account.roles.changed", {"account": other.account, "roles": ["auditor"]}, role=SUPERVISOR)
    used = log.add("case.opened", by=other)

    assert [entry for entry, _ in log.problems()] == [used]


@pytest.mark.parametrize(
    ("action", "needed"),
    [
        ("erasure.done", SUPERVISOR),
        ("lab.restored", SUPERVISOR),
        ("account.roles.changed", SUPERVISOR),
        ("search.authorised", SUPERVISOR),
        ("search.authorisation.refused", SUPERVISOR),
        ("case.held", SUPERVISOR),
        ("case.released", SUPERVISOR),
        ("case.retention.set", SUPERVISOR),
        ("gallery.enrolment.started", CUSTODIAN),
    ],
)
def test_what_needs_a_role_is_named_where_it_was_done_in_another(log: Log, action: str, needed: Role) -> None:
    details = {"commitments": [], "account": log.first.account, "roles": ["examiner", "custodian", "supervisor"]}
    done = log.add(action, details, role=EXAMINER)

    problems = log.problems()

    assert [entry for entry, _ in problems] == [done]
    assert f"needs the role {needed}" in problems[0][1]
    log.add(action, details, role=needed)
    assert len(log.problems()) == 1


def test_an_account_that_no_supervisor_made_is_named_with_what_it_signed(log: Log) -> None:
    examiner = log.account(EXAMINER)
    made = log.account(SUPERVISOR, by=examiner)
    log.add("erasure.done", {"commitments": []}, by=made, role=SUPERVISOR)
    log.add("case.opened", by=made)

    problems = log.problems()

    assert {entry for entry, _ in problems} == {made_known(log, made.key.key_id)}
    assert any("2 entries" in problem and "not proved" in problem for _, problem in problems)


def made_known(log: Log, key_id: str) -> int:
    """The newest entry before the first one that the key signed."""
    with log.lab.reading() as db:
        (first,) = db.conn.execute("SELECT min(sequence) FROM log WHERE signer = ?", (key_id,)).fetchone()
    return int(first) - 1


def test_a_rotation_that_another_key_signed_is_named_and_changes_nothing(log: Log) -> None:
    other = log.account(EXAMINER)
    fresh = log.replaced_key(other, "account.key.rotated", by=log.first)
    log.add("case.opened", by=fresh)
    log.add("case.opened", by=other)

    assert {entry for entry, _ in log.problems()} == {3}


def test_nobody_resets_their_own_account(log: Log) -> None:
    log.replaced_key(log.first, "account.reset", by=log.first, role=SUPERVISOR)

    assert [entry for entry, _ in log.problems()] == [2]


@pytest.mark.parametrize(
    ("action", "details"),
    [
        ("account.disabled", {"account": "nobody"}),
        ("account.roles.changed", {"account": "nobody", "roles": []}),
        ("account.created", {"account": "x"}),
        ("account.reset", {"account": "nobody", "public_key": "00" * 32, "revoked": ""}),
        ("job.ended", {"job": "none"}),
        ("job.delegated", {"job": "x"}),
        ("lab.created", {}),
    ],
)
def test_what_says_nothing_that_can_be_taken_over_is_named(log: Log, action: str, details: dict[str, str]) -> None:
    done = log.add(action, details, role=SUPERVISOR)

    assert [entry for entry, _ in log.problems()] == [done]


def test_a_key_of_a_job_signs_what_it_was_made_for_and_no_more(log: Log) -> None:
    job, _ = log.job(log.first, "extraction.started", "account.created")
    log.add("extraction.started", by=job)
    log.add("clock.set_back", {"seconds": 1}, by=job)
    beyond = log.add("case.opened", by=job)
    own = log.add("account.created", {}, by=job, role=SUPERVISOR)

    assert [entry for entry, _ in log.problems()] == [beyond, own]


def test_a_key_of_a_job_signs_nothing_after_its_time(log: Log) -> None:
    job, _ = log.job(log.first, "extraction.started", seconds=60)
    log.add("extraction.started", by=job)
    log.now += timedelta(seconds=61)
    late = log.add("extraction.started", by=job)

    ((entry, problem),) = log.problems()

    assert (entry, "time was over" in problem) == (late, True)


def test_a_key_of_a_job_signs_nothing_after_its_end(log: Log) -> None:
    job, identifier = log.job(log.first, "extraction.started")
    log.add("job.ended", {"job": identifier})
    used = log.add("extraction.started", by=job)

    assert [entry for entry, _ in log.problems()] == [used]


def test_nobody_ends_the_job_of_another_account(log: Log) -> None:
    other = log.account(EXAMINER)
    _, identifier = log.job(log.first, "extraction.started")
    ended = log.add("job.ended", {"job": identifier}, by=other)

    assert [entry for entry, _ in log.problems()] == [ended]


def test_a_key_is_made_known_once(log: Log) -> None:
    again = log.add(
        "account.created",
        {"account": "x", "roles": ["examiner"], "public_key": log.first.key.public.hex()},
        role=SUPERVISOR,
    )

    assert [entry for entry, _ in log.problems()] == [again]


def test_a_log_under_another_first_key_is_told_against_the_fingerprint(log: Log) -> None:
    log.add("case.opened")

    (problem,) = log.verified(Trust("0" * 64)).problems

    assert (problem.entry, "does not begin with the key" in problem.problem) == (1, True)
    assert log.verified(Trust()).ok
    assert "fingerprint" in log.verified(Trust()).cannot_exclude
    assert "fingerprint" not in log.verified().cannot_exclude


def test_an_entry_without_a_signature_is_named(log: Log) -> None:
    unsigned = log.add("case.opened")
    with log.changing() as db:
        db.conn.execute("UPDATE log SET signature = NULL WHERE sequence = ?", (unsigned,))

    assert log.problems() == [(unsigned, "it is not signed")]


def test_swapped_signatures_are_named(log: Log) -> None:
    one, other = log.add("case.opened"), log.add("case.opened")
    log.add("case.opened")
    with log.changing() as db:
        swap_rows(db, one, other, "signature")

    problems = log.problems()

    assert [entry for entry, _ in problems] == [one, other]
    assert all("signature" in problem for _, problem in problems)


@pytest.mark.parametrize(("roles", "problem"), [((AUDITOR, EXAMINER), "an auditor another role"), ((), "without a")])
def test_roles_that_do_not_go_together_are_named_and_given_to_nobody(
    log: Log, roles: tuple[Role, ...], problem: str
) -> None:
    other = log.account(AUDITOR)
    details: dict[str, Value] = {"account": other.account, "roles": sorted(roles)}
    changed = log.add("account.roles.changed", details, role=SUPERVISOR)
    searched = log.add("search.started", by=other, role=EXAMINER)

    assert [entry for entry, _ in log.problems()] == [changed, searched]
    assert problem in log.problems()[0][1]


def test_an_account_made_with_roles_that_do_not_go_together_is_named(log: Log) -> None:
    other = log.account(AUDITOR, CUSTODIAN)
    log.add("case.consulted", by=other, role=AUDITOR)

    assert {entry for entry, _ in log.problems()} == {2}
