"""Generations: the derived files that a search scans, made from `evidence.db` and never changed in place but to erase.

A generation is a numbered folder per model pack. It covers the templates that the database had at its revision
(`leaf < leaves`); what was added since is scanned from the database and what was erased since is masked
(`catchlight.gallery.view`), so a change never waits for a rebuild. It is complete and on disk before the pointer row
names it together with its manifest's hash; whatever does not fit the pointer or its checksums is never used.
"""

import contextlib
import json
import os
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from catchlight.gallery import generation_files as files
from catchlight.gallery.blanking import rows_of_portraits
from catchlight.gallery.gallery_tree import read_tree
from catchlight.gallery.generation_files import GenerationHarmed, GenerationUnusable
from catchlight.gallery.preview_setting import PreviewSetting, setting_in
from catchlight.gallery.segments import Rounding, Segment, scanners
from catchlight.gallery.templates import Columns, Texts
from catchlight.lab.folder import Lab

_KEPT_OPEN = 2
_PROCESSORS = os.cpu_count() or 1


@dataclass(frozen=True)
class Generation:
    """A verified generation, mapped.

    Attributes:
        number: Its number, from 1.
        revision: The gallery revision it was built from.
        leaves: Templates that had ever been added by then; it covers those of them that were not erased.
        root: The gallery's Merkle root at that revision, hex.
        columns: What is known of each row besides its vector.
        texts: The texts that the columns name.
        portrait_order: `(n,) int32`, rows by the portrait's number.
        mapped: `(n, d) float32`, mapped; read through `vectors` and `vectors_at`, which check what they give.
        index: The preview index, or None where it has none.
        sweep: The sweep's index, or None where it has none.
        segment_rows: Rows of each segment but the last.
        roundings: How each segment was rounded.
        manifest_sha256: Hash of its manifest, hex.
        preview: How its preview is set and what it loses, or None where that was not measured.
        folder: Where it lies.
        sums: Checksums of its pages, as the database has them.
        before: Its state before its files were checked; () for one that was just written.
    """

    number: int
    revision: int
    leaves: int
    root: str
    columns: Columns
    texts: Texts
    portrait_order: NDArray[np.int32]
    mapped: NDArray[np.float32] = field(repr=False)
    index: Path | None
    sweep: Path | None
    segment_rows: int
    roundings: tuple[Rounding, ...] = field(repr=False)
    manifest_sha256: str
    folder: Path
    sums: files.Sums = field(repr=False, default_factory=dict)
    preview: PreviewSetting | None = None
    before: tuple[int, ...] = ()
    opened: "_Opened" = field(repr=False, compare=False, default_factory=lambda: _Opened())  # noqa: PLW0108 - it is defined below

    def __len__(self) -> int:
        return len(self.columns)

    @property
    def dimension(self) -> int:
        """Values of a template; 0 for an empty gallery."""
        return int(self.mapped.shape[1])

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The segments, in the order of the rows."""
        both = zip(self._segment_files(), self.roundings, strict=True)
        return tuple(self.opened.segment(self.folder / name, rounding) for name, rounding in both)

    def vectors(self, start: int, stop: int) -> NDArray[np.float32]:
        """Neighbouring rows, mapped, after their pages were checked.

        Raises:
            GenerationHarmed: if a page was altered.
        """
        if stop > start:
            self._check_pages(np.arange(start // self._page_rows, (stop - 1) // self._page_rows + 1))
        return self.mapped[start:stop]

    def vectors_unchecked(self, start: int, stop: int) -> NDArray[np.float32]:
        """Neighbouring rows, mapped; the caller has checked those that it reads (`check_rows`)."""
        return self.mapped[start:stop]

    def vectors_at(self, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """Some rows, copied, after their pages were checked, several at a time; not for one of the threads that scan.

        Raises:
            GenerationHarmed: if a page was altered.
        """
        self._check_pages(np.unique(rows // self._page_rows), at_once=_PROCESSORS)
        return self.mapped[rows]

    def state(self, segments: Sequence[int] | None = None) -> tuple[int, ...]:
        """When the vectors and the segments, or some of them, were last changed: an erasure overwrites rows in them.

        Raises:
            GenerationHarmed: if one is missing.
        """
        names = self._segment_files() if segments is None else map(files.segment_file, segments)
        return _state(self.folder, names)

    def check_rows(self, rows: NDArray[np.int64]) -> None:
        """Check the pages of some rows, given in order.

        Raises:
            GenerationHarmed: if one was altered.
        """
        pages = rows // self._page_rows
        self._check_pages(pages[np.diff(pages, prepend=-1) != 0])

    def rows_of(self, portraits: NDArray[np.int64]) -> NDArray[np.int64]:
        """The rows of those portraits that it covers."""
        return rows_of_portraits(self.columns.portraits, self.portrait_order, portraits)

    @property
    def runs(self) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int16]]:
        """Where runs of one sex and birth year begin (and the end of the last), their sexes and their years."""
        if self.opened.runs is None:
            sex, year = self.columns.sex, self.columns.birth_year
            changes = np.flatnonzero((np.diff(sex) != 0) | (np.diff(year) != 0)) + 1
            starts = np.concatenate(([0], changes)).astype(np.int64) if len(self) else np.empty(0, np.int64)
            self.opened.runs = np.append(starts, len(self)).astype(np.int64), sex[starts], year[starts]
        return self.opened.runs

    @property
    def persons_begin(self) -> NDArray[np.int64]:
        """Where the rows of each person begin, and the end of the last's."""
        if self.opened.persons_begin is None:
            changes = np.flatnonzero(np.diff(self.columns.persons, prepend=-1))
            self.opened.persons_begin = np.append(changes, len(self))
        return self.opened.persons_begin

    def expired(self, *, today: int) -> NDArray[np.int64]:
        """The rows whose retention ended before that day."""
        known = self.opened.expired
        if today not in known:
            known.clear()
            known[today] = np.flatnonzero(self.columns.retain_until < today)
        return known[today]

    @cached_property
    def _page_rows(self) -> int:
        return files.rows_a_page(self.dimension)

    def _segment_files(self) -> list[str]:
        return [files.segment_file(number) for number in range(-(-len(self) // self.segment_rows))]

    def _check_pages(self, pages: NDArray[np.int64], *, at_once: int = 1) -> None:
        changed = _changed_at(self.folder, files.VECTORS)
        checked = self.opened.pages_checked(-(-len(self) // self._page_rows))
        unread = pages[checked[pages] != changed]

        def check(part: NDArray[np.int64]) -> None:
            for page in part.tolist():
                if files.sha256_of_page(self.mapped, page) != self.sums.get((files.VECTORS, page)):
                    raise GenerationHarmed(f"{files.VECTORS} was altered in block {page}", file=files.VECTORS)
                checked[page] = changed

        if at_once > 1 and len(unread) > at_once:
            list(scanners().map(check, np.array_split(unread, at_once)))
        else:
            check(unread)


@dataclass
class _Opened:
    """What one process remembers of a generation it has open: mapped segments, checked pages, expired rows."""

    segments: dict[Path, Segment] = field(default_factory=dict)
    pages: NDArray[np.int64] | None = None
    expired: dict[int, NDArray[np.int64]] = field(default_factory=dict)
    arrays: Any = None
    runs: tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int16]] | None = None
    persons_begin: NDArray[np.int64] | None = None

    def pages_checked(self, count: int) -> NDArray[np.int64]:
        """For each page how the vectors' time of change was when it was found sound; 0 where it was not looked at."""
        if self.pages is None:
            self.pages = np.zeros(count, dtype=np.int64)
        return self.pages

    def segment(self, path: Path, rounding: Rounding) -> Segment:
        """The mapped segment.

        Raises:
            GenerationHarmed: if its file is gone, as after another process switched to a newer generation long ago.
        """
        if path not in self.segments:
            try:
                self.segments[path] = Segment(path, rounding)
            except RuntimeError as error:  # what faiss raises for any file that it cannot read
                raise GenerationHarmed("a segment cannot be read", file=f"segments/{path.name}") from error
        return self.segments[path]


_open: OrderedDict[tuple[Path, str], _Opened] = OrderedDict()
_open_lock = Lock()


def open_generation(lab: Lab, db: Database, *, pack: str, with_index: bool = False) -> Generation:
    """The generation that the pointer row names.

    Args:
        lab: The lab.
        db: The database, in a read transaction if the caller needs one consistent view.
        pack: Hash of the model pack.
        with_index: Verify the preview index too, and fail without one.

    Raises:
        GenerationUnusable: with the reason, if there is none, it is incomplete or altered.
    """
    pointer = db.conn.execute(
        "SELECT generation, revision, leaves, manifest_sha256 FROM generations WHERE pack_sha256 = ?", (pack,)
    ).fetchone()
    if pointer is None:
        raise GenerationUnusable("none was built yet")
    number, revision, leaves, manifest_sha256 = pointer
    folder = generation_folder(lab, pack, number)
    manifest = files.read_manifest(folder, sha256=manifest_sha256)
    expected = {"format": files.FORMAT, "pack_sha256": pack, "revision": revision, "leaves": leaves}
    if any(manifest.get(name) != value for name, value in expected.items()):
        raise GenerationHarmed("its manifest belongs to another gallery or model pack", file="manifest.json")
    tree = read_tree(db)
    if tree.revision < revision or tree.additions.size < leaves:
        raise GenerationHarmed("it is newer than the database", file="manifest.json")
    if tree.revision == revision and manifest["gallery_root"] != tree.root():
        raise GenerationHarmed("it holds another gallery than the database", file="manifest.json")
    sums = stored_sums(db, pack=pack, number=number)
    if with_index and (files.INDEX, 0) not in sums:
        raise GenerationUnusable("it has no preview index")
    segments = -(-manifest["templates"] // manifest["segment_rows"])
    checked = [*files.files_checked_at_open(segments), *([files.INDEX] if with_index else [])]
    checked += [files.SWEEP] if (files.SWEEP, 0) in sums else []
    before = _state(folder, [files.segment_file(number) for number in range(segments)])
    files.check_files(folder, sums, checked)
    return replace(map_generation(folder, manifest, manifest_sha256=manifest_sha256, sums=sums), before=before)


def check_generation(lab: Lab, db: Database, *, pack: str, thorough: str) -> None:
    """Check the generation in use, and every page of its vectors if they are what is doubted.

    Args:
        lab: The lab.
        db: The database, with its write lock, so that no erasure is under way.
        pack: Hash of the model pack.
        thorough: The file that is doubted, relative to the generation's folder.

    Raises:
        GenerationUnusable: as `open_generation`.
    """
    found = open_generation(lab, db, pack=pack, with_index=thorough == files.INDEX)
    if thorough == files.VECTORS:
        found.opened.pages = None
        found.vectors(0, len(found))


def erased_since(db: Database, revision: int, *, pack: str) -> NDArray[np.int64]:
    """Portraits whose template was erased after a revision."""
    rows = db.conn.execute(
        "SELECT portrait FROM erased_templates WHERE revision > ? AND pack_sha256 = ? ORDER BY portrait",
        (revision, pack),
    )
    return np.array([portrait for (portrait,) in rows], dtype=np.int64)


def stored_sums(
    db: Database, *, pack: str, number: int, names: Sequence[str] | None = None
) -> dict[tuple[str, int], str]:
    """The checksums of a generation (or of some of its files) as the database has them; an erasure changes them."""
    wanted = None if names is None else json.dumps(list(names))
    rows = db.conn.execute(
        "SELECT file, block, sha256 FROM generation_blocks WHERE pack_sha256 = :pack AND generation = :number"
        " AND (:wanted IS NULL OR file IN (SELECT value FROM json_each(:wanted)))",
        {"pack": pack, "number": number, "wanted": wanted},
    )
    return {(name, block): sha256 for name, block, sha256 in rows}


@contextlib.contextmanager
def snapshot(db: Database) -> Iterator[None]:
    """One consistent view of the database for several reads; the one there is, if there is one."""
    if db.conn.in_transaction:
        yield
        return
    db.conn.execute("BEGIN")
    try:
        yield
    finally:
        db.conn.execute("ROLLBACK")


def generation_folder(lab: Lab, pack: str, number: int) -> Path:
    """Where the generation of that number lies."""
    return pack_folder(lab, pack) / f"{number:06d}"


def map_generation(folder: Path, manifest: dict[str, Any], *, manifest_sha256: str, sums: files.Sums) -> Generation:
    """A generation whose files were checked, or just written, mapped.

    Args:
        folder: Its folder.
        manifest: What its manifest says.
        manifest_sha256: Hash of the manifest, hex; "" while it has none, being built.
        sums: Its checksums.

    Raises:
        GenerationHarmed: if its vectors are missing, cut short or of another shape.
    """
    with _open_lock:
        key = (folder, manifest_sha256)
        opened = _open.setdefault(key, _Opened()) if manifest_sha256 else _Opened()
        if manifest_sha256:
            _open.move_to_end(key)
        while len(_open) > _KEPT_OPEN:
            _open.popitem(last=False)
        vectors = _mapped_vectors(folder, (manifest["templates"], manifest["dimension"]))
        if opened.arrays is None:
            opened.arrays = files.map_columns(folder), files.map_array(folder / files.PORTRAIT_ORDER)
    columns, order = opened.arrays
    return Generation(
        number=manifest["generation"],
        revision=manifest["revision"],
        leaves=manifest["leaves"],
        root=manifest["gallery_root"],
        columns=columns,
        texts=msgspec.convert(manifest["texts"], Texts),
        portrait_order=order,
        mapped=vectors,
        index=folder / files.INDEX if (files.INDEX, 0) in sums else None,
        sweep=folder / files.SWEEP if (files.SWEEP, 0) in sums else None,
        segment_rows=manifest["segment_rows"],
        roundings=tuple(Rounding(*one) for one in manifest["roundings"]),
        manifest_sha256=manifest_sha256,
        folder=folder,
        sums=sums,
        preview=setting_in(manifest),
        opened=opened,
    )


def _state(folder: Path, segments: Iterable[str]) -> tuple[int, ...]:
    return tuple(_changed_at(folder, name) for name in (files.VECTORS, *segments))


def _changed_at(folder: Path, name: str) -> int:
    try:
        return os.stat(f"{folder}/{name}").st_mtime_ns  # noqa: PTH116 - asked of every segment at each search
    except OSError as error:
        raise GenerationHarmed(f"{name} is missing: {error.strerror}", file=name) from error


def _mapped_vectors(folder: Path, shape: tuple[int, int]) -> NDArray[np.float32]:
    """The vectors, mapped; their pages are checked when they are read.

    Raises:
        GenerationHarmed: if the file is missing, cut short or of another shape.
    """
    try:
        vectors = files.map_array(folder / files.VECTORS)
    except (OSError, ValueError) as error:
        raise GenerationHarmed(f"{files.VECTORS} is missing or cut short", file=files.VECTORS) from error
    if vectors.shape != shape or vectors.dtype != np.dtype("<f4"):
        raise GenerationHarmed(f"{files.VECTORS} was altered", file=files.VECTORS)
    return vectors


def pack_folder(lab: Lab, pack: str) -> Path:
    """Where the generations of a model pack lie."""
    return lab.folder / "gallery" / pack[:16]
