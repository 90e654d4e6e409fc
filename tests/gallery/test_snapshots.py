"""Which snapshot of a lab is in use."""

from tests.people import present

from catchlight.evidence.log import acting
from catchlight.gallery.snapshots import ImportedSnapshot, imported_snapshots, snapshot_in_use, use_snapshot
from catchlight.lab.folder import Lab


def a_snapshot(origin: str, revision: int) -> ImportedSnapshot:
    return ImportedSnapshot(
        0, origin, revision, "ab", "cd", "2026-01-01", "2026-02-01", f"{origin}{revision}", in_use=True
    )


def test_the_newest_of_each_lab_is_in_use(lab: Lab) -> None:
    with lab.reading() as db, acting(lab, db, present(lab)) as act:
        for origin, revision in (("A", 1), ("B", 7), ("A", 2)):
            used = use_snapshot(db, a_snapshot(origin, revision))
            assert (used.origin, used.revision, used.in_use) == (origin, revision, True)
        act.log("case.opened")
    with lab.reading() as db:
        assert [(one.id, one.in_use) for one in imported_snapshots(db)] == [
            ("snapshot-3", True),
            ("snapshot-2", True),
            ("snapshot-1", False),
        ]
        found = snapshot_in_use(db, "A")
        assert found is not None
        assert found.revision == 2
        assert snapshot_in_use(db, "C") is None
