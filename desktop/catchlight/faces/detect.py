"""Finding faces in a picture: in all passes of a plan, over the whole of it or where something changed.

A pass looks at the picture smaller, larger or as it is. Large pictures are looked at in tiles, so that their size
costs time and not memory.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from catchlight.faces.face import Box, Landmarks
from catchlight.faces.plan import Pass
from catchlight.faces.yunet import YuNet
from catchlight.media.request import Region

SCORE_THRESHOLD = 0.6
"""Least detector score of a face, 0 to 1. Source: OpenCV Zoo's face_detection_yunet uses 0.6 to 0.9."""

OVERLAP_THRESHOLD = 0.3
"""Two boxes of a larger intersection over union are one face. Source: OpenCV's default for YuNet."""

NATIVE = (Pass(1.0),)
"""One look at the resolution the picture has."""

_TILE, _TILE_OVERLAP = 2048, 256
"""Side and overlap of the tiles, pixels, in which a large picture is looked at; its reduced pass finds larger faces."""

_ACROSS, _DOWN = [0, 4, 6, 8, 10, 12], [1, 5, 7, 9, 11, 13]
"""Columns of a decoded box that are positions, across and down."""

_EDGE = 1.0
"""Pixels from a region's inner edge within which a face counts as cut by it."""

_MOST_BOXES = 5000

Rows = NDArray[np.float32]
"""`(n, 15)`, pixels: x, y, width, height, five points (x, y), score."""


@dataclass(frozen=True)
class Detection:
    """One face found, before anything else is known of it.

    Attributes:
        box: Where it is, pixels of the frame.
        landmarks: Five points (x, y), pixels, in the order of `Face.landmarks`.
        score: The detector's own score, 0 to 1.
    """

    box: Box
    landmarks: Landmarks
    score: float


class YuNetDetector:
    """One detector with its own session; use one per thread."""

    def __init__(
        self,
        model: bytes,
        *,
        provider: str | None = None,
        threads: int = 1,
        score_threshold: float = SCORE_THRESHOLD,
    ) -> None:
        """Open the session.

        Args:
            model: YuNet as the default pack holds it.
            provider: See `runtime.open_session`.
            threads: Threads that one detection may use.
            score_threshold: Least detector score of a face, 0 to 1.

        Raises:
            PackRefused: if the model is not built as YuNet is.
        """
        self._yunet = YuNet(model, provider=provider, threads=threads)
        self._score_threshold = score_threshold
        self.provider = self._yunet.provider

    def detect(
        self,
        picture: NDArray[np.uint8],
        *,
        passes: Sequence[Pass] = NATIVE,
        regions: Sequence[Region] | None = None,
    ) -> list[Detection]:
        """Find the faces of a picture.

        Args:
            picture: `(height, width, 3) uint8 BGR`, upright.
            passes: The looks at it.
            regions: Where to look, or None for everywhere. If a face reaches to the edge of a region, the whole
                picture is looked at instead.

        Returns:
            The faces, left to right.
        """
        _expect_picture(picture)
        height, width = picture.shape[:2]
        whole = [Region(0, 0, width, height)]
        parts = whole if regions is None else list(regions)
        found = [self._look_in(picture, part, passes) for part in parts]
        if any(_is_cut(rows, part, width, height) for rows, part in zip(found, parts, strict=True)):
            found = [self._look_in(picture, whole[0], passes)]
        return _ordered(_suppressed(np.concatenate(found))) if found else []

    def _look_in(self, picture: NDArray[np.uint8], part: Region, passes: Sequence[Pass]) -> Rows:
        """The faces of all passes over one region, in pixels of the picture."""
        cut = picture[part.y : part.y + part.height, part.x : part.x + part.width]
        rows = np.concatenate([self._look_scaled(cut, one) for one in passes])
        rows[:, _ACROSS] += part.x
        rows[:, _DOWN] += part.y
        return rows

    def _look_scaled(self, picture: NDArray[np.uint8], one: Pass) -> Rows:
        """The faces of one pass, in pixels of the original."""
        height, width = picture.shape[:2]
        size = (max(1, round(width * one.scale)), max(1, round(height * one.scale)))
        if size != (width, height):
            how = cv2.INTER_AREA if one.scale < 1 else cv2.INTER_CUBIC
            picture = cv2.resize(picture, size, interpolation=how).astype(np.uint8, copy=False)
        border = round(max(size) * one.border)
        if border:
            picture = cv2.copyMakeBorder(
                picture, border, border, border, border, cv2.BORDER_CONSTANT, value=(127, 127, 127)
            ).astype(np.uint8, copy=False)
        rows = self._look_tiled(picture)
        rows[:, [*_ACROSS, *_DOWN]] -= border
        rows[:, 0:14:2] *= width / size[0]
        rows[:, 1:14:2] *= height / size[1]
        return rows

    def _look_tiled(self, picture: NDArray[np.uint8]) -> Rows:
        """As `YuNet.look`, tile by tile where the picture is large."""
        height, width = picture.shape[:2]
        tiles = _tiles(width, height)
        found = []
        for tile in tiles:
            part = picture[tile.y : tile.y + tile.height, tile.x : tile.x + tile.width]
            rows = self._yunet.look(part, threshold=self._score_threshold)
            rows[:, _ACROSS] += tile.x
            rows[:, _DOWN] += tile.y
            # What an inner edge cuts is whole in the neighbouring tile.
            found.append(rows[~_reaches_edge(rows, tile, width, height, margin=0.0)] if len(tiles) > 1 else rows)
        return np.concatenate(found)


def _is_cut(rows: Rows, part: Region, width: int, height: int) -> bool:
    return bool(_reaches_edge(rows, part, width, height, margin=_EDGE).any())


def _reaches_edge(rows: Rows, part: Region, width: int, height: int, *, margin: float) -> NDArray[np.bool_]:
    """Which boxes reach to within `margin` pixels of an edge of the part that is no edge of the picture."""
    right, bottom = part.x + part.width, part.y + part.height
    reaches: NDArray[np.bool_] = (
        ((rows[:, 0] <= part.x + margin) & (part.x > 0))
        | ((rows[:, 1] <= part.y + margin) & (part.y > 0))
        | ((rows[:, 0] + rows[:, 2] >= right - margin) & (right < width))
        | ((rows[:, 1] + rows[:, 3] >= bottom - margin) & (bottom < height))
    )
    return reaches


def _tiles(width: int, height: int) -> list[Region]:
    """The overlapping tiles that cover a picture; one tile where it fits."""
    return [
        Region(left, top, min(_TILE, width - left), min(_TILE, height - top))
        for top in _starts(height)
        for left in _starts(width)
    ]


def _starts(length: int) -> list[int]:
    return list(range(0, max(1, length - _TILE_OVERLAP), _TILE - _TILE_OVERLAP))


def _expect_picture(picture: NDArray[np.uint8]) -> None:
    if picture.dtype != np.uint8 or picture.ndim != 3 or picture.shape[2] != 3 or 0 in picture.shape:
        raise ValueError(f"expected (height, width, 3) uint8, got {picture.shape} {picture.dtype}")


def _suppressed(rows: Rows) -> Rows:
    """Keep the best of boxes that overlap."""
    if len(rows) < 2:
        return rows
    best: Sequence[int] = cv2.dnn.NMSBoxes(
        rows[:, :4].tolist(), rows[:, 14].tolist(), 0.0, OVERLAP_THRESHOLD, top_k=_MOST_BOXES
    )
    return rows[np.asarray(best, dtype=np.intp).reshape(-1)]


def _ordered(rows: Iterable[NDArray[np.float32]]) -> list[Detection]:
    """Detections from left to right, and from the top where two begin in the same column."""
    found = [
        Detection(
            box=Box(*values[:4]),
            landmarks=tuple(zip(values[4:14:2], values[5:14:2], strict=True)),
            score=values[14],
        )
        for values in (row.tolist() for row in rows)
    ]
    return sorted(found, key=lambda one: (one.box.x, one.box.y))
