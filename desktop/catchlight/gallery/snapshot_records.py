"""What goes into a snapshot, read from the gallery, and what came out of one, made into a gallery of its own.

The gallery of a snapshot is a database of the lab's own schema in a folder of its own, so everything that searches a
gallery searches it too. Leaves of templates that are not in it (of other model packs, or expired when it was made) are
kept as hashes, so that its root can be computed from what it holds.
"""

import heapq
import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import msgspec
from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.merkle import Frontier
from catchlight.evidence.store import Store
from catchlight.faces.face import Quality
from catchlight.gallery.gallery_tree import GalleryTree, erased_leaf, gallery_leaf, read_tree, store_tree
from catchlight.gallery.provenance import Chosen
from catchlight.gallery.snapshot import (
    CropRecord,
    ErasedRecord,
    Header,
    LeafRecord,
    PortraitRecord,
    Record,
    SnapshotRefused,
    TagsRecord,
)
from catchlight.gallery.tags import drop_unused_tags
from catchlight.gallery.templates import unit_vector

LONGEST_TEXT = 4096
_HASH = re.compile(r"[0-9a-f]{64}")
_LEFT_OUT = "CREATE TABLE IF NOT EXISTS left_out (leaf INTEGER PRIMARY KEY, leaf_hash BLOB NOT NULL)"


def records_of(
    db: Database, store: Store, *, pack: str, today: date, base_leaves: int = 0, base_erased: int = 0
) -> Iterator[Record]:
    """What a snapshot holds: all of the gallery that is not expired, or what came and went since a base.

    Of the base's portraits the tags go in as they stand, because they change without a template.

    Args:
        db: The database, in one read transaction.
        store: The lab's store of crops.
        pack: Hash of the model pack whose templates go in.
        today: Portraits whose retention ended before it stay out.
        base_leaves: Templates ever added at the base; 0 for everything.
        base_erased: Templates erased at the base.

    Raises:
        CatchlightError: if a crop is missing or was altered.
    """
    asked = (pack, today.isoformat(), base_leaves)
    for row in db.conn.execute(_PORTRAITS, asked):
        yield _portrait(row)
    for leaf, sha256, template, of_pack in db.conn.execute(_OTHERS, asked):
        hashed = gallery_leaf(portrait_sha256=sha256, template=bytes(template), pack_sha256=of_pack)
        yield LeafRecord(leaf, hashed)
    erased = db.conn.execute(
        "SELECT number, leaf, leaf_hash, revision FROM erased_templates WHERE number >= ? ORDER BY number",
        (base_erased,),
    )
    for number, leaf, hashed, revision in erased:
        yield ErasedRecord(number, leaf, bytes(hashed), revision)
    for leaf, tags in db.conn.execute(_TAGS, asked):
        yield TagsRecord(leaf, tuple(json.loads(tags)))
    for (sha256,) in db.conn.execute(_CROPS, asked):
        yield CropRecord(store.read(sha256))


def _portrait(row: tuple[Any, ...]) -> PortraitRecord:
    described, box, rest, (tags, template) = row[:13], row[13:17], row[17:24], row[24:]
    values = (*described, box, *rest, tuple(json.loads(tags)), bytes(template))
    return PortraitRecord(*values)


def apply_records(db: Database, store: Store, header: Header, records: Iterable[Record]) -> None:
    """Make the gallery of a snapshot, in an open transaction: the caller rolls back what was refused.

    Args:
        db: The snapshot's own database; empty, or a copy of the base's.
        store: The snapshot's own store of crops.
        header: What it is.
        records: What is in it.

    Raises:
        SnapshotRefused: if something in it is not what it has to be, or its content does not give its root.
    """
    db.conn.execute(_LEFT_OUT)
    db.conn.execute("DELETE FROM portrait_tags")
    try:
        for record in records:
            if isinstance(record, PortraitRecord):
                _add_portrait(db, header, record)
            elif isinstance(record, LeafRecord):
                _require(len(record.leaf_hash) == 32 and header.base_leaves <= record.leaf < header.leaves)
                db.conn.execute("INSERT INTO left_out (leaf, leaf_hash) VALUES (?, ?)", (record.leaf, record.leaf_hash))
            elif isinstance(record, ErasedRecord):
                _erase(db, header, record)
            elif isinstance(record, TagsRecord):
                _tag_again(db, header, record)
            else:
                store.settle([store.put(record.content)])
    except (sqlite3.Error, msgspec.MsgspecError, OverflowError, ValueError, TypeError) as error:
        raise SnapshotRefused("something in it is not what it has to be") from error
    _finish(db, header)


def settle_crops(db: Database, store: Store) -> None:
    """Overwrite and delete the crops that no portrait of the snapshot names any more.

    Raises:
        SnapshotRefused: if one that is named is not there.
    """
    named = {sha256 for (sha256,) in db.conn.execute("SELECT crop_sha256 FROM portraits")}
    there = {path.name for path in store.folder.glob("??/*")}
    if named - there:
        raise SnapshotRefused("a crop is missing in it")
    store.remove(there - named, is_named=named.__contains__)


def _add_portrait(db: Database, header: Header, record: PortraitRecord) -> None:
    _require(header.base_leaves <= record.leaf < header.leaves)
    _require(all(_HASH.fullmatch(text) is not None for text in (record.sha256, record.crop_sha256)))
    texts = (record.person_id, record.file_name, record.source, record.legal_basis, record.note, record.sex)
    names = (record.enrolled_at, record.enrolled_by, *record.tags)
    _require(all(text is None or len(text) <= LONGEST_TEXT for text in (*texts, *names)))
    _require(all((record.person_id, *record.tags)) and min(record.width, record.height) > 0)
    _require(record.birth_year is None or 0 < record.birth_year <= date.max.year)
    for day in (record.captured_on, record.retain_until):
        _require(date.fromisoformat(day).isoformat() == day)
    quality = msgspec.json.decode(record.quality, type=Quality)
    _require(quality.verdict == record.verdict and Chosen(record.chosen) == record.chosen)
    msgspec.json.decode(record.landmarks, type=tuple[tuple[float, float], ...])
    try:
        unit_vector(record.embedding)
    except CatchlightError as error:
        raise ValueError from error
    db.conn.execute(
        "INSERT INTO persons (person_id, sex, birth_year) VALUES (?, ?, ?) ON CONFLICT (person_id) DO UPDATE"
        " SET sex = excluded.sex, birth_year = excluded.birth_year",
        (record.person_id, record.sex, record.birth_year),
    )
    (person,) = db.conn.execute("SELECT id FROM persons WHERE person_id = ?", (record.person_id,)).fetchone()
    values = msgspec.structs.astuple(record)
    portrait = db.conn.execute(
        "INSERT INTO portraits (person, sha256, file_name, width, height, captured_on, source, legal_basis,"
        " retain_until, note, x, y, face_width, face_height, landmarks, chosen, quality, verdict, crop_sha256,"
        " enrolled_at, enrolled_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (person, *values[4:13], *record.box, *values[14:21]),
    ).lastrowid
    db.conn.execute(
        "INSERT INTO templates (portrait, pack_sha256, leaf, embedding) VALUES (?, ?, ?, ?)",
        (portrait, header.pack_sha256, record.leaf, record.embedding),
    )
    _put_tags(db, portrait, record.tags)


def _tag_again(db: Database, header: Header, record: TagsRecord) -> None:
    _require(0 <= record.leaf < header.base_leaves and all(len(tag) <= LONGEST_TEXT for tag in record.tags))
    found = db.conn.execute("SELECT portrait FROM templates WHERE leaf = ?", (record.leaf,)).fetchone()
    if found is not None:  # it may have expired before the base was made
        _put_tags(db, found[0], record.tags)


def _put_tags(db: Database, portrait: int | None, tags: Iterable[str]) -> None:
    for tag in tags:
        db.conn.execute("INSERT OR IGNORE INTO tags (name) VALUES (?)", (tag,))
        db.conn.execute("INSERT INTO portrait_tags SELECT ?, id FROM tags WHERE name = ?", (portrait, tag))


def _erase(db: Database, header: Header, record: ErasedRecord) -> None:
    _require(header.base_erased <= record.number < header.erased and 0 <= record.leaf < header.leaves)
    _require(len(record.leaf_hash) == 32)
    found = db.conn.execute("SELECT portrait FROM templates WHERE leaf = ?", (record.leaf,)).fetchone()
    if found is not None:
        (person,) = db.conn.execute("SELECT person FROM portraits WHERE id = ?", found).fetchone()
        for statement in _FORGET:
            db.conn.execute(statement, found)
        db.conn.execute(
            "DELETE FROM persons WHERE id = ? AND NOT EXISTS (SELECT 1 FROM portraits WHERE person = persons.id)",
            (person,),
        )
    db.conn.execute("DELETE FROM left_out WHERE leaf = ?", (record.leaf,))
    db.conn.execute(
        "INSERT INTO erased_templates (leaf, pack_sha256, portrait, leaf_hash, revision, number)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (record.leaf, header.pack_sha256, found[0] if found else 0, record.leaf_hash, record.revision, record.number),
    )


def trees_of(db: Database, pack: str) -> GalleryTree:
    """The trees of a snapshot's gallery computed from all that it holds, of the revision that it states.

    Raises:
        SnapshotRefused: if a leaf is missing or there twice.
    """
    added = db.conn.execute(
        "SELECT t.leaf, p.sha256, t.embedding FROM templates t JOIN portraits p ON p.id = t.portrait ORDER BY t.leaf"
    )
    computed = (
        (leaf, gallery_leaf(portrait_sha256=sha256, template=bytes(template), pack_sha256=pack))
        for leaf, sha256, template in added
    )
    others = db.conn.execute("SELECT leaf, leaf_hash FROM left_out ORDER BY leaf")
    gone = db.conn.execute("SELECT leaf, leaf_hash FROM erased_templates ORDER BY leaf")
    additions = Frontier.of(_in_order(heapq.merge(computed, others, gone)))
    numbered = db.conn.execute("SELECT number, leaf, leaf_hash FROM erased_templates ORDER BY number")
    erasures = Frontier.of(_in_order((number, erased_leaf(leaf, bytes(hashed))) for number, leaf, hashed in numbered))
    return GalleryTree(read_tree(db).revision, additions, erasures)


def _finish(db: Database, header: Header) -> None:
    """Compute the tree from what there is; every leaf has to be there, and the root to be the one that was stated."""
    (lengths,) = db.conn.execute("SELECT count(DISTINCT length(embedding)) FROM templates").fetchone()
    if lengths > 1:
        raise SnapshotRefused("its templates are of several lengths")
    tree = trees_of(db, header.pack_sha256)
    if (tree.additions.size, tree.erasures.size) != (header.leaves, header.erased) or tree.root() != header.root:
        raise SnapshotRefused("its content does not give the root that it states")
    drop_unused_tags(db)
    store_tree(db, GalleryTree(header.revision, tree.additions, tree.erasures))
    db.conn.execute("UPDATE gallery SET pack_sha256 = ? WHERE id = 1", (header.pack_sha256,))


def _in_order(leaves: Iterable[tuple[int, bytes]]) -> Iterator[bytes]:
    for expected, (leaf, hashed) in enumerate(leaves):
        if leaf != expected:
            raise SnapshotRefused("a template is missing in it, or is there twice")
        yield bytes(hashed)


def _require(holds: bool) -> None:
    if not holds:
        raise ValueError


_PORTRAITS = (
    "SELECT t.leaf, n.person_id, n.sex, n.birth_year, p.sha256, p.file_name, p.width, p.height, p.captured_on,"
    " p.source, p.legal_basis, p.retain_until, p.note, p.x, p.y, p.face_width, p.face_height, p.landmarks, p.chosen,"
    " p.quality, p.verdict, p.crop_sha256, p.enrolled_at, p.enrolled_by, (SELECT json_group_array(g.name) FROM"
    " (SELECT name FROM tags JOIN portrait_tags ON tag = tags.id WHERE portrait = p.id ORDER BY name) g),"
    " t.embedding FROM templates t"
    " JOIN portraits p ON p.id = t.portrait JOIN persons n ON n.id = p.person"
    " WHERE +t.pack_sha256 = ? AND p.retain_until >= ? AND t.leaf >= ? ORDER BY t.leaf"
)
_OTHERS = (
    "SELECT t.leaf, p.sha256, t.embedding, t.pack_sha256 FROM templates t JOIN portraits p ON p.id = t.portrait"
    " WHERE NOT (+t.pack_sha256 = ? AND p.retain_until >= ?) AND t.leaf >= ? ORDER BY t.leaf"
)
_TAGS = (
    "SELECT t.leaf, json_group_array(g.name) FROM portrait_tags o JOIN tags g ON g.id = o.tag"
    " JOIN portraits p ON p.id = o.portrait JOIN templates t ON t.portrait = p.id"
    " WHERE +t.pack_sha256 = ? AND p.retain_until >= ? AND t.leaf < ? GROUP BY t.leaf ORDER BY t.leaf"
)
_CROPS = (
    "SELECT DISTINCT p.crop_sha256 FROM templates t JOIN portraits p ON p.id = t.portrait"
    " WHERE +t.pack_sha256 = ? AND p.retain_until >= ? AND t.leaf >= ?"
)
_FORGET = (
    "DELETE FROM templates WHERE portrait = ?",
    "DELETE FROM portrait_tags WHERE portrait = ?",
    "DELETE FROM portraits WHERE id = ?",
)
