"""The error bound of a scan in eight bits holds against float64, and a certificate says what it rests on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.gallery_maker import random_vectors

from catchlight.gallery.certificate import Certificate, error_bound
from catchlight.gallery.segments import Segment, rounded, scores_of, write_segment

WHOLE = Certificate(
    bound=0.001,
    last=0.5,
    cut=0.4,
    rescored=60,
    widened=0,
    k=50,
    threshold=None,
    generation=1,
    revision=2,
    root="ab" * 32,
    searched=100,
    delta=0,
    tombstones=0,
    expired=0,
    filtered=0,
    filters={},
)


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 600), st.integers(0, 10_000), st.sampled_from([0.0, 1.0, 3.0, 6.0]))
def test_no_approximate_score_is_farther_from_the_true_one_than_the_bound(d: int, seed: int, spread: float) -> None:
    """Flat vectors and such with a few large values and many that eight bits cannot tell from zero."""
    random = np.random.default_rng(seed)
    shaped = np.vstack([random_vectors(40, dimension=d, seed=seed), random_vectors(1, dimension=d, seed=seed + 1)])
    shaped = shaped * np.exp(random.normal(0, spread, shaped.shape))
    shaped = (shaped / np.linalg.norm(shaped, axis=1, keepdims=True)).astype(np.float32)
    vectors, probe = shaped[:-1], shaped[-1]
    true = vectors.astype(np.float64) @ probe.astype(np.float64)
    with TemporaryDirectory() as folder:
        asked, rounding = rounded(probe), write_segment(Path(folder) / "0", vectors)
        scores, rows = Segment(Path(folder) / "0", rounding).nearest(asked, 40)
    assert np.abs(scores - true[rows]).max() <= error_bound(
        probe, probe_off_by=asked.rounding.off_by, off_by=rounding.off_by
    )
    assert np.abs(scores_of(vectors, probe) - true).max() <= error_bound(probe)


@pytest.mark.parametrize("d", [128, 512])
def test_the_bound_is_small(d: int, tmp_path: Path) -> None:
    rounding = write_segment(tmp_path / "0", random_vectors(1000, dimension=d))
    probe = random_vectors(1, dimension=d, seed=7)[0]
    found = error_bound(probe, probe_off_by=rounded(probe).rounding.off_by, off_by=rounding.off_by)
    assert 0.005 < found < 0.03


def test_a_cut_below_the_last_score_by_more_than_the_bound_is_certain() -> None:
    assert WHOLE.holds
    assert replace(WHOLE, cut=0.4985).holds
    assert not replace(WHOLE, cut=0.4991).holds
    assert replace(WHOLE, cut=None, last=None).holds
    assert not replace(WHOLE, last=None).holds
    assert replace(WHOLE, last=None, threshold=0.45).holds


def test_its_document_is_json() -> None:
    document = msgspec.json.decode(msgspec.json.encode(WHOLE.document()))
    assert (document["holds"], document["fusion"], document["bound"]) == (True, "maximum", 0.001)
