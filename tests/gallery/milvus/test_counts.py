"""The lab's own count of what a search concerns: the same as a selection of the same view."""

from __future__ import annotations

from datetime import date

import pytest
from tests.gallery_maker import PACK, a_portrait, enrolled, random_vectors
from tests.server_maker import FILTERS, varied
from tests.view_maker import built

from catchlight.errors import CatchlightError
from catchlight.gallery.filters import Filters
from catchlight.gallery.milvus.counts import Counts, counts_of
from catchlight.gallery.templates import today_in_days
from catchlight.gallery.view import open_view
from catchlight.lab.folder import Lab


def counted(lab: Lab, filters: Filters, *, revision: int = 1) -> Counts:
    with lab.reading() as db:
        return counts_of(
            db, lab=lab.identifier, pack=PACK, filters=filters, today=today_in_days(), revision=revision, seen=0
        )


def test_counts_are_those_of_a_selection(lab: Lab) -> None:
    varied(lab)
    built(lab)
    for filters in (*FILTERS, Filters(born=(None, 1975), captured=(None, date(2022, 1, 1)))):
        found = counted(lab, filters)
        with lab.reading() as db, open_view(lab, db, pack=PACK) as view:
            selection = view.select(filters, today=today_in_days())

        assert (found.total, found.fitting, found.expired, found.filtered) == (
            600,
            selection.searched,
            selection.expired,
            selection.filtered,
        )


def test_a_count_is_made_once_for_a_revision(lab: Lab) -> None:
    assert counted(lab, Filters()) == Counts(0, 0, 0)
    enrolled(lab, a_portrait("a", random_vectors(1)[0], person="P"))

    assert counted(lab, Filters()) == Counts(0, 0, 0)
    assert counted(lab, Filters(), revision=2) == Counts(1, 0, 1)


def test_a_filter_that_names_what_no_portrait_has_is_refused(lab: Lab) -> None:
    varied(lab)
    for filters in (Filters(sources=frozenset({"nobody's"})), Filters(tags=frozenset({"gang", "gnag"}))):
        with pytest.raises(CatchlightError, match="No portrait of the gallery has"):
            counted(lab, filters)
