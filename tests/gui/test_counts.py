from tests.gui.samples import in_dutch

from catchlight.gui.counts import counts


def test_one_and_many_are_told_apart() -> None:
    assert (counts.tracks(1), counts.tracks(0), counts.tracks(12)) == ("1 track", "0 tracks", "12 tracks")
    assert (counts.candidates(1), counts.candidates(2)) == ("1 candidate", "2 candidates")
    assert (counts.portraits(1), counts.portraits(2)) == ("1 portrait", "2 portraits")
    assert (counts.persons(1), counts.persons(2)) == ("1 person", "2 persons")


def test_dutch_has_its_own_plurals() -> None:
    with in_dutch():
        assert (counts.tracks(1), counts.tracks(2)) == ("1 spoor", "2 sporen")
        assert (counts.candidates(1), counts.candidates(2)) == ("1 kandidaat", "2 kandidaten")
        assert (counts.portraits(1), counts.portraits(2)) == ("1 portret", "2 portretten")


def test_what_a_search_left_out_has_its_reason() -> None:
    assert counts.expired(2) == "2 left out: retention ended."
    assert counts.of_other_pack(3) == "3 left out: another model pack."
    with in_dutch():
        assert counts.expired(2) == "2 weggelaten: bewaartermijn voorbij."
        assert counts.of_other_pack(3) == "3 weggelaten: ander modelpakket."


def test_searches_and_entries_are_counted_in_both_languages() -> None:
    assert (counts.searches(1), counts.searches(2)) == ("1 search", "2 searches")
    assert (counts.entries(1), counts.entries(2)) == ("1 entry", "2 entries")
    assert (counts.files(1), counts.clear_texts(2)) == ("1 stored file", "2 texts of the log")
    assert counts.entries_hold(1).startswith("The one entry holds")
    assert counts.problems_in_log(1) == "1 problem in the log:"
    with in_dutch():
        assert (counts.searches(2), counts.with_candidates(2)) == ("2 zoekvragen", "2 met kandidaten")
        assert counts.entries(2) == "2 regels"
