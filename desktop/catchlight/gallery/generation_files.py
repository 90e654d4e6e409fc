"""The files of a generation: written block by block, checksummed, mapped, and checked before they are relied on."""

import hashlib
import json
import os
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray
from sqlite_utils import Database

from catchlight.evidence.store import sha256_of
from catchlight.gallery.preview import SEED, TREES
from catchlight.gallery.templates import Templates, count_templates, read_blocks
from catchlight.jobs import JobControl

FORMAT = 1
INDEX = "index.ann"
ARRAYS = {
    "vectors": "templates.npy",
    "portraits": "portraits.npy",
    "persons": "persons.npy",
    "retain_until": "retain_until.npy",
}
"""File of each field of `Templates`."""
_KINDS = {"vectors": "<f4", "portraits": "<i8", "persons": "<i8", "retain_until": "<i4"}


class GenerationUnusable(Exception):
    """There is no generation that fits; the caller builds one from the database."""


def write_arrays(folder: Path, db: Database, *, pack: str, control: JobControl) -> None:
    """Write the arrays block by block with plain writes (a full disk kills a process that writes to a mapping)."""
    total = count_templates(db, pack=pack)
    done, dimension = 0, 0
    with ExitStack() as stack:
        files = {field: stack.enter_context((folder / name).open("wb")) for field, name in ARRAYS.items()}
        for block in read_blocks(db, pack=pack):
            if not done:
                dimension = block.vectors.shape[1]
                _write_headers(files, total, dimension)
            for field, kind in _KINDS.items():
                files[field].write(np.ascontiguousarray(getattr(block, field), dtype=kind).tobytes())
            done += len(block)
            control.step(done, total, "search files")
        if not done:
            _write_headers(files, 0, dimension)
        for file in files.values():
            file.flush()
            os.fsync(file.fileno())


def write_manifest(folder: Path, *, number: int, pack: str, revision: int, root: str) -> str:
    """Write what a generation was built from and the checksum of each file; returns the manifest's own hash, hex."""
    vectors = map_arrays(folder).vectors
    present = [name for name in (*ARRAYS.values(), INDEX) if (folder / name).exists()]
    document = {
        "format": FORMAT,
        "generation": number,
        "revision": revision,
        "gallery_root": root,
        "pack_sha256": pack,
        "templates": len(vectors),
        "dimension": int(vectors.shape[1]),
        "seed": SEED,
        "trees": TREES if INDEX in present else 0,
        "files": {name: sha256_of(folder / name) for name in present},
    }
    content = json.dumps(document, indent=1, sort_keys=True).encode()
    with (folder / "manifest.json").open("wb") as target:
        target.write(content)
        target.flush()
        os.fsync(target.fileno())
    return hashlib.sha256(content).hexdigest()


def map_arrays(folder: Path) -> Templates:
    """The arrays of a generation, memory-mapped and read-only."""
    return Templates(**{field: _mapped(folder / name) for field, name in ARRAYS.items()})


def read_manifest(folder: Path, *, sha256: str) -> dict[str, Any]:
    """The manifest of that hash.

    Raises:
        GenerationUnusable: if it is missing or another one.
    """
    try:
        content = (folder / "manifest.json").read_bytes()
    except OSError as error:
        raise GenerationUnusable("its manifest is missing") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise GenerationUnusable("its manifest was altered")
    manifest: dict[str, Any] = json.loads(content)
    return manifest


def check_file(path: Path, *, sha256: str) -> None:
    """Check a file against its checksum, once in this process unless it looks changed.

    Raises:
        GenerationUnusable: if it is missing or altered.
    """
    try:
        facts = path.stat()
        found = digest_of(path, facts.st_size, facts.st_mtime_ns, facts.st_ino)
    except OSError as error:
        raise GenerationUnusable(f"{path.name} is missing") from error
    if found != sha256:
        raise GenerationUnusable(f"{path.name} was altered or cut short")


@lru_cache(maxsize=64)
def digest_of(path: Path, _size: int, _changed: int, _inode: int) -> str:
    """SHA-256 of a file, hex; remembered for as long as size, time of change and place stay the same."""
    return sha256_of(path)


def _write_headers(files: dict[str, Any], rows: int, dimension: int) -> None:
    for field, kind in _KINDS.items():
        shape = (rows, dimension) if field == "vectors" else (rows,)
        npy.write_array_header_1_0(files[field], {"descr": kind, "fortran_order": False, "shape": shape})


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
