"""One figure for all exhibits of a run, weighted by their frames."""

import time
from dataclasses import replace

import pytest

from catchlight.evidence.exhibits import Exhibit
from catchlight.jobs import JobCancelled, JobControl, Progress
from catchlight.workflows.extraction_progress import UNKNOWN_FRAMES, ExtractionProgress

FILM = Exhibit(
    path="/film.mp4",
    sha256="ab" * 32,
    size=9,
    kind="footage",
    width=8,
    height=8,
    frames_expected=100,
    row=1,
    case_row=1,
    added_at="",
    added_by="",
)
OTHER = replace(FILM, row=2, path="/other.mp4", frames_expected=300)
ENDLESS = replace(FILM, row=3, frames_expected=None)


class Told:
    """What was reported."""

    def __init__(self) -> None:
        self.reports: list[Progress] = []
        self.control = JobControl(self.reports.append)

    @property
    def figures(self) -> list[tuple[int, int | None]]:
        return [(report.done, report.total) for report in self.reports]


def test_the_frames_of_all_exhibits_count_together() -> None:
    told = Told()
    progress = ExtractionProgress(told.control, [FILM, OTHER])
    progress.reached(FILM, 50)
    progress.ended(FILM)
    progress.reached(OTHER, 30)
    assert told.figures == [(50, 400), (100, 400), (130, 400)]
    assert [report.note for report in told.reports] == ["film.mp4", "film.mp4", "other.mp4"]


def test_what_is_decoded_again_does_not_count_back_and_what_was_announced_too_low_not_beyond() -> None:
    told = Told()
    progress = ExtractionProgress(told.control, [FILM, OTHER])
    for frame in (60, 3, 70, 5000):
        progress.reached(FILM, frame)
    assert [done for done, _ in told.figures] == [60, 60, 70, 100]


def test_an_exhibit_that_ends_early_counts_as_a_whole() -> None:
    told = Told()
    progress = ExtractionProgress(told.control, [FILM, ENDLESS])
    progress.reached(ENDLESS, 7)
    progress.ended(ENDLESS)
    progress.listener(FILM)(25)
    assert told.figures[-2:] == [(UNKNOWN_FRAMES, UNKNOWN_FRAMES + 100), (UNKNOWN_FRAMES + 25, UNKNOWN_FRAMES + 100)]


def test_what_was_done_before_says_nothing_about_the_pace() -> None:
    told = Told()
    progress = ExtractionProgress(told.control, [FILM, OTHER], done=[OTHER.row])
    progress.reached(FILM, 0)
    progress.reached(FILM, 10)
    assert told.figures == [(300, 400), (310, 400)]
    assert told.reports[-1].done_before == 300


def test_a_report_is_the_place_to_cancel() -> None:
    told = Told()
    progress = ExtractionProgress(told.control, [FILM])
    told.control.cancel()
    with pytest.raises(JobCancelled):
        progress.reached(FILM, 1)


def test_ten_thousand_exhibits_cost_no_more_each_than_one_hundred() -> None:
    def seconds(count: int) -> float:
        exhibits = [replace(FILM, row=row, frames_expected=1) for row in range(count)]
        progress = ExtractionProgress(JobControl(), exhibits)
        began = time.perf_counter()
        for exhibit in exhibits:
            progress.ended(exhibit)
        return (time.perf_counter() - began) / count

    assert seconds(10_000) < 20 * min(seconds(100) for _ in range(5))
