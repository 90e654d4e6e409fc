"""The files of a generation: what was written is what is mapped, and what was altered is never used."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from tests.gallery_maker import OTHER_PACK, PACK, fill, random_vectors

from catchlight.evidence.store import sha256_of
from catchlight.gallery import generation_files
from catchlight.gallery.generation_files import (
    VECTORS,
    GenerationHarmed,
    check_file,
    check_files,
    checksums,
    digests_after,
    digests_known,
    digests_of,
    joined_sums,
    map_array,
    map_columns,
    read_manifest,
    sha256_of_page,
    write_arrays,
    write_manifest,
)
from catchlight.gallery.segments import Segment, rounded
from catchlight.gallery.templates import COLUMN_KINDS
from catchlight.jobs import JobCancelled, JobControl, Progress
from catchlight.lab.folder import Lab

GIVEN = random_vectors(5)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "000001"
    made.mkdir()
    return made


@pytest.fixture
def written(lab: Lab, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The arrays of a gallery of five portraits of three persons, in segments of two."""
    monkeypatch.setattr(generation_files, "SEGMENT_ROWS", 2)
    monkeypatch.setattr(generation_files, "PAGE_BYTES", 128)
    fill(lab, GIVEN, per_person=2)
    with lab.reading() as db:
        assert write_arrays(folder, db, pack=PACK, control=JobControl())[1] == 16
    return folder


def test_the_arrays_are_those_of_the_database(written: Path) -> None:
    columns, vectors = map_columns(written), map_array(written / VECTORS)
    assert np.allclose(vectors, GIVEN, atol=1e-6)
    assert columns.portraits.tolist() == [1, 2, 3, 4, 5]
    assert (np.diff(columns.persons) > 0).tolist() == [False, True, False, True]
    assert {name: getattr(columns, name).dtype.str for name in COLUMN_KINDS} == COLUMN_KINDS


def test_the_segments_hold_the_same_rows_in_eight_bits(lab: Lab, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generation_files, "SEGMENT_ROWS", 2)
    fill(lab, GIVEN, per_person=2)
    with lab.reading() as db:
        roundings = write_arrays(folder, db, pack=PACK, control=JobControl())[2]
    paths = sorted((folder / "segments").iterdir())
    segments = [Segment(path, rounding) for path, rounding in zip(paths, roundings, strict=True)]
    assert [one.rows for one in segments] == [2, 2, 1]
    scores, rows = segments[1].nearest(rounded(GIVEN[3]), 2)
    assert rows[0] == 1
    assert scores[0] == pytest.approx(1.0, abs=0.05)


def test_mapped_arrays_cannot_be_written_to(written: Path) -> None:
    with pytest.raises(ValueError, match="read-only"):
        map_array(written / VECTORS)[0, 0] = 1.0


def test_segments_join_to_the_same_vectors(lab: Lab, written: Path, tmp_path: Path,
                                           monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setattr(generation_files, "SEGMENT_ROWS", 3)
    steps: list[Progress] = []
    with lab.reading() as db:
        write_arrays(tmp_path, db, pack=PACK, control=JobControl(steps.append))
    assert [(step.done, step.total) for step in steps] == [(0, 5), (3, 5), (5, 5)]
    assert (tmp_path / VECTORS).read_bytes() == (written / VECTORS).read_bytes()


def test_a_pack_without_templates_has_empty_arrays(lab: Lab, folder: Path) -> None:
    with lab.reading() as db:
        write_arrays(folder, db, pack=OTHER_PACK, control=JobControl())
    assert len(map_columns(folder)) == 0
    assert map_array(folder / VECTORS).shape == (0, 0)


def test_writing_is_a_cancel_point(lab: Lab, folder: Path) -> None:
    fill(lab, GIVEN)
    control = JobControl()
    control.cancel()
    with lab.reading() as db, pytest.raises(JobCancelled):
        write_arrays(folder, db, pack=PACK, control=control)


def test_every_file_and_every_page_of_the_vectors_has_a_checksum(written: Path) -> None:
    sums = checksums(written)
    files = {path.relative_to(written).as_posix() for path in written.rglob("*") if path.is_file()}
    assert {name for name, _ in sums} == files
    assert {block for name, block in sums if name == VECTORS} == {0, 1, 2}
    assert sums[VECTORS, 2] == sha256_of_page(map_array(written / VECTORS), 2)
    assert sums["persons.npy", 0] == sha256_of(written / "persons.npy")


def test_the_manifests_hash_is_that_of_the_file_and_an_altered_one_is_not_used(written: Path) -> None:
    sha256 = write_manifest(written, {"revision": 7})
    assert sha256 == sha256_of(written / "manifest.json")
    assert read_manifest(written, sha256=sha256)["revision"] == 7
    document = json.loads((written / "manifest.json").read_text(encoding="utf-8"))
    (written / "manifest.json").write_text(json.dumps(document | {"revision": 8}), encoding="utf-8")
    with pytest.raises(GenerationHarmed, match="manifest was altered"):
        read_manifest(written, sha256=sha256)


def test_without_its_manifest_there_is_no_generation(written: Path) -> None:
    with pytest.raises(GenerationHarmed, match="manifest is missing"):
        read_manifest(written, sha256="00" * 32)


def test_an_altered_file_is_not_used_though_it_was_checked_before(written: Path) -> None:
    name = "segments/00001.faiss"
    sums = checksums(written)
    check_files(written, sums, [name, "sex.npy"])
    path = written / name
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(GenerationHarmed, match=r"00001\.faiss was altered or cut short") as harm:
        check_files(written, sums, [name, "sex.npy"])
    assert harm.value.file == name


def test_a_missing_file_is_said_to_be_missing(folder: Path) -> None:
    with pytest.raises(GenerationHarmed, match=r"templates\.npy is missing"):
        check_file(folder, "templates.npy", sums={("templates.npy", 0): "00" * 32})


def test_a_file_that_stays_the_same_is_read_once(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sums = {("persons.npy", 0): sha256_of(written / "persons.npy")}
    check_file(written, "persons.npy", sums=sums)
    monkeypatch.setattr(generation_files, "sha256_of", lambda _: pytest.fail("read again"))
    check_file(written, "persons.npy", sums=sums)


@pytest.fixture
def segment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of five blocks where segments lie."""
    monkeypatch.setattr(generation_files, "BLOCK_BYTES", 10)
    path = tmp_path / "segments" / "00000.faiss"
    path.parent.mkdir()
    path.write_bytes(bytes(range(45)))
    return path


def test_a_segment_is_checked_block_by_block(segment: Path, tmp_path: Path) -> None:
    name = "segments/00000.faiss"
    sums = {(name, block): digest for block, digest in enumerate(digests_of(segment) or ())}
    assert len(sums) == 5
    check_file(tmp_path, name, sums=sums)
    for altered in (bytes(range(44)), bytes(range(40)), bytes(range(46)), bytes(range(50)), bytes(range(51)), b""):
        segment.write_bytes(altered)
        with pytest.raises(GenerationHarmed, match="altered or cut short"):
            check_file(tmp_path, name, sums=sums)
    segment.write_bytes(bytes(range(45)))
    check_file(tmp_path, name, sums=sums)


def test_after_an_overwriting_only_the_blocks_concerned_are_read_again(
    segment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = digests_of(segment)
    assert digests_known(segment) == before
    with segment.open("rb+") as target:
        target.seek(18)
        target.write(b"xxxx")
    changed = digests_after(segment, before, [1, 2])
    told = digests_known(segment)
    monkeypatch.setattr(generation_files, "_digests", {})
    assert set(changed) == {1, 2}
    assert told == digests_of(segment) != before


def test_a_file_with_several_checksums_has_one_in_the_manifest() -> None:
    sums = {("a", 0): "11", ("b", 1): "33", ("b", 0): "22", (VECTORS, 0): "44"}
    joined = joined_sums(sums)
    assert set(joined) == {"a", "b"}
    assert joined["a"] == "11"
    assert joined != joined_sums(sums | {("b", 1): "34"})


def test_an_array_that_would_run_code_is_not_opened(written: Path) -> None:
    np.save(written / "persons.npy", np.array([print], dtype=object), allow_pickle=True)
    with pytest.raises(ValueError, match="Python objects"):
        map_columns(written)
