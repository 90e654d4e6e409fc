"""Sweeps: nearly the lists of the exact search, with what is lost measured on a sample and stated."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.gallery_maker import a_portrait, enrolled, random_vectors
from tests.lab_copies import copied
from tests.people import FIRST, present
from tests.view_maker import built, selected, stock, viewed

from catchlight.evidence.log import acting
from catchlight.gallery import sweep, sweep_index
from catchlight.gallery.erased import erase_templates
from catchlight.gallery.exact import search_exact
from catchlight.gallery.sweep import search_sweep
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.create_lab import create_lab

VECTORS = random_vectors(3000, dimension=32)
PROBES = random_vectors(70, dimension=32, seed=4)


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    lab = create_lab(tmp_path_factory.mktemp("stocked") / "lab", first=FIRST).lab
    stock(lab, VECTORS, [at // 2 + 1 for at in range(3000)])
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(sweep_index, "FEWEST", 1000)
        assert built(lab, with_index=True).sweep is not None
    return lab


@pytest.fixture
def gallery(stocked: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lab:
    monkeypatch.setattr(sweep_index, "FEWEST", 1000)
    return copied(stocked, tmp_path / "lab")


def test_where_as_many_are_compared_again_as_there_are_the_lists_are_the_exact_ones(gallery: Lab) -> None:
    enrolled(gallery, a_portrait("new", PROBES[3], person="new"))
    with viewed(gallery) as view:
        selection = selected(view)
        found = search_sweep(view, PROBES, k=5, selection=selection)
        for probe, ranking in zip(PROBES, found.rankings, strict=True):
            assert ranking.persons == search_exact(view, probe, k=5, selection=selection).persons
    assert found.rankings[3].persons[0].portrait == 3001
    assert (found.method, len(found.sample), found.sample_listed, found.measured_loss) == ("codes", 8, 40, 0.0)
    assert found.rankings[0].certificate is None


def test_what_the_codes_lose_is_measured_and_stated(gallery: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweep, "RESCORED", 40)
    with viewed(gallery) as view:
        found = search_sweep(view, PROBES, k=5, selection=selected(view))
        exact = [search_exact(view, PROBES[at], k=5, selection=selected(view)) for at in found.sample]
    lists = [{one.person for one in found.rankings[at].persons} for at in found.sample]
    lost = sum(len({one.person for one in best.persons} - own) for best, own in zip(exact, lists, strict=True))
    assert found.sample_lost == lost > 0
    assert found.measured_loss == pytest.approx(lost / 40)


def test_a_small_part_of_the_gallery_is_searched_exactly(gallery: Lab) -> None:
    enrolled(gallery, *(a_portrait(f"f{at}", PROBES[at], person="F", sex="F") for at in range(3)))
    with viewed(gallery) as view:
        found = search_sweep(view, PROBES[:2], k=5, selection=selected(view, sex=frozenset("F")))
    assert (found.method, found.measured_loss) == ("exact", 0.0)
    assert all(one.certificate is not None for one in found.rankings)


def test_without_an_index_every_probe_is_searched_exactly(gallery: Lab) -> None:
    with gallery.reading() as db, acting(gallery, db, present(gallery)) as act:
        erase_templates(act, db, [5])
    with viewed(gallery) as view:
        found = search_sweep(view, PROBES[:3], k=5, selection=selected(view))
    assert found.method == "exact"
    assert 5 not in {one.portrait for ranking in found.rankings for one in ranking.persons}


def test_a_sweep_can_be_cancelled_and_refuses_another_dimension(gallery: Lab) -> None:
    control = JobControl()
    control.cancel()
    with viewed(gallery) as view:
        with pytest.raises(JobCancelled):
            search_sweep(view, PROBES, k=5, selection=selected(view), control=control)
        with pytest.raises(ValueError, match="probes"):
            search_sweep(view, np.ones((2, 5), np.float32), k=5, selection=selected(view))
        assert search_sweep(view, PROBES[:0], k=5, selection=selected(view)).rankings == ()
