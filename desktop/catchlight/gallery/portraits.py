"""Persons and their portraits: enrolment into the gallery, inside an act, and the gallery's own Merkle tree.

The tree has one leaf for each template, in order of enrolment, over the portrait's file hash, the template's hash and
the model pack's hash: a search entry that names the root names every template it was run against, and no person.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import msgspec
from sqlite_utils import Database

from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Subject, timestamp
from catchlight.evidence.log import Act
from catchlight.evidence.merkle import Frontier, leaf_hash
from catchlight.evidence.store import Store
from catchlight.faces.face import Box, Face
from catchlight.gallery.templates import unit_vector
from catchlight.lab.folder import Lab

LEAF_DOMAIN = b"catchlight-portrait/1\x00"


@dataclass(frozen=True)
class Provenance:
    """Where a portrait comes from and why it may be searched; nothing is enrolled without it.

    Attributes:
        person_id: The person's id in the system the portrait comes from.
        captured_on: Day it was taken.
        source: Who took it and where.
        legal_basis: What allows it to be searched.
        retain_until: Last day (UTC) it may be searched.
        sex: As stated, or None.
        birth_year: As stated, or None.
        note: As stated, or None.
    """

    person_id: str
    captured_on: date
    source: str
    legal_basis: str
    retain_until: date
    sex: str | None = None
    birth_year: int | None = None
    note: str | None = None


class Chosen(StrEnum):
    """How the face of a portrait was chosen among those in the image."""

    ONLY_FACE = "only-face"
    FACE_BOX = "face-box"
    LARGEST_FACE = "largest-face"


@dataclass(frozen=True)
class NewPortrait:
    """A portrait that is ready to be enrolled; its files are in the stores already.

    Attributes:
        provenance: Where it comes from.
        sha256: SHA-256 of the original file.
        file_name: The original's name.
        width: Pixels across, upright.
        height: Pixels down, upright.
        face: The face it was enrolled for.
        chosen: How that face was chosen.
        crop_sha256: Display crop in the lab's store.
        pack_sha256: Model pack that made the template.
    """

    provenance: Provenance
    sha256: str
    file_name: str
    width: int
    height: int
    face: Face
    chosen: Chosen
    crop_sha256: str
    pack_sha256: str


class State(StrEnum):
    """What the gallery knows of a row's portrait."""

    NEW = "new"
    WITHOUT_TEMPLATE = "without-template"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Standing:
    """How a portrait stands to the gallery.

    Attributes:
        state: `WITHOUT_TEMPLATE` means enrolled, but with another model pack only.
        reason: Why it cannot be enrolled, for `DUPLICATE` and `CONFLICT`, else "".
        portrait: Row of the enrolled portrait, or None.
        box: The enrolled face, or None.
    """

    state: State
    reason: str = ""
    portrait: int | None = None
    box: Box | None = None


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


def standing_of(db: Database, provenance: Provenance, sha256: str, *, pack: str) -> Standing:
    """How the portrait of that file hash stands to the gallery, for that person and model pack."""
    known = db.conn.execute(
        "SELECT p.id, n.person_id, p.captured_on, p.source, p.legal_basis, p.retain_until, p.note,"
        " p.x, p.y, p.face_width, p.face_height,"
        " EXISTS (SELECT 1 FROM templates t WHERE t.portrait = p.id AND t.pack_sha256 = ?)"
        " FROM portraits p JOIN persons n ON n.id = p.person WHERE p.sha256 = ?",
        (pack, sha256),
    ).fetchone()
    conflict = _person_conflict(db, provenance)
    if known is None:
        return Standing(State.CONFLICT, conflict) if conflict else Standing(State.NEW)
    row, person_id, *enrolled = known
    box = Box(*enrolled[5:9])
    if person_id != provenance.person_id:
        reason = f"duplicate: the same file is enrolled for person {person_id}"
        return Standing(State.DUPLICATE, reason, row, box)
    differing = [
        f"{name} {was if was is not None else 'empty'}"
        for name, was, now in zip(_PARTICULARS, enrolled, _particulars(provenance), strict=False)
        if was != now
    ]
    if differing or conflict:
        reason = conflict or f"enrolled already with {', '.join(differing)}; nothing was changed"
        return Standing(State.CONFLICT, reason, row, box)
    return Standing(State.UNCHANGED if enrolled[-1] else State.WITHOUT_TEMPLATE, "", row, box)


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


_PARTICULARS = ("captured_on", "source", "legal_basis", "retain_until", "note")


def _particulars(provenance: Provenance) -> tuple[str | None, ...]:
    captured, retain = provenance.captured_on.isoformat(), provenance.retain_until.isoformat()
    return (captured, provenance.source, provenance.legal_basis, retain, provenance.note)


def _person_conflict(db: Database, provenance: Provenance) -> str:
    """What is known of the person otherwise than the row says, in words; "" if nothing is."""
    known = db.conn.execute(
        "SELECT sex, birth_year FROM persons WHERE person_id = ?", (provenance.person_id,)
    ).fetchone()
    if known is None:
        return ""
    stated = (("sex", known[0], provenance.sex), ("birth_year", known[1], provenance.birth_year))
    for name, was, now in stated:
        if was is not None and now is not None and was != now:
            return f"person {provenance.person_id} is enrolled with {name} {was}, the row says {now}"
    return ""


def _add_portrait(act: Act, new: NewPortrait) -> int:
    person, provenance, box = _person(act.db, new.provenance), new.provenance, new.face.box
    captured_on, source, legal_basis, retain_until, note = _particulars(provenance)
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
    unit_vector(new.face.embedding)
    db.conn.execute(
        "INSERT INTO templates (portrait, pack_sha256, leaf, embedding) VALUES (?, ?, ?, ?)",
        (portrait, new.pack_sha256, tree.size, new.face.embedding),
    )
    tree.add(
        gallery_leaf(portrait_sha256=new.sha256, template=new.face.embedding, pack_sha256=new.pack_sha256)
    )


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
                    "template_sha256": hashlib.sha256(new.face.embedding).hexdigest(),
                    "pack_sha256": new.pack_sha256,
                    "chosen": new.chosen.value,
                    "retain_until": new.provenance.retain_until.isoformat(),
                }
                for new in added
            ],
        },
    )
