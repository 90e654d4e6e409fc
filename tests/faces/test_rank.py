"""Best faces, weights and fused templates; without OpenCV, because the program itself needs them."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.faces.sightings import ANNA, BERT, face, unit

import catchlight
from catchlight.faces import rank
from catchlight.faces.face import Box, Quality, Verdict

GOOD = Quality(45.0, 0.55, 0.5, 7.0, 0.7, 3.0, -2.0, 1.0, Verdict.USABLE)
WIDE = Box(100, 100, 100, 120)


def test_the_best_frame_is_usable_first_then_the_one_with_more_to_compare() -> None:
    limited = replace(GOOD, verdict=Verdict.LIMITED, inter_eye_distance=90.0)
    turned, blurred = replace(GOOD, yaw=30.0), replace(GOOD, sharpness=0.4)
    ranked = sorted([limited, turned, blurred, GOOD], key=lambda one: rank.rank_key(one, WIDE), reverse=True)
    assert ranked == [GOOD, turned, blurred, limited]


def test_just_beyond_a_bound_more_detail_is_better_and_far_beyond_it_is_not() -> None:
    good = replace(GOOD, dynamic_range=5.51, sharpness=0.5)
    near = replace(good, verdict=Verdict.LIMITED, dynamic_range=5.49, sharpness=0.53)
    far = replace(near, dynamic_range=5.2)

    assert rank.rank_key(near, WIDE) > rank.rank_key(good, WIDE) > rank.rank_key(far, WIDE)


def test_what_is_not_suitable_is_last_however_much_there_is_to_see() -> None:
    poor = replace(GOOD, verdict=Verdict.LIMITED, dynamic_range=3.0, sharpness=0.2, inter_eye_distance=9.0)
    turned_away = replace(GOOD, verdict=Verdict.NOT_SUITABLE, yaw=61.0, inter_eye_distance=300.0)

    assert rank.rank_key(poor, WIDE) > rank.rank_key(turned_away, WIDE)


def test_between_equal_frames_the_larger_face_is_better() -> None:
    assert rank.rank_key(GOOD, Box(0, 0, 101, 120)) > rank.rank_key(GOOD, WIDE)


def test_a_template_leans_to_the_better_face() -> None:
    template = rank.fused_template([face(0, ANNA, sharpness=0.9), face(0, BERT, sharpness=0.1)])
    assert template is not None
    fused = np.frombuffer(template, "<f4")
    assert np.linalg.norm(fused) == pytest.approx(1, abs=1e-6)
    assert float(fused @ ANNA) > 0.95 > float(fused @ BERT)


def test_a_face_that_is_not_suitable_hardly_counts() -> None:
    template = rank.fused_template([face(0, ANNA), face(0, BERT, verdict=Verdict.NOT_SUITABLE)])
    assert template is not None
    assert float(np.frombuffer(template, "<f4") @ ANNA) > 0.99


def test_faces_without_an_embedding_give_no_template_and_change_none() -> None:
    assert rank.fused_template([face(0), face(1)]) is None
    assert rank.fused_template([]) is None
    assert rank.fused_template([face(0), face(1, ANNA)]) == rank.fused_template([face(1, ANNA)])


def test_the_template_of_one_face_is_its_embedding() -> None:
    template = rank.fused_template([face(0, ANNA)])
    assert template is not None
    assert np.frombuffer(template, "<f4") == pytest.approx(unit(ANNA), abs=1e-6)


def test_ranking_loads_no_decoder_and_no_model() -> None:
    heavy = {"cv2", "onnxruntime", "skimage", "PIL", "insightface"}
    code = f"import sys, catchlight.faces.rank; print(sorted({heavy!r} & set(sys.modules)))"
    environment = {**os.environ, "PYTHONPATH": str(Path(catchlight.__file__).parents[1])}
    shown = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
