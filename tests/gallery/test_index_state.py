from __future__ import annotations

from pathlib import Path

import pytest
from tests.gallery_maker import PACK, a_portrait, enrolled, fill, random_vectors
from tests.people import present
from tests.view_maker import built, viewed

from catchlight.evidence.log import acting
from catchlight.gallery.erased import erase_templates
from catchlight.gallery.index_state import IndexState, index_state, is_due
from catchlight.lab.folder import Lab

VECTORS = random_vectors(40)


def state(lab: Lab) -> IndexState:
    with lab.reading() as db:
        return index_state(lab, db, pack=PACK)


def test_before_anything_was_built_all_is_to_be_added(lab: Lab) -> None:
    fill(lab, VECTORS)
    found = state(lab)
    assert (found.generation, found.built_revision, found.delta, found.templates) == (None, None, 40, 40)
    assert found.is_due
    assert not found.has_preview


def test_additions_and_erasures_since_are_counted_as_a_search_sees_them(lab: Lab) -> None:
    fill(lab, VECTORS)
    first = built(lab)
    enrolled(lab, a_portrait("late", VECTORS[0], person="late"), a_portrait("later", VECTORS[1], person="later"))
    with lab.reading() as db, acting(lab, db, present(lab)) as act:
        erase_templates(act, db, [3, 41])
    found = state(lab)
    with viewed(lab) as view:
        assert (found.covered, found.delta, found.tombstones) == (40, len(view.delta), len(view.erased)) == (40, 1, 1)
        assert (found.templates, found.revision, found.root) == (view.size, view.revision, view.root)
    assert (found.generation, found.built_revision, found.built_root) == (first.number, first.revision, first.root)
    assert found.waiting == 2
    assert not found.is_due
    assert found.size_bytes > VECTORS.nbytes


def test_the_indexes_that_are_there_are_named(lab: Lab) -> None:
    pytest.importorskip("annoy")
    fill(lab, VECTORS)
    built(lab, with_index=True)
    assert state(lab).has_preview
    with lab.reading() as db, acting(lab, db, present(lab)) as act:
        erase_templates(act, db, [3])
    assert not state(lab).has_preview


def test_files_that_are_gone_are_told(lab: Lab) -> None:
    fill(lab, VECTORS)
    Path(built(lab).folder / "manifest.json").unlink()
    found = state(lab)
    assert found.problem is not None
    assert "manifest" in found.problem
    assert (found.generation, found.templates) == (1, 40)


@pytest.mark.parametrize(
    ("waiting", "covered", "due"), [(0, 0, False), (1, 0, True), (5, 100, False), (6, 100, True), (50_001, 10**7, True)]
)
def test_new_files_are_due_from_a_share_or_a_number_on(waiting: int, covered: int, due: bool) -> None:
    assert is_due(waiting, covered) is due
