"""Generations: the derived files that a search scans, made from `evidence.db` and never changed in place.

A generation is a numbered folder per model pack with the templates, their row numbers, the preview index and a
manifest with the SHA-256 of each. It is complete and on disk before the pointer row names it together with its
manifest's hash; whatever does not fit the pointer, the gallery's revision or its own checksums is never used.
"""

import contextlib
import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray
from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.log import Act
from catchlight.evidence.store import sha256_of
from catchlight.gallery.portraits import gallery_state
from catchlight.gallery.preview import SEED, TREES, write_index
from catchlight.gallery.templates import Templates, count_templates, read_blocks
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab

FORMAT = 1
UNUSED_SECONDS = 3600.0
"""Age at which a folder that no pointer names is deleted; until then another process may be opening or writing it."""
_ARRAYS = {"vectors": "templates.npy", "portraits": "portraits.npy", "persons": "persons.npy",
           "retain_until": "retain_until.npy"}  # fmt: skip
_INDEX = "index.ann"


class GenerationUnusable(Exception):
    """There is no generation that fits; the caller builds one from the database."""


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
    manifest = _manifest(folder, manifest_sha256)
    expected = {"format": FORMAT, "pack_sha256": pack, "revision": revision, "gallery_root": state.root}
    if any(manifest.get(name) != value for name, value in expected.items()):
        raise GenerationUnusable("its manifest belongs to another gallery or model pack")
    files: dict[str, str] = manifest["files"]
    if with_index and _INDEX not in files:
        raise GenerationUnusable("it has no preview index")
    for name in (*_ARRAYS.values(), *([_INDEX] if with_index else [])):
        _check(folder / name, files[name])
    arrays = {field: _mapped(folder / name) for field, name in _ARRAYS.items()}
    index = folder / _INDEX if _INDEX in files else None
    return Generation(number, revision, state.root, Templates(**arrays), index, manifest_sha256, folder)


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
                _write_arrays(folder, db, pack, control)
            templates = Templates(**{field: _mapped(folder / name) for field, name in _ARRAYS.items()})
            indexed = with_index and write_index(templates.vectors, folder / _INDEX)
            manifest_sha256 = _write_manifest(folder, number, pack, state.revision, state.root, templates)
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
    index = folder / _INDEX if indexed else None
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


def _write_arrays(folder: Path, db: Database, pack: str, control: JobControl) -> None:
    """Write the arrays block by block with plain writes (a full disk kills a process that writes to a mapping)."""
    total = count_templates(db, pack=pack)
    done, dimension = 0, 0
    kinds = {"vectors": "<f4", "portraits": "<i8", "persons": "<i8", "retain_until": "<i4"}
    with contextlib.ExitStack() as stack:
        files = {field: stack.enter_context((folder / name).open("wb")) for field, name in _ARRAYS.items()}
        for block in read_blocks(db, pack=pack):
            if not done:
                dimension = block.vectors.shape[1]
                _write_headers(files, kinds, total, dimension)
            for field, kind in kinds.items():
                files[field].write(np.ascontiguousarray(getattr(block, field), dtype=kind).tobytes())
            done += len(block)
            control.step(done, total, "search files")
        if not done:
            _write_headers(files, kinds, 0, dimension)
        for file in files.values():
            file.flush()
            os.fsync(file.fileno())


def _write_headers(files: dict[str, Any], kinds: dict[str, str], rows: int, dimension: int) -> None:
    for field, kind in kinds.items():
        shape = (rows, dimension) if field == "vectors" else (rows,)
        npy.write_array_header_1_0(files[field], {"descr": kind, "fortran_order": False, "shape": shape})


def _write_manifest(
    folder: Path, number: int, pack: str, revision: int, root: str, templates: Templates
) -> str:
    present = [name for name in (*_ARRAYS.values(), _INDEX) if (folder / name).exists()]
    document = {
        "format": FORMAT,
        "generation": number,
        "revision": revision,
        "gallery_root": root,
        "pack_sha256": pack,
        "templates": len(templates),
        "dimension": int(templates.vectors.shape[1]),
        "seed": SEED,
        "trees": TREES if _INDEX in present else 0,
        "files": {name: sha256_of(folder / name) for name in present},
    }
    content = json.dumps(document, indent=1, sort_keys=True).encode()
    with (folder / "manifest.json").open("wb") as target:
        target.write(content)
        target.flush()
        os.fsync(target.fileno())
    return hashlib.sha256(content).hexdigest()


def _manifest(folder: Path, sha256: str) -> dict[str, Any]:
    try:
        content = (folder / "manifest.json").read_bytes()
    except OSError as error:
        raise GenerationUnusable("its manifest is missing") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise GenerationUnusable("its manifest was altered")
    manifest: dict[str, Any] = json.loads(content)
    return manifest


def _check(path: Path, sha256: str) -> None:
    try:
        facts = path.stat()
        found = _digest(path, facts.st_size, facts.st_mtime_ns, facts.st_ino)
    except OSError as error:
        raise GenerationUnusable(f"{path.name} is missing") from error
    if found != sha256:
        raise GenerationUnusable(f"{path.name} was altered or cut short")


@lru_cache(maxsize=64)
def _digest(path: Path, _size: int, _changed: int, _inode: int) -> str:
    """Hash a file once in this process, unless it looks changed."""
    return sha256_of(path)


def _mapped(path: Path) -> NDArray[Any]:
    """The array in a file, mapped where it holds anything (an empty file cannot be mapped)."""
    array: NDArray[Any] = np.load(path, allow_pickle=False)[:0] if _is_empty(path) else np.load(
        path, mmap_mode="r", allow_pickle=False
    )  # fmt: skip
    return array


def _is_empty(path: Path) -> bool:
    with path.open("rb") as source:
        npy.read_magic(source)
        shape, _, _ = npy.read_array_header_1_0(source)
    return 0 in shape
