"""Every action has its sentence, and each variant is one of an action."""

import string

from tests.gui.samples import in_dutch

from catchlight.evidence.actions import KINDS
from catchlight.gui.log_sentences import SENTENCES


def test_every_action_has_a_sentence_and_every_sentence_an_action() -> None:
    assert {key.split(":")[0] for key in SENTENCES} == set(KINDS)
    assert set(KINDS) <= set(SENTENCES)


def test_dutch_has_each_with_the_same_details() -> None:
    english = {key: template() for key, template in SENTENCES.items()}
    with in_dutch():
        dutch = {key: template() for key, template in SENTENCES.items()}
    assert [key for key in english if english[key] == dutch[key]] == []
    assert {key: _details(text) for key, text in dutch.items()} == {
        key: _details(text) for key, text in english.items()
    }


def _details(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
