"""The exported log: every entry as it is stored, also where somebody changed it."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from tests.log_maker import Log

from catchlight.evidence.commitment import Personal
from catchlight.evidence.export import FORMAT, export_lines
from catchlight.evidence.verification import verify_log
from catchlight.jobs import JobCancelled, JobControl


@pytest.fixture
def log(tmp_path: Path) -> Log:
    made = Log.made(tmp_path / "lab")
    made.add("case.opened", {"number": Personal("2026-1"), "offence": Personal("")})
    return made


def rows(log: Log, *checkpoints: str, with_clear_texts: bool = True) -> list[dict[str, Any]]:
    path = log.exported(*checkpoints, with_clear_texts=with_clear_texts)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_first_line_names_the_log_and_the_last_ones_hold_checkpoints(log: Log) -> None:
    header, *entries, note = rows(log, "one", "one")

    with log.lab.reading() as db:
        root = verify_log(db, lab=log.lab.identifier).root
    assert header == {"format": FORMAT, "lab": log.lab.identifier, "entries": 2, "root": root, "clear_texts": True}
    assert [set(entry) for entry in entries] == [{"entry", "signature", "signer", "clear"}] * 2
    assert note == {"checkpoint": "one"}


def test_an_entry_stands_there_with_its_clear_texts_or_without(log: Log) -> None:
    entry = rows(log)[2]
    assert {opened["clear"] for opened in entry["clear"].values()} == {"2026-1", "", log.first.name}
    assert json.loads(entry["entry"])["action"] == "case.opened"
    assert len(base64.b64decode(entry["signature"])) == 64

    assert set(rows(log, with_clear_texts=False)[2]) == {"entry", "signature", "signer"}


def test_what_somebody_changed_is_exported_as_it_is(log: Log) -> None:
    with log.changing() as db:
        db.conn.execute("UPDATE log SET entry = x'ff', signature = NULL, signer = x'ff' WHERE sequence = 2")

    assert {key: rows(log)[2][key] for key in ("entry_base64", "signature", "signer")} == {
        "entry_base64": "/w==",
        "signature": None,
        "signer": "\ufffd",
    }


def test_it_is_cancelled_and_leaves_no_transaction(log: Log) -> None:
    control = JobControl()
    control.cancel()

    with log.lab.reading() as db:
        with pytest.raises(JobCancelled):
            list(export_lines(db, lab="x", with_clear_texts=True, checkpoints=(), control=control))
        assert not db.conn.in_transaction
