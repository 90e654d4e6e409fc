"""A gallery server that somebody named in the tables alone is told against the log."""

import pytest
from tests.people import present

from catchlight.evidence.log import acting, read_log
from catchlight.gallery.milvus.server_against_log import ACTIONS, LoggedServer
from catchlight.gallery.milvus.settings import IndexKind, forget_server, store_server, use_server
from catchlight.lab.folder import Lab


def told(lab: Lab) -> list[int | None]:
    logged = LoggedServer()
    with lab.reading() as db:
        for entry in read_log(db, actions=ACTIONS):
            logged.read(entry)
        return [found.entry for found in logged.compare(db)]


def test_what_the_program_did_is_what_the_log_says(lab: Lab) -> None:
    assert told(lab) == []
    with lab.reading() as db, acting(lab, db, present(lab)) as act:
        store_server(act, "https://gallery.lan:1", authority=None, index=IndexKind.FLAT, has_token=False)
    assert told(lab) == []
    for place in ("server", "lab"):
        with lab.reading() as db, acting(lab, db, present(lab)) as act:
            use_server(db, in_use=place == "server")
            act.log("gallery.server.migrated", details={"searched_at": place})
        assert told(lab) == []
    with lab.reading() as db, acting(lab, db, present(lab)) as act:
        forget_server(db)
        act.log("gallery.server.unset")
    assert told(lab) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE gallery_server SET authority = 'mine'",
        "UPDATE gallery_server SET in_use = 1",
        "DELETE FROM gallery_server",
    ],
)
def test_an_edit_is_told_with_the_newest_entry(lab: Lab, statement: str) -> None:
    with lab.reading() as db, acting(lab, db, present(lab)) as act:
        store_server(act, "https://gallery.lan:1", authority=None, index=IndexKind.FLAT, has_token=False)
        entry = act.entries[-1]
    with lab.reading() as db:
        db.conn.execute(statement)

    assert told(lab) == [entry]


def test_one_that_no_entry_named_is_told(lab: Lab) -> None:
    with lab.reading() as db:
        db.conn.execute(
            "INSERT INTO gallery_server (id, address, index_kind, has_token, code_key, set_at)"
            " VALUES (1, 'https://here:1', 'FLAT', 0, zeroblob(32), '')"
        )

    assert told(lab) == [None]
