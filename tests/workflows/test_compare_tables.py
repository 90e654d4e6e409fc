"""Tables that somebody edited by hand are told against the log."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.gallery_maker import a_portrait, random_vectors
from tests.lab_copies import copied
from tests.oversight_maker import searched
from tests.people import FIRST, PASSPHRASE, present

from catchlight.evidence.cases import case_numbered
from catchlight.evidence.log import acting, read_log
from catchlight.gallery.people import hold_person
from catchlight.gallery.portraits import enrol_portraits
from catchlight.gallery.tags import tag_portraits
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.compare_tables import ACTIONS, compare_tables
from catchlight.workflows.create_lab import create_lab
from catchlight.workflows.erase_case import EraseCase, erase_case
from catchlight.workflows.hold_case import HoldCase, hold_case
from catchlight.workflows.manage_accounts import (
    ChangeRoles,
    CreateAccount,
    DisableAccount,
    ResetAccount,
    change_roles,
    create_account,
    disable_account,
    reset_account,
)
from catchlight.workflows.members import AddMember, RemoveMember, add_member, remove_member
from catchlight.workflows.open_case import OpenCase, open_case
from catchlight.workflows.own_account import RotateKey, rotate_key
from catchlight.workflows.verify_log import verify_log

OTHER, GONE = "B. Other", "C. Gone"


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    """A lab in which everything happened that is compared."""
    lab, actor = create_lab(tmp_path_factory.mktemp("everything") / "lab", first=FIRST)
    for name in (OTHER, GONE):
        create_account(lab, CreateAccount(actor, name, PASSPHRASE, (Role.EXAMINER,), unit="North"))
    change_roles(lab, ChangeRoles(actor, OTHER, (Role.EXAMINER, Role.CUSTODIAN)))
    reset_account(lab, ResetAccount(actor, OTHER, PASSPHRASE))
    actor = rotate_key(lab, RotateKey(actor, PASSPHRASE))
    portrait = a_portrait("one.jpg", random_vectors(1, seed=2)[0], person="P-1")
    with lab.reading() as db, acting(lab, db, actor.acting_as(Role.CUSTODIAN)) as act:
        enrol_portraits(act, [portrait])
        tag_portraits(act, "gang", [1])
    with lab.reading() as db, acting(lab, db, actor.acting_as(Role.SUPERVISOR)) as act:
        hold_person(act, "P-1", reason="asked by the court")
    for number in ("2026-1", "2026-2"):
        case = open_case(lab, OpenCase(actor, number, "robbery"))
        searched(lab, actor, case, random_vectors(1, seed=1 + len(number))[0])
        add_member(lab, AddMember(actor, number, OTHER))
        add_member(lab, AddMember(actor, number, GONE))
    remove_member(lab, RemoveMember(actor, "2026-1", GONE))
    disable_account(lab, DisableAccount(actor, GONE))
    hold_case(lab, HoldCase(actor, "2026-1", "asked by the court"))
    erase_case(lab, EraseCase(actor, "2026-2", "the retention is over"))
    return lab


@pytest.fixture
def worked(everything: Lab, tmp_path: Path) -> Lab:
    """A copy of it."""
    return copied(everything, tmp_path / "lab")


def compared(lab: Lab) -> list[tuple[int | None, str]]:
    with lab.reading() as db:
        return [(found.entry, found.problem) for found in compare_tables(db)]


def test_tables_that_only_the_program_wrote_are_those_of_the_log(worked: Lab) -> None:
    assert compared(worked) == []
    assert verify_log(worked, JobControl()).ok


EDITS = {
    "UPDATE accounts SET name = 'D. New' WHERE name = 'B. Other'": "the account has another name",
    "UPDATE accounts SET roles = '[]' WHERE name = 'B. Other'": "the account has other roles",
    "UPDATE accounts SET disabled_at = NULL WHERE name = 'C. Gone'": "the account has another state",
    "UPDATE accounts SET disabled_at = 'x' WHERE name = 'A. Example'": "the account has another state",
    "UPDATE account_keys SET key_id = key_id || 'x' WHERE revoked_at IS NULL": "the account has another key",
    "UPDATE account_keys SET public_key = zeroblob(32) WHERE revoked_at IS NULL": "the account has another key",
    "DELETE FROM account_keys": "the account has another key",
    "DELETE FROM accounts": "the account is gone",
    "INSERT INTO accounts (id, name, roles) VALUES ('x', 'x', '[]')": "that no entry makes known",
    "UPDATE cases SET offence = 'murder'": "opened otherwise in the lab's tables than in the log (offence)",
    "UPDATE cases SET number = '2026-9'": "opened otherwise in the lab's tables than in the log (number)",
    "DELETE FROM cases": "the case is gone",
    "INSERT INTO cases (identifier, number, offence, opened_at, opened_by) VALUES (1, 1, 1, 1, 1)": "a case stands",
    "DELETE FROM case_members": "the member of the case is gone",
    "INSERT INTO case_members SELECT 1, id, 'x' FROM accounts WHERE name = 'C. Gone'": "as member",
    "UPDATE cases SET held_since = NULL": "another hold, end or last day",
    "UPDATE cases SET closed_at = 'x'": "another hold, end or last day",
    "UPDATE cases SET retain_until = '2020-01-01'": "another hold, end or last day",
    "UPDATE searches SET searched_by_account = (SELECT id FROM accounts WHERE name = 'B. Other')": "another account's",
    "UPDATE authorisations SET state = 'requested', due_at = '2020-01-01'": "another authorisation",
    "UPDATE authorisations SET state = 'granted'": "another authorisation",
    "DELETE FROM authorisations": "another authorisation",
    "UPDATE accounts SET unit = 'South' WHERE name = 'B. Other'": "another unit",
    "UPDATE accounts SET unit = 'South' WHERE name = 'A. Example'": "another unit",
    "UPDATE accounts SET must_change_passphrase = 0 WHERE name = 'B. Other'": "another need of a new passphrase",
    "UPDATE accounts SET must_change_passphrase = 1 WHERE name = 'A. Example'": "another need of a new passphrase",
    "UPDATE accounts SET roles = 'x'": "hold what the program never writes",
    "UPDATE searches SET purpose = 'another'": "the search s1 is otherwise in the lab's tables (purpose)",
    "UPDATE searches SET legal_basis = 'another'": "the search s1 is otherwise in the lab's tables (legal_basis)",
    "UPDATE searches SET authority = 'another'": "the search s1 is otherwise in the lab's tables (authority)",
    "UPDATE searches SET probe = 'f7'": "the search s1 is otherwise in the lab's tables (probe)",
    "UPDATE searches SET probe_face = 7": "the search s1 is otherwise in the lab's tables (probe_face)",
    "UPDATE searches SET threshold = 0.4, k = 3": "the search s1 is otherwise in the lab's tables (k, threshold)",
    "UPDATE searches SET gallery_root = 'ab', searched = 9": "run against something else",
    "UPDATE searches SET finished_at = NULL": "run against something else in the lab's tables (when it ended)",
    "UPDATE searches SET erased_at = 'x'": "the result of the search s1 is gone",
    "DELETE FROM searches": "the search s1 is gone from its case",
    "INSERT INTO searches (case_id, scope, probe, probe_face, authority, purpose, authorisation, mode, k, pack_sha256,"
    " started_at, searched_by) SELECT case_id, scope, probe, probe_face, authority, purpose, authorisation, mode, k,"
    " pack_sha256, started_at, searched_by FROM searches": "the search s3 stands in the lab's tables and in no entry",
    "UPDATE authorisations SET authority = 'another'": "another authorisation",
    "UPDATE exhibits SET path = 'another'": "the exhibit e1 is otherwise in the lab's tables (path)",
    "UPDATE exhibits SET kept = 1, seized_by = 'somebody'": "the exhibit e1 is otherwise",
    "UPDATE faces SET embedding = zeroblob(64)": "what was found in exhibit e1 is otherwise",
    "UPDATE portraits SET retain_until = '2099-01-01'": "a portrait, or what is known of its person, is otherwise",
    "UPDATE persons SET held_since = NULL": "the legal hold of a person is gone",
    "DELETE FROM portrait_tags": "a tag of a portrait is gone",
    "UPDATE templates SET embedding = zeroblob(64)": "the gallery's templates are others",
    "UPDATE exhibits SET sha256 = 'ab'": "the exhibit of the case is gone",
    "DELETE FROM exhibits": "the exhibit of the case is gone",
    "UPDATE candidates SET score = score + 0.1": "other candidates or scores",
    "UPDATE candidates SET rank = 7": "other candidates or scores",
    "DELETE FROM candidates": "other candidates or scores",
    "DELETE FROM portraits": "a portrait that was enrolled is gone",
}


@pytest.mark.parametrize(("statement", "told"), EDITS.items())
def test_an_edited_table_is_told(worked: Lab, statement: str, told: str) -> None:
    with closing(sqlite3.connect(worked.database_path, isolation_level=None)) as connection:
        connection.execute(statement)

    assert any(told in problem for _, problem in compared(worked))
    assert not verify_log(worked, JobControl()).ok


def test_an_erased_case_that_is_put_back_is_told(worked: Lab) -> None:
    with worked.reading() as db:
        (erased,) = (entry.document["case"] for entry in read_log(db, actions=["erasure.done"]))
    with closing(sqlite3.connect(worked.database_path, isolation_level=None)) as connection:
        values = (erased, "2026-2", "robbery", "2026-01-01T00:00:00Z", "A. Example")
        connection.execute(
            "INSERT INTO cases (identifier, number, offence, opened_at, opened_by) VALUES (?,?,?,?,?)", values
        )

    ((_, problem),) = compared(worked)
    assert problem == "the case was erased, and stands in the lab's tables again"


@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_an_entry_that_the_program_never_writes_changes_nothing(worked: Lab, action: str) -> None:
    with worked.reading() as db, acting(worked, db, present(worked)) as act:
        act.log(action, details={"search": 5})

    assert compared(worked) == []


def test_what_was_found_in_the_tables_names_the_entry(worked: Lab, tmp_path: Path) -> None:
    with worked.reading() as db:
        (entry,) = db.conn.execute(
            "SELECT min(sequence) FROM log WHERE instr(entry, CAST('\"case.opened\"' AS BLOB))"
        ).fetchone()
        assert case_numbered(db, "2026-1").offence == "robbery"
    with closing(sqlite3.connect(worked.database_path, isolation_level=None)) as connection:
        connection.execute("UPDATE cases SET offence = 'murder'")

    assert [found.entry for found in verify_log(worked, JobControl()).problems] == [entry]
