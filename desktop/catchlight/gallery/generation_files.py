"""The files of a generation: written block by block, checksummed, mapped, and checked before they are relied on.

Rows are ordered by sex, birth year, person and portrait: a filter on sex and birth year is a few runs of neighbouring
rows, and a person's portraits are neighbours. The columns and the segments are checked whole when a generation is
opened; of the float32 vectors a page of `PAGE_BYTES` is checked when it is first read.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray
from sqlite_utils import Database

from catchlight.evidence.store import sha256_of
from catchlight.gallery.segments import Rounding, write_segment
from catchlight.gallery.templates import COLUMN_KINDS, Columns, Texts, read_columns, read_vectors
from catchlight.jobs import JobControl

FORMAT = 5
INDEX = "index.ann"
SWEEP = "sweep.faiss"
VECTORS = "templates.npy"
PORTRAIT_ORDER = "by_portrait.npy"
SEGMENTS = "segments"
SEGMENT_ROWS = 65_536
PAGE_BYTES = 1 << 16
"""Bytes of `templates.npy` that share a checksum, in whole rows: re-scoring 200 rows reads 13 MB at most."""

BLOCK_BYTES = 1 << 20
"""Bytes of a segment that share a checksum, so that an erasure reads one block again and not the segment."""

Sums = Mapping[tuple[str, int], str]
"""SHA-256 (hex) by file, relative to the generation's folder, and block; a file that has one checksum is block 0."""


class GenerationUnusable(Exception):
    """There is no generation that fits; the caller builds one from the database."""


class GenerationHarmed(GenerationUnusable):
    """A file is missing, cut short or altered.

    Attributes:
        file: Which, relative to the generation's folder.
    """

    def __init__(self, message: str, *, file: str) -> None:
        super().__init__(message)
        self.file = file


def column_file(field: str) -> str:
    """The file of a field of `Columns`."""
    return f"{field}.npy"


def segment_file(number: int) -> str:
    """The file of a segment, relative to the generation's folder."""
    return f"{SEGMENTS}/{number:05d}.faiss"


def write_arrays(folder: Path, db: Database, *, pack: str, control: JobControl) -> tuple[Texts, int, list[Rounding]]:
    """Write columns, vectors and segments with plain writes (a full disk kills a process that writes to a mapping).

    Returns:
        The texts that the columns name, the vectors' dimension (0 for an empty gallery), how each segment was rounded.
    """
    columns, texts = read_columns(db, pack=pack)
    control.step(0, len(columns), "search files")
    order = np.argsort(columns.portraits, kind="stable").astype("<i4")
    for name, values in [*((column_file(field), getattr(columns, field)) for field in COLUMN_KINDS),
                         (PORTRAIT_ORDER, order)]:  # fmt: skip
        _write_array(folder / name, values)
    (folder / SEGMENTS).mkdir()
    dimension, roundings = 0, []
    with ExitStack() as stack:
        target = stack.enter_context((folder / VECTORS).open("wb"))
        for start in range(0, len(columns), SEGMENT_ROWS):
            portraits = columns.portraits[start : start + SEGMENT_ROWS]
            vectors = read_vectors(db, portraits, pack=pack, dimension=dimension or None)
            if not start:
                dimension = vectors.shape[1]
                _write_header(target, (len(columns), dimension), "<f4")
            target.write(vectors.tobytes())
            roundings.append(write_segment(folder / segment_file(start // SEGMENT_ROWS), vectors))
            control.step(start + len(vectors), len(columns), "search files")
        if not len(columns):
            _write_header(target, (0, 0), "<f4")
        target.flush()
        os.fsync(target.fileno())
    return texts, dimension, roundings


def write_manifest(folder: Path, facts: Mapping[str, Any]) -> str:
    """Write what a generation was built from; returns the manifest's own hash, hex."""
    content = json.dumps({"format": FORMAT, **facts}, indent=1, sort_keys=True).encode()
    with (folder / "manifest.json").open("wb") as target:
        target.write(content)
        target.flush()
        os.fsync(target.fileno())
    return hashlib.sha256(content).hexdigest()


def checksums(folder: Path, *, pages: Sums | None = None) -> dict[tuple[str, int], str]:
    """The checksum of each block of each file.

    Args:
        folder: The generation's folder.
        pages: Checksums that are known of the vectors' pages; None to read them.
    """
    names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
    whole = [name for name in names if name not in {VECTORS, "manifest.json"}]
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        found = zip(whole, threads.map(_digests_of_file, (folder / name for name in whole)), strict=True)
        sums = {(name, block): digest for name, digests in found for block, digest in enumerate(digests)}
    known = page_sums(folder) if pages is None else pages
    return {**sums, **{key: digest for key, digest in known.items() if key[0] == VECTORS}}


def joined_sums(sums: Sums) -> dict[str, str]:
    """One checksum for each file but the vectors: that of its checksums where it has several."""
    by_file: dict[str, list[str]] = {}
    for (name, _), digest in sorted(sums.items()):
        if name != VECTORS:
            by_file.setdefault(name, []).append(digest)
    return {
        name: digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest()
        for name, digests in by_file.items()
    }


def page_sums(folder: Path) -> dict[tuple[str, int], str]:
    """The checksum of each page of the vectors."""
    vectors = map_array(folder / VECTORS)
    pages = -(-len(vectors) // rows_a_page(vectors.shape[1]))
    return {(VECTORS, page): sha256_of_page(vectors, page) for page in range(pages)}


def rows_a_page(dimension: int) -> int:
    """Rows of the vectors that share a checksum."""
    return max(1, PAGE_BYTES // (4 * max(1, dimension)))


def sha256_of_page(vectors: NDArray[np.float32], page: int) -> str:
    """Checksum of one page of the vectors, hex."""
    rows = rows_a_page(vectors.shape[1])
    return hashlib.sha256(vectors[page * rows : (page + 1) * rows].data).hexdigest()


def map_columns(folder: Path) -> Columns:
    """The columns of a generation, memory-mapped and read-only."""
    return Columns(**{field: map_array(folder / column_file(field)) for field in COLUMN_KINDS})


def read_manifest(folder: Path, *, sha256: str) -> dict[str, Any]:
    """The manifest of that hash.

    Raises:
        GenerationHarmed: if it is missing or another one.
    """
    try:
        content = (folder / "manifest.json").read_bytes()
    except OSError as error:
        raise GenerationHarmed("its manifest is missing", file="manifest.json") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise GenerationHarmed("its manifest was altered", file="manifest.json")
    manifest: dict[str, Any] = json.loads(content)
    return manifest


def check_files(folder: Path, sums: Sums, names: list[str]) -> None:
    """Check files against their checksums, several at a time, each once in this process unless it looks changed.

    Raises:
        GenerationHarmed: if one is missing or altered.
    """
    unread = [folder / name for name in names if _stat_key(folder / name) not in _digests]
    if len(unread) > 1:
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            list(threads.map(digests_of, unread))
    for name in names:
        check_file(folder, name, sums=sums)


def check_file(folder: Path, name: str, *, sums: Sums) -> None:
    """Check one file against its checksums.

    Raises:
        GenerationHarmed: if it is missing or altered.
    """
    found = digests_of(folder / name)
    if found is None:
        raise GenerationHarmed(f"{name} is missing", file=name)
    if any(sums.get((name, block)) != digest for block, digest in enumerate(found)) or (name, len(found)) in sums:
        raise GenerationHarmed(f"{name} was altered or cut short", file=name)


def map_array(path: Path) -> NDArray[Any]:
    """The array in a file, mapped where it holds anything (an empty file cannot be mapped).

    Raises:
        OSError: if the file cannot be read.
        ValueError: if it is cut short, or holds no plain array.
    """
    shape, kind, begin = read_header(path)
    if 0 in shape:
        return np.empty(shape, dtype=kind)
    mapped: NDArray[Any] = np.memmap(path, dtype=kind, mode="r", offset=begin, shape=shape)
    return mapped


def read_header(path: Path) -> tuple[tuple[int, ...], np.dtype[Any], int]:
    """Shape and kind of a stored array, and where its values begin.

    Raises:
        OSError: if the file cannot be read.
        ValueError: if it holds no plain array.
    """
    with path.open("rb") as source:
        npy.read_magic(source)
        shape, is_turned, kind = npy.read_array_header_1_0(source)
        if is_turned or kind.hasobject:
            raise ValueError(f"{path.name} holds Python objects, or its columns one after the other")
        return shape, kind, source.tell()


def files_checked_at_open(segments: int) -> Iterator[str]:
    """The files that are checked whole before anything is read from a generation."""
    yield from (column_file(field) for field in COLUMN_KINDS)
    yield PORTRAIT_ORDER
    yield from (segment_file(number) for number in range(segments))


def _stat_key(path: Path) -> tuple[Path, int, int, int] | None:
    try:
        facts = path.stat()
    except OSError:
        return None
    return path, facts.st_size, facts.st_mtime_ns, facts.st_ino


def digests_of(path: Path) -> tuple[str, ...] | None:
    """The checksums of a file, or None where there is none; read once for one size, time of change and place."""
    key = _stat_key(path)
    if key is None:
        return None
    if key not in _digests:
        try:
            found = _digests_of_file(path)
        except OSError:
            return None
        _remember(key, found)
    return _digests[key]


def digests_known(path: Path) -> tuple[str, ...] | None:
    """The checksums of a file as it is, if this process has read them."""
    key = _stat_key(path)
    return None if key is None else _digests.get(key)


def digests_after(path: Path, before: tuple[str, ...] | None, blocks: Iterable[int]) -> dict[int, str]:
    """The new checksums of the blocks of a file that were just overwritten.

    Args:
        path: The file.
        before: Its checksums before, if they are known: those of the other blocks need not be read again then.
        blocks: Which were overwritten.
    """
    found: dict[int, str] = {}
    with path.open("rb") as source:
        for block in blocks:
            source.seek(block * BLOCK_BYTES)
            found[block] = hashlib.sha256(source.read(BLOCK_BYTES)).hexdigest()
    key = _stat_key(path)
    if before is not None and key is not None:
        _remember(key, tuple(found.get(block, digest) for block, digest in enumerate(before)))
    return found


def _digests_of_file(path: Path) -> tuple[str, ...]:
    if path.parent.name != SEGMENTS:
        return (sha256_of(path),)
    digests = []
    with path.open("rb") as source:
        while block := source.read(BLOCK_BYTES):
            digests.append(hashlib.sha256(block).hexdigest())
    return tuple(digests)


def _remember(key: tuple[Path, int, int, int], digests: tuple[str, ...]) -> None:
    if len(_digests) >= _MOST_REMEMBERED:
        _digests.clear()
    _digests[key] = digests


_digests: dict[tuple[Path, int, int, int], tuple[str, ...]] = {}
_MOST_REMEMBERED = 8192


def _write_array(path: Path, values: NDArray[Any]) -> None:
    with path.open("wb") as target:
        _write_header(target, values.shape, values.dtype.str)
        target.write(np.ascontiguousarray(values).tobytes())
        target.flush()
        os.fsync(target.fileno())


def _write_header(target: Any, shape: tuple[int, ...], kind: str) -> None:
    npy.write_array_header_1_0(target, {"descr": kind, "fortran_order": False, "shape": shape})
