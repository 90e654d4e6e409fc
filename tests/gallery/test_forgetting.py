"""Searches and results are forgotten; refused searches and portraits kept too long are found."""

from datetime import date

from tests.gallery_maker import a_portrait, enrolled, random_vectors
from tests.keeping_maker import full_case

from catchlight.evidence.entry import Actor
from catchlight.gallery.forgetting import (
    RefusedSearch,
    forget_result,
    forget_searches,
    overdue_portraits,
    portrait_originals,
    probe_and_portrait_crops,
    refused_with_result,
)
from catchlight.gallery.searches import search_named, searches_of
from catchlight.lab.folder import Lab

AT = "2026-01-01T00:00:00Z"


def test_a_result_goes_and_its_search_stays(lab: Lab, actor: Actor) -> None:
    full = full_case(lab, actor)
    with lab.reading() as db:
        stored = search_named(db, full.case, full.search)
        assert stored.started.probe_crop is not None

        gone = forget_result(db, stored.row, at="2026-01-01T00:00:00Z")

        assert (dict(gone.rows), gone.files) == ({"candidates": 1}, frozenset({stored.started.probe_crop}))
        assert search_named(db, full.case, full.search).listed == ()
        assert search_named(db, full.case, full.search).erased_at == "2026-01-01T00:00:00Z"


def test_searches_of_a_case_go_and_others_stay(lab: Lab, actor: Actor) -> None:
    full, other = full_case(lab, actor), full_case(lab, actor, mark="Zither", seed=2)
    with lab.reading() as db:
        gone = forget_searches(db, full.case)

        assert dict(gone.rows) == {"authorisations": 1, "candidates": 1, "searches": 1}
        assert searches_of(db, full.case) == []
        assert len(searches_of(db, other.case)) == 1
        assert gone.files.isdisjoint(probe_and_portrait_crops(db))


def test_a_refused_search_is_due_until_its_result_is_erased(lab: Lab, actor: Actor) -> None:
    full = full_case(lab, actor)
    state = "INSERT INTO authorisations (search_id, state, recorded_at, recorded_by) VALUES (?, ?, ?, '')"
    with lab.reading() as db:
        row = search_named(db, full.case, full.search).row
        db.conn.execute(state, (row, "requested", AT))
        assert refused_with_result(db) == []

        db.conn.execute(state, (row, "refused", AT))
        assert refused_with_result(db) == [RefusedSearch(full.search, full.case.number, AT)]

        forget_result(db, row, at="2026-01-02T00:00:00Z")
        assert refused_with_result(db) == []


def test_portraits_are_overdue_after_their_last_day(lab: Lab) -> None:
    first, second = random_vectors(2)
    enrolled(
        lab,
        a_portrait("a.jpg", first, person="P-1", retain_until=date(2026, 3, 1)),
        a_portrait("b.jpg", second, person="P-2", retain_until=date(2026, 3, 2)),
    )
    with lab.reading() as db:
        assert [one.person_id for one in overdue_portraits(db, today=date(2026, 3, 2))] == ["P-1"]
        assert [one.portrait for one in overdue_portraits(db, today=date(2026, 3, 3))] == ["p1", "p2"]
        assert len(list(portrait_originals(db))) == 2
