"""Search files of a snapshot are made anew from its tables, once, and only where these are what was imported."""

from pathlib import Path

import pytest
from tests.oversight_maker import entries_of
from tests.workflows.test_search_snapshot import taken

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.gallery.generation_files import GenerationHarmed
from catchlight.gallery.snapshots import ImportedSnapshot, folder_of, gallery_of
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows import snapshot_files as module
from catchlight.workflows.snapshot_files import are_files_sound, repair_search_files

HARM = GenerationHarmed("templates.npy was altered", file="templates.npy")


@pytest.fixture
def harmed(lab: Lab, actor: Actor, tmp_path: Path) -> ImportedSnapshot:
    """A snapshot whose templates are cut short."""
    imported = taken(lab, actor, tmp_path)
    assert are_files_sound(lab, imported)
    (templates,) = folder_of(lab, imported).rglob("templates.npy")
    templates.write_bytes(templates.read_bytes()[:-1])
    assert not are_files_sound(lab, imported)
    return imported


def test_they_are_made_anew_once(lab: Lab, actor: Actor, harmed: ImportedSnapshot) -> None:
    examiner = actor.acting_as(Role.EXAMINER)
    for _ in range(2):
        repair_search_files(lab, harmed, examiner, found=HARM, control=JobControl())
    assert are_files_sound(lab, harmed)
    (entry,) = entries_of(lab, "gallery.repaired")
    details = entry.document["details"]
    assert (details["file"], details["snapshot"], details["origin"]) == ("templates.npy", harmed.id, harmed.origin)


def test_altered_tables_are_no_source(lab: Lab, actor: Actor, harmed: ImportedSnapshot) -> None:
    with gallery_of(lab, folder_of(lab, harmed)).reading() as db:
        db.conn.execute("UPDATE templates SET embedding = (SELECT embedding FROM templates WHERE leaf = 0)")
    with pytest.raises(CatchlightError, match="templates are others"):
        repair_search_files(lab, harmed, actor, found=HARM, control=JobControl())
    assert entries_of(lab, "gallery.repaired") == []


def test_a_repair_that_is_stopped_can_be_done_again(
    lab: Lab, actor: Actor, harmed: ImportedSnapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise JobCancelled

    with monkeypatch.context() as patched:
        patched.setattr(module, "build_generation", stopped)
        with pytest.raises(JobCancelled):
            repair_search_files(lab, harmed, actor, found=HARM, control=JobControl())
    repair_search_files(lab, harmed, actor.acting_as(Role.EXAMINER), found=HARM, control=JobControl())
    assert are_files_sound(lab, harmed)
