from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from tests.gallery_maker import OTHER_PACK, PACK, a_portrait, enrolled, fill, random_vectors
from tests.people import present

from catchlight.errors import CatchlightError
from catchlight.evidence.log import acting, read_log
from catchlight.evidence.verification import verify_log
from catchlight.gallery import generation_files
from catchlight.gallery.erased import erase_templates
from catchlight.gallery.generation import (
    Generation,
    build_generation,
    check_generation,
    discard_unused,
    open_generation,
    use_generation,
)
from catchlight.gallery.generation_files import GenerationHarmed, GenerationUnusable
from catchlight.gallery.portraits import gallery_state
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.folder import Lab

VECTORS = random_vectors(20)


def built(lab: Lab, *, with_index: bool = True) -> Generation:
    with lab.reading() as db:
        fresh = build_generation(lab, db, pack=PACK, with_index=with_index)
        with acting(lab, db, present(lab)) as act:
            use_generation(act, fresh, pack=PACK)
    return fresh


def opened(lab: Lab, *, pack: str = PACK, with_index: bool = False) -> Generation:
    with lab.reading() as db:
        return open_generation(lab, db, pack=pack, with_index=with_index)


def test_a_generation_holds_the_templates_of_the_database(lab: Lab) -> None:
    fill(lab, VECTORS, per_person=3)
    built(lab)
    found = opened(lab, with_index=True)
    assert np.allclose(found.vectors(0, 20), VECTORS, atol=1e-6)
    assert isinstance(found.vectors(3, 5), np.memmap)
    assert found.columns.portraits.tolist() == list(range(1, 21))
    assert np.all(np.diff(found.columns.persons) >= 0)
    with lab.reading() as db:
        assert (found.revision, found.leaves, found.root) == (1, 20, gallery_state(db).root)


def test_its_manifest_says_what_it_was_built_from_and_the_log_names_it(lab: Lab) -> None:
    fill(lab, VECTORS)
    fresh = built(lab)
    manifest = json.loads((fresh.folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["pack_sha256"] == PACK
    assert (manifest["templates"], manifest["dimension"], manifest["revision"]) == (20, 16, 1)
    assert manifest["trees"] > 0
    names = {path.relative_to(fresh.folder).as_posix() for path in fresh.folder.rglob("*") if path.is_file()}
    assert set(manifest["files"]) == names - {"manifest.json", "templates.npy"}
    with lab.reading() as db:
        (entry,) = read_log(db, limit=1, newest_first=True)
        assert verify_log(db, lab=lab.identifier).ok
    assert entry.document["action"] == "gallery.indexed"
    assert entry.document["details"]["manifest_sha256"] == fresh.manifest_sha256


def test_an_empty_gallery_has_an_empty_generation(lab: Lab) -> None:
    built(lab)
    assert len(opened(lab)) == 0


def test_before_anything_was_built_there_is_none(lab: Lab) -> None:
    with pytest.raises(GenerationUnusable, match="none was built"):
        opened(lab)


def test_it_is_not_used_for_another_model_pack_and_serves_while_the_gallery_grows(lab: Lab) -> None:
    fill(lab, VECTORS)
    built(lab)
    with pytest.raises(GenerationUnusable, match="none was built"):
        opened(lab, pack=OTHER_PACK)
    enrolled(lab, a_portrait("new.jpg", VECTORS[0], person="new"))
    assert (opened(lab).revision, len(opened(lab))) == (1, 20)


def test_one_that_is_newer_than_the_database_is_not_used(lab: Lab) -> None:
    """A backup of the database was restored beside files that were made later."""
    fill(lab, VECTORS)
    built(lab)
    with lab.reading() as db:
        db.conn.execute("UPDATE gallery SET revision = 0, size = 0, frontier = x''")
        with pytest.raises(GenerationUnusable, match="newer than the database"):
            open_generation(lab, db, pack=PACK)


def flip_a_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-8])


@pytest.mark.parametrize("harm", [flip_a_byte, cut, Path.unlink])
@pytest.mark.parametrize("name", ["segments/00000.fp16", "portraits.npy", "retain_until.npy", "manifest.json"])
def test_a_harmed_or_missing_file_is_noticed(lab: Lab, name: str, harm: Callable[[Path], None]) -> None:
    fill(lab, VECTORS)
    harm(built(lab).folder / name)
    with pytest.raises(GenerationUnusable, match=f"{Path(name).stem}.*(altered|missing)"):
        opened(lab)


def test_a_flipped_bit_in_the_vectors_is_noticed_where_they_are_first_read(lab: Lab) -> None:
    fill(lab, VECTORS)
    flip_a_byte(built(lab).folder / "templates.npy")
    found = opened(lab)
    with pytest.raises(GenerationHarmed, match=r"templates\.npy was altered"):
        found.vectors(10, 11)
    with pytest.raises(GenerationHarmed, match=r"templates\.npy was altered"):
        found.vectors_at(np.array([3]))
    with lab.reading() as db, pytest.raises(GenerationHarmed):
        check_generation(lab, db, pack=PACK, thorough="templates.npy")


@pytest.mark.parametrize("harm", [flip_a_byte, cut, Path.unlink])
def test_a_harmed_index_costs_only_the_preview(lab: Lab, harm: Callable[[Path], None]) -> None:
    fill(lab, VECTORS)
    harm(built(lab).folder / "index.ann")
    assert len(opened(lab)) == 20
    with pytest.raises(GenerationUnusable, match=r"index\.ann"):
        opened(lab, with_index=True)


def test_a_swapped_manifest_does_not_pass(lab: Lab) -> None:
    fill(lab, VECTORS)
    first = built(lab)
    enrolled(lab, a_portrait("new.jpg", VECTORS[0], person="new"))
    second = built(lab)
    shutil.rmtree(second.folder)
    shutil.copytree(first.folder, second.folder)  # whole and sound, but of an earlier revision
    with pytest.raises(GenerationUnusable, match="manifest was altered"):
        opened(lab)


def test_a_generation_of_an_older_revision_never_takes_over(lab: Lab) -> None:
    fill(lab, VECTORS)
    with lab.reading() as db:
        late = build_generation(lab, db, pack=PACK, with_index=False)
    enrolled(lab, a_portrait("new.jpg", VECTORS[0], person="new"))
    newer = built(lab)
    unchanged = pytest.raises(RuntimeError, match="without a log entry")
    with lab.reading() as db, unchanged, acting(lab, db, present(lab)) as act:
        use_generation(act, late, pack=PACK)
    assert opened(lab).number == newer.number


def test_what_was_erased_while_it_was_built_is_not_in_it(lab: Lab) -> None:
    fill(lab, VECTORS)
    with lab.reading() as db:
        late = build_generation(lab, db, pack=PACK, with_index=True)
        with acting(lab, db, present(lab)) as act:
            erase_templates(act, db, [4])
        with acting(lab, db, present(lab)) as act:
            use_generation(act, late, pack=PACK)
    found = opened(lab)
    assert found.index is None
    assert not np.any(found.vectors(3, 4))
    assert VECTORS[3].astype("<f2").tobytes() not in (found.folder / "segments" / "00000.fp16").read_bytes()


def test_old_folders_are_deleted_once_nobody_can_be_using_them(lab: Lab) -> None:
    fill(lab, VECTORS)
    first = built(lab)
    second = built(lab)
    assert second.number == first.number + 1
    with lab.reading() as db:
        discard_unused(lab, db, pack=PACK)
        assert first.folder.exists()
        discard_unused(lab, db, pack=PACK, unused_seconds=-1)
    assert not first.folder.exists()
    assert opened(lab).number == second.number


def test_a_build_that_is_cancelled_leaves_nothing_and_the_old_one_stays(lab: Lab) -> None:
    fill(lab, VECTORS)
    first = built(lab)
    control = JobControl()
    control.cancel()
    with lab.reading() as db, pytest.raises(JobCancelled):
        build_generation(lab, db, pack=PACK, with_index=True, control=control)
    assert [path.name for path in first.folder.parent.iterdir()] == [first.folder.name]
    assert opened(lab).number == first.number


def test_a_full_disk_is_a_stated_failure_and_the_old_one_stays(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(lab, VECTORS)
    first = built(lab)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(generation_files, "_write_header", full)
    with lab.reading() as db, pytest.raises(CatchlightError, match="No space left"):
        build_generation(lab, db, pack=PACK, with_index=True)
    assert opened(lab).number == first.number
    assert len(list(first.folder.parent.iterdir())) == 1
