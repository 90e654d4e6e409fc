"""The benchmark of stills: both sides find the faces of what it makes."""

import pytest

from benchmarks import stills
from benchmarks.stills import make_stills, measure, ours, plain_loop, together
from catchlight.faces.analyst import Analyst
from catchlight.faces.plan import Mode


def test_the_stills_alternate_between_a_group_a_portrait_and_no_face() -> None:
    images = make_stills(640, 480, 4)

    assert images[3] == images[0]
    assert plain_loop(images[:1])[1] == 6
    assert plain_loop(images[1:2])[1] == 1
    assert plain_loop(images[2:3])[1] == 0


def test_figures_are_of_both_sides(analyst: Analyst, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stills, "CLASSES", {"small": (640, 480, 3)})

    figures = measure("small", 1, analyst=analyst)

    assert figures["baseline_faces"] == 7
    assert figures[Mode.FAST]["faces"] >= 7
    assert figures[Mode.EVERY_FRAME]["ratio"] > 0


def test_every_mode_finds_what_the_plain_loop_finds(analyst: Analyst) -> None:
    images = make_stills(640, 480, 2)

    assert all(ours(images, mode, analyst=analyst)[1] >= 7 for mode in Mode)


def test_all_stills_together_weigh_by_their_time() -> None:
    one = {"images": 10, "baseline_images_a_second": 10, Mode.FAST: {"images_a_second": 20}}
    two = {"images": 10, "baseline_images_a_second": 1, Mode.FAST: {"images_a_second": 4}}
    for known in (one, two):
        known[Mode.EVERY_FRAME] = known[Mode.FAST]

    assert together({"one": one, "two": two})["fast_ratio"] == round(11 / 3, 2)
