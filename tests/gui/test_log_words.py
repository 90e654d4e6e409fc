from typing import Any

from tests.gui.samples import in_dutch

from catchlight.evidence.actions import KINDS
from catchlight.evidence.timeline import TimelineEntry
from catchlight.gui.log_words import Names, case_number, kinds_of_act, known_actions, more, place_words, sentence, who

NAMES = Names({"c1": "2026-001"}, {"a1": "A. Example", "a2": "B. Example"})


def entry(action: str, case: str | None = None, *, withheld: bool = False, **details: Any) -> TimelineEntry:
    document = {
        "action": action, "time": "2026-11-23T09:49:19.000000Z", "role": "examiner", "case": case,
        "actor": {"account": "a1", "name": "A. Example"}, "details": details,
    }  # fmt: skip
    return TimelineEntry(7, document, withheld)


def test_an_act_reads_as_a_sentence() -> None:
    assert sentence(entry("case.member.added", "c1", account="a2"), NAMES) == (
        "B. Example became a member of case 2026-001"
    )
    searched = entry("search.started", "c1", search="s7", scope="gallery", probe="t3", purpose="find him",
                     authorisation="requested", authority="OM")  # fmt: skip
    assert sentence(searched, NAMES) == "Search s7 of the gallery started for t3"
    assert more(searched, NAMES) == "Purpose: find him  ·  Authorisation: Requested  ·  Authority: OM"
    assert (who(searched, NAMES), case_number(searched, NAMES)) == ("A. Example", "2026-001")


def test_every_sentence_can_be_filled_from_an_entry_without_details_in_both_languages() -> None:
    for action in known_actions():
        assert "{" not in sentence(entry(action), NAMES)
    with in_dutch():
        for action in known_actions():
            assert sentence(entry(action), NAMES)


def test_every_action_that_the_log_knows_has_a_sentence() -> None:
    assert set(KINDS) - set(known_actions()) == set()


def test_a_sweep_a_snapshot_and_what_was_taken_away_have_sentences_of_their_own() -> None:
    swept = entry("search.started", "c1", search="s7", scope="gallery", mode="sweep", probe="12 faces", probe_count=12)
    assert sentence(swept, NAMES) == "Sweep s7 of the gallery started, for all faces of the case"
    assert "Faces searched for: 12" in more(swept, NAMES)
    in_snapshot = entry("search.started", "c1", search="s8", scope="gallery", probe="t3", snapshot="snapshot-1")
    assert sentence(in_snapshot, NAMES) == "Search s8 of an imported snapshot started for t3"
    put = entry("gallery.tagged", removed=False, tag="gang", portraits=2)
    assert sentence(put, NAMES) == "The tag gang was put on 2 portraits"
    taken = entry("gallery.tagged", removed=True, tag="gang", portraits=2)
    assert sentence(taken, NAMES) == "The tag gang was taken from 2 portraits"
    assert sentence(entry("gallery.tagged", removed=True, tag=None, portraits=2), NAMES).startswith("The tag (erased)")


def test_lists_and_places_are_named_in_words() -> None:
    assert sentence(entry("gallery.listed", list="hubs"), NAMES) == (
        "A list of the gallery was made: portraits close to many"
    )
    assert sentence(entry("gallery.server.migrated", searched_at="lab"), NAMES) == (
        "Searches are run at the lab itself now"
    )


def test_an_erasure_names_what_went() -> None:
    assert sentence(entry("erasure.done", kind="search", subject="s7"), NAMES) == "Erased: the result of search s7"
    assert more(entry("erasure.done", reason="refused", rows={"candidates": 6, "searches": 1}), NAMES) == (
        "Reason: refused  ·  Rows: 7"
    )
    assert more(entry("erasure.done", reason="refused", rows={}), NAMES) == "Reason: refused"
    assert sentence(entry("erasure.done", kind="case", subject="c1"), NAMES) == "Erased: the case 2026-001"


def test_an_act_of_a_newer_version_shows_as_it_is_written() -> None:
    assert sentence(entry("lab.of.tomorrow"), NAMES) == "lab.of.tomorrow"


def test_erased_withheld_and_unreadable_are_told_apart() -> None:
    assert more(entry("search.started", purpose=None), NAMES) == "Purpose: (erased)"
    assert "no member" in more(entry("search.started", "c9", withheld=True, purpose=None), NAMES)
    broken = TimelineEntry(7, None)
    assert "cannot be read" in sentence(broken, NAMES)
    assert (who(broken, NAMES), case_number(broken, NAMES)) == ("–", "")


def test_a_name_that_was_erased_is_the_account_s_of_today() -> None:
    one = entry("account.signed_in")
    assert one.document is not None
    one.document["actor"] = {"account": "a2", "name": None}
    assert who(one, NAMES) == "B. Example"
    one.document["actor"] = {"account": "gone", "name": None}
    assert who(one, NAMES) == "(erased)"


def test_a_path_shows_its_file_name_on_every_system() -> None:
    assert more(entry("exhibit.added", path="/seized/a/clip.mp4"), NAMES) == "File: clip.mp4"
    assert more(entry("exhibit.added", path="E:\\seized\\clip.mp4"), NAMES) == "File: clip.mp4"


def test_a_time_that_is_none_shows_as_it_is_written() -> None:
    assert more(entry("job.delegated", expires_at="tomorrow"), NAMES) == "Ends at the latest: tomorrow"


def test_places_of_personal_data_have_names() -> None:
    assert [place_words(place) for place in ("actor.name", "details.purpose", "details.x[1]")] == [
        "Name", "Purpose", "x[1]",
    ]  # fmt: skip


def test_every_kind_of_act_has_a_name_of_its_own() -> None:
    names = [name for name, _ in kinds_of_act()]
    assert len(set(names)) == len(names)
