"""Signing in: who gets in, who waits, and what the log says of both."""

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.people import NAME, PASSPHRASE, enlisted, present

from catchlight.errors import CatchlightError, SignInRefused
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting, read_log
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role, account_of, key_in_force, set_disabled, set_must_change_passphrase
from catchlight.lab.folder import Lab, open_lab
from catchlight.lab.keys import SigningKey, WrappedKey, WrongPassphrase, unwrap
from catchlight.lab.station import this_station
from catchlight.workflows import sign_in as module
from catchlight.workflows.manage_accounts import CreateAccount, create_account
from catchlight.workflows.sign_in import LONGEST_WAIT_SECONDS, SignIn, sign_in, wait_after
from catchlight.workflows.verify_log import verify_log

OTHER = "B. Example"


class Clock(datetime):
    """A clock that stands until it is moved."""

    stands = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)

    @classmethod
    def now(cls, tz: Any = None) -> Any:
        return cls.stands.astimezone(tz)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> type[Clock]:
    """The clock that waits are measured by."""
    monkeypatch.setattr(module, "datetime", Clock)
    monkeypatch.setattr(Clock, "stands", datetime.now(UTC))
    return Clock


def entries(lab: Lab) -> list[dict[str, Any]]:
    with lab.reading() as db:
        return [entry.document for entry in read_log(db)]


def refused(lab: Lab, name: str = NAME, tried: str = "not this one") -> SignInRefused:
    with pytest.raises(SignInRefused) as error:
        sign_in(lab, SignIn(name, tried))
    return error.value


def test_the_passphrase_signs_in_and_the_entry_names_the_place(lab: Lab, actor: Actor) -> None:
    signed_in = sign_in(lab, SignIn(f" {NAME} ", PASSPHRASE))
    entry = entries(lab)[-1]
    assert (entry["action"], entry["sequence"]) == ("account.signed_in", signed_in.session)
    station = this_station()
    assert entry["details"] == {
        "os_user": station.os_user,
        "workstation": station.workstation,
        "roles": ["custodian", "examiner", "supervisor"],
    }
    assert (signed_in.account, signed_in.key) == (actor.account, actor.key)
    assert (signed_in.role, signed_in.delegation) == (Role.EXAMINER, None)


def test_what_is_done_after_it_names_the_session(lab: Lab) -> None:
    signed_in = sign_in(lab, SignIn(NAME, PASSPHRASE))
    with lab.reading() as db, acting(lab, db, signed_in) as act:
        act.log("x")
    assert entries(lab)[-1]["details"] == {"session": signed_in.session}


@pytest.mark.parametrize("role", list(Role))
def test_an_account_signs_in_in_a_role_that_it_has(lab: Lab, actor: Actor, role: Role) -> None:
    create_account(lab, CreateAccount(actor, OTHER, PASSPHRASE, {role}))
    assert sign_in(lab, SignIn(OTHER, PASSPHRASE, "my own passphrase")).role is role
    assert verify_log(lab, JobControl()).problems == ()


def test_nobody_is_refused_before_anything_is_noted(lab: Lab) -> None:
    assert "Nobody is named" in refused(lab, "  ").message
    assert [entry["action"] for entry in entries(lab)] == ["lab.created"]


@pytest.mark.parametrize("name", ["Z. Nobody", "a. example", "A. Example' OR '1'='1"])
def test_an_account_that_there_is_not_is_refused(lab: Lab, name: str) -> None:
    assert f"There is no account {name}" in refused(lab, name).message


def test_a_disabled_account_is_refused_with_the_right_passphrase_too(lab: Lab) -> None:
    with lab.reading() as db:
        person = enlisted(db, OTHER)
        set_disabled(db, person.account, at=datetime.now(UTC))
    assert "is disabled" in refused(lab, OTHER, PASSPHRASE).message


def test_failures_are_logged_by_whoever_signs_in_next_and_only_once(lab: Lab, actor: Actor) -> None:
    refused(lab)
    refused(lab, "Z. Nobody")
    assert [entry["action"] for entry in entries(lab)] == ["lab.created"]
    sign_in(lab, SignIn(NAME, PASSPHRASE))
    sign_in(lab, SignIn(NAME, PASSPHRASE))
    told = entries(lab)
    assert [entry["action"] for entry in told[1:]] == [
        "account.signed_in",
        "account.sign_in.failed",
        "account.sign_in.failed",
        "account.signed_in",
    ]
    assert [entry["details"]["account"] for entry in told[2:4]] == [actor.account, None]
    assert told[2]["details"]["workstation"] == this_station().workstation
    assert datetime.fromisoformat(told[2]["details"]["at"]).tzinfo is not None
    assert verify_log(lab, JobControl()).problems == ()


def test_no_passphrase_gets_into_the_log_or_a_refusal(lab: Lab) -> None:
    error = refused(lab, tried="a slip of the keyboard")
    sign_in(lab, SignIn(NAME, PASSPHRASE))
    told = json.dumps(entries(lab)) + error.message + error.hint + repr(SignIn(NAME, PASSPHRASE, "another one"))
    for secret in ("a slip of the keyboard", PASSPHRASE, "another one"):
        assert secret not in told


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(0, 0), (2, 0), (3, 1), (4, 2), (5, 4), (12, 512), (13, 900), (10_000, LONGEST_WAIT_SECONDS)],
)
def test_each_wrong_passphrase_doubles_the_wait(failures: int, seconds: float) -> None:
    assert wait_after(failures) == seconds


def test_after_three_wrong_passphrases_the_right_one_waits_too(lab: Lab, clock: type[Clock]) -> None:
    for _ in range(3):
        assert "does not open" in refused(lab).message
    error = refused(lab, tried=PASSPHRASE)
    assert "3 wrong passphrases in a row" in error.message
    assert error.facts["seconds"] == 1.0
    clock.stands += timedelta(seconds=1)
    sign_in(lab, SignIn(NAME, PASSPHRASE))
    refused(lab)
    sign_in(lab, SignIn(NAME, PASSPHRASE))  # the count begins anew


def test_a_try_that_came_too_early_neither_counts_nor_lengthens_the_wait(lab: Lab, clock: type[Clock]) -> None:
    for _ in range(3):
        refused(lab)
    for _ in range(20):
        assert refused(lab).facts["seconds"] == 1.0
    clock.stands += timedelta(seconds=1)
    assert "does not open" in refused(lab).message
    assert refused(lab).facts["seconds"] == 2.0


def test_the_wait_outlives_the_program_and_other_peoples_sign_ins(lab: Lab, clock: type[Clock]) -> None:
    with lab.reading() as db:
        enlisted(db, OTHER)
    for _ in range(3):
        refused(lab)
    sign_in(lab, SignIn(OTHER, PASSPHRASE))  # logs the failures, and does not forgive them
    again = open_lab(lab.folder)
    assert refused(again, tried=PASSPHRASE).facts["seconds"] == 1.0


def test_names_that_there_are_not_make_nobody_wait(lab: Lab) -> None:
    for _ in range(5):
        refused(lab, "Z. Nobody")
    sign_in(lab, SignIn(NAME, PASSPHRASE))


def test_setting_the_clock_back_neither_ends_the_wait_nor_makes_it_last(lab: Lab, clock: type[Clock]) -> None:
    for _ in range(3):
        refused(lab)
    clock.stands -= timedelta(days=400)
    assert refused(lab, tried=PASSPHRASE).facts["seconds"] == 1.0
    clock.stands += timedelta(seconds=1)
    sign_in(lab, SignIn(NAME, PASSPHRASE))


def test_a_passphrase_that_somebody_else_chose_only_serves_to_choose_another(lab: Lab, actor: Actor) -> None:
    account = create_account(lab, CreateAccount(actor, OTHER, PASSPHRASE, {Role.EXAMINER}))
    error = refused(lab, OTHER, PASSPHRASE)
    assert error.facts["must_change_passphrase"] is True
    assert "account passphrase" in error.hint
    with lab.reading() as db:
        given = key_in_force(db, account.identifier)
    assert given is not None

    own = sign_in(lab, SignIn(OTHER, PASSPHRASE, "my own passphrase"))

    assert [entry["action"] for entry in entries(lab)[-3:]] == [
        "account.signed_in",
        "account.passphrase.changed",
        "account.key.rotated",
    ]
    assert own.key.key_id != given.key.key_id  # whoever made the account could have kept that one
    assert sign_in(lab, SignIn(OTHER, "my own passphrase")).key == own.key
    assert "does not open" in refused(lab, OTHER, PASSPHRASE).message
    assert verify_log(lab, JobControl()).problems == ()


def test_ones_own_passphrase_is_changed_and_the_key_stays(lab: Lab, actor: Actor) -> None:
    assert sign_in(lab, SignIn(NAME, PASSPHRASE, "my own passphrase")).key == actor.key
    assert entries(lab)[-1]["action"] == "account.passphrase.changed"
    assert sign_in(lab, SignIn(NAME, "my own passphrase")).key == actor.key
    assert "does not open" in refused(lab, tried=PASSPHRASE).message


@pytest.mark.parametrize("new", ["short", PASSPHRASE])
def test_a_new_passphrase_that_is_none_changes_nothing(lab: Lab, actor: Actor, new: str) -> None:
    create_account(lab, CreateAccount(actor, OTHER, PASSPHRASE, {Role.EXAMINER}))
    before = len(entries(lab))
    with pytest.raises(CatchlightError):
        sign_in(lab, SignIn(OTHER, PASSPHRASE, new))
    assert len(entries(lab)) == before
    assert refused(lab, OTHER, PASSPHRASE).facts["must_change_passphrase"] is True


def test_what_the_old_passphrase_opened_is_nowhere_in_the_lab(lab: Lab, actor: Actor) -> None:
    with lab.reading() as db:
        stored = key_in_force(db, actor.account)
    assert stored is not None
    sign_in(lab, SignIn(NAME, PASSPHRASE, "my own passphrase"))
    for path in (path for path in lab.folder.rglob("*") if path.is_file()):
        assert stored.key.wrapped not in path.read_bytes(), path
        assert stored.key.salt not in path.read_bytes(), path
    with lab.reading() as db:
        now = key_in_force(db, actor.account)
        account = account_of(db, actor.account)
    assert now is not None
    assert account is not None
    with pytest.raises(WrongPassphrase):
        unwrap(now.key, PASSPHRASE)


def test_nobody_signs_in_with_a_changed_database(lab: Lab, actor: Actor) -> None:
    """Whoever can write to the database can forgive the tries, but not open the key."""
    with lab.reading() as db:
        set_must_change_passphrase(db, actor.account, must=False)
        other = enlisted(db, OTHER)
        db.conn.execute(
            "UPDATE account_keys SET wrapped = (SELECT wrapped FROM account_keys WHERE account = ?)", (other.account,)
        )
    assert "does not open" in refused(lab, tried=PASSPHRASE).message
    assert present(lab, OTHER).account == other.account


def test_many_at_once_have_no_more_tries_than_one(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    together = threading.Barrier(8)

    def slow(key: WrappedKey, passphrase: str) -> SigningKey:
        time.sleep(0.3)
        return unwrap(key, passphrase)

    def tries() -> bool:
        together.wait()
        return "seconds" not in refused(lab).facts

    monkeypatch.setattr(module, "unwrap", slow)
    with ThreadPoolExecutor(8) as people:
        made = [future.result() for future in [people.submit(tries) for _ in range(8)]]

    assert sum(made) == module.FREE_TRIES


def test_a_try_that_was_broken_off_counts(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(_key: WrappedKey, _passphrase: str) -> SigningKey:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "unwrap", killed)
    for _ in range(module.FREE_TRIES):
        with pytest.raises(KeyboardInterrupt):
            sign_in(lab, SignIn(NAME, "not this one"))

    assert "seconds" in refused(lab, tried=PASSPHRASE).facts
