from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from tests.gallery_maker import OTHER_PACK, PACK, a_portrait, enrolled, fill, random_vectors
from tests.people import present

from catchlight.evidence.log import acting
from catchlight.gallery.generation import Generation, check_generation, open_generation
from catchlight.gallery.generation_build import build_generation, use_generation
from catchlight.gallery.generation_files import GenerationHarmed, GenerationUnusable
from catchlight.gallery.portraits import gallery_state
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
@pytest.mark.parametrize("name", ["segments/00000.faiss", "portraits.npy", "retain_until.npy", "manifest.json"])
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
