"""A view of some persons alone, out of the database: scored and ranked like any other."""

from __future__ import annotations

import numpy as np
from tests.gallery_maker import OTHER_PACK, PACK, a_portrait, enrolled, fill, random_vectors
from tests.people import present

from catchlight.evidence.log import acting
from catchlight.gallery.exact import search_exact
from catchlight.gallery.filters import Filters
from catchlight.gallery.gallery_tree import read_tree
from catchlight.gallery.milvus.narrowed import narrowed_view, persons_of, rows_of_portraits
from catchlight.gallery.tags import tag_portraits
from catchlight.gallery.templates import today_in_days
from catchlight.lab.folder import Lab

VECTORS = random_vectors(12)


def test_it_holds_all_portraits_of_its_persons_and_nobody_else(lab: Lab) -> None:
    fill(lab, VECTORS, per_person=3)
    with lab.reading() as db:
        with acting(lab, db, present(lab)) as act:
            tag_portraits(act, "gang", [1, 12])
        owners = persons_of(db, [2, 8, 99], pack=PACK)
        view = narrowed_view(lab, db, read_tree(db), owners.values(), pack=PACK, dimension=16)
        selection = view.select(Filters(tags=frozenset({"gang"})), today=today_in_days())
        whole = view.select(Filters(), today=today_in_days())
        found = search_exact(view, VECTORS[7], k=5, selection=whole)

    assert set(owners) == {2, 8}
    assert sorted(view.portraits(np.arange(6)).tolist()) == [1, 2, 3, 7, 8, 9]
    assert view.portraits(rows_of_portraits(view, np.array([3, 4, 8]))).tolist() == [3, 8]
    assert selection.searched == 1
    assert found.persons[0].portrait == 8
    assert sorted(portrait for portrait, _ in found.persons[0].portraits) == [7, 8, 9]


def test_a_portrait_without_a_template_of_the_pack_belongs_to_nobody_in_it(lab: Lab) -> None:
    enrolled(lab, a_portrait("a", VECTORS[0], person="P", pack=OTHER_PACK))
    with lab.reading() as db:
        assert persons_of(db, [1], pack=PACK) == {}
        empty = narrowed_view(lab, db, read_tree(db), [], pack=PACK, dimension=16)
        selection = empty.select(Filters(), today=today_in_days())
        assert search_exact(empty, VECTORS[0], k=5, selection=selection).persons == ()
