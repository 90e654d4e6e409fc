"""Which followed faces stand although nobody looked for them again: where the motion gate saw no change."""

import math
from collections.abc import Iterable, Sequence

from catchlight.faces.engine import Sighting
from catchlight.faces.face import Box
from catchlight.faces.motion import enlarged
from catchlight.faces.track import Track
from catchlight.media.request import Region

SAME_PLACE_OVERLAP = 0.3
"""Intersection over union from which a face found now is over the place of a face found before, or the same twice."""
INSIDE_MARGIN = 0.25
"""Surroundings of a face, as a share of its size, that must have been looked at for its absence to say something."""
AGAIN_MARGIN = 0.5
"""Surroundings with which a face is looked for again: twice its width and height in all."""


def covers(regions: Sequence[Region], width: int, height: int) -> bool:
    """Whether one region is the whole frame."""
    return any(one.width >= width and one.height >= height for one in regions)


def unclear_places(
    tracks: Iterable[Track], found: Sequence[Sighting], regions: Sequence[Region], *, width: int, height: int
) -> list[Region]:
    """Where to look once more: around standing faces that were looked at in part and not found.

    Args:
        tracks: The tracks so far.
        found: Faces found in the regions.
        regions: Where was looked.
        width: Width of the frame, pixels.
        height: Height of the frame, pixels.
    """
    frame = Region(0, 0, width, height)
    return [
        _pixels_of(enlarged(track.box, AGAIN_MARGIN), frame)
        for track in tracks
        if track.standing
        and any(_meets(track.box, one) for one in regions)
        and not any(_holds(one, _clipped(enlarged(track.box, INSIDE_MARGIN), frame)) for one in regions)
        and not _is_over_any(track.box, found)
    ]


def held(tracks: Iterable[Track], found: Sequence[Sighting], regions: Sequence[Region]) -> set[int]:
    """Numbers of the standing tracks whose last face stands: it meets no region, and no found face is over it."""
    return {
        track.number
        for track in tracks
        if track.standing and not any(_meets(track.box, one) for one in regions) and not _is_over_any(track.box, found)
    }


def joined(found: Sequence[Sighting], again: Sequence[Sighting]) -> list[Sighting]:
    """The faces of both looks, each once, from left to right."""
    new = [one for one in again if not _is_over_any(one.face.box, found)]
    return sorted([*found, *new], key=lambda one: (one.face.box.x, one.face.box.y))


def _is_over_any(box: Box, found: Sequence[Sighting]) -> bool:
    return any(one.face.box.overlap(box) >= SAME_PLACE_OVERLAP for one in found)


def _meets(box: Box, region: Region) -> bool:
    return (
        box.x < region.x + region.width
        and box.x + box.width > region.x
        and box.y < region.y + region.height
        and box.y + box.height > region.y
    )


def _holds(region: Region, box: Box) -> bool:
    return (
        box.x >= region.x
        and box.y >= region.y
        and box.x + box.width <= region.x + region.width
        and box.y + box.height <= region.y + region.height
    )


def _clipped(box: Box, frame: Region) -> Box:
    """The part of a box that lies in the frame; empty at its edge where none does."""
    left, top = min(max(box.x, 0.0), frame.width), min(max(box.y, 0.0), frame.height)
    right = min(max(box.x + box.width, left), frame.width)
    bottom = min(max(box.y + box.height, top), frame.height)
    return Box(left, top, right - left, bottom - top)


def _pixels_of(box: Box, frame: Region) -> Region:
    """The whole pixels that a box touches, at least one."""
    part = _clipped(box, frame)
    left, top = min(math.floor(part.x), frame.width - 1), min(math.floor(part.y), frame.height - 1)
    right, bottom = math.ceil(part.x + part.width), math.ceil(part.y + part.height)
    return Region(left, top, max(1, right - left), max(1, bottom - top))
