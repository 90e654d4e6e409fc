"""Entries of a case and those about accounts are found by an index, and none is left out."""

import pytest
from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case, open_case
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor, Value
from catchlight.evidence.log import acting, log_size, read_log
from catchlight.evidence.log_index import CASE_KEY, HAS_CASE_KEY, IS_ABOUT_ACCOUNTS
from catchlight.lab.folder import Lab

MISLEADING: dict[str, Value] = {
    "case": "other",
    "what": ',"case":"other"',
    "deeper": {"a": 1, "case": None, "details": 1},
    "note": Personal(',"case":"other"'),
}


def plan_of(db: Database, condition: str) -> str:
    (row,) = db.conn.execute(f"EXPLAIN QUERY PLAN SELECT sequence FROM log WHERE {condition}").fetchall()  # noqa: S608
    return str(row[3])


def keys(db: Database) -> list[bytes | None]:
    """The key of each entry in order; None where the index leaves it out."""
    query = f"SELECT CASE WHEN {HAS_CASE_KEY} THEN {CASE_KEY} END FROM log ORDER BY sequence"  # noqa: S608
    rows = db.conn.execute(query)
    return [key for (key,) in rows]


def test_the_expressions_are_those_of_the_indexes(lab: Lab) -> None:
    with lab.reading() as db:
        assert "USING INDEX log_case (<expr>=?)" in plan_of(db, f"{CASE_KEY} IN (x'00', x'') AND {HAS_CASE_KEY}")
        assert "log_accounts" in plan_of(db, IS_ABOUT_ACCOUNTS)


def test_the_key_of_an_entry_is_its_own_case_whatever_its_details_hold(lab: Lab, actor: Actor, case: Case) -> None:
    with lab.reading() as db, acting(lab, db, actor) as act:
        first = log_size(db)
        act.log("x.of_case", case=case.identifier, details=MISLEADING)
        act.log("x.of_none", details={"case": "other", "what": "a"})
        act.log("x.of_none", details={"a": 1})
        assert keys(db)[first:] == [case.identifier.encode(), None, None]
        of_case = [entry.document["action"] for entry in read_log(db, case=case.identifier)]
        assert of_case == ["case.opened", "x.of_case"]
        assert list(read_log(db, case="other")) == []  # what the index finds is compared with the entry


def test_the_entries_of_a_case_are_those_a_walk_through_the_log_finds(lab: Lab, actor: Actor, case: Case) -> None:
    with lab.reading() as db:
        with acting(lab, db, actor) as act:
            other = open_case(act, number="2026-002", offence="fraud")
        for number in range(40):
            with acting(lab, db, actor) as act:
                act.log("x.done", case=case.identifier if number % 3 else other.identifier)
        everything = list(read_log(db))
        for identifier in (case.identifier, other.identifier):
            walked = [entry for entry in everything if entry.document["case"] == identifier]
            assert list(read_log(db, case=identifier)) == walked
            assert list(read_log(db, case=identifier, newest_first=True, limit=2)) == walked[:-3:-1]
            assert list(read_log(db, case=identifier, first=20)) == [one for one in walked if one.sequence >= 20]


def test_what_is_no_entry_any_more_is_told_to_whoever_reads_any_case(lab: Lab, actor: Actor, case: Case) -> None:
    with lab.reading() as db:
        db.conn.execute("DROP TRIGGER log_is_final_update")
        db.conn.execute("UPDATE log SET entry = x'ff00' WHERE sequence = 1")
        with pytest.raises(CatchlightError, match="Entry 1 of the evidence log was changed"):
            list(read_log(db, case=case.identifier))
