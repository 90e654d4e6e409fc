"""Both verifiers on logs that somebody manipulated, who must name the same entries."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from tests.log_maker import Log, swap_rows

from catchlight.evidence.merkle import leaf_hash


def change_with_hash(db: Any, number: int) -> None:
    (entry,) = db.conn.execute("SELECT entry FROM log WHERE sequence = ?", (number,)).fetchone()
    changed = bytes(entry).replace(b"exhibit.added", b"exhibit.taken")
    db.conn.execute("UPDATE log SET entry = ?, leaf_hash = ? WHERE sequence = ?", (changed, leaf_hash(changed), number))


def shift_from(db: Any, first: int, by: int) -> None:
    for table in ("log", "log_clear"):
        db.conn.execute(f"UPDATE {table} SET sequence = -(sequence + ?) WHERE sequence >= ?", (by, first))  # noqa: S608
        db.conn.execute(f"UPDATE {table} SET sequence = -sequence WHERE sequence < 0")  # noqa: S608


def remove(db: Any, number: int) -> None:
    db.conn.execute("DELETE FROM log_clear WHERE sequence = ?", (number,))
    db.conn.execute("DELETE FROM log WHERE sequence = ?", (number,))


def insert_copy(db: Any, number: int) -> None:
    shift_from(db, number, 1)
    db.conn.execute(
        "INSERT INTO log SELECT ?, entry, leaf_hash, signature, signer FROM log WHERE sequence = ?",
        (number, number + 1),
    )


MANIPULATIONS: dict[str, tuple[Callable[[Any], object], set[int], str]] = {
    "changed": (lambda db: change_with_hash(db, 4), {4}, "changed"),
    "changed at the end": (lambda db: change_with_hash(db, 8), {8}, "changed"),
    "no entry any more": (
        lambda db: db.conn.execute("UPDATE log SET entry = x'ff00' WHERE sequence = 4"),
        {4},
        "changed",
    ),
    "spaces put in": (
        lambda db: db.conn.execute("UPDATE log SET entry = CAST(replace(entry, ',', ', ') AS BLOB) WHERE sequence = 4"),
        {4},
        "changed",
    ),
    "removed": (lambda db: remove(db, 4), {4}, "removed"),
    "signatures swapped": (lambda db: swap_rows(db, 4, 6, "signature"), {4, 6}, "signature"),
    "reordered": (lambda db: swap_rows(db, 4, 6, "entry, leaf_hash, signature, signer"), {4, 6}, "written as entry"),
    "clear text changed": (
        lambda db: db.conn.execute("UPDATE log_clear SET clear = 'other' WHERE sequence = 4 AND clear LIKE '/%'"),
        {4},
        "a clear text of the entry was changed",
    ),
    "salt changed": (
        lambda db: db.conn.execute("UPDATE log_clear SET salt = zeroblob(32) WHERE sequence = 4 AND clear LIKE '/%'"),
        {4},
        "a clear text of the entry was changed",
    ),
    "clear text removed": (
        lambda db: db.conn.execute("DELETE FROM log_clear WHERE sequence = 4"),
        {4},
        "missing and no erasure is recorded",
    ),
    "clear text added": (
        lambda db: db.conn.execute("INSERT INTO log_clear VALUES (zeroblob(32), 4, zeroblob(32), 'more')"),
        {4},
        "does not hold",
    ),
}


@pytest.mark.parametrize("name", MANIPULATIONS)
def test_both_verifiers_name_the_entry_that_was_manipulated(log: Log, name: str) -> None:
    manipulate, named, words = MANIPULATIONS[name]
    assert log.problems() == []

    with log.changing() as db:
        manipulate(db)

    problems = [(of.entry, of.problem) for of in log.verified().problems if of.entry is not None]
    theirs = [(of.entry, of.text) for of in log.checked().problems if of.entry]
    assert {entry for entry, _ in problems} == {entry for entry, _ in theirs} == named
    assert any(words in problem for _, problem in problems)


def take_out(db: Any, number: int) -> None:
    remove(db, number)
    shift_from(db, number, -1)


@pytest.mark.parametrize("manipulate", [insert_copy, take_out])
def test_both_verifiers_tell_of_an_inserted_entry_and_of_one_taken_out_with_the_rest_renumbered(
    log: Log, manipulate: Callable[[Any, int], object]
) -> None:
    with log.changing() as db:
        manipulate(db, 5)

    ours = {of.entry for of in log.verified().problems}
    theirs = {of.entry for of in log.checked().problems}
    assert 5 in ours
    assert 5 in theirs


def test_both_verifiers_name_the_entry_of_another_lab(log: Log, tmp_path: Path) -> None:
    other = Log.made(tmp_path / "other")
    for _ in range(5):
        other.add("exhibit.added")
    with other.lab.reading() as foreign:
        row = foreign.conn.execute("SELECT entry, leaf_hash, signature, signer FROM log WHERE sequence = 4").fetchone()

    with log.changing() as db:
        db.conn.execute("UPDATE log SET (entry, leaf_hash, signature, signer) = (?, ?, ?, ?) WHERE sequence = 4", row)

    problems = log.problems()
    assert {entry for entry, _ in problems} == {4}
    assert any("another lab" in problem for _, problem in problems)


def test_a_dropped_trigger_is_named_by_catchlight_and_no_matter_of_an_export(log: Log) -> None:
    with log.changing():
        pass

    assert {of.problem.partition(" (")[0] for of in log.verified().problems} == {"the table's protection was removed"}
    assert log.checked().ok


def test_an_entry_rewritten_by_whoever_holds_its_key_shows_at_the_next_one(log: Log) -> None:
    document = log.document(4)
    document["details"]["score"] = 0.5
    canonical = rfc8785.dumps(document)
    signature = log.first.key.sign(b"catchlight-signature/1\x00" + canonical)
    values = (canonical, leaf_hash(canonical), signature)

    with log.changing() as db:
        db.conn.execute("UPDATE log SET (entry, leaf_hash, signature) = (?, ?, ?) WHERE sequence = 4", values)

    assert {entry for entry, _ in log.problems()} == {4}


def test_a_clock_that_goes_back_is_a_problem_and_a_notice_where_the_log_says_so(log: Log) -> None:
    log.now -= timedelta(hours=1)
    back = log.add("case.opened")
    ((entry, problem),) = log.problems()
    assert (entry, "before that of the entry before it" in problem) == (back, True)

    log.now -= timedelta(hours=1)
    said = log.add("clock.set_back", {"seconds": 3600})
    log.add("case.opened")
    assert [entry for entry, _ in log.problems()] == [back]
    assert [of.entry for of in log.verified().notices] == [said]
    assert [of.entry for of in log.checked().notices] == [said]
