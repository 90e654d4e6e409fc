from __future__ import annotations

from pathlib import Path

import pytest
from tests.gallery_maker import PACK, random_vectors
from tests.lab_copies import copied
from tests.people import FIRST, present
from tests.view_maker import built, selected, stock, viewed

from catchlight.evidence.log import acting
from catchlight.gallery import tuner
from catchlight.gallery.annoy_index import SEED
from catchlight.gallery.generation_build import build_generation, use_generation
from catchlight.gallery.preview import preview_persons
from catchlight.gallery.preview_setting import PreviewSetting, PreviewWish
from catchlight.gallery.tuner import measure_preview, tune_preview
from catchlight.jobs import JobCancelled, JobControl, Progress
from catchlight.lab.folder import Lab
from catchlight.workflows.create_lab import create_lab

pytest.importorskip("annoy")


def make_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tuner, "PROBES_A_BAND", 15)
    monkeypatch.setattr(tuner, "_PATIENCE_MS", 1e6)
    monkeypatch.setattr(tuner, "_FROM_NODES", 50)


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    lab = create_lab(tmp_path_factory.mktemp("stocked") / "lab", first=FIRST).lab
    stock(lab, random_vectors(4000, dimension=64), list(range(1, 4001)))
    with pytest.MonkeyPatch.context() as monkeypatch:
        make_small(monkeypatch)
        built(lab, with_index=True)
    return lab


@pytest.fixture
def gallery(stocked: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lab:
    make_small(monkeypatch)
    return copied(stocked, tmp_path / "lab")


def tuned(lab: Lab, path: Path, wish: PreviewWish, control: JobControl | None = None) -> PreviewSetting | None:
    with viewed(lab) as view:
        return tune_preview(view, path, selection=selected(view), wish=wish, k=5, control=control or JobControl())


def test_more_nodes_lose_less_and_the_loss_is_told_by_band(gallery: Lab) -> None:
    with viewed(gallery) as view:
        few, many = measure_preview(view, selection=selected(view), nodes=(20, 80_000), k=5, probes=15)
    assert [(band.low, band.high, band.probes) for band in few.bands] == [(*one, 15) for one in tuner.BANDS]
    assert sum(band.found for band in few.bands) == sum(band.found for band in many.bands) > 30
    assert few.loss > many.loss == 0.0
    assert many.milliseconds > 0


def test_the_tuner_stops_at_the_first_number_of_nodes_that_is_good_enough(gallery: Lab, tmp_path: Path) -> None:
    strict = tuned(gallery, tmp_path / "index", PreviewWish(0.05))
    anything = tuned(gallery, tmp_path / "other", PreviewWish(1.0))
    assert strict is not None
    assert anything is not None
    assert [one.nodes for one in strict.tried] == [50 * 2**at for at in range(len(strict.tried))]
    assert [one.loss <= 0.05 for one in strict.tried] == [*[False] * (len(strict.tried) - 1), True]
    assert (strict.nodes, strict.seed, strict.is_good_enough) == (strict.tried[-1].nodes, SEED, True)
    assert (len(anything.tried), anything.nodes) == (1, 50)


def test_the_quickest_number_of_trees_is_kept_and_what_it_costs_is_told(
    gallery: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "index"
    found = tuned(gallery, path, PreviewWish(0.05, (1, 4, 16)))
    assert found is not None
    assert {one.trees for one in found.tried} >= {1, found.trees}
    chosen = [one for one in found.tried if (one.trees, one.nodes) == (found.trees, found.nodes)]
    assert [one.loss for one in chosen] == [pytest.approx(found.loss, abs=1e-5)]
    assert found.milliseconds == min(one.milliseconds for one in found.tried if one.loss <= 0.05)
    assert found.index_bytes == path.stat().st_size > 4000 * 64 * 4
    assert [one.name for one in tmp_path.glob("index*")] == ["index"]


def test_where_nothing_is_good_enough_in_time_the_best_is_kept_and_said_not_to_be(
    gallery: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tuner, "_PATIENCE_MS", 0.0)
    monkeypatch.setattr(tuner._Trial, "exact_milliseconds", 0.0)
    found = tuned(gallery, tmp_path / "index", PreviewWish(0.0, (1, 2)))
    assert found is not None
    assert not found.is_good_enough
    assert len(found.tried) == 2
    assert found.loss == pytest.approx(min(one.loss for one in found.tried), abs=1e-5)


def test_a_cancelled_tuning_leaves_no_index(gallery: Lab, tmp_path: Path) -> None:
    def cancel(progress: Progress) -> None:
        if "measurement" in progress.note:
            control.cancel()

    control = JobControl(cancel)
    with pytest.raises(JobCancelled):
        tuned(gallery, tmp_path / "index", PreviewWish(0.05), control)
    assert list(tmp_path.glob("index*")) == []


def test_the_setting_is_kept_with_the_generation_and_previews_use_it(
    gallery: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    with gallery.reading() as db:
        fresh = build_generation(gallery, db, pack=PACK, with_index=True, wish=PreviewWish(0.4, (3,)))
        assert fresh.preview is not None
        assert (fresh.preview.trees, fresh.preview.wanted) == (3, 0.4)
    assert built(gallery, with_index=True).preview is not None
    asked: list[int] = []
    with viewed(gallery) as view:
        index, setting = view.generation.index, view.generation.preview
        assert index is not None
        assert setting is not None

        class Asks:
            def load(self, _: str) -> None: ...
            def unload(self) -> None: ...
            def get_nns_by_vector(self, *_: object, search_k: int) -> list[int]:
                asked.append(search_k)
                return [0]

        monkeypatch.setattr("catchlight.gallery.preview.annoy_index", lambda _: Asks())
        preview_persons(view, index, random_vectors(1, dimension=64)[0], k=1, selection=selected(view))
    assert asked == [setting.nodes]


def test_the_next_generation_keeps_to_what_the_custodian_wanted(gallery: Lab) -> None:
    with gallery.reading() as db:
        fresh = build_generation(gallery, db, pack=PACK, with_index=True, wish=PreviewWish(0.4, (3,)))
        with acting(gallery, db, present(gallery)) as act:
            use_generation(act, fresh, pack=PACK)
    later = built(gallery, with_index=True).preview
    assert later is not None
    assert (later.trees, later.wanted) == (3, 0.4)


def test_without_an_index_there_is_nothing_to_measure(gallery: Lab) -> None:
    built(gallery)
    with viewed(gallery) as view, pytest.raises(ValueError, match="no index"):
        measure_preview(view, selection=selected(view))
