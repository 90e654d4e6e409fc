from tests.people import enlisted

from catchlight.lab.accounts import revoke_key
from catchlight.lab.folder import Lab
from catchlight.lab.known_keys import key_known


def test_a_key_is_known_after_it_was_put_out_of_force(lab: Lab) -> None:
    from datetime import UTC, datetime

    with lab.reading() as db:
        actor = enlisted(db, "B. Example")
        assert key_known(db, actor.key.key_id) == (actor.account, actor.key.public)
        revoke_key(db, actor.key.key_id, at=datetime.now(UTC))
        assert key_known(db, actor.key.key_id) == (actor.account, actor.key.public)
        assert key_known(db, "0" * 64) is None
