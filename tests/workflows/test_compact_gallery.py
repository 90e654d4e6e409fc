from __future__ import annotations

from typing import Any

import pytest
from tests.gallery_maker import PACK, a_portrait, enrolled, fill, random_vectors
from tests.people import enlisted, present

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.log import acting, read_log
from catchlight.evidence.verification import verify_log
from catchlight.gallery.erased import erase_templates
from catchlight.gallery.preview_setting import WANTED_LOSS
from catchlight.jobs import JobCancelled, JobControl, Progress
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows import compact_gallery as compact_gallery_module
from catchlight.workflows.compact_gallery import Compacted, CompactGallery, compact_gallery, keep_up

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


def test_what_is_due_is_made_in_the_background_by_whoever_is_signed_in(lab: Lab) -> None:
    pytest.importorskip("annoy")
    with lab.reading() as db:
        examiner = enlisted(db, "E. Xaminer", {Role.EXAMINER})
    assert keep_up(lab, examiner, JobControl()) is None
    fill(lab, VECTORS)
    assert keep_up(lab, examiner, JobControl()) == 1
    assert keep_up(lab, examiner, JobControl()) is None
    enrolled(lab, a_portrait("late", VECTORS[0], person="late"))
    assert keep_up(lab, examiner, JobControl()) is None  # one in 120 is not due
    enrolled(lab, *(a_portrait(f"late{at}", VECTORS[at], person=f"late{at}") for at in range(10)))
    assert keep_up(lab, examiner, JobControl()) == 2
    with lab.reading() as db, acting(lab, db, present(lab)) as act:
        erase_templates(act, db, [3])  # with the preview index, which holds everybody
    assert keep_up(lab, examiner, JobControl()) == 3


def test_a_cancelled_rebuild_leaves_the_files_in_use(lab: Lab) -> None:
    pytest.importorskip("annoy")
    fill(lab, VECTORS)
    first = compacted(lab)

    def cancel(progress: Progress) -> None:
        if "measurement" in progress.note:
            control.cancel()

    control = JobControl(cancel)
    with pytest.raises(JobCancelled):
        compact_gallery(lab, CompactGallery(actor=present(lab), anew=True), control)
    assert compacted(lab).generation == first.generation
    assert len(list((lab.folder / "gallery" / PACK[:16]).iterdir())) == 1


def test_an_empty_gallery_has_nothing_to_index(lab: Lab) -> None:
    with pytest.raises(CatchlightError, match="empty"):
        compacted(lab)


def test_only_a_custodian_may(lab: Lab) -> None:
    with lab.reading() as db:
        examiner = enlisted(db, "E. Xaminer", {Role.EXAMINER})
    with pytest.raises(NotPermitted):
        compact_gallery(lab, CompactGallery(actor=examiner), JobControl())
