"""Signing out: the end of a session."""

from datetime import UTC, datetime

import pytest
from tests.people import NAME, PASSPHRASE

from catchlight.evidence.entry import Actor
from catchlight.evidence.log import log_size, read_log
from catchlight.lab.accounts import set_disabled
from catchlight.lab.folder import Lab
from catchlight.workflows.sign_in import SignIn, sign_in
from catchlight.workflows.sign_out import Reason, sign_out


@pytest.mark.parametrize("reason", ["asked", "idle", "closed"])
def test_the_end_names_its_session_and_why(lab: Lab, reason: Reason) -> None:
    actor = sign_in(lab, SignIn(NAME, PASSPHRASE))
    left = sign_out(lab, actor, reason=reason)
    with lab.reading() as db:
        entry = list(read_log(db))[-1].document
    assert (left.size, left.kept_back, len(left.left)) == (entry["sequence"], (), 2)
    assert entry["action"] == "account.signed_out"
    assert entry["details"] == {"reason": reason, "session": actor.session}


def test_who_was_disabled_meanwhile_goes_without_a_word(lab: Lab, actor: Actor) -> None:
    with lab.reading() as db:
        set_disabled(db, actor.account, at=datetime.now(UTC))
        before = log_size(db)
        assert sign_out(lab, actor).left == ()
        assert log_size(db) == before
