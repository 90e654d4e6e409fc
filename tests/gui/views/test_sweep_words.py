from catchlight.gui.views.sweep_words import sweep_words
from catchlight.workflows.sweep_result import SweepResult

SWEPT = SweepResult("s1", (), 10, None, 1500, 1490, 4, "a" * 64, "b" * 64, 0.1, 10, 0, 0)
STATEMENT = {"method": "codes", "sample": 5, "sample_listed": 50, "sample_lost": 2, "measured_loss": 0.04}


def _with(**told: object) -> SweepResult:
    return SweepResult(**{**SWEPT.__dict__, "statement": {**STATEMENT, **told}})


def test_what_it_lost_is_told_and_that_nothing_can_be_concluded() -> None:
    words = sweep_words(_with(probes_without_template=3))
    assert "nothing can be concluded" in words
    assert "5 of its faces were searched exactly too: it lost 2 of the 50 persons listed there." in words
    assert "1,490 of 1,500 templates, gallery revision 4." in words
    assert "3 faces were left out: no template to compare." in words


def test_what_was_not_measured_or_compared_otherwise_is_said_so() -> None:
    assert "could not be measured" in sweep_words(_with(measured_loss=None))
    assert "compared with every template" in sweep_words(_with(method="exact"))
