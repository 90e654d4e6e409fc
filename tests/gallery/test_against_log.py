"""A gallery that somebody edited by hand is told against the log: each column, row and pair of rows of its tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from itertools import product
from pathlib import Path

import pytest
from sqlite_utils import Database
from tests.gallery_maker import OTHER_PACK, a_portrait, enrolled, random_vectors
from tests.people import FIRST, present
from tests.view_maker import built

from catchlight.evidence.log import acting, read_log
from catchlight.gallery.against_log import ACTIONS, LoggedGallery, replaying
from catchlight.gallery.erased import erase_templates
from catchlight.gallery.forgetting_persons import forget_portraits
from catchlight.gallery.milvus.settings import IndexKind, store_server, use_server
from catchlight.gallery.people import hold_person, release_person
from catchlight.gallery.reenrolment import refuse_portraits
from catchlight.gallery.tags import tag_portraits
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.create_lab import create_lab

VECTORS = random_vectors(8)
TABLES = [
    "persons",
    "portraits",
    "templates",
    "erased_templates",
    "gallery",
    "tags",
    "portrait_tags",
    "changed_persons",
    "generations",
    "reenrolment_refusals",
]

NOT_TOLD = {
    "erased_templates.portrait": "it names no row any more; where it names an enrolled one, that is told",
    "gallery_server.begun": "what the server is still told",
    "reenrolment_refusals.reason": "only listed; that the coming model pack lacks the portrait is in an entry",
    **dict.fromkeys(
        (f"server_outbox.{column}" for column in ("id", "kind", "portrait", "pack_sha256", "queued_at")),
        "what the server is still told: a search is refused where it counts other templates than the lab",
    ),
}
"""Columns of which no edit is told, and why none can mislead."""
ROWS_NOT_TOLD = {
    "server_outbox": "deleted inserted",  # as its columns
    "changed_persons": "inserted",  # whoever is in it is only read anew
    "gallery": "inserted",  # only row 1 is ever read
    "gallery_server": "inserted",
}
"""Rows that may go or come, and no search is misled."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    """A gallery in which everything happened that is compared: five portraits of two persons are left."""
    lab = create_lab(tmp_path_factory.mktemp("edited") / "lab", first=FIRST).lab
    for at in range(5):
        enrolled(lab, a_portrait(f"{at}.jpg", VECTORS[at], person=f"P{at // 2}", note=f"note {at}"))
    enrolled(lab, a_portrait("0.jpg", VECTORS[5], person="P0", note="note 0", pack=OTHER_PACK))
    built(lab)
    actor = present(lab).acting_as(Role.CUSTODIAN)
    with lab.reading() as db, acting(lab, db, actor) as act:
        tag_portraits(act, "gang", [1, 2, 4, 5])
        tag_portraits(act, "gang", [2], remove=True)
        tag_portraits(act, "seen", [3])
        refuse_portraits(act, {3: "no face", 4: "no face"}, pack=OTHER_PACK)
    with lab.reading() as db, acting(lab, db, actor.acting_as(Role.SUPERVISOR)) as act:
        for person in ("P0", "P1"):
            hold_person(act, person, reason="asked by the court")
        release_person(act, "P1", reason="no longer")
        erase_templates(act, db, [1])
        forget_portraits(db, [1])
        erase_templates(act, db, [5])
        forget_portraits(db, [5])
    built(lab, pack=OTHER_PACK)
    with lab.reading() as db, acting(lab, db, actor) as act:
        store_server(act, "https://gallery.lan:19530", authority="pem", index=IndexKind.FLAT, has_token=True)
        use_server(db, in_use=True)
        act.log("gallery.server.migrated", details={"searched_at": "server"})
    enrolled(lab, a_portrait("0.jpg", VECTORS[0], person="P0", sex="male"))
    enrolled(lab, a_portrait("6.jpg", VECTORS[6], person="P1", sex="female", birth_year=1980))
    return lab


@pytest.fixture(scope="module")
def logged(kept: Lab) -> Iterator[LoggedGallery]:
    """What the log of that gallery says."""
    with kept.reading() as db, replaying() as logged:
        for entry in read_log(db, actions=ACTIONS):
            logged.read(entry)
        yield logged


@contextmanager
def edited(lab: Lab) -> Iterator[Database]:
    """The lab's database, to be edited as somebody does who has the file; everything is taken back."""
    with closing(sqlite3.connect(lab.database_path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("BEGIN")
        try:
            yield Database(connection, execute_plugins=False)
        finally:
            connection.execute("ROLLBACK")


def told(logged: LoggedGallery, db: Database, control: JobControl | None = None) -> list[tuple[int | None, str]]:
    """What is wrong; what cannot be read is told by whoever compares."""
    try:
        return [(found.entry, found.problem) for found in logged.compare(db, control)]
    except (ValueError, TypeError, ArithmeticError):
        return [(None, "holds what the program never writes")]


def entries(lab: Lab, action: str) -> list[int]:
    with lab.reading() as db:
        return [entry.sequence for entry in read_log(db, actions=(action,))]


def test_a_gallery_that_only_the_program_wrote_is_that_of_the_log(kept: Lab, logged: LoggedGallery) -> None:
    with edited(kept) as db:
        assert told(logged, db) == []


OTHER = "a portrait, or what is known of its person, is otherwise in the lab's tables"
GONE = "a portrait that was enrolled is gone from the lab's tables"
ENROLLED, TAGGED, HELD, ERASED = "gallery.enrolled", "gallery.tagged", "person.held", "gallery.erased"


@pytest.mark.parametrize(
    ("statement", "problem", "action", "which"),
    [
        ("UPDATE portraits SET retain_until = '2099-12-31' WHERE id = 3", OTHER, ENROLLED, 2),
        ("UPDATE portraits SET source = 'forged' WHERE id = 3", OTHER, ENROLLED, 2),
        ("UPDATE portraits SET person = 1 WHERE id = 3", OTHER, ENROLLED, 2),
        ("UPDATE persons SET person_id = 'Q' WHERE person_id = 'P1'", OTHER, ENROLLED, 2),
        ("UPDATE persons SET sex = NULL WHERE person_id = 'P1'", OTHER, ENROLLED, 2),
        ("UPDATE persons SET sex = 'male' WHERE person_id = 'P1'", OTHER, ENROLLED, 7),
        ("UPDATE persons SET birth_year = 1970 WHERE person_id = 'P0'", OTHER, ENROLLED, 1),
        ("UPDATE portraits SET salt = x'' WHERE id = 3", OTHER, ENROLLED, 2),
        ("UPDATE portraits SET note = CAST(note AS BLOB) WHERE id = 3", OTHER, ENROLLED, 2),
        ("DELETE FROM portraits WHERE id = 3", GONE, ENROLLED, 2),
        ("UPDATE portraits SET sha256 = 'ff' WHERE id = 3", GONE, ENROLLED, 2),
        ("UPDATE templates SET embedding = zeroblob(64) WHERE portrait = 3", "templates are others", ENROLLED, -1),
        ("UPDATE templates SET leaf = -1 WHERE portrait = 2", "templates are others", ENROLLED, -1),
        ("DELETE FROM erased_templates", "the gallery's templates are others", ENROLLED, -1),
        ("UPDATE erased_templates SET portrait = 3", "2 templates stand in the lab's tables as erased", "", 0),
        ("UPDATE erased_templates SET revision = 1 WHERE leaf = 4", "what was erased is otherwise", ERASED, 1),
        ("UPDATE changed_persons SET revision = 1", "learnt of a person is not noted for searches", ENROLLED, -1),
        ("DELETE FROM portrait_tags WHERE portrait = 4", "a tag of a portrait is gone", TAGGED, 1),
        ("INSERT INTO portrait_tags SELECT 2, id FROM tags", "2 tags stand in the lab's tables", "", 0),
        ("UPDATE tags SET name = 'other' WHERE name = 'gang'", "a tag of a portrait is gone", TAGGED, 1),
        ("INSERT INTO tags (name) VALUES ('other')", "1 tags without a portrait stand", "", 0),
        ("INSERT INTO persons (person_id) VALUES ('Q')", "1 persons without a portrait stand", "", 0),
        ("UPDATE persons SET held_since = NULL, held_because = NULL", "the legal hold of a person is gone", HELD, 0),
        ("UPDATE persons SET held_since = 'x' WHERE person_id = 'P1'", "1 persons are under legal hold in the", "", 0),
        ("UPDATE persons SET held_because = 'x' WHERE person_id = 'P0'", "another time or reason", HELD, 0),
        ("UPDATE gallery SET frontier = zeroblob(length(frontier))", "the gallery's tree is another one", ENROLLED, -1),
        ("UPDATE gallery SET revision = 4", "the gallery has another revision", ENROLLED, -1),
        ("UPDATE gallery SET pack_sha256 = 'ab'", "the gallery is searched with another model pack", "", 0),
        ("UPDATE gallery_server SET address = 'x'", "the gallery server, or whether", "gallery.server.migrated", 0),
        ("UPDATE gallery_server SET in_use = 0", "the gallery server, or whether", "gallery.server.migrated", 0),
        ("DELETE FROM reenrolment_refusals", "lacks is not so noted", "gallery.reenrolment.refused", 0),
        ("UPDATE reenrolment_refusals SET portrait = 2 WHERE portrait = 3", "1 portraits stand in", "", 0),
        ("UPDATE generations SET leaves = 0", "the gallery's search files are others", "gallery.indexed", 0),
    ],
)  # fmt: skip
def test_an_edit_is_told_with_the_entry_that_says_otherwise(
    kept: Lab, logged: LoggedGallery, statement: str, problem: str, action: str, which: int
) -> None:
    with edited(kept) as db:
        db.conn.execute(statement)
        found = told(logged, db)

    entry = entries(kept, action)[which] if action else None
    assert any(known == entry and problem in text for known, text in found), found


UNIQUE = {"sha256", "leaf", "number", "name", "person_id"}


def others(value: object) -> list[object]:
    """Values that could stand there instead; the first that the table takes is put there."""
    match value:
        case None:
            return ["x", 7]
        case int() | float():
            return [value - 1, value - 1000]
        case bytes():
            return [bytes([value[0] ^ 1]) + value[1:] if value else b"x"]
        case str():
            return ["" if value != "" else "x", value[:-1] + ("0" if value[-1:] != "0" else "1")]
    raise AssertionError(value)


def fresh_key(value: object) -> object:
    """A value that no row has."""
    return value + 50 if isinstance(value, int) else "e" * 64


def columns(db: Database, table: str) -> list[str]:
    return [name for _, name, *_ in db.conn.execute(f"PRAGMA table_xinfo ({table})")]


def rows(db: Database, table: str) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = db.conn.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608
    return found


def put(db: Database, table: str, row: tuple[object, ...], column: str, *values: object) -> bool:
    """Put the first of these values into one row that the table takes there; False if it takes none."""
    where = " AND ".join(f"{name} IS ?" for name in columns(db, table))
    for value in values:
        with suppress(sqlite3.IntegrityError):
            done = db.conn.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (value, *row))  # noqa: S608
            return bool(done.rowcount == 1)
    return False


def is_told_after(logged: LoggedGallery, db: Database, edit: Callable[[], object]) -> bool | None:
    """Whether an edit is told; None if the tables did not take it. It is taken back."""
    db.conn.execute("SAVEPOINT edit")
    try:
        return bool(told(logged, db)) if edit() else None
    finally:
        db.conn.execute("ROLLBACK TO edit")


@pytest.mark.parametrize("table", TABLES)
def test_every_value_that_is_edited_alone_is_told(kept: Lab, logged: LoggedGallery, table: str) -> None:
    outcomes: dict[str, set[bool | None]] = {}
    with edited(kept) as db:
        names, found = columns(db, table), rows(db, table)
        for row, (place, name) in product(found, enumerate(names)):
            value = row[place]
            one = outcomes.setdefault(f"{table}.{name}", set())
            one.add(is_told_after(logged, db, partial(put, db, table, row, name, *others(value))))
            if value is not None:
                one.add(is_told_after(logged, db, partial(put, db, table, row, name, None)) in {None, True})

    assert found
    assert {column for column, told in outcomes.items() if told != {True}} == {
        column for column in NOT_TOLD if column.startswith(f"{table}.")
    }


@pytest.mark.parametrize("table", TABLES)
def test_every_row_that_is_deleted_or_copied_is_told(kept: Lab, logged: LoggedGallery, table: str) -> None:
    outcomes: dict[str, set[bool | None]] = {"deleted": set(), "inserted": set()}
    with edited(kept) as db:
        names = columns(db, table)
        unique = {name for _, name, *_, key, _ in db.conn.execute(f"PRAGMA table_xinfo ({table})") if key} | UNIQUE
        where = " AND ".join(f"{name} IS ?" for name in names)
        delete = f"DELETE FROM {table} WHERE {where}"  # noqa: S608
        insert = f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})"  # noqa: S608
        for row in rows(db, table):
            fresh = [fresh_key(value) if name in unique else value for name, value in zip(names, row, strict=True)]
            outcomes["deleted"].add(is_told_after(logged, db, partial(db.conn.execute, delete, row)))
            outcomes["inserted"].add(is_told_after(logged, db, partial(db.conn.execute, insert, fresh)))

    assert {what for what, told in outcomes.items() if told != {True}} == set(ROWS_NOT_TOLD.get(table, "").split())


def swap(db: Database, table: str, pair: tuple[tuple[object, ...], tuple[object, ...]], place: int) -> bool:
    """Swap the value of that column between two rows, by way of one that no row has."""
    (one, other), name = pair, columns(db, table)[place]
    free = fresh_key(one[place])
    moved = (*one[:place], free, *one[place + 1 :])
    return (
        put(db, table, one, name, free)
        and put(db, table, other, name, one[place])
        and put(db, table, moved, name, other[place])
    )


@pytest.mark.parametrize("table", ["persons", "portraits", "templates", "erased_templates"])
def test_two_rows_that_swap_a_value_are_told(kept: Lab, logged: LoggedGallery, table: str) -> None:
    with edited(kept) as db:
        names, (*_, one, other) = columns(db, table), rows(db, table)
        for place, name in enumerate(names):
            here, there = one[place], other[place]
            if here != there:
                assert is_told_after(logged, db, partial(swap, db, table, (one, other), place)) is not (
                    f"{table}.{name}" in NOT_TOLD
                ), name


def test_nothing_that_was_edited_before_is_taken_for_logged(tmp_path: Path) -> None:
    lab = create_lab(tmp_path / "lab", first=FIRST).lab
    enrolled(lab, a_portrait("a.jpg", VECTORS[0], person="P", birth_year=1980))
    with lab.reading() as db:
        db.conn.execute("UPDATE persons SET birth_year = 1950")
        db.conn.execute("UPDATE portraits SET source = 'forged'")
    enrolled(lab, a_portrait("b.jpg", VECTORS[1], person="P", sex="male"))
    enrolled(lab, a_portrait("a.jpg", VECTORS[2], person="P", birth_year=1950, source="forged", pack=OTHER_PACK))

    with lab.reading() as db, replaying() as logged:
        for entry in read_log(db, actions=ACTIONS):
            logged.read(entry)
        assert told(logged, db) == [(entries(lab, ENROLLED)[0], OTHER)]


def test_what_was_taken_away_and_learnt_again_is_told(tmp_path: Path) -> None:
    lab = create_lab(tmp_path / "lab", first=FIRST).lab
    enrolled(lab, a_portrait("a.jpg", VECTORS[0], person="P"))
    enrolled(lab, a_portrait("b.jpg", VECTORS[1], person="P", sex="male"))
    with lab.reading() as db:
        db.conn.execute("UPDATE persons SET sex = NULL")
    enrolled(lab, a_portrait("c.jpg", VECTORS[2], person="P", sex="male"))

    with lab.reading() as db, replaying() as logged:
        for entry in read_log(db, actions=ACTIONS):
            logged.read(entry)
        assert told(logged, db) == [(one, OTHER) for one in entries(lab, ENROLLED)[:2]]


def test_it_can_be_cancelled(kept: Lab, logged: LoggedGallery) -> None:
    control = JobControl()
    control.cancel()
    with edited(kept) as db, pytest.raises(JobCancelled):
        told(logged, db, control)
