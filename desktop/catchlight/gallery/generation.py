"""Generations: the derived files that a search scans, made from `evidence.db` and never changed in place.

A generation is a numbered folder per model pack with the templates, their row numbers, the preview index and a
manifest with the SHA-256 of each. It is complete and on disk before the pointer row names it together with its
manifest's hash; whatever does not fit the pointer, the gallery's revision or its own checksums is never used.
"""

import contextlib
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.log import Act
from catchlight.gallery.generation_files import (
    ARRAYS,
    FORMAT,
    INDEX,
    GenerationUnusable,
    check_file,
    map_arrays,
    read_manifest,
    write_arrays,
    write_manifest,
)
from catchlight.gallery.portraits import gallery_state
from catchlight.gallery.preview import write_index
from catchlight.gallery.templates import Templates
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab

UNUSED_SECONDS = 3600.0
"""Age at which a folder that no pointer names is deleted; until then another process may be opening or writing it."""


@dataclass(frozen=True)
class Generation:
    """A verified generation.

    Attributes:
        number: Its number, from 1.
        revision: The gallery revision it was built from.
        root: The gallery's Merkle root at that revision, hex.
        templates: Its templates, memory-mapped.
        index: The preview index, or None where it has none.
        manifest_sha256: Hash of its manifest, hex.
        folder: Where it lies.
    """

    number: int
    revision: int
    root: str
    templates: Templates
    index: Path | None
    manifest_sha256: str
    folder: Path


def open_generation(lab: Lab, db: Database, *, pack: str, with_index: bool = False) -> Generation:
    """The generation that belongs to the gallery as `db` sees it.

    Args:
        lab: The lab.
        db: The database, in a read transaction if the caller needs one consistent view.
        pack: Hash of the model pack.
        with_index: Verify the preview index too, and fail without one.

    Raises:
        GenerationUnusable: with the reason, if there is none, it is out of date, incomplete or altered.
    """
    pointer = db.conn.execute(
        "SELECT generation, revision, manifest_sha256 FROM generations WHERE pack_sha256 = ?", (pack,)
    ).fetchone()
    if pointer is None:
        raise GenerationUnusable("none was built yet")
    number, revision, manifest_sha256 = pointer
    state = gallery_state(db)
    if revision != state.revision:
        raise GenerationUnusable("the gallery has changed since it was built")
    folder = _folder(lab, pack) / f"{number:06d}"
    manifest = read_manifest(folder, sha256=manifest_sha256)
    expected = {"format": FORMAT, "pack_sha256": pack, "revision": revision, "gallery_root": state.root}
    if any(manifest.get(name) != value for name, value in expected.items()):
        raise GenerationUnusable("its manifest belongs to another gallery or model pack")
    files: dict[str, str] = manifest["files"]
    if with_index and INDEX not in files:
        raise GenerationUnusable("it has no preview index")
    for name in (*ARRAYS.values(), *([INDEX] if with_index else [])):
        check_file(folder / name, sha256=files[name])
    index = folder / INDEX if INDEX in files else None
    return Generation(number, revision, state.root, map_arrays(folder), index, manifest_sha256, folder)


def build_generation(
    lab: Lab, db: Database, *, pack: str, with_index: bool, control: JobControl | None = None
) -> Generation:
    """Write a new generation from the database; it counts only once `use_generation` was committed.

    Args:
        lab: The lab.
        db: The database, outside a transaction.
        pack: Hash of the model pack.
        with_index: Build the preview index too; without the package for it there is none.
        control: Progress and cancel.

    Raises:
        CatchlightError: if a stored template is damaged, or the disk is full; the generation in use stays.
        JobCancelled: if the job was asked to stop.
    """
    control = control or JobControl()
    try:
        number, folder = _new_folder(_folder(lab, pack))
        try:
            with snapshot(db):
                state = gallery_state(db)
                write_arrays(folder, db, pack=pack, control=control)
            templates = map_arrays(folder)
            indexed = with_index and write_index(templates.vectors, folder / INDEX)
            manifest_sha256 = write_manifest(folder, number=number, pack=pack, revision=state.revision, root=state.root)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    except OSError as error:
        raise CatchlightError(
            f"The gallery's search files could not be written: {error.strerror or error}. Nothing in the gallery was"
            " lost.",
            hint="Free some disk space and start again.",
            folder=str(lab.folder / "gallery"),
        ) from error
    index = folder / INDEX if indexed else None
    return Generation(number, state.revision, state.root, templates, index, manifest_sha256, folder)


def use_generation(act: Act, built: Generation, *, pack: str) -> None:
    """Point the gallery to a generation, with its log entry; nothing if a newer one is in use already."""
    current = act.db.conn.execute(
        "SELECT generation, revision FROM generations WHERE pack_sha256 = ?", (pack,)
    ).fetchone()
    if current is not None and (current[1] > built.revision or current[0] > built.number):
        return
    act.db.conn.execute(
        "INSERT INTO generations (pack_sha256, generation, revision, manifest_sha256) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (pack_sha256) DO UPDATE SET generation = excluded.generation, revision = excluded.revision,"
        " manifest_sha256 = excluded.manifest_sha256",
        (pack, built.number, built.revision, built.manifest_sha256),
    )
    act.log(
        "gallery.indexed",
        details={
            "generation": built.number,
            "revision": built.revision,
            "gallery_root": built.root,
            "pack_sha256": pack,
            "templates": len(built.templates),
            "manifest_sha256": built.manifest_sha256,
            "preview_index": built.index is not None,
        },
    )


def discard_unused(lab: Lab, db: Database, *, pack: str, unused_seconds: float = UNUSED_SECONDS) -> None:
    """Delete the folders that no pointer names and that nobody can still be opening or writing."""
    pointer = db.conn.execute("SELECT generation FROM generations WHERE pack_sha256 = ?", (pack,)).fetchone()
    for folder in _folder(lab, pack).glob("[0-9]*"):
        is_used = pointer is not None and folder.name == f"{pointer[0]:06d}"
        with contextlib.suppress(OSError):  # Windows keeps a mapped file; the next run deletes it
            if not is_used and folder.stat().st_mtime < time.time() - unused_seconds:
                shutil.rmtree(folder)


@contextlib.contextmanager
def snapshot(db: Database) -> Iterator[None]:
    """One consistent view of the database for several reads."""
    db.conn.execute("BEGIN")
    try:
        yield
    finally:
        db.conn.execute("ROLLBACK")


def _folder(lab: Lab, pack: str) -> Path:
    return lab.folder / "gallery" / pack[:16]


def _new_folder(parent: Path) -> tuple[int, Path]:
    """A folder with the next free number; two processes never get the same one."""
    parent.mkdir(parents=True, exist_ok=True)
    number = max((int(folder.name) for folder in parent.glob("[0-9]*") if folder.name.isdigit()), default=0)
    while True:
        number += 1
        folder = parent / f"{number:06d}"
        with contextlib.suppress(FileExistsError):
            folder.mkdir()
            return number, folder
