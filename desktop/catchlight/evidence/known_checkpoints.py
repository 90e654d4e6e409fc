"""The log against the checkpoints that are known of it: is it the log they were made of, and has it all its entries?"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from catchlight.evidence.checkpoints import Checkpoint, key_name, origin_of
from catchlight.evidence.cosigners import Cosigners
from catchlight.evidence.key_history import Key
from catchlight.evidence.note import Note
from catchlight.evidence.problems import Problem, Problems
from catchlight.evidence.rights import text_of
from catchlight.lab.keys import fingerprint

UNCONFIRMED = (
    "it gives entries up, and only who restored stands for that: nobody else has confirmed it with a checkpoint taken"
    " after it, cosigned by another supervisor or custodian or by a witness, or kept outside the lab and given here"
)


@dataclass(frozen=True)
class FoundCheckpoint:
    """A checkpoint that is known of a log.

    Attributes:
        note: Its text, as found.
        where: Where it was found, for people: "in the lab's database".
        is_outside: Whether somebody who can write to the lab folder cannot write there.
        is_given: Whether somebody gave it to this verification as what the log has to hold; no restore excuses that
            its entries are gone.
    """

    note: str
    where: str
    is_outside: bool = False
    is_given: bool = False


@dataclass(frozen=True)
class RelativeTo:
    """The checkpoint that a verification speaks relative to.

    Attributes:
        size: Its entries: up to here nothing was cut off or rewritten.
        root: Its tree head, hex.
        signed_by: Fingerprint of the key that signed it.
        account: Whose key that is.
        cosigned_by: Who else signed it and when, for people; of a key that only the log names it says so.
        where: Where it was found.
        is_outside: Whether somebody who can write to the lab folder cannot write there.
        is_witnessed: Whether a key cosigned it that was given from outside.
        is_given: Whether somebody gave it to this verification.
        cosigning_accounts: The accounts of the lab itself that cosigned it, each with the entry since which nobody else
            has given it a key.
    """

    size: int
    root: str
    signed_by: str
    account: str
    cosigned_by: tuple[str, ...]
    where: str
    is_outside: bool
    is_witnessed: bool = False
    is_given: bool = False
    cosigning_accounts: frozenset[tuple[str, int]] = frozenset()


@dataclass(frozen=True)
class _Known:
    found: FoundCheckpoint
    note: Note
    checkpoint: Checkpoint


@dataclass(frozen=True)
class Restore:
    """What an entry `lab.restored` says: the log goes on from `kept` entries, and `given_up` are heads that it had.

    A size alone excuses nothing: the log grows to that size again after the restore.
    """

    entry: int
    kept: int
    given_up: frozenset[tuple[int, str]]
    lost: int | None = None
    account: str | None = None

    def told(self) -> str:
        """Who says so, and how many entries were given up."""
        by = "an account that it does not name" if self.account is None else f"account {self.account}"
        lost = "it is not known how many entries" if self.lost is None else f"{self.lost} entries"
        return f"signed by {by}, which says that {lost} were given up"

    @property
    def gives_up(self) -> bool:
        """Whether it says that anything was given up; what does not excuses nothing either."""
        return bool(self.given_up or self.lost)

    def is_confirmed_by(self, known: RelativeTo) -> bool:
        """Whether somebody besides who restored stands for the log as it went on.

        That is a checkpoint over the restore's entry which was given from outside, or which a witness that was given
        from outside or another account of the lab (a supervisor or custodian) cosigned; not one that who restored could
        have made, or given a key, since.
        """
        others = any(account != self.account and since <= self.kept for account, since in known.cosigning_accounts)
        return known.size >= self.entry and (known.is_given or known.is_witnessed or others)

    def covers(self, checkpoint: Checkpoint) -> bool:
        """Whether it says that the log of that checkpoint was given up."""
        return self.kept < checkpoint.size and (checkpoint.size, checkpoint.root.hex()) in self.given_up


class KnownCheckpoints:
    """The checkpoints, compared with the log as it is read."""

    def __init__(
        self, found: Iterable[FoundCheckpoint], *, lab: str, problems: Problems, witnesses: Iterable[str] = ()
    ) -> None:
        self._lab = lab
        self._problems = problems
        self._known: list[_Known] = []
        self._restores: list[Restore] = []
        self._cosigners = Cosigners(witnesses)
        self.unconfirmed: list[Problem] = []
        for one in dict.fromkeys(found):
            self._take(one)
        self.sizes: Collection[int] = {known.checkpoint.size for known in self._known}
        self.heads: dict[int, bytes] = {}

    def read(self, sequence: int, document: Mapping[str, Any]) -> str | None:
        """Take an entry that is in order; a notice where an older copy was restored, or None."""
        action, details = document.get("action"), document.get("details")
        if not isinstance(details, dict):
            return None
        if action == "checkpoint.cosignature.imported":
            self._cosigners.read(sequence, details)
        if action != "lab.restored":
            return None
        restore = restore_of(sequence, details, account=text_of(document.get("actor"), "account"))
        if not _stands_there(restore, details.get("session")):
            self._problems.add(sequence, "it tells of a restore, and does not stand where the log would go on after it")
            return None
        self._restores.append(restore)
        return f"an older copy of the lab was restored: the log goes on from entry {restore.kept}, {restore.told()}"

    def compare(self, keys: Mapping[str, Key], *, last_row: int, notices: Problems) -> RelativeTo | None:
        """Compare all of them with the log that was read; the newest that fits, or None.

        Args:
            keys: The keys that the log makes known, by id.
            last_row: Number of its newest entry.
            notices: Takes what is no problem.
        """
        fitting = []
        for known in sorted(self._known, key=lambda known: known.checkpoint.size):
            checkpoint, where = known.checkpoint, known.found.where
            if self.heads.get(checkpoint.size) != checkpoint.root:
                self._tell_other(known, last_row=last_row, notices=notices)
                continue
            relative_to = self._signed(known, keys, last_row=last_row)
            if relative_to is None:
                self._problems.add_general(f"the checkpoint {where} is not signed with the key in force of an account")
            else:
                fitting.append(relative_to)
        for restore in self._restores:
            if restore.gives_up and not any(map(restore.is_confirmed_by, fitting)):
                self.unconfirmed.append(Problem(restore.entry, UNCONFIRMED))
                self._problems.add(restore.entry, UNCONFIRMED)
        newest = max(fitting, key=_worth, default=None)
        cosigned = (of for of in fitting if of.cosigned_by)
        witnessed = max(cosigned, key=lambda of: (of.is_witnessed, of.size), default=None)
        if witnessed is not None and witnessed != newest:
            notices.add_general(
                f"the newest cosigned checkpoint has {witnessed.size} entries; it was found {witnessed.where} and"
                f" cosigned by {' and '.join(witnessed.cosigned_by)}"
            )
        return newest

    def _take(self, found: FoundCheckpoint) -> None:
        try:
            note = Note.parse(found.note)
            checkpoint = Checkpoint.of_note(note)
        except ValueError as error:
            self._problems.add_general(f"the checkpoint {found.where} cannot be read: {error}")
            return
        if checkpoint.origin != origin_of(self._lab):
            self._problems.add_general(f"the checkpoint {found.where} is of another log")
            return
        self._known.append(_Known(found, note, checkpoint))

    def _tell_other(self, known: _Known, *, last_row: int, notices: Problems) -> None:
        size, where = known.checkpoint.size, known.found.where
        for restore in self._restores:
            if not restore.covers(known.checkpoint):
                continue
            text = f"the checkpoint {where} is of the {size} entries that there were before the restore"
            if known.found.is_given:
                gone = f"the entries {restore.kept + 1} to {size} that it was made of are gone, by a restore"
                self._problems.add(restore.entry, f"{text}: {gone} {restore.told()}")
            else:
                notices.add(restore.entry, text)
            return
        if size > last_row:
            self._problems.add(
                last_row + 1,
                f"the entries {last_row + 1} to {size} were cut off, or an older copy was put in place of the log: the"
                f" checkpoint {where} was made of {size} entries",
            )
            return
        before = max((of for of, root in self._fitting_heads() if of < size), default=0)
        self._problems.add_general(
            f"the log was rewritten at an entry from {before + 1} to {size}: the checkpoint {where} was made of another"
            " log of that size"
        )

    def _fitting_heads(self) -> list[tuple[int, bytes]]:
        made = ((known.checkpoint.size, known.checkpoint.root) for known in self._known)
        return [(size, root) for size, root in made if self.heads.get(size) == root]

    def _signed(self, known: _Known, keys: Mapping[str, Key], *, last_row: int) -> RelativeTo | None:
        size = known.checkpoint.size
        names = {key_name(self._lab, key_id): key for key_id, key in keys.items()}
        for signature in known.note.signatures:
            key = names.get(signature.name)
            if key is None or key.is_doubtful or not key.in_force_at(size):
                continue
            if known.note.is_signed_by(signature.name, key.public):
                cosigned = self._cosigners.of(known.note, besides=key.account, keys=keys, names=names, last=last_row)
                return RelativeTo(
                    size,
                    known.checkpoint.root.hex(),
                    fingerprint(key.public),
                    key.account,
                    cosigned.by,
                    known.found.where,
                    known.found.is_outside,
                    cosigned.is_witnessed,
                    known.found.is_given,
                    cosigned.accounts,
                )
        return None


def _worth(of: RelativeTo) -> tuple[int, bool, bool, int]:
    return of.size, of.is_witnessed, of.is_outside, len(of.cosigned_by)


def _stands_there(restore: Restore, session: Any) -> bool:
    """Whether an entry follows what was restored; between them is the sign-in of who restored, at most.

    A restore that may be told of anywhere would excuse any log that was rewritten.
    """
    if restore.kept == restore.entry - 1:
        return True
    return isinstance(session, int) and restore.kept < session <= restore.kept + 2  # a clock set back comes before it


def restore_of(sequence: int, details: Mapping[str, Any], *, account: str | None = None) -> Restore:
    """What the details of an entry `lab.restored` say."""
    kept, lost, listed = details.get("from_entries"), details.get("lost_entries"), details.get("given_up")
    heads = [details.get("newest_known"), *(listed if isinstance(listed, list) else [])]
    return Restore(
        sequence,
        kept if isinstance(kept, int) else sequence - 1,
        frozenset(
            (head["size"], head["root"])
            for head in heads
            if isinstance(head, dict) and isinstance(head.get("size"), int) and isinstance(head.get("root"), str)
        ),
        lost if isinstance(lost, int) else None,
        account,
    )
