"""Importing a snapshot: a gallery of its own with the same root, or refused with nothing changed."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import numpy as np
import pytest
from tests.gallery_maker import a_portrait, enrolled, random_vectors, segment_forms
from tests.keeping_maker import found_in
from tests.people import FIRST
from tests.view_maker import selected

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import read_log
from catchlight.evidence.store import lab_store
from catchlight.gallery.exact import search_exact
from catchlight.gallery.portraits import gallery_state
from catchlight.gallery.sealing import new_recipient
from catchlight.gallery.snapshot import SnapshotReader, write_snapshot
from catchlight.gallery.snapshots import ImportedSnapshot, gallery_of, snapshots_folder, viewing_snapshot
from catchlight.gallery.tags import tag_names
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows import import_snapshot as module
from catchlight.workflows.create_lab import CreatedLab, create_lab
from catchlight.workflows.erase_person import ErasePerson, erase_person
from catchlight.workflows.export_snapshot import ExportSnapshot, export_snapshot
from catchlight.workflows.import_snapshot import ImportSnapshot, import_snapshot, snapshots_of
from catchlight.workflows.tag_portraits import TagPortraits, tag_portraits
from catchlight.workflows.verify_log import verify_log

TODAY = datetime.now(UTC).date()
VECTORS = random_vectors(12)


@dataclass
class Station:
    """A lab, and a detached workstation that takes its snapshots in."""

    lab: Lab
    actor: Actor
    remote: CreatedLab
    folder: Path

    def enrol(self, *places: int) -> None:
        for at in places:
            lab_store(self.lab).settle([lab_store(self.lab).put(b"crop" + f"photo {at}".encode())])
            enrolled(self.lab, a_portrait(f"photo {at}", VECTORS[at], person=f"Person-{at}"))

    def export(self, *, since: int | None = None, recipient: bytes | None = None) -> tuple[Path, int]:
        file = self.folder / f"{len(list(self.folder.glob('*.snapshot')))}.snapshot"
        done = export_snapshot(self.lab, ExportSnapshot(self.actor, file, TODAY, recipient, since))
        return file, done.header.revision

    def take(self, file: Path, *, signer: str | None = None, private: bytes | None = None) -> ImportedSnapshot:
        request = ImportSnapshot(self.remote.actor, file, signer or self.actor.key.key_id, private)
        return import_snapshot(self.remote.lab, request)

    def nearest(self, imported: ImportedSnapshot, at: int) -> tuple[int, float]:
        """How many templates are searched, and the best score for a vector."""
        with viewing_snapshot(self.remote.lab, imported, today=TODAY) as view:
            found = search_exact(view, VECTORS[at], k=1, selection=selected(view))
            assert (view.root, view.revision) == (imported.root, imported.revision)
        return found.searched, round(found.persons[0].score, 4)


@pytest.fixture
def station(lab: Lab, actor: Actor, tmp_path: Path) -> Station:
    made = Station(lab, actor, create_lab(tmp_path / "remote", first=FIRST), tmp_path)
    made.enrol(0, 1, 2, 3)
    return made


def test_it_is_searched_with_its_own_root_and_revision(station: Station) -> None:
    file, revision = station.export()

    imported = station.take(file)

    with station.lab.reading() as db:
        assert (imported.root, imported.revision) == (gallery_state(db).root, revision)
    assert station.nearest(imported, 2) == (4, 1.0)
    with station.remote.lab.reading() as db:
        assert gallery_state(db).portraits == 0
        (entry,) = read_log(db, actions=["gallery.snapshot.imported"])
    assert entry.document["details"]["gallery_root"] == imported.root
    assert verify_log(station.remote.lab, JobControl()).ok
    assert snapshots_of(station.remote.lab, station.remote.actor) == [imported]


def test_a_delta_brings_what_was_added_and_takes_what_was_erased(station: Station) -> None:
    file, revision = station.export()
    first = station.take(file)
    erase_person(station.lab, ErasePerson(station.actor, "Person-2", "order"))
    station.enrol(5, 6)
    erase_person(station.lab, ErasePerson(station.actor, "Person-6", "order"))
    delta, _ = station.export(since=revision)
    assert found_in(delta.parent / "remote", b"Person-2", VECTORS[2].tobytes()[4:40], b"cropphoto 2") != set()

    imported = station.take(delta)

    with station.lab.reading() as db:
        assert imported.root == gallery_state(db).root
    assert station.nearest(imported, 5) == (4, 1.0)
    assert station.nearest(imported, 2)[1] < 0.99
    gone = (
        b"Person-2",
        b"Person-6",
        VECTORS[2].tobytes()[4:40],
        *segment_forms(station.remote.lab.folder, VECTORS[2]),
        b"cropphoto 2",
    )
    assert found_in(station.remote.lab.folder, *gone) == set()
    assert [one.in_use for one in snapshots_of(station.remote.lab, station.remote.actor)] == [True, False]
    assert [one.name for one in snapshots_folder(station.remote.lab).iterdir()] == [imported.folder] != [first.folder]


def test_a_sealed_one_is_for_its_recipient(station: Station) -> None:
    private, public = new_recipient()
    file, _ = station.export(recipient=public)
    assert b"Person-1" not in file.read_bytes()
    with pytest.raises(CatchlightError, match="sealed for a recipient"):
        station.take(file)
    assert station.nearest(station.take(file, private=private), 1)[0] == 4


def test_what_is_refused_changes_nothing_and_is_logged(station: Station, monkeypatch: pytest.MonkeyPatch) -> None:
    old, revision = station.export()
    station.enrol(4)
    delta, _ = station.export(since=revision)
    new, _ = station.export()
    altered = station.folder / "altered"
    content = bytearray(new.read_bytes())
    content[len(content) // 2] ^= 1
    altered.write_bytes(content)

    for file, why in ((altered, "altered|cannot be read|not what it has to be"), (delta, "none is in use")):
        with pytest.raises(CatchlightError, match=why):
            station.take(file)
    with pytest.raises(CatchlightError, match="another key"):
        station.take(new, signer="0" * 64)
    imported = station.take(new)
    for file, why in ((old, "not newer"), (new, "not newer"), (delta, "not newer|goes on from")):
        with pytest.raises(CatchlightError, match=why):
            station.take(file)
    station.enrol(7)
    newest, _ = station.export()

    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> "Later":
            return cls(*(TODAY + timedelta(days=1)).timetuple()[:6], tzinfo=UTC)

    monkeypatch.setattr(module, "datetime", Later)
    with pytest.raises(CatchlightError, match="not to be used after"):
        station.take(newest)
    with (
        pytest.raises(CatchlightError, match="not to be used after"),
        viewing_snapshot(station.remote.lab, imported, today=TODAY + timedelta(days=1)),
    ):
        pass
    assert station.nearest(imported, 4)[0] == 5
    with station.remote.lab.reading() as db:
        assert len(list(read_log(db, actions=["gallery.snapshot.refused"]))) == 7
    assert [one.name for one in snapshots_folder(station.remote.lab).iterdir()] == [imported.folder]
    assert verify_log(station.remote.lab, JobControl()).ok


def test_a_refusal_says_what_to_do_next(station: Station) -> None:
    (_, public), (other, _) = new_recipient(), new_recipient()
    sealed, _ = station.export(recipient=public)
    station.enrol(4)
    station.take(plain := station.export()[0])
    hints = []
    for file, more in (
        (sealed, {}),
        (sealed, {"private": other}),
        (plain, {}),
        (plain, {"signer": "0" * 64}),
    ):
        with pytest.raises(CatchlightError, match="was refused") as refused:
            station.take(file, **more)
        hints.append(refused.value.hint)
    assert hints == [
        "Give the recipient's private key: --recipient-key FILE.",
        "Give the private key that belongs to the public one it was exported to, or get it again.",
        "There is nothing to do: the one in use is searched. For later changes ask for a newer one.",
        "Compare the fingerprint with whoever exported it. If it is right, this is another lab's or a forged one.",
    ]
    station.enrol(7)
    later, _ = station.export(since=station.export()[1])
    with pytest.raises(CatchlightError, match="goes on from") as refused:
        station.take(later)
    assert refused.value.hint == "Ask the lab that it comes from for a whole snapshot."


def test_a_gallery_that_was_altered_is_not_searched(station: Station) -> None:
    imported = station.take(station.export()[0])
    (segment,) = snapshots_folder(station.remote.lab).rglob("0*.faiss")
    content = np.fromfile(segment, dtype=np.uint8)
    content[-5] ^= 1
    content.tofile(segment)
    with pytest.raises(Exception, match="altered"), viewing_snapshot(station.remote.lab, imported, today=TODAY):
        pass


@pytest.mark.parametrize("day", ["20991231", "2099-W01-1", "soon"])
def test_a_last_day_that_is_not_written_as_days_are_is_refused(station: Station, day: str) -> None:
    file, _ = station.export()
    with file.open("rb") as source:
        reader = SnapshotReader(source, signer=station.actor.key.key_id)
        records = list(reader.records())
    with file.open("wb") as target:
        write_snapshot(target, msgspec.structs.replace(reader.header, not_after=day), records, station.actor.key)

    with pytest.raises(CatchlightError, match="its header cannot be read"):
        station.take(file)


def test_a_lab_does_not_take_in_its_own(station: Station) -> None:
    file, _ = station.export()
    with pytest.raises(CatchlightError, match="is of this lab itself"):
        import_snapshot(station.lab, ImportSnapshot(station.actor, file, station.actor.key.key_id))
    assert list(snapshots_folder(station.lab).glob("*")) == []


def harm_files(station: Station, imported: ImportedSnapshot) -> None:
    (templates,) = (snapshots_folder(station.remote.lab) / imported.folder).rglob("templates.npy")
    templates.write_bytes(templates.read_bytes()[:-1])


def harm_persons(station: Station, imported: ImportedSnapshot) -> None:
    with gallery_of(station.remote.lab, snapshots_folder(station.remote.lab) / imported.folder).reading() as db:
        db.conn.execute("UPDATE persons SET person_id = 'INNOCENT' WHERE person_id = 'Person-1'")


def harm_table(station: Station, imported: ImportedSnapshot) -> None:
    with station.remote.lab.reading() as db:
        db.conn.execute("UPDATE snapshots SET not_after = '2099-12-31', revision = revision + 100")


def take_away(station: Station, imported: ImportedSnapshot) -> None:
    shutil.rmtree(snapshots_folder(station.remote.lab) / imported.folder)


@pytest.mark.parametrize("harm", [harm_files, harm_persons, harm_table, take_away])
def test_the_same_one_is_taken_in_again_where_the_one_in_use_is_harmed(
    station: Station, harm: Callable[[Station, ImportedSnapshot], None]
) -> None:
    old, _ = station.export()
    station.enrol(4)
    file, _ = station.export()
    imported = station.take(file)
    harm(station, imported)
    with pytest.raises(CatchlightError, match="not newer"):
        station.take(old)
    again = station.take(file)
    assert (again.root, again.revision, again.not_after) == (imported.root, imported.revision, TODAY.isoformat())
    assert station.nearest(again, 2) == (5, 1.0)
    told = [one.problem for one in verify_log(station.remote.lab, JobControl()).problems]
    assert told == ([] if harm is not harm_table else told)
    assert len(told) == (0 if harm is not harm_table else 1)


def test_a_delta_does_not_go_on_from_an_altered_one(station: Station) -> None:
    file, revision = station.export()
    harm_persons(station, station.take(file))
    station.enrol(5)
    delta, _ = station.export(since=revision)
    with pytest.raises(CatchlightError, match="a whole one is needed"):
        station.take(delta)
    station.take(file)
    assert station.nearest(station.take(delta), 5) == (5, 1.0)


def test_a_delta_brings_the_tags_as_they_stand(station: Station) -> None:
    tag_portraits(station.lab, TagPortraits(station.actor, "gang", persons=("Person-0", "Person-1")))
    file, revision = station.export()
    station.take(file)
    tag_portraits(station.lab, TagPortraits(station.actor, "gang", persons=("Person-0",), remove=True))
    tag_portraits(station.lab, TagPortraits(station.actor, "harbour", persons=("Person-2",)))
    station.enrol(5)
    tag_portraits(station.lab, TagPortraits(station.actor, "harbour", persons=("Person-5",)))
    delta, newer = station.export(since=revision)
    assert newer > revision
    imported = station.take(delta)
    with gallery_of(station.remote.lab, snapshots_folder(station.remote.lab) / imported.folder).reading() as db:
        found = db.conn.execute(
            "SELECT person_id, name FROM portrait_tags g JOIN tags t ON t.id = g.tag JOIN portraits p"
            " ON p.id = g.portrait JOIN persons n ON n.id = p.person ORDER BY 1"
        ).fetchall()
        assert tag_names(db) == ("gang", "harbour")
    assert found == [("Person-1", "gang"), ("Person-2", "harbour"), ("Person-5", "harbour")]


def test_a_change_of_tags_alone_is_a_newer_snapshot(station: Station) -> None:
    file, revision = station.export()
    first = station.take(file)
    tag_portraits(station.lab, TagPortraits(station.actor, "gang", persons=("Person-0",)))
    delta, newer = station.export(since=revision)
    second = station.take(delta)
    assert (newer > revision, first.root == second.root) == (True, True)


def test_what_fails_before_an_import_is_told_as_done_undoes_it(
    station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> tuple[str, ...]:
        raise CatchlightError("The lab's database could not be opened. Nothing was changed.", hint="Check the disk.")

    file, _ = station.export()
    with monkeypatch.context() as patched:
        patched.setattr(module, "searches_beyond", fails)
        with pytest.raises(CatchlightError, match="Nothing was changed"):
            station.take(file)

    assert snapshots_of(station.remote.lab, station.remote.actor) == []
    assert list(snapshots_folder(station.remote.lab).iterdir()) == []
    assert station.nearest(station.take(file), 2) == (4, 1.0)


def test_a_gallery_whose_last_flush_fails_while_it_is_made_is_told_as_not_imported(
    station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise CatchlightError("Whether it was kept is not certain.", hint="Check the disk.", kept="unknown")

    file, _ = station.export()
    with monkeypatch.context() as patched:
        patched.setattr(module, "apply_records", fails)
        with pytest.raises(CatchlightError, match="Nothing was changed") as refused:
            station.take(file)

    assert "kept" not in refused.value.facts
    assert snapshots_of(station.remote.lab, station.remote.actor) == []
    assert station.nearest(station.take(file), 2) == (4, 1.0)
