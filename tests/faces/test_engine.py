import threading

import numpy as np
import pytest
from numpy.typing import NDArray

from catchlight.errors import CatchlightError, PackRefused
from catchlight.faces.crop import crop_of
from catchlight.faces.detect import Detection
from catchlight.faces.engine import FaceEngine
from catchlight.faces.face import Face
from catchlight.faces.findings import EngineFacts
from catchlight.faces.pack import ModelPack
from catchlight.faces.plan import Pass
from catchlight.faces.runtime import RUNTIME_VERSION
from catchlight.media.request import Region

Image = NDArray[np.uint8]


def vector(face: Face) -> NDArray[np.float32]:
    return np.frombuffer(face.own_embedding, dtype="<f4")


def test_the_facts_name_what_runs(engine: FaceEngine, default_pack: ModelPack) -> None:
    assert engine.facts == EngineFacts("yunet-sface", default_pack.sha256, "cpu", 128, RUNTIME_VERSION)


def test_each_detection_becomes_one_face_in_the_same_order(engine: FaceEngine, group: Image) -> None:
    found = engine.detect(group)

    faces = engine.describe(group, found)

    assert [(face.box, face.landmarks, face.detector_score) for face in faces] == [
        (one.box, one.landmarks, one.score) for one in found
    ]
    assert all(np.linalg.norm(vector(face)) == pytest.approx(1, abs=1e-6) for face in faces)


def test_a_person_resembles_itself_smaller_and_mirrored_more_than_anyone_else(engine: FaceEngine, group: Image) -> None:
    first = engine.describe(group, engine.detect(group))
    half = np.ascontiguousarray(group[::2, ::2])
    second = engine.describe(half, engine.detect_still(half))

    scores = np.stack([vector(face) for face in first]) @ np.stack([vector(face) for face in second]).T

    assert (scores.argmax(axis=1) == np.arange(6)).all()


def test_several_frames_are_described_in_one_go(engine: FaceEngine, group: Image, portrait: Image) -> None:
    blank = np.zeros((64, 64, 3), dtype=np.uint8)
    found = [(frame, engine.detect(frame)) for frame in (group, blank, portrait)]

    together = engine.describe_many(found)

    assert [len(faces) for faces in together] == [6, 0, 1]
    for (frame, detections), faces in zip(found, together, strict=True):
        for face, alone in zip(faces, engine.describe(frame, detections), strict=True):
            assert face.quality == alone.quality
            assert float(vector(face) @ vector(alone)) > 0.999999


def test_nothing_found_is_nothing_described(engine: FaceEngine, group: Image) -> None:
    assert engine.describe(group, []) == []
    assert engine.embed_together([]) == []
    assert engine.describe_many([]) == []


def test_two_threads_share_an_engine(default_pack: ModelPack, group: Image) -> None:
    engine = FaceEngine(default_pack, provider="cpu", threads=2, detector_count=2)
    expected = engine.detect(group)
    found: list[list[Detection]] = []

    threads = [threading.Thread(target=lambda: found.extend(engine.detect(group) for _ in range(4))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [expected] * 12


def test_a_sighting_keeps_nothing_of_the_frame(engine: FaceEngine, group: Image) -> None:
    """Frames lie in shared memory that is written over once they are given back."""
    frame = group.copy()
    seen = engine.look(frame, engine.detect(frame))
    crops = [one.cutout.png() for one in seen]
    faces = [engine.embed(one) for one in seen]
    frame[:] = 0
    assert [one.cutout.png() for one in seen] == crops
    assert [engine.embed(one) for one in seen] == faces
    assert crops == [crop_of(group, one.face.box) for one in seen]


def test_it_looks_where_and_how_it_is_told(engine: FaceEngine, group: Image) -> None:
    everywhere = engine.detect(group)
    part = engine.detect(group, regions=[Region(0, 0, 640, 886)])
    assert 0 < len(part) < len(everywhere)
    assert len(engine.detect(group, passes=(Pass(0.05),))) < len(everywhere)


def test_a_detector_is_given_back_after_a_bug(default_pack: ModelPack, group: Image) -> None:
    engine = FaceEngine(default_pack, provider="cpu", threads=1, detector_count=1)

    with pytest.raises(ValueError, match="expected"):
        engine.detect(group[:, :, 0])

    assert len(engine.detect(group)) == 6


def test_a_provider_that_is_not_there_is_an_error(default_pack: ModelPack) -> None:
    with pytest.raises(CatchlightError, match="abacus was asked for"):
        FaceEngine(default_pack, provider="abacus")


def test_a_pack_altered_since_it_was_loaded_is_refused(default_pack: ModelPack) -> None:
    elsewhere = ModelPack(default_pack.folder / "gone", default_pack.manifest, default_pack.sha256)

    with pytest.raises(PackRefused, match="missing"):
        FaceEngine(elsewhere)
