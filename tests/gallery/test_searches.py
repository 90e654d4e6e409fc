"""A search is stored when it begins and completed when it ends; it reads back as it was asked and answered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database
from tests.gallery_maker import fill, random_vectors
from tests.people import NAME, present
from tests.search_maker import asked, begun, ended, stored_face

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case, open_case
from catchlight.evidence.log import acting
from catchlight.gallery import searches
from catchlight.gallery.searches import Listed, SearchFigures, names_probe_crop, search_named, searches_of
from catchlight.lab.folder import Lab
from catchlight.workflows.find_probe import FoundProbe

VECTORS = random_vectors(3)
FIGURES = SearchFigures(1, "ab" * 32, 2, 2, 0, 0, 0.25)


@pytest.fixture
def probe(lab: Lab, case: Case) -> FoundProbe:
    fill(lab, VECTORS[1:])
    return stored_face(lab, case, VECTORS[0])


def test_a_search_that_has_only_begun_has_no_figures(lab: Lab, case: Case, probe: FoundProbe) -> None:
    started = asked(probe, threshold=0.4, k=7)
    begun(lab, case, started)
    with lab.reading() as db:
        (stored,) = searches_of(db, case)
    assert (stored.id, stored.started, stored.figures, stored.finished_at) == ("s1", started, None, None)
    assert (stored.searched_by, stored.case_row, stored.listed) == (NAME, case.row, ())


def test_a_finished_search_reads_back_with_its_figures_and_candidates_in_order(
    lab: Lab, case: Case, probe: FoundProbe
) -> None:
    row = begun(lab, case, asked(probe))
    second, first = Listed(2, -0.5, 2, None), Listed(1, 0.75, 1, None)
    ended(lab, row, FIGURES, second, first)
    with lab.reading() as db:
        stored = search_named(db, case, "s1")
    assert (stored.figures, stored.listed) == (FIGURES, (first, second))
    assert stored.finished_at is not None
    assert stored.started_at <= stored.finished_at


def test_a_search_of_the_exhibits_has_no_gallery(lab: Lab, case: Case, probe: FoundProbe) -> None:
    figures = SearchFigures(None, None, 1, 0, 0, 0, 0.0)
    ended(lab, begun(lab, case, asked(probe, scope="exhibits")), figures)
    with lab.reading() as db:
        assert search_named(db, case, "s1").figures == figures


def test_the_newest_search_comes_first(lab: Lab, case: Case, probe: FoundProbe) -> None:
    for _ in range(3):
        begun(lab, case, asked(probe))
    with lab.reading() as db:
        assert [one.id for one in searches_of(db, case)] == ["s3", "s2", "s1"]


def test_a_search_of_another_case_is_not_known(lab: Lab, case: Case, probe: FoundProbe) -> None:
    begun(lab, case, asked(probe))
    with lab.reading() as db:
        with acting(lab, db, present(lab)) as act:
            other = open_case(act, number="2026-002", offence="theft")
        assert searches_of(db, other) == []
        with pytest.raises(CatchlightError, match="no search s1 in the case 2026-002"):
            search_named(db, other, "s1")


@pytest.mark.parametrize(
    "name", ["", "s", "1", "S1", "s1 ", "s-1", "s+1", "s1_0", "s①", "s٣", "s" + "9" * 18, "s" * 40]
)
def test_what_names_no_search_is_said(lab: Lab, case: Case, probe: FoundProbe, name: str) -> None:
    begun(lab, case, asked(probe))
    with lab.reading() as db, pytest.raises(CatchlightError, match="There is no search"):
        search_named(db, case, name)


@given(st.text(max_size=24))
def test_no_name_is_more_than_a_search_that_is_not_there(name: str) -> None:
    db = Database(memory=True)
    db.conn.execute(f"CREATE TABLE searches ({', '.join(_COLUMNS)})")
    case = Case(1, "id", "2026-001", "robbery", "", "")
    with pytest.raises(CatchlightError):
        search_named(db, case, name)
    db.close()


_COLUMNS = searches._SEARCHES.removeprefix("SELECT ").removesuffix(" FROM searches").split(", ")


def test_a_crop_is_named_by_the_search_that_shows_it(lab: Lab, case: Case, probe: FoundProbe) -> None:
    begun(lab, case, asked(probe))
    with lab.reading() as db:
        assert names_probe_crop(db, probe.crop)
        assert not names_probe_crop(db, "00" * 32)


def test_a_candidate_that_is_in_no_table_is_not_stored(lab: Lab, case: Case, probe: FoundProbe) -> None:
    import sqlite3

    row = begun(lab, case, asked(probe))
    with pytest.raises(sqlite3.IntegrityError):
        ended(lab, row, FIGURES, Listed(1, 0.5, 99, None))
    with lab.reading() as db:
        assert search_named(db, case, "s1").figures is None
