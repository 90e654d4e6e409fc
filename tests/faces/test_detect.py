import itertools
import threading

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from catchlight.faces.detect import Detection, YuNetDetector, _tiles
from catchlight.faces.face import Box
from catchlight.faces.pack import ModelPack
from catchlight.faces.plan import Pass
from catchlight.media.request import Region

Image = NDArray[np.uint8]


@pytest.fixture(scope="module")
def detector(default_pack: ModelPack) -> YuNetDetector:
    return YuNetDetector(default_pack.read("yunet.onnx"), provider="cpu", threads=1)


@pytest.fixture(scope="module")
def opencv(default_pack: ModelPack) -> cv2.FaceDetectorYN:
    """OpenCV's own detector on the same file."""
    return cv2.FaceDetectorYN.create(str(default_pack.folder / "yunet.onnx"), "", (320, 320), 0.6, 0.3, 5000)


def resized(image: Image, width: int, height: int) -> Image:
    return cv2.resize(image, (width, height), interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)


@pytest.mark.parametrize("size", [(1280, 886), (768, 432), (640, 384), (333, 251), (1919, 1079)])
def test_it_finds_the_faces_that_opencv_finds(
    detector: YuNetDetector, opencv: cv2.FaceDetectorYN, group: Image, size: tuple[int, int]
) -> None:
    frame = resized(group, *size)
    opencv.setInputSize(size)
    theirs = sorted(opencv.detect(frame)[1].tolist())

    ours = detector.detect(frame)

    assert len(ours) == len(theirs) >= 6
    for face, row in zip(ours, theirs, strict=True):
        assert face.box.overlap(Box(*row[:4])) > 0.9
        assert face.score == pytest.approx(row[14], abs=0.02)
        assert np.abs(np.asarray(face.landmarks).reshape(-1) - row[4:14]).max() < 1.5


def test_faces_come_from_left_to_right_with_the_images_left_eye_first(detector: YuNetDetector, group: Image) -> None:
    found = detector.detect(group)

    assert [face.box.x for face in found] == sorted(face.box.x for face in found)
    for face in found:
        right_eye, left_eye, nose, right_mouth, left_mouth = face.landmarks
        assert right_eye[0] < left_eye[0]
        assert right_mouth[0] < left_mouth[0]
        assert right_eye[1] < nose[1] < right_mouth[1]


@pytest.mark.parametrize("shape", [(1, 1, 3), (7, 10, 3), (20, 4000, 3), (432, 768, 3)])
def test_no_face_is_a_result(detector: YuNetDetector, shape: tuple[int, int, int]) -> None:
    empty = np.full(shape, 90, dtype=np.uint8)

    assert detector.detect(empty) == []
    assert detector.detect(empty, passes=[Pass(2.0), Pass(0.5, border=0.25)]) == []
    assert detector.detect(empty, regions=[]) == []


@pytest.mark.parametrize(
    "frame",
    [np.zeros((4, 4), np.uint8), np.zeros((4, 4, 4), np.uint8), np.zeros((4, 4, 3)), np.zeros((0, 4, 3), np.uint8)],
)
def test_what_is_not_a_frame_is_a_bug(detector: YuNetDetector, frame: Image) -> None:
    with pytest.raises(ValueError, match="expected"):
        detector.detect(frame)


def test_a_view_of_a_frame_is_read_as_it_is(detector: YuNetDetector, group: Image) -> None:
    mirrored = group[:, ::-1]

    assert detector.detect(mirrored) == detector.detect(np.ascontiguousarray(mirrored))


def test_two_detectors_in_two_threads_find_the_same(default_pack: ModelPack, group: Image) -> None:
    expected = YuNetDetector(default_pack.read("yunet.onnx"), provider="cpu").detect(group)
    found: list[list[Detection]] = []

    def look() -> None:
        own = YuNetDetector(default_pack.read("yunet.onnx"), provider="cpu")
        found.extend(own.detect(group) for _ in range(3))

    threads = [threading.Thread(target=look) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [expected] * 6


def test_a_still_of_tiny_faces_is_enlarged(detector: YuNetDetector, group: Image) -> None:
    tiny = resized(group, 160, 111)

    found = detector.detect(tiny, passes=[Pass(1.0), Pass(2.0), Pass(4.0)])

    for face in detector.detect(group):
        eighth = Box(face.box.x / 8, face.box.y / 8, face.box.width / 8, face.box.height / 8)
        assert any(one.box.overlap(eighth) > 0.5 for one in found)


def test_a_portrait_that_fills_twelve_megapixels_is_found(detector: YuNetDetector, portrait: Image) -> None:
    face = cv2.resize(portrait[40:240, 150:300], (3000, 4000), interpolation=cv2.INTER_CUBIC).astype(np.uint8)

    found = detector.detect(face, passes=[Pass(1.0), Pass(0.32), Pass(0.08, border=0.25)])

    assert [one.box.width > 1500 for one in found] == [True]


def test_a_face_is_found_once_where_tiles_meet(detector: YuNetDetector, group: Image) -> None:
    wall = np.zeros((886, 3000, 3), dtype=np.uint8)
    wall[:, 1000:2280] = group

    found = detector.detect(wall)

    assert len(found) == 6
    for face, alone in zip(found, detector.detect(group), strict=True):
        moved = Box(face.box.x - 1000, face.box.y, face.box.width, face.box.height)
        assert moved.overlap(alone.box) > 0.7


def test_only_the_regions_are_looked_at(detector: YuNetDetector, group: Image) -> None:
    everyone = detector.detect(group)
    first, last = everyone[0], everyone[-1]

    found = detector.detect(group, regions=[around(first), around(last)])

    assert len(found) == 2
    assert found[0].box.overlap(first.box) > 0.9
    assert found[1].box.overlap(last.box) > 0.9


def test_where_a_region_cuts_a_face_the_whole_picture_is_looked_at(detector: YuNetDetector, group: Image) -> None:
    everyone = detector.detect(group)
    box = everyone[2].box
    half = Region(int(box.x + box.width / 4), int(box.y - 60), int(box.width), int(box.height + 120))

    assert detector.detect(group, regions=[half]) == everyone


def test_overlapping_regions_find_a_face_once(detector: YuNetDetector, group: Image) -> None:
    one = detector.detect(group)[3]
    region = around(one)
    beside = Region(region.x + 8, region.y, region.width, region.height)

    assert len(detector.detect(group, regions=[region, beside])) == 1


def around(found: Detection) -> Region:
    """Surroundings of a face, half its size on each side."""
    box = found.box
    return Region(int(box.x - box.width / 2), int(box.y - box.height / 2), int(2 * box.width), int(2 * box.height))


@given(width=st.integers(1, 9_000), height=st.integers(1, 9_000))
def test_tiles_cover_an_image_and_overlap(width: int, height: int) -> None:
    tiles = _tiles(width, height)

    across = sorted({(tile.x, tile.x + tile.width) for tile in tiles})
    down = sorted({(tile.y, tile.y + tile.height) for tile in tiles})
    for spans, length in ((across, width), (down, height)):
        assert spans[0][0] == 0
        assert spans[-1][1] == length
        assert all(end - start <= 2048 for start, end in spans)
        assert all(left[1] - right[0] >= 256 for left, right in itertools.pairwise(spans))
