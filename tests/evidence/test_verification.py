"""Verification names what was changed in the log, and says what it cannot exclude."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import rfc8785
from sqlite_utils import Database
from tests.log_maker import swap_rows
from tests.people import FIRST

from catchlight.errors import CatchlightError
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting
from catchlight.evidence.merkle import Frontier, leaf_hash
from catchlight.evidence.verification import CANNOT_EXCLUDE, Verification, cannot_exclude, verify_log
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.create_lab import create_lab

ENTRIES = 1000


def write(lab: Lab, db: Database, actor: Actor, *, entries: int) -> None:
    with acting(lab, db, actor) as act:
        for number in range(entries):
            act.log("exhibit.added", details={"exhibit": number, "score": 0.5, "path": Personal(f"/é/{number}.jpg")})


@pytest.fixture(scope="module")
def long_lab(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    """A lab whose log holds 1,000 entries, the first of them its creation."""
    lab, actor = create_lab(tmp_path_factory.mktemp("verification") / "lab", first=FIRST)
    with lab.reading() as db:
        write(lab, db, actor, entries=ENTRIES - 1)
    return lab


@pytest.fixture
def db(long_lab: Lab, tmp_path: Path) -> Iterator[Database]:
    """A copy of its database with the triggers taken off, as someone who wants to change the log would."""
    shutil.copyfile(long_lab.database_path, tmp_path / "evidence.db")
    with Lab(tmp_path, long_lab.identifier, "copy").reading() as opened:
        triggers = opened.conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            opened.conn.execute(f"DROP TRIGGER {name}")
        yield opened


PROTECTION = "the table's protection was removed"


def verified(db: Database, lab: Lab) -> list[tuple[int | None, str]]:
    """The problems found, without those of the triggers that the test itself took off."""
    result = verify_log(db, lab=lab.identifier)
    assert not result.ok
    return [(found.entry, found.problem) for found in result.problems if not found.problem.startswith(PROTECTION)]


def entries_named(problems: list[tuple[int | None, str]]) -> set[int | None]:
    return {entry for entry, _ in problems}


def row(db: Database, sequence: int) -> tuple[bytes, bytes]:
    entry, leaf = db.conn.execute("SELECT entry, leaf_hash FROM log WHERE sequence = ?", (sequence,)).fetchone()
    return bytes(entry), bytes(leaf)


def put(db: Database, sequence: int, canonical: bytes, leaf: bytes) -> None:
    db.conn.execute("PRAGMA foreign_keys=OFF")
    db.conn.execute(
        "INSERT INTO log (sequence, entry, leaf_hash) VALUES (:sequence, :entry, :leaf)"
        " ON CONFLICT (sequence) DO UPDATE SET entry = :entry, leaf_hash = :leaf",
        {"sequence": sequence, "entry": canonical, "leaf": leaf},
    )


def remove(db: Database, where: str) -> None:
    db.conn.execute("PRAGMA foreign_keys=OFF")
    db.conn.execute(f"DELETE FROM log_clear WHERE {where}")  # noqa: S608 - constants of the tests
    db.conn.execute(f"DELETE FROM log WHERE {where}")  # noqa: S608 - constants of the tests


def shift(db: Database, first: int, by: int) -> None:
    """Renumber the rows from `first` on, as if nothing had been there, or as if room were needed."""
    db.conn.execute("PRAGMA foreign_keys=OFF")
    for table in ("log", "log_clear"):
        db.conn.execute(f"UPDATE {table} SET sequence = -(sequence + ?) WHERE sequence >= ?", (by, first))  # noqa: S608
        db.conn.execute(f"UPDATE {table} SET sequence = -sequence WHERE sequence < 0")  # noqa: S608


def altered(canonical: bytes) -> bytes:
    document = json.loads(canonical)
    document["details"]["score"] = 0.9
    return rfc8785.dumps(document)


def test_an_untouched_log_verifies_and_says_what_cannot_be_excluded(long_lab: Lab) -> None:
    with long_lab.reading() as db:
        result = verify_log(db, lab=long_lab.identifier)
        packed = bytes(db.conn.execute("SELECT frontier FROM log_tree").fetchone()[0])

    assert result == Verification(
        ENTRIES, Frontier.from_bytes(ENTRIES, packed).root().hex(), (), cannot_exclude(None, has_fingerprint=False)
    )
    assert result.cannot_exclude.startswith(CANNOT_EXCLUDE)
    assert "cut off" in result.cannot_exclude
    assert "fingerprint" in result.cannot_exclude


def test_the_log_of_a_fresh_lab_verifies(lab: Lab) -> None:
    with lab.reading() as db:
        assert verify_log(db, lab=lab.identifier).ok


@pytest.mark.parametrize("sequence", [2, 500, ENTRIES])
def test_changed_bytes_are_named(db: Database, long_lab: Lab, sequence: int) -> None:
    canonical, leaf = row(db, sequence)

    put(db, sequence, altered(canonical), leaf)

    assert verified(db, long_lab) == [
        (sequence, "the entry was changed: its hash is not the one stored with it"),
    ]


@pytest.mark.parametrize("sequence", [1, 500, ENTRIES])
def test_changed_bytes_with_their_hash_made_to_fit_are_named(db: Database, long_lab: Lab, sequence: int) -> None:
    canonical = altered(row(db, sequence)[0])

    put(db, sequence, canonical, leaf_hash(canonical))

    (problem,) = verified(db, long_lab)
    assert problem[0] == sequence
    assert "changed" in problem[1]


def test_a_fault_elsewhere_does_not_hide_a_change_with_its_hash_made_to_fit(db: Database, long_lab: Lab) -> None:
    put(db, 20, altered(row(db, 20)[0]), row(db, 20)[1])
    canonical = altered(row(db, 500)[0])

    put(db, 500, canonical, leaf_hash(canonical))

    assert entries_named(verified(db, long_lab)) == {20, 500}


def test_text_in_place_of_bytes_is_named(db: Database, long_lab: Lab) -> None:
    db.conn.execute("UPDATE log SET entry = replace(CAST(entry AS TEXT), '0.5', '0.9') WHERE sequence = 500")

    assert entries_named(verified(db, long_lab)) == {500}


@pytest.mark.parametrize(
    "forged",
    [b"", b"\xff\xfe\x00", b"[]", b"{}", b"null", b"[" * 100_000, b'{"sequence":NaN}', b'{"a":1, "b":2}', b"9" * 9999],
)
def test_bytes_that_are_no_entry_are_named(db: Database, long_lab: Lab, forged: bytes) -> None:
    put(db, 500, forged, leaf_hash(forged))

    assert (500, True) in {(entry, "the entry was changed" in problem) for entry, problem in verified(db, long_lab)}
    assert entries_named(verified(db, long_lab)) == {500}


@pytest.mark.parametrize("forged", ["zz", 5, None, {"commitment": "zz"}])
def test_a_forged_commitment_is_named(db: Database, long_lab: Lab, forged: object) -> None:
    document = json.loads(row(db, 500)[0])
    document["details"]["path"] = {"commitment": forged}
    canonical = rfc8785.dumps(document)

    put(db, 500, canonical, leaf_hash(canonical))

    assert entries_named(verified(db, long_lab)) == {500}


def test_a_changed_clear_text_is_named(db: Database, long_lab: Lab) -> None:
    db.conn.execute("UPDATE log_clear SET clear = 'B. Other' WHERE sequence = 500 AND clear = 'A. Example'")

    assert verified(db, long_lab) == [(500, "a clear text of the entry was changed")]


def test_a_changed_salt_is_named(db: Database, long_lab: Lab) -> None:
    db.conn.execute("UPDATE log_clear SET salt = 'salt' WHERE sequence = 500 AND clear = 'A. Example'")

    assert verified(db, long_lab) == [(500, "a clear text of the entry was changed")]


def test_a_clear_text_that_is_gone_is_named(db: Database, long_lab: Lab) -> None:
    db.conn.execute("DELETE FROM log_clear WHERE sequence = 500 AND clear = 'A. Example'")

    assert verified(db, long_lab) == [(500, "a clear text of the entry is missing and no erasure is recorded")]


def test_a_clear_text_that_was_added_is_named(db: Database, long_lab: Lab) -> None:
    db.conn.execute("INSERT INTO log_clear VALUES (?, 500, ?, 'B. Other')", (bytes(32), bytes(32)))

    assert verified(db, long_lab) == [(500, "a clear text was added that the entry does not hold")]


def test_a_changed_first_entry_is_named_with_all_that_rests_on_its_key(db: Database, long_lab: Lab) -> None:
    canonical, leaf = row(db, 1)

    put(db, 1, altered(canonical), leaf)

    assert verified(db, long_lab) == [
        (1, "the entry was changed: its hash is not the one stored with it"),
        (1, "it names a key that 999 entries from 2 to 1000 were signed with; who signed them is not proved"),
    ]


def test_a_removed_first_entry_is_named_and_its_key_is_known_no_more(db: Database, long_lab: Lab) -> None:
    remove(db, "sequence = 1")

    unknown = "it is signed with a key that no entry before it makes known, as are 998 later ones, up to 1000"
    assert verified(db, long_lab) == [(1, "the entry was removed"), (2, unknown)]


@pytest.mark.parametrize("sequence", [2, 500, ENTRIES])
def test_a_removed_entry_is_named(db: Database, long_lab: Lab, sequence: int) -> None:
    remove(db, f"sequence = {sequence}")

    assert verified(db, long_lab) == [(sequence, "the entry was removed")]


def test_several_removed_entries_are_named(db: Database, long_lab: Lab) -> None:
    remove(db, "sequence IN (3, 500, 501, 1000)")

    assert verified(db, long_lab) == [(entry, "the entry was removed") for entry in (3, 500, 501, 1000)]


def test_an_entry_removed_while_its_clear_text_stayed_is_named(db: Database, long_lab: Lab) -> None:
    db.conn.execute("PRAGMA foreign_keys=OFF")
    db.conn.execute("DELETE FROM log WHERE sequence = 500")

    assert entries_named(verified(db, long_lab)) == {500}


def test_a_removed_entry_is_named_where_the_rest_was_renumbered(db: Database, long_lab: Lab) -> None:
    remove(db, "sequence = 500")
    shift(db, 501, -1)

    assert verified(db, long_lab) == [
        (500, "the entries 500 to 999 were moved: they were written as entries 501 to 1000"),
        (500, "the entry was removed"),
    ]


def test_a_removed_entry_is_named_where_the_clear_texts_of_the_rest_stayed_behind(db: Database, long_lab: Lab) -> None:
    remove(db, "sequence = 500")
    db.conn.execute("UPDATE log SET sequence = sequence - 1 WHERE sequence > 500")

    assert verified(db, long_lab) == [
        (500, "the entries 500 to 999 were moved: they were written as entries 501 to 1000"),
        (500, "the entry was removed"),
    ]


def test_a_number_that_no_row_can_have_is_told(db: Database, long_lab: Lab) -> None:
    document = json.loads(row(db, 500)[0])
    document["sequence"] = 10**30

    put(db, 500, canonical := json.dumps(document).encode(), leaf_hash(canonical))

    assert 500 in entries_named(verified(db, long_lab))


def test_a_log_that_was_emptied_is_told_in_short(db: Database, long_lab: Lab) -> None:
    remove(db, "1")

    problems = verified(db, long_lab)

    assert len(problems) == 101
    assert problems[0] == (1, "the entry was removed")
    assert "101 to 1000" in problems[-1][1]


def test_an_inserted_entry_is_named(db: Database, long_lab: Lab) -> None:
    canonical = altered(row(db, 500)[0])
    shift(db, 500, 1)

    put(db, 500, canonical, leaf_hash(canonical))

    problems = verified(db, long_lab)
    assert (500, "the entry stands in the log twice: one was inserted") in problems
    assert entries_named(problems) <= {500, 501, 1001}


def test_an_entry_inserted_at_the_end_is_named(db: Database, long_lab: Lab) -> None:
    packed = bytes(db.conn.execute("SELECT frontier FROM log_tree").fetchone()[0])
    document = json.loads(row(db, ENTRIES)[0])
    document |= {"sequence": ENTRIES + 1, "tree_root": Frontier.from_bytes(ENTRIES, packed).root().hex()}
    canonical = rfc8785.dumps(document)

    put(db, ENTRIES + 1, canonical, leaf_hash(canonical))

    problems = verified(db, long_lab)
    assert entries_named(problems) == {ENTRIES + 1}
    assert any("inserted" in problem for _, problem in problems)


@pytest.mark.parametrize("with_clear_texts", [True, False])
@pytest.mark.parametrize(("one", "other"), [(499, 500), (20, 700), (999, 1000)])
def test_two_swapped_entries_are_named(
    db: Database, long_lab: Lab, one: int, other: int, with_clear_texts: bool
) -> None:
    swap_rows(db, one, other, "entry, leaf_hash, signature, signer")
    if with_clear_texts:
        swap = "UPDATE log_clear SET sequence = ? - sequence WHERE sequence IN (?, ?)"
        db.conn.execute(swap, (one + other, one, other))

    assert verified(db, long_lab) == [
        (one, f"the entry was reordered or inserted: it was written as entry {other}"),
        (other, f"the entry was reordered or inserted: it was written as entry {one}"),
    ]


def test_an_entry_of_another_lab_is_named(db: Database, long_lab: Lab, tmp_path: Path) -> None:
    other, actor = create_lab(tmp_path / "other", first=FIRST)
    with other.reading() as foreign:
        write(other, foreign, actor, entries=499)
        canonical, leaf = row(foreign, 500)

    put(db, 500, canonical, leaf)

    problems = verified(db, long_lab)
    assert (500, "the entry was inserted: it belongs to another lab") in problems
    assert entries_named(problems) == {500}


def test_the_log_of_another_lab_is_told_in_short(long_lab: Lab) -> None:
    with long_lab.reading() as db:
        result = verify_log(db, lab="6f1f0f0e-0000-4000-8000-000000000000")

    assert len(result.problems) == 101


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE log_tree SET frontier = zeroblob(length(frontier))",
        "UPDATE log_tree SET frontier = 'text'",
        "UPDATE log_tree SET newest_time = NULL",
        "UPDATE log_tree SET newest_time = '2026-01-01T00:00:00.000000Z'",
        "UPDATE log_tree SET size = 'many'",
        "UPDATE log_tree SET size = size - 1",
        "UPDATE log_tree SET size = -5",
        "UPDATE log_tree SET size = 1000000000000",
        "DELETE FROM log_tree",
    ],
)
def test_a_changed_tree_is_told_in_short(db: Database, long_lab: Lab, change: str) -> None:
    db.conn.execute(change)

    assert 1 <= len(verified(db, long_lab)) <= 101


def test_a_tail_cut_off_together_with_its_tree_is_not_seen_and_that_is_stated(db: Database, long_lab: Lab) -> None:
    kept = Frontier.of(row(db, sequence)[1] for sequence in range(1, 991))
    remove(db, "sequence > 990")
    db.conn.execute("UPDATE log_tree SET size = ?, frontier = ?", (kept.size, kept.to_bytes()))

    result = verify_log(db, lab=long_lab.identifier)

    assert [found.problem for found in result.problems if not found.problem.startswith(PROTECTION)] == []
    assert "cannot exclude that the newest entries were cut off" in result.cannot_exclude


@pytest.mark.parametrize("name", ["log_is_final_update", "log_is_final_delete", "log_is_final_insert"])
def test_a_dropped_trigger_is_named(lab: Lab, name: str) -> None:
    with lab.reading() as db:
        db.conn.execute(f"DROP TRIGGER {name}")

        result = verify_log(db, lab=lab.identifier)

    assert [(found.entry, found.problem) for found in result.problems] == [(None, f"{PROTECTION} (trigger {name})")]


def test_a_trigger_that_was_made_toothless_is_named(lab: Lab) -> None:
    with lab.reading() as db:
        db.conn.execute("DROP TRIGGER log_is_final_update")
        db.conn.execute("CREATE TRIGGER log_is_final_update BEFORE UPDATE ON log BEGIN SELECT 1; END")

        (problem,) = verify_log(db, lab=lab.identifier).problems

    assert problem.problem == "the table's protection was changed (trigger log_is_final_update)"


def test_verification_changes_nothing_and_can_be_cancelled(long_lab: Lab) -> None:
    control = JobControl()
    control.cancel()
    with long_lab.reading() as db:
        with pytest.raises(JobCancelled):
            verify_log(db, lab=long_lab.identifier, control=control)

        assert not db.conn.in_transaction


def test_a_damaged_database_file_is_stated(long_lab: Lab, tmp_path: Path) -> None:
    content = bytearray(long_lab.database_path.read_bytes())
    middle = len(content) // 8192 * 4096
    content[middle : middle + 40960] = bytes(40960)
    (tmp_path / "evidence.db").write_bytes(content)

    def verify() -> None:
        with Lab(tmp_path, long_lab.identifier, "copy").reading() as opened:
            verify_log(opened, lab=long_lab.identifier)

    with pytest.raises(CatchlightError, match="could not be used") as raised:
        verify()
    assert "backup" in raised.value.hint
