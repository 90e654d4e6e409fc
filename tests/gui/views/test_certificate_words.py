from typing import Any

from catchlight.gallery.certificate import Certificate
from catchlight.gui.views.certificate_words import certificate_facts, certificate_words, fusion_words

SECOND = (
    "The first scoring is in eight bits a value and at most 0.000500 off. The 214 templates that could belong to the"
    " list were scored again in full precision."
)
THIRD = (
    "No other template scored more than 0.410000 at first: with that error it stays below the 0.430000 of the last"
    " candidate. So nobody is missing from the list."
)


def _certificate(**changed: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "bound": 0.0005, "last": 0.43, "cut": 0.41, "rescored": 214, "widened": 1, "k": 50, "threshold": None,
        "generation": 3, "revision": 12, "root": "a" * 64, "searched": 2_650_000, "delta": 0, "tombstones": 2,
        "expired": 5, "filtered": 0, "filters": {},
    }  # fmt: skip
    return Certificate(**{**given, **changed}).document()


def test_the_argument_is_told_sentence_by_sentence() -> None:
    assert certificate_words(_certificate()) == [
        "Every one of 2,650,000 templates was scored; none was skipped.",
        SECOND,
        THIRD,
        fusion_words(),
    ]


def test_what_was_added_is_said_and_a_threshold_takes_the_place_of_the_last_candidate() -> None:
    words = certificate_words(_certificate(delta=12, last=None, threshold=0.5))
    assert words[1].startswith("12 of them were added")
    assert "below the threshold 0.500000" in words[3]
    higher = certificate_words(_certificate(last=0.43, threshold=0.42))
    assert "0.430000 of the last candidate" in higher[2]


def test_where_all_were_scored_again_that_is_the_argument() -> None:
    assert certificate_words(_certificate(cut=None, last=None))[2] == (
        "No template was left out of the second scoring."
    )


def test_everything_that_it_states_is_shown() -> None:
    facts = {fact.name: fact.value for fact in certificate_facts(_certificate(filters={"sex": ["male"]}, filtered=7))}
    assert facts["Gallery root"] == "a" * 32 + "\n" + "a" * 32
    assert facts["Search files"] == "generation 3"
    assert facts["Filters"] == "sex: male"
    assert facts["Left out by filters"] == "7"
    assert facts["Threshold"] == "–"
    assert facts["Times the cut was widened"] == "1"
