from __future__ import annotations

from pathlib import Path

import numpy as np

from benchmarks.gallery_maker import PACK, made_lab, made_probes
from catchlight.gallery.gallery_tree import read_tree, recomputed_root
from catchlight.gallery.templates import read_columns, read_vectors, today_in_days
from catchlight.workflows.show_person import show_person
from catchlight.workflows.sign_in import SignIn, sign_in


def test_the_gallery_is_the_one_described_and_made_once(tmp_path: Path) -> None:
    lab = made_lab(tmp_path, templates=3000, dimension=16)
    with lab.reading() as db:
        columns, texts = read_columns(db, pack=PACK)
        vectors = read_vectors(db, columns.portraits, pack=PACK)
        assert read_tree(db).root() == recomputed_root(db)
    assert vectors.shape == (3000, 16)
    assert 1.8 < 3000 / len(np.unique(columns.persons)) < 2.2
    assert 0.7 < np.mean(columns.sex == texts.sex.index("M")) < 0.8
    assert 0 < np.count_nonzero(columns.retain_until < today_in_days()) < 30
    neighbours = np.flatnonzero(np.diff(columns.persons) == 0)
    assert 0.55 < np.mean((vectors[neighbours] * vectors[neighbours + 1]).sum(axis=1)) < 0.75
    assert made_lab(tmp_path, templates=3000, dimension=16).identifier == lab.identifier


def test_the_record_of_a_person_can_be_opened(tmp_path: Path) -> None:
    lab = made_lab(tmp_path, templates=50, dimension=16)
    actor = sign_in(lab, SignIn("Benchmark", "a passphrase of the benchmark"))
    (first, *_) = show_person(lab, actor, "N1").record.portraits
    assert (first.quality.verdict, first.source) == ("usable", "station 1")


def test_probes_have_the_genuine_scores_of_footage() -> None:
    random = np.random.default_rng(1)
    vectors = random.standard_normal((200, 64)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    probes = made_probes(vectors, np.arange(200), random)
    scores = (probes * vectors).sum(axis=1)
    assert 0.34 < scores.min() < 0.4
    assert 0.65 < scores.max() < 0.71
