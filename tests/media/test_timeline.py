"""Times watched while they come."""

from catchlight.media.timeline import Timeline


def _messages(times: list[int]) -> list[tuple[int, str]]:
    timeline = Timeline()
    found = [warning for number, time in enumerate(times) for warning in timeline.add(number, time)]
    return [(warning.frame, warning.message) for warning in found + timeline.end(len(times))]


def test_even_and_uneven_times_give_no_warning() -> None:
    assert _messages([0, 40_000, 80_000, 250_000, 260_000]) == []


def test_a_step_back_is_named_with_its_frame() -> None:
    assert _messages([0, 40_000, 20_000]) == [(2, "The time steps back by 0.020 s.")]


def test_a_long_pause_is_a_gap() -> None:
    assert _messages([0, 40_000, 80_000, 9_080_000, 9_120_000]) == [
        (3, "No frames for 9.000 s; usual are 0.040 s from frame to frame.")
    ]


def test_a_slow_recorder_has_no_gaps() -> None:
    assert _messages([0, 5_000_000, 10_000_000, 15_000_000]) == []


def test_missing_times_are_named_once() -> None:
    assert _messages([0, 0, 0]) == [(3, "The file carries no times: every frame has the same one.")]
    assert _messages([0, 0, 40]) == [(3, "1 of 3 frames carry the time of the frame before them.")]
