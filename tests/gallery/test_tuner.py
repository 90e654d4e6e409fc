from __future__ import annotations

from pathlib import Path

import pytest
from tests.gallery_maker import random_vectors
from tests.view_maker import built, selected, stock, viewed

from catchlight.gallery import tuner
from catchlight.gallery.tuner import BandLoss, PreviewLoss, measure_preview, tune_preview
from catchlight.lab.folder import Lab

pytest.importorskip("annoy")


@pytest.fixture
def gallery(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> Lab:
    monkeypatch.setattr(tuner, "PROBES_A_BAND", 5)
    stock(lab, random_vectors(4000, dimension=64), list(range(1, 4001)))
    built(lab, with_index=True)
    return lab


def test_more_nodes_lose_less_and_the_loss_is_told_by_band(gallery: Lab) -> None:
    with viewed(gallery) as view:
        few, many = measure_preview(view, selection=selected(view), nodes=(20, 80_000), k=5, probes=15)
    assert [(band.low, band.high, band.probes) for band in few.bands] == [(*one, 15) for one in tuner.BANDS]
    assert sum(band.found for band in few.bands) == sum(band.found for band in many.bands) > 30
    assert few.loss > many.loss == 0.0
    assert many.milliseconds > 0


def test_the_tuner_stops_at_the_first_setting_that_is_good_enough(gallery: Lab) -> None:
    with viewed(gallery) as view:
        measured = tune_preview(view, selection=selected(view), wanted=0.05, k=5)
        anything = tune_preview(view, selection=selected(view), wanted=1.0, k=5)
    assert [one.nodes for one in measured] == [1000 * 2**at for at in range(len(measured))]
    assert measured[-1].loss <= 0.05
    assert len(anything) == 1


def test_without_an_index_there_is_nothing_to_measure(gallery: Lab) -> None:
    built(gallery)
    with viewed(gallery) as view, pytest.raises(ValueError, match="no index"):
        measure_preview(view, selection=selected(view))
    assert Path(gallery.folder).exists()


def test_the_loss_is_a_share_of_what_exact_search_finds() -> None:
    assert PreviewLoss(1, (BandLoss(0.3, 0.4, 10, 8, 2), BandLoss(0.4, 0.5, 10, 8, 0)), 1.0).loss == 0.125
    assert PreviewLoss(1, (BandLoss(0.3, 0.4, 10, 0, 0),), 1.0).loss == 0.0
