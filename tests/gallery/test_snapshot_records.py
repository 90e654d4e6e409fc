"""What comes out of a snapshot is checked field by field and to its root."""

from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest
from tests.gallery_maker import PACK, a_portrait, enrolled, random_vectors

from catchlight.evidence.store import Store, lab_store
from catchlight.gallery.gallery_tree import read_tree
from catchlight.gallery.snapshot import CropRecord, Header, LeafRecord, PortraitRecord, Record, SnapshotRefused
from catchlight.gallery.snapshot_records import apply_records, records_of, settle_crops
from catchlight.lab import schema
from catchlight.lab.database import opened, transaction
from catchlight.lab.folder import Lab

TODAY = datetime.now(UTC).date()


@pytest.fixture
def source(lab: Lab) -> tuple[Header, list[Record]]:
    """Three portraits, one of them expired."""
    vectors = random_vectors(3)
    for at in range(3):
        lab_store(lab).put(f"crop{at}".encode())
        until = date(2025, 1, 1) if at == 1 else date(2099, 1, 1)
        enrolled(lab, a_portrait(f"{at}", vectors[at], person=f"P{at}", retain_until=until))
    with lab.reading() as db:
        tree = read_tree(db)
        records = list(records_of(db, lab_store(lab), pack=PACK, today=TODAY))
    return Header("lab", tree.revision, tree.root(), 3, 0, PACK, "now", "2099-01-01", "0" * 64), records


def made(folder: Path, header: Header, records: list[Record]) -> list[str]:
    """The persons in the gallery that was made."""
    store = Store(folder / "store")
    with opened(folder / "evidence.db", create=True) as db:
        schema.migrate(db)
        with transaction(db):
            apply_records(db, store, header, records)
        settle_crops(db, store)
        return [person for (person,) in db.conn.execute("SELECT person_id FROM persons ORDER BY id")]


def test_the_same_gallery_comes_out(source: tuple[Header, list[Record]], tmp_path: Path) -> None:
    assert [type(one) for one in source[1]] == [PortraitRecord, PortraitRecord, LeafRecord, CropRecord, CropRecord]
    assert made(tmp_path, *source) == ["P0", "P2"]


@pytest.mark.parametrize(
    "changed",
    [
        {"leaf": 1},
        {"leaf": 3},
        {"leaf": -1},
        {"leaf": 2**70},
        {"person_id": ""},
        {"person_id": "x" * 5000},
        {"person_id": "another"},
        {"sha256": "../../etc/passwd"},
        {"crop_sha256": "/" * 64},
        {"crop_sha256": "0" * 64},
        {"captured_on": "yesterday"},
        {"retain_until": "20990101"},
        {"quality": "{}"},
        {"verdict": "limited"},
        {"chosen": "guessed"},
        {"landmarks": "[1]"},
        {"embedding": bytes(64)},
        {"embedding": b"\xff" * 64},
        {"box": (float("nan"), 0.0, 0.0, 0.0)},
        {"birth_year": 1_000_000},
        {"birth_year": -5},
        {"sex": "x" * 5000},
        {"enrolled_by": "x" * 5000},
        {"tags": ("",)},
        {"width": 0},
    ],
    ids=str,
)
def test_a_field_that_is_not_what_it_has_to_be_refuses_all(
    source: tuple[Header, list[Record]], tmp_path: Path, changed: dict[str, object]
) -> None:
    header, (first, *others) = source
    record = msgspec.structs.replace(first, **changed)
    if changed == {"person_id": "another"}:  # the tree holds no names, so only the signature protects them
        assert made(tmp_path, header, [record, *others]) == ["another", "P2"]
        return
    with pytest.raises(SnapshotRefused):
        made(tmp_path, header, [record, *others])


def test_templates_of_several_lengths_are_refused(source: tuple[Header, list[Record]], tmp_path: Path) -> None:
    header, (first, *others) = source
    assert isinstance(first, PortraitRecord)
    short = msgspec.structs.replace(first, embedding=first.embedding[:32])
    with pytest.raises(SnapshotRefused, match="several lengths"):
        made(tmp_path, header, [short, *others])


def test_what_is_missing_or_there_twice_is_refused(source: tuple[Header, list[Record]], tmp_path: Path) -> None:
    header, records = source
    for at in range(len(records)):
        with pytest.raises(SnapshotRefused):
            made(tmp_path / f"without {at}", header, [*records[:at], *records[at + 1 :]])
        if at < 3:
            with pytest.raises(SnapshotRefused):
                made(tmp_path / f"twice {at}", header, [records[at], *records])


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path) -> None:
    for at in range(5):
        (tmp_path / f"without {at}").mkdir()
        (tmp_path / f"twice {at}").mkdir()
