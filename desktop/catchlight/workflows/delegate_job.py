"""Give a long job a key of its own, so that it goes on while its account is locked: for that job only, and expiring.

The account signs the entry that makes the key known, with the only actions that it may sign and until when. The key
lives in memory and ends with the program.
"""

import uuid
from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.entry import Actor, Delegation, timestamp
from catchlight.evidence.log import acting, read_log
from catchlight.evidence.rights import LONGEST_JOB
from catchlight.lab.folder import Lab
from catchlight.lab.keys import new_key

INTAKE = frozenset({"exhibit.added"})
EXTRACTION = frozenset(
    {
        "extraction.started",
        "extraction.continued",
        "extraction.finished",
        "extraction.failed",
        "extraction.cancelled",
    }
)
ENROLMENT = frozenset(
    {
        "gallery.enrolment.started",
        "gallery.enrolled",
        "gallery.enrolment.finished",
        "gallery.enrolment.cancelled",
        "gallery.indexed",
        "gallery.repaired",
    }
)
REENROLMENT = frozenset(
    {
        "gallery.reenrolment.started",
        "gallery.enrolled",
        "gallery.reenrolment.refused",
        "gallery.reenrolment.finished",
        "gallery.reenrolment.cancelled",
        "gallery.indexed",
        "gallery.repaired",
        "gallery.pack.switched",
    }
)
SEARCH = (
    frozenset({"search.started", "search.finished", "search.abandoned", "gallery.indexed", "gallery.repaired"})
    | INTAKE
    | EXTRACTION
)
"""A probe image becomes an exhibit first, and the gallery's search files are made where they are missing."""

HOURS = 72.0
"""What a long job is given where nobody says otherwise: footage of a weekend."""
MOST_HOURS = LONGEST_JOB / timedelta(hours=1)
_ALWAYS = frozenset({"access.refused", "clock.set_back", "job.ended"})
"""What every job may sign: that it was refused something, that the clock was set back, its own end."""


def delegate_job(lab: Lab, actor: Actor, *, actions: Collection[str], hours: float = HOURS) -> Actor:
    """Make a key for one job of the actor.

    Args:
        lab: The lab.
        actor: Who starts the job, signed in.
        actions: What it may sign: one of the constants above.
        hours: For how long, up to `MOST_HOURS`.

    Returns:
        The actor to put into the job's request: the same account with the job's key. End it with `end_job`.

    Raises:
        CatchlightError: if the time is none or too long, or the actor is a job itself.
    """
    if actor.delegation is not None or not 0 < hours <= MOST_HOURS:
        raise CatchlightError(
            "A job's key is made by somebody who is signed in, and for two weeks at most. Nothing was started.",
            hint="Sign in and start the job again.",
            hours=hours,
        )
    key, allowed = new_key(), frozenset(actions) | _ALWAYS
    with lab.reading() as db, acting(lab, db, actor) as act:
        expires_at = act.now + timedelta(hours=hours)
        details = {
            "job": str(uuid.uuid4()),
            "public_key": key.public.hex(),
            "actions": sorted(allowed),
            "expires_at": timestamp(expires_at),
        }
        entry = act.log("job.delegated", details=details)
    return replace(actor, key=key, delegation=Delegation(entry, allowed, expires_at))


def end_job(lab: Lab, actor: Actor) -> None:
    """Log that the job of this actor is over: from then on its key signs nothing that a verifier believes.

    A job whose time is over, or whose account was disabled, ends without a word.

    Raises:
        CatchlightError: if the actor is no job.
    """
    if actor.delegation is None:
        raise CatchlightError("This is no job with a key of its own.", hint="Sign out instead.")
    with lab.reading() as db, suppress(NotPermitted):
        (delegated,) = read_log(db, first=actor.delegation.entry, limit=1)
        with acting(lab, db, actor) as act:
            act.log("job.ended", details={"job": delegated.document["details"]["job"]})
