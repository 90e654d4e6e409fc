"""The files of a generation: what was written is what is mapped, and what was altered is never used."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from tests.gallery_maker import OTHER_PACK, PACK, fill, random_vectors

from catchlight.evidence.store import sha256_of
from catchlight.gallery import generation_files, templates
from catchlight.gallery.generation_files import (
    ARRAYS,
    GenerationUnusable,
    check_file,
    map_arrays,
    read_manifest,
    write_arrays,
    write_manifest,
)
from catchlight.jobs import JobCancelled, JobControl, Progress
from catchlight.lab.folder import Lab

VECTORS = random_vectors(5)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "000001"
    made.mkdir()
    return made


@pytest.fixture
def written(lab: Lab, folder: Path) -> Path:
    """The arrays of a gallery of five portraits of three persons."""
    fill(lab, VECTORS, per_person=2)
    with lab.reading() as db:
        write_arrays(folder, db, pack=PACK, control=JobControl())
    return folder


def manifest_of(folder: Path) -> str:
    return write_manifest(folder, number=3, pack=PACK, revision=7, root="ab" * 32)


def test_the_arrays_are_those_of_the_database(written: Path) -> None:
    mapped = map_arrays(written)
    assert np.allclose(mapped.vectors, VECTORS, atol=1e-6)
    assert mapped.portraits.tolist() == [1, 2, 3, 4, 5]
    assert (np.diff(mapped.persons) > 0).tolist() == [False, True, False, True]
    assert (mapped.vectors.dtype.str, mapped.retain_until.dtype.str) == ("<f4", "<i4")


def test_mapped_arrays_cannot_be_written_to(written: Path) -> None:
    with pytest.raises(ValueError, match="read-only"):
        map_arrays(written).vectors[0, 0] = 1.0


def test_blocks_join_to_the_same_files(
    lab: Lab, written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(templates, "BLOCK_ROWS", 2)
    steps: list[Progress] = []
    with lab.reading() as db:
        write_arrays(tmp_path, db, pack=PACK, control=JobControl(steps.append))
    assert [(step.done, step.total) for step in steps] == [(2, 5), (4, 5), (5, 5)]
    for name in ARRAYS.values():
        assert (tmp_path / name).read_bytes() == (written / name).read_bytes()


def test_a_pack_without_templates_has_empty_arrays(lab: Lab, folder: Path) -> None:
    with lab.reading() as db:
        write_arrays(folder, db, pack=OTHER_PACK, control=JobControl())
    assert len(map_arrays(folder)) == 0
    assert map_arrays(folder).vectors.shape == (0, 0)


def test_writing_is_a_cancel_point(lab: Lab, folder: Path) -> None:
    fill(lab, VECTORS)
    control = JobControl()
    control.cancel()
    with lab.reading() as db, pytest.raises(JobCancelled):
        write_arrays(folder, db, pack=PACK, control=control)


def test_the_manifest_names_every_file_with_its_checksum(written: Path) -> None:
    manifest = read_manifest(written, sha256=manifest_of(written))
    assert manifest["files"] == {name: sha256_of(written / name) for name in ARRAYS.values()}
    assert (manifest["generation"], manifest["revision"], manifest["gallery_root"]) == (3, 7, "ab" * 32)
    assert (manifest["templates"], manifest["dimension"], manifest["trees"]) == (5, 16, 0)


def test_the_manifests_hash_is_that_of_the_file(written: Path) -> None:
    assert manifest_of(written) == sha256_of(written / "manifest.json")


def test_an_altered_manifest_is_not_used(written: Path) -> None:
    sha256 = manifest_of(written)
    document = json.loads((written / "manifest.json").read_text(encoding="utf-8"))
    (written / "manifest.json").write_text(json.dumps(document | {"revision": 8}), encoding="utf-8")
    with pytest.raises(GenerationUnusable, match="manifest was altered"):
        read_manifest(written, sha256=sha256)


def test_without_its_manifest_there_is_no_generation(written: Path) -> None:
    with pytest.raises(GenerationUnusable, match="manifest is missing"):
        read_manifest(written, sha256="00" * 32)


def test_an_altered_file_is_not_used_though_it_was_checked_before(written: Path) -> None:
    path = written / "templates.npy"
    sha256 = sha256_of(path)
    check_file(path, sha256=sha256)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(GenerationUnusable, match=r"templates\.npy was altered or cut short"):
        check_file(path, sha256=sha256)


def test_a_missing_file_is_said_to_be_missing(folder: Path) -> None:
    with pytest.raises(GenerationUnusable, match=r"templates\.npy is missing"):
        check_file(folder / "templates.npy", sha256="00" * 32)


def test_a_file_that_stays_the_same_is_read_once(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written / "persons.npy"
    sha256 = sha256_of(path)
    check_file(path, sha256=sha256)
    monkeypatch.setattr(generation_files, "sha256_of", lambda _: pytest.fail("read again"))
    check_file(path, sha256=sha256)


def test_an_array_that_would_run_code_is_not_opened(written: Path) -> None:
    np.save(written / "persons.npy", np.array([print], dtype=object), allow_pickle=True)
    with pytest.raises(ValueError, match="Python objects"):
        map_arrays(written)
