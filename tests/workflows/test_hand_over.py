"""A page that leaves the lab is in the log with its hash, and to whom it went, before the file is there."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from tests.oversight_maker import entries_of

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.entry import Actor
from catchlight.lab.accounts import revoke_key
from catchlight.lab.folder import Lab
from catchlight.report.document import Document
from catchlight.workflows.hand_over import Format, HandOver, hand_over

PAGE = Document("History of the case K-77", (("Offence", "robbery"),), ())


def handed(lab: Lab, actor: Actor, path: Path, kind: Format = "html", to: str = "") -> HandOver:
    request = HandOver(actor=actor, document=PAGE, path=path, format=kind, to=to, case="c")
    hand_over(lab, request)
    return request


@pytest.mark.parametrize("kind", ["csv", "html"])
def test_the_entry_names_the_file_its_hash_and_for_whom(lab: Lab, actor: Actor, tmp_path: Path, kind: Format) -> None:
    path = tmp_path / f"page.{kind}"
    handed(lab, actor, path, kind, to="the defence ")
    (entry,) = entries_of(lab, "report.written")
    details = entry.document["details"]
    assert (details["title"], details["format"], details["to"]) == (PAGE.title, kind, "the defence")
    assert details["file"] == str(path)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    assert entry.document["subjects"] == [{"kind": "report", "sha256": sha256}]
    assert entry.document["case"] == "c"
    with lab.reading() as db:
        raw = bytes(db.conn.execute("SELECT entry FROM log WHERE sequence = ?", (entry.sequence,)).fetchone()[0])
    assert [text for text in (b"K-77", b"defence", b"page.") if text in raw] == []


def test_what_cannot_be_logged_is_not_written(lab: Lab, actor: Actor, tmp_path: Path) -> None:
    with lab.reading() as db:
        from datetime import UTC, datetime

        revoke_key(db, actor.key.key_id, at=datetime.now(UTC))
    with pytest.raises(NotPermitted):
        handed(lab, actor, tmp_path / "page.html")
    assert {one.name for one in tmp_path.iterdir()} == {"lab"}


def test_a_place_where_no_file_can_be_is_refused_and_nothing_is_logged(lab: Lab, actor: Actor, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere" / "page.html"):
        with pytest.raises(CatchlightError):
            handed(lab, actor, path)
    assert entries_of(lab, "report.written") == []


def test_a_failure_names_the_file_that_was_asked_for(
    lab: Lab, actor: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CatchlightError, match=r"^The HTML file page\.html could not be written: No space left"):
        handed(lab, actor, tmp_path / "page.html")
    assert {one.name for one in tmp_path.iterdir()} == {"lab"}


def test_a_file_that_is_there_is_replaced(lab: Lab, actor: Actor, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("before", encoding="utf-8")
    handed(lab, actor, path)
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
