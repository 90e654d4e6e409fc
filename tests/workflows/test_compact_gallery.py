from __future__ import annotations

import pytest
from tests.gallery_maker import a_portrait, enrolled, fill, random_vectors
from tests.people import enlisted, present

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.compact_gallery import Compacted, CompactGallery, compact_gallery

VECTORS = random_vectors(120)


def compacted(lab: Lab, **asked: bool) -> Compacted:
    return compact_gallery(lab, CompactGallery(actor=present(lab), **asked), JobControl())


def test_files_are_made_where_there_are_none_and_stay_while_they_are_not_due(lab: Lab) -> None:
    pytest.importorskip("annoy")
    fill(lab, VECTORS)
    first = compacted(lab)
    enrolled(lab, a_portrait("late", VECTORS[0], person="late"))
    second = compacted(lab)
    assert (first.templates, first.waiting, first.has_preview) == (120, 0, True)
    assert (second.generation, second.waiting) == (first.generation, 1)
    anew = compacted(lab, anew=True)
    assert (anew.generation, anew.templates, anew.waiting) == (first.generation + 1, 121, 0)


def test_what_the_preview_loses_is_measured_when_asked(lab: Lab) -> None:
    pytest.importorskip("annoy")
    fill(lab, VECTORS)
    assert compacted(lab).loss is None
    loss = compacted(lab, measure=True).loss
    assert loss is not None
    assert (loss.loss, len(loss.bands)) == (0.0, 3)


def test_an_empty_gallery_has_nothing_to_index(lab: Lab) -> None:
    with pytest.raises(CatchlightError, match="empty"):
        compacted(lab)


def test_only_a_custodian_may(lab: Lab) -> None:
    with lab.reading() as db:
        examiner = enlisted(db, "E. Xaminer", {Role.EXAMINER})
    with pytest.raises(NotPermitted):
        compact_gallery(lab, CompactGallery(actor=examiner), JobControl())
