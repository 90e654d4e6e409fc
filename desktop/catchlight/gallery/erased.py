"""Erasing templates: gone from the database, the files of every generation, and what is searched, in one act."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.log import Act
from catchlight.gallery import generation_files as files
from catchlight.gallery.blanking import blank_found_rows, blank_portraits, rows_of_portraits
from catchlight.gallery.builds import MANIFEST
from catchlight.gallery.gallery_tree import GalleryTree, erased_leaf, gallery_leaf, read_tree, store_tree
from catchlight.gallery.generation import generation_folder, pack_folder, stored_sums
from catchlight.gallery.templates import is_template
from catchlight.lab.folder import Lab

# The model packs are found by hopping from one to the next along the primary key: few packs, many templates.
_STORED = (
    "WITH RECURSIVE packs (pack) AS (SELECT min(pack_sha256) FROM templates UNION ALL SELECT (SELECT min(pack_sha256)"
    " FROM templates WHERE pack_sha256 > pack) FROM packs WHERE pack IS NOT NULL)"
    " SELECT t.leaf, t.pack_sha256, t.portrait, p.sha256, t.embedding FROM packs CROSS JOIN json_each(?) AS asked"
    " CROSS JOIN templates t ON t.pack_sha256 = packs.pack AND t.portrait = asked.value"
    " JOIN portraits p ON p.id = t.portrait WHERE packs.pack IS NOT NULL ORDER BY t.leaf"
)
_STANDS = (
    "SELECT 1 FROM generation_blocks WHERE pack_sha256 = ? AND generation = ? AND file = ? AND block = ? AND sha256 = ?"
)


@dataclass(frozen=True)
class ErasedTemplates:
    """What an erasure did.

    Attributes:
        templates: How many templates were erased, of all model packs.
        revision: The gallery's revision after it.
        root: The gallery's Merkle root after it, hex.
    """

    templates: int
    revision: int
    root: str


def count_templates_of(db: Database, portraits: Sequence[int]) -> int:
    """How many templates, of all model packs, some portraits have."""
    asked = json.dumps([int(portrait) for portrait in portraits])
    return len(db.conn.execute(_STORED, (asked,)).fetchall())


def erase_templates(act: Act, db: Database, portraits: Sequence[int]) -> ErasedTemplates:
    """Erase the templates of some portraits, with its log entry (`gallery.erased`); the portraits' own rows stay.

    The rows in the files are overwritten before the act is committed: if it ends in between, the files no longer fit
    their checksums and are made anew from the database, which then still has the templates.

    Args:
        act: The act.
        db: Its database.
        portraits: Rows of the portraits; those without a template are passed over.

    Raises:
        CatchlightError: if a file cannot be written; nothing is erased then.
    """
    tree = read_tree(db)
    rows = db.conn.execute(_STORED, (json.dumps([int(portrait) for portrait in portraits]),)).fetchall()
    if not rows:
        return ErasedTemplates(0, tree.revision, tree.root())
    tree.revision += 1
    leaves = [_erase(db, tree, row) for row in rows]
    store_tree(db, tree)
    try:
        for pack in sorted({row[1] for row in rows}):
            gone = [_Gone(row[2], row[0], bytes(row[4])) for row in rows if row[1] == pack]
            for number in _generations(act.lab, db, pack):
                _blank(act.lab, db, gone, pack=pack, number=number)
    except OSError as error:
        raise CatchlightError(
            f"The gallery's search files could not be overwritten: {error.strerror or error}. Nothing was erased.",
            hint="Close other programs that use the lab folder, check its disk, and try again.",
        ) from error
    act.log(
        "gallery.erased",
        details={
            "revision": tree.revision,
            "templates": len(rows),
            "erased": [{"leaf": leaf, "leaf_hash": hashed.hex()} for leaf, hashed in leaves],
            "gallery_templates": tree.additions.size - tree.erasures.size,
            "gallery_root": tree.root(),
        },
    )
    return ErasedTemplates(len(rows), tree.revision, tree.root())


def _erase(db: Database, tree: GalleryTree, row: tuple[int, str, int, str, bytes]) -> tuple[int, bytes]:
    leaf, pack, portrait, sha256, embedding = row
    hashed = gallery_leaf(portrait_sha256=sha256, template=bytes(embedding), pack_sha256=pack)
    db.conn.execute(
        "INSERT INTO erased_templates (leaf, pack_sha256, portrait, leaf_hash, revision, number)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (leaf, pack, portrait, hashed, tree.revision, tree.erasures.size),
    )
    tree.erasures.add(erased_leaf(leaf, hashed))
    db.conn.execute("DELETE FROM templates WHERE pack_sha256 = ? AND portrait = ?", (pack, portrait))
    return leaf, hashed


def _generations(lab: Lab, db: Database, pack: str) -> list[int]:
    """The generations whose files may still be there, complete ones that were never used among them."""
    rows = db.conn.execute("SELECT DISTINCT generation FROM generation_blocks WHERE pack_sha256 = ?", (pack,))
    complete = pack_folder(lab, pack).glob(f"[0-9]*/{MANIFEST}")
    return sorted(
        {number for (number,) in rows} | {int(one.parent.name) for one in complete if one.parent.name.isdigit()}
    )


@dataclass(frozen=True)
class _Gone:
    portrait: int
    leaf: int
    embedding: bytes


def _blank(lab: Lab, db: Database, gone: Sequence[_Gone], *, pack: str, number: int) -> None:
    """Overwrite the rows in the files of a generation; where they stand is proved by what stands there.

    Only where that is no proof are the files looked through that say where a portrait stands.
    """
    folder = generation_folder(lab, pack, number)
    if not folder.exists():
        return

    def is_intact(file: str, block: int, sha256: str) -> bool:
        return db.conn.execute(_STANDS, (pack, number, file, block, sha256)).fetchone() is not None

    try:
        stored = files.map_array(folder / files.column_file("portraits"))
        rows = _proved_rows(folder, stored, gone)
        if rows is not None:
            changed = blank_found_rows(folder, rows, total=len(stored), is_intact=is_intact)
        else:
            needed = [files.column_file("portraits"), files.PORTRAIT_ORDER]
            files.check_files(folder, stored_sums(db, pack=pack, number=number, names=needed), needed)
            portraits = np.array(sorted({one.portrait for one in gone}), dtype=np.int64)
            changed = blank_portraits(folder, portraits, is_intact=is_intact)
    except (files.GenerationHarmed, ValueError, FileNotFoundError):  # where they stand in it cannot be told any more
        shutil.rmtree(folder)
        return
    for (name, block), sha256 in changed.items():
        db.conn.execute(
            "DELETE FROM generation_blocks WHERE pack_sha256 = ? AND generation = ? AND file = ? AND block = ?",
            (pack, number, name, block),
        )
        if sha256 is not None:
            db.conn.execute(
                "INSERT INTO generation_blocks (pack_sha256, generation, file, block, sha256) VALUES (?, ?, ?, ?, ?)",
                (pack, number, name, block, sha256),
            )


def _proved_rows(folder: Path, stored: NDArray[np.int64], gone: Sequence[_Gone]) -> NDArray[np.int64] | None:
    """The rows of those that the generation covers, if each holds that very template; None if one does not.

    A generation covers what was enrolled before it was built, and nothing of what came later.
    """
    leaves = json.loads((folder / "manifest.json").read_bytes()).get("leaves")
    if not isinstance(leaves, int):
        return None
    covered = sorted((one for one in gone if one.leaf < leaves), key=lambda one: one.portrait)
    if not covered:
        return np.empty(0, dtype=np.int64)
    order = files.map_array(folder / files.PORTRAIT_ORDER)
    rows = rows_of_portraits(stored, order, np.array([one.portrait for one in covered], dtype=np.int64))
    if len(rows) != len(covered):
        return None
    vectors = files.map_array(folder / files.VECTORS)
    same = all(is_template(vectors[row], one.embedding) for row, one in zip(rows.tolist(), covered, strict=True))
    return np.sort(rows) if same else None
