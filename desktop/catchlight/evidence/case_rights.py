"""Who could work on which case, and what was under legal hold: replayed from the entries, as a verifier has to.

Members see a case and work on it; supervisors and auditors do without being members what their role is there for. An
entry that was changed, or that its signer was not entitled to, leaves open who was a member of its case then; where
that is so nobody is accused.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from catchlight.evidence.entry import commitments_in
from catchlight.evidence.rights import ENDS_WORK, WORK, beyond_membership, text_of

MayJoin = Callable[[str], bool]
"""Whether an account may be made a member of a case as of now: an examiner's that is not disabled."""
_DIGEST = re.compile(r"[0-9a-f]{64}")
_HOLDS = {"case.held": True, "case.released": False}
_PERSON_HOLDS = {"person.held": True, "person.released": False}
UNDER_HOLD = "it erases what was under legal hold"


@dataclass
class _Case:
    members: set[str] = field(default_factory=set)
    former: set[str] = field(default_factory=set)
    is_held: bool = False
    is_closed: bool = False


@dataclass
class _PersonErasure:
    """An erasure of persons, whose entry may have others that go on with it."""

    entry: int
    holds: int = 0


class CaseRights:
    """Cases as of the entry read last."""

    def __init__(self, may_join: MayJoin) -> None:
        """No case yet.

        Args:
            may_join: Asked for the account that an entry makes a member.
        """
        self._may_join = may_join
        self._cases: dict[str, _Case] = {}
        self._doubtful: set[str] = set()
        self._all_doubtful = False
        self._person_holds: dict[bytes, bool] = {}
        self._erasing: _PersonErasure | None = None
        self._restored: tuple[Any, Any] | None = None
        self._late: list[tuple[int, str]] = []

    def read(self, sequence: int, document: Mapping[str, Any]) -> str | None:
        """Take the next entry, which is in order and signed by a key that is proved; what its signer might not do."""
        action, account = str(document.get("action")), text_of(document.get("actor"), "account") or ""
        details, case = document.get("details"), document.get("case")
        details = details if isinstance(details, dict) else {}
        if action != "erasure.continued":
            self._end_erasure()
        if action == "lab.restored":
            self._restored = (document.get("time"), account)
        if action in _PERSON_HOLDS:
            for digest in commitments_in(details.get("person_id")):
                self._person_holds[digest] = _PERSON_HOLDS[action]
        if action in {"erasure.done", "erasure.continued"}:
            self._read_persons_erased(sequence, action, details, self._is_again(document, account))
        if not isinstance(case, str):
            return None
        if action == "case.opened":
            return self._open(case, account)
        fault = self._beyond(case, account, action, text_of(document, "role") or "")
        return fault or self._change(case, action, details, is_again=self._is_again(document, account))

    def doubt(self, document: Mapping[str, Any] | None) -> None:
        """Note an entry that is not in order; None where it was changed, or is missing or moved."""
        case = None if document is None else document.get("case")
        if document is None:
            self._all_doubtful = True
        elif isinstance(case, str):
            self._doubtful.add(case)

    def tell(self) -> Iterator[tuple[int, str]]:
        """What shows at an entry only after later ones: the entry and what is wrong with it."""
        self._end_erasure()
        yield from self._late

    def _open(self, case: str, account: str) -> str | None:
        if case in self._cases:
            return "it opens a case that is there already"
        self._cases[case] = _Case({account})
        return None

    def _beyond(self, case: str, account: str, action: str, role: str) -> str | None:
        if self._all_doubtful or case in self._doubtful or action == "access.refused":
            return None
        known = self._cases.get(case)
        if known is None:
            return "it is about a case that no entry opened"
        if known.is_closed and WORK.fullmatch(action):
            return "it works in a case that was closed"
        if account in known.members or (account in known.former and action in ENDS_WORK):
            return None
        return beyond_membership(action, role)

    def _change(self, case: str, action: str, details: Mapping[str, Any], *, is_again: bool) -> str | None:
        known = self._cases.setdefault(case, _Case())
        account = text_of(details, "account") or ""
        if action == "case.member.added":
            if not self._may_join(account):
                return "it makes an account a member of a case that is disabled or no examiner's"
            known.members.add(account)
        elif action == "case.member.removed":
            known.members.discard(account)
            known.former.add(account)
        elif action in {"case.closed", "case.reopened"}:
            known.is_closed = action == "case.closed"
        elif action in _HOLDS:
            known.is_held = _HOLDS[action]
        elif action == "erasure.done":
            is_kept = known.is_held and not is_again
            if details.get("kind") == "case":
                known.former |= known.members
                known.members.clear()
            return UNDER_HOLD if is_kept and not self._all_doubtful and case not in self._doubtful else None
        return None

    def _is_again(self, document: Mapping[str, Any], account: str) -> bool:
        """Whether it belongs to the act of a restore, which repeats erasures whatever the older copy says is held."""
        return self._restored == (document.get("time"), account)

    def _read_persons_erased(self, sequence: int, action: str, details: Mapping[str, Any], is_again: bool) -> None:
        """Of an erased person all holds and releases are listed: as many of one as of the other, or it was held."""
        if action == "erasure.done":
            self._erasing = None if is_again else _PersonErasure(sequence)
        listed = details.get("commitments")
        if self._erasing is None or not isinstance(listed, list):
            return
        for text in listed:
            is_hold = self._person_holds.pop(_digest(text), None)
            if is_hold is not None:
                self._erasing.holds += 1 if is_hold else -1

    def _end_erasure(self) -> None:
        ended, self._erasing = self._erasing, None
        if ended is not None and ended.holds > 0:
            self._late.append((ended.entry, UNDER_HOLD))


def _digest(text: Any) -> bytes:
    return bytes.fromhex(text) if isinstance(text, str) and _DIGEST.fullmatch(text) else b""
