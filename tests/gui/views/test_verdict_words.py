from catchlight.evidence.known_checkpoints import RelativeTo
from catchlight.evidence.problems import Problem
from catchlight.evidence.verification import SENTENCES, Verification, cannot_exclude
from catchlight.gui.views.verdict_words import _sentences, limits_words, verdict_words

OUTSIDE = RelativeTo(40, "b" * 64, "c" * 64, "account", (), "in newest.note", is_outside=True)


def test_a_log_that_holds_is_said_to_with_what_that_cannot_exclude() -> None:
    kind, said = verdict_words(Verification(2, "a" * 64, ()))
    assert kind == "good"
    assert said.startswith("All 2 entries hold")
    assert "Without a checkpoint kept elsewhere" in said
    assert "Without the fingerprint" in said


def test_it_says_relative_to_which_checkpoint() -> None:
    kind, said = verdict_words(Verification(50, "a" * 64, (), relative_to=OUTSIDE), has_fingerprint=True)
    assert kind == "good"
    assert "of 40 entries, found in newest.note" in said
    assert "Without the fingerprint" not in said
    assert "nobody cosigned" not in said
    inside = RelativeTo(40, "b" * 64, "c" * 64, "account", (), "in the lab", is_outside=False)
    assert "nobody cosigned" in verdict_words(Verification(50, "a" * 64, (), relative_to=inside))[1]
    witnessed = RelativeTo(40, "b" * 64, "c" * 64, "account", ("B. at noon",), "in the lab", is_outside=False)
    assert "cosigned: B. at noon" in verdict_words(Verification(50, "a" * 64, (), relative_to=witnessed))[1]


def test_problems_are_named_by_entry_and_the_rest_is_counted() -> None:
    problems = (Problem(2, "was changed"), Problem(None, "lost a trigger"), *(Problem(3, "x") for _ in range(20)))
    kind, said = verdict_words(Verification(2, "a" * 64, problems))
    assert kind == "bad"
    assert said.splitlines()[:3] == ["22 problems in the log:", "Entry 2: was changed", "The log: lost a trigger"]
    assert "and 10 more" in said


def test_what_is_in_order_and_worth_knowing_is_told() -> None:
    kind, said = verdict_words(Verification(2, "a" * 64, (), notices=(Problem(2, "the clock was set back"),)))
    assert kind == "good"
    assert "Entry 2: the clock was set back" in said


def test_the_window_says_what_the_verification_says_word_for_word() -> None:
    assert _sentences() == SENTENCES
    inside = RelativeTo(40, "b" * 64, "c" * 64, "account", (), "in the lab", is_outside=False)
    for known in (None, OUTSIDE, inside):
        result = Verification(50, "a" * 64, (), relative_to=known)
        for given in (True, False):
            assert limits_words(result, has_fingerprint=given) == cannot_exclude(known, has_fingerprint=given)


def test_cosigners_that_only_the_log_names_take_no_limit_off() -> None:
    cosigned = RelativeTo(40, "b" * 64, "c" * 64, "account", ("B. at noon",), "in the lab", is_outside=False)

    said = limits_words(Verification(50, "a" * 64, (), relative_to=cosigned), has_fingerprint=True)

    assert "the keys of its cosigners are known from the lab's own log" in said
