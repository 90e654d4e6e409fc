"""The benchmark's own judgement: what counts as the same list, and that its checks can fail."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from benchmarks.gallery import checked, interleaved, numpy_search, ratio, same_list
from benchmarks.gallery_maker import PACK, made_lab, made_probes
from catchlight.gallery.filters import Filters
from catchlight.gallery.templates import today_in_days
from catchlight.gallery.view import open_view
from catchlight.jobs import JobControl
from catchlight.workflows.gallery_files import ready_generation
from catchlight.workflows.sign_in import SignIn, sign_in


def test_a_list_is_the_same_but_for_ties() -> None:
    persons, scores = np.array([1, 1, 2, 3]), np.array([0.9, 0.8, 0.7, 0.7 - 1e-9])
    assert same_list([(1, 0.9), (2, 0.7), (3, 0.7)], scores, persons)
    assert same_list([(1, 0.9), (3, 0.7), (2, 0.7)], scores, persons)
    assert not same_list([(2, 0.7), (1, 0.9)], scores, persons)
    assert not same_list([(1, 0.9), (4, 0.7)], scores, persons)
    assert not same_list([(1, 0.85)], scores, persons)


def test_times_are_told_of_every_call() -> None:
    found = interleaved({"one": lambda: None, "other": lambda: sum(range(20_000))}, rounds=3)
    assert set(found) == {"one", "other"}
    assert ratio(found, "other", "other") == {"median_ms": 1.0, "best_ms": 1.0}


def test_exact_lists_of_a_small_gallery_are_those_of_brute_force(tmp_path: Path) -> None:
    lab = made_lab(tmp_path, templates=5000, dimension=16)
    actor = sign_in(lab, SignIn("Benchmark", "a passphrase of the benchmark"))
    with lab.reading() as db:
        ready_generation(lab, db, actor, pack=PACK, control=JobControl())
        with open_view(lab, db, pack=PACK) as view:
            selection = view.select(Filters(), today=today_in_days())
        probes = made_probes(view.generation.mapped, np.arange(16), np.random.default_rng(1))
        found = checked(view, selection, probes)
        assert (found["same_as_float32_brute_force"], found["without_certificate"]) == (16, 0)
        persons = np.asarray(view.generation.columns.persons)
        assert persons[3] in numpy_search(view.generation.mapped, persons, view.generation.mapped[3])[:1]
