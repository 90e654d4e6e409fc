"""Faces and tracks that somebody edited by hand are told against the log."""

import sqlite3
from contextlib import closing

import pytest
from tests.findings_maker import two_tracks
from tests.people import present

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.exhibits import Exhibit
from catchlight.evidence.log import acting, read_log
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.media import ledger
from catchlight.media.ledger import State
from catchlight.workflows.compare_tables import compare_tables
from catchlight.workflows.edit_tracks import MergeTracks, UndoTrackEdit, merge_tracks, undo_track_edit
from catchlight.workflows.extraction_entries import ended_details, found_so_far, log_extraction
from catchlight.workflows.verify_log import verify_log


@pytest.fixture
def footage(lab: Lab, case: Case, actor: Actor) -> Exhibit:
    """Footage that was extracted, with its entry."""
    exhibit = two_tracks(lab, case)
    with lab.reading() as db, acting(lab, db, actor) as act:
        log_extraction(act, case, "extraction.finished", exhibit, ended_details(db, exhibit, broken=None))
    return exhibit


def told(lab: Lab) -> list[tuple[int | None, str]]:
    with lab.reading() as db:
        return [(found.entry, found.problem) for found in compare_tables(db)]


def edited(lab: Lab, statement: str) -> None:
    with closing(sqlite3.connect(lab.database_path, isolation_level=None)) as connection:
        connection.execute(statement)


def newest(lab: Lab, action: str) -> int:
    with lab.reading() as db:
        return next(read_log(db, actions=(action,), newest_first=True)).sequence


FOUND = "what was found in exhibit e1 is otherwise in the lab's tables"


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE faces SET embedding = zeroblob(64) WHERE id = 1", f"{FOUND} (findings_sha256)"),
        ("UPDATE faces SET microseconds = microseconds + 1", f"{FOUND} (findings_sha256)"),
        ("UPDATE faces SET quality = replace(quality, '42.5', '99.9') WHERE id = 2", f"{FOUND} (findings_sha256)"),
        ("UPDATE extractions SET frames_failed = 7", f"{FOUND} (frames_failed, ledger_sha256)"),
        ("UPDATE extractions SET mode = 'thorough', provider = 'cuda'", f"{FOUND} (ledger_sha256, mode, provider)"),
        ("UPDATE tracks SET template = zeroblob(64)", "the tracks of exhibit e1 are otherwise in the lab's tables"),
        ("UPDATE faces SET track_id = 1", "the tracks of exhibit e1 are otherwise in the lab's tables"),
        ("UPDATE faces SET crop_sha256 = 'ab'", "the tracks of exhibit e1 are otherwise in the lab's tables"),
        ("UPDATE faces SET verdict = 'usable', pack_sha256 = 'ab'", "the tracks of exhibit e1 are otherwise"),
        ("DELETE FROM extractions", "what was found in exhibit e1 is gone from the lab's tables"),
        ("UPDATE extractions SET plan = '{'", "the lab's tables of what was found in exhibit e1 hold what"),
    ],
)
def test_an_edit_names_the_entry_that_fixed_what_was_found(
    lab: Lab, footage: Exhibit, statement: str, problem: str
) -> None:
    assert told(lab) == []

    edited(lab, statement)

    assert any(problem in text for _, text in told(lab))
    if "hold what" not in problem:
        assert {entry for entry, _ in told(lab)} == {newest(lab, "extraction.finished")}
    assert not verify_log(lab, JobControl()).ok


def test_tracks_that_people_edited_are_those_of_the_newest_edit(lab: Lab, footage: Exhibit) -> None:
    actor = present(lab)
    merge_tracks(lab, MergeTracks(actor, "2026-001", ("t1", "t2")))
    assert told(lab) == []
    undo_track_edit(lab, UndoTrackEdit(actor, "2026-001", footage.id))
    assert told(lab) == []

    edited(lab, "UPDATE tracks SET number = number + 5")

    assert told(lab) == [
        (newest(lab, "track.edit.undone"), "the tracks of exhibit e1 are otherwise in the lab's tables")
    ]


def test_faces_of_an_exhibit_that_nobody_extracted_are_told(lab: Lab, case: Case) -> None:
    two_tracks(lab, case)

    assert told(lab) == [(None, "in exhibit e1 the lab's tables have faces that no entry knows")]


def test_an_extraction_that_was_begun_anew_has_no_end_yet(lab: Lab, case: Case, footage: Exhibit) -> None:
    with lab.reading() as db, acting(lab, db, present(lab)) as act:
        ledger.set_state(db, footage.row, State.RUNNING)
        log_extraction(act, case, "extraction.started", footage, {})
    edited(lab, "UPDATE faces SET microseconds = microseconds + 1")

    assert told(lab) == []


def test_what_was_cancelled_is_fixed_and_has_to_be_there_when_it_is_gone_on_with(
    lab: Lab, case: Case, footage: Exhibit
) -> None:
    def log(action: str, state: State) -> None:
        with lab.reading() as db, acting(lab, db, present(lab)) as act:
            before = found_so_far(db, footage)
            ledger.set_state(db, footage.row, state)
            details = before if action == "extraction.continued" else found_so_far(db, footage)
            log_extraction(act, case, action, footage, details)

    log("extraction.cancelled", State.CANCELLED)
    cancelled = newest(lab, "extraction.cancelled")
    assert told(lab) == []
    edited(lab, "UPDATE faces SET microseconds = microseconds + 1")
    assert told(lab) == [(cancelled, f"{FOUND} (findings_sha256)")]

    log("extraction.continued", State.RUNNING)

    altered = "what was found in exhibit e1 was otherwise than before when it was gone on with"
    assert told(lab) == [(cancelled + 1, altered)]
