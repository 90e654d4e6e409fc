from __future__ import annotations

from typing import Any

import pytest
from tests.gallery_maker import a_portrait, enrolled, fill, random_vectors
from tests.people import enlisted, present

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.log import read_log
from catchlight.evidence.verification import verify_log
from catchlight.gallery.preview_setting import WANTED_LOSS
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows import compact_gallery as compact_gallery_module
from catchlight.workflows.compact_gallery import Compacted, CompactGallery, compact_gallery

VECTORS = random_vectors(120)


def compacted(lab: Lab, **asked: Any) -> Compacted:
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


def test_a_loss_that_is_asked_for_is_tuned_for_logged_and_kept_to(lab: Lab) -> None:
    pytest.importorskip("annoy")
    fill(lab, VECTORS)
    first = compacted(lab)
    tuned = compacted(lab, loss=0.2).preview
    later = compacted(lab, anew=True).preview
    assert first.preview is not None
    assert tuned is not None
    assert later is not None
    assert (first.preview.wanted, tuned.wanted, later.wanted) == (WANTED_LOSS, 0.2, 0.2)
    assert later.trees == tuned.trees
    with lab.reading() as db:
        entries = [one.document for one in read_log(db) if one.document["action"] == "gallery.indexed"]
        assert verify_log(db, lab=lab.identifier).ok
    told = entries[1]["details"]["preview"]
    assert (told["trees"], told["search_k"]) == (tuned.trees, tuned.nodes)
    assert len(told["bands"]) == 3


@pytest.mark.parametrize("loss", [-0.1, 1.5, float("nan")])
def test_a_loss_that_is_no_share_is_refused(lab: Lab, loss: float) -> None:
    fill(lab, VECTORS)
    with pytest.raises(CatchlightError, match="no share"):
        compacted(lab, loss=loss)


def test_without_the_package_for_it_no_loss_can_be_asked_for(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compact_gallery_module, "unavailable_because", lambda: "not installed.")
    fill(lab, VECTORS)
    with pytest.raises(CatchlightError, match="no preview"):
        compacted(lab, loss=0.1)


def test_an_empty_gallery_has_nothing_to_index(lab: Lab) -> None:
    with pytest.raises(CatchlightError, match="empty"):
        compacted(lab)


def test_only_a_custodian_may(lab: Lab) -> None:
    with lab.reading() as db:
        examiner = enlisted(db, "E. Xaminer", {Role.EXAMINER})
    with pytest.raises(NotPermitted):
        compact_gallery(lab, CompactGallery(actor=examiner), JobControl())
