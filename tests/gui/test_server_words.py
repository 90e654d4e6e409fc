"""How the gallery server stands, in words."""

from dataclasses import replace

import pytest

from catchlight.errors import CatchlightError
from catchlight.gallery.milvus.reconcile import Compared
from catchlight.gallery.milvus.settings import IndexKind, ServerSettings
from catchlight.gui.reads_gallery import ServerMoved
from catchlight.gui.server_words import comparison_facts, moved_words, notice_words, server_facts
from catchlight.workflows.gallery_server import ServerStatus
from catchlight.workflows.move_gallery import MovedGallery

SETTINGS = ServerSettings("https://gallery.lab:19530", None, IndexKind.FLAT, True, b"k" * 32, in_use=True)
STATUS = ServerStatus(SETTINGS, "2.6.1", None, 1_200, 1_199, 1, "2026-05-04T10:00:00.000Z")
GONE = CatchlightError("It does not answer.", hint="Try again.")


def said(status: ServerStatus, *, is_asked: bool = True) -> dict[str, str]:
    return {fact.name: fact.value for fact in server_facts(status, is_asked=is_asked)}


def test_the_facts_say_where_searches_are_run_and_what_waits() -> None:
    facts = said(STATUS)
    assert facts["Searches are run"] == "at the server"
    assert facts["State"] == "answers: 2.6.1"
    assert facts["Connection"].startswith("encrypted")
    assert facts["Index"] == "FLAT: every template is compared"
    assert facts["Consistency"].startswith("Strong")
    assert (facts["Templates in the lab"], facts["Rows at the server"]) == ("1,200", "1,199")
    assert facts["Changes that wait"].startswith("1  ·  the oldest since")


@pytest.mark.parametrize(
    ("status", "is_asked", "state"),
    [(STATUS, False, "not asked yet"), (replace(STATUS, version=None, problem=GONE), True, "does not answer")],
)
def test_an_answer_is_not_made_up(status: ServerStatus, *, is_asked: bool, state: str) -> None:
    assert said(status, is_asked=is_asked)["State"] == state


def test_what_has_to_be_known_first_is_said_first() -> None:
    assert notice_words(STATUS, is_asked=True) == ("info", "")
    assert notice_words(replace(STATUS, problem=GONE), is_asked=True) == ("bad", "It does not answer. Try again.")
    hnsw = replace(STATUS, settings=replace(SETTINGS, index=IndexKind.HNSW))
    assert notice_words(hnsw, is_asked=True)[0] == "warn"
    assert "approximate" in said(hnsw)["Index"]
    apart = replace(STATUS, settings=replace(SETTINGS, in_use=False))
    assert "until you move them" in notice_words(apart, is_asked=True)[1]


def test_the_last_comparison_tells_counts_and_roots_of_both_sides() -> None:
    moved = ServerMoved("2026-05-04T10:00:00.000Z", "server", 60, 60, "a" * 64, "a" * 64)
    facts = {fact.name: fact.value for fact in comparison_facts(moved)}
    assert facts["Compared"] == "the same"
    assert facts["At the server"].startswith("60 templates\naaa")
    other = {fact.name: fact.value for fact in comparison_facts(replace(moved, root_there="b" * 64))}
    assert other["Compared"].startswith("NOT the same")
    nothing = comparison_facts(replace(moved, templates=None, to="lab"))
    assert nothing[-1].value == "nothing"
    assert "none yet" in comparison_facts(None)[0].value


@pytest.mark.parametrize(
    ("compared", "to", "kind", "words"),
    [
        (Compared(60, 60, "a", "a", 60, 0), "server", "good", "the same 60 templates, with the same root; sent 60"),
        (Compared(60, 59, "a", "b", 0, 0), "lab", "warn", "held 59 templates where the lab holds 60 templates"),
        (None, "lab", "warn", "Nothing was compared."),
    ],
)
def test_a_move_tells_what_came_of_it(compared: Compared | None, to: str, kind: str, words: str) -> None:
    done = MovedGallery("server" if to == "server" else "lab", SETTINGS, compared, 3, "r" * 64)
    found = moved_words(done)
    assert found[0] == kind
    assert words in found[1]
