"""The append-only log: an act and its entry are one, and nothing is ever changed."""

import os
import sqlite3
import subprocess
import sys
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlite_utils import Database
from tests.people import enlisted

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.cases import all_cases, open_case
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import SIGNATURE_DOMAIN, Actor, Delegation, Subject
from catchlight.evidence.log import Act, acting, clear_texts, is_logged, kept_clear_texts, log_size, read_log
from catchlight.evidence.merkle import EMPTY_ROOT, Frontier
from catchlight.evidence.verification import verify_log
from catchlight.lab.accounts import revoke_key
from catchlight.lab.folder import Lab, open_lab
from catchlight.lab.keys import new_key


def test_the_first_entry_of_a_lab_is_its_creation(lab: Lab, actor: Actor) -> None:
    with lab.reading() as db:
        (entry,) = read_log(db)

    assert (entry.sequence, entry.document["action"], entry.actor) == (1, "lab.created", actor.name)
    assert entry.document["tree_root"] == EMPTY_ROOT.hex()
    assert entry.document["lab"] == lab.identifier


def test_an_act_and_its_entry_are_committed_together(lab: Lab, actor: Actor) -> None:
    with lab.reading() as db, acting(lab, db, actor) as act:
        case = open_case(act, number="2026-001", offence="robbery")

    with lab.reading() as db:
        assert [known.number for known in all_cases(db)] == ["2026-001"]
        (entry,) = read_log(db, first=2)
    assert entry.document["case"] == case.identifier
    assert entry.document["details"] == {"number": "2026-001", "offence": "robbery", "session": 1}


def test_an_act_that_fails_leaves_neither_change_nor_entry(lab: Lab, actor: Actor) -> None:
    def open_and_fail(db: Database) -> None:
        with acting(lab, db, actor) as act:
            open_case(act, number="2026-001", offence="robbery")
            raise ZeroDivisionError

    with lab.reading() as db:
        with pytest.raises(ZeroDivisionError):
            open_and_fail(db)

        assert all_cases(db) == []
        assert log_size(db) == 1
        assert verify_log(db, lab=lab.identifier).ok


def test_a_change_without_an_entry_is_not_committed(lab: Lab, actor: Actor) -> None:
    def change_in_silence(db: Database) -> None:
        with acting(lab, db, actor) as act:
            act.db.conn.execute("UPDATE gallery SET revision = 9")

    with lab.reading() as db:
        with pytest.raises(RuntimeError, match="without a log entry"):
            change_in_silence(db)

        assert db.conn.execute("SELECT revision FROM gallery").fetchone() == (0,)


def test_an_entry_is_not_written_outside_an_act(lab: Lab, actor: Actor) -> None:
    with lab.reading() as db:
        act = Act(lab, db, actor)

        with pytest.raises(RuntimeError, match="while the act is open"):
            act.log("case.opened")

        assert log_size(db) == 1


def test_one_act_may_write_several_entries(lab: Lab, actor: Actor) -> None:
    with lab.reading() as db, acting(lab, db, actor) as act:
        act.log("extraction.started")
        act.log("extraction.finished")

    assert act.entries == [2, 3]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET entry = x'7b7d' WHERE sequence = 1",
        "UPDATE log SET signature = x'00' WHERE sequence = 1",
        "DELETE FROM log WHERE sequence = 1",
        "DELETE FROM log",
        "INSERT OR REPLACE INTO log (sequence, entry, leaf_hash) VALUES (1, x'7b7d', x'00')",
        "REPLACE INTO log (sequence, entry, leaf_hash) VALUES (1, x'7b7d', x'00')",
        "INSERT INTO log (sequence, entry, leaf_hash) VALUES (1, x'', x'') ON CONFLICT DO UPDATE SET entry = x'00'",
        "INSERT INTO log (sequence, entry, leaf_hash) VALUES (-5, x'7b7d', x'00')",
        "UPDATE log_clear SET clear = 'B. Other'",
        "INSERT OR REPLACE INTO log_clear SELECT commitment, sequence, salt, 'B. Other' FROM log_clear",
    ],
)
def test_the_database_itself_refuses_to_change_what_is_in_the_log(lab: Lab, statement: str) -> None:
    with lab.reading() as db:
        before = db.conn.execute("SELECT * FROM log").fetchall(), db.conn.execute("SELECT * FROM log_clear").fetchall()

        with pytest.raises(sqlite3.IntegrityError, match=r"append-only|never changed"):
            db.conn.execute(statement)

        after = db.conn.execute("SELECT * FROM log").fetchall(), db.conn.execute("SELECT * FROM log_clear").fetchall()
    assert after == before


def test_personal_data_are_in_no_entry_and_can_be_erased_without_touching_the_tree(lab: Lab, actor: Actor) -> None:
    with lab.reading() as db:
        with acting(lab, db, actor) as act:
            act.log("search.started", subjects=(Subject("face", "ab" * 32),), details={"person": Personal("P-0042")})
        root = verify_log(db, lab=lab.identifier).root
        held = b"".join(entry for (entry,) in db.conn.execute("SELECT entry FROM log"))
        assert b"P-0042" not in held
        assert actor.name.encode() not in held

        db.conn.execute("DELETE FROM log_clear WHERE sequence = 2")

        (entry,) = read_log(db, first=2)
        assert entry.actor is None
        assert entry.document["details"] == {"person": None, "session": 1}
        assert clear_texts(db, 2) == {}
        assert verify_log(db, lab=lab.identifier).root == root


def test_the_log_is_read_from_either_end(lab: Lab, actor: Actor) -> None:
    with lab.reading() as db:
        for action in ("a", "b", "c"):
            with acting(lab, db, actor) as act:
                act.log(action)

        assert [entry.sequence for entry in read_log(db, first=3)] == [3, 4]
        assert [entry.sequence for entry in read_log(db, newest_first=True, limit=2)] == [4, 3]


def test_an_entry_that_was_changed_beyond_reading_is_stated(lab: Lab) -> None:
    with lab.reading() as db:
        db.conn.execute("DROP TRIGGER log_is_final_update")
        db.conn.execute("UPDATE log SET entry = 'not an entry'")

        with pytest.raises(CatchlightError, match=r"Entry 1 .* was changed") as raised:
            list(read_log(db))

    assert "log verify" in raised.value.hint


def test_an_entry_whose_clear_text_is_no_text_any_more_is_stated(lab: Lab) -> None:
    with lab.reading() as db:
        for name in ("log_clear_is_final", "log_clear_is_final_update"):
            db.conn.execute(f"DROP TRIGGER IF EXISTS {name}")
        db.conn.execute("UPDATE log_clear SET clear = x'58'")

        with pytest.raises(CatchlightError, match=r"Entry 1 .* was changed"):
            list(read_log(db))


@pytest.mark.parametrize(
    "damage", ["DELETE FROM log_tree", "UPDATE log_tree SET frontier = x'00'", "UPDATE log_tree SET size = 'many'"]
)
def test_nothing_is_added_beside_a_damaged_tree(lab: Lab, actor: Actor, damage: str) -> None:
    def write(db: Database) -> None:
        with acting(lab, db, actor) as act:
            act.log("case.opened")

    with lab.reading() as db:
        db.conn.execute(damage)

        with pytest.raises(CatchlightError, match="changed from outside"):
            write(db)

        assert log_size(db) == 1


def test_an_entry_costs_no_more_in_a_long_log(lab: Lab, actor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: list[bytes] = []

    def counted(left: bytes, right: bytes) -> bytes:
        hashed.append(right)
        return left

    with lab.reading() as db:
        with acting(lab, db, actor) as act:
            for _ in range(1500):
                act.log("x")
        monkeypatch.setattr("catchlight.evidence.merkle.node_hash", counted)
        with acting(lab, db, actor) as act:
            act.log("x")
        (packed,) = db.conn.execute("SELECT frontier FROM log_tree").fetchone()

    assert len(hashed) <= 22  # twice the height of the tree
    assert len(packed) == 32 * Frontier.from_bytes(1502, packed).size.bit_count()


WRITER = """
import sys
from pathlib import Path
from catchlight.evidence.cases import open_case
from catchlight.evidence.log import acting
from catchlight.lab.folder import open_lab
from tests.people import present

lab = open_lab(Path(sys.argv[1]))
actor = present(lab)
print("ready", flush=True)
sys.stdin.readline()
number = 0
with lab.reading() as db:
    while number < int(sys.argv[3]):
        number += 1
        with acting(lab, db, actor) as act:
            open_case(act, number=f"{sys.argv[2]}-{number}", offence="robbery")
        print(number, flush=True)
"""


def writer(lab: Lab, name: str, *, cases: int) -> subprocess.Popen[str]:
    """Another process that opens the lab, waits for a line, and opens cases in it."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(lab.folder), name, str(cases)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(sys.modules["catchlight"].__file__ or "").parents[1])},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def test_two_processes_write_at_once_and_both_succeed(lab: Lab) -> None:
    writers = [writer(lab, name, cases=25) for name in ("one", "two")]

    for process in writers:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in writers:
        process.communicate(timeout=60)

    assert [process.returncode for process in writers] == [0, 0]
    with lab.reading() as db:
        assert len(all_cases(db)) == 50
        result = verify_log(db, lab=lab.identifier)
    assert (result.ok, result.entries) == (True, 51)


def test_a_killed_writer_loses_nothing_it_was_told_is_kept(lab: Lab) -> None:
    process = writer(lab, "one", cases=100_000)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("go\n")
    process.stdin.flush()
    kept = [process.stdout.readline() for _ in range(20)]

    process.kill()
    rest = process.stdout.read()  # not `communicate`, which forgets what `readline` has read ahead
    process.communicate(timeout=60)

    acknowledged = len(kept) + len(rest.splitlines())
    with open_lab(lab.folder).reading() as db:
        opened = len(all_cases(db))
        result = verify_log(db, lab=lab.identifier)
    assert acknowledged <= opened <= acknowledged + 1
    assert result.problems == ()
    assert result.entries == 1 + opened


def signed_entries(db: Database) -> list[tuple[bytes, bytes, str]]:
    return list(db.conn.execute("SELECT entry, signature, signer FROM log ORDER BY sequence"))


def test_each_entry_is_signed_by_the_key_of_its_actor(lab: Lab, actor: Actor) -> None:
    with lab.reading() as db, acting(lab, db, actor) as act:
        act.log("x")
        act.log("y")

    with lab.reading() as db:
        for entry, signature, signer in signed_entries(db):
            Ed25519PublicKey.from_public_bytes(actor.key.public).verify(signature, SIGNATURE_DOMAIN + entry)
            assert signer == actor.key.key_id


def test_a_disabled_account_signs_nothing_and_its_act_is_not_kept(lab: Lab, actor: Actor) -> None:
    with lab.reading() as db:
        other = enlisted(db, "B. Example")
        db.conn.execute("UPDATE accounts SET disabled_at = 'now' WHERE id = ?", (other.account,))
        with pytest.raises(NotPermitted, match="can no longer act"), acting(lab, db, other) as act:
            open_case(act, number="1", offence="robbery")
        assert (log_size(db), all_cases(db)) == (1, [])


def test_a_revoked_key_signs_nothing(lab: Lab, actor: Actor) -> None:
    with lab.reading() as db:
        revoke_key(db, actor.key.key_id, at=datetime.now(UTC))
        with pytest.raises(NotPermitted, match="replaced"), acting(lab, db, actor) as act:
            act.log("x")


def test_a_key_of_somebody_else_does_not_sign_for_an_account(lab: Lab, actor: Actor) -> None:
    with lab.reading() as db:
        forged = replace(actor, key=enlisted(db, "B. Example").key)
        with pytest.raises(NotPermitted), acting(lab, db, forged) as act:
            act.log("x")


@pytest.mark.parametrize(
    ("action", "minutes", "says"), [("y", 60, "not made for y"), ("x", -1, "its time is over"), ("x", 60, None)]
)
def test_a_key_of_a_job_signs_its_actions_in_its_time_only(
    lab: Lab, actor: Actor, action: str, minutes: int, says: str | None
) -> None:
    allowed = Delegation(1, frozenset({"x"}), datetime.now(UTC) + timedelta(minutes=minutes))
    job = replace(actor, key=new_key(), delegation=allowed)
    with lab.reading() as db:
        with nullcontext() if says is None else pytest.raises(NotPermitted, match=says), acting(lab, db, job) as act:
            act.log(action)
        assert log_size(db) == (2 if says is None else 1)


def test_a_clock_that_was_set_back_is_told_in_an_entry_of_its_own(lab: Lab, actor: Actor) -> None:
    with lab.reading() as db:
        with acting(lab, db, actor) as act:
            act.now = datetime.now(UTC) + timedelta(hours=1)
            act.log("x")
        with acting(lab, db, actor) as act:
            act.log("y")
            act.log("z")
        entries = [entry.document for entry in read_log(db, first=3)]
    assert [entry["action"] for entry in entries] == ["clock.set_back", "y", "z"]
    assert entries[0]["details"]["seconds"] in range(3590, 3601)
    assert entries[0]["actor"]["account"] == actor.account


def test_entries_are_picked_by_action_and_by_case(lab: Lab, actor: Actor) -> None:
    with lab.reading() as db:
        with acting(lab, db, actor) as act:
            for action, case in (("search.started", "a"), ("search.finished", "b"), ("searched", "a"), ("x", None)):
                act.log(action, case=case)
        picked = {
            "search": read_log(db, actions=["search.*"]),
            "one": read_log(db, actions=["searched", "x"]),
            "case": read_log(db, case="a"),
            "both": read_log(db, actions=["search.*"], case="b"),
            "none": read_log(db, actions=[]),
        }
        found = {name: [entry.document["action"] for entry in entries] for name, entries in picked.items()}
    assert found == {
        "search": ["search.started", "search.finished"],
        "one": ["searched", "x"],
        "case": ["search.started", "searched"],
        "both": ["search.finished"],
        "none": [],
    }


def test_an_entry_that_cannot_be_read_is_not_left_out_of_what_is_picked(lab: Lab, actor: Actor) -> None:
    with lab.reading() as db:
        db.conn.execute("DROP TRIGGER log_is_final_update")
        db.conn.execute("UPDATE log SET entry = 'nothing' WHERE sequence = 1")
        with pytest.raises(CatchlightError, match="Entry 1 of the evidence log was changed"):
            list(read_log(db, actions=["search.started"]))


def test_what_a_session_has_logged_is_known_by_its_details(lab: Lab, actor: Actor) -> None:
    with lab.reading() as db:
        with acting(lab, db, actor) as act:
            act.log("candidate.consulted", details={"search": "s1", "rank": 2})
        assert is_logged(db, actor, "candidate.consulted", {"search": "s1", "rank": 2})
        assert is_logged(db, actor, "candidate.consulted", {"search": "s1"})
        assert not is_logged(db, actor, "candidate.consulted", {"search": "s1", "rank": 3})
        assert not is_logged(db, actor, "search.consulted", {"search": "s1"})
        assert not is_logged(db, replace(actor, session=2), "candidate.consulted", {"search": "s1"})
        assert not is_logged(db, replace(actor, session=None), "candidate.consulted", {"search": "s1"})


def test_clear_texts_that_are_kept_are_found_by_their_commitments(lab: Lab, actor: Actor) -> None:
    with lab.reading() as db:
        with acting(lab, db, actor) as act:
            entry = act.log("x", details={"person": Personal("P-0042"), "note": Personal("gone")})
        digests = {clear: bytes.fromhex(digest) for digest, clear in clear_texts(db, entry).items()}
        db.conn.execute("DELETE FROM log_clear WHERE clear = 'gone'")

        kept = kept_clear_texts(db, [digests["P-0042"], digests["gone"], bytes(32)])

        assert kept == {digests["P-0042"]: entry}
        assert kept_clear_texts(db, []) == {}
