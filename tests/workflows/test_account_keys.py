"""Keys of accounts while they stand: another passphrase, another key."""

from collections.abc import Iterator

import pytest
from tests.people import PASSPHRASE

from catchlight.errors import NotPermitted
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import Act, acting, read_log
from catchlight.jobs import JobControl
from catchlight.lab.accounts import key_in_force
from catchlight.lab.folder import Lab
from catchlight.lab.keys import unwrap
from catchlight.workflows.account_keys import change_passphrase, replace_key
from catchlight.workflows.verify_log import verify_log


@pytest.fixture
def act(lab: Lab, actor: Actor) -> Iterator[Act]:
    with lab.reading() as db, acting(lab, db, actor) as act:
        yield act


def test_another_passphrase_opens_the_same_key(act: Act) -> None:
    change_passphrase(act, "another one")
    stored = key_in_force(act.db, act.actor.account)
    assert stored is not None
    assert unwrap(stored.key, "another one") == act.actor.key
    (entry,) = read_log(act.db, first=act.entries[-1])
    assert (entry.document["action"], entry.document["details"]["account"]) == (
        "account.passphrase.changed",
        act.actor.account,
    )


def test_a_key_is_replaced_by_one_that_the_old_one_signs_for(lab: Lab, actor: Actor) -> None:
    with lab.reading() as db, acting(lab, db, actor) as act:
        key = replace_key(act, actor.account, PASSPHRASE, action="account.key.rotated")
    with lab.reading() as db:
        entry = list(read_log(db))[-1]
        (signer,) = db.conn.execute("SELECT signer FROM log ORDER BY sequence DESC LIMIT 1").fetchone()
        stored = key_in_force(db, actor.account)
        wrapped = db.conn.execute("SELECT wrapped FROM account_keys WHERE key_id = ?", (actor.key.key_id,)).fetchone()
    assert signer == actor.key.key_id
    details = {**entry.document["details"]}
    details.pop("session", None)
    assert stored is not None
    assert details == {
        "account": actor.account,
        "public_key": key.public.hex(),
        "sealed_key": stored.key.seal,
        "revoked": actor.key.key_id,
    }
    assert unwrap(stored.key, PASSPHRASE) == key
    assert wrapped == (None,)
    with lab.reading() as db, pytest.raises(NotPermitted, match="can no longer act"), acting(lab, db, actor) as act:
        act.log("x")
    assert verify_log(lab, JobControl()).problems == ()
