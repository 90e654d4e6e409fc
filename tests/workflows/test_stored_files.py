"""Which stored files rows name."""

from tests.keeping_maker import full_case

from catchlight.evidence.entry import Actor
from catchlight.lab.folder import Lab
from catchlight.workflows.stored_files import is_named, named_in_store, named_portraits, stores_of


def test_every_named_file_is_told_once_and_each_is_named(lab: Lab, actor: Actor) -> None:
    full = full_case(lab, actor)
    with lab.reading() as db:
        found, portraits = list(named_in_store(db)), list(named_portraits(db))

        assert len(found) == len(set(found))
        assert full.files[0] in found
        assert all(is_named(db, sha256) for sha256 in found)
        assert not is_named(db, "00" * 32)
        assert all(stores_of(lab)[1][1](db, sha256) for sha256 in portraits)
        assert len(portraits) == 1


def test_a_portrait_s_file_is_no_file_of_the_store(lab: Lab, actor: Actor) -> None:
    full_case(lab, actor)
    with lab.reading() as db:
        (portrait,) = named_portraits(db)

        assert not is_named(db, portrait)


def test_asking_for_a_name_walks_through_no_table(lab: Lab) -> None:
    with lab.reading() as db:
        asked: list[str] = []
        db.conn.set_trace_callback(asked.append)
        is_named(db, "00" * 32)
        db.conn.set_trace_callback(None)
        plans = [row for statement in asked for row in db.conn.execute(f"EXPLAIN QUERY PLAN {statement}")]

    assert len(asked) == 4
    assert [plan for *_, plan in plans if plan.startswith("SCAN")] == []
