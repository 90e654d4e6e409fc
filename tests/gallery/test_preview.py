from __future__ import annotations

from pathlib import Path

import pytest
from tests.gallery_maker import a_portrait, enrolled, random_vectors
from tests.lab_copies import copied
from tests.people import FIRST
from tests.view_maker import built, selected, stock, viewed

from catchlight.gallery.exact import search_exact
from catchlight.gallery.preview import preview_persons
from catchlight.lab.folder import Lab
from catchlight.workflows.create_lab import create_lab

annoy = pytest.importorskip("annoy")
VECTORS = random_vectors(2000, dimension=32)


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    lab = create_lab(tmp_path_factory.mktemp("stocked") / "lab", first=FIRST).lab
    stock(lab, VECTORS, [at // 2 + 1 for at in range(2000)])
    built(lab, with_index=True)
    return lab


@pytest.fixture
def lab(stocked: Lab, tmp_path: Path) -> Lab:
    return copied(stocked, tmp_path / "lab")


@pytest.fixture
def index(lab: Lab) -> Path:
    with viewed(lab) as view:
        found = view.generation.index
    assert found is not None
    return found


def test_in_a_small_gallery_the_preview_is_the_exact_list(lab: Lab, index: Path) -> None:
    with viewed(lab) as view:
        selection = selected(view)
        found = preview_persons(view, index, VECTORS[100], k=5, selection=selection)
        exact = search_exact(view, VECTORS[100], k=5, selection=selection)
    assert found.persons == exact.persons
    assert (found.searched, found.certificate) == (2000, None)


def test_what_was_added_since_is_in_it_and_what_is_not_selected_is_not(lab: Lab, index: Path) -> None:
    enrolled(lab, a_portrait("new", VECTORS[7], person="new", sex="F"))
    with viewed(lab) as view:
        found = preview_persons(view, index, VECTORS[7], k=2, selection=selected(view))
        women = preview_persons(view, index, VECTORS[7], k=2, selection=selected(view, sex=frozenset("F")))
    assert {one.portrait for one in found.persons} == {8, 2001}
    assert [one.portrait for one in women.persons] == [2001]


def test_the_threshold_holds(lab: Lab, index: Path) -> None:
    with viewed(lab) as view:
        probe = random_vectors(1, dimension=32, seed=4)[0]
        assert preview_persons(view, index, probe, k=3, selection=selected(view), threshold=0.99).persons == ()


def test_a_missing_index_is_an_error_of_the_system(lab: Lab, index: Path) -> None:
    with viewed(lab) as view, pytest.raises(OSError, match=r"no\.ann|No such file|Unable"):
        preview_persons(view, index.parent / "no.ann", VECTORS[0], k=3, selection=selected(view))
