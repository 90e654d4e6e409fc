"""The format of a log entry: one canonical JSON document (RFC 8785). It is final.

An entry names its place (`lab`, `sequence`, `tree_root`: the tree head over all entries before it), `time` (RFC 3339,
UTC), `actor`, `role`, `action`, `case` (the case's random identifier), `subjects` (hashes of what was acted on) and
`details`. Personal data stand in it as `{"commitment": hex}` only. The signature is outside these bytes: Ed25519 over
`SIGNATURE_DOMAIN` and these bytes.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from catchlight.errors import NotPermitted
from catchlight.evidence.canonical import canonical_bytes
from catchlight.evidence.commitment import Commitment, Personal, commit
from catchlight.lab.accounts import Role
from catchlight.lab.keys import SigningKey

FORMAT = "catchlight-entry/1"
SIGNATURE_DOMAIN = b"catchlight-signature/1\x00"
"""What a signature covers before the canonical bytes, so that it can be taken for nothing else's."""
_DIGEST = re.compile(r"[0-9a-f]{64}")

Value = None | bool | int | float | str | Personal | Sequence["Value"] | Mapping[str, "Value"]


@dataclass(frozen=True)
class Delegation:
    """What a key that was made for one job may sign.

    Attributes:
        entry: Sequence number of the entry that made it known.
        actions: The only actions it may sign.
        expires_at: Aware time after which it signs nothing.
    """

    entry: int
    actions: frozenset[str]
    expires_at: datetime


@dataclass(frozen=True)
class Actor:
    """Who acts: an account that is signed in, or a job of it.

    Attributes:
        name: The person's name; personal data, so it enters the log as a commitment.
        account: The account's identifier.
        roles: What the account may do.
        key: What signs the entries.
        role: The role acted in.
        session: Sequence number of the entry of this sign-in, which names the workstation; None before it.
        delegation: For a job's key, what it may sign.
    """

    name: str
    account: str
    roles: frozenset[Role]
    key: SigningKey = field(repr=False, compare=False)
    role: Role = Role.EXAMINER
    session: int | None = None
    delegation: Delegation | None = None

    def acting_as(self, *roles: Role) -> "Actor":
        """The same actor in the first of these roles that the account has.

        Raises:
            NotPermitted: if it has none of them.
        """
        for role in roles:
            if role in self.roles:
                return replace(self, role=role)
        raise NotPermitted(
            f"This needs the role of {' or '.join(roles)}, which {self.name} does not have. Nothing was done.",
            hint="Ask a supervisor of the lab for the role, or somebody who has it to do this.",
            account=self.account,
            needs=list(roles),
            has=sorted(self.roles),
        )


@dataclass(frozen=True)
class Subject:
    """What was acted on: its kind ("exhibit", "portrait", "face"), its SHA-256 as hex."""

    kind: str
    sha256: str


@dataclass(frozen=True)
class Draft:
    """An entry without its place in the log."""

    action: str
    actor: Actor
    case: str | None = None
    subjects: tuple[Subject, ...] = ()
    details: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class SealedEntry:
    """An entry in its place: the canonical bytes of the leaf, and what opens its commitments."""

    sequence: int
    canonical: bytes
    commitments: tuple[Commitment, ...] = field(repr=False)


def seal(draft: Draft, *, lab: str, sequence: int, tree_root: bytes, time: datetime) -> SealedEntry:
    """Give a draft its place and its final bytes.

    Args:
        draft: What happened.
        lab: The lab's identifier.
        sequence: 1 for the first entry of a lab; the leaf's index in the tree is one less.
        tree_root: The tree head over the entries before this one.
        time: Aware time of the act.

    Raises:
        ValueError: for a time without a zone, or a value that canonical JSON cannot hold.
    """
    commitments: list[Commitment] = []
    document = {
        "format": FORMAT,
        "lab": lab,
        "sequence": sequence,
        "tree_root": tree_root.hex(),
        "time": timestamp(time),
        "actor": {"account": draft.actor.account, "name": _committed(Personal(draft.actor.name), commitments)},
        "role": draft.actor.role,
        "action": draft.action,
        "case": draft.case,
        "subjects": [{"kind": subject.kind, "sha256": subject.sha256} for subject in draft.subjects],
        "details": _committed(draft.details, commitments),
    }
    return SealedEntry(sequence, canonical_bytes(document), tuple(commitments))


def timestamp(time: datetime) -> str:
    """RFC 3339 in UTC with microseconds, ending in Z.

    Raises:
        ValueError: for a time without a zone.
    """
    if time.tzinfo is None:
        raise ValueError("a time in the log needs its zone")
    return time.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _committed(value: Any, commitments: list[Commitment]) -> Any:
    """A value as the entry holds it; what opens its commitments is added to the list."""
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Personal):
        commitments.append(commit(value))
        return {"commitment": commitments[-1].digest.hex()}
    if isinstance(value, Mapping):
        if set(value) == {"commitment"}:
            raise ValueError("a detail that looks like a commitment would be read as one")
        return {str(key): _committed(part, commitments) for key, part in value.items()}
    if isinstance(value, Sequence):
        return [_committed(part, commitments) for part in value]
    if isinstance(value, float) and math.isfinite(value):
        return float(value)
    raise ValueError(f"an entry cannot hold a value of {type(value)}")


def commitments_in(value: Any) -> list[bytes]:
    """Every commitment digest in a parsed entry."""
    if isinstance(value, dict):
        digest = value.get("commitment")
        if set(value) == {"commitment"} and isinstance(digest, str) and _DIGEST.fullmatch(digest):
            return [bytes.fromhex(digest)]
        return [found for part in value.values() for found in commitments_in(part)]
    if isinstance(value, list):
        return [found for part in value for found in commitments_in(part)]
    return []
