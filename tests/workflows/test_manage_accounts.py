"""What supervisors do with accounts, what they cannot do, and who is no supervisor."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.people import NAME, PASSPHRASE, present

from catchlight.errors import CatchlightError, NotPermitted, SignInRefused
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting, read_log
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Account, Role, key_in_force
from catchlight.lab.folder import Lab
from catchlight.workflows.manage_accounts import (
    ChangeRoles,
    CreateAccount,
    DisableAccount,
    EnableAccount,
    ResetAccount,
    accounts_for,
    change_roles,
    create_account,
    disable_account,
    enable_account,
    reset_account,
)
from catchlight.workflows.sign_in import SignIn, sign_in
from catchlight.workflows.verify_log import verify_log

OTHER, OWN = "B. Example", "a passphrase of my own"
EXAMINER, SUPERVISOR = frozenset({Role.EXAMINER}), frozenset({Role.SUPERVISOR})


def entries(lab: Lab) -> list[dict[str, Any]]:
    with lab.reading() as db:
        return [entry.document for entry in read_log(db)]


def created(lab: Lab, actor: Actor, name: str = OTHER, roles: frozenset[Role] = EXAMINER) -> Actor:
    """An account of that name, signed in with a passphrase of its own."""
    create_account(lab, CreateAccount(actor, name, PASSPHRASE, roles, "Robbery"))
    return sign_in(lab, SignIn(name, PASSPHRASE, OWN))


def test_a_created_account_is_introduced_by_a_supervisor(lab: Lab, actor: Actor) -> None:
    account = create_account(lab, CreateAccount(actor, OTHER, PASSPHRASE, EXAMINER, "Robbery"))
    entry = entries(lab)[-1]
    assert (entry["action"], entry["role"]) == ("account.created", "supervisor")
    with lab.reading() as db:
        key = key_in_force(db, account.identifier)
    assert key is not None
    assert entry["details"] == {
        "account": account.identifier,
        "account_name": OTHER,
        "unit": "Robbery",
        "roles": ["examiner"],
        "public_key": key.key.public.hex(),
        "sealed_key": key.key.seal,
        "session": actor.session,
    }
    assert account.must_change_passphrase
    assert verify_log(lab, JobControl()).problems == ()


@pytest.mark.parametrize("name", [NAME, " a.  EXAMPLE", "A. Exam\uff50le"])
def test_a_name_is_taken_once_however_it_is_written(lab: Lab, actor: Actor, name: str) -> None:
    with pytest.raises(CatchlightError, match=f"There is an account {NAME} already"):
        create_account(lab, CreateAccount(actor, name, PASSPHRASE, EXAMINER))
    assert len(entries(lab)) == 1


def test_a_disabled_name_is_taken_too(lab: Lab, actor: Actor) -> None:
    created(lab, actor)
    disable_account(lab, DisableAccount(actor, OTHER))
    with pytest.raises(CatchlightError, match="already"):
        create_account(lab, CreateAccount(actor, OTHER, PASSPHRASE, EXAMINER))


def test_other_roles_hold_from_the_next_act_on(lab: Lab, actor: Actor) -> None:
    person = created(lab, actor)
    changed = change_roles(lab, ChangeRoles(actor, OTHER, {Role.AUDITOR}))
    assert changed.roles == {Role.AUDITOR}
    assert entries(lab)[-1]["details"]["roles"] == ["auditor"]
    with lab.reading() as db, pytest.raises(NotPermitted, match="can no longer act as examiner"):  # noqa: SIM117
        with acting(lab, db, person) as act:
            act.log("x")
    assert verify_log(lab, JobControl()).problems == ()


def test_a_supervisor_gives_up_the_role_with_an_entry_that_still_counts(lab: Lab, actor: Actor) -> None:
    created(lab, actor, roles=SUPERVISOR)
    change_roles(lab, ChangeRoles(actor, NAME, EXAMINER))
    assert (entries(lab)[-1]["action"], entries(lab)[-1]["role"]) == ("account.roles.changed", "supervisor")
    assert verify_log(lab, JobControl()).problems == ()
    with pytest.raises(NotPermitted):
        create_account(lab, CreateAccount(actor, "C. Example", PASSPHRASE, EXAMINER))


@pytest.mark.parametrize("roles", [frozenset[Role](), frozenset({Role.AUDITOR, Role.EXAMINER}), EXAMINER])
def test_roles_that_are_none_or_the_same_change_nothing(lab: Lab, actor: Actor, roles: frozenset[Role]) -> None:
    created(lab, actor)
    before = entries(lab)
    with pytest.raises(CatchlightError):
        change_roles(lab, ChangeRoles(actor, OTHER, roles))
    assert entries(lab) == before


def test_a_disabled_account_stops_at_once_and_goes_on_when_enabled(lab: Lab, actor: Actor) -> None:
    person = created(lab, actor)
    assert disable_account(lab, DisableAccount(actor, OTHER)).disabled_at is not None
    with lab.reading() as db, pytest.raises(NotPermitted), acting(lab, db, person) as act:
        act.log("x")
    with pytest.raises(SignInRefused, match="is disabled"):
        sign_in(lab, SignIn(OTHER, OWN))
    assert enable_account(lab, EnableAccount(actor, OTHER)).disabled_at is None
    assert sign_in(lab, SignIn(OTHER, OWN)).key == person.key
    assert verify_log(lab, JobControl()).problems == ()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda lab, actor: enable_account(lab, EnableAccount(actor, OTHER)), "is not disabled"),
        (lambda lab, actor: disable_account(lab, DisableAccount(actor, NAME)), "own account can be disabled"),
        (lambda lab, actor: reset_account(lab, ResetAccount(actor, NAME, PASSPHRASE)), "own account can be reset"),
        (lambda lab, actor: reset_account(lab, ResetAccount(actor, OTHER, "short")), "too short"),
        (lambda lab, actor: change_roles(lab, ChangeRoles(actor, NAME, EXAMINER)), "the last supervisor"),
        (lambda lab, actor: disable_account(lab, DisableAccount(actor, "Nobody")), "There is no account Nobody"),
        (lambda lab, actor: enable_account(lab, EnableAccount(actor, "Nobody")), "There is no account Nobody"),
        (lambda lab, actor: reset_account(lab, ResetAccount(actor, "Nobody", PASSPHRASE)), "There is no account"),
        (lambda lab, actor: change_roles(lab, ChangeRoles(actor, "Nobody", EXAMINER)), "There is no account Nobody"),
    ],
)
def test_what_cannot_be_done_leaves_no_trace(
    lab: Lab, actor: Actor, change: Callable[[Lab, Actor], Account], says: str
) -> None:
    created(lab, actor)
    before = entries(lab)
    with pytest.raises(CatchlightError, match=says):
        change(lab, actor)
    assert entries(lab) == before


def test_a_lab_keeps_a_supervisor(lab: Lab, actor: Actor) -> None:
    second = created(lab, actor, roles=SUPERVISOR)
    change_roles(lab, ChangeRoles(second, NAME, EXAMINER))
    with pytest.raises(CatchlightError, match="the last supervisor"):
        change_roles(lab, ChangeRoles(second, OTHER, EXAMINER))
    change_roles(lab, ChangeRoles(second, NAME, EXAMINER | SUPERVISOR))
    first = present(lab)
    disable_account(lab, DisableAccount(first, OTHER))
    with pytest.raises(CatchlightError, match="the last supervisor"):  # the other one is disabled
        change_roles(lab, ChangeRoles(first, NAME, EXAMINER))
    change_roles(lab, ChangeRoles(first, OTHER, EXAMINER))  # of a disabled one it may be taken
    assert verify_log(lab, JobControl()).problems == ()


def test_of_two_supervisors_who_disable_each_other_one_stays(lab: Lab, actor: Actor) -> None:
    second = created(lab, actor, roles=SUPERVISOR)
    disable_account(lab, DisableAccount(second, NAME))
    with pytest.raises(NotPermitted):
        disable_account(lab, DisableAccount(actor, OTHER))


def test_a_reset_gives_another_key_and_forgets_the_old_one(lab: Lab, actor: Actor) -> None:
    person = created(lab, actor)
    with lab.reading() as db:
        before = key_in_force(db, person.account)
    assert before is not None
    for _ in range(4):
        with pytest.raises(SignInRefused):
            sign_in(lab, SignIn(OTHER, "not this one"))

    reset_account(lab, ResetAccount(actor, OTHER, "given by the supervisor"))

    entry = entries(lab)[-1]
    assert (entry["action"], entry["role"], entry["details"]["revoked"]) == (
        "account.reset",
        "supervisor",
        person.key.key_id,
    )
    for path in (path for path in lab.folder.rglob("*") if path.is_file()):
        assert before.key.wrapped not in path.read_bytes(), path
    with lab.reading() as db, pytest.raises(NotPermitted), acting(lab, db, person) as act:
        act.log("x")
    own = sign_in(lab, SignIn(OTHER, "given by the supervisor", OWN))  # and nobody has to wait
    assert own.key.key_id not in {person.key.key_id, before.key.key_id}
    assert verify_log(lab, JobControl()).problems == ()


@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("account.created", lambda lab, actor: create_account(lab, CreateAccount(actor, "C", PASSPHRASE, EXAMINER))),
        ("account.roles.changed", lambda lab, actor: change_roles(lab, ChangeRoles(actor, OTHER, SUPERVISOR))),
        ("account.disabled", lambda lab, actor: disable_account(lab, DisableAccount(actor, NAME))),
        ("account.enabled", lambda lab, actor: enable_account(lab, EnableAccount(actor, NAME))),
        ("account.reset", lambda lab, actor: reset_account(lab, ResetAccount(actor, NAME, PASSPHRASE))),
    ],
)
@pytest.mark.parametrize("roles", [frozenset({Role.EXAMINER, Role.CUSTODIAN}), frozenset({Role.AUDITOR})])
def test_who_is_no_supervisor_is_refused_and_that_is_logged(
    lab: Lab, actor: Actor, roles: frozenset[Role], what: str, change: Callable[[Lab, Actor], Account]
) -> None:
    person = created(lab, actor, roles=roles)
    forged = replace(person, roles=frozenset(Role), role=Role.SUPERVISOR)
    before = entries(lab)
    for asking in (person, forged):  # what an actor says of itself does not count
        with pytest.raises(NotPermitted, match="This needs the role of supervisor"):
            change(lab, asking)
    refusals = entries(lab)[len(before) :]
    assert [(entry["action"], entry["actor"]["account"]) for entry in refusals] == [
        ("access.refused", person.account)
    ] * 2
    details = refusals[0]["details"]
    assert (details["what"], details["needs"]) == (what, ["supervisor"])
    with lab.reading() as db:
        assert [known.name for known in accounts_for(lab, actor)] == [NAME, OTHER]
        assert key_in_force(db, actor.account) is not None
    assert verify_log(lab, JobControl()).problems == ()


def test_whoever_is_signed_in_sees_the_accounts(lab: Lab, actor: Actor) -> None:
    person = created(lab, actor, roles=frozenset({Role.AUDITOR}))
    assert [known.name for known in accounts_for(lab, person)] == [NAME, OTHER]
    disable_account(lab, DisableAccount(actor, OTHER))
    with pytest.raises(NotPermitted, match="was disabled"):
        accounts_for(lab, person)
