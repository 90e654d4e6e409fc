"""A lab in which several people worked, and the ways in which somebody with its files can lay hands on it."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.log_maker import VERIFIER
from tests.people import FIRST
from tests.system.killed_acts import OpensStills

from catchlight.evidence.checkpoints import checkpoint_now
from catchlight.evidence.entry import SIGNATURE_DOMAIN, Actor, Draft, seal, timestamp
from catchlight.evidence.export import export_lines
from catchlight.evidence.known_checkpoints import FoundCheckpoint
from catchlight.evidence.merkle import Frontier, leaf_hash
from catchlight.evidence.verification import Trust, Verification, verify_log
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.add_exhibit import AddExhibits, add_exhibits
from catchlight.workflows.create_lab import create_lab
from catchlight.workflows.manage_accounts import CreateAccount, create_account
from catchlight.workflows.open_case import OpenCase, open_case
from catchlight.workflows.sign_in import SignIn, sign_in

EXAMINER, CUSTODIAN = "B. Other", "C. Third"
PASSPHRASE, OWN_PASSPHRASE = "battery staple", "battery staples of my own"
ELSEWHERE = "on a stick in the court's safe"


@dataclass(frozen=True)
class Worked:
    """The lab, who worked in it (signed in), and what was handed over outside it.

    Attributes:
        lab: The lab.
        first: Its first account, a supervisor too.
        examiner: An examiner.
        fingerprint: Of the first key.
        checkpoint: The newest one, as text.
        entries: Of the log, at that time.
    """

    lab: Lab
    first: Actor
    examiner: Actor
    fingerprint: str
    checkpoint: str
    entries: int

    def copied(self, folder: Path) -> "Worked":
        """The same lab, copied as files."""
        shutil.copytree(self.lab.folder, folder)
        return replace(self, lab=Lab(folder, self.lab.identifier, self.lab.name))

    def trust(self) -> Trust:
        """What somebody outside can start from."""
        return Trust(self.fingerprint, (FoundCheckpoint(self.checkpoint, ELSEWHERE, is_outside=True),))

    def problems(self, trust: Trust | None = None) -> list[tuple[int | None, str]]:
        """What verification says is wrong; the stand-alone verifier names the same entries of the exported log."""
        found = [(found.entry, found.problem) for found in self.verified(trust).problems]
        theirs = {one.entry or None for one in self._checked_alone(trust or Trust()).problems}
        assert {entry for entry, problem in found if "protection" not in problem} == theirs, (found, theirs)
        return found

    def _checked_alone(self, trust: Trust) -> Any:
        path = self.lab.folder.parent / "log.jsonl"
        notes = [found.note for found in trust.checkpoints]
        with self.lab.reading() as db:
            options: dict[str, Any] = {"with_clear_texts": True, "checkpoints": notes, "control": JobControl()}
            lines = list(export_lines(db, lab=self.lab.identifier, **options))
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return VERIFIER.check_file(path, trust.fingerprint or self.fingerprint)

    def verified(self, trust: Trust | None = None) -> Verification:
        """The verification, with what is known outside the lab where it is given."""
        with self.lab.reading() as db:
            return verify_log(db, lab=self.lab.identifier, trust=trust)


def make_worked(folder: Path) -> Worked:
    """A lab with two examiners, their cases and exhibits."""
    folder.mkdir(parents=True, exist_ok=True)
    lab, first = create_lab(folder / "lab", first=FIRST)
    for name, role in ((EXAMINER, Role.EXAMINER), (CUSTODIAN, Role.CUSTODIAN)):
        create_account(lab, CreateAccount(first, name, PASSPHRASE, (role,)))
    examiner = sign_in(lab, SignIn(EXAMINER, PASSPHRASE, OWN_PASSPHRASE))
    for actor, number in ((first, "2026-1"), (examiner, "2026-2")):
        open_case(lab, OpenCase(actor, number, "robbery"))
        still = folder / f"{number}.png"
        still.write_bytes(number.encode() * 999)
        request = AddExhibits(actor, number, (still,), keep_original=True)
        assert not add_exhibits(lab, request, JobControl(), analyst=OpensStills()).refused
    with lab.reading() as db:
        newest = checkpoint_now(db, lab=lab.identifier)
    note = newest.signed(first, lab=lab.identifier).text()
    return Worked(lab, first, examiner, first.key.key_id, note, newest.size)


@contextmanager
def by_hand(lab: Lab) -> Iterator[sqlite3.Connection]:
    """The database in plain sqlite3, its protection taken off and put back again, so that only the change is left."""
    with closing(sqlite3.connect(lab.database_path, isolation_level=None)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, sql in triggers:
            connection.execute(sql)


def entry_of(connection: sqlite3.Connection, sequence: int) -> bytes:
    """The bytes of an entry."""
    return bytes(connection.execute("SELECT entry FROM log WHERE sequence = ?", (sequence,)).fetchone()[0])


def mend_tree(connection: sqlite3.Connection) -> None:
    """Work out the tree beside the log anew, as whoever changed the log and knows the program would."""
    leaves = [bytes(leaf) for (leaf,) in connection.execute("SELECT leaf_hash FROM log ORDER BY sequence")]
    tree = Frontier.of(leaves)
    connection.execute("UPDATE log_tree SET size = ?, frontier = ?", (tree.size, tree.to_bytes()))
    connection.execute(
        "UPDATE log_tree SET newest_time = (SELECT json_extract(entry, '$.time') FROM"
        " (SELECT CAST(entry AS TEXT) AS entry FROM log ORDER BY sequence DESC LIMIT 1) WHERE json_valid(entry))"
    )


def forge(connection: sqlite3.Connection, lab: Lab, draft: Draft, *, time: datetime, account: str | None = None) -> int:
    """Append an entry as the program would, with the tree and all, but without any of its refusals."""
    size, packed = connection.execute("SELECT size, frontier FROM log_tree").fetchone()
    tree = Frontier.from_bytes(size, bytes(packed))
    signer = draft.actor.key
    named = draft if account is None else replace(draft, actor=replace(draft.actor, account=account))
    sealed = seal(named, lab=lab.identifier, sequence=size + 1, tree_root=tree.root(), time=time)
    leaf = leaf_hash(sealed.canonical)
    tree.add(leaf)
    connection.execute(
        "INSERT INTO log (sequence, entry, leaf_hash, signature, signer) VALUES (?, ?, ?, ?, ?)",
        (size + 1, sealed.canonical, leaf, signer.sign(SIGNATURE_DOMAIN + sealed.canonical), signer.key_id),
    )
    connection.executemany(
        "INSERT INTO log_clear (commitment, sequence, salt, clear) VALUES (?, ?, ?, ?)",
        [(one.digest, size + 1, one.salt, one.clear) for one in sealed.commitments],
    )
    edge = tree.size, tree.to_bytes(), timestamp(time)
    connection.execute("UPDATE log_tree SET size = ?, frontier = ?, newest_time = ?", edge)
    return int(size) + 1
