"""Persons and their portraits: enrolment into the gallery, inside an act."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
from sqlite_utils import Database

from catchlight.evidence.commitment import SALT_BYTES, Personal
from catchlight.evidence.entry import Subject, Value, timestamp
from catchlight.evidence.log import Act
from catchlight.evidence.store import Store
from catchlight.gallery.gallery_tree import GalleryTree, gallery_leaf, read_tree, recomputed_root, store_tree
from catchlight.gallery.portrait_records import PARTICULARS, record_of, records_of_person
from catchlight.gallery.provenance import NewPortrait, Provenance
from catchlight.gallery.standing import Standing, State, particulars_of, standing_of
from catchlight.gallery.templates import unit_vector
from catchlight.lab.folder import Lab

__all__ = [
    "GalleryState",
    "enrol_portraits",
    "gallery_leaf",
    "gallery_state",
    "names_portrait_crop",
    "names_portrait_file",
    "note_changed",
    "portrait_files",
    "recomputed_root",
]


@dataclass(frozen=True)
class GalleryState:
    """The gallery as a whole.

    Attributes:
        revision: Counts the committed changes.
        templates: Templates ever added: leaves of the tree of additions.
        root: Merkle root over what was added and erased, hex.
        persons: Persons enrolled.
        portraits: Portraits enrolled.
    """

    revision: int
    templates: int
    root: str
    persons: int
    portraits: int


def gallery_state(db: Database) -> GalleryState:
    """The gallery's revision, root and counts."""
    tree = read_tree(db)
    (persons,) = db.conn.execute("SELECT count(*) FROM persons").fetchone()
    (portraits,) = db.conn.execute("SELECT count(*) FROM portraits").fetchone()
    return GalleryState(tree.revision, tree.additions.size, tree.root(), persons, portraits)


def enrol_portraits(act: Act, portraits: Sequence[NewPortrait]) -> list[Standing]:
    """Add portraits to the gallery, with one log entry for all; those that are no longer new change nothing.

    Returns:
        For each portrait how it stood when it was its turn: `NEW` and `WITHOUT_TEMPLATE` ones were added.

    Raises:
        CatchlightError: if a template is not a finite vector of some length; nothing is added.
    """
    tree = read_tree(act.db)
    tree.revision += 1
    standings, added = [], _Added()
    for new in portraits:
        standing = standing_of(act.db, new.provenance, new.sha256, pack=new.pack_sha256)
        standings.append(standing)
        if standing.state is State.NEW:
            row = _add_portrait(act, new, added, revision=tree.revision)
            _add_template(act.db, row, new, tree)
            added.portraits.append((new, row))
        elif standing.state is State.WITHOUT_TEMPLATE and standing.portrait is not None:
            _add_template(act.db, standing.portrait, new, tree)
            added.portraits.append((new, None))
    if added.portraits:
        store_tree(act.db, tree)
        _log(act, added, tree)
    return standings


@dataclass(frozen=True)
class _Added:
    """What an enrolment added.

    Attributes:
        portraits: Each with its row, or None where the portrait was enrolled before and got a template only.
        persons: Persons who were enrolled before and of whom more is known now, by row: sex and birth year before.
    """

    portraits: list[tuple[NewPortrait, int | None]] = field(default_factory=list)
    persons: dict[int, tuple[str | None, int | None]] = field(default_factory=dict)


def note_changed(db: Database, person: int, *, revision: int) -> None:
    """Note that what filters depend on (sex, birth year, dates, source, legal basis) changed for a person's portraits.

    Args:
        db: The database, inside an act.
        person: The person's row.
        revision: The gallery's revision that the act makes.
    """
    db.conn.execute(
        "INSERT INTO changed_persons (person, revision) VALUES (?, ?)"
        " ON CONFLICT (person) DO UPDATE SET revision = excluded.revision",
        (person, revision),
    )


def portrait_files(lab: Lab) -> Store:
    """The store of the portraits' original files."""
    return Store(lab.folder / "gallery" / "portraits")


def names_portrait_file(db: Database, sha256: str) -> bool:
    """True if a portrait has this original file."""
    return db.conn.execute("SELECT 1 FROM portraits WHERE sha256 = ?", (sha256,)).fetchone() is not None


def names_portrait_crop(db: Database, sha256: str) -> bool:
    """True if a portrait has this display crop."""
    return db.conn.execute("SELECT 1 FROM portraits WHERE crop_sha256 = ?", (sha256,)).fetchone() is not None


def _add_portrait(act: Act, new: NewPortrait, added: _Added, *, revision: int) -> int:
    person, provenance, box = _person(act.db, new.provenance, added, revision=revision), new.provenance, new.face.box
    captured_on, source, legal_basis, retain_until, note = particulars_of(provenance)
    cursor = act.db.conn.execute(
        "INSERT INTO portraits (person, sha256, file_name, width, height, captured_on, source, legal_basis,"
        " retain_until, note, x, y, face_width, face_height, landmarks, chosen, quality, verdict, crop_sha256,"
        " enrolled_at, enrolled_by, salt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            person,
            new.sha256,
            new.file_name,
            new.width,
            new.height,
            captured_on,
            source,
            legal_basis,
            retain_until,
            note,
            box.x,
            box.y,
            box.width,
            box.height,
            msgspec.json.encode(new.face.landmarks).decode(),
            new.chosen,
            msgspec.json.encode(new.face.quality).decode(),
            new.face.quality.verdict,
            new.crop_sha256,
            timestamp(act.now),
            act.actor.name,
            os.urandom(SALT_BYTES),
        ),
    )
    return int(cursor.lastrowid or 0)


def _person(db: Database, provenance: Provenance, added: _Added, *, revision: int) -> int:
    """The person's row; what was not known of the person yet is filled in."""
    named = "SELECT id, sex, birth_year FROM persons WHERE person_id = ?"
    before = db.conn.execute(named, (provenance.person_id,)).fetchone()
    db.conn.execute(
        "INSERT INTO persons (person_id, sex, birth_year) VALUES (?, ?, ?) ON CONFLICT (person_id) DO UPDATE"
        " SET sex = coalesce(sex, excluded.sex), birth_year = coalesce(birth_year, excluded.birth_year)",
        (provenance.person_id, provenance.sex, provenance.birth_year),
    )
    after = db.conn.execute(named, (provenance.person_id,)).fetchone()
    if before is not None and before != after:
        note_changed(db, after[0], revision=revision)
        added.persons.setdefault(after[0], before[1:])
    return int(after[0])


def _add_template(db: Database, portrait: int, new: NewPortrait, tree: GalleryTree) -> None:
    unit_vector(new.face.own_embedding)
    db.conn.execute(
        "INSERT INTO templates (portrait, pack_sha256, leaf, embedding) VALUES (?, ?, ?, ?)",
        (portrait, new.pack_sha256, tree.additions.size, new.face.own_embedding),
    )
    tree.additions.add(
        gallery_leaf(portrait_sha256=new.sha256, template=new.face.own_embedding, pack_sha256=new.pack_sha256)
    )


def _log(act: Act, added: _Added, tree: GalleryTree) -> None:
    details: dict[str, Value] = {
        "revision": tree.revision,
        "gallery_templates": tree.additions.size,
        "gallery_root": tree.root(),
        "portraits": [_told(act.db, new, row) for new, row in added.portraits],
    }
    if learnt := _learnt(act.db, added):
        details["learnt"] = learnt
    subjects = tuple(Subject("portrait", new.sha256) for new, _ in added.portraits)
    act.log("gallery.enrolled", subjects=subjects, details=details)


def _told(db: Database, new: NewPortrait, row: int | None) -> dict[str, Value]:
    """What the entry says of one portrait; its record only where it was not enrolled before."""
    told: dict[str, Value] = {
        "sha256": new.sha256,
        "person_id": Personal(new.provenance.person_id),
        "template_sha256": hashlib.sha256(new.face.own_embedding).hexdigest(),
        "pack_sha256": new.pack_sha256,
        "chosen": new.chosen.value,
        "retain_until": new.provenance.retain_until.isoformat(),
    }
    if row is not None:
        told["record"] = record_of(db, row).digest().hex()
    return told


def _learnt(db: Database, added: _Added) -> list[Mapping[str, Value]]:
    """What is known now of the persons of portraits that were enrolled before, by portrait."""
    fresh = {row for _, row in added.portraits}
    learnt: list[Mapping[str, Value]] = []
    for person, before in added.persons.items():
        unknown = [name for name, was in zip(PARTICULARS, before, strict=True) if was is None]
        for record in records_of_person(db, person):
            if record.is_bound and record.row not in fresh:
                told = {name: record.digest_of(name).hex() for name in unknown if getattr(record, name) is not None}
                learnt.append({"sha256": record.sha256, **told})
    return learnt
