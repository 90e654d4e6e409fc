"""The search benchmark: its gallery and probes are what its docstring says, and a tiny run agrees with itself."""

import json
import sys

import numpy as np
import pytest

from benchmarks import search
from benchmarks.search import compare, make_gallery, make_probes, measure


def test_portraits_of_one_person_are_alike_and_strangers_are_not() -> None:
    gallery = make_gallery(400, 128, np.random.default_rng(1))
    one, other = gallery.vectors[0::2], gallery.vectors[1::2]
    assert (one * other).sum(axis=1).mean() == pytest.approx(0.64, abs=0.03)
    assert abs((one[1:] * other[:-1]).sum(axis=1).mean()) < 0.03
    assert np.linalg.norm(gallery.vectors, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_a_probe_has_the_genuine_score_that_is_stated() -> None:
    random = np.random.default_rng(1)
    gallery = make_gallery(200, 64, random)
    probes, mates = make_probes(gallery, 50, random)
    scores = probes @ gallery.vectors.T
    best = np.array([row[gallery.persons == mate].max() for row, mate in zip(scores, mates, strict=True)])
    assert ((best > 0.34) & (best < 0.85)).all()


def test_every_probe_is_timed_and_its_list_kept_once() -> None:
    calls: list[float] = []

    def find(probe: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> list[int]:
        calls.append(float(probe[0]))
        return [int(probe[0])]

    _, lists = measure(find, np.array([[1.0], [2.0]], np.float32), runs=3)
    assert lists == [[1], [2]]
    assert len(calls) == 1 + 2 * 3  # the first call warms up


def test_a_mate_that_only_the_exact_list_holds_is_lost() -> None:
    figures = compare([[1, 2], [4, 5]], [[1, 2], [3, 4]], np.array([1, 3]))
    assert (figures["same_list"], figures["same_first"], figures["mates_lost"]) == (1, 1, 1)
    assert (figures["mates_in_exact_list"], figures["persons_shared_percent"]) == (2, 75.0)


def test_it_runs_and_prints_its_figures(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    sizes = ["--templates", "200", "--dimension", "16", "--probes", "6", "--runs", "1"]
    monkeypatch.setattr(sys, "argv", ["search.py", *sizes])
    search.main()
    figures = json.loads(capsys.readouterr().out)
    theirs = figures["insightface_search_gallery"]
    assert theirs["same_first"] == theirs["probes"] == search.INSIGHTFACE_PROBES
    assert figures["annoy"] == "not installed" or figures["annoy"]["probes"] == 6
