"""The format of a log entry: one canonical JSON document (RFC 8785). It is final.

An entry names its place (`lab`, `sequence`, `tree_root`: the tree head over all entries before it), `time` (RFC 3339,
UTC), `actor`, `role`, `action`, `case` (the case's random identifier), `subjects` (hashes of what was acted on) and
`details`. Personal data stand in it as `{"commitment": hex}` only. Signatures are outside these bytes.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import rfc8785

from catchlight.evidence.commitment import Commitment, Personal, commit

FORMAT = "catchlight-entry/1"
_DIGEST = re.compile(r"[0-9a-f]{64}")

Value = None | bool | int | float | str | Personal | Sequence["Value"] | Mapping[str, "Value"]


@dataclass(frozen=True)
class Actor:
    """Who acts.

    Attributes:
        name: The examiner's name; personal data, so it enters the log as a commitment.
        role: The role acted in.
        account: The account's identifier, or None in a lab without accounts.
    """

    name: str
    role: str = "examiner"
    account: str | None = None


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

    def committed(value: Any) -> Any:
        if isinstance(value, Personal):
            commitments.append(commit(value))
            return {"commitment": commitments[-1].digest.hex()}
        if isinstance(value, Mapping):
            if set(value) == {"commitment"}:
                raise ValueError("a detail that looks like a commitment would be read as one")
            return {str(key): committed(part) for key, part in value.items()}
        if isinstance(value, Sequence) and not isinstance(value, str):
            return [committed(part) for part in value]
        return value

    document = {
        "format": FORMAT,
        "lab": lab,
        "sequence": sequence,
        "tree_root": tree_root.hex(),
        "time": timestamp(time),
        "actor": {"account": draft.actor.account, "name": committed(Personal(draft.actor.name))},
        "role": draft.actor.role,
        "action": draft.action,
        "case": draft.case,
        "subjects": [{"kind": subject.kind, "sha256": subject.sha256} for subject in draft.subjects],
        "details": committed(draft.details),
    }
    return SealedEntry(sequence, rfc8785.dumps(document), tuple(commitments))


def timestamp(time: datetime) -> str:
    """RFC 3339 in UTC with microseconds, ending in Z.

    Raises:
        ValueError: for a time without a zone.
    """
    if time.tzinfo is None:
        raise ValueError("a time in the log needs its zone")
    return time.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


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
