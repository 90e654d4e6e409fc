from __future__ import annotations

from dataclasses import replace

import pytest
from tests.gallery_maker import OTHER_PACK, PACK, a_face, random_vectors

from catchlight.errors import CatchlightError
from catchlight.faces.records import StoredFace
from catchlight.gallery.case_faces import rank_faces
from catchlight.jobs import JobCancelled, JobControl

VECTORS = random_vectors(6)
FACES = [StoredFace(at + 1, 1, None, None, None, a_face(vector), PACK, None) for at, vector in enumerate(VECTORS)]


def test_every_other_face_is_ranked_best_first() -> None:
    found = rank_faces(FACES[1:], VECTORS[0], pack=PACK, k=9)
    scores = [float(VECTORS[one.face - 1] @ VECTORS[0]) for one in found.faces]
    assert [one.score for one in found.faces] == pytest.approx(scores, abs=1e-6)
    assert scores == sorted(scores, reverse=True)
    assert (found.searched, found.other_pack) == (5, 0)


def test_equal_faces_are_ordered_by_row_and_the_list_is_cut() -> None:
    twins = [replace(FACES[1], row=row) for row in (7, 3, 5)]
    found = rank_faces(twins, VECTORS[1], pack=PACK, k=2)
    assert [one.face for one in found.faces] == [3, 5]


def test_faces_of_another_pack_are_left_out_and_counted() -> None:
    found = rank_faces([replace(FACES[1], pack_sha256=OTHER_PACK)], VECTORS[0], pack=PACK, k=9)
    assert (found.faces, found.searched, found.other_pack) == ((), 0, 1)


def test_the_threshold_holds_and_a_damaged_template_is_a_stated_failure() -> None:
    assert rank_faces(FACES[1:], VECTORS[0], pack=PACK, k=9, threshold=0.999).faces == ()
    damaged = replace(FACES[1], face=replace(FACES[1].face, embedding=bytes(64)))
    with pytest.raises(CatchlightError, match="cannot be compared"):
        rank_faces([damaged], VECTORS[0], pack=PACK, k=9)


def test_it_can_be_cancelled() -> None:
    control = JobControl()
    control.cancel()
    with pytest.raises(JobCancelled):
        rank_faces(FACES, VECTORS[0], pack=PACK, k=9, control=control)
