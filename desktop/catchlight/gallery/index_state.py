"""How the gallery's search files stand, for the page and the command that show it; read without opening them.

Nothing is checksummed here, so it takes milliseconds; whether the files are sound is found out by whoever opens them.
"""

from dataclasses import dataclass

from sqlite_utils import Database

from catchlight.gallery import generation_files as files
from catchlight.gallery.gallery_tree import read_tree
from catchlight.gallery.generation import generation_folder, snapshot
from catchlight.gallery.generation_files import GenerationUnusable
from catchlight.gallery.preview_setting import PreviewSetting, setting_in
from catchlight.lab.folder import Lab

SHARE_DUE = 0.05
MOST_WAITING = 50_000
"""New files are due when so large a share of the gallery, or so many templates, were added or erased since."""


@dataclass(frozen=True)
class IndexState:
    """How the search files stand.

    Attributes:
        pack_sha256: The model pack they are of.
        revision: The gallery's revision now.
        root: The gallery's Merkle root now, hex.
        generation: Number of the files in use, or None where there are none (the next search makes them).
        built_revision: The gallery's revision that they were made from, or None.
        built_root: Its Merkle root, or None.
        covered: Templates in them, those erased since included.
        delta: Templates added since; compared exactly, from the database.
        tombstones: Templates in them that are erased.
        is_due: True if new ones pay.
        problem: Why those in use cannot be used, as far as that is seen without opening them, or None.
        size_bytes: What they take on the disk.
        has_preview: True if they have a preview index (an erasure removes it until the next ones).
        has_sweep: True if they have the sweep's index.
        preview: How the preview is set and what it loses, or None where it was not measured.
    """

    pack_sha256: str
    revision: int
    root: str
    generation: int | None = None
    built_revision: int | None = None
    built_root: str | None = None
    covered: int = 0
    delta: int = 0
    tombstones: int = 0
    is_due: bool = True
    problem: str | None = None
    size_bytes: int = 0
    has_preview: bool = False
    has_sweep: bool = False
    preview: PreviewSetting | None = None

    @property
    def templates(self) -> int:
        """Templates that are searched: those in the files, without the erased ones, and those added since."""
        return self.covered - self.tombstones + self.delta

    @property
    def waiting(self) -> int:
        """Additions and erasures that the files do not know."""
        return self.delta + self.tombstones


def index_state(lab: Lab, db: Database, *, pack: str) -> IndexState:
    """How the search files of a model pack stand.

    Args:
        lab: The lab.
        db: The database.
        pack: Hash of the model pack.
    """
    with snapshot(db):
        tree = read_tree(db)
        now = IndexState(pack, tree.revision, tree.root())
        pointer = db.conn.execute(
            "SELECT generation, revision, leaves, manifest_sha256 FROM generations WHERE pack_sha256 = ?", (pack,)
        ).fetchone()
        if pointer is None:
            return _without_files(db, now)
        number, revision, leaves, manifest_sha256 = pointer
        delta, tombstones = _added(db, leaves, pack=pack), _erased(db, revision, leaves, pack=pack)
    folder = generation_folder(lab, pack, number)
    try:
        manifest = files.read_manifest(folder, sha256=manifest_sha256)
    except GenerationUnusable as error:
        return _without_files(db, now, generation=number, problem=str(error))
    return IndexState(
        pack,
        now.revision,
        now.root,
        generation=number,
        built_revision=revision,
        built_root=manifest["gallery_root"],
        covered=manifest["templates"],
        delta=delta,
        tombstones=tombstones,
        is_due=is_due(delta + tombstones, manifest["templates"]),
        problem="It is newer than the database." if revision > now.revision else None,
        size_bytes=sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()),
        has_preview=(folder / files.INDEX).exists(),
        has_sweep=(folder / files.SWEEP).exists(),
        preview=setting_in(manifest),
    )


def is_due(waiting: int, covered: int) -> bool:
    """True if so much was added and erased since the files were made that new ones pay."""
    return waiting > 0 and (waiting > MOST_WAITING or waiting > SHARE_DUE * covered)


def _without_files(
    db: Database, now: IndexState, generation: int | None = None, problem: str | None = None
) -> IndexState:
    added = _added(db, 0, pack=now.pack_sha256)
    return IndexState(now.pack_sha256, now.revision, now.root, generation=generation, delta=added, problem=problem)


def _added(db: Database, leaves: int, *, pack: str) -> int:
    # The unary plus keeps SQLite to the index over `leaf`, which holds the pack too; the table holds the vectors.
    (count,) = db.conn.execute(
        "SELECT count(*) FROM templates WHERE +pack_sha256 = ? AND leaf >= ?", (pack, leaves)
    ).fetchone()
    return int(count)


def _erased(db: Database, revision: int, leaves: int, *, pack: str) -> int:
    (count,) = db.conn.execute(
        "SELECT count(*) FROM erased_templates WHERE revision > ? AND leaf < ? AND pack_sha256 = ?",
        (revision, leaves, pack),
    ).fetchone()
    return int(count)
