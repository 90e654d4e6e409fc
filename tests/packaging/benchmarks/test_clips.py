"""The made clips show what they say: people in a share of the frames, before a still and noisy background."""

from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image
from tests.footage_maker import background, paste, portraits

from benchmarks import clips
from benchmarks.clips import SCENES, Scene, cut_people, draw, make_clip, people_of, read, repeat

SMALL = Scene(width=320, height=192, frames=12, cycle=6, present=3, together=1, face=80, noise=2.0)


@pytest.fixture
def people(tmp_path: Path) -> list[clips.Person]:
    frame = background(320, 240)
    paste(frame, portraits()["astronaut"], left=60, top=20, size=200)
    Image.fromarray(frame[:, :, ::-1]).save(tmp_path / "one.gif")
    return people_of(tmp_path)


def test_people_are_cut_from_the_gifs(tmp_path: Path, people: list[clips.Person]) -> None:
    assert [person[0].shape for person in people] == [(120, 100, 3)]
    assert len(list(cut_people(tmp_path / "one.gif"))) == 1


def test_only_the_frames_that_show_people_differ_from_the_background(people: list[clips.Person]) -> None:
    pictures = list(draw(replace(SMALL, noise=0.0), people))

    moving = [bool(np.abs(picture.astype(int) - pictures[-1]).max() > 20) for picture in pictures]
    assert moving == ([True] * 3 + [False] * 3) * 2


def test_noise_is_fresh_in_every_frame(people: list[clips.Person]) -> None:
    *_, before, last = draw(SMALL, people)

    assert 1.5 < np.std(last.astype(int) - before) / np.sqrt(2) < 2.5


def test_a_clip_has_its_frames_and_repeats_without_a_break(tmp_path: Path, people: list[clips.Person]) -> None:
    clip = make_clip(SMALL, people, tmp_path / "a.mp4")
    twice = repeat(clip, tmp_path / "b.mp4", times=2)

    assert len(list(read(clip))) == 12
    with av.open(str(twice)) as container:
        times = [frame.time for frame in container.decode(video=0)]
    np.testing.assert_allclose(np.diff(times), 0.1, atol=1e-6)
    assert len(times) == 24


def test_the_scenes_are_those_of_the_figures() -> None:
    shares = {name: scene.present / scene.cycle for name, scene in SCENES.items()}

    assert shares["static"] == 0.2
    assert shares["busy"] >= 0.5
    assert (SCENES["full-hd"].width, SCENES["full-hd"].height) == (1920, 1080)


@pytest.mark.parametrize(("left", "columns"), [(-5, 3), (0, 8), (15, 5), (-8, 0), (20, 0), (99, 0)])
def test_a_picture_is_cut_off_at_the_edges_of_the_scene(left: int, columns: int) -> None:
    scene = np.zeros((10, 20, 3), np.uint8)
    clips.paste(scene, np.full((4, 8, 3), 255, np.uint8), left=left, top=2)
    assert int((scene[2:6] == 255).all(axis=2).any(axis=0).sum()) == columns
    assert not scene[:2].any()
