"""Who could sign what: the accounts, roles and keys of a lab, replayed from the entries of its log.

The history begins with the key that entry 1 names (its fingerprint is handed over outside the lab) and goes on with
what signed entries say; the lab's tables are never asked. An entry that was changed, or that its signer was not
entitled to, changes nobody's rights; keys that only such an entry names are told with it.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from catchlight.evidence.entry import SIGNATURE_DOMAIN
from catchlight.evidence.problems import Problems
from catchlight.evidence.rights import (
    DECISIONS,
    LONGEST_JOB,
    beyond_job,
    beyond_role,
    public_key_of,
    roles_of,
    text_of,
    time_of,
    wrong_roles,
)
from catchlight.lab.accounts import Role

CHANGED = "the entry or its signature was changed: the signature does not fit"
_MAKES_KEYS_KNOWN = frozenset(
    {"lab.created", "account.created", "account.reset", "account.key.rotated", "job.delegated"}
)


class Signed(NamedTuple):
    """An entry with its signature, as read.

    Attributes:
        sequence: The row that it stands in.
        document: The parsed entry.
        canonical: Its bytes.
        signature: What should be its signature, or None.
        signer: What should be the id of the key that made it, or None.
    """

    sequence: int
    document: Mapping[str, Any]
    canonical: bytes
    signature: bytes | None
    signer: str | None


@dataclass
class Key:
    """A key that an entry made known.

    Attributes:
        public: 32 bytes.
        account: Whose it is.
        made_known: The entry that named it.
        is_doubtful: Whether that entry was changed, or not entitled to name it.
        ended: The entry from which on it signs nothing, or None.
        job: For a job's key its identifier, else None.
        actions: What a job's key may sign.
        expires_at: Until when.
        pauses: From which entry until before which one its account was disabled; the last one may last still (None).
        roles_held: The roles that its account ever had.
        own_since: The entry since which nobody else has given its account a key: its making, or its newest reset.
    """

    public: bytes
    account: str
    made_known: int
    is_doubtful: bool = False
    ended: int | None = None
    job: str | None = None
    actions: frozenset[str] = frozenset()
    expires_at: datetime | None = None
    pauses: "list[tuple[int, int | None]]" = field(default_factory=list)
    roles_held: set[str] = field(default_factory=set)
    own_since: int = 0
    checker: Ed25519PublicKey = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.checker = Ed25519PublicKey.from_public_bytes(self.public)

    def in_force_at(self, size: int) -> bool:
        """Whether it could sign for the log when it had that many entries; the key of a job signs entries only."""
        if self.job is not None or size < self.made_known or (self.ended is not None and self.ended <= size):
            return False
        return not any(since <= size and (until is None or size < until) for since, until in self.pauses)


@dataclass
class _Account:
    roles: frozenset[str]
    key: str
    own_since: int
    disabled: int | None = None
    pauses: list[tuple[int, int | None]] = field(default_factory=list)
    roles_held: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.roles_held |= self.roles

    def key_of(self, public: bytes, account: str, made_known: int) -> Key:
        """A key of this account, which goes on with what is known of the account."""
        own_since = self.own_since
        return Key(public, account, made_known, pauses=self.pauses, roles_held=self.roles_held, own_since=own_since)


@dataclass
class _Run:
    """Entries that rest on one and the same thing: the first, the last, and how many."""

    first: int
    last: int
    count: int = 1


class KeyHistory:
    """The accounts and keys as of the entry last read."""

    def __init__(self, fingerprint: str | None = None) -> None:
        """The history before entry 1.

        Args:
            fingerprint: Of the key that entry 1 must name and be signed with; None to take it as it is.
        """
        self.fingerprint = fingerprint
        self.keys: dict[str, Key] = {}
        self._accounts: dict[str, _Account] = {}
        self._searched_by: dict[str, str] = {}
        self._effects: dict[str, Callable[[Signed, Any, Key], str | None]] = {
            "lab.created": self._created_lab,
            "account.created": self._created,
            "account.roles.changed": self._changed_roles,
            "account.disabled": self._disabled,
            "account.enabled": self._disabled,
            "account.reset": self._replaced_key,
            "account.key.rotated": self._replaced_key,
            "job.delegated": self._delegated,
            "job.ended": self._ended,
        }
        self._by_unknown: dict[str, _Run] = {}
        self._by_doubtful: dict[str, _Run] = {}

    def read(self, signed: Signed, *, is_whole: bool) -> str | None:
        """Take the next entry; what is wrong with its signature or its signer's rights, or None.

        Args:
            signed: The entry.
            is_whole: Whether its bytes are known to be unchanged so far. One that is not changes no rights, and its
                signature is not looked at.
        """
        action = signed.document.get("action")
        fault = self._fault(signed) if is_whole else None
        if action == "search.started" and is_whole and fault is None and self.is_proved(signed.signer):
            self._note_search(signed)
        if isinstance(action, str) and (action in _MAKES_KEYS_KNOWN or action.startswith(("account.", "job."))):
            if is_whole and fault is None:
                fault = self._apply(signed, action)
            if not is_whole or fault is not None:
                self._doubt(signed, action)
        return fault

    def is_proved(self, signer: str | None) -> bool:
        """Whether that key is known from entries that are in order, back to entry 1."""
        key = self.keys.get(signer or "")
        return key is not None and not key.is_doubtful

    def tell(self, problems: Problems) -> None:
        """Tell of keys that no entry makes known, and of those that only a changed entry does."""
        for run in self._by_unknown.values():
            text = "it is signed with a key that no entry before it makes known"
            problems.add(run.first, f"{text}{_others(run)}")
        for key_id, run in self._by_doubtful.items():
            problems.add(
                self.keys[key_id].made_known,
                f"it names a key that {_entries(run)} signed with; who signed them is not proved",
            )

    def _fault(self, signed: Signed) -> str | None:
        if signed.signature is None or signed.signer is None:
            return "it is not signed"
        first = signed.sequence == 1 and not self.keys
        if first:
            self._begin(signed)
        key = self.keys.get(signed.signer)
        if key is None:
            _count(self._by_unknown, signed.signer, signed.sequence)
            return None
        try:
            key.checker.verify(signed.signature, SIGNATURE_DOMAIN + signed.canonical)
        except InvalidSignature:
            return CHANGED
        if first and self.fingerprint not in {None, signed.signer}:
            return "the log does not begin with the key whose fingerprint was given"
        if key.is_doubtful:
            _count(self._by_doubtful, signed.signer, signed.sequence)
            return None
        return self._not_entitled(signed, key)

    def _begin(self, signed: Signed) -> None:
        """Entry 1 names its own key; whether that is the right one, the fingerprint says."""
        details = signed.document.get("details")
        public = public_key_of(details)
        if public is not None and signed.document.get("action") == "lab.created":
            account, roles = text_of(details, "account"), roles_of(details)
            if account is not None and roles is not None:
                key_id = _key_id(public)
                self._accounts[account] = made = _Account(roles, key_id, 1)
                self.keys[key_id] = made.key_of(public, account, 1)

    def _not_entitled(self, signed: Signed, key: Key) -> str | None:
        document = signed.document
        action, role = document.get("action"), document.get("role")
        if not isinstance(action, str) or text_of(document.get("actor"), "account") != key.account:
            return "it is signed with the key of another account than the one it names"
        if key.ended is not None:
            return f"it is signed with a key that entry {key.ended} put out of force"
        account = self._accounts[key.account]
        if account.disabled is not None:
            return f"its account was disabled by entry {account.disabled}"
        if not isinstance(role, str) or role not in account.roles:
            return f"its account does not have the role {_shown(role)}"
        wrong = beyond_role(action, role)
        if action in DECISIONS and self._is_own_search(document, key):
            wrong = wrong or "it decides on the authorisation of its own account's search"
        if wrong is None and key.job is not None:
            wrong = beyond_job(action, document.get("time"), actions=key.actions, expires_at=key.expires_at)
        return wrong

    def _apply(self, signed: Signed, action: str) -> str | None:
        """Take over what an entry that is in order says; what is wrong with it, or None."""
        signer = self.keys.get(signed.signer or "")
        if signer is None or signer.is_doubtful:
            self._doubt(signed, action)
            return None
        effect = self._effects.get(action)
        return None if effect is None else effect(signed, signed.document.get("details"), signer)

    def _created_lab(self, signed: Signed, details: Any, _signer: Key) -> str | None:
        return "a lab is created once, by entry 1" if signed.sequence != 1 else wrong_roles(roles_of(details) or ())

    def may_join_cases(self, account: str) -> bool:
        """Whether an account may be made a member of a case: an examiner's that is not disabled."""
        known = self._accounts.get(account)
        return known is not None and known.disabled is None and Role.EXAMINER in known.roles

    def _changed_roles(self, _signed: Signed, details: Any, _signer: Key) -> str | None:
        account, roles = self._accounts.get(text_of(details, "account") or ""), roles_of(details)
        if account is None or roles is None:
            return "it changes the roles of no account"
        if wrong_roles(roles):
            return wrong_roles(roles)
        account.roles = roles
        account.roles_held |= roles
        return None

    def _disabled(self, signed: Signed, details: Any, _signer: Key) -> str | None:
        account = self._accounts.get(text_of(details, "account") or "")
        if account is None:
            return "it is about no account"
        is_disabled = signed.document.get("action") == "account.disabled"
        if is_disabled and account.disabled is None:
            account.pauses.append((signed.sequence, None))
        elif not is_disabled and account.disabled is not None:
            account.pauses[-1] = (account.pauses[-1][0], signed.sequence)
        account.disabled = signed.sequence if is_disabled else None
        return None

    def _note_search(self, signed: Signed) -> None:
        """Whose search it is: nobody decides on the authorisation of their own."""
        search = text_of(signed.document.get("details"), "search")
        if search is not None:
            self._searched_by[search] = self.keys[signed.signer or ""].account

    def _is_own_search(self, document: Mapping[str, Any], key: Key) -> bool:
        return self._searched_by.get(text_of(document.get("details"), "search") or "") == key.account

    def _created(self, signed: Signed, details: Any, _signer: Key) -> str | None:
        account, public, roles = text_of(details, "account"), public_key_of(details), roles_of(details)
        if account is None or public is None or roles is None:
            return "it makes no account known"
        if account in self._accounts or _key_id(public) in self.keys:
            return "it makes an account or a key known that is known already"
        if wrong_roles(roles):
            return wrong_roles(roles)
        self._accounts[account] = made = _Account(roles, _key_id(public), signed.sequence)
        self.keys[_key_id(public)] = made.key_of(public, account, signed.sequence)
        return None

    def _replaced_key(self, signed: Signed, details: Any, signer: Key) -> str | None:
        whose, public, revoked = text_of(details, "account"), public_key_of(details), text_of(details, "revoked")
        account = self._accounts.get(whose or "")
        is_reset = signed.document.get("action") == "account.reset"
        if whose is None or account is None or public is None or revoked != account.key:
            return "it does not replace the key of an account"
        if is_reset == (signer.account == whose):
            return "a key is replaced by its own account, or reset by another one"
        if _key_id(public) in self.keys:
            return "it makes a key known that is known already"
        self.keys[account.key].ended = signed.sequence
        if is_reset:  # whoever had the key may have made keys of jobs with it
            account.own_since = signed.sequence
            for key in self.keys.values():
                if key.account == whose:
                    key.ended = key.ended or signed.sequence
        account.key = _key_id(public)
        self.keys[account.key] = account.key_of(public, whose, signed.sequence)
        return None

    def _delegated(self, signed: Signed, details: Any, _signer: Key) -> str | None:
        key = _job_key(signed, details)
        if key is None:
            return "it makes no key of a job known"
        if _key_id(key.public) in self.keys:
            return "it makes a key known that is known already"
        made = time_of(signed.document.get("time"))
        if made is None or key.expires_at is None or key.expires_at > made + LONGEST_JOB:
            return "it makes the key of a job known for longer than a job may last"
        self.keys[_key_id(key.public)] = key
        return None

    def _ended(self, signed: Signed, details: Any, signer: Key) -> str | None:
        job = text_of(details, "job")
        found = [key for key in self.keys.values() if key.job is not None and key.job == job]
        if not found or found[0].account != signer.account:
            return "it ends no job of its account"
        found[0].ended = found[0].ended or signed.sequence
        return None

    def _doubt(self, signed: Signed, action: str) -> None:
        """Remember a key that only this entry names, so that what it signed is told with this entry."""
        details = signed.document.get("details")
        key: Key | None
        if action not in _MAKES_KEYS_KNOWN:
            key = None
        elif action == "job.delegated":
            key = _job_key(signed, details)
        else:
            public, account = public_key_of(details), text_of(details, "account")
            key = None if public is None or account is None else Key(public, account, signed.sequence)
        if key is not None and _key_id(key.public) not in self.keys:
            key.is_doubtful = True
            self.keys[_key_id(key.public)] = key


def _job_key(signed: Signed, details: Any) -> Key | None:
    public, job = public_key_of(details), text_of(details, "job")
    whose = text_of(signed.document.get("actor"), "account")
    expires_at = time_of(details.get("expires_at")) if isinstance(details, dict) else None
    actions = details.get("actions") if isinstance(details, dict) else None
    if public is None or job is None or whose is None or expires_at is None or not isinstance(actions, list):
        return None
    allowed = frozenset(action for action in actions if isinstance(action, str))
    return Key(public, whose, signed.sequence, job=job, actions=allowed, expires_at=expires_at)


def _key_id(public: bytes) -> str:
    return hashlib.sha256(public).hexdigest()


def _shown(value: Any) -> str:
    return repr(value)[:40]


def _count(runs: dict[str, _Run], key_id: str, sequence: int) -> None:
    run = runs.setdefault(key_id, _Run(sequence, sequence, 0))
    run.last, run.count = sequence, run.count + 1


def _others(run: _Run) -> str:
    if run.count == 1:
        return ""
    return f", as is entry {run.last}" if run.count == 2 else f", as are {run.count - 1} later ones, up to {run.last}"


def _entries(run: _Run) -> str:
    if run.count == 1:
        return f"entry {run.first} was"
    return f"{run.count} entries from {run.first} to {run.last} were"
