#!/usr/bin/env python3
"""Check an evidence log that Catchlight exported, or its proof of one entry, without Catchlight.

    python verify_catchlight.py FILE --fingerprint HEX [--checkpoint NOTE]... [--witness HEX]...

FILE is what `catchlight log export` or `catchlight log prove` wrote. HEX is the fingerprint (SHA-256) of the lab's
first public key, as the lab handed it over when it was made: never take it from FILE or from the lab's own folder.
NOTE is a checkpoint that was kept elsewhere. The HEX of a witness is the public key of somebody who cosigned
checkpoints, or its fingerprint, as the witness handed it over.

Exit code: 0 nothing is wrong, 1 problems were found, 2 bad usage or a file that cannot be read.

One file on purpose: Python 3.11 or later and the package `cryptography`, nothing else; it opens no connection and
writes no file. It shares no code with Catchlight, so that a fault in one of the two does not hide in the other.
Format: docs/evidence-log.md. Sources: RFC 8785 (canonical JSON), RFC 9162 section 2.1 (tree, proofs), C2SP signed-note,
tlog-checkpoint and tlog-cosignature.
"""

import argparse
import base64
import hashlib
import json
import math
import re
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

LOG, PROOF = "catchlight-log/1", "catchlight-proof/1"
ENTRY = "catchlight-entry/1"
SIGNED = b"catchlight-signature/1\x00"
COMMITTED = b"catchlight-commitment/1\x00"
CLOCK_TOLERANCE_SECONDS = 2.0
LONGEST_JOB = timedelta(days=14)
MOST_TOLD = 100
LONGEST_LINE = 64 * 1024 * 1024
_HEX = re.compile(r"[0-9a-f]{64}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")


class Unusable(Exception):
    """The file is none of Catchlight's, or cannot be read."""


@dataclass(frozen=True, order=True)
class Finding:
    """What was found; `entry` is 0 where it concerns the file as a whole."""

    entry: int
    text: str


@dataclass
class Report:
    """The result.

    Attributes:
        checked: What was checked, in words.
        entries: Entries read.
        root: The tree head over them, or the one they are proved against, hex.
        problems: What is wrong.
        notices: What is in order and worth knowing.
        relative_to: The checkpoint that all this is relative to, in words.
        cannot_exclude: What it cannot exclude.
    """

    checked: str = ""
    entries: int = 0
    root: str = ""
    problems: list[Finding] = field(default_factory=list)
    notices: list[Finding] = field(default_factory=list)
    relative_to: str = "no checkpoint"
    cannot_exclude: str = ""

    @property
    def ok(self) -> bool:
        return not self.problems

    def problem(self, entry: int, text: str) -> None:
        self.problems.append(Finding(entry, text))

    def notice(self, entry: int, text: str) -> None:
        self.notices.append(Finding(entry, text))


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
_ESCAPED = re.compile(r'["\\\x00-\x1f]')


def canonical(value: Any) -> str:
    """The one way to write a value. Raises ValueError for one that has none."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        if abs(value) >= 2**53:
            raise ValueError("a number beyond what a double holds exactly")
        return str(value)
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, list):
        return f"[{','.join(map(canonical, value))}]"
    names = sorted(value, key=lambda name: name.encode("utf-16-be"))
    return f"{{{','.join(f'{_string(name)}:{canonical(value[name])}' for name in names)}}}"


def _string(text: str) -> str:
    text.encode("utf-8")  # a lone surrogate has no bytes
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04x}"


def _number(value: float) -> str:
    """ECMAScript's Number::toString, from the shortest digits that Python finds."""
    if not math.isfinite(value):
        raise ValueError("not a number")
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    mantissa, _, power = repr(abs(value)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    point = len(whole) + int(power or 0) - (len(whole + fraction) - len(digits))
    digits = digits.rstrip("0")
    count = len(digits)
    if count <= point <= 21:
        return f"{sign}{digits}{'0' * (point - count)}"
    if 0 < point <= 21:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    exponent = f"e{'+' if point > 0 else '-'}{abs(point - 1)}"
    return f"{sign}{digits[0]}{'.' + digits[1:] if count > 1 else ''}{exponent}"


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def leaf_hash(data: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """A growing tree: its size, and the roots of its perfect subtrees by their height."""

    def __init__(self) -> None:
        self.size = 0
        self._roots: list[tuple[int, bytes]] = []

    def add(self, leaf: bytes) -> None:
        height, node = 0, leaf
        while self._roots and self._roots[-1][0] == height:
            node = node_hash(self._roots.pop()[1], node)
            height += 1
        self._roots.append((height, node))
        self.size += 1

    def head(self) -> bytes:
        if not self._roots:
            return hashlib.sha256(b"").digest()
        node = self._roots[-1][1]
        for _, left in reversed(self._roots[:-1]):
            node = node_hash(left, node)
        return node


def head_from_path(leaf: bytes, path: list[bytes], *, index: int, size: int) -> bytes | None:
    """The tree head that an audit path leads to; None if it is no path of that leaf in a tree of that size."""
    steps = list(path)

    def climb(start: int, width: int) -> bytes | None:
        if width == 1:
            return leaf
        half = 1 << (width - 1).bit_length() - 1
        is_left = index - start < half
        below = climb(start, half) if is_left else climb(start + half, width - half)
        if below is None or not steps:
            return None
        beside = steps.pop(0)
        return node_hash(below, beside) if is_left else node_hash(beside, below)

    head = climb(0, size) if 0 <= index < size else None
    return None if steps else head


@dataclass(frozen=True)
class Checkpoint:
    """A checkpoint: what it says, its signature lines, and where it was found."""

    body: str
    origin: str
    size: int
    head: bytes
    lines: tuple[tuple[str, bytes], ...]
    where: str
    is_given: bool = False

    @classmethod
    def read(cls, text: str, where: str, *, is_given: bool = False) -> "Checkpoint":
        body, found, below = text.rpartition("\n\n")
        rows = body.split("\n")
        if not found or len(rows) < 3 or not re.fullmatch(r"0|[1-9]\d{0,17}", rows[1]):
            raise ValueError("it is no checkpoint")
        head = base64.b64decode(rows[2], validate=True)
        if len(head) != 32:
            raise ValueError("its tree head has not 32 bytes")
        lines = []
        for line in below.splitlines():
            dash, name, encoded = line.split(" ")
            if dash != "\u2014":
                raise ValueError("it has a line that is no signature")
            lines.append((name, base64.b64decode(encoded, validate=True)))
        return cls(f"{body}\n", rows[0], int(rows[1]), head, tuple(lines), where, is_given)

    def is_signed(self, name: str, public: bytes) -> bool:
        tag = hashlib.sha256(f"{name}\n".encode() + b"\x01" + public).digest()[:4]
        return any(
            of == name and blob[:4] == tag and fits(public, blob[4:], self.body.encode()) for of, blob in self.lines
        )

    def cosigned_at(self, name: str, public: bytes) -> str | None:
        tag = hashlib.sha256(f"{name}\n".encode() + b"\x04" + public).digest()[:4]
        for of, blob in self.lines:
            seconds = int.from_bytes(blob[4:12], "big")
            message = f"cosignature/v1\ntime {seconds}\n{self.body}".encode()
            if of == name and blob[:4] == tag and fits(public, blob[12:], message):
                try:
                    return datetime.fromtimestamp(seconds, UTC).isoformat()
                except (ValueError, OverflowError, OSError):
                    return f"{seconds} seconds since 1970"
        return None


def fits(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether an Ed25519 signature fits."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def key_id(public: bytes) -> str:
    """The fingerprint of a key."""
    return hashlib.sha256(public).hexdigest()


@dataclass
class Entry:
    """An entry as read: its place in the file (from 1), and what is wrong with its form."""

    place: int
    data: bytes
    document: dict[str, Any] = field(default_factory=dict)
    signature: bytes | None = None
    signer: str | None = None
    clear: dict[str, Any] | None = None
    fault: str | None = None

    @property
    def number(self) -> int:
        """Its own number, or its place where it has none."""
        number = self.document.get("sequence")
        return number if isinstance(number, int) else self.place

    @property
    def details(self) -> dict[str, Any]:
        details = self.document.get("details")
        return details if isinstance(details, dict) else {}

    @property
    def action(self) -> str:
        action = self.document.get("action")
        return action if isinstance(action, str) else ""

    @property
    def account(self) -> str | None:
        actor = self.document.get("actor")
        return actor.get("account") if isinstance(actor, dict) else None


def read_entry(row: dict[str, Any], place: int, lab: str) -> Entry:
    """An entry from a line of an export, or from a proof."""
    text = row.get("entry")
    try:
        data = text.encode() if isinstance(text, str) else base64.b64decode(row["entry_base64"], validate=True)
    except (KeyError, TypeError, ValueError):
        return Entry(place, b"", fault="the entry was changed: it cannot be read")
    entry = Entry(place, data)
    document: Any = None
    try:
        document = json.loads(data, object_pairs_hook=_unique)
        if not isinstance(document, dict) or type(document.get("sequence")) is not int:
            entry.fault = "the entry was changed: it is not an entry"
            return entry
        entry.document = document
        if canonical(document).encode() != data or document.get("format") != ENTRY:
            entry.fault = "the entry was changed: it is not a canonical entry of this format"
    except (ValueError, RecursionError):
        entry.fault = "the entry was changed: it is not canonical JSON"
    if entry.fault is None and document.get("lab") != lab:
        entry.fault = "the entry was inserted: it belongs to another lab"
    clear, signer = row.get("clear"), row.get("signer")
    entry.clear = clear if isinstance(clear, dict) else None
    entry.signer = signer if isinstance(signer, str) else None
    try:
        entry.signature = base64.b64decode(row["signature"], validate=True)
    except (KeyError, TypeError, ValueError):
        entry.signature = None
    return entry


def commitments(value: Any) -> Iterator[str]:
    """Every commitment in an entry."""
    if isinstance(value, dict):
        digest = value.get("commitment")
        if len(value) == 1 and isinstance(digest, str) and _HEX.fullmatch(digest):
            yield digest
        else:
            for part in value.values():
                yield from commitments(part)
    elif isinstance(value, list):
        for part in value:
            yield from commitments(part)


def opens(digest: str, opened: Any) -> bool:
    """Whether salt and clear text open a commitment."""
    try:
        salt, clear = bytes.fromhex(opened["salt"]), opened["clear"].encode("utf-8", "surrogatepass")
    except (TypeError, KeyError, AttributeError, ValueError):
        return False
    return len(salt) == 32 and hashlib.sha256(COMMITTED + salt + clear).hexdigest() == digest


def moment(value: Any) -> datetime | None:
    """A time, or None where it cannot be read."""
    try:
        time = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return time if time.tzinfo else None


@dataclass
class Key:
    """A key: whose it is, since and until which entry, and for a job's key what it may sign."""

    public: bytes
    account: str
    since: int
    until: int | None = None
    doubtful: bool = False
    job: str | None = None
    actions: tuple[str, ...] = ()
    expires: datetime | None = None
    pauses: "list[list[int]]" = field(default_factory=list)  # since and until which entries its account was disabled
    held_roles: "set[str]" = field(default_factory=set)  # that its account ever had
    own_since: int = 0  # since which entry nobody else has given its account a key

    def __post_init__(self) -> None:
        self.check = Ed25519PublicKey.from_public_bytes(self.public).verify

    def held(self, size: int) -> bool:
        """Whether it could sign a checkpoint of so many entries; the key of a job signs entries only."""
        paused = any(start <= size < (end or size + 1) for start, end in self.pauses)
        in_force = self.since <= size and (self.until is None or self.until > size)
        return in_force and not paused and not self.doubtful and self.job is None


@dataclass
class Account:
    """An account: its roles, its key, and since which entry it is disabled."""

    roles: tuple[str, ...]
    key: str
    disabled: int | None = None
    pauses: list[list[int]] = field(default_factory=list)
    held_roles: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.held_roles.update(self.roles)


class Wrong(Exception):
    """Something is wrong with an entry's signature, or its signer's rights."""


NAME_KEYS = ("lab.created", "account.created", "account.reset", "account.key.rotated", "job.delegated")
ERASURES = ("erasure.done", "erasure.continued")  # `erasure.purged`, off the disk too, is anybody's to say
DONE_BY_SEARCHES = ("gallery.indexed", "gallery.repaired", "gallery.server.synced")
FOR_SUPERVISORS = (
    "account.created",
    "account.roles.changed",
    "account.disabled",
    "account.enabled",
    "account.reset",
    "lab.restored",
    "search.authorised",
    "search.authorisation.refused",
    "case.held",
    "case.released",
    "case.retention.set",
    "person.held",
    "person.released",
)
FOR_EXAMINERS = ("case.opened", "search.started", "search.finished", "search.abandoned", "candidate.consulted")
EXAMINERS_WORK = ("exhibit.", "extraction.", "track.")
FOR_SEVERAL = {
    "lab.backed_up": ("custodian", "supervisor"),
    "checkpoint.cosigned": ("custodian", "supervisor"),
    "log.exported": ("auditor", "supervisor"),
    "statistics.consulted": ("auditor", "supervisor"),
    "report.annual.made": ("auditor", "supervisor"),
    "search.authority.consulted": ("auditor", "supervisor"),
    "case.member.added": ("examiner", "supervisor"),
    "case.member.removed": ("examiner", "supervisor"),
    "case.closed": ("examiner", "supervisor"),
    "case.reopened": ("examiner", "supervisor"),
    "search.consulted": ("auditor", "examiner"),
    "gallery.consulted": ("custodian", "examiner"),
    "person.consulted": ("custodian", "examiner"),
}
NO_MEMBERS = {  # what these roles do about a case that they are no members of, besides a supervisor's erasures
    "supervisor": (
        *("search.authorised", "search.authorisation.refused", "search.authority.consulted", "proof.written"),
        *("case.held", "case.released", "case.retention.set", "case.closed", "case.reopened"),
        *("case.member.added", "case.member.removed"),
    ),
    "auditor": ("case.consulted", "search.consulted", "search.authority.consulted", "proof.written", "report.written"),
}


ENDS_OF_WORK = ("search.abandoned", "extraction.cancelled")  # a job ends so when its account is taken off the case
WORK = (  # what is not done in a closed case
    *("exhibit.added", "exhibit.clock.noted", "search.started", "search.finished"),
    *("extraction.started", "extraction.continued", "extraction.finished", "extraction.failed"),
)


def roles_for(action: str) -> tuple[str, ...]:
    """The roles of which one is needed; none where any is enough."""
    if action in FOR_SUPERVISORS or action in ERASURES or action == "gallery.erased":
        return ("supervisor",)
    if action.startswith("gallery.") and action not in (*DONE_BY_SEARCHES, *FOR_SEVERAL):
        return ("custodian",)
    if action in FOR_EXAMINERS or action.startswith(EXAMINERS_WORK):
        return ("examiner",)
    return FOR_SEVERAL.get(action, ())


def require_roles(roles: Any) -> tuple[str, ...]:
    """The roles that an entry gives an account. Raises Wrong where they do not go together."""
    found = tuple(role for role in roles if isinstance(role, str)) if isinstance(roles, list) else ()
    if not found or len(found) != len(roles):
        raise Wrong("it leaves an account without a role")
    if "auditor" in found and len(set(found)) > 1:
        raise Wrong("it gives an auditor another role")
    return found


class Keys:
    """Accounts and keys as of the entry read last."""

    def __init__(self, fingerprint: str | None, report: Report) -> None:
        self.fingerprint = fingerprint
        self.report = report
        self.keys: dict[str, Key] = {}
        self.accounts: dict[str, Account] = {}
        self.searches: dict[str, str] = {}
        self.unknown: dict[str, list[int]] = {}  # first, last, count
        self.doubted: dict[str, list[int]] = {}

    def read(self, entry: Entry) -> bool:
        """Check an entry and take over what it says; whether its signature and its signer's rights are in order."""
        if entry.fault is not None:
            self._doubt(entry)
            return False
        try:
            signer = self._signer(entry)
            if signer is None:
                self._doubt(entry)
                return True
            self._require_rights(entry, signer)
            self._take(entry, signer)
        except Wrong as wrong:
            self.report.problem(entry.place, str(wrong))
            self._doubt(entry)
            return False
        return True

    def tell(self) -> None:
        """Tell of the keys that nothing proves."""
        for first, last, count in self.unknown.values():
            more = f" (and {count - 1} more entries, up to {last})" if count > 1 else ""
            self.report.problem(first, f"it is signed with a key that no entry before it makes known{more}")
        for signer, (first, last, count) in self.doubted.items():
            self.report.problem(
                self.keys[signer].since,
                f"it names a key that signed {count} entries from {first} to {last}; who signed them is not proved",
            )

    def may_join(self, account: Any) -> bool:
        """Whether an account may be made a member of a case: an examiner's that is not disabled."""
        known = self.accounts.get(str(account))
        return known is not None and known.disabled is None and "examiner" in known.roles

    def unproved(self, entry: Entry) -> bool:
        """Whether nothing proves whose key signed it."""
        key = self.keys.get(entry.signer or "")
        return key is None or key.doubtful

    def _signer(self, entry: Entry) -> Key | None:
        """The key that signed it; None where nothing proves whose it is."""
        if entry.signature is None or entry.signer is None:
            raise Wrong("it is not signed")
        is_first = entry.place == 1 and not self.keys
        if is_first and entry.action == "lab.created":
            key, roles = self._named(entry), entry.details.get("roles")
            if key is not None and isinstance(roles, list) and all(isinstance(role, str) for role in roles):
                self.keys[key_id(key.public)] = key
                self.accounts[key.account] = Account(
                    tuple(roles), key_id(key.public), pauses=key.pauses, held_roles=key.held_roles
                )
        key = self.keys.get(entry.signer)
        if key is None:
            _count(self.unknown, entry.signer, entry.place)
            return None
        try:
            key.check(entry.signature, SIGNED + entry.data)
        except InvalidSignature:
            entry.fault = "the entry or its signature was changed: the signature does not fit"
            raise Wrong(entry.fault) from None
        if is_first and self.fingerprint is not None and entry.signer != self.fingerprint:
            raise Wrong("the log does not begin with the key whose fingerprint was given")
        if key.doubtful:
            _count(self.doubted, entry.signer, entry.place)
            return None
        return key

    def _require_rights(self, entry: Entry, key: Key) -> None:
        action, role = entry.action, entry.document.get("role")
        if entry.account != key.account or not action:
            raise Wrong("it is signed with the key of another account than the one it names")
        if key.until is not None:
            raise Wrong(f"it is signed with a key that entry {key.until} put out of force")
        account = self.accounts[key.account]
        if account.disabled is not None:
            raise Wrong(f"its account was disabled by entry {account.disabled}")
        if role not in account.roles:
            raise Wrong(f"its account does not have the role {str(role)[:40]!r}")
        needed = roles_for(action)
        if needed and role not in needed:
            raise Wrong(f"it needs the role {' or '.join(needed)}, and was done as {role}")
        search = entry.details.get("search")
        own = isinstance(search, str) and self.searches.get(search) == key.account
        if action in ("search.authorised", "search.authorisation.refused") and own:
            raise Wrong("it decides on the authorisation of its own account's search")
        if key.job is None or action in ("clock.set_back", "job.ended"):
            return
        is_own = action.startswith("account.") and not action.startswith(("account.sign_in", "account.signed_"))
        if action not in key.actions or is_own or action == "job.delegated":
            raise Wrong("it is signed with the key of a job that was not made for it")
        time = moment(entry.document.get("time"))
        if time is None or key.expires is None or time > key.expires:
            raise Wrong("it is signed with the key of a job whose time was over")

    def _take(self, entry: Entry, signer: Key) -> None:
        """Take over what an entry says that is in order so far."""
        action, details = entry.action, entry.details
        if action == "lab.created" and entry.place != 1:
            raise Wrong("a lab is created once, by entry 1")
        if action == "lab.created":
            require_roles(details.get("roles"))
        if action == "search.started" and isinstance(details.get("search"), str):
            self.searches[details["search"]] = signer.account
        about = self.accounts.get(str(details.get("account")))
        if action in ("account.disabled", "account.enabled", "account.roles.changed"):
            if about is None:
                raise Wrong("it is about no account")
            if action != "account.roles.changed":
                if action == "account.disabled" and about.disabled is None:
                    about.pauses.append([entry.place, 0])
                elif action == "account.enabled" and about.disabled is not None:
                    about.pauses[-1][1] = entry.place
                about.disabled = entry.place if action == "account.disabled" else None
            elif isinstance(details.get("roles"), list):
                about.roles = require_roles(details["roles"])
                about.held_roles.update(about.roles)
            else:
                raise Wrong("it gives no roles")
        elif action == "job.ended":
            found = [key for key in self.keys.values() if key.job is not None and key.job == details.get("job")]
            if not found or found[0].account != signer.account:
                raise Wrong("it ends no job of its account")
            found[0].until = found[0].until or entry.place
        elif action in NAME_KEYS and action != "lab.created":
            self._take_key(entry, signer, about)

    def _take_key(self, entry: Entry, signer: Key, about: Account | None) -> None:
        action, details = entry.action, entry.details
        key = self._named(entry)
        if key is None:
            raise Wrong("it makes no key known")
        new = key_id(key.public)
        if new in self.keys:
            raise Wrong("it makes a key known that is known already")
        if action == "account.created":
            if about is not None or not isinstance(details.get("roles"), list):
                raise Wrong("it makes no new account known")
            roles = require_roles(details["roles"])
            self.accounts[key.account] = Account(roles, new, pauses=key.pauses, held_roles=key.held_roles)
        elif action == "job.delegated":
            made = moment(entry.document.get("time"))
            if made is None or key.expires is None or key.expires > made + LONGEST_JOB:
                raise Wrong("it makes the key of a job known for longer than a job may last")
        else:
            if about is None or details.get("revoked") != about.key:
                raise Wrong("it does not replace the key of an account")
            if (action == "account.reset") == (signer.account == key.account):
                raise Wrong("a key is replaced by its own account, or reset by another one")
            before = self.keys[about.key]
            before.until = entry.place
            if action == "account.reset":  # whoever had the key may have made keys of jobs with it
                for other in self.keys.values():
                    if other.account == key.account:
                        other.until = other.until or entry.place
            about.key = new
            key.pauses, key.held_roles = about.pauses, about.held_roles
            key.own_since = entry.place if action == "account.reset" else before.own_since
        self.keys[new] = key

    def _named(self, entry: Entry) -> Key | None:
        """The key that an entry names, or None."""
        details, public = entry.details, entry.details.get("public_key")
        if not isinstance(public, str) or not _HEX.fullmatch(public):
            return None
        if entry.action != "job.delegated":
            account = details.get("account")
            if not isinstance(account, str):
                return None
            return Key(bytes.fromhex(public), account, entry.place, own_since=entry.place)
        job, actions, expires = details.get("job"), details.get("actions"), moment(details.get("expires_at"))
        if not isinstance(job, str) or not isinstance(actions, list) or expires is None or entry.account is None:
            return None
        allowed = tuple(map(str, actions))
        return Key(bytes.fromhex(public), entry.account, entry.place, job=job, actions=allowed, expires=expires)

    def _doubt(self, entry: Entry) -> None:
        """Remember a key that only an entry names which is not in order."""
        key = self._named(entry) if entry.action in NAME_KEYS else None
        if key is not None and key_id(key.public) not in self.keys:
            key.doubtful = True
            self.keys[key_id(key.public)] = key


def _count(counted: dict[str, list[int]], name: str, place: int) -> None:
    found = counted.setdefault(name, [place, place, 0])
    found[1], found[2] = place, found[2] + 1


class Checkpoints:
    """The checkpoints that are known, against the heads of the log as it is read."""

    def __init__(self, known: list[Checkpoint], lab: str, witnesses: Iterable[bytes], report: Report) -> None:
        self.lab, self.report = lab, report
        self.known = []
        for one in sorted(known, key=lambda of: of.size):
            if one.origin == f"catchlight/{lab}":
                self.known.append(one)
            else:
                report.problem(0, f"the checkpoint {one.where} is of another log")
        self.sizes = {one.size for one in self.known}
        self.heads: dict[int, bytes] = {}
        self.is_outside = False
        self.unconfirmed: dict[int, tuple[str | None, int]] = {}  # by restore: who gave entries up, how many were kept
        self.given_up: list[tuple[int, int, set[tuple[int, str]], str]] = []
        self.witnesses = list(witnesses)  # public keys, or their fingerprints
        self.imported: dict[bytes, dict[tuple[Any, Any], int]] = {}

    def read(self, entry: Entry) -> None:
        """Take an entry that is in order."""
        details = entry.details
        if entry.action == "checkpoint.cosignature.imported":
            public = details.get("public_key")
            if isinstance(public, str) and _HEX.fullmatch(public):
                size, root = str(details.get("size")), str(details.get("root"))
                self.imported.setdefault(bytes.fromhex(public), {}).setdefault((size, root), entry.place)
        elif entry.action == "lab.restored":
            kept, lost, listed = details.get("from_entries"), details.get("lost_entries"), details.get("given_up")
            kept = kept if isinstance(kept, int) else entry.place - 1
            session = details.get("session")
            signed_in = isinstance(session, int) and kept < session <= kept + 2  # a clock set back comes before it
            if kept != entry.place - 1 and not signed_in:
                text = "it tells of a restore, and does not stand where the log would go on after it"
                self.report.problem(entry.place, text)
                return
            heads = [details.get("newest_known"), *(listed if isinstance(listed, list) else [])]
            named = [head for head in heads if isinstance(head, dict) and isinstance(head.get("size"), int)]
            count = lost if isinstance(lost, int) else "an unknown number of"
            told = f"signed by account {entry.account}, which says that {count} entries were given up"
            self.given_up.append((entry.place, kept, {(head["size"], str(head.get("root"))) for head in named}, told))
            if named or (isinstance(lost, int) and lost):
                self.unconfirmed[entry.place] = entry.account, kept
            text = f"an older copy of the lab was restored: the log goes on from entry {kept}, {told}"
            self.report.notice(entry.place, text)

    def compare(self, entries: int, keys: Keys) -> None:
        """Compare all of them with the log, and say relative to which one it was checked."""
        fitting: list[tuple[int, bool, bool, int, str]] = []
        for one in self.known:
            if self.heads.get(one.size) != one.head:
                self._other(one, entries)
                continue
            signer = self._signer(one, keys)
            if signer is None:
                self.report.problem(0, f"the checkpoint {one.where} is not signed with the key in force of an account")
                continue
            cosigners, witnessed, accounts = self.cosigned(one, keys, besides=signer.account, entries=entries)
            for place, (account, kept) in list(self.unconfirmed.items()):
                # who restored could have made the others' accounts since, or given them keys
                others = any(by != account and since <= kept for by, since in accounts)
                if one.size >= place and (one.is_given or witnessed or others):
                    del self.unconfirmed[place]
            also = f"cosigned by {' and '.join(cosigners)}" if cosigners else "not cosigned by a key that is known here"
            text = f"the checkpoint of {one.size} entries {one.where}, signed by account {signer.account}, {also}"
            fitting.append((one.size, witnessed, one.is_given, len(cosigners), text))
        for place in self.unconfirmed:
            text = (
                "it gives entries up, and nobody but who restored has confirmed that: no checkpoint taken after it was"
            )
            also = "cosigned by another supervisor or custodian or a witness, or kept outside the lab and given"
            self.report.problem(place, f"{text} {also}")
        if fitting:
            newest = max(fitting)
            self.is_outside, self.report.relative_to = newest[1] or newest[2], newest[4]
            best = max((of for of in fitting if of[3]), key=lambda of: (of[1], of), default=newest)
            if (best[1], best[3] > 0) > (newest[1], newest[3] > 0):
                self.report.notice(0, f"the log goes on from {best[4]}")

    def _signer(self, one: Checkpoint, keys: Keys) -> Key | None:
        for identifier, key in keys.keys.items():
            if key.held(one.size) and one.is_signed(f"catchlight/{self.lab}/{identifier[:16]}", key.public):
                return key
        return None

    def cosigned(
        self, one: Checkpoint, keys: Keys, *, besides: str, entries: int
    ) -> tuple[list[str], bool, set[tuple[str, int]]]:
        """Who cosigned it, of the keys that are known; whether one is a witness given from outside; the lab's accounts.

        Each account comes with the entry since which its keys are its own. Anybody with an account could have made the
        log name a key; so those that only the log names are told as such.
        """
        own = {key.public: key for key in keys.keys.values()}
        found, witnessed, accounts = [], False, set[tuple[str, int]]()
        for name in dict.fromkeys(name for name, _ in one.lines):
            for public in dict.fromkeys([*self.witnesses, *self.imported, *own]):
                time = one.cosigned_at(name, public)
                key = own.get(public)
                if time is None or (key is not None and not self._may_cosign(one, key, besides, entries)):
                    continue
                outside = public in self.witnesses or bytes.fromhex(key_id(public)) in self.witnesses
                witnessed = witnessed or outside
                if key is not None:
                    accounts.add((key.account, key.own_since))
                found.append(f"{name} at {time}{'' if outside else ' (by a key that only this log names)'}")
        return found, witnessed, accounts

    def _may_cosign(self, one: Checkpoint, key: Key, besides: str, entries: int) -> bool:
        """An account of the lab cosigns what another one made, as custodian or supervisor, while it may sign."""
        taken_in = self.imported.get(key.public, {}).get((str(one.size), one.head.hex()), entries)
        entitled = key.account != besides and not key.held_roles.isdisjoint(("custodian", "supervisor"))
        return entitled and key.held(taken_in)

    def _other(self, one: Checkpoint, entries: int) -> None:
        for place, kept, heads, told in self.given_up:
            if kept < one.size and (one.size, one.head.hex()) in heads:  # it grows to that size again: the head decides
                text = f"the checkpoint {one.where} is of the {one.size} entries that there were before the restore"
                if one.is_given:  # whoever gave it wants the log that holds these entries
                    gone = f"entries {kept + 1} to {one.size}, which it was made of, are gone by a restore"
                    self.report.problem(place, f"{text}: {gone} {told}")
                else:
                    self.report.notice(place, text)
                return
        if one.size > entries:
            self.report.problem(
                entries + 1,
                f"entries {entries + 1} to {one.size} were cut off, or an older log was put in its place: the"
                f" checkpoint {one.where} was made of {one.size} entries",
            )
            return
        before = max(
            (of.size for of in self.known if of.size < one.size and self.heads.get(of.size) == of.head), default=0
        )
        span = f"from {before + 1} to {one.size}"
        self.report.problem(0, f"the log was rewritten at an entry {span}: the checkpoint {one.where} does not fit")


class Cases:
    """Who was a member of which case, and what was under legal hold, as of the entry read last.

    Where an entry is not in order nobody can know that of its case any more (of any, where it was changed or is not in
    its place), and nobody is accused.
    """

    def __init__(self, keys: Keys, report: Report) -> None:
        self.keys, self.report = keys, report
        self.members: dict[str, set[str]] = {}
        self.former: dict[str, set[str]] = {}
        self.closed: set[str] = set()
        self.held: set[str] = set()
        self.unsure: set[str] = set()
        self.is_unsure = False
        self.person_holds: dict[str, int] = {}
        self.erasing: list[int] | None = None  # the entry, and holds less releases of those that it erases
        self.restored: tuple[Any, Any] | None = None

    def read(self, entry: Entry, *, in_order: bool, in_place: bool) -> None:
        if entry.action != "erasure.continued":
            self.finish()
        if entry.fault is not None or not in_place or self.keys.unproved(entry):
            self.is_unsure = self.is_unsure or entry.fault is not None or not in_place
            self._doubt(entry)
        elif not in_order:
            self._doubt(entry)
        else:
            try:
                self._take(entry)
            except Wrong as wrong:
                self.report.problem(entry.place, str(wrong))

    def finish(self) -> None:
        """Of an erased person all holds and releases are listed: as many of one as of the other, or it was held."""
        if self.erasing is not None and self.erasing[1] > 0:
            self.report.problem(self.erasing[0], "it erases what was under legal hold")
        self.erasing = None

    def _doubt(self, entry: Entry) -> None:
        case = entry.document.get("case")
        if isinstance(case, str):
            self.unsure.add(case)

    def _take(self, entry: Entry) -> None:
        case, action, details = entry.document.get("case"), entry.action, entry.details
        if action == "lab.restored":
            self.restored = entry.document.get("time"), entry.account
        if action in ("person.held", "person.released"):
            for digest in commitments(details.get("person_id")):
                self.person_holds[digest] = 1 if action == "person.held" else -1
        is_again = self.restored == (entry.document.get("time"), entry.account)
        if action in ERASURES:
            self._take_persons(entry, is_again)
        if not isinstance(case, str):
            return
        if action == "case.opened":
            if case in self.members:
                raise Wrong("it opens a case that is there already")
            self.members[case] = {str(entry.account)}
            return
        is_sure = not self.is_unsure and case not in self.unsure
        if is_sure and action != "access.refused":
            self._require_member(entry, case)
        self._change(entry, case, is_erased_under_hold=case in self.held and not is_again and is_sure)

    def _require_member(self, entry: Entry, case: str) -> None:
        role, action = str(entry.document.get("role")), entry.action
        if case not in self.members:
            raise Wrong("it is about a case that no entry opened")
        if case in self.closed and (action in WORK or action.startswith("track.")):
            raise Wrong("it works in a case that was closed")
        if action in ENDS_OF_WORK and entry.account in self.former.get(case, ()):
            return
        is_erasure = role == "supervisor" and action.startswith("erasure.")
        if entry.account not in self.members[case] and action not in NO_MEMBERS.get(role, ()) and not is_erasure:
            raise Wrong("it is about a case that its account is no member of")

    def _change(self, entry: Entry, case: str, *, is_erased_under_hold: bool) -> None:
        action, account = entry.action, entry.details.get("account")
        members = self.members.setdefault(case, set())
        if action == "case.member.added":
            if not self.keys.may_join(account):
                raise Wrong("it makes an account a member of a case that is disabled or no examiner's")
            members.add(str(account))
        elif action == "case.member.removed":
            members.discard(str(account))
            self.former.setdefault(case, set()).add(str(account))
        elif action == "case.closed":
            self.closed.add(case)
        elif action == "case.reopened":
            self.closed.discard(case)
        elif action == "case.held":
            self.held.add(case)
        elif action == "case.released":
            self.held.discard(case)
        elif action == "erasure.done":
            if entry.details.get("kind") == "case":
                self.former.setdefault(case, set()).update(members)
                members.clear()
            if is_erased_under_hold:
                raise Wrong("it erases what was under legal hold")

    def _take_persons(self, entry: Entry, is_again: bool) -> None:
        if entry.action == "erasure.done":
            self.erasing = None if is_again else [entry.place, 0]
        listed = entry.details.get("commitments")
        if self.erasing is not None and isinstance(listed, list):
            self.erasing[1] += sum(self.person_holds.pop(str(digest), 0) for digest in listed)


def _are_before(listed: Any, place: int) -> bool:
    """Whether it is a list of numbers of earlier entries."""
    return isinstance(listed, list) and bool(listed) and all(type(one) is int and 0 < one < place for one in listed)


class LogCheck:
    """One pass over the entries of an export."""

    def __init__(self, header: dict[str, Any], report: Report, keys: Keys, checkpoints: Checkpoints) -> None:
        self.report, self.keys, self.checkpoints = report, keys, checkpoints
        self.with_clear = header.get("clear_texts") is not False
        self.partly = (
            header.get("clear_texts") == "partly"
        )  # those of cases that who exported it may not see are not there
        self.cases = Cases(keys, report)
        self.tree = Tree()
        self.numbers = array("q")
        self.missing: dict[str, int] = {}
        self.erased: dict[str, int] = {}
        self.present: set[str] = set()
        self.names: dict[str, str] = {}
        self.erasures = 0
        self.before: tuple[int, str] | None = None
        self.before_ok, self.broken = True, False
        self._pass_head()

    def read(self, entry: Entry) -> None:
        if entry.fault is not None:
            self.report.problem(entry.place, entry.fault)
        in_order = self.keys.read(entry)
        self.numbers.append(entry.number if 0 < entry.number < 2**62 else 0)
        in_place = in_order and entry.number == entry.place
        self.cases.read(entry, in_order=in_order, in_place=entry.number == entry.place)
        if in_place:
            self._check_chain(entry)
            self._check_time(entry)
        if in_place and not self.keys.unproved(entry):
            self.checkpoints.read(entry)
            self._read_erasure(entry)
        if self.with_clear and entry.document:
            self._check_clear(entry)
        self.tree.add(leaf_hash(entry.data))
        self._pass_head()
        self.before_ok = in_place

    def finish(self, header: dict[str, Any]) -> None:
        self._tell_order()
        self.cases.finish()
        self.keys.tell()
        if self.partly:
            self.report.notice(0, f"clear texts of {len(set(self.missing.values()))} entries are not in the file")
        for place in [] if self.partly else self.missing.values():
            self.report.problem(place, "a clear text of the entry is missing and no erasure is recorded")
        for digest, place in self.erased.items():
            if digest in self.present:
                self.report.problem(place, "a clear text was erased by this entry, yet it is there")
        if self.erasures:
            self.report.notice(0, f"{self.erasures} recorded erasures; the clear texts that they list are gone")
        if header.get("entries") != self.tree.size or header.get("root") != self.tree.head().hex():
            said = f"{header.get('entries')} entries, tree head {header.get('root')}"
            self.report.problem(0, f"the file does not hold the log that it says it does ({said})")
        self.checkpoints.compare(self.tree.size, self.keys)

    def _check_chain(self, entry: Entry) -> None:
        """An entry names the tree head before it, so it shows that the one before was another when it was written."""
        if entry.document.get("tree_root") == self.tree.head().hex():
            return
        if not self.broken and self.before_ok:
            text = "the entry was changed or inserted, or one after it removed"
            self.report.problem(entry.place - 1 or 1, f"{text}: entry {entry.place} was written after another")
        self.broken = True

    def _check_time(self, entry: Entry) -> None:
        time, before = entry.document.get("time"), self.before
        if not isinstance(time, str) or not _TIME.fullmatch(time) or moment(time) is None:
            self.report.problem(entry.place, "its time cannot be read")
            return
        self.before = (entry.place, time)
        if before is None or before[0] != entry.place - 1 or time >= before[1]:
            return
        back = (datetime.fromisoformat(before[1]) - datetime.fromisoformat(time)).total_seconds()
        if back > CLOCK_TOLERANCE_SECONDS and entry.action == "clock.set_back":
            self.report.notice(entry.place, f"the clock was set back by {back:.0f} seconds before this entry")
        elif back > CLOCK_TOLERANCE_SECONDS:
            self.report.problem(entry.place, f"its time is {back:.0f} seconds before that of the entry before it")

    def _check_clear(self, entry: Entry) -> None:
        opened = dict(entry.clear or {})
        for digest in commitments(entry.document):
            if digest not in opened:
                self.missing.setdefault(digest, entry.place)
            elif not opens(digest, opened.pop(digest)):
                self.report.problem(entry.place, "a clear text of the entry was changed")
            else:
                self.present.add(digest)
        if opened and entry.number == entry.place:
            self.report.problem(entry.place, "a clear text was added that the entry does not hold")

        self._check_name(entry)

    def _check_name(self, entry: Entry) -> None:
        """Whoever acts has the name under which their account was made; a signature says nothing of that."""
        account, introduced = entry.details.get("account"), self._text(entry, entry.details.get("account_name"))
        if entry.action in ("lab.created", "account.created") and isinstance(account, str) and introduced is not None:
            self.names.setdefault(account, introduced)
        actor = entry.document.get("actor")
        name = self._text(entry, actor.get("name")) if isinstance(actor, dict) else None
        known = self.names.get(str(actor.get("account"))) if isinstance(actor, dict) else None
        if known is not None and name is not None and name != known:
            self.report.problem(entry.place, "it names another person than the one that its account was made for")

    def _text(self, entry: Entry, committed: Any) -> str | None:
        """The clear text of a commitment, where it is there and opens it."""
        digest = committed.get("commitment") if isinstance(committed, dict) else None
        opened = (entry.clear or {}).get(digest) if isinstance(digest, str) and digest in self.present else None
        return opened["clear"] if isinstance(opened, dict) and isinstance(opened.get("clear"), str) else None

    def _read_erasure(self, entry: Entry) -> None:
        if entry.action == "erasure.purged" and not _are_before(entry.details.get("erasures"), entry.place):
            self.report.problem(entry.place, "it does not say which erasures are off the disk")
        if entry.action not in ERASURES:
            return
        listed = entry.details.get("commitments")
        if not isinstance(listed, list):
            self.report.problem(entry.place, "it does not say which clear texts were erased")
            return
        self.erasures += entry.action == "erasure.done"
        for digest in listed:
            if not isinstance(digest, str) or not _HEX.fullmatch(digest):
                self.report.problem(entry.place, "it lists what is no commitment")
                continue
            self.missing.pop(digest, None)
            self.erased[digest] = entry.place

    def _tell_order(self) -> None:
        """Name what was removed, inserted or moved, by the numbers that the entries were written under."""
        numbers = list(self.numbers)
        ordered = sorted(numbers)
        if ordered == list(range(1, len(numbers) + 1)) == numbers:
            return
        highest = max((number for number in numbers if number <= 2 * len(numbers) + 1000), default=0)
        there = Counter(numbers)
        for number in range(1, highest + 1):
            if not there[number]:
                self.report.problem(number, "the entry was removed")
            elif there[number] > 1:
                self.report.problem(number, "the entry stands in the log twice: one was inserted")
        for place, (number, expected) in enumerate(zip(numbers, ordered, strict=True), start=1):
            if number != expected:
                self.report.problem(place, f"the entry was moved: it was written as entry {number}")

    def _pass_head(self) -> None:
        if self.tree.size in self.checkpoints.sizes:
            self.checkpoints.heads[self.tree.size] = self.tree.head()


def check_log(path: Path, lines: list[Checkpoint], fingerprint: str | None, witnesses: Iterable[bytes]) -> Report:
    """Check an exported log."""
    report = Report(f"the log in {path.name}")
    header = next(rows(path))
    lab = header.get("lab")
    if not isinstance(lab, str):
        raise Unusable("the first line does not name the lab")
    noted = []
    for row in rows(path):
        if "checkpoint" in row and "entry" not in row:
            try:
                noted.append(Checkpoint.read(str(row["checkpoint"]), "in the file itself"))
            except ValueError as error:
                report.problem(0, f"a checkpoint in the file cannot be read: {error}")
    keys = Keys(fingerprint, report)
    checkpoints = Checkpoints([*noted, *lines], lab, witnesses, report)
    check = LogCheck(header, report, keys, checkpoints)
    for row in rows(path, skip=1):
        if "entry" in row or "entry_base64" in row:
            check.read(read_entry(row, check.tree.size + 1, lab))
        elif "checkpoint" not in row:
            report.problem(0, "the file has a line that is neither entry nor checkpoint")
    check.finish(header)
    report.entries, report.root = check.tree.size, check.tree.head().hex()
    report.cannot_exclude = _not_excluded(report, has_clear=check.with_clear, is_outside=checkpoints.is_outside)
    return report


def _not_excluded(report: Report, *, has_clear: bool, is_outside: bool) -> str:
    said = [f"Relative to {report.relative_to}: entries after it may have been cut off or written anew."]
    if not is_outside:
        said.append(
            "That checkpoint comes from the file itself: beyond one that was kept elsewhere and is given (--checkpoint)"
            " it cannot be excluded that whoever holds a key of the lab cut entries off, or wrote the log anew from"
            " some entry on."
        )
    if not has_clear:
        said.append("The clear texts are not in the file, so they were not checked.")
    said.append("That what is written in an entry is true, no signature shows.")
    return " ".join(said)


def check_proof(
    path: Path,
    proof: dict[str, Any],
    given: list[Checkpoint],
    fingerprint: str | None,
    witnesses: Iterable[bytes],
) -> Report:
    """Check the proof of one entry."""
    report = Report(f"the proof of one entry in {path.name}", entries=1)
    lab, size = str(proof.get("lab")), proof.get("tree_size")
    try:
        checkpoint = Checkpoint.read(str(proof.get("checkpoint")), "in the proof")
    except ValueError as error:
        report.problem(0, f"the checkpoint in the proof cannot be read: {error}")
        return report
    report.root = checkpoint.head.hex()
    if checkpoint.origin != f"catchlight/{lab}" or checkpoint.size != size:
        report.problem(0, "the checkpoint in the proof is of another log, or of another size than the proof says")
    keys = Keys(fingerprint, report)
    proved = proof.get("index")
    parts = proof.get("keys")
    found: dict[int, dict[str, Any]] = {}
    for part in [*(parts if isinstance(parts, list) else []), proof]:
        index = part.get("index") if isinstance(part, dict) else None
        if type(index) is not int:
            raise Unusable("an entry of the proof has no index")
        found[index] = part
    for index in sorted(found):
        _check_part(found[index], index, lab, checkpoint, keys)
    keys.tell()
    checkpoints = Checkpoints([checkpoint], lab, witnesses, report)
    checkpoints.heads[checkpoint.size] = checkpoint.head
    checkpoints.compare(checkpoint.size, keys)
    for one in given:
        if one.size != checkpoint.size:
            report.notice(0, f"the checkpoint {one.where} has {one.size} entries and cannot be compared with the proof")
        elif (one.origin, one.head) != (checkpoint.origin, checkpoint.head):
            report.problem(0, f"the checkpoint {one.where} is of another log than the proof")
    _check_disclosed(proof, int(proved or 0) + 1, report)
    report.cannot_exclude = (
        f"Relative to {report.relative_to}. The proof shows that this entry is in that log, who signed it, and the"
        " entries about their keys that were handed over with it; it cannot exclude that others which were not handed"
        " over put the key out of force before. The whole log shows that."
    )
    return report


def _check_part(part: dict[str, Any], index: int, lab: str, checkpoint: Checkpoint, keys: Keys) -> None:
    entry = read_entry(part, index + 1, lab)
    if entry.fault is None and entry.number != index + 1:
        entry.fault = f"the entry was written as entry {entry.number}"
    try:
        path = [bytes.fromhex(step) for step in part["inclusion"]]
        head = head_from_path(leaf_hash(entry.data), path, index=index, size=checkpoint.size)
    except (KeyError, TypeError, ValueError):
        head = None
    if head != checkpoint.head:
        entry.fault = entry.fault or "it is not proved to be in the log of the checkpoint"
    if entry.fault is not None:
        keys.report.problem(entry.place, entry.fault)
    keys.read(entry)


def _check_disclosed(proof: dict[str, Any], number: int, report: Report) -> None:
    clear = proof.get("clear")
    if not isinstance(clear, dict):
        report.notice(number, "its clear texts were not handed over")
        return
    held = set(commitments(read_entry(proof, number, str(proof.get("lab"))).document))
    for digest, opened in clear.items():
        if digest not in held or not opens(digest, opened):
            report.problem(number, "a clear text was handed over that the entry does not hold")
    if held - set(clear):
        report.notice(number, f"{len(held - set(clear))} of its clear texts were not handed over")


def rows(path: Path, *, skip: int = 0) -> Iterator[dict[str, Any]]:
    """The JSON lines of a file."""
    try:
        with path.open("rb") as source:
            number = 0
            while line := source.readline(LONGEST_LINE + 1):
                number += 1
                if number <= skip:
                    continue
                row = json.loads(line) if len(line) <= LONGEST_LINE else None
                if not isinstance(row, dict):
                    raise Unusable(f"line {number} of {path.name} is no JSON object")
                yield row
    except OSError as error:
        raise Unusable(f"{path.name} cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise Unusable(f"{path.name} is not what Catchlight writes: {error}") from error


def check_file(
    path: Path,
    fingerprint: str | None,
    *,
    checkpoints: Iterable[Path] = (),
    witnesses: Iterable[bytes] = (),
) -> Report:
    """Check a file that `catchlight log export` or `catchlight log prove` wrote.

    Raises:
        Unusable: if it, or a checkpoint, is something else.
    """
    given = [_given(note) for note in checkpoints]
    try:
        header = next(rows(path), {})
    except Unusable:
        header = {}
    if header.get("format") == LOG:
        return check_log(path, given, fingerprint, list(witnesses))
    try:
        proof = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise Unusable(f"{path.name} is neither an exported log nor a proof") from error
    if not isinstance(proof, dict) or proof.get("format") != PROOF:
        raise Unusable(f"{path.name} is neither an exported log nor a proof")
    return check_proof(path, proof, given, fingerprint, list(witnesses))


def _given(path: Path) -> Checkpoint:
    try:
        text = path.read_text(encoding="utf-8")
        if text.startswith("{"):
            text = json.loads(text)["checkpoint"]
        return Checkpoint.read(text, f"in {path.name}", is_given=True)
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise Unusable(f"{path.name} is no checkpoint: {error}") from error


def told(report: Report) -> Iterator[str]:
    """The report, line by line."""
    entries = "1 entry" if report.entries == 1 else f"{report.entries} entries"
    yield f"Checked: {report.checked}, {entries}, tree head {report.root}"
    counted: Counter[str] = Counter()
    for found in sorted(set(report.problems)):
        counted[found.text] += 1
        if counted[found.text] <= MOST_TOLD:
            yield f"PROBLEM, {f'entry {found.entry}' if found.entry else 'file'}: {found.text}"
    for text, count in counted.items():
        if count > MOST_TOLD:
            yield f"PROBLEM: {count - MOST_TOLD} more entries: {text}"
    for found in sorted(set(report.notices)):
        yield f"Notice, {f'entry {found.entry}' if found.entry else 'file'}: {found.text}"
    problems = len(set(report.problems))
    many = f"{problems} problems were found."
    yield {0: "No problem was found.", 1: "1 problem was found."}.get(problems, many)
    yield report.cannot_exclude


def _fingerprint(text: str) -> str:
    if not _HEX.fullmatch(text.strip().lower()):
        raise argparse.ArgumentTypeError("64 hexadecimal digits are needed")
    return text.strip().lower()


def main(arguments: list[str] | None = None) -> int:
    """The command; returns the exit code."""
    parser = argparse.ArgumentParser(
        description="Check an exported evidence log of Catchlight, or a proof of one entry."
    )
    parser.add_argument("file", type=Path, help="what `catchlight log export` or `log prove` wrote")
    parser.add_argument(
        "--fingerprint",
        type=_fingerprint,
        required=True,
        help="SHA-256 of the lab's first public key, handed over apart",
    )
    parser.add_argument("--checkpoint", type=Path, action="append", default=[], help="a checkpoint kept elsewhere")
    parser.add_argument(
        "--witness",
        type=_fingerprint,
        action="append",
        default=[],
        help="a witness's public key, or its fingerprint, hex",
    )
    asked = parser.parse_args(arguments)
    try:
        report = check_file(
            asked.file,
            asked.fingerprint,
            checkpoints=asked.checkpoint,
            witnesses=[bytes.fromhex(public) for public in asked.witness],
        )
    except Unusable as error:
        print(f"Not checked: {error}", file=sys.stderr)
        return 2
    for line in told(report):
        print(line.encode(sys.stdout.encoding or "utf-8", "backslashreplace").decode(sys.stdout.encoding or "utf-8"))
    return 0 if report.ok else 1


if __name__ == "__main__":
    sys.exit(main())
