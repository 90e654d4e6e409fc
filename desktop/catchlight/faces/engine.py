"""The face engine: one model pack, ready to find faces, judge them and describe them.

It is built once per process and used from several threads; building it loads the heavy libraries, so a program with
a window builds it in a worker process.
"""

import queue
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from catchlight.faces.crop import Cutout, cut_out
from catchlight.faces.detect import NATIVE, Detection, YuNetDetector
from catchlight.faces.embed import FaceEmbedder, align
from catchlight.faces.face import Face
from catchlight.faces.findings import EngineFacts
from catchlight.faces.pack import ModelPack
from catchlight.faces.plan import Mode, Pass, plan_still
from catchlight.faces.quality import assess
from catchlight.faces.runtime import RUNTIME_VERSION, usable_cores
from catchlight.media.request import Region

Frame = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Sighting:
    """A face that was found and judged, with pixels of its own: the frame need not be kept for it.

    Attributes:
        face: The face, without its embedding.
        aligned: The aligned face, `(112, 112, 3) uint8 BGR`.
        cutout: The face with its surroundings, for its crop.
    """

    face: Face
    aligned: Frame
    cutout: Cutout


class FaceEngine:
    """Finds faces, judges them and describes them with one model pack; safe to use from several threads."""

    def __init__(
        self,
        pack: ModelPack,
        *,
        provider: str | None = None,
        threads: int | None = None,
        detector_count: int = 1,
    ) -> None:
        """Open the sessions.

        Args:
            pack: A verified model pack.
            provider: "cuda", "directml" or "cpu"; None takes the best that works.
            threads: Threads that the engine may use at once; None takes every core the process may use.
            detector_count: Detections that can run at the same time, each in its caller's thread on a session of its
                own; they share `threads`.

        Raises:
            CatchlightError: if `provider` was asked for and is not in use.
            PackRefused: if the pack was altered since it was loaded, or its models do not do what it says.
        """
        total = usable_cores() if threads is None else threads
        model = pack.read(pack.manifest.detector.file)
        each = max(1, total // detector_count)
        detectors = [YuNetDetector(model, provider=provider, threads=each) for _ in range(detector_count)]
        self._embedder = FaceEmbedder(
            pack.read(pack.manifest.recogniser.file),
            embedding_size=pack.embedding_size,
            provider=provider,
            threads=total,
        )
        self._detectors: queue.SimpleQueue[YuNetDetector] = queue.SimpleQueue()
        for detector in detectors:
            self._detectors.put(detector)
        self.facts = EngineFacts(
            pack_name=pack.name,
            pack_sha256=pack.sha256,
            provider="+".join(sorted({self._embedder.provider, *(one.provider for one in detectors)})),
            embedding_size=pack.embedding_size,
            runtime_version=RUNTIME_VERSION,
        )

    def detect(
        self, frame: Frame, *, passes: Sequence[Pass] = NATIVE, regions: Sequence[Region] | None = None
    ) -> list[Detection]:
        """Find the faces of a picture.

        Args:
            frame: `(height, width, 3) uint8 BGR`, upright.
            passes: The looks at it.
            regions: Where to look, or None for everywhere.

        Returns:
            The faces, left to right.
        """
        with self._detector() as detector:
            return detector.detect(frame, passes=passes, regions=regions)

    def detect_still(self, image: Frame) -> list[Detection]:
        """Find the faces of a still, tiny ones and close-ups too, in the passes of `plan.plan_still`.

        Args:
            image: `(height, width, 3) uint8 BGR`, upright.

        Returns:
            The faces, left to right.
        """
        plan = plan_still(Mode.EVERY_FRAME, image.shape[1], image.shape[0])
        return self.detect(image, passes=plan.passes)

    def describe(self, frame: Frame, detections: Sequence[Detection]) -> list[Face]:
        """Align, judge and embed the faces found in one frame.

        Args:
            frame: `(height, width, 3) uint8 BGR`, the frame they were found in.
            detections: The faces found.

        Returns:
            One face for each detection, in the same order.
        """
        return self.describe_many([(frame, detections)])[0]

    def describe_many(self, found: Sequence[tuple[Frame, Sequence[Detection]]]) -> list[list[Face]]:
        """Align, judge and embed the faces found in several frames; embedding runs in batches across all of them.

        Args:
            found: Frames `(height, width, 3) uint8 BGR`, each with the faces found in it.

        Returns:
            For each frame one face for each detection, in the same order.
        """
        looked = [self.look(frame, detections) for frame, detections in found]
        faces = iter(self.embed_together([one for sightings in looked for one in sightings]))
        return [[next(faces) for _ in sightings] for sightings in looked]

    def look(self, frame: Frame, detections: Sequence[Detection]) -> list[Sighting]:
        """Align and judge the faces found in one frame, without embedding them.

        Args:
            frame: `(height, width, 3) uint8 BGR`, the frame they were found in.
            detections: The faces found.

        Returns:
            One sighting for each detection, in the same order.
        """
        return [_sighting(frame, one) for one in detections]

    def embed(self, sighting: Sighting) -> Face:
        """The face of a sighting with its embedding; the same whatever else is embedded at the time."""
        return self.embed_together([sighting])[0]

    def embed_together(self, sightings: Sequence[Sighting]) -> list[Face]:
        """The faces of these sightings with their embeddings, in the same order; see `FaceEmbedder.embed`."""
        vectors = self._embedder.embed([one.aligned for one in sightings])
        return [_embedded(one.face, vector) for one, vector in zip(sightings, vectors, strict=True)]

    @contextmanager
    def _detector(self) -> Iterator[YuNetDetector]:
        """A detector that nobody else uses meanwhile; waits for one if all are in use."""
        detector = self._detectors.get()
        try:
            yield detector
        finally:
            self._detectors.put(detector)


def _sighting(frame: Frame, detection: Detection) -> Sighting:
    aligned = align(frame, detection.landmarks)
    quality = assess(aligned, frame, detection.landmarks, detection.box)
    face = Face(detection.box, detection.landmarks, detection.score, quality, embedding=None)
    return Sighting(face, aligned, cut_out(frame, detection.box))


def _embedded(face: Face, vector: NDArray[np.float32]) -> Face:
    return replace(face, embedding=vector.astype("<f4").tobytes())
