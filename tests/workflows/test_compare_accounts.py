"""Accounts, their keys and failed sign-ins against the log; tests/system/test_audit.py changes every column of them."""

from contextlib import suppress

import pytest
from tests.people import NAME, PASSPHRASE

from catchlight.errors import SignInRefused
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import read_log
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.compare_accounts import ACTIONS, LoggedAccounts
from catchlight.workflows.manage_accounts import CreateAccount, create_account
from catchlight.workflows.own_account import ChangePassphrase, RotateKey, change_passphrase, rotate_key
from catchlight.workflows.sign_in import SignIn, sign_in


@pytest.fixture
def worked(lab: Lab, actor: Actor) -> Lab:
    """Two accounts, one with a revoked key, and a failed sign-in that the next one logged."""
    create_account(lab, CreateAccount(actor, "B. Other", PASSPHRASE, (Role.EXAMINER,)))
    rotate_key(lab, RotateKey(actor, PASSPHRASE))
    for passphrase in ("wrong", PASSPHRASE):
        with suppress(SignInRefused):
            sign_in(lab, SignIn(NAME, passphrase))
    return lab


def told(lab: Lab, statement: str = "SELECT 1") -> list[tuple[int | None, str]]:
    logged = LoggedAccounts()
    with lab.reading() as db:
        for entry in read_log(db, actions=ACTIONS):
            logged.read(entry)
        db.conn.execute("PRAGMA foreign_keys = OFF")
        db.conn.execute(statement)
        return [(found.entry, found.problem) for found in logged.compare(db)]


def test_what_the_program_wrote_is_in_order(worked: Lab) -> None:
    assert told(worked) == []


@pytest.mark.parametrize(
    ("statement", "entry", "problem"),
    [
        ("UPDATE account_keys SET public_key = zeroblob(32) WHERE revoked_at NOTNULL", 1, "another key"),
        ("DELETE FROM account_keys WHERE revoked_at NOTNULL", 1, "another key"),
        (
            "UPDATE account_keys SET revoked_at = '2020-01-01T00:00:00Z' WHERE revoked_at NOTNULL",
            1,
            "is revoked, or not",
        ),
        ("INSERT INTO account_keys SELECT 'x', 'x', x'', x'', x'', 1, 1, 1, NULL", None, "1 keys stand"),
        ("UPDATE account_keys SET wrapped = x'00' WHERE revoked_at ISNULL", 2, "sealed private key"),
        ("UPDATE account_keys SET wrapped = x'00' WHERE revoked_at NOTNULL", 1, "sealed private key"),
        ("UPDATE account_keys SET iterations = iterations + 1 WHERE revoked_at ISNULL", 2, "sealed private key"),
        ("UPDATE accounts SET signed_in_at = NULL", 4, "another newest sign-in"),
        ("UPDATE sign_in_failures SET account = NULL", 5, "the failed sign-in is gone"),
        ("UPDATE sign_in_failures SET logged = 4", 5, "the failed sign-in is gone"),
    ],
)
def test_an_edit_names_its_entry(worked: Lab, statement: str, entry: int | None, problem: str) -> None:
    number, text = told(worked, statement)[0]
    assert (number, problem in text) == (entry, True)


def test_an_older_form_of_a_key_that_an_older_passphrase_opens_is_told_when_it_is_put_back(
    lab: Lab, actor: Actor
) -> None:
    with lab.reading() as db:
        (before,) = db.conn.execute("SELECT wrapped, salt FROM account_keys").fetchall()
    change_passphrase(lab, ChangePassphrase(actor, PASSPHRASE, "another long passphrase"))
    assert told(lab) == []
    with lab.reading() as db:
        db.conn.execute("UPDATE account_keys SET (wrapped, salt) = (?, ?)", before)
        db.conn.commit()
        changed = max(entry.sequence for entry in read_log(db, actions={"account.passphrase.changed"}))
    assert [(entry, "sealed private key" in problem) for entry, problem in told(lab)] == [(changed, True)]
    sign_in(lab, SignIn(NAME, PASSPHRASE))
