from tests.gui.samples import in_dutch

from catchlight.gui.counts import counts


def test_one_and_many_are_told_apart() -> None:
    assert (counts.tracks(1), counts.tracks(0), counts.tracks(12)) == ("1 track", "0 tracks", "12 tracks")
    assert (counts.candidates(1), counts.candidates(2)) == ("1 candidate", "2 candidates")
    assert (counts.portraits(1), counts.portraits(2)) == ("1 portrait", "2 portraits")


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
