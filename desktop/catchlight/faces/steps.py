"""The steps of an extraction, put together frame by frame from what was found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catchlight.faces.crop import face_crop
from catchlight.faces.detect import SMALLEST_FACE
from catchlight.faces.engine import Sighting
from catchlight.faces.face import Box, Face
from catchlight.faces.findings import FootageStep, FoundFace, Resume, TrackUpdate
from catchlight.faces.track import Track, Tracker
from catchlight.media.footage import Footage, Frame

Embed = Callable[[Sequence[Sighting]], list[Face]]

CROP_MARGIN = 0.5
"""Surroundings of a crop on each side, as a share of the face's size."""


@dataclass(frozen=True)
class _Cutout:
    """A face with its surroundings, kept until the step ends; `box` is relative to `pixels`."""

    pixels: NDArray[np.uint8]
    box: Box


class StepBuilder:
    """Collects the frames of one step after the other.

    Args:
        footage: The opened footage; its warnings and failed frames are shared out over the steps.
        resume: Where an interrupted run goes on, or None.
        embed: Gives the faces of sightings their embeddings.
    """

    def __init__(self, footage: Footage, resume: Resume | None, embed: Embed) -> None:
        self._footage = footage
        self._embed = embed
        self._tracker = Tracker()
        self._decoded_until = resume.next_frame if resume else 0
        self._told_until = self._decoded_until
        if resume:
            self._replay(resume.faces)
        self._begin()

    def add(self, frame: Frame, sightings: Sequence[Sighting]) -> None:
        """Take in one examined frame with its faces from left to right; embeds those whose embedding is needed."""
        self._frames.append((frame.number, frame.microseconds))
        self._decoded_until = frame.number + 1
        if not sightings:
            return
        faces = self._with_embeddings(frame, sightings)
        for face, track in zip(faces, self._tracker.update(frame.number, frame.microseconds, faces), strict=True):
            if track.best is face:
                self._best[track.number] = len(self._faces)
                self._cutouts[track.number] = _cutout(frame.pixels, face.box)
            self._touched[track.number] = track
            self._faces.append(FoundFace(frame.number, frame.microseconds, track.number, face))

    def _with_embeddings(self, frame: Frame, sightings: Sequence[Sighting]) -> list[Face]:
        faces = [one.face for one in sightings]
        needed = self._tracker.to_embed(frame.number, frame.microseconds, faces)
        missing = [at for at in needed if faces[at].embedding is None]
        for at, face in zip(missing, self._embed([sightings[at] for at in missing]), strict=True):
            faces[at] = face
        return faces

    def finish(self, *, last: bool) -> FootageStep:
        """The step so far; the next one begins.

        Args:
            last: True once the footage has come to its end.
        """
        footage = self._footage
        failed, warnings = tuple(footage.failed), tuple(footage.warnings)
        if last:
            self._decoded_until = max(self._decoded_until, *(number + 1 for number in failed), 0)
        until = None if last else self._decoded_until
        step = FootageStep(
            facts=footage.facts,
            frames=tuple(self._frames),
            failed=tuple(number for number in failed if self._is_due(number, until)),
            faces=tuple(self._faces),
            tracks=tuple(self._update(self._touched[number]) for number in sorted(self._touched)),
            warnings=tuple(warning for warning in warnings if self._is_due(warning.frame, until)),
            decoded_until=self._decoded_until,
            finished=last,
            smallest_face=float(SMALLEST_FACE),
        )
        self._told_until = self._decoded_until
        self._begin()
        return step

    def _begin(self) -> None:
        self._frames: list[tuple[int, int]] = []
        self._faces: list[FoundFace] = []
        self._touched: dict[int, Track] = {}
        self._best: dict[int, int] = {}
        self._cutouts: dict[int, _Cutout] = {}

    def _is_due(self, number: int, until: int | None) -> bool:
        """The decoder is ahead: what it says of later frames is told with those frames."""
        return self._told_until <= number and (until is None or number < until)

    def _replay(self, faces: Sequence[FoundFace]) -> None:
        start = 0
        while start < len(faces):
            end = start + 1
            while end < len(faces) and faces[end].frame == faces[start].frame:
                end += 1
            found = faces[start:end]
            first = found[0]
            self._tracker.replay(
                first.frame, first.microseconds, [one.face for one in found], [one.track for one in found]
            )
            start = end

    def _update(self, track: Track) -> TrackUpdate:
        cutout = self._cutouts.get(track.number)
        return TrackUpdate(
            number=track.number,
            best_frame=track.best_frame,
            best_in_step=self._best.get(track.number),
            template=track.template,
            crop=None if cutout is None else face_crop(cutout.pixels, cutout.box, margin=CROP_MARGIN),
        )


def crop_of(pixels: NDArray[np.uint8], box: Box) -> bytes:
    """A lossless PNG of a face with its surroundings.

    Args:
        pixels: `(height, width, 3) uint8 BGR`.
        box: The face, pixels.
    """
    return face_crop(pixels, _reachable(pixels, box), margin=CROP_MARGIN)


def _cutout(pixels: NDArray[np.uint8], box: Box) -> _Cutout:
    """The part of the frame that a crop of the box needs, so that the frame itself need not be kept."""
    box = _reachable(pixels, box)
    left = max(0, int(box.x - CROP_MARGIN * box.width) - 1)
    top = max(0, int(box.y - CROP_MARGIN * box.height) - 1)
    right = int(box.x + (1 + CROP_MARGIN) * box.width) + 2
    bottom = int(box.y + (1 + CROP_MARGIN) * box.height) + 2
    part = pixels[top:bottom, left:right].copy()
    return _Cutout(part, Box(box.x - left, box.y - top, box.width, box.height))


def _reachable(pixels: NDArray[np.uint8], box: Box) -> Box:
    """The box, moved to the frame's edge where the detector put it wholly outside."""
    height, width = pixels.shape[:2]
    x = min(max(box.x, 1 - box.width), width - 1)
    y = min(max(box.y, 1 - box.height), height - 1)
    return Box(x, y, box.width, box.height)
