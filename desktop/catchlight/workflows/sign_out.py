"""Sign out of an account: the end of a session is an entry too, and the newest checkpoint is left behind."""

from contextlib import suppress
from typing import Literal

from catchlight.errors import NotPermitted
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting
from catchlight.lab.folder import Lab
from catchlight.workflows.make_checkpoint import LeftCheckpoint, leave_checkpoint

Reason = Literal["asked", "idle", "closed"]
"""Somebody asked for it; nobody moved for as long as the policy says; the program or its command came to its end."""


def sign_out(lab: Lab, actor: Actor, *, reason: Reason = "asked") -> LeftCheckpoint:
    """Log that the session ended; an account that was disabled meanwhile can sign nothing, so it ends without a word.

    Returns:
        Where the newest checkpoint was left, and where it could not be.

    Raises:
        CatchlightError: if the lab cannot be written to.
    """
    with suppress(NotPermitted), lab.reading() as db, acting(lab, db, actor) as act:
        act.log("account.signed_out", details={"reason": reason})
    return leave_checkpoint(lab, actor)
