"""Who cosigned a checkpoint, and whether that is worth more than the word of the log itself.

Whoever has an account can make a key and have the log name it as a witness's. So a cosignature shows something about
the log only by a key that was handed over outside it; the others are told as what they are.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from catchlight.evidence.checkpoints import Checkpoint
from catchlight.evidence.key_history import Key
from catchlight.evidence.note import Note
from catchlight.evidence.rights import public_key_of, text_of
from catchlight.lab.accounts import Role

ONLY_THIS_LOG = "by a key that only this log names"
_MAY_COSIGN = frozenset({Role.CUSTODIAN.value, Role.SUPERVISOR.value})


@dataclass(frozen=True)
class Cosigned:
    """The cosignatures of a checkpoint that count.

    Attributes:
        by: Who cosigned it and when, for people; those whose key only the log names are told as such.
        is_witnessed: Whether one of them is by a key that was given from outside.
        accounts: The accounts of the lab itself among them, each with the entry since which its keys are its own.
    """

    by: tuple[str, ...] = ()
    is_witnessed: bool = False
    accounts: frozenset[tuple[str, int]] = frozenset()


class Cosigners:
    """The keys of witnesses: those given from outside, and those that the log names."""

    def __init__(self, given: Iterable[str] = ()) -> None:
        """The witnesses before the log is read.

        Args:
            given: Their public keys or the fingerprints of these, hex, as handed over outside the log.
        """
        self._given = frozenset(given)
        self._imported: dict[bytes, dict[tuple[int, str], int]] = {}

    def read(self, sequence: int, details: Mapping[str, Any]) -> None:
        """Take the details of an entry `checkpoint.cosignature.imported` that is in order."""
        public, size, root = public_key_of(details), details.get("size"), text_of(details, "root")
        if public is not None:
            entries = self._imported.setdefault(public, {})
            if isinstance(size, int) and root is not None:
                entries.setdefault((size, root), sequence)

    def of(self, note: Note, *, besides: str, keys: Mapping[str, Key], names: Mapping[str, Key], last: int) -> Cosigned:
        """Who cosigned a checkpoint.

        Args:
            note: The checkpoint.
            besides: The account that signed it, whose cosignature says nothing.
            keys: The keys of accounts that the log makes known, by id.
            names: The same by the names that they sign under.
            last: The log's newest entry.
        """
        checkpoint, found, is_witnessed, accounts = Checkpoint.of_note(note), [], False, set()
        handed_over = [bytes.fromhex(given) for given in sorted(self._given)]
        for name in dict.fromkeys(signature.name for signature in note.signatures):
            named = [names[name].public] if name in names else []
            for public in dict.fromkeys([*named, *self._imported, *handed_over]):
                time = note.cosigned_at(name, public)
                key_id = hashlib.sha256(public).hexdigest()
                key = keys.get(key_id)
                if time is None or (key is not None and not self._counts(key, checkpoint, besides=besides, last=last)):
                    continue
                is_given = bool({key_id, public.hex()} & self._given)
                is_witnessed |= is_given
                if key is not None:
                    accounts.add((key.account, key.own_since))
                found.append(f"{name} at {_shown(time)}" + ("" if is_given else f" ({ONLY_THIS_LOG})"))
        return Cosigned(tuple(dict.fromkeys(found)), is_witnessed, frozenset(accounts))

    def _counts(self, key: Key, checkpoint: Checkpoint, *, besides: str, last: int) -> bool:
        """Whether an account of this lab could cosign: in force when the log took its cosignature in, or now."""
        if key.account == besides or key.is_doubtful or not key.roles_held & _MAY_COSIGN:
            return False
        taken_in = self._imported.get(key.public, {}).get((checkpoint.size, checkpoint.root.hex()), last)
        return key.in_force_at(taken_in)


def _shown(time: int) -> str:
    try:
        return datetime.fromtimestamp(time, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    except (ValueError, OverflowError, OSError):
        return f"{time} seconds since 1970"
