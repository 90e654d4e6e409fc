"""What somebody with the lab's files in hand can do to the evidence, and what verification says of it."""

import json
import re
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
import rfc8785
from sqlite_utils import Database
from tests.people import FIRST, somebody
from tests.system.attacked_lab import (
    EXAMINER,
    OWN_PASSPHRASE,
    PASSPHRASE,
    Worked,
    by_hand,
    entry_of,
    forge,
    make_worked,
    mend_tree,
)

from catchlight.cli.main import run_cli
from catchlight.errors import CatchlightError
from catchlight.evidence import log
from catchlight.evidence.cases import case_numbered
from catchlight.evidence.checkpoints import checkpoint_now, keep_checkpoint
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Draft, Value
from catchlight.evidence.exhibits import exhibits_of, original_of
from catchlight.evidence.known_checkpoints import FoundCheckpoint
from catchlight.evidence.log import acting
from catchlight.evidence.merkle import Frontier, leaf_hash
from catchlight.evidence.store import lab_store
from catchlight.evidence.verification import Trust
from catchlight.lab.accounts import Role, add_account
from catchlight.lab.database import connect
from catchlight.lab.folder import Lab
from catchlight.lab.keys import new_key
from catchlight.workflows.create_lab import create_lab, open_lab
from catchlight.workflows.make_checkpoint import leave_checkpoint
from catchlight.workflows.manage_accounts import CreateAccount, create_account
from catchlight.workflows.new_account import new_account
from catchlight.workflows.open_case import OpenCase, open_case
from catchlight.workflows.sign_in import SignIn, sign_in


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Worked:
    return make_worked(tmp_path_factory.mktemp("attacks"))


@pytest.fixture
def worked(untouched: Worked, tmp_path: Path) -> Worked:
    """A copy for one attack."""
    return untouched.copied(tmp_path / "lab")


def number_of(lab: Lab, action: str, *, nth: int = 0) -> int:
    """The number of the entry of that action."""
    with lab.reading() as db:
        return [entry.sequence for entry in log.read_log(db) if entry.document["action"] == action][nth]


def named(problems: list[tuple[int | None, str]]) -> set[int | None]:
    return {entry for entry, _ in problems}


def changed(entry: bytes, **values: object) -> bytes:
    return rfc8785.dumps({**json.loads(entry), **values})  # type: ignore[dict-item]


def test_nothing_is_said_of_a_lab_that_nobody_touched(worked: Worked) -> None:
    result = worked.verified(worked.trust())

    assert (result.ok, result.entries) == (True, worked.entries)
    assert result.relative_to is not None
    assert result.relative_to.size == worked.entries


# Somebody edits the database with sqlite3.


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET entry = x'00' WHERE sequence = 3",
        "DELETE FROM log WHERE sequence = 3",
        "INSERT OR REPLACE INTO log SELECT sequence, entry, leaf_hash, signature, signer FROM log WHERE sequence = 3",
        "UPDATE log_clear SET clear = 'nobody'",
    ],
)
def test_a_slip_of_the_hand_is_refused_by_the_database_itself(worked: Worked, statement: str) -> None:
    with (
        closing(sqlite3.connect(worked.lab.database_path)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="evidence log"),
    ):
        connection.execute(statement)

    assert worked.problems() == []


def test_a_changed_entry_is_named(worked: Worked) -> None:
    number = number_of(worked.lab, "exhibit.added")
    with by_hand(worked.lab) as connection:
        canonical = changed(entry_of(connection, number), time="2020-01-01T00:00:00.000000Z")
        connection.execute("UPDATE log SET entry = ? WHERE sequence = ?", (canonical, number))

    assert worked.problems() == [(number, "the entry was changed: its hash is not the one stored with it")]


def test_a_changed_entry_is_named_though_hash_and_tree_were_made_to_fit(worked: Worked) -> None:
    number = number_of(worked.lab, "exhibit.added")
    with by_hand(worked.lab) as connection:
        canonical = changed(entry_of(connection, number), case="another case")
        row = (canonical, leaf_hash(canonical), number)
        connection.execute("UPDATE log SET entry = ?, leaf_hash = ? WHERE sequence = ?", row)
        mend_tree(connection)

    found = worked.problems(worked.trust())
    assert (number, "the entry or its signature was changed: the signature does not fit") in found
    assert any("the log was rewritten" in problem for _, problem in found)
    assert named(found) <= {number, None}


def test_an_entry_rewritten_with_all_that_follow_is_named_with_all_that_follow(worked: Worked) -> None:
    """Whoever has no keys can make the hashes fit, but no signature."""
    first = number_of(worked.lab, "case.opened")
    with by_hand(worked.lab) as connection:
        kept = [bytes(leaf) for (leaf,) in connection.execute("SELECT leaf_hash FROM log ORDER BY sequence")]
        for number in range(first, worked.entries + 1):
            document = json.loads(entry_of(connection, number))
            document["tree_root"] = Frontier.of(kept[: number - 1]).root().hex()
            if number == first:
                document["case"] = None
            canonical = rfc8785.dumps(document)
            kept[number - 1] = leaf_hash(canonical)
            row = (canonical, kept[number - 1], number)
            connection.execute("UPDATE log SET entry = ?, leaf_hash = ? WHERE sequence = ?", row)
        mend_tree(connection)

    assert set(range(first, worked.entries + 1)) == named(worked.problems())


def test_a_deleted_entry_is_named(worked: Worked) -> None:
    with by_hand(worked.lab) as connection:
        connection.execute("DELETE FROM log_clear WHERE sequence = 4")
        connection.execute("DELETE FROM log WHERE sequence = 4")

    assert worked.problems() == [(4, "the entry was removed")]


def test_a_deleted_entry_whose_gap_was_closed_is_named(worked: Worked) -> None:
    with by_hand(worked.lab) as connection:
        connection.execute("DELETE FROM log_clear WHERE sequence = 4")
        connection.execute("DELETE FROM log WHERE sequence = 4")
        for number in range(5, worked.entries + 1):
            connection.execute("UPDATE log SET sequence = ? WHERE sequence = ?", (number - 1, number))
            connection.execute("UPDATE log_clear SET sequence = ? WHERE sequence = ?", (number - 1, number))
        mend_tree(connection)

    assert (4, "the entry was removed") in worked.problems()


def test_an_entry_inserted_twice_is_named(worked: Worked) -> None:
    number = number_of(worked.lab, "case.opened")
    with by_hand(worked.lab) as connection:
        columns = "entry, leaf_hash, signature, signer"
        connection.execute(
            f"INSERT INTO log SELECT ?, {columns} FROM log WHERE sequence = ?",  # noqa: S608 - a constant
            (worked.entries + 1, number),
        )
        mend_tree(connection)

    assert worked.entries + 1 in {found.entry for found in worked.verified().problems}


def test_entries_in_another_order_are_named(worked: Worked) -> None:
    with by_hand(worked.lab) as connection:
        for table in ("log", "log_clear"):
            for source, target in ((5, -5), (6, 5), (-5, 6)):
                statement = f"UPDATE {table} SET sequence = ? WHERE sequence = ?"  # noqa: S608 - constants
                connection.execute(statement, (target, source))
        mend_tree(connection)

    found = worked.problems()
    assert {5, 6} <= named(found)
    assert any("reordered" in problem for _, problem in found)


@pytest.mark.parametrize(
    "name", ["log_is_final_update", "log_is_final_delete", "log_is_final_insert", "log_clear_is_final"]
)
def test_a_dropped_trigger_is_named(worked: Worked, name: str) -> None:
    with closing(sqlite3.connect(worked.lab.database_path)) as connection:
        connection.execute(f"DROP TRIGGER {name}")

    assert worked.problems() == [(None, f"the table's protection was removed (trigger {name})")]


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("CREATE TRIGGER x AFTER INSERT ON cases BEGIN DELETE FROM exhibits; END", "trigger x was added"),
        ("CREATE VIEW x AS SELECT * FROM cases", "view x was added"),
        ("ALTER TABLE candidates ADD COLUMN x", "table candidates was changed"),
        ("DROP INDEX account_keys_in_force", "index account_keys_in_force was removed"),
    ],
)
def test_what_was_built_into_the_database_is_named(worked: Worked, statement: str, what: str) -> None:
    with closing(sqlite3.connect(worked.lab.database_path, isolation_level=None)) as connection:
        connection.execute(statement)

    found = [problem.problem for problem in worked.verified().problems]
    assert found == [f"the structure of the database was changed: {what}"]


def test_a_changed_clear_text_is_named(worked: Worked) -> None:
    number = number_of(worked.lab, "case.opened")
    with by_hand(worked.lab) as connection:
        connection.execute("UPDATE log_clear SET clear = 'murder' WHERE sequence = ? AND clear = 'robbery'", (number,))

    assert worked.problems() == [(number, "a clear text of the entry was changed")]


# Somebody exchanges signatures, names and keys.


def test_two_swapped_signatures_are_named(worked: Worked) -> None:
    with by_hand(worked.lab) as connection:
        rows = dict(connection.execute("SELECT sequence, signature FROM log WHERE sequence IN (2, 3)").fetchall())
        for number, signature in ((2, rows[3]), (3, rows[2])):
            connection.execute("UPDATE log SET signature = ? WHERE sequence = ?", (signature, number))

    unfit = "the entry or its signature was changed: the signature does not fit"
    assert {(2, unfit), (3, unfit)} <= set(worked.problems())


def test_signatures_and_signers_swapped_together_are_named(worked: Worked) -> None:
    one, other = number_of(worked.lab, "case.opened"), number_of(worked.lab, "case.opened", nth=1)
    with by_hand(worked.lab) as connection:
        rows = {
            number: connection.execute("SELECT signature, signer FROM log WHERE sequence = ?", (number,)).fetchone()
            for number in (one, other)
        }
        for number, source in ((one, other), (other, one)):
            connection.execute("UPDATE log SET signature = ?, signer = ? WHERE sequence = ?", (*rows[source], number))

    assert {one, other} <= named(worked.problems())


@pytest.mark.parametrize("signature", [None, b"", bytes(64), "text", 5])
def test_a_signature_that_is_none_is_named(worked: Worked, signature: object) -> None:
    with by_hand(worked.lab) as connection:
        connection.execute("UPDATE log SET signature = ? WHERE sequence = 3", (signature,))

    assert 3 in named(worked.problems())


def draft_by(worked: Worked, **other: object) -> Draft:
    return Draft("case.opened", replace(worked.examiner, **other), details={"number": Personal("9")})  # type: ignore[arg-type]


def test_an_entry_under_another_account_is_named(worked: Worked) -> None:
    """The examiner writes an entry as the supervisor, with their own key."""
    with by_hand(worked.lab) as connection:
        number = forge(connection, worked.lab, draft_by(worked), time=datetime.now(UTC), account=worked.first.account)

    other_account = "it is signed with the key of another account than the one it names"
    other_person = "it names another person than the one that its account was made for"
    assert worked.problems() == [(number, other_account), (number, other_person)]


def test_an_entry_under_another_name_is_named(worked: Worked) -> None:
    """The examiner's own account and key, and the supervisor's name."""
    with by_hand(worked.lab) as connection:
        number = forge(connection, worked.lab, draft_by(worked, name=FIRST.name), time=datetime.now(UTC))

    assert worked.problems() == [(number, "it names another person than the one that its account was made for")]


def test_an_entry_in_a_role_that_the_account_does_not_have_is_named(worked: Worked) -> None:
    with by_hand(worked.lab) as connection:
        draft = draft_by(worked, role=Role.SUPERVISOR)
        number = forge(connection, worked.lab, draft, time=datetime.now(UTC))

    assert worked.problems() == [(number, "its account does not have the role 'supervisor'")]


def test_an_entry_of_a_stranger_is_named(worked: Worked) -> None:
    stranger = somebody("D. Stranger")
    with by_hand(worked.lab) as connection:
        number = forge(connection, worked.lab, Draft("case.opened", stranger), time=datetime.now(UTC))

    assert worked.problems() == [(number, "it is signed with a key that no entry before it makes known")]


def test_an_account_that_was_put_in_by_hand_is_named_when_it_acts(worked: Worked) -> None:
    account, wrapped, _ = new_account("D. Stranger", PASSPHRASE, roles={Role.EXAMINER, Role.SUPERVISOR})
    with worked.lab.reading() as db:
        add_account(db, account, wrapped)

    actor = sign_in(open_lab(worked.lab.folder), SignIn("D. Stranger", PASSPHRASE))
    open_case(worked.lab, OpenCase(actor, "2026-666", "theft"))

    (found,) = worked.problems()
    assert found[0] == worked.entries + 1
    assert found[1].startswith("it is signed with a key that no entry before it makes known")


def test_a_role_that_was_given_by_hand_is_named_when_it_is_used(worked: Worked) -> None:
    with closing(sqlite3.connect(worked.lab.database_path, isolation_level=None)) as connection:
        connection.execute("UPDATE accounts SET roles = '[\"supervisor\"]' WHERE name = ?", (EXAMINER,))
    actor = sign_in(worked.lab, SignIn(EXAMINER, OWN_PASSPHRASE))

    create_account(worked.lab, CreateAccount(actor, "E. Accomplice", PASSPHRASE, (Role.SUPERVISOR,)))

    found = worked.problems()
    assert named(found) == {worked.entries + 1, worked.entries + 2}
    assert {problem for _, problem in found} == {"its account does not have the role 'supervisor'"}


def test_another_private_key_put_into_an_account_opens_nothing_or_is_named(worked: Worked) -> None:
    """The attacker's own key under the attacker's passphrase, in the row of the supervisor."""
    _, wrapped, _ = new_account("X", PASSPHRASE, roles={Role.EXAMINER})
    with closing(sqlite3.connect(worked.lab.database_path, isolation_level=None)) as connection:
        connection.execute(
            "UPDATE account_keys SET key_id = ?, public_key = ?, wrapped = ?, salt = ? WHERE account = ?",
            (wrapped.key_id, wrapped.public, wrapped.wrapped, wrapped.salt, worked.first.account),
        )

    sign_in(worked.lab, SignIn(FIRST.name, PASSPHRASE))

    assert worked.problems() == [(worked.entries + 1, "it is signed with a key that no entry before it makes known")]


# Somebody moves the clock.


class SlowClock(datetime):
    """Three hours late."""

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        assert tz is UTC
        return datetime.now(UTC) - timedelta(hours=3)


def test_a_clock_that_was_set_back_says_so_in_the_log(worked: Worked) -> None:
    with mock.patch.object(log, "datetime", SlowClock):
        open_case(worked.lab, OpenCase(worked.examiner, "2026-3", "theft"))

    result = worked.verified(worked.trust())

    assert result.ok
    assert number_of(worked.lab, "clock.set_back") == worked.entries + 1
    (notice,) = [notice for notice in result.notices if notice.entry is not None]
    assert notice.entry == worked.entries + 1
    assert re.fullmatch(r"the clock was set back by 1[01]\d{3} seconds before this entry", notice.problem)


def test_a_clock_that_was_set_back_without_saying_so_is_named(worked: Worked) -> None:
    with by_hand(worked.lab) as connection:
        earlier = datetime.now(UTC) - timedelta(hours=3)
        number = forge(connection, worked.lab, draft_by(worked), time=earlier)

    ((entry, problem),) = worked.problems()
    assert entry == number
    assert re.fullmatch(r"its time is 1[01]\d{3} seconds before that of the entry before it", problem)


def test_a_clock_that_was_set_back_together_with_the_lab_s_memory_of_it_is_named(worked: Worked) -> None:
    with closing(sqlite3.connect(worked.lab.database_path, isolation_level=None)) as connection:
        connection.execute("UPDATE log_tree SET newest_time = NULL")

    with mock.patch.object(log, "datetime", SlowClock):
        open_case(worked.lab, OpenCase(worked.examiner, "2026-3", "theft"))

    ((entry, problem),) = worked.problems()
    assert entry == worked.entries + 1
    assert "seconds before that of the entry before it" in problem


# Somebody takes back what was written.


def cut_to(worked: Worked, entries: int) -> None:
    """Take the newest entries away, with all that tells of them in the log."""
    with by_hand(worked.lab) as connection:
        connection.execute("DELETE FROM log_clear WHERE sequence > ?", (entries,))
        connection.execute("DELETE FROM log WHERE sequence > ?", (entries,))
        mend_tree(connection)


def test_a_tail_that_was_cut_off_is_named_against_a_checkpoint_and_stated_without_one(worked: Worked) -> None:
    cut_to(worked, worked.entries - 2)

    alone, against = worked.verified(), worked.verified(worked.trust())

    assert alone.ok
    assert "cannot exclude that the newest entries were cut off" in alone.cannot_exclude
    assert against.problems[0].entry == worked.entries - 1
    assert f"the entries {worked.entries - 1} to {worked.entries} were cut off" in against.problems[0].problem


def test_an_older_copy_of_the_whole_file_is_named_against_the_checkpoint_that_is_not_in_it(
    worked: Worked, tmp_path: Path
) -> None:
    shutil.copyfile(worked.lab.database_path, tmp_path / "older.db")
    for number in range(3, 6):
        open_case(worked.lab, OpenCase(worked.examiner, f"2026-{number}", "theft"))
    with worked.lab.reading() as db:
        newest = log.log_size(db)
        note = log_checkpoint(worked, db)
    shutil.copyfile(tmp_path / "older.db", worked.lab.database_path)

    ((entry, problem),) = worked.problems(
        Trust(worked.fingerprint, (FoundCheckpoint(note, "on this workstation", is_outside=True),))
    )

    assert entry == worked.entries + 1
    assert f"the entries {worked.entries + 1} to {newest} were cut off, or an older copy was put in place" in problem
    assert worked.problems() == []


def test_an_older_copy_of_the_whole_folder_is_named_on_the_workstation_that_saw_the_newer_one(
    worked: Worked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CATCHLIGHT_DATA", str(tmp_path / "workstation"))
    leave_checkpoint(worked.lab, worked.examiner)
    shutil.copytree(worked.lab.folder, tmp_path / "older")
    for number in range(3, 6):
        open_case(worked.lab, OpenCase(worked.examiner, f"2026-{number}", "theft"))
    newest = leave_checkpoint(worked.lab, worked.examiner).size
    shutil.rmtree(worked.lab.folder)
    shutil.copytree(tmp_path / "older", worked.lab.folder)

    said: dict[str, Any] = {}
    for _ in range(2):
        code = run_cli(["--json", "--lab", str(worked.lab.folder), "log", "verify"], open_window=lambda _: 7)
        said = json.loads(capsys.readouterr().out)
        assert (code, said["ok"]) == (1, False)
        assert any("on this workstation" in problem["problem"] for problem in said["problems"])
        open_case(worked.lab, OpenCase(worked.examiner, f"2026-{len(said['problems'])}x{said['entries']}", "theft"))
        left = leave_checkpoint(worked.lab, worked.examiner)  # work that goes on takes the evidence away from nobody
        assert [path for path in left.left if tmp_path / "workstation" in path.parents] == []
    assert said["entries"] < newest


def test_another_end_of_the_log_is_named_against_the_checkpoint(worked: Worked) -> None:
    """An examiner cuts off the end and writes it anew, with the keys that they have."""
    cut_to(worked, worked.entries - 2)
    for number in range(4):
        open_case(worked.lab, OpenCase(worked.examiner, f"anew-{number}", "theft"))

    assert worked.verified().ok
    ((entry, problem),) = worked.problems(worked.trust())
    assert entry is None
    assert "the log was rewritten" in problem


def test_a_lab_made_anew_under_the_same_identifier_is_named_by_the_fingerprint(worked: Worked, tmp_path: Path) -> None:
    with mock.patch("catchlight.lab.folder.uuid.uuid4", return_value=worked.lab.identifier):
        fresh = create_lab(tmp_path / "fresh", first=FIRST)
    assert fresh.lab.identifier == worked.lab.identifier
    forged = replace(worked, lab=fresh.lab)

    assert forged.verified().ok
    assert forged.problems(Trust(worked.fingerprint))[0] == (
        1,
        "the log does not begin with the key whose fingerprint was given",
    )
    assert "fingerprint" in forged.verified().cannot_exclude


def test_a_cosignature_by_a_key_that_somebody_made_up_proves_nothing_and_that_is_stated(worked: Worked) -> None:
    court, name = new_key(), "catchlight/court-of-appeal/0123456789abcdef"
    with worked.lab.reading() as db:
        newest = checkpoint_now(db, lab=worked.lab.identifier)
        note = newest.signed(worked.examiner, lab=worked.lab.identifier).cosigned(name, court, time=1_700_000_000)
        with acting(worked.lab, db, worked.examiner) as act:
            keep_checkpoint(db, note, at=act.now)
            details: dict[str, Value] = {"size": newest.size, "cosigner": name, "public_key": court.public.hex()}
            act.log("checkpoint.cosignature.imported", details=details)

    said = worked.verified(Trust(worked.fingerprint)).cannot_exclude

    assert "the keys of its cosigners are known from the lab's own log" in said


def test_a_failed_sign_in_that_nobody_has_logged_yet_can_be_deleted_and_that_is_stated(worked: Worked) -> None:
    """What docs/threats.md says that nothing here can catch."""
    for deletes in (True, False):
        with pytest.raises(CatchlightError, match="was noted"):
            sign_in(worked.lab, SignIn(EXAMINER, "a guess"))
        if deletes:
            with by_hand(worked.lab) as connection:
                assert connection.execute("DELETE FROM sign_in_failures WHERE logged IS NULL").rowcount == 1
        sign_in(worked.lab, SignIn(EXAMINER, OWN_PASSPHRASE))
        assert worked.verified().problems == ()
    with worked.lab.reading() as db:
        failed = [entry for entry in log.read_log(db) if entry.document["action"] == "account.sign_in.failed"]
    assert len(failed) == 1


# Somebody truncates the write-ahead log after acts were acknowledged.


@pytest.mark.parametrize("kept", [0.0, 0.2, 0.5, 0.9, 0.999])
def test_acts_lost_with_the_end_of_the_write_ahead_log_are_named_against_the_checkpoint(
    worked: Worked, tmp_path: Path, kept: float
) -> None:
    with closing(connect(worked.lab.database_path).conn):  # as long as somebody has it open, acts stand in the WAL
        for number in range(10, 20):
            open_case(worked.lab, OpenCase(worked.examiner, f"2026-{number}", "theft"))
        with worked.lab.reading() as db:
            newest = log.log_size(db)
            note = log_checkpoint(worked, db)
        crashed = worked.copied(tmp_path / "crashed")
    ahead = crashed.lab.folder / "evidence.db-wal"
    assert ahead.stat().st_size > 100_000
    (crashed.lab.folder / "evidence.db-shm").unlink()
    with ahead.open("r+b") as target:
        target.truncate(int(ahead.stat().st_size * kept))

    open_lab(crashed.lab.folder)

    result = crashed.verified(Trust(crashed.fingerprint, (FoundCheckpoint(note, "outside", is_outside=True),)))
    assert worked.entries <= result.entries < newest
    ((lost, problem),) = [(found.entry, found.problem) for found in result.problems]
    assert lost == result.entries + 1
    assert f"the entries {lost} to {newest} were cut off" in problem
    assert crashed.problems() == []
    open_case(crashed.lab, OpenCase(crashed.examiner, "afterwards", "theft"))


def log_checkpoint(worked: Worked, db: Database) -> str:
    return checkpoint_now(db, lab=worked.lab.identifier).signed(worked.first, lab=worked.lab.identifier).text()


# Somebody edits stored files.


@pytest.mark.parametrize("edit", ["change", "remove"])
def test_an_edited_original_is_not_used(worked: Worked, edit: str) -> None:
    with worked.lab.reading() as db:
        (exhibit,) = exhibits_of(db, case_numbered(db, "2026-2"))
    stored = lab_store(worked.lab)
    path = stored.path(exhibit.sha256)
    if edit == "change":
        path.write_bytes(path.read_bytes() + b"!")
    else:
        path.unlink()

    with pytest.raises(
        CatchlightError, match="was changed since it was taken in" if edit == "change" else "cannot be read"
    ):
        original_of(exhibit, store=stored)
    with pytest.raises(CatchlightError, match="altered" if edit == "change" else "missing"):
        stored.read(exhibit.sha256)


def test_a_log_that_cannot_be_gone_on_with_is_not_gone_on_with(worked: Worked) -> None:
    with by_hand(worked.lab) as connection:
        connection.execute("UPDATE log_tree SET size = 3")

    with pytest.raises(CatchlightError, match="changed from outside") as refused:
        open_case(worked.lab, OpenCase(worked.examiner, "2026-3", "theft"))

    assert "log verify" in refused.value.hint


def test_whoever_writes_through_the_program_cannot_write_under_another_name(worked: Worked) -> None:
    impostor = replace(worked.examiner, account=worked.first.account)
    with worked.lab.reading() as db, pytest.raises(CatchlightError), acting(worked.lab, db, impostor) as act:
        act.log("case.opened")

    assert worked.problems() == []
