"""The whole log as a text file that anybody can check without Catchlight: JSON Lines.

The first line names the lab, the entries and the tree head; then comes one line for each entry, with its signature and
the clear texts that are still there; the last lines hold checkpoints. Entries stand there as they are stored, also
where somebody changed them.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlite_utils import Database

from catchlight.evidence.disclosure import portable
from catchlight.evidence.merkle import Frontier, leaf_hash
from catchlight.jobs import JobControl

FORMAT = "catchlight-log/1"
_STEP = 1024


def export_lines(
    db: Database,
    *,
    lab: str,
    with_clear_texts: bool,
    checkpoints: Iterable[str],
    control: JobControl,
    hidden: Collection[str] = (),
) -> Iterator[str]:
    """The lines of an export, from one state of the database.

    Args:
        db: The lab's database, outside a transaction.
        lab: The lab's identifier.
        with_clear_texts: Whether the personal data go along.
        checkpoints: Notes to put at the end.
        control: Progress and cancel.
        hidden: Identifiers of the cases whose clear texts stay out.

    Raises:
        JobCancelled: if the job was asked to stop.
    """
    db.conn.execute("BEGIN")
    try:
        tree = Frontier.of(leaf_hash(entry) for (entry,) in db.conn.execute(f"{_SELECT_ENTRY} ORDER BY sequence"))
        yield _line(
            {
                "format": FORMAT,
                "lab": lab,
                "entries": tree.size,
                "root": tree.root().hex(),
                "clear_texts": "partly" if with_clear_texts and hidden else with_clear_texts,
            }
        )
        told = [f'"case":"{case}"'.encode() for case in hidden] if with_clear_texts else None
        yield from _entries(db, total=tree.size, hidden=told, control=control)
    finally:
        db.conn.execute("ROLLBACK")
    yield from (_line({"checkpoint": note}) for note in dict.fromkeys(checkpoints))


def _entries(db: Database, *, total: int, hidden: list[bytes] | None, control: JobControl) -> Iterator[str]:
    """The entries with their clear texts, besides those that hold one of `hidden`; None: with none."""
    rows = db.conn.execute(
        "SELECT sequence, CAST(entry AS BLOB), CAST(signature AS BLOB), CAST(signer AS BLOB) FROM log ORDER BY sequence"
    )
    clear: dict[int, dict[str, Any]] = {}
    for done, (sequence, *row) in enumerate(rows):
        if done % _STEP == 0:
            control.step(done, total, "log entries")
        if hidden is None:
            yield _line(portable(*row))
            continue
        if done % _STEP == 0:
            clear = _clear_from(db, sequence, count=_STEP)
        is_hidden = any(case in row[0] for case in hidden)
        yield _line({**portable(*row), "clear": {} if is_hidden else clear.get(sequence, {})})
    control.step(total, total, "log entries")


def _clear_from(db: Database, sequence: int, *, count: int) -> dict[int, dict[str, Any]]:
    """The clear texts of the next `count` entries of the log, by entry and commitment."""
    rows = db.conn.execute(
        "SELECT sequence, CAST(commitment AS BLOB), CAST(salt AS BLOB), CAST(clear AS BLOB) FROM log_clear WHERE"
        " sequence IN (SELECT sequence FROM log WHERE sequence >= ? ORDER BY sequence LIMIT ?)",
        (sequence, count),
    )
    found: dict[int, dict[str, Any]] = {}
    for row, commitment, salt, text in rows:
        opened = {"salt": salt.hex(), "clear": text.decode("utf-8", "replace")}
        found.setdefault(row, {})[commitment.hex()] = opened
    return found


def _line(document: dict[str, Any]) -> str:
    return json.dumps(document, separators=(",", ":"))


_SELECT_ENTRY = "SELECT CAST(entry AS BLOB) FROM log"
