"""What a search reads: the same rows as a plain loop over the particulars, whatever the segments and the delta hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.gallery_maker import TOMORROW, a_portrait, enrolled, random_vectors
from tests.people import present
from tests.view_maker import LONG_AFTER, built, by_hand, selected, viewed

from catchlight.errors import CatchlightError
from catchlight.evidence.log import acting
from catchlight.gallery import generation_files, selection
from catchlight.gallery.erased import erase_templates
from catchlight.gallery.exact import search_exact
from catchlight.gallery.filters import Filters
from catchlight.gallery.templates import today_in_days
from catchlight.gallery.view import GalleryView
from catchlight.lab.folder import Lab

COUNT = 90
SEXES = ("M", "F", None)
YEARS = (1970, 1980, 1981, None)
SOURCES = ("north", "south")
BASES = ("art. 1", "art. 2")


def particulars(at: int) -> dict[str, Any]:
    person = at // 2
    return {
        "person": f"P{person}",
        "sex": SEXES[person % 3],
        "birth_year": YEARS[person // 3 % 4],
        "captured_on": date(2020, 1, 1) + timedelta(days=at),
        "source": SOURCES[at % 2],
        "legal_basis": BASES[at // 5 % 2],
        "retain_until": TOMORROW + timedelta(days=at % 7),
    }


@pytest.fixture
def gallery(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> Lab:
    """Ninety portraits in segments of sixteen, twenty of them added later, a few erased, a third tagged."""
    monkeypatch.setattr(generation_files, "SEGMENT_ROWS", 16)
    monkeypatch.setattr(selection, "_FEW", 2)
    made = [a_portrait(f"{at}", vector, **particulars(at)) for at, vector in enumerate(random_vectors(COUNT))]
    enrolled(lab, *made[:70])
    built(lab)
    enrolled(lab, *made[70:])
    with lab.reading() as db:
        with acting(lab, db, present(lab)) as act:
            erase_templates(act, db, [1, 2, 3, 40, 80])
        db.conn.execute("INSERT INTO tags (id, name) VALUES (1, 'third'), (2, 'first')")
        db.conn.executemany(
            "INSERT INTO portrait_tags (portrait, tag) VALUES (?, 1)", ((at,) for at in range(3, 91, 3))
        )
        db.conn.execute("INSERT INTO portrait_tags (portrait, tag) VALUES (10, 2)")
    return lab


def by_loop(filters: Filters, *, days_on: int = 0) -> list[int]:
    """The portraits that fit, told one by one."""
    found = []
    for at in range(COUNT):
        known, portrait = particulars(at), at + 1
        first, last = filters.born
        year = known["birth_year"]
        in_years = (
            filters.born_unknown
            if year is None
            else (first is None or year >= first) and (last is None or year <= last)
        )
        day, (begin, end) = known["captured_on"], filters.captured
        tags = {"third"} if portrait % 3 == 0 else set()
        tags |= {"first"} if portrait == 10 else set()
        if (
            portrait not in {1, 2, 3, 40, 80}
            and (not filters.sex or (known["sex"] or "unknown") in filters.sex)
            and (filters.born == (None, None) or in_years)
            and (begin is None or day >= begin)
            and (end is None or day <= end)
            and (not filters.sources or known["source"] in filters.sources)
            and (not filters.legal_bases or known["legal_basis"] in filters.legal_bases)
            and (not filters.tags or tags & filters.tags)
            and known["retain_until"] >= TOMORROW + timedelta(days=days_on)
        ):
            found.append(portrait)
    return found


def chosen(view: GalleryView, found: selection.Selection) -> list[int]:
    rows = np.arange(len(view.generation) + len(view.delta))
    return sorted(view.portraits(rows[found.holds(rows)]).tolist())


def some(values: tuple[str, ...]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(values), max_size=2)


FILTERS = st.builds(
    Filters,
    sex=some(("M", "F", "unknown")),
    born=st.tuples(st.sampled_from([None, 1960, 1980]), st.sampled_from([None, 1980, 1999])),
    born_unknown=st.booleans(),
    captured=st.tuples(st.sampled_from([None, date(2020, 1, 20)]), st.sampled_from([None, date(2020, 3, 5)])),
    sources=some(SOURCES),
    legal_bases=some(BASES),
    tags=some(("third", "first")),
)


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(FILTERS, st.integers(0, 7))
def test_the_rows_are_those_that_a_plain_loop_finds(gallery: Lab, filters: Filters, days_on: int) -> None:
    today = LONG_AFTER - 1 + days_on
    with viewed(gallery) as view:
        found = view.select(filters, today=today)
        assert chosen(view, found) == by_loop(filters, days_on=days_on)
        assert found.searched == len(by_loop(filters, days_on=days_on))
        assert found.expired == COUNT - 5 - len(by_loop(Filters(), days_on=days_on))
        assert found.searched + found.expired + found.filtered == view.size == COUNT - 5
        probe = random_vectors(1, seed=days_on)[0]
        ranking = search_exact(view, probe, k=5, selection=found)
        assert [(one.person, one.portrait) for one in ranking.persons] == by_hand(view, found, probe, 5)


def test_whole_segments_of_another_sex_are_not_read(gallery: Lab) -> None:
    with viewed(gallery) as view:
        women = selected(view, sex=frozenset({"F"}))
        segments = [block.segment for block in women.blocks if block.segment is not None]
    assert 0 < len(segments) <= 3


def test_everything_filtered_away_is_a_full_result(gallery: Lab) -> None:
    with viewed(gallery) as view:
        none = selected(view, born=(1900, 1901), born_unknown=False)
        ranking = search_exact(view, random_vectors(1)[0], k=5, selection=none)
    assert (none.blocks, none.searched, none.filtered) == ((), 0, COUNT - 5)
    assert (ranking.persons, ranking.filtered) == ((), COUNT - 5)
    assert ranking.certificate is not None
    assert ranking.certificate.filters == {"born": [1900, 1901], "born_unknown": False}


@pytest.mark.parametrize(
    "asked",
    [
        Filters(sex=frozenset({"dragon"})),
        Filters(sources=frozenset({"station 1"})),
        Filters(legal_bases=frozenset({"a whim"})),
        Filters(tags=frozenset({"Third"})),
    ],
)
def test_what_no_portrait_has_is_refused_with_what_there_is(gallery: Lab, asked: Filters) -> None:
    with viewed(gallery) as view, pytest.raises(CatchlightError, match="No portrait of the gallery has") as refused:
        view.select(asked, today=LONG_AFTER)
    assert refused.value.hint is not None
    assert refused.value.hint.startswith("There is: ")


def test_what_is_learnt_of_a_person_later_counts_at_once(gallery: Lab) -> None:
    """A person without a sex gets one with a new portrait: the old portraits are found under it without a rebuild."""
    unknown = next(at for at in range(70) if particulars(at)["sex"] is None and at + 1 not in {1, 2, 3, 40})
    known = {**particulars(unknown), "sex": "F"}
    with viewed(gallery) as view:
        before = chosen(view, selected(view, sex=frozenset({"F"})))
    enrolled(gallery, a_portrait("later", random_vectors(1, seed=77)[0], **known))
    with viewed(gallery) as view:
        after = chosen(view, selected(view, sex=frozenset({"F"})))
        nobody = selected(view, sex=frozenset({"unknown"}), born=(1900, 1901), born_unknown=False)
        assert chosen(view, nobody) == []
    own = [at + 1 for at in range(COUNT) if particulars(at)["person"] == known["person"]]
    assert set(after) - set(before) == {*own, COUNT + 1}


def test_a_portrait_is_searched_on_its_last_day_and_not_on_the_next(gallery: Lab) -> None:
    with viewed(gallery) as view:
        today = selected(view, today=LONG_AFTER - 1)
        tomorrow = selected(view, today=LONG_AFTER)
        assert (today.expired, tomorrow.expired) == (0, len([at for at in range(COUNT) if at % 7 == 0]) - 1)
        assert replace(today, today=0).searched == COUNT - 5
        assert today_in_days() <= LONG_AFTER
