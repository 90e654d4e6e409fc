"""A snapshot is searched like a gallery, with its own root; what it says of a candidate stays with the result."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.gallery_maker import OTHER_PACK, a_portrait, enrolled, fill, random_vectors
from tests.oversight_maker import entries_of, joined, search_again, searched
from tests.people import FIRST
from tests.search_maker import stored_face
from tests.sweep_maker import found_by_the_verifier, swept

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.store import lab_store
from catchlight.gallery import snapshots
from catchlight.gallery.filter_choices import Remaining, remaining_of_snapshot, snapshot_choices
from catchlight.gallery.filters import Filters
from catchlight.gallery.snapshots import ImportedSnapshot, snapshots_folder
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows import search_snapshot as module
from catchlight.workflows.consult import consult_candidate, consult_search
from catchlight.workflows.create_lab import create_lab
from catchlight.workflows.erase_person import ErasePerson, erase_person
from catchlight.workflows.erase_search import EraseSearch, erase_search
from catchlight.workflows.export_snapshot import ExportSnapshot, export_snapshot
from catchlight.workflows.import_snapshot import ImportSnapshot, import_snapshot
from catchlight.workflows.search_result import SearchResult
from catchlight.workflows.show_person import show_person_in_search
from catchlight.workflows.tag_portraits import TagPortraits, tag_portraits
from catchlight.workflows.verify_log import verify_log

VECTORS = random_vectors(6)
TODAY = datetime.now(UTC).date()


def taken(
    lab: Lab, actor: Actor, folder: Path, *, at: int = 4, not_after: Any = TODAY, tag: str = ""
) -> ImportedSnapshot:
    """A snapshot of a new lab with some of the vectors, imported."""
    origin = create_lab(folder / f"origin-{at}-{len(list(folder.iterdir()))}", first=FIRST)
    for number in range(at):
        lab_store(origin.lab).settle([lab_store(origin.lab).put(b"crop" + f"photo {number}".encode())])
        enrolled(origin.lab, a_portrait(f"photo {number}", VECTORS[number], person=f"Person-{number}"))
    if tag:
        tag_portraits(origin.lab, TagPortraits(origin.actor, tag, persons=("Person-1",)))
    file = folder / f"{origin.lab.identifier}.snapshot"
    export_snapshot(origin.lab, ExportSnapshot(origin.actor, file, not_after))
    return import_snapshot(lab, ImportSnapshot(actor, file, origin.actor.key.key_id))


@pytest.fixture
def snapshot(lab: Lab, actor: Actor, tmp_path: Path) -> ImportedSnapshot:
    return taken(lab, actor, tmp_path)


def test_a_lab_without_a_gallery_searches_its_snapshot(
    lab: Lab, actor: Actor, case: Case, snapshot: ImportedSnapshot
) -> None:
    result = searched(lab, actor, case, VECTORS[2])
    assert [one.person_id for one in result.candidates][:1] == ["Person-2"]
    first = result.candidates[0]
    assert (first.snapshot, first.portrait, first.source) == ("snapshot-1", "snapshot-1:p3", "station")
    assert (result.gallery_root, result.gallery_revision) == (snapshot.root, snapshot.revision)
    assert (result.snapshot, result.searched) == (snapshot, 4)
    assert result.certificate is not None
    assert result.certificate["holds"]
    assert first.crop_sha256 is not None
    assert lab_store(lab).read(first.crop_sha256) == b"crop" + b"photo 2"
    assert consult_search(lab, actor, case.number, result.id) == replace(result, preview=None)


def test_the_log_says_which_snapshot_and_until_when(
    lab: Lab, actor: Actor, case: Case, snapshot: ImportedSnapshot
) -> None:
    searched(lab, actor, case, VECTORS[2], snapshot="snapshot-1")
    (started,), (finished,) = entries_of(lab, "search.started"), entries_of(lab, "search.finished")
    details = finished.document["details"]
    assert started.document["details"]["snapshot"] == "snapshot-1"
    assert (details["snapshot"], details["snapshot_origin"]) == ("snapshot-1", snapshot.origin)
    assert (details["snapshot_not_after"], details["snapshot_signer"]) == (TODAY.isoformat(), snapshot.signer)
    assert (details["gallery_root"], details["gallery_revision"]) == (snapshot.root, snapshot.revision)
    assert details["candidates"][0]["person_id"] == "Person-2"
    told = [one.problem for one in verify_log(lab, JobControl()).problems if "search" in one.problem]
    assert told == []
    assert found_by_the_verifier(lab, actor) == []
    with lab.reading() as db:
        db.conn.execute("UPDATE candidates SET detached = replace(detached, 'photo', 'x'), score = 0.1 WHERE rank = 1")
    assert "other candidates" in str(verify_log(lab, JobControl()).problems)


def test_the_own_gallery_comes_first_and_a_snapshot_when_it_is_named(
    lab: Lab, actor: Actor, case: Case, snapshot: ImportedSnapshot
) -> None:
    fill(lab, VECTORS[4:])
    own = searched(lab, actor, case, VECTORS[2])
    assert (own.snapshot, own.gallery_size) == (None, 2)
    named = search_again(lab, actor, case, "f1", snapshot="snapshot-1")
    assert (named.snapshot, named.gallery_size) == (snapshot, 4)
    with pytest.raises(CatchlightError, match="no snapshot snapshot-9 in use"):
        search_again(lab, actor, case, "f1", snapshot="snapshot-9")


def test_filters_choose_in_the_snapshot(lab: Lab, actor: Actor, case: Case, snapshot: ImportedSnapshot) -> None:
    result = searched(lab, actor, case, VECTORS[2], filters=Filters(born=(1900, 1901), born_unknown=False))
    assert (result.candidates, result.filtered_left_out) == ((), 4)


def test_a_preview_of_it_is_shown_before_the_exact_result(
    lab: Lab, actor: Actor, case: Case, snapshot: ImportedSnapshot
) -> None:
    shown: list[SearchResult] = []
    result = searched(lab, actor, case, VECTORS[2], preview=shown.append)
    (preview,) = shown
    assert (preview.mode, preview.snapshot, result.preview) == ("preview", snapshot, None)
    first = preview.candidates[0]
    assert (first.person_id, first.portrait) == ("Person-2", "snapshot-1:p3")
    assert first.crop_sha256 is not None
    assert lab_store(lab).read(first.crop_sha256) == b"crop" + b"photo 2"
    (finished,) = entries_of(lab, "search.finished")
    assert finished.document["details"]["preview_shown"] is True


def test_what_it_can_be_filtered_by_is_offered_and_counted(lab: Lab, snapshot: ImportedSnapshot) -> None:
    offered = snapshot_choices(lab, snapshot)
    assert (offered.templates, offered.sources, offered.has_preview) == (4, ("station",), True)
    found = remaining_of_snapshot(lab, snapshot, Filters(born=(1900, 1901), born_unknown=False))
    assert found == Remaining(0, 4, 0)


def test_an_expired_one_is_refused_before_anything_begins(
    lab: Lab, actor: Actor, case: Case, snapshot: ImportedSnapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> Later:
            return cls(*(TODAY + timedelta(days=1)).timetuple()[:6], tzinfo=UTC)

    monkeypatch.setattr(module, "datetime", Later)
    with pytest.raises(CatchlightError, match="was not to be used after"):
        searched(lab, actor, case, VECTORS[2])
    assert entries_of(lab, "search.started") == []


@pytest.mark.parametrize("statement", ["not_after = '2099-12-31'", "revision = 0", "root = 'ab'", "folder = 'x'"])
def test_what_the_table_says_of_it_is_what_was_imported(
    lab: Lab, actor: Actor, case: Case, snapshot: ImportedSnapshot, statement: str
) -> None:
    with lab.reading() as db:
        db.conn.execute(f"UPDATE snapshots SET {statement}")  # noqa: S608 - of this test
    with pytest.raises(CatchlightError, match=r"altered|file|folder"):
        searched(lab, actor, case, VECTORS[2])
    assert not verify_log(lab, JobControl()).ok


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE persons SET person_id = 'INNOCENT' WHERE person_id = 'Person-2'",
        "UPDATE portraits SET retain_until = '2099-12-31'",
        "UPDATE portraits SET source = 'forged'",
        "UPDATE portraits SET person = 1 WHERE id = 3",
        "INSERT INTO changed_persons (person, revision) VALUES (1, 99999)",
        "UPDATE templates SET leaf = leaf + 100 WHERE portrait = 1",
        "UPDATE generations SET manifest_sha256 = 'ab'",
    ],
)
def test_whose_portrait_it_is_and_its_dates_cannot_be_changed_after_the_import(
    lab: Lab, actor: Actor, case: Case, snapshot: ImportedSnapshot, statement: str
) -> None:
    before = searched(lab, actor, case, VECTORS[2]).candidates
    with snapshots.gallery_of(lab, snapshots_folder(lab) / snapshot.folder).reading() as db:
        db.conn.execute(statement)
    is_seen = False
    try:
        assert search_again(lab, actor, case, "f1").candidates == before
    except CatchlightError as error:
        is_seen = "snapshot-1 was altered" in error.message
        assert is_seen
    assert is_seen or "changed_persons" in statement or "leaf" in statement
    told = str(verify_log(lab, JobControl()).problems)
    assert "snapshot-1 is gone or was altered" in told or "changed_persons" in statement


def test_a_tag_that_decides_cannot_be_changed_after_the_import(
    lab: Lab, actor: Actor, case: Case, tmp_path: Path
) -> None:
    imported = taken(lab, actor, tmp_path, tag="gang")
    gang = Filters(tags=frozenset({"gang"}))
    assert [one.person_id for one in searched(lab, actor, case, VECTORS[2], filters=gang).candidates] == ["Person-1"]
    with snapshots.gallery_of(lab, snapshots_folder(lab) / imported.folder).reading() as db:
        db.conn.execute("INSERT INTO portrait_tags SELECT 3, id FROM tags")
    with pytest.raises(CatchlightError, match="was altered"):
        search_again(lab, actor, case, "f1", filters=gang)
    assert not verify_log(lab, JobControl()).ok


def test_harmed_search_files_are_made_anew_from_its_tables(
    lab: Lab, actor: Actor, case: Case, snapshot: ImportedSnapshot
) -> None:
    folder = snapshots_folder(lab) / snapshot.folder
    before = searched(lab, actor, case, VECTORS[2])
    for number, name in enumerate(("templates.npy", "manifest.json", "00000.faiss"), start=1):
        (harmed,) = folder.rglob(name)
        content = bytearray(harmed.read_bytes())
        content[-1] ^= 1
        harmed.write_bytes(bytes(content))
        result = search_again(lab, actor, case, "f1")
        assert result.candidates == before.candidates
        assert (result.gallery_root, result.gallery_revision) == (snapshot.root, snapshot.revision)
        assert len(list((folder / "gallery").glob("*/*"))) == 1
        repaired = entries_of(lab, "gallery.repaired")
        assert len(repaired) == number
        assert repaired[-1].document["details"]["snapshot"] == "snapshot-1"
    assert [one.problem for one in verify_log(lab, JobControl()).problems if "snapshot" in one.problem] == []
    assert found_by_the_verifier(lab, actor) == []


def test_harmed_files_are_not_made_anew_from_altered_tables(
    lab: Lab, actor: Actor, case: Case, snapshot: ImportedSnapshot
) -> None:
    folder = snapshots_folder(lab) / snapshot.folder
    with snapshots.gallery_of(lab, folder).reading() as db:
        db.conn.execute("UPDATE persons SET sex = 'female'")
    (templates,) = folder.rglob("templates.npy")
    templates.write_bytes(templates.read_bytes()[:-4])
    with pytest.raises(CatchlightError, match="was altered"):
        searched(lab, actor, case, VECTORS[2])
    with snapshots.gallery_of(lab, folder).reading() as db:
        sums = {"sha256": hashlib.sha256(templates.read_bytes()).hexdigest(), "file": "templates.npy"}
        db.conn.execute("UPDATE generation_blocks SET sha256 = :sha256 WHERE file = :file", sums)
    with pytest.raises(CatchlightError, match="was altered"):
        search_again(lab, actor, case, "f1")
    assert entries_of(lab, "gallery.repaired") == []


def test_a_probe_of_another_model_pack_is_not_compared(
    lab: Lab, actor: Actor, case: Case, snapshot: ImportedSnapshot
) -> None:
    other = stored_face(lab, case, VECTORS[2], pack=OTHER_PACK)
    with pytest.raises(CatchlightError, match="another model pack"):
        search_again(lab, actor, case, other.name)


def test_with_snapshots_of_two_labs_one_has_to_be_named(
    lab: Lab, actor: Actor, case: Case, snapshot: ImportedSnapshot, tmp_path: Path
) -> None:
    second = taken(lab, actor, tmp_path, at=2)
    with pytest.raises(CatchlightError, match="2 snapshots are in use"):
        searched(lab, actor, case, VECTORS[1])
    assert search_again(lab, actor, case, "f1", snapshot=second.id).gallery_size == 2


def test_a_candidate_of_a_snapshot_is_nobody_of_the_same_id_here(
    lab: Lab, actor: Actor, case: Case, snapshot: ImportedSnapshot
) -> None:
    enrolled(lab, a_portrait("mine.jpg", VECTORS[5], person="Person-2"))
    result = searched(lab, actor, case, VECTORS[2], snapshot="snapshot-1")
    assert consult_candidate(lab, actor, case.number, result.id, 1).portraits == ()
    with pytest.raises(CatchlightError, match="not enrolled in this lab"):
        show_person_in_search(lab, actor, "Person-2", case=case.number, search=result.id)


def test_the_result_outlives_the_snapshot_and_goes_with_its_crops_when_it_is_erased(
    lab: Lab, actor: Actor, case: Case, snapshot: ImportedSnapshot, tmp_path: Path
) -> None:
    result = searched(lab, actor, case, VECTORS[2])
    crops = {one.crop_sha256 for one in result.candidates if one.crop_sha256 is not None}
    assert len(crops) == 4
    assert all(lab_store(lab).path(one).exists() for one in crops)
    supervisor = joined(lab, actor, "S. Upervisor", Role.SUPERVISOR)
    erase_search(lab, EraseSearch(supervisor, case.number, result.id, "mistaken"))
    assert not any(lab_store(lab).path(one).exists() for one in crops)
    with lab.reading() as db:
        assert db.conn.execute("SELECT count(*) FROM candidates").fetchone() == (0,)


def test_an_import_says_which_results_keep_whom_the_origin_erased(
    lab: Lab, actor: Actor, case: Case, tmp_path: Path
) -> None:
    origin = create_lab(tmp_path / "origin", first=FIRST)
    for number in range(3):
        lab_store(origin.lab).settle([lab_store(origin.lab).put(b"crop" + f"photo {number}".encode())])
        enrolled(origin.lab, a_portrait(f"photo {number}", VECTORS[number], person=f"Person-{number}"))
    kept = []
    for at in range(2):
        file = tmp_path / f"{at}.snapshot"
        export_snapshot(origin.lab, ExportSnapshot(origin.actor, file, TODAY))
        kept.append(import_snapshot(lab, ImportSnapshot(actor, file, origin.actor.key.key_id)).kept_by)
        if not at:
            assert searched(lab, actor, case, VECTORS[2], k=1).id == "s1"
            search_again(lab, actor, case, "f1", k=3)
            search_again(lab, actor, case, "f1", k=1, filters=Filters(born=(1900, 1901), born_unknown=False))
            erase_person(origin.lab, ErasePerson(origin.actor, "Person-1", "order"))
    assert kept == [(), ("s2",)]


def test_a_sweep_does_not_search_a_snapshot(lab: Lab, actor: Actor, case: Case, snapshot: ImportedSnapshot) -> None:
    with pytest.raises(CatchlightError, match="does not search snapshots"):
        swept(lab, actor)
