"""What an entry must be signed with: the role that its action needs, and the limits of the key of a job."""

import re
from collections.abc import Collection
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from catchlight.lab.accounts import Role

_ANY_JOB = frozenset({"clock.set_back", "job.ended"})
"""What the key of any job may sign besides what it was made for, and after its time too."""
_OWN_KEY = re.compile(r"account\.(?!sign_in|signed_).*|job\.delegated")
"""What no job's key may sign."""
LONGEST_JOB = timedelta(days=14)
"""No key of a job is made for longer."""
DECISIONS = frozenset({"search.authorised", "search.authorisation.refused"})
"""What a supervisor decides on, and never on a search of their own account."""
_SUPERVISOR = re.compile(
    r"account\.(created|roles\.changed|disabled|enabled|reset)|erasure\..*|gallery\.erased|lab\.restored"
    r"|search\.(authorised|authorisation\.refused)|case\.(held|released|retention\.set)"
)
_CUSTODIAN = re.compile(r"gallery\.(?!indexed$|repaired$|server\.synced$).*")
"""`gallery.indexed` and `gallery.repaired` are about derived files, which a search makes and mends too; so does a search
tell the gallery server what it was not told yet (`gallery.server.synced`)."""
_PUBLIC_KEY = re.compile(r"[0-9a-f]{64}")


@lru_cache(maxsize=1024)
def beyond_role(action: str, role: str) -> str | None:
    """What is wrong with doing this in that role, or None."""
    needed = None
    if _SUPERVISOR.fullmatch(action):
        needed = Role.SUPERVISOR
    elif _CUSTODIAN.fullmatch(action):
        needed = Role.CUSTODIAN
    return None if needed in {None, role} else f"it needs the role {needed}, and was done as {role[:40]!r}"


def beyond_job(action: str, time: Any, *, actions: Collection[str], expires_at: datetime | None) -> str | None:
    """What is wrong with signing this with the key of a job, or None.

    Args:
        action: What was done.
        time: When, as the entry says.
        actions: What the key was made for.
        expires_at: Until when it signs.
    """
    if action in _ANY_JOB:
        return None
    if action not in actions:
        return "it is signed with the key of a job that was not made for it"
    if _OWN_KEY.fullmatch(action):
        return "it is signed with the key of a job, and needs the account's own"
    when = time_of(time)
    if when is None or expires_at is None or when > expires_at:
        return "it is signed with the key of a job whose time was over"
    return None


def text_of(value: Any, name: str) -> str | None:
    """A text in an entry, or None where there is none."""
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, str) else None


def public_key_of(details: Any) -> bytes | None:
    """The public key in the details of an entry, or None."""
    found = text_of(details, "public_key")
    return bytes.fromhex(found) if found is not None and _PUBLIC_KEY.fullmatch(found) else None


def roles_of(details: Any) -> frozenset[str] | None:
    """The roles in the details of an entry, or None."""
    roles = details.get("roles") if isinstance(details, dict) else None
    if not isinstance(roles, list) or not all(isinstance(role, str) for role in roles):
        return None
    return frozenset(roles)


def time_of(value: Any) -> datetime | None:
    """A time in an entry, or None where it cannot be read or has no zone."""
    try:
        time = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return time if time.tzinfo is not None else None
