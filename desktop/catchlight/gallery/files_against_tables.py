"""The search files of the gallery against its tables, whatever their checksums say: a search reads the files.

Checksums stand in the same database as the tables, so whoever changes a file can change them too. Here every value of a
generation in use is compared with what it was made from; the indexes for previews and sweeps with the manifest, which
the log names.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.gallery import generation_files as files
from catchlight.gallery.generation import Generation, open_generation, snapshot
from catchlight.gallery.generation_files import GenerationHarmed
from catchlight.gallery.segments import segment_bytes
from catchlight.gallery.templates import Columns, Texts, read_columns, read_vectors
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab

_OF_PERSON = ("sex", "birth_year")
_TEXTS = ("sex", "source", "legal_basis")
_TRIES = 3


class _Other(Exception):
    """Names the file that holds something else."""


def search_files_problems(lab: Lab, db: Database, control: JobControl) -> Iterator[str]:
    """What is wrong with the search files in use, in words, for each model pack; all of them are read.

    Raises:
        JobCancelled: if the job was asked to stop.
    """
    for (pack,) in db.conn.execute("SELECT pack_sha256 FROM generations ORDER BY pack_sha256").fetchall():
        try:
            file = _other_file(lab, db, pack, control)
        except (CatchlightError, LookupError, ValueError, TypeError, OSError):
            yield "the gallery's search files cannot be compared with its tables"
        else:
            if file is not None:
                yield f"the gallery's search file {file} does not hold what its tables do: build the search files anew"


def _other_file(lab: Lab, db: Database, pack: str, control: JobControl) -> str | None:
    """The first file that is otherwise; an erasure writes into them meanwhile, so then they are looked at again."""
    for _ in range(_TRIES):
        with snapshot(db):
            try:
                generation = open_generation(lab, db, pack=pack)
                before = generation.state()
                try:
                    _compare(db, generation, pack, control)
                except _Other as other:
                    if generation.state() == before:
                        return str(other)
                else:
                    return None
            except GenerationHarmed as harmed:
                return harmed.file
    return files.VECTORS


def _compare(db: Database, generation: Generation, pack: str, control: JobControl) -> None:
    manifest = files.read_manifest(generation.folder, sha256=generation.manifest_sha256)
    made = files.joined_sums(files.checksums(generation.folder, pages={}))
    for name in {files.INDEX, files.SWEEP} & made.keys():
        _require(made[name] == manifest["files"].get(name), name)
    columns = generation.columns
    order = np.lexsort((columns.portraits, columns.persons, columns.birth_year, columns.sex))
    _require(bool((order == np.arange(len(columns))).all()), files.column_file("persons"))
    _require(
        np.array_equal(generation.portrait_order, np.argsort(columns.portraits, kind="stable")), files.PORTRAIT_ORDER
    )
    is_kept = _compare_columns(db, generation, pack)
    for segment, start in enumerate(range(0, len(generation), generation.segment_rows)):
        control.step(start, len(generation), "rows of the search files")
        rows = slice(start, min(start + generation.segment_rows, len(generation)))
        vectors = generation.vectors(rows.start, rows.stop)
        _require(not vectors[~is_kept[rows]].any(), files.VECTORS)
        portraits = generation.columns.portraits[rows][is_kept[rows]]
        stored = read_vectors(db, portraits, pack=pack, dimension=generation.dimension)
        _require(np.array_equal(vectors[is_kept[rows]], stored), files.VECTORS)
        wanted = segment_bytes(vectors, step=generation.roundings[segment].step)
        name = files.segment_file(segment)
        _require((generation.folder / name).read_bytes() == wanted, name)


def _compare_columns(db: Database, generation: Generation, pack: str) -> NDArray[np.bool_]:
    """Compare all but the vectors; tells which rows are not erased."""
    (expected, texts), covered = read_columns(db, pack=pack), _covered(db, generation, pack)
    there = np.flatnonzero(np.isin(expected.portraits, covered))
    there = there[np.argsort(expected.portraits[there])]
    is_kept = np.isin(generation.columns.portraits, covered)
    rows = generation.portrait_order[is_kept[generation.portrait_order]]
    _require(
        np.array_equal(generation.columns.portraits[rows], expected.portraits[there]), files.column_file("portraits")
    )
    changed = _changed_since(db, generation.revision)
    for name in Columns.__dataclass_fields__:
        found, wanted = getattr(generation.columns, name)[rows], getattr(expected, name)[there]
        if name in _TEXTS:
            places = _places(generation.texts, texts, name)
            _require(bool(((found >= 0) & (found < len(places))).all()), files.column_file(name))
            found = places[found]
        same = found == wanted
        if name in _OF_PERSON:
            same |= np.isin(expected.persons[there], changed)  # a search asks for these anew
        _require(bool(same.all()), files.column_file(name))
    return is_kept


def _covered(db: Database, generation: Generation, pack: str) -> NDArray[np.int64]:
    """The portraits that it has to hold: enrolled before it was built, and not erased."""
    rows = db.conn.execute(
        "SELECT portrait FROM templates WHERE +pack_sha256 = ? AND leaf < ?", (pack, generation.leaves)
    )
    return np.array([portrait for (portrait,) in rows], dtype=np.int64)


def _changed_since(db: Database, revision: int) -> NDArray[np.int64]:
    rows = db.conn.execute("SELECT person FROM changed_persons WHERE revision > ?", (revision,))
    return np.array([person for (person,) in rows], dtype=np.int64)


def _places(texts: Texts, others: Texts, name: str) -> NDArray[np.int32]:
    """For each text of the first its place in the second; -1 where it is not in it."""
    known = {text: place for place, text in enumerate(getattr(others, name))}
    return np.array([known.get(text, -1) for text in getattr(texts, name)], dtype=np.int32)


def _require(holds: bool, file: str) -> None:
    if not holds:
        raise _Other(file)
