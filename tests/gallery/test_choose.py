from __future__ import annotations

from dataclasses import replace

import pytest
from tests.gallery_maker import a_face, random_vectors

from catchlight.faces.face import Box, Face
from catchlight.gallery.choose import choose_face
from catchlight.gallery.provenance import Chosen
from catchlight.gallery.rows import RowRefused


def at(x: float, *, width: float = 50.0) -> Face:
    return replace(a_face(random_vectors(1)[0]), box=Box(x, 10.0, width, 60.0))


def test_the_only_face_is_taken() -> None:
    assert choose_face([at(0)], box=None, largest_face=True) == (0, Chosen.ONLY_FACE)


def test_no_face_is_said() -> None:
    with pytest.raises(RowRefused, match="no face was found"):
        choose_face([], box=Box(0, 0, 10, 10), largest_face=True)


def test_of_several_faces_none_is_guessed_and_their_boxes_are_told() -> None:
    with pytest.raises(RowRefused, match=r"several faces \(2\).*found: 0,10,50,60; 200,10,50,60") as refused:
        choose_face([at(0), at(200)], box=None, largest_face=False)
    assert refused.value.kind == "several-faces"


def test_the_largest_is_taken_where_that_was_asked_for() -> None:
    assert choose_face([at(0), at(200, width=51)], box=None, largest_face=True) == (1, Chosen.LARGEST_FACE)


def test_a_face_box_means_the_face_it_overlaps_most() -> None:
    assert choose_face([at(0), at(200)], box=Box(190, 0, 70, 80), largest_face=True) == (1, Chosen.FACE_BOX)


def test_a_face_box_beside_every_face_is_refused() -> None:
    with pytest.raises(RowRefused, match="no face was found in the face_box"):
        choose_face([at(0), at(200)], box=Box(100, 10, 50, 60), largest_face=True)


def test_a_face_that_is_too_small_is_refused_with_its_width() -> None:
    assert choose_face([at(0, width=24.0)], box=None, largest_face=False)[0] == 0
    with pytest.raises(RowRefused, match="the face is 23 pixels wide; at least 24 are needed"):
        choose_face([at(0, width=23.2)], box=None, largest_face=False)
