"""Persons and their portraits: enrolment into the gallery, inside an act."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from sqlite_utils import Database

from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Subject, timestamp
from catchlight.evidence.log import Act
from catchlight.evidence.store import Store
from catchlight.gallery.gallery_tree import GalleryTree, gallery_leaf, read_tree, recomputed_root, store_tree
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
    standings, added = [], []
    for new in portraits:
        standing = standing_of(act.db, new.provenance, new.sha256, pack=new.pack_sha256)
        standings.append(standing)
        if standing.state is State.NEW:
            _add_template(act.db, _add_portrait(act, new, revision=tree.revision), new, tree)
            added.append(new)
        elif standing.state is State.WITHOUT_TEMPLATE and standing.portrait is not None:
            _add_template(act.db, standing.portrait, new, tree)
            added.append(new)
    if added:
        store_tree(act.db, tree)
        _log(act, added, tree)
    return standings


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


def _add_portrait(act: Act, new: NewPortrait, *, revision: int) -> int:
    person, provenance, box = _person(act.db, new.provenance, revision=revision), new.provenance, new.face.box
    captured_on, source, legal_basis, retain_until, note = particulars_of(provenance)
    cursor = act.db.conn.execute(
        "INSERT INTO portraits (person, sha256, file_name, width, height, captured_on, source, legal_basis,"
        " retain_until, note, x, y, face_width, face_height, landmarks, chosen, quality, verdict, crop_sha256,"
        " enrolled_at, enrolled_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
        ),
    )
    return int(cursor.lastrowid or 0)


def _person(db: Database, provenance: Provenance, *, revision: int) -> int:
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


def _log(act: Act, added: Sequence[NewPortrait], tree: GalleryTree) -> None:
    act.log(
        "gallery.enrolled",
        subjects=tuple(Subject("portrait", new.sha256) for new in added),
        details={
            "revision": tree.revision,
            "gallery_templates": tree.additions.size,
            "gallery_root": tree.root(),
            "portraits": [
                {
                    "sha256": new.sha256,
                    "person_id": Personal(new.provenance.person_id),
                    "template_sha256": hashlib.sha256(new.face.own_embedding).hexdigest(),
                    "pack_sha256": new.pack_sha256,
                    "chosen": new.chosen.value,
                    "retain_until": new.provenance.retain_until.isoformat(),
                }
                for new in added
            ],
        },
    )
