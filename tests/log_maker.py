"""Logs for the tests of both verifiers: written entry by entry past the checks of the program, and manipulated."""

from __future__ import annotations

import importlib.util
import json
import sys
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from sqlite_utils import Database
from tests.people import FIRST

from catchlight.evidence.checkpoints import checkpoint_now
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor, Draft, Value, timestamp
from catchlight.evidence.export import export_lines
from catchlight.evidence.log import _edge_of, _write
from catchlight.evidence.merkle import Frontier
from catchlight.evidence.note import Note
from catchlight.evidence.verification import Trust, Verification, verify_log
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab
from catchlight.lab.keys import new_key
from catchlight.resources import resources_folder
from catchlight.workflows.create_lab import create_lab

SCRIPT = resources_folder() / "verifier" / "verify_catchlight.py"
PROTECTION = "the table's protection was removed"
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8")),
    lambda parts: (
        st.lists(parts, max_size=4) | st.dictionaries(st.text(st.characters(codec="utf-8")), parts, max_size=4)
    ),
    max_leaves=12,
)


def load_verifier() -> Any:
    """The stand-alone verifier as a module."""
    spec = importlib.util.spec_from_file_location("verify_catchlight", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


VERIFIER = load_verifier()


@dataclass
class Log:
    """A lab's log that is written past the checks of the program.

    Attributes:
        lab: The lab.
        first: Its first account.
        now: The time of the next entry.
    """

    lab: Lab
    first: Actor
    now: datetime

    @classmethod
    def made(cls, folder: Path) -> Log:
        """The log of a fresh lab."""
        lab, actor = create_lab(folder, first=FIRST)
        return cls(lab, actor, datetime.now(UTC))

    def add(
        self,
        action: str,
        details: Mapping[str, Value] | None = None,
        *,
        by: Actor | None = None,
        role: Role | None = None,
        case: str | None = None,
        seconds: float = 1,
    ) -> int:
        """Write an entry signed with whatever key `by` has; returns its number. The next one is so much later."""
        actor = by or self.first
        actor = actor if role is None else replace(actor, role=role)
        draft = Draft(action, actor, case, details=details or {})
        with self.lab.reading() as db, transaction(db):
            number = _write(db, draft, _edge_of(db).tree, lab=self.lab.identifier, time=self.now)
        self.now += timedelta(seconds=seconds)
        return number

    def account(self, *roles: Role, by: Actor | None = None) -> Actor:
        """A new account, made known by an entry."""
        made = Actor("B. Other", str(uuid.uuid4()), frozenset(roles), new_key(), roles[0])
        details: dict[str, Value] = {
            "account": made.account,
            "account_name": Personal(made.name),
            "unit": None,
            "roles": sorted(roles),
            "public_key": made.key.public.hex(),
        }
        self.add("account.created", details, by=by, role=Role.SUPERVISOR)
        return made

    def replaced_key(self, actor: Actor, action: str, *, by: Actor, role: Role | None = None) -> Actor:
        """The same account with a new key, made known by an entry."""
        fresh = replace(actor, key=new_key())
        details = {"account": actor.account, "public_key": fresh.key.public.hex(), "revoked": actor.key.key_id}
        self.add(action, details, by=by, role=role)
        return fresh

    def job(self, actor: Actor, *actions: str, seconds: float = 3600) -> tuple[Actor, str]:
        """A job's key of an account, made known by an entry, and the job's identifier."""
        job, key = str(uuid.uuid4()), new_key()
        details: dict[str, Value] = {
            "job": job,
            "public_key": key.public.hex(),
            "actions": list(actions),
            "expires_at": timestamp(self.now + timedelta(seconds=seconds)),
        }
        self.add("job.delegated", details, by=actor)
        return replace(actor, key=key), job

    @contextmanager
    def changing(self) -> Iterator[Database]:
        """Its database without the triggers, as for somebody who can write to the file."""
        with self.lab.reading() as db:
            for (name,) in db.conn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                db.conn.execute(f"DROP TRIGGER {name}")
            db.conn.execute("PRAGMA foreign_keys=OFF")
            yield db

    def verified(self, trust: Trust | None = None) -> Verification:
        """What Catchlight says."""
        with self.lab.reading() as db:
            return verify_log(db, lab=self.lab.identifier, trust=trust or Trust(self.first.key.key_id))

    def exported(self, *checkpoints: str, with_clear_texts: bool = True) -> Path:
        """The log as a file."""
        path = self.lab.folder.parent / "log.jsonl"
        with self.lab.reading() as db:
            lines = export_lines(
                db,
                lab=self.lab.identifier,
                with_clear_texts=with_clear_texts,
                checkpoints=checkpoints,
                control=JobControl(),
            )
            path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path

    def checked(self, *checkpoints: str, given: str | None = None, witnesses: tuple[str, ...] = ()) -> Any:
        """What the stand-alone verifier says of the exported log; `given` is a checkpoint that is not in the file."""
        notes = [] if given is None else [self.lab.folder.parent / "given.note"]
        for note in notes:
            note.write_text(given or "", encoding="utf-8")
        keys = [bytes.fromhex(key) for key in witnesses]
        path = self.exported(*checkpoints)
        return VERIFIER.check_file(path, self.first.key.key_id, checkpoints=notes, witnesses=keys)

    def problems(self) -> list[tuple[int | None, str]]:
        """What both verifiers find wrong, who must name the same entries; without the triggers, which no export has."""
        ours = [(of.entry, of.problem) for of in self.verified().problems if not of.problem.startswith(PROTECTION)]
        theirs = [(of.entry or None, of.text) for of in self.checked().problems]
        assert {entry for entry, _ in ours} == {entry for entry, _ in theirs}, (ours, theirs)
        return ours

    def document(self, number: int) -> dict[str, Any]:
        """The stored entry of that number."""
        with self.lab.reading() as db:
            (entry,) = db.conn.execute("SELECT entry FROM log WHERE sequence = ?", (number,)).fetchone()
        document: dict[str, Any] = json.loads(entry)
        return document


def swap_rows(db: Database, one: int, other: int, columns: str) -> None:
    """What stands in one row of the log stands in the other, and the reverse."""
    query = f"SELECT {columns} FROM log WHERE sequence = ?"  # noqa: S608 - constants of the tests
    first, second = (db.conn.execute(query, (row,)).fetchone() for row in (one, other))
    places = ", ".join("?" for _ in first)
    for row, values in ((one, second), (other, first)):
        update = f"UPDATE log SET ({columns}) = ({places}) WHERE sequence = ?"  # noqa: S608 - constants of the tests
        db.conn.execute(update, (*values, row))


def cut(log: Log, kept: int) -> None:
    """The newest entries are gone, together with the tree's state, as in an older copy of the file."""
    with log.lab.reading() as db:
        leaves = [
            bytes(leaf) for (leaf,) in db.conn.execute("SELECT leaf_hash FROM log ORDER BY sequence LIMIT ?", (kept,))
        ]
    tree = Frontier.of(leaves)
    with log.changing() as db:
        db.conn.execute("DELETE FROM log_clear WHERE sequence > ?", (kept,))
        db.conn.execute("DELETE FROM log WHERE sequence > ?", (kept,))
        db.conn.execute(
            "UPDATE log_tree SET size = ?1, frontier = ?2, newest_time ="
            " (SELECT json_extract(CAST(entry AS TEXT), '$.time') FROM log WHERE sequence = ?1)",
            (tree.size, tree.to_bytes()),
        )


def note_of(log: Log) -> Note:
    """A checkpoint of the log as it is, signed by its first account."""
    with log.lab.reading() as db:
        return checkpoint_now(db, lab=log.lab.identifier).signed(log.first, lab=log.lab.identifier)
