from catchlight.gallery.preview_setting import BandLoss, PreviewSetting
from catchlight.gui.loss_words import loss_bar, loss_words, percent

BANDS = (BandLoss(0.35, 0.45, 40, 38, 12), BandLoss(0.45, 0.55, 40, 40, 3), BandLoss(0.55, 0.7, 40, 0, 0))


def test_the_loss_is_told_by_score_and_only_where_something_was_found() -> None:
    assert loss_words(PreviewSetting(1, 10, 1000, 0.05, 50, BANDS, 2.0, 30.0, 1.0, 1)) == (
        "Measured on this gallery, it missed 12 of 38 with scores from 0.35 to 0.45;"
        " 3 of 40 with scores from 0.45 to 0.55."
    )


def test_what_was_not_measured_is_said_so() -> None:
    unknown = "How many it misses on this gallery was not measured."
    assert loss_words(None) == unknown
    assert loss_words(PreviewSetting(1, 10, 1000, 0.05, 50, BANDS[2:], 2.0, 30.0, 1.0, 1)) == unknown


def test_a_bar_says_its_whole_and_what_was_lost_of_it() -> None:
    bar = loss_bar(BandLoss(0.35, 0.45, 40, 32, 8), lost_by="HNSW")
    assert (bar.name, bar.value, bar.part) == ("score 0.35 to 0.45", 32, 8)
    assert bar.said == "score 0.35 to 0.45: of 32 mates that exact search lists, HNSW loses 8"
    assert percent(0.125) == "12.5 %"
