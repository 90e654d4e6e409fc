"""Portraits that expire soon, and poor ones."""

from dataclasses import replace
from datetime import date, timedelta

from tests.gallery_maker import QUALITY, a_portrait, enrolled, random_vectors

from catchlight.faces.face import Reason, Verdict
from catchlight.gallery.provenance import NewPortrait
from catchlight.gallery.retention import expiring_portraits, poor_portraits
from catchlight.lab.folder import Lab

TODAY = date(2026, 3, 1)


def ending(days: int, person: str) -> NewPortrait:
    name, until = f"{person}{days}.jpg", TODAY + timedelta(days=days)
    return a_portrait(name, random_vectors(1, seed=days + 9)[0], person=person, retain_until=until)


def test_those_that_end_soon_are_listed_soonest_first(lab: Lab) -> None:
    enrolled(lab, ending(31, "later"), ending(30, "last"), ending(0, "today"), ending(-1, "over"))
    with lab.reading() as db:
        total, found = expiring_portraits(db, today=TODAY, days=30, limit=10)
        assert expiring_portraits(db, today=TODAY, days=30, limit=1) == (2, found[:1])
        assert expiring_portraits(db, today=TODAY, days=10**7, limit=10)[0] == 3

    assert total == 2
    assert [(one.person_id, one.days_left, one.is_held) for one in found] == [("today", 0, False), ("last", 30, False)]


def poor(portrait: NewPortrait, verdict: Verdict, *reasons: Reason) -> NewPortrait:
    quality = replace(QUALITY, verdict=verdict, reasons=reasons)
    return replace(portrait, face=replace(portrait.face, quality=quality))


def test_poor_ones_are_listed_the_unsuitable_and_the_only_ones_first(lab: Lab) -> None:
    enrolled(
        lab,
        poor(ending(1, "A"), Verdict.LIMITED, Reason.DARK),
        poor(ending(2, "B"), Verdict.LIMITED),
        ending(3, "A"),
        poor(ending(4, "C"), Verdict.NOT_SUITABLE, Reason.BLURRED),
        poor(ending(-1, "D"), Verdict.NOT_SUITABLE),
        ending(-2, "B"),
    )
    with lab.reading() as db:
        total, found = poor_portraits(db, today=TODAY, limit=10)

    assert total == 3
    assert [(one.person_id, one.others) for one in found] == [("C", 0), ("B", 0), ("A", 1)]
    assert found[0].quality.reasons == (Reason.BLURRED,)
