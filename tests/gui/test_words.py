import pytest
from tests.gui.samples import in_dutch

from catchlight.faces.face import Reason, Verdict
from catchlight.gui import words
from catchlight.gui.theme import theme


def test_every_verdict_and_reason_has_words_of_its_own() -> None:
    assert [words.verdict_word(verdict) for verdict in Verdict] == ["Usable", "Limited", "Not suitable"]
    assert len({theme.colour(words.verdict_colour(verdict)).name() for verdict in Verdict}) == len(Verdict)
    assert len({words.reason_words(reason) for reason in Reason}) == len(Reason)
    with in_dutch():
        assert [words.verdict_word(verdict) for verdict in Verdict] == ["Bruikbaar", "Beperkt", "Ongeschikt"]
        assert words.reasons_sentence((Reason.DARK,)) == "Het gezicht is donker."


def test_reasons_make_one_sentence() -> None:
    assert words.reasons_sentence((Reason.SMALL, Reason.DARK)) == "The face is small; the face is dark."
    assert words.reasons_sentence(()) == ""


@pytest.mark.parametrize(
    ("state", "is_running", "english", "dutch"),
    [
        (None, False, "Not examined", "Niet onderzocht"),
        ("running", True, "Running", "Bezig"),
        ("running", False, "Unfinished", "Onaf"),
        ("cancelled", False, "Unfinished", "Onaf"),
        ("complete", False, "Complete", "Volledig"),
        ("failed", True, "Failed", "Mislukt"),
        ("partial", False, "Partly done", "Deels klaar"),
    ],
)
def test_a_run_that_was_killed_is_not_called_running(
    state: str | None, is_running: bool, english: str, dutch: str
) -> None:
    assert words.state_word(state, is_running=is_running) == english
    with in_dutch():
        assert words.state_word(state, is_running=is_running) == dutch


def test_what_a_newer_version_wrote_shows_as_it_is_written() -> None:
    assert words.action_words("search.finished") == "Search finished"
    assert words.action_words("lab.of.tomorrow") == "lab.of.tomorrow"
    assert words.authorisation_words("granted:OM 12/3") == "Granted: OM 12/3"
    assert words.authorisation_words("of-tomorrow") == "of-tomorrow"
    assert words.provider_word("directml") == "DirectML"
    assert words.provider_word("NewProvider") == "NewProvider"
