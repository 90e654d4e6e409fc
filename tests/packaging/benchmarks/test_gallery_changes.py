"""The benchmark of additions and erasures: what it adds is found, what it erases is not, and it can tell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from benchmarks import gallery_changes
from benchmarks.gallery_changes import added, erased, found
from benchmarks.gallery_maker import PACK, made_lab
from catchlight.evidence.entry import Actor
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.gallery_files import ready_generation
from catchlight.workflows.sign_in import SignIn, sign_in

Opened = tuple[Lab, Database, Actor]


@pytest.fixture
def gallery(tmp_path: Path) -> Iterator[Opened]:
    lab = made_lab(tmp_path, templates=2000, dimension=16)
    actor = sign_in(lab, SignIn("Benchmark", "a passphrase of the benchmark"))
    with lab.reading() as db:
        ready_generation(lab, db, actor, pack=PACK, control=JobControl())
        yield lab, db, actor


def test_what_is_added_is_found(gallery: Opened) -> None:
    lab, db, actor = gallery
    for _ in range(2):
        assert set(added(lab, db, actor, count=200)) == {"add_ms"}
        assert found(lab, db, count=200)["find_ms"] > 0
    assert db.conn.execute("SELECT count(*) FROM templates").fetchone() == (2400,)


def test_what_is_erased_is_not_found(gallery: Opened) -> None:
    lab, db, actor = gallery
    assert set(erased(lab, db, actor, covered=500)) == {"erase_ms", "search_after_erasing_ms"}
    assert db.conn.execute("SELECT count(*) FROM templates WHERE portrait = 500").fetchone() == (0,)
    erased(lab, db, actor, covered=500)
    assert db.conn.execute("SELECT count(*) FROM templates WHERE portrait = 501").fetchone() == (0,)


def test_it_can_tell(gallery: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    lab, db, actor = gallery
    monkeypatch.setattr(gallery_changes, "_first", lambda *_: 500)
    with pytest.raises(LookupError, match="p500 was erased and is found"):
        erased(lab, db, actor, covered=500)
    with pytest.raises(LookupError, match="is not found"):
        found(lab, db, count=200)
