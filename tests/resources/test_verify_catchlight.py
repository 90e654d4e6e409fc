"""The stand-alone verifier: by itself, and beside Catchlight's own on the same manipulated logs and on proofs."""

import ast
import base64
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.evidence.test_merkle import LEAVES, ROOTS
from tests.log_maker import PROTECTION, SCRIPT, VERIFIER, Log, swap_rows

from catchlight.evidence.checkpoints import checkpoint_now, keep_checkpoint, key_name
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor, Value, timestamp
from catchlight.evidence.known_checkpoints import FoundCheckpoint
from catchlight.evidence.merkle import Frontier, leaf_hash
from catchlight.evidence.note import Note
from catchlight.evidence.proofs import TreeProofs
from catchlight.evidence.verification import Trust
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.keys import SigningKey, new_key
from catchlight.workflows.prove_entry import ProveEntry, prove_entry


@pytest.fixture
def log(tmp_path: Path) -> Log:
    """Ten entries: the lab's creation, seven acts with personal data, two without."""
    made = Log.made(tmp_path / "lab")
    for number in range(7):
        made.add("exhibit.added", {"exhibit": number, "score": 0.25, "path": Personal(f"/é/{number}.jpg")})
    made.add("case.opened")
    made.add("case.closed")
    return made


def note_of(log: Log) -> Note:
    with log.lab.reading() as db:
        return checkpoint_now(db, lab=log.lab.identifier).signed(log.first, lab=log.lab.identifier)


def test_it_needs_the_standard_library_and_cryptography_only() -> None:
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"))
    modules = {
        alias.name.partition(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    modules |= {(node.module or "").partition(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert modules - set(sys.stdlib_module_names) == {"cryptography"}


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The verifier as a process, where nothing of Catchlight can be imported."""
    command = [sys.executable, "-I", str(SCRIPT), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)


def test_the_command_ends_with_0_1_or_2(log: Log, tmp_path: Path) -> None:
    fingerprint = log.first.key.key_id
    good = run(log.exported(), "--fingerprint", fingerprint)
    assert (good.returncode, good.stderr) == (0, "")
    assert "10 entries" in good.stdout
    assert "No problem was found" in good.stdout
    assert "cut" in good.stdout

    with log.changing() as db:
        db.conn.execute("UPDATE log SET signature = x'00' WHERE sequence = 4")
    bad = run(log.exported(), "--fingerprint", fingerprint)
    assert bad.returncode == 1
    assert "PROBLEM, entry 4: the entry or its signature was changed" in bad.stdout

    (tmp_path / "other.txt").write_text("something else")
    assert run(tmp_path / "other.txt", "--fingerprint", fingerprint).returncode == 2
    assert run(tmp_path / "nothing.txt", "--fingerprint", fingerprint).returncode == 2
    assert run(log.exported(), "--fingerprint", "short").returncode == 2
    assert run(log.exported()).returncode == 2


@pytest.mark.parametrize("size", range(1, 9))
def test_its_tree_has_the_published_heads(size: int) -> None:
    tree = VERIFIER.Tree()
    for leaf in LEAVES[:size]:
        tree.add(VERIFIER.leaf_hash(bytes.fromhex(leaf)))

    assert tree.head().hex() == ROOTS[size - 1]


def test_its_empty_tree_has_the_published_head() -> None:
    assert VERIFIER.Tree().head().hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@given(st.lists(st.binary(max_size=4), min_size=1, max_size=40), st.data())
def test_it_follows_the_audit_paths_of_the_other_implementation(leaves: list[bytes], data: st.DataObject) -> None:
    size = len(leaves)
    index = data.draw(st.integers(0, size - 1))
    proofs = TreeProofs(size, indexes=[index]).read(map(leaf_hash, leaves))
    path, leaf = proofs.inclusion(index), leaf_hash(leaves[index])

    assert VERIFIER.head_from_path(leaf, path, index=index, size=size) == proofs.root()
    assert VERIFIER.head_from_path(leaf, [*path, bytes(32)], index=index, size=size) is None
    assert VERIFIER.head_from_path(leaf, path, index=size, size=size) is None
    if path:
        assert VERIFIER.head_from_path(leaf, path[:-1], index=index, size=size) is None


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


@given(json_values)
def test_its_canonical_json_is_that_of_an_independent_implementation(value: Any) -> None:
    assert VERIFIER.canonical(value).encode() == rfc8785.dumps(value)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_its_numbers_are_those_of_an_independent_implementation(value: float) -> None:
    assert VERIFIER.canonical(value).encode() == rfc8785.dumps(value)


# Source: RFC 8785, section 3.2.2.3 and appendix B; section 3.2.3 (names are sorted by UTF-16 code units).
@pytest.mark.parametrize(
    ("value", "text"),
    [
        (333333333.33333329, "333333333.3333333"),
        (1e30, "1e+30"),
        (4.50, "4.5"),
        (2e-3, "0.002"),
        (0.000000000000000000000000001, "1e-27"),
        (-0.0, "0"),
        (5e-324, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"),
        (9007199254740992.0, "9007199254740992"),
        (295147905179352830000.0, "295147905179352830000"),
        (9.999999999999997e22, "9.999999999999997e+22"),
        (1e23, "1e+23"),
        (0.000001, "0.000001"),
        (1e-7, "1e-7"),
        ({"\ufb33": 1, "\U0001f600": 2, "\u20ac": 3}, '{"\u20ac":3,"\U0001f600":2,"\ufb33":1}'),
        ('\u20ac$\u000f\nA\'B"\\"/', '"\u20ac$\\u000f\\nA\'B\\"\\\\\\"/"'),
    ],
)
def test_its_canonical_json_is_the_published_one(value: object, text: str) -> None:
    assert VERIFIER.canonical(value) == text


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**53, "\ud800"])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says
        VERIFIER.canonical(value)


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
        db.conn.execute("UPDATE log_tree SET size = ?, frontier = ?", (tree.size, tree.to_bytes()))


def test_a_cut_tail_shows_against_a_checkpoint_and_only_so(log: Log) -> None:
    note = note_of(log).text()
    cut(log, 7)

    assert log.problems() == []
    assert "cut off" in log.verified().cannot_exclude
    assert "cut entries off" in log.checked().cannot_exclude
    trust = Trust(log.first.key.key_id, (FoundCheckpoint(note, "in a drawer", is_outside=True),))
    assert [of.entry for of in log.verified(trust).problems if of.entry] == [8]
    assert [(of.entry, "cut off" in of.text) for of in log.checked(note).problems] == [(8, True)]


def test_a_log_that_went_on_from_an_older_copy_shows_against_a_checkpoint(log: Log, tmp_path: Path) -> None:
    shutil.copyfile(log.lab.database_path, tmp_path / "older.db")
    log.add("case.opened")
    note = note_of(log).text()
    shutil.copyfile(tmp_path / "older.db", log.lab.database_path)
    for _ in range(3):
        log.add("case.closed")

    trust = Trust(log.first.key.key_id, (FoundCheckpoint(note, "in a drawer", is_outside=True),))
    ((entry, problem),) = [(of.entry, of.problem) for of in log.verified(trust).problems]
    assert (entry, "rewritten at an entry from 1 to 11" in problem) == (None, True)
    assert ["rewritten" in of.text for of in log.checked(note).problems] == [True]


def test_a_restore_that_the_log_tells_of_is_a_notice(log: Log, tmp_path: Path) -> None:
    shutil.copyfile(log.lab.database_path, tmp_path / "older.db")
    log.add("case.opened")
    note = note_of(log)
    shutil.copyfile(tmp_path / "older.db", log.lab.database_path)
    lost: dict[str, Value] = {"size": 11, "root": base64.b64decode(note.body.split("\n")[2]).hex()}
    details: dict[str, Value] = {
        "from_entries": 10,
        "from_root": "",
        "lost_entries": 1,
        "newest_known": lost,
        "reason": Personal("disk"),
    }
    log.add("lab.restored", details, role=Role.SUPERVISOR)

    trust = Trust(log.first.key.key_id, (FoundCheckpoint(note.text(), "in a drawer", is_outside=True),))
    ours, theirs = log.verified(trust), log.checked(note.text())
    assert [of.entry for of in ours.unconfirmed] == [of.entry for of in theirs.problems] == [11]
    assert ours.is_in_order
    assert [of.entry for of in ours.notices] == [11, 11]
    assert {of.entry for of in theirs.notices} == {11}


def test_a_restore_does_not_excuse_that_the_entries_of_a_checkpoint_that_was_given_are_gone(log: Log) -> None:
    before = note_of(log)
    cut(log, 7)
    restored = log.add("lab.restored", {"from_entries": 7, **given_up(before)}, role=Role.SUPERVISOR)

    for is_given in (False, True):
        note = FoundCheckpoint(before.text(), "in given.note", is_outside=True, is_given=is_given)
        ours = [
            (of.entry, of.problem)
            for of in log.verified(Trust(log.first.key.key_id, (note,))).problems
            if not of.problem.startswith(PROTECTION)
        ]
        report = log.checked(given=before.text()) if is_given else log.checked(before.text())
        theirs = [(of.entry, of.text) for of in report.problems]
        for both in (ours, theirs):
            found = [(entry, text) for entry, text in both if "gives entries up" not in text]
            assert len(both) == len(found) + 1
            assert [entry for entry, _ in found] == ([restored] if is_given else [])
            for _, text in found:
                assert "in given.note" in text
                assert f"signed by account {log.first.account}" in text
                assert "3 entries were given up" in text
                assert "entries 8 to 10" in text
    after = note_of(log).text()
    newer = FoundCheckpoint(after, "in given.note", is_outside=True, is_given=True)
    assert [
        of
        for of in log.verified(Trust(log.first.key.key_id, (newer,))).problems
        if not of.problem.startswith(PROTECTION)
    ] == []
    assert log.checked(given=after).problems == []


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


def erase(log: Log, number: int, *, role: Role = Role.SUPERVISOR, really: bool = True) -> int:
    """An erasure of the clear texts of an entry."""
    with log.lab.reading() as db:
        rows = db.conn.execute("SELECT commitment FROM log_clear WHERE sequence = ?", (number,)).fetchall()
        if really:
            db.conn.execute("DELETE FROM log_clear WHERE sequence = ?", (number,))
    details = {"kind": "search", "subject": "s1", "commitments": [bytes(row[0]).hex() for row in rows]}
    return log.add("erasure.done", details, role=role)


def test_what_was_erased_is_no_problem_where_a_later_entry_says_so(log: Log) -> None:
    erase(log, 4)

    assert log.problems() == []
    assert any("1 recorded erasures" in of.problem for of in log.verified().notices)
    assert any("1 recorded erasures" in of.text for of in log.checked().notices)


def test_what_was_erased_and_is_there_again_is_named(log: Log) -> None:
    done = erase(log, 4, really=False)

    assert [entry for entry, _ in log.problems()] == [done]


def test_an_erasure_that_nobody_was_entitled_to_excuses_nothing(log: Log) -> None:
    done = erase(log, 4, role=Role.EXAMINER)

    assert {entry for entry, _ in log.problems()} == {4, done}


def test_an_erasure_signed_with_a_key_that_nobody_made_known_excuses_nothing(log: Log) -> None:
    stranger = replace(log.first, key=new_key())
    log.first, first = stranger, log.first
    done = erase(log, 4)
    log.first = first

    assert {entry for entry, _ in log.problems()} == {4, done}


@pytest.mark.parametrize("decision", ["search.authorised", "search.authorisation.refused"])
def test_who_decides_on_their_own_search_is_named(log: Log, decision: str) -> None:
    log.add("search.started", {"search": "s1"})
    log.add("search.started", {"search": "s2"}, by=log.account(Role.EXAMINER))
    own = log.add(decision, {"search": "s1"}, role=Role.SUPERVISOR)
    log.add(decision, {"search": "s2"}, role=Role.SUPERVISOR)

    ((entry, problem),) = log.problems()
    assert (entry, "its own account's search" in problem) == (own, True)
    assert "its own account's search" in log.checked().problems[0].text


def test_a_checkpoint_is_signed_by_nobody_who_is_disabled_and_by_no_job(log: Log) -> None:
    def problems(by: Actor) -> tuple[int, int]:
        with log.lab.reading() as db:
            note = checkpoint_now(db, lab=log.lab.identifier).signed(by, lab=log.lab.identifier).text()
        trust = Trust(log.first.key.key_id, (FoundCheckpoint(note, "in a drawer", is_outside=True),))
        return len(log.verified(trust).problems), len(log.checked(note).problems)

    examiner = log.account(Role.EXAMINER)
    assert problems(examiner) == (0, 0)
    log.add("account.disabled", {"account": examiner.account}, role=Role.SUPERVISOR)
    assert problems(examiner) == (1, 1)
    log.add("account.enabled", {"account": examiner.account}, role=Role.SUPERVISOR)
    assert problems(examiner) == (0, 0)
    key = new_key()
    details: dict[str, Value] = {"job": "j", "public_key": key.public.hex(), "actions": ["exhibit.added"]}
    log.add("job.delegated", {**details, "expires_at": timestamp(log.now + timedelta(days=14))}, by=examiner)
    assert problems(replace(examiner, key=key)) == (1, 1)


def test_the_key_of_a_job_that_is_made_for_years_is_named(log: Log) -> None:
    examiner = log.account(Role.EXAMINER)
    job, _ = log.job(examiner, "case.opened", seconds=15 * 86400)
    used = log.add("case.opened", by=job)

    assert {entry for entry, _ in log.problems()} == {used - 1}


def test_a_reset_ends_the_jobs_of_the_account_too(log: Log) -> None:
    examiner = log.account(Role.EXAMINER)
    job, _ = log.job(examiner, "case.opened")
    log.add("case.opened", by=job)
    log.replaced_key(examiner, "account.reset", by=log.first, role=Role.SUPERVISOR)
    used = log.add("case.opened", by=job)

    ((entry, problem),) = log.problems()
    assert (entry, "out of force" in problem) == (used, True)


@pytest.mark.parametrize("session", [None, 5, 9])
def test_a_restore_that_is_told_of_elsewhere_excuses_nothing(log: Log, session: int | None) -> None:
    note = note_of(log).text()
    cut(log, 7)
    for number in range(3):
        log.add("exhibit.added", {"exhibit": number})
    details: dict[str, Value] = {"from_entries": 5, "lost_entries": 10**9, "newest_known": None, "session": session}
    restored = log.add("lab.restored", details, role=Role.SUPERVISOR)

    trust = Trust(log.first.key.key_id, (FoundCheckpoint(note, "in a drawer", is_outside=True),))
    for found in (log.verified(trust).problems, log.checked(note).problems):
        assert {of.entry or None for of in found} == {restored, None}


def test_a_restore_that_follows_its_sign_in_is_a_notice(log: Log) -> None:
    note = note_of(log)
    cut(log, 7)
    session = log.add("account.signed_in")
    log.add("lab.restored", {"from_entries": 7, **given_up(note), "session": session}, role=Role.SUPERVISOR)

    trust = Trust(log.first.key.key_id, (FoundCheckpoint(note.text(), "in a drawer", is_outside=True),))
    told = log.verified(trust)
    assert [of for of in told.problems if not of.problem.startswith(PROTECTION)] == list(told.unconfirmed)
    assert len(log.checked(note.text()).problems) == len(told.unconfirmed) == 1


def given_up(note: Note) -> dict[str, Value]:
    """What the entry of a restore says of the only checkpoint that was known."""
    _, size, root = note.body.splitlines()[:3]
    return {"lost_entries": 3, "given_up": [{"size": int(size), "root": base64.b64decode(root).hex()}]}


@pytest.mark.parametrize("planted", [{}, {"lost_entries": 10**9}])
def test_a_restore_does_not_excuse_that_the_log_is_rolled_back_once_more(
    log: Log, tmp_path: Path, planted: dict[str, Value]
) -> None:
    before = note_of(log)
    cut(log, 7)
    log.add("lab.restored", {"from_entries": 7, **given_up(before), **planted}, role=Role.SUPERVISOR)
    shutil.copyfile(log.lab.database_path, tmp_path / "older.db")
    for _ in range(2):
        log.add("case.opened")
    after = note_of(log)
    shutil.copyfile(tmp_path / "older.db", log.lab.database_path)

    assert before.body.splitlines()[1] == after.body.splitlines()[1]  # both of ten entries
    trust = Trust(log.first.key.key_id, (FoundCheckpoint(after.text(), "in a drawer", is_outside=True),))
    assert any("cut off" in of.problem for of in log.verified(trust).problems)
    assert sorted("cut off" in of.text for of in log.checked(after.text()).problems) == [False, True]


def told_by_both(log: Log, note: str, *, is_given: bool = False, witnesses: tuple[str, ...] = ()) -> list[int | None]:
    """The entries that both verifiers name, with one checkpoint that was left in the lab or given."""
    trust = Trust(log.first.key.key_id, (FoundCheckpoint(note, "here", is_given=is_given),), witnesses)
    ours = [of.entry for of in log.verified(trust).problems if not of.problem.startswith(PROTECTION)]
    theirs = log.checked(given=note, witnesses=witnesses) if is_given else log.checked(note, witnesses=witnesses)
    assert ours == [of.entry for of in theirs.problems]
    return ours


def test_a_restore_that_gives_entries_up_is_a_problem_until_somebody_else_confirms_it(log: Log) -> None:
    custodian, stranger = log.account(Role.CUSTODIAN), new_key()
    log.add("exhibit.added")
    before = note_of(log)
    cut(log, 11)
    restored = log.add("lab.restored", {"from_entries": 11, **given_up(before)}, role=Role.SUPERVISOR)
    after = note_of(log)

    def cosigned_by(key: SigningKey, name: str = "") -> str:
        return after.cosigned(name or key_name(log.lab.identifier, key.key_id), key, time=1_800_000_000).text()

    assert told_by_both(log, after.text()) == [restored]
    assert told_by_both(log, cosigned_by(log.first.key)) == [restored]
    assert told_by_both(log, cosigned_by(stranger, "w")) == [restored]
    assert told_by_both(log, cosigned_by(custodian.key)) == []
    assert told_by_both(log, cosigned_by(stranger, "w"), witnesses=(stranger.public.hex(),)) == []
    assert told_by_both(log, after.text(), is_given=True) == []


def test_who_restored_does_not_confirm_it_on_the_checkpoint_of_another(log: Log) -> None:
    supervisor = log.account(Role.SUPERVISOR)
    log.add("exhibit.added")
    before = note_of(log)
    cut(log, 11)
    restored = log.add("lab.restored", {"from_entries": 11, **given_up(before)}, by=supervisor)
    name = key_name(log.lab.identifier, supervisor.key.key_id)

    assert told_by_both(log, note_of(log).cosigned(name, supervisor.key, time=1_800_000_000).text()) == [restored]


def test_a_checkpoint_from_before_the_restore_confirms_nothing(log: Log) -> None:
    custodian, before = log.account(Role.CUSTODIAN), note_of(log)
    name = key_name(log.lab.identifier, custodian.key.key_id)
    older = before.cosigned(name, custodian.key, time=1_800_000_000).text()
    restored = log.add("lab.restored", {"from_entries": 11, "lost_entries": 3}, role=Role.SUPERVISOR)

    assert told_by_both(log, older) == told_by_both(log, older, is_given=True) == [restored]


def test_a_restore_that_gives_nothing_up_needs_nobody(log: Log) -> None:
    log.add("lab.restored", {"from_entries": 10, "lost_entries": None, "given_up": []}, role=Role.SUPERVISOR)

    assert log.problems() == []


def test_a_restore_that_a_stranger_tells_of_excuses_nothing(log: Log) -> None:
    note = note_of(log).text()
    cut(log, 7)
    stranger = replace(log.first, key=new_key())
    details: dict[str, Value] = {"from_entries": 7, "lost_entries": 3, "newest_known": None, "reason": None}
    restored = log.add("lab.restored", details, by=stranger, role=Role.SUPERVISOR)

    trust = Trust(log.first.key.key_id, (FoundCheckpoint(note, "in a drawer", is_outside=True),))
    assert {restored, 9} <= {of.entry for of in log.verified(trust).problems}
    assert {restored, 9} <= {of.entry for of in log.checked(note).problems}


FIELDS = ("action", "actor", "role", "case", "subjects", "details", "time", "lab", "format", "sequence", "tree_root")
DETAILS = ("account", "roles", "public_key", "revoked", "job", "actions", "expires_at", "commitments", "account_name")
ACTIONS = (
    *("lab.created", "account.created", "account.reset", "account.key.rotated", "account.disabled", "job.delegated"),
    *("account.roles.changed", "job.ended", "erasure.done", "lab.restored", "checkpoint.cosignature.imported"),
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Log:
    """A log to which any entry will be added, and taken off again."""
    return Log.made(tmp_path_factory.mktemp("hostile") / "lab")


def verified_with(log: Log, document: dict[str, Any], *, is_signed: bool = True) -> tuple[set[int], set[int]]:
    """The entries that both verifiers name where this is entry 2."""
    canonical = rfc8785.dumps(document)
    signature = log.first.key.sign(b"catchlight-signature/1\x00" + canonical) if is_signed else bytes(64)
    row = (2, canonical, leaf_hash(canonical), signature, log.first.key.key_id)
    with log.changing() as db:
        db.conn.execute("INSERT INTO log VALUES (?, ?, ?, ?, ?)", row)
        try:
            ours = {of.entry for of in log.verified().problems if of.entry}
            return ours, {of.entry for of in log.checked().problems if of.entry}
        finally:
            db.conn.execute("DELETE FROM log WHERE sequence = 2")


def second_entry(log: Log) -> dict[str, Any]:
    document = log.document(1)
    with log.lab.reading() as db:
        root = checkpoint_now(db, lab="x").root.hex()
    return document | {"sequence": 2, "tree_root": root, "role": "supervisor", "action": "case.opened"}


@pytest.mark.parametrize("value", [[], {"name": []}])
@pytest.mark.parametrize("field", FIELDS)
def test_a_field_of_another_kind_stops_neither_verifier(hostile: Log, field: str, value: object) -> None:
    ours, _ = verified_with(hostile, second_entry(hostile) | {field: value})

    assert 2 in ours  # it is not in the tree beside the log, which no export has


@settings(max_examples=25, deadline=None)
@given(data=st.data(), is_signed=st.booleans())
def test_no_details_whatever_they_hold_stop_either_verifier(hostile: Log, data: st.DataObject, is_signed: bool) -> None:
    anything = json_values | st.just("00" * 32) | st.just("zz" * 32) | st.just(hostile.first.account)
    document = second_entry(hostile) | {"action": data.draw(st.sampled_from(ACTIONS))}
    names = (*DETAILS, "size", "cosigner", "from_entries", "lost_entries", "newest_known")
    document["details"] |= data.draw(st.dictionaries(st.sampled_from(names), anything, min_size=1, max_size=4))

    ours, theirs = verified_with(hostile, document, is_signed=is_signed)

    assert 2 in ours
    assert theirs <= ours
    if not is_signed:
        assert theirs


def test_an_export_without_clear_texts_says_that_they_were_not_checked(log: Log) -> None:
    path = log.exported(with_clear_texts=False)

    report = VERIFIER.check_file(path, log.first.key.key_id)

    assert report.ok
    assert "clear texts are not in the file" in report.cannot_exclude
    assert b"/\\u00e9/" not in path.read_bytes()


def test_checkpoints_of_the_lab_say_relative_to_what_it_was_checked(log: Log) -> None:
    witness = log.account(Role.CUSTODIAN)
    note = note_of(log)
    name = f"catchlight/{log.lab.identifier}/{witness.key.key_id[:16]}"
    cosigned = note.cosigned(name, witness.key, time=1_800_000_000)
    log.add("case.opened")
    with log.lab.reading() as db:
        keep_checkpoint(db, cosigned, at=log.now)

    ours, theirs = log.verified(), log.checked(cosigned.text())

    assert ours.relative_to is not None
    assert ours.relative_to.size == 11
    assert ours.relative_to.cosigned_by == (f"{name} at 2027-01-15T08:00:00Z (by a key that only this log names)",)
    assert "11 entries" in theirs.relative_to
    assert name in theirs.relative_to
    assert "(by a key that only this log names)" in theirs.relative_to


def cosigned(log: Log, name: str, key: SigningKey, *, given: SigningKey | None, is_public: bool = False) -> list[str]:
    """Who cosigned, as each of the verifiers says: "outside", "log" or "nobody"."""
    text = note_of(log).cosigned(name, key, time=1_800_000_000).text()
    witness = "" if given is None else given.public.hex() if is_public else given.key_id
    witnesses = (witness,) if witness else ()
    ours = log.verified(Trust(log.first.key.key_id, (FoundCheckpoint(text, "here"),), witnesses))
    theirs = log.checked(text, witnesses=witnesses)
    assert (ours.problems, theirs.problems) == ((), [])
    assert ours.relative_to is not None
    said = []
    for told in (" and ".join(ours.relative_to.cosigned_by), theirs.relative_to):
        who = "log" if "only this log names" in told else "outside"
        said.append(who if f"{name} at 2027" in told else "nobody")
    assert ours.relative_to.is_witnessed == (said[0] == "outside")
    assert ("comes from the file itself" in theirs.cannot_exclude) == (said[1] != "outside")
    return said


def imported(log: Log, name: str, key: SigningKey, *, by: Actor | None = None) -> int:
    """The log takes in a cosignature of the checkpoint that it has now; which one the next call makes."""
    return log.add(
        "checkpoint.cosignature.imported", {"cosigner": name, "public_key": key.public.hex(), "size": 1}, by=by
    )


@pytest.mark.parametrize("is_public", [False, True])
def test_a_witness_counts_as_outside_by_a_key_given_from_outside_only(log: Log, is_public: bool) -> None:
    court = new_key()
    assert cosigned(log, "court", court, given=None) == ["nobody", "nobody"]
    imported(log, "court", court, by=log.account(Role.EXAMINER))
    assert cosigned(log, "court", court, given=None) == ["log", "log"]
    assert cosigned(log, "court", court, given=new_key(), is_public=is_public) == ["log", "log"]
    assert cosigned(log, "court", court, given=court, is_public=is_public) == ["outside", "outside"]


def test_a_witness_whose_public_key_is_given_needs_no_entry(log: Log) -> None:
    court = new_key()
    assert cosigned(log, "court", court, given=court, is_public=True) == ["outside", "outside"]


@pytest.mark.parametrize("is_imported", [False, True])
@pytest.mark.parametrize("is_given", [False, True])
def test_an_account_of_the_lab_cosigns_as_custodian_or_supervisor_only(
    log: Log, is_imported: bool, is_given: bool
) -> None:
    told = ["outside" if is_given else "log"] * 2
    for role, expected in ((Role.CUSTODIAN, told), (Role.SUPERVISOR, told), (Role.EXAMINER, ["nobody"] * 2)):
        other = log.account(role)
        name = key_name(log.lab.identifier, other.key.key_id)
        if is_imported:
            imported(log, name, other.key)
        assert cosigned(log, name, other.key, given=other.key if is_given else None) == expected
    own = key_name(log.lab.identifier, log.first.key.key_id)
    if is_imported:
        imported(log, own, log.first.key)
    assert cosigned(log, own, log.first.key, given=log.first.key if is_given else None) == ["nobody"] * 2


@pytest.mark.parametrize("is_imported", [False, True])
def test_an_account_that_is_disabled_cosigns_nothing_more(log: Log, is_imported: bool) -> None:
    other = log.account(Role.CUSTODIAN)
    name = key_name(log.lab.identifier, other.key.key_id)
    log.add("account.disabled", {"account": other.account}, role=Role.SUPERVISOR)
    if is_imported:
        imported(log, name, other.key)
    assert cosigned(log, name, other.key, given=other.key) == ["nobody", "nobody"]
    log.add("account.enabled", {"account": other.account}, role=Role.SUPERVISOR)
    assert cosigned(log, name, other.key, given=None) == ["log", "log"]
    log.replaced_key(other, "account.reset", by=log.first, role=Role.SUPERVISOR)
    assert cosigned(log, name, other.key, given=other.key) == ["nobody", "nobody"]


def test_what_was_taken_in_before_its_cosigner_was_disabled_counts_on(log: Log) -> None:
    other = log.account(Role.CUSTODIAN)
    name = key_name(log.lab.identifier, other.key.key_id)
    note = note_of(log).cosigned(name, other.key, time=1_800_000_000)
    _, size, root = note.body.splitlines()[:3]
    details: dict[str, Value] = {"cosigner": name, "public_key": other.key.public.hex(), "size": int(size)}
    details["root"] = base64.b64decode(root).hex()
    log.add("checkpoint.cosignature.imported", details)
    log.add("account.disabled", {"account": other.account}, role=Role.SUPERVISOR)

    ours = log.verified(Trust(log.first.key.key_id, (FoundCheckpoint(note.text(), "here"),)))

    assert ours.relative_to is not None
    assert name in " ".join(ours.relative_to.cosigned_by)
    assert name in log.checked(note.text()).relative_to


@pytest.mark.parametrize("manipulate", ["signature", "origin", "no note"])
def test_a_forged_checkpoint_is_named(log: Log, tmp_path: Path, manipulate: str) -> None:
    note = note_of(log)
    other = Log.made(tmp_path / "other")
    text = {
        "signature": note.body + note_of(other).text().removeprefix(note_of(other).body),
        "origin": note_of(other).text(),
        "no note": "a text",
    }[manipulate]

    trust = Trust(log.first.key.key_id, (FoundCheckpoint(text, "in a drawer"),))
    assert len(log.verified(trust).problems) == 1
    assert len(log.checked(text).problems) == 1


def test_a_header_that_promises_more_than_the_file_holds_is_told(log: Log) -> None:
    path = log.exported()
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:8]), encoding="utf-8")

    (problem,) = VERIFIER.check_file(path, log.first.key.key_id).problems

    assert "does not hold the log that it says" in problem.text


@pytest.fixture
def proof(log: Log, tmp_path: Path) -> dict[str, Any]:
    prove_entry(log.lab, ProveEntry(log.first, 4, tmp_path / "proof.json", with_clear_texts=True), JobControl())
    document: dict[str, Any] = json.loads((tmp_path / "proof.json").read_text(encoding="utf-8"))
    return document


def checked(proof: dict[str, Any], log: Log, tmp_path: Path, *, fingerprint: str | None = None) -> Any:
    path = tmp_path / "proof.json"
    path.write_text(json.dumps(proof), encoding="utf-8")
    return VERIFIER.check_file(path, fingerprint or log.first.key.key_id)


def test_a_proof_holds_and_shows_no_other_entry(proof: dict[str, Any], log: Log, tmp_path: Path) -> None:
    report = checked(proof, log, tmp_path)

    assert report.ok
    assert "12 entries" in report.relative_to  # the clock of the acts before was ahead, which is an entry too
    assert "cannot exclude" in report.cannot_exclude
    assert [part["index"] for part in proof["keys"]] == [0]
    assert "/é/2.jpg" in {opened["clear"] for opened in proof["clear"].values()}
    assert "/é/3.jpg" not in json.dumps(proof, ensure_ascii=False)


@pytest.mark.parametrize("part", ["entry", "signature", "signer", "index", "inclusion", "checkpoint", "keys", "clear"])
def test_a_proof_with_a_changed_part_does_not_hold(proof: dict[str, Any], log: Log, tmp_path: Path, part: str) -> None:
    digest = next(iter(proof["clear"]))
    proof[part] = {
        "entry": proof["entry"].replace("0.25", "0.75"),
        "signature": proof["keys"][0]["signature"],
        "signer": "0" * 64,
        "index": 4,
        "inclusion": [*proof["inclusion"][:-1], "00" * 32],
        "checkpoint": proof["checkpoint"].replace("\n12\n", "\n13\n"),
        "keys": [],
        "clear": {digest: {**proof["clear"][digest], "clear": "other"}},
    }[part]

    assert not checked(proof, log, tmp_path).ok


def test_a_proof_under_another_first_key_does_not_hold(proof: dict[str, Any], log: Log, tmp_path: Path) -> None:
    assert not checked(proof, log, tmp_path, fingerprint="0" * 64).ok


@pytest.mark.parametrize(
    ("role", "wrong"), [(Role.EXAMINER, 0), (Role.CUSTODIAN, 0), (Role.SUPERVISOR, 1), (Role.AUDITOR, 1)]
)
def test_the_gallery_is_looked_through_by_custodians_and_examiners(log: Log, role: Role, wrong: int) -> None:
    log.add("gallery.consulted", {"filters": None, "text": Personal("ids with P")}, by=log.account(role), role=role)

    assert (len(log.problems()), len(log.checked().problems)) == (wrong, wrong)
