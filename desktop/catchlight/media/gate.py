"""The motion gate: where a frame differs from how that place looked when it was last looked at.

Each frame becomes a small grey picture (a quarter of the size) that is compared with a reference. The reference holds
every place as it was when it was last given out, so that slow changes add up until they are seen. The answer depends
on the pixels and times of the frames and on nothing else, so decoding again gives it again.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from catchlight.media.capture import cv2
from catchlight.media.request import GateSettings, Region

Grey = npt.NDArray[np.uint8]
"""Shape (height, width), uint8."""
_Cells = tuple[int, int, int, int]
"""A box in cells: left, top, right, bottom."""

SHRINK = 4
"""Pixels of the frame along each side of a pixel of the small picture."""
CELL = 16
"""Pixels of the frame along each side of the cells in which changes are counted."""
GRID = 32
"""Pixels of the frame along each side of the grid that regions lie on: that of the detector's coarsest level, so that a
face is measured in a region as it is in the whole frame."""
FLOOR = 8
"""Grey levels by which a pixel of the small picture must differ at least."""
NOISES = 5.0
"""Standard deviations of the noise by which it must differ; of 20,000 pixels two thirds of a frame in a hundred has one
that does by chance, and `FEW` of them side by side never."""
CEILING = 20
"""Grey levels by which it need not differ more, however noisy the footage is."""
FEW = 3
"""Pixels of the small picture that must differ within 3 x 3: about a third of a face 10 pixels wide."""
MARGIN = 64
"""Pixels around what changed, at least; in large frames a sixteenth of the height. With half of it a tenth less is
looked at, but YuNet sets its points less surely so near an edge, and best faces lose up to a tenth of their detail."""
NEAR_CELLS = 2
"""Cells that are twice as many apart at most are changed by one thing; of two people each has a region."""
MOST_REGIONS = 8
FRAMES_WITHOUT_TIME = 150
"""Frames after which the whole frame is looked at where their times do not tell how long that took."""
SHORTEST_INTERVAL = 1000
"""Microseconds from frame to frame below which times are no times."""

_MEAN_OF_NOISE = 0.798
"""The mean absolute value of a normal distribution, in standard deviations: the square root of 2 / pi."""
_FINENESS = 8


class MotionGate:
    """Feed it every frame in order.

    Args:
        settings: How often the whole frame is looked at.
        width: Pixels across of the first frame.
        height: Pixels down of the first frame.
    """

    def __init__(self, settings: GateSettings, width: int, height: int) -> None:
        self._every = settings.whole_every_microseconds
        self._noise = 0.0
        self._since = self._frames_since = 0
        self._previous: Grey | None = None
        self._resize(width, height)

    def regions(self, pixels: npt.NDArray[np.uint8], microseconds: int) -> tuple[Region, ...]:
        """Where this frame has to be looked at; nowhere if nothing changed.

        Args:
            pixels: Shape (height, width, 3), uint8, BGR.
            microseconds: The frame's time; may step back or stand still.
        """
        if pixels.shape[:2] != (self._height, self._width):
            self._resize(pixels.shape[1], pixels.shape[0])
        small = self._small(pixels)
        previous, self._previous = self._previous, small
        if small is None or previous is None or self._whole_is_due(microseconds):
            return self._give_whole(small, microseconds)
        changed = self._changed(small)
        found = () if changed is None else self._around(changed)
        share = sum(region.width * region.height for region in found) / (self._width * self._height)
        self._learn_noise(small, previous, quickly=share <= 0.5)
        if share > 0.5 or len(found) > MOST_REGIONS:
            return self._give_whole(small, microseconds)
        for region in found:
            rows, columns = _in_small(region)
            self._reference[rows, columns] = small[rows, columns]
        return found

    def _resize(self, width: int, height: int) -> None:
        self._width, self._height = width, height
        self._whole = (Region(0, 0, width, height),)
        margin = max(MARGIN, height // 16)
        self._margin_cells = -(-margin // CELL)
        self._previous = None
        rows, columns = height // SHRINK, width // SHRINK
        self._reference: Grey = np.zeros((rows, columns), dtype=np.uint8)
        self._grey: Grey = np.empty((rows * SHRINK, columns * SHRINK), dtype=np.uint8)
        self._half: Grey = np.empty((rows * 2, columns * 2), dtype=np.uint8)
        self._difference: Grey = np.empty((rows, columns), dtype=np.uint8)

    def _small(self, pixels: npt.NDArray[np.uint8]) -> Grey | None:
        """The frame at a quarter of its size, without the up to 3 pixels over at its right and lower edge.

        None for a tiny frame, which is always looked at as a whole.
        """
        rows, columns = self._reference.shape
        if min(rows, columns) < FEW:
            return None
        part = pixels[: rows * SHRINK, : columns * SHRINK]
        cv2.cvtColor(part, cv2.COLOR_BGR2GRAY, dst=self._grey)
        cv2.resize(self._grey, (columns * 2, rows * 2), dst=self._half, interpolation=cv2.INTER_AREA)
        small = cv2.resize(self._half, (columns, rows), interpolation=cv2.INTER_AREA)
        return np.asarray(small, dtype=np.uint8)

    def _whole_is_due(self, microseconds: int) -> bool:
        self._frames_since += 1
        elapsed = microseconds - self._since
        if elapsed < 0:
            self._since = microseconds
        if elapsed >= self._every:
            return True
        return self._frames_since >= FRAMES_WITHOUT_TIME and elapsed < self._frames_since * SHORTEST_INTERVAL

    def _give_whole(self, small: Grey | None, microseconds: int) -> tuple[Region, ...]:
        if small is not None:
            self._reference[:] = small
        self._since, self._frames_since = microseconds, 0
        return self._whole

    def _changed(self, small: Grey) -> Grey | None:
        """Where at least `FEW` pixels side by side differ from the reference: not 0; None if nowhere."""
        threshold = min(max(float(FLOOR), NOISES * self._noise), float(CEILING))
        cv2.absdiff(small, self._reference, dst=self._difference)
        _, differs = cv2.threshold(self._difference, threshold, 1, cv2.THRESH_BINARY)
        if cv2.countNonZero(differs) < FEW:
            return None
        counts = cv2.boxFilter(differs, -1, (3, 3), normalize=False, borderType=cv2.BORDER_CONSTANT)
        _, changed = cv2.threshold(counts, FEW - 1, 255, cv2.THRESH_BINARY)
        return np.asarray(changed, dtype=np.uint8) if cv2.countNonZero(changed) else None

    def _around(self, changed: Grey) -> tuple[Region, ...]:
        cell = CELL // SHRINK
        rows, columns = changed.shape
        grid = (-(-columns // cell), -(-rows // cell))
        padded = cv2.copyMakeBorder(
            changed, 0, grid[1] * cell - rows, 0, grid[0] * cell - columns, cv2.BORDER_CONSTANT, value=(0,)
        )
        cells = cv2.resize(padded, grid, interpolation=cv2.INTER_AREA)  # 1 of 64 pixels at 255 leaves 4
        near = np.ones((2 * NEAR_CELLS + 1, 2 * NEAR_CELLS + 1), np.uint8)
        cells = cv2.dilate((np.asarray(cells) > 0).astype(np.uint8), near)
        count, _, boxes, _ = cv2.connectedComponentsWithStats(cells, connectivity=8)
        more = self._margin_cells - NEAR_CELLS
        found = [
            _on_grid((x - more, y - more, x + across + more, y + down + more), grid)
            for x, y, across, down, _ in boxes[1:count].tolist()
        ]
        return tuple(self._region(*box) for box in _joined(found))

    def _region(self, left: int, top: int, right: int, bottom: int) -> Region:
        """A box of cells as pixels; the last row and column of cells reach to the frame's edge."""
        x, y = left * CELL, top * CELL
        edge_x, edge_y = self._width // SHRINK * SHRINK, self._height // SHRINK * SHRINK
        x_end = self._width if right * CELL >= edge_x else right * CELL
        y_end = self._height if bottom * CELL >= edge_y else bottom * CELL
        return Region(x, y, x_end - x, y_end - y)

    def _learn_noise(self, small: Grey, previous: Grey, *, quickly: bool) -> None:
        """Follow the noise from frame to frame: up at once, down slowly, because key frames of a codec come seldom.

        The median over blocks is not moved by what moves in less than half of the frame; where more than half of it
        changed, one frame says little.
        """
        rows, columns = small.shape[0] // 4, small.shape[1] // 4
        if min(rows, columns) == 0:
            return
        part = np.s_[: rows * 4, : columns * 4]
        fine = cv2.convertScaleAbs(cv2.absdiff(small[part], previous[part]), alpha=_FINENESS)
        blocks = np.asarray(cv2.resize(fine, (columns, rows), interpolation=cv2.INTER_AREA)).ravel()
        median = float(np.partition(blocks, len(blocks) // 2)[len(blocks) // 2])
        seen = median / _FINENESS / _MEAN_OF_NOISE
        if seen > self._noise:
            self._noise += (seen - self._noise) * (1.0 if quickly else 1 / 16)
        else:
            self._noise += (seen - self._noise) / 64


def _in_small(region: Region) -> tuple[slice, slice]:
    bottom, right = region.y + region.height, region.x + region.width
    return (
        slice(region.y // SHRINK, -(-bottom // SHRINK)),
        slice(region.x // SHRINK, -(-right // SHRINK)),
    )


def _on_grid(box: _Cells, grid: tuple[int, int]) -> _Cells:
    """The part of the box that lies in the frame, grown to lie on the grid."""
    left, top, right, bottom = max(0, box[0]), max(0, box[1]), min(box[2], grid[0]), min(box[3], grid[1])
    step = GRID // CELL
    return left // step * step, top // step * step, -(-right // step) * step, -(-bottom // step) * step


def _joined(boxes: Sequence[_Cells]) -> list[_Cells]:
    """Boxes become the one box around them where that is no larger than both together, until none are left to join.

    Two people who pass each other stay two boxes that overlap; what lies in both is looked at twice, which costs less.
    """
    apart: list[_Cells] = []
    for box in sorted(boxes):
        grown = box
        while (near := next((one for one in apart if _is_less_as_one(grown, one)), None)) is not None:
            apart.remove(near)
            grown = _around_both(grown, near)
        apart.append(grown)
    return sorted(apart, key=lambda one: (one[1], one[0]))


def _is_less_as_one(one: _Cells, other: _Cells) -> bool:
    return _area(_around_both(one, other)) <= _area(one) + _area(other)


def _around_both(one: _Cells, other: _Cells) -> _Cells:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _area(box: _Cells) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])
