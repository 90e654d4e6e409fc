"""What moved is looked at, what stands still is not, whatever the noise and the clock do."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.footage_maker import background, paste, portraits

from catchlight.media.gate import CELL, FRAMES_WITHOUT_TIME, MARGIN, MotionGate
from catchlight.media.request import GateSettings, Region

Pixels = NDArray[np.uint8]
_WIDTH, _HEIGHT = 448, 320
_SCENE = background(_WIDTH, _HEIGHT)
_WHOLE = (Region(0, 0, _WIDTH, _HEIGHT),)
_NEVER = GateSettings(whole_every_microseconds=10**15)
_FACES = [face[40:160, 40:160] for face in portraits().values()]


def _noise(sigma: float, *, seed: int = 0) -> Iterator[NDArray[np.int16]]:
    """Sensor noise, frame after frame, cut from one field at places drawn by chance."""
    rng = np.random.default_rng(seed)
    field = np.rint(rng.normal(0, sigma, (2 * _HEIGHT, 2 * _WIDTH, 3))).astype(np.int16)
    while True:
        y, x = rng.integers(0, _HEIGHT), rng.integers(0, _WIDTH)
        yield field[y : y + _HEIGHT, x : x + _WIDTH]


def _with(scene: Pixels, noise: NDArray[np.int16]) -> Pixels:
    return np.asarray(np.clip(scene + noise, 0, 255), dtype=np.uint8)


def _gate(settings: GateSettings = _NEVER) -> MotionGate:
    return MotionGate(settings, _WIDTH, _HEIGHT)


def _face_at(left: int, top: int, face: Pixels, *, size: int = 10) -> Pixels:
    scene = _SCENE.copy()
    paste(scene, face, left=left, top=top, size=size)
    return scene


def _holds(regions: tuple[Region, ...], *, left: int, top: int, right: int, bottom: int) -> bool:
    return any(
        one.x <= left and one.y <= top and one.x + one.width >= right and one.y + one.height >= bottom
        for one in regions
    )


@pytest.mark.parametrize("sigma", [2, 6])
def test_pure_noise_does_not_fire(sigma: float) -> None:
    gate, noise = _gate(), _noise(sigma)
    fired = [bool(gate.regions(_with(_SCENE, next(noise)), number * 40_000)) for number in range(1000)]
    assert fired[0]
    assert sum(fired[1:]) < 5


def test_noise_that_is_too_strong_for_the_floor_is_learned() -> None:
    gate, noise = _gate(), _noise(14)
    fired = [bool(gate.regions(_with(_SCENE, next(noise)), number * 40_000)) for number in range(200)]
    assert sum(fired[100:]) <= 1


@pytest.mark.parametrize("sigma", [2, 4, 6])
@pytest.mark.parametrize("face", range(len(_FACES)))
def test_a_face_of_ten_pixels_is_seen_when_it_appears_moves_and_leaves(sigma: float, face: int) -> None:
    rng = np.random.default_rng(face)
    gate, noise = _gate(), _noise(sigma)
    for number in range(8):
        gate.regions(_with(_SCENE, next(noise)), number)
    for _ in range(5):
        left, top = int(rng.integers(0, _WIDTH - 16)), int(rng.integers(0, _HEIGHT - 16))
        box = {"left": left, "top": top, "right": left + 10, "bottom": top + 10}
        there, moved = _face_at(left, top, _FACES[face]), _face_at(left + 3, top + 1, _FACES[face])
        assert _holds(gate.regions(_with(there, next(noise)), 10), **box)
        assert gate.regions(_with(there, next(noise)), 10) == ()
        assert _holds(gate.regions(_with(moved, next(noise)), 10), **box)
        assert gate.regions(_with(_SCENE, next(noise)), 10)


def test_light_that_changes_slowly_adds_up_fires_and_is_absorbed() -> None:
    gate, noise = _gate(), _noise(2)
    fired = [
        number
        for number in range(160)
        if gate.regions(_with(_SCENE + np.uint8(min(number, 96) // 8), next(noise)), number * 40_000)
    ]
    assert 2 <= len(fired) <= 8  # 12 grey levels are one step, with its edges
    assert fired[-1] < 110


def test_a_change_is_given_out_with_a_margin_on_a_grid() -> None:
    gate = _gate()
    gate.regions(_SCENE, 0)
    (region,) = gate.regions(_face_at(100, 200, _FACES[0], size=24), 1)
    assert _holds((region,), left=100 - MARGIN, top=200 - MARGIN, right=124 + MARGIN, bottom=224 + MARGIN)
    assert (region.x % CELL, region.y % CELL) == (0, 0)
    assert region.width * region.height < _WIDTH * _HEIGHT / 2


def test_two_places_far_apart_are_two_regions_and_near_ones_are_one() -> None:
    scene = background(1280, 320)
    gate = MotionGate(_NEVER, 1280, 320)
    gate.regions(scene, 0)
    far, near = scene.copy(), scene.copy()
    for left in (100, 1000):
        paste(far, _FACES[0], left=left, top=120, size=20)
    assert len(gate.regions(far, 1)) == 2
    gate.regions(scene, 2)
    for left in (100, 160):
        paste(near, _FACES[0], left=left, top=120, size=20)
    assert len(gate.regions(near, 3)) == 1


def test_two_people_who_pass_each_other_are_two_regions_that_overlap() -> None:
    still = np.full((432, 768, 3), 100, np.uint8)
    passing = still.copy()
    passing[50:146, 240:320] = 200
    passing[270:366, 420:500] = 200
    gate = MotionGate(_NEVER, 768, 432)
    gate.regions(still, 0)

    upper, lower = gate.regions(passing, 1)

    assert _holds((upper,), left=240 - MARGIN, top=0, right=320 + MARGIN, bottom=146 + MARGIN)
    assert _holds((lower,), left=420 - MARGIN, top=270 - MARGIN, right=500 + MARGIN, bottom=432)
    assert upper.width * upper.height + lower.width * lower.height < 0.45 * 768 * 432


def test_a_change_of_most_of_the_frame_is_the_whole_frame() -> None:
    gate = _gate()
    gate.regions(_SCENE, 0)
    assert gate.regions(255 - _SCENE, 1) == _WHOLE


def test_the_whole_frame_comes_first_and_then_by_media_time() -> None:
    gate = _gate(GateSettings(whole_every_microseconds=1_000_000))
    times = [0, 40_000, 999_999, 1_000_000, 1_040_000, 7_000_000, 7_900_000, 8_000_000]
    assert [gate.regions(_SCENE, time) for time in times] == [_WHOLE, (), (), _WHOLE, (), _WHOLE, (), _WHOLE]


@pytest.mark.parametrize(
    "time",
    [lambda number: 0, lambda number: -number * 40_000, lambda number: (number % 2) * 40_000, lambda number: number],
    ids=["none", "backwards", "to and fro", "a microsecond apart"],
)
def test_without_times_frames_are_counted(time: object) -> None:
    assert callable(time)
    gate = _gate(GateSettings())
    looks = [number for number in range(4 * FRAMES_WITHOUT_TIME) if gate.regions(_SCENE, time(number))]
    assert 4 <= len(looks) <= 8


def test_a_step_back_starts_the_clock_again_from_there() -> None:
    gate = _gate(GateSettings(whole_every_microseconds=1_000_000))
    times = [90_000_000, 90_500_000, 0, 500_000, 999_999, 1_000_000, 1_040_000]
    assert [bool(gate.regions(_SCENE, time)) for time in times] == [True, False, False, False, False, True, False]


def test_a_frame_of_another_size_is_looked_at_as_a_whole() -> None:
    gate = _gate()
    gate.regions(_SCENE, 0)
    assert gate.regions(background(200, 100), 1) == (Region(0, 0, 200, 100),)
    assert gate.regions(background(200, 100), 2) == ()


@pytest.mark.parametrize(("width", "height"), [(1, 1), (3, 200), (5, 5), (33, 35), (97, 61)])
def test_odd_and_tiny_frames_have_regions_inside_them(width: int, height: int) -> None:
    gate = MotionGate(_NEVER, width, height)
    for number, shade in enumerate((10, 200, 10)):
        assert gate.regions(np.full((height, width, 3), shade, dtype=np.uint8), number) == (
            Region(0, 0, width, height),
        )


@given(st.integers(0, 447), st.integers(0, 319), st.integers(8, 200), st.integers(8, 200))
def test_regions_lie_in_the_frame_apart_and_around_what_changed(left: int, top: int, width: int, height: int) -> None:
    gate = _gate()
    gate.regions(_SCENE, 0)
    scene = _SCENE.copy()
    scene[top : top + height, left : left + width] = 255
    regions = gate.regions(scene, 1)
    for one in regions:
        assert 0 <= one.x < one.x + one.width <= _WIDTH
        assert 0 <= one.y < one.y + one.height <= _HEIGHT
    if left <= _WIDTH - 8 and top <= _HEIGHT - 8:
        assert _holds(regions, left=left, top=top, right=min(_WIDTH, left + width), bottom=min(_HEIGHT, top + height))
    assert gate.regions(scene, 2) == ()
