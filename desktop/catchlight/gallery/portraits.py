"""Persons and their portraits: enrolment into the gallery, inside an act, and the gallery's own Merkle tree.

The tree has one leaf for each template, in order of enrolment, over the portrait's file hash, the template's hash and
the model pack's hash: a search entry that names the root names every template it was run against, and no person.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from sqlite_utils import Database

from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Subject, timestamp
from catchlight.evidence.log import Act
from catchlight.evidence.merkle import Frontier, leaf_hash
from catchlight.evidence.store import Store
from catchlight.gallery.provenance import NewPortrait, Provenance
from catchlight.gallery.standing import Standing, State, particulars_of, standing_of
from catchlight.gallery.templates import unit_vector
from catchlight.lab.folder import Lab

LEAF_DOMAIN = b"catchlight-portrait/1\x00"


@dataclass(frozen=True)
class GalleryState:
    """The gallery as a whole.

    Attributes:
        revision: Counts the committed changes.
        templates: Leaves of the tree.
        root: Merkle root over all templates, hex.
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
    revision, size, frontier = db.conn.execute("SELECT revision, size, frontier FROM gallery WHERE id = 1").fetchone()
    (persons,) = db.conn.execute("SELECT count(*) FROM persons").fetchone()
    (portraits,) = db.conn.execute("SELECT count(*) FROM portraits").fetchone()
    root = Frontier.from_bytes(size, bytes(frontier)).root().hex()
    return GalleryState(revision, size, root, persons, portraits)


def enrol_portraits(act: Act, portraits: Sequence[NewPortrait]) -> list[Standing]:
    """Add portraits to the gallery, with one log entry for all; those that are no longer new change nothing.

    Returns:
        For each portrait how it stood when it was its turn: `NEW` and `WITHOUT_TEMPLATE` ones were added.

    Raises:
        CatchlightError: if a template is not a finite vector of some length; nothing is added.
    """
    revision, size, packed = act.db.conn.execute("SELECT revision, size, frontier FROM gallery").fetchone()
    tree = Frontier.from_bytes(size, bytes(packed))
    standings, added = [], []
    for new in portraits:
        standing = standing_of(act.db, new.provenance, new.sha256, pack=new.pack_sha256)
        standings.append(standing)
        if standing.state is State.NEW:
            _add_template(act.db, _add_portrait(act, new), new, tree)
            added.append(new)
        elif standing.state is State.WITHOUT_TEMPLATE and standing.portrait is not None:
            _add_template(act.db, standing.portrait, new, tree)
            added.append(new)
    if added:
        act.db.conn.execute(
            "UPDATE gallery SET revision = ?, size = ?, frontier = ? WHERE id = 1",
            (revision + 1, tree.size, tree.to_bytes()),
        )
        _log(act, added, revision=revision + 1, tree=tree)
    return standings


def gallery_leaf(*, portrait_sha256: str, template: bytes, pack_sha256: str) -> bytes:
    """The leaf hash of one template in the gallery's tree."""
    parts = (bytes.fromhex(portrait_sha256), hashlib.sha256(template).digest(), bytes.fromhex(pack_sha256))
    return leaf_hash(LEAF_DOMAIN + b"".join(parts))


def recomputed_root(db: Database) -> str:
    """The gallery's Merkle root computed anew from every template, hex; equal to the stored one unless altered."""
    rows = db.conn.execute(
        "SELECT p.sha256, t.embedding, t.pack_sha256 FROM templates t JOIN portraits p ON p.id = t.portrait"
        " ORDER BY t.leaf"
    )
    leaves = (
        gallery_leaf(portrait_sha256=sha256, template=bytes(template), pack_sha256=pack)
        for sha256, template, pack in rows
    )
    return Frontier.of(leaves).root().hex()


def portrait_files(lab: Lab) -> Store:
    """The store of the portraits' original files."""
    return Store(lab.folder / "gallery" / "portraits")


def names_portrait_file(db: Database, sha256: str) -> bool:
    """True if a portrait has this original file."""
    return db.conn.execute("SELECT 1 FROM portraits WHERE sha256 = ?", (sha256,)).fetchone() is not None


def names_portrait_crop(db: Database, sha256: str) -> bool:
    """True if a portrait has this display crop."""
    return db.conn.execute("SELECT 1 FROM portraits WHERE crop_sha256 = ?", (sha256,)).fetchone() is not None


def _add_portrait(act: Act, new: NewPortrait) -> int:
    person, provenance, box = _person(act.db, new.provenance), new.provenance, new.face.box
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


def _person(db: Database, provenance: Provenance) -> int:
    """The person's row; what was not known of the person yet is filled in."""
    db.conn.execute(
        "INSERT INTO persons (person_id, sex, birth_year) VALUES (?, ?, ?) ON CONFLICT (person_id) DO UPDATE"
        " SET sex = coalesce(sex, excluded.sex), birth_year = coalesce(birth_year, excluded.birth_year)",
        (provenance.person_id, provenance.sex, provenance.birth_year),
    )
    (row,) = db.conn.execute("SELECT id FROM persons WHERE person_id = ?", (provenance.person_id,)).fetchone()
    return int(row)


def _add_template(db: Database, portrait: int, new: NewPortrait, tree: Frontier) -> None:
    unit_vector(new.face.own_embedding)
    db.conn.execute(
        "INSERT INTO templates (portrait, pack_sha256, leaf, embedding) VALUES (?, ?, ?, ?)",
        (portrait, new.pack_sha256, tree.size, new.face.own_embedding),
    )
    tree.add(gallery_leaf(portrait_sha256=new.sha256, template=new.face.own_embedding, pack_sha256=new.pack_sha256))


def _log(act: Act, added: Sequence[NewPortrait], *, revision: int, tree: Frontier) -> None:
    act.log(
        "gallery.enrolled",
        subjects=tuple(Subject("portrait", new.sha256) for new in added),
        details={
            "revision": revision,
            "gallery_templates": tree.size,
            "gallery_root": tree.root().hex(),
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
