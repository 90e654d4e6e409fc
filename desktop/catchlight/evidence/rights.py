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
    r"account\.(created|roles\.changed|disabled|enabled|reset)|erasure\.(?!purged$).*|gallery\.erased|lab\.restored"
    r"|search\.(authorised|authorisation\.refused)|case\.(held|released|retention\.set)|person\.(held|released)"
)
"""`erasure.purged` says what the program did on the disk, at the next sign-in of anybody where it could not at once."""
_CUSTODIAN = re.compile(r"gallery\.(?!consulted$|indexed$|repaired$|server\.synced$).*")
"""`gallery.indexed` and `gallery.repaired` are about derived files, which a search makes and mends too; and a search
tells the gallery server what it was not told yet (`gallery.server.synced`)."""
_EXAMINER = re.compile(
    r"case\.opened|exhibit\..*|extraction\..*|track\..*|search\.(started|finished|abandoned)|candidate\.consulted"
)
_OF_SEVERAL = {
    "lab.backed_up": (Role.CUSTODIAN, Role.SUPERVISOR),
    "checkpoint.cosigned": (Role.CUSTODIAN, Role.SUPERVISOR),
    "log.exported": (Role.AUDITOR, Role.SUPERVISOR),
    "statistics.consulted": (Role.AUDITOR, Role.SUPERVISOR),
    "report.annual.made": (Role.AUDITOR, Role.SUPERVISOR),
    "search.authority.consulted": (Role.AUDITOR, Role.SUPERVISOR),
    "case.member.added": (Role.EXAMINER, Role.SUPERVISOR),
    "case.member.removed": (Role.EXAMINER, Role.SUPERVISOR),
    "case.closed": (Role.EXAMINER, Role.SUPERVISOR),
    "case.reopened": (Role.EXAMINER, Role.SUPERVISOR),
    "search.consulted": (Role.AUDITOR, Role.EXAMINER),
    "gallery.consulted": (Role.CUSTODIAN, Role.EXAMINER),
    "person.consulted": (Role.CUSTODIAN, Role.EXAMINER),
}
_NO_MEMBER = {
    Role.SUPERVISOR: re.compile(
        r"erasure\..*|search\.(authorised|authorisation\.refused|authority\.consulted)|proof\.written"
        r"|case\.(held|released|retention\.set|closed|reopened|member\.added|member\.removed)"
    ),
    Role.AUDITOR: re.compile(r"(case|search|search\.authority)\.consulted|proof\.written|report\.written"),
}
"""What these roles do about a case that they are no members of."""
ENDS_WORK = frozenset({"search.abandoned", "extraction.cancelled"})
"""How a job ends in whose course the case was closed, or the account taken off it."""
WORK = re.compile(
    r"exhibit\.(added|clock\.noted)|extraction\.(started|continued|finished|failed)|track\..*|search\.(started|finished)"
)
"""What is not done in a closed case."""
_PUBLIC_KEY = re.compile(r"[0-9a-f]{64}")


@lru_cache(maxsize=1024)
def beyond_role(action: str, role: str) -> str | None:
    """What is wrong with doing this in that role, or None."""
    needed = _roles_for(action)
    if not needed or role in needed:
        return None
    return f"it needs the role {' or '.join(needed)}, and was done as {role[:40]!r}"


def _roles_for(action: str) -> tuple[Role, ...]:
    """The roles of which one is needed; none where any is enough."""
    if _SUPERVISOR.fullmatch(action):
        return (Role.SUPERVISOR,)
    if _CUSTODIAN.fullmatch(action):
        return (Role.CUSTODIAN,)
    return (Role.EXAMINER,) if _EXAMINER.fullmatch(action) else _OF_SEVERAL.get(action, ())


def beyond_membership(action: str, role: str) -> str | None:
    """What is wrong with doing this in that role about a case that the account is no member of, or None."""
    allowed = _NO_MEMBER.get(Role(role)) if role in set(Role) else None
    if allowed is not None and allowed.fullmatch(action):
        return None
    return "it is about a case that its account is no member of"


def wrong_roles(roles: Collection[str]) -> str | None:
    """What is wrong with giving an account these roles, or None."""
    if not roles:
        return "it leaves an account without a role"
    return "it gives an auditor another role" if Role.AUDITOR in roles and len(roles) > 1 else None


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
