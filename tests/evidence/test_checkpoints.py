"""Checkpoints of a log: their text, and what the lab keeps of its own and of those it witnessed."""

from datetime import UTC, datetime

import pytest

from catchlight.evidence.checkpoints import (
    Checkpoint,
    Witnessed,
    checkpoint_now,
    keep_checkpoint,
    kept_checkpoint,
    kept_checkpoints,
    key_name,
    last_witnessed,
    note_witnessed,
    origin_of,
)
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting
from catchlight.evidence.merkle import Frontier, leaf_hash
from catchlight.evidence.note import Note
from catchlight.lab.folder import Lab

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def test_a_checkpoint_is_the_text_that_the_format_asks_for() -> None:
    checkpoint = Checkpoint("catchlight/x", 3, bytes(range(32)))

    assert checkpoint.body() == "catchlight/x\n3\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"
    assert Checkpoint.of_note(Note(checkpoint.body())) == checkpoint


@pytest.mark.parametrize(
    "body",
    ["", "x\n", "x\n-1\nAAAA\n", "x\n01\nAAAA\n", "x\n1\nAAAA\n", "x\n1\n!!!\n", f"x\n{10**30}\nAAAA\n", "\n1\nAAAA\n"],
)
def test_what_is_no_checkpoint_is_refused(body: str) -> None:
    with pytest.raises(ValueError, match="it"):
        Checkpoint.of_note(Note(body))


def test_the_checkpoint_of_a_log_is_its_size_and_head_signed(lab: Lab, actor: Actor) -> None:
    with lab.reading() as db:
        with acting(lab, db, actor) as act:
            act.log("case.opened")
        checkpoint = checkpoint_now(db, lab=lab.identifier)
        entries = db.conn.execute("SELECT entry FROM log ORDER BY sequence").fetchall()

    assert checkpoint == Checkpoint(
        origin_of(lab.identifier), 2, Frontier.of(leaf_hash(entry) for (entry,) in entries).root()
    )
    note = checkpoint.signed(actor, lab=lab.identifier)
    assert note.is_signed_by(key_name(lab.identifier, actor.key.key_id), actor.key.public)


def test_a_damaged_tree_has_no_checkpoint(lab: Lab) -> None:
    with lab.reading() as db:
        db.conn.execute("UPDATE log_tree SET frontier = x'00'")
        with pytest.raises(LookupError):
            checkpoint_now(db, lab=lab.identifier)


def test_kept_checkpoints_are_there_newest_first_and_take_more_signatures(lab: Lab, actor: Actor) -> None:
    with lab.reading() as db:
        notes = [Checkpoint("catchlight/x", size, bytes(32)).signed(actor, lab="x") for size in (1, 2)]
        for note in notes:
            keep_checkpoint(db, note, at=NOW)
        more = notes[1].cosigned("witness", actor.key, time=1)
        keep_checkpoint(db, more, at=NOW)

        assert [Checkpoint.of_note(Note.parse(text)).size for text in kept_checkpoints(db)] == [2, 1]
        assert kept_checkpoint(db, 2) == more
        assert kept_checkpoint(db, 3) is None


def test_what_was_witnessed_last_of_a_log_is_remembered_with_its_first_fingerprint(lab: Lab) -> None:
    with lab.reading() as db:
        assert last_witnessed(db, "catchlight/y") is None
        note_witnessed(db, Witnessed("catchlight/y", 1, bytes(32), "ab"), at=NOW)
        note_witnessed(db, Witnessed("catchlight/y", 2, bytes([1]) * 32, "cd"), at=NOW)

        assert last_witnessed(db, "catchlight/y") == Witnessed("catchlight/y", 2, bytes([1]) * 32, "ab")
