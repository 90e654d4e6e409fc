from __future__ import annotations

from dataclasses import replace

from catchlight.gallery.preview_setting import BandLoss, PreviewSetting, Tried, setting_in

SETTING = PreviewSetting(
    seed=1,
    trees=20,
    nodes=4000,
    wanted=0.1,
    k=50,
    bands=(BandLoss(0.3, 0.4, 10, 8, 2), BandLoss(0.4, 0.5, 10, 8, 0)),
    milliseconds=3.5,
    exact_milliseconds=40.0,
    build_seconds=12.0,
    index_bytes=1000,
    tried=(Tried(20, 2000, 0.25, 2.0), Tried(20, 4000, 0.125, 3.5)),
)


def test_the_loss_is_a_share_of_what_exact_search_finds() -> None:
    assert SETTING.loss == 0.125
    assert not SETTING.is_good_enough
    assert replace(SETTING, wanted=0.125).is_good_enough
    assert replace(SETTING, bands=(BandLoss(0.3, 0.4, 10, 0, 0),)).loss == 0.0


def test_a_manifest_gives_back_what_was_put_there() -> None:
    assert setting_in({"preview": SETTING.document()}) == SETTING
    assert setting_in({"trees": 20}) is None
