"""What an action must be signed with."""

from datetime import UTC, datetime, timedelta

import pytest

from catchlight.evidence.rights import (
    beyond_job,
    beyond_membership,
    beyond_role,
    public_key_of,
    roles_of,
    text_of,
    time_of,
    wrong_roles,
)

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("action", "role", "allowed"),
    [
        ("account.created", "supervisor", True),
        ("account.created", "examiner", False),
        ("account.signed_in", "examiner", True),
        ("account.key.rotated", "examiner", True),
        ("erasure.done", "custodian", False),
        ("erasure.continued", "custodian", False),
        ("erasure.purged", "auditor", True),
        ("erasure.continued", "supervisor", True),
        ("gallery.enrolled", "custodian", True),
        ("gallery.enrolled", "supervisor", False),
        ("gallery.indexed", "examiner", True),
        ("gallery.consulted", "examiner", True),
        ("gallery.consulted", "custodian", True),
        ("gallery.consulted", "auditor", False),
        ("gallery.server.synced", "examiner", True),
        ("gallery.server.unset", "examiner", False),
        ("gallery.server.migrated", "custodian", True),
        ("search.authorised", "examiner", False),
        ("search.started", "examiner", True),
        ("search.started", "auditor", False),
        ("exhibit.added", "custodian", False),
        ("person.held", "custodian", False),
        ("log.exported", "examiner", False),
        ("log.exported", "auditor", True),
        ("lab.backed_up", "auditor", False),
        ("checkpoint.cosigned", "examiner", False),
        ("checkpoint.cosigned", "custodian", True),
        ("checkpoint.made", "examiner", True),
    ],
)
def test_some_actions_need_a_role(action: str, role: str, allowed: bool) -> None:
    assert (beyond_role(action, role) is None) == allowed


@pytest.mark.parametrize(
    ("action", "minutes", "allowed"),
    [
        ("extraction.started", -1, True),
        ("extraction.started", 1, False),
        ("case.opened", -1, False),
        ("clock.set_back", 1, True),
        ("job.ended", 1, True),
        ("job.delegated", -1, False),
        ("account.created", -1, False),
    ],
)
def test_the_key_of_a_job_is_limited(action: str, minutes: int, allowed: bool) -> None:
    time = (NOW + timedelta(minutes=minutes)).isoformat()
    made_for = {"extraction.started", "job.delegated", "account.created"}

    assert (beyond_job(action, time, actions=made_for, expires_at=NOW) is None) == allowed


def test_an_entry_without_a_time_is_beyond_a_job() -> None:
    assert beyond_job("a", "soon", actions={"a"}, expires_at=NOW) is not None
    assert beyond_job("a", NOW.isoformat(), actions={"a"}, expires_at=None) is not None


@pytest.mark.parametrize(
    ("action", "role", "allowed"),
    [
        ("search.started", "examiner", False),
        ("case.consulted", "examiner", False),
        ("case.consulted", "auditor", True),
        ("case.consulted", "supervisor", False),
        ("case.member.added", "supervisor", True),
        ("erasure.continued", "supervisor", True),
        ("proof.written", "custodian", False),
        ("report.written", "nobody", False),
    ],
)
def test_some_roles_have_something_to_do_with_cases_of_others(action: str, role: str, allowed: bool) -> None:
    assert (beyond_membership(action, role) is None) == allowed


@pytest.mark.parametrize(
    ("roles", "allowed"),
    [([], False), (["auditor"], True), (["auditor", "examiner"], False), (["custodian", "examiner"], True)],
)
def test_an_auditor_has_no_other_role(roles: list[str], allowed: bool) -> None:
    assert (wrong_roles(roles) is None) == allowed


def test_what_is_not_of_its_kind_is_none() -> None:
    assert text_of([], "a") is None
    assert text_of({"a": 1}, "a") is None
    assert public_key_of({"public_key": "AB" * 32}) is None
    assert public_key_of({"public_key": "ab" * 32}) == b"\xab" * 32
    assert roles_of({"roles": [1]}) is None
    assert roles_of({"roles": ["auditor"]}) == frozenset({"auditor"})
    assert time_of("2026-11-23T00:00:00") is None
    assert time_of(5) is None
    assert time_of("2026-11-23T00:00:00Z") == NOW
