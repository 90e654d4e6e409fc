"""Exporting the gallery: signed, logged, with nothing expired in it."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.gallery_maker import OTHER_PACK, a_portrait, enrolled, random_vectors
from tests.keeping_maker import enlist

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import read_log
from catchlight.evidence.store import lab_store, sha256_of
from catchlight.gallery.gallery_tree import recomputed_root
from catchlight.gallery.snapshot import CropRecord, LeafRecord, PortraitRecord, SnapshotReader
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.export_snapshot import ExportSnapshot, export_snapshot
from catchlight.workflows.verify_log import verify_log

TODAY = datetime.now(UTC).date()


def a_gallery(lab: Lab) -> None:
    """Two portraits that may be used, one that is expired, one of another model pack; their crops."""
    vectors = random_vectors(4)
    enrolled(
        lab,
        a_portrait("0", vectors[0], person="P", sex="F"),
        a_portrait("1", vectors[1], person="Q"),
        a_portrait("2", vectors[2], person="R", retain_until=date(2025, 1, 1)),
        a_portrait("3", vectors[3], person="S", pack=OTHER_PACK),
    )
    for at in range(4):
        lab_store(lab).settle([lab_store(lab).put(b"crop" + str(at).encode())])


def test_what_may_be_used_is_in_it_and_the_rest_as_hashes(lab: Lab, actor: Actor, tmp_path: Path) -> None:
    a_gallery(lab)
    file = tmp_path / "gallery.snapshot"

    done = export_snapshot(lab, ExportSnapshot(actor, file, TODAY))

    with file.open("rb") as source:
        reader = SnapshotReader(source, signer=done.fingerprint)
        records = list(reader.records())
    with lab.reading() as db:
        assert reader.header.root == recomputed_root(db)
        (entry,) = read_log(db, actions=["gallery.exported"])
    assert [one.person_id for one in records if isinstance(one, PortraitRecord)] == ["P", "Q"]
    assert [one.leaf for one in records if isinstance(one, LeafRecord)] == [2, 3]
    assert [one.content for one in records if isinstance(one, CropRecord)] == [b"crop0", b"crop1"]
    assert (done.sha256, done.bytes) == (sha256_of(file), file.stat().st_size)
    assert entry.document["details"]["sha256"] == done.sha256
    assert verify_log(lab, JobControl()).ok


def test_what_cannot_be_exported(lab: Lab, actor: Actor, tmp_path: Path) -> None:
    file = tmp_path / "gallery.snapshot"
    with pytest.raises(CatchlightError, match="empty"):
        export_snapshot(lab, ExportSnapshot(actor, file, TODAY))
    a_gallery(lab)
    with pytest.raises(CatchlightError, match="past"):
        export_snapshot(lab, ExportSnapshot(actor, file, TODAY - timedelta(days=1)))
    with pytest.raises(CatchlightError, match="No snapshot of revision 7"):
        export_snapshot(lab, ExportSnapshot(actor, file, TODAY, since=7))
    with pytest.raises(NotPermitted):
        export_snapshot(lab, ExportSnapshot(enlist(lab, "B. Example", Role.EXAMINER), file, TODAY))
    assert list(tmp_path.glob("*.snapshot*")) == []
