"""One's own passphrase and key, while signed in."""

import pytest
from tests.people import NAME, PASSPHRASE

from catchlight.errors import CatchlightError, NotPermitted, SignInRefused
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting, log_size, read_log
from catchlight.jobs import JobControl
from catchlight.lab.accounts import key_in_force
from catchlight.lab.folder import Lab
from catchlight.workflows.own_account import ChangePassphrase, RotateKey, change_passphrase, rotate_key
from catchlight.workflows.sign_in import SignIn, sign_in
from catchlight.workflows.verify_log import verify_log


def test_a_passphrase_is_changed_by_whoever_knows_it(lab: Lab, actor: Actor) -> None:
    change_passphrase(lab, ChangePassphrase(actor, PASSPHRASE, "another one"))
    assert sign_in(lab, SignIn(NAME, "another one")).key == actor.key
    with pytest.raises(SignInRefused):
        sign_in(lab, SignIn(NAME, PASSPHRASE))


def test_a_rotated_key_signs_on_and_the_old_one_does_not(lab: Lab, actor: Actor) -> None:
    with lab.reading() as db:
        before = key_in_force(db, actor.account)
    assert before is not None
    turned = rotate_key(lab, RotateKey(actor, PASSPHRASE))
    assert turned.session == actor.session
    with lab.reading() as db, acting(lab, db, turned) as act:
        act.log("x")
    with lab.reading() as db, pytest.raises(NotPermitted), acting(lab, db, actor) as act:
        act.log("x")
    assert sign_in(lab, SignIn(NAME, PASSPHRASE)).key == turned.key
    for path in (path for path in lab.folder.rglob("*") if path.is_file()):
        assert before.key.wrapped not in path.read_bytes(), path
    with lab.reading() as db:
        assert [entry.document["action"] for entry in read_log(db)][1:3] == ["account.key.rotated", "x"]
    assert verify_log(lab, JobControl()).problems == ()


def test_whoever_finds_a_workstation_open_has_few_tries(lab: Lab, actor: Actor) -> None:
    with lab.reading() as db:
        before = log_size(db)
    for _ in range(3):
        with pytest.raises(SignInRefused, match="does not open"):
            rotate_key(lab, RotateKey(actor, "not this one"))
    with pytest.raises(SignInRefused, match="the next try is possible"):
        change_passphrase(lab, ChangePassphrase(actor, PASSPHRASE, "another one"))
    with lab.reading() as db:
        assert log_size(db) == before


@pytest.mark.parametrize("new", ["short", PASSPHRASE])
def test_a_new_passphrase_that_is_none_is_refused(lab: Lab, actor: Actor, new: str) -> None:
    with pytest.raises(CatchlightError):
        change_passphrase(lab, ChangePassphrase(actor, PASSPHRASE, new))
    assert sign_in(lab, SignIn(NAME, PASSPHRASE)).key == actor.key
