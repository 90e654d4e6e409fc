"""How good a face is for comparison: a vector of measures, and what follows from it in words.

The measures are named after ISO/IEC 29794-5:2025 and computed from the aligned face and the five landmarks; they are
simpler than the standard's reference algorithms and are not its component scores. Occlusion is not measured: no model
for it is shipped, so a mask or a hand before the face is left to the examiner's eye.
"""

import math
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from catchlight.faces.bounds import (
    BLURRED_BELOW,
    BRIGHT_ABOVE,
    COMPRESSED_ABOVE,
    CUT_OFF_ABOVE,
    DARK_BELOW,
    LOW_CONTRAST_BELOW,
    NODDED_ABOVE,
    SMALL_WIDTH,
    TILTED_ABOVE,
    TURNED_ABOVE,
    TURNED_AWAY_ABOVE,
    UNEVEN_BELOW,
    UPSIDE_DOWN_ABOVE,
    VERY_BLURRED_BELOW,
    VERY_SMALL_WIDTH,
)
from catchlight.faces.face import Box, Landmarks, Quality, Reason, Verdict

_ALIGNED_EYE_DISTANCE = 35.24
"""Inter-eye distance of the aligned face, pixels (InsightFace's `arcface_dst`)."""

_FRONTAL_NOSE = 0.56
"""Place of the nose tip between the eye line (0) and the mouth line (1) of a frontal face, as YuNet sets its points."""

_EYES_TO_NOSE_DEPTH = 1.55
"""Inter-eye distance over the nose tip's depth before the plane of eyes and mouth."""

_HEIGHT_TO_NOSE_DEPTH = 1.8
"""Distance from eye line to mouth line over the nose tip's depth before that plane."""

_FACE_ROWS, _FACE_COLUMNS = slice(34, 100), slice(24, 88)
"""The part of the aligned face that shows skin and not what is behind it, pixels; symmetric about the nose."""

_UNIFORMITY_BINS, _UNIFORMITY_SHIFT = 32, 3
_REBLUR = 9
_BLOCK = 8
_FEWEST_BLOCKS, _MOST_BLOCKS = 3, 12
"""Blocks across and down in which compression is measured."""

Pixels = NDArray[np.uint8]


def assess(aligned: Pixels, frame: Pixels, landmarks: Landmarks, box: Box) -> Quality:
    """The quality of one face.

    Args:
        aligned: The aligned face, `(112, 112, 3) uint8 BGR`.
        frame: The frame it is in, `(height, width, 3) uint8 BGR`.
        landmarks: Five points (x, y), pixels of the frame.
        box: The face, pixels of the frame.
    """
    grey = cv2.cvtColor(aligned, cv2.COLOR_BGR2GRAY).astype(np.uint8, copy=False)
    skin = grey[_FACE_ROWS, _FACE_COLUMNS]
    eyes = inter_eye_distance(landmarks)
    yaw, pitch, roll = head_pose(landmarks)
    measured = Quality(
        inter_eye_distance=eyes,
        sharpness=sharpness(grey, eyes),
        luminance=float(skin.mean()) / 255,
        dynamic_range=dynamic_range(skin),
        illumination_uniformity=illumination_uniformity(skin),
        yaw=yaw,
        pitch=pitch,
        roll=roll,
        verdict=Verdict.USABLE,
        compression=compression(frame, box),
    )
    height, width = frame.shape[:2]
    verdict, reasons = judge(measured, box, outside=share_outside(box, width, height))
    return replace(measured, verdict=verdict, reasons=reasons)


def judge(quality: Quality, box: Box, *, outside: float) -> tuple[Verdict, tuple[Reason, ...]]:
    """What a face can be used for, and why not for more.

    Args:
        quality: The measures; its verdict and reasons are not read.
        box: The face, pixels of the frame.
        outside: Share of the box outside the frame, 0 to 1.
    """
    turned = abs(quality.yaw) > TURNED_ABOVE or abs(quality.pitch) > NODDED_ABOVE
    found = {
        Reason.VERY_SMALL: box.width < VERY_SMALL_WIDTH,
        Reason.SMALL: VERY_SMALL_WIDTH <= box.width < SMALL_WIDTH,
        Reason.BLURRED: quality.sharpness < BLURRED_BELOW,
        Reason.DARK: quality.luminance < DARK_BELOW,
        Reason.BRIGHT: quality.luminance > BRIGHT_ABOVE,
        Reason.LOW_CONTRAST: quality.dynamic_range < LOW_CONTRAST_BELOW,
        Reason.UNEVEN_LIGHT: quality.illumination_uniformity < UNEVEN_BELOW,
        Reason.TURNED: turned,
        Reason.TILTED: TILTED_ABOVE < abs(quality.roll) <= UPSIDE_DOWN_ABOVE,
        Reason.UPSIDE_DOWN: abs(quality.roll) > UPSIDE_DOWN_ABOVE,
        Reason.CUT_OFF: outside > CUT_OFF_ABOVE,
        Reason.COMPRESSED: quality.compression is not None and quality.compression > COMPRESSED_ABOVE,
    }
    reasons = tuple(reason for reason, holds in found.items() if holds)
    turned_away = abs(quality.yaw) > TURNED_AWAY_ABOVE
    if found[Reason.VERY_SMALL] or turned_away or quality.sharpness < VERY_BLURRED_BELOW:
        return Verdict.NOT_SUITABLE, reasons
    return (Verdict.LIMITED if reasons else Verdict.USABLE), reasons


def inter_eye_distance(landmarks: Landmarks) -> float:
    """Distance between the eye centres, pixels. Source: ISO/IEC 29794-5, inter-eye distance (pose not corrected)."""
    return math.dist(landmarks[0], landmarks[1])


def sharpness(grey: NDArray[np.uint8], eye_distance: float) -> float:
    """One minus the blur effect of the aligned face, 0 (flat) to 1.

    The face is first brought back to the resolution it had in the frame, so that enlarging a small face to the
    template's size does not count as blur.

    Args:
        grey: Luminance of the aligned face, `(112, 112) uint8`.
        eye_distance: Inter-eye distance in the frame, pixels.

    Source: Crete, Dolmiere, Ladret, Nicolas 2007, "The blur effect: perception and estimation with a new
    no-reference perceptual blur metric", SPIE 6492.
    """
    scale = eye_distance / _ALIGNED_EYE_DISTANCE
    if scale < 1:
        side = max(_REBLUR + 2, round(grey.shape[0] * scale))
        grey = cv2.resize(grey, (side, side), interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
    image = grey.astype(np.float32)
    return 1 - max(_lost_to_blur(image), _lost_to_blur(np.ascontiguousarray(image.T)))


def _lost_to_blur(image: NDArray[np.float32]) -> float:
    """Share of the steps from one pixel to the next, across, that is not lost by blurring the image once more."""
    change = cv2.absdiff(image[:, 1:], image[:, :-1])
    blurred = cv2.blur(image, (_REBLUR, 1))
    kept = change - cv2.absdiff(blurred[:, 1:], blurred[:, :-1])
    total = cv2.norm(change, cv2.NORM_L1)
    return 1.0 if total == 0 else 1 - cv2.norm(np.maximum(kept, 0.0), cv2.NORM_L1) / total


def dynamic_range(grey: NDArray[np.uint8]) -> float:
    """Entropy of the luminance histogram, bits (0 to 8).

    Args:
        grey: Luminance of the face, `(height, width) uint8`.

    Source: ISO/IEC 29794-5, dynamic range.
    """
    shares = np.bincount(grey.reshape(-1), minlength=256) / grey.size
    shares = shares[shares > 0]
    return float(-(shares * np.log2(shares)).sum()) + 0.0


def illumination_uniformity(grey: NDArray[np.uint8]) -> float:
    """Agreement of the luminance histograms of the left and the right half of the face, 0 to 1.

    Args:
        grey: Luminance of the face, `(height, width) uint8`.

    Source: ISO/IEC 29794-5, illumination uniformity: the sum of the smaller of both histograms' values.
    """
    middle = grey.shape[1] // 2
    halves = (grey[:, :middle], grey[:, -middle:])
    left, right = (
        np.bincount(half.reshape(-1) >> _UNIFORMITY_SHIFT, minlength=_UNIFORMITY_BINS) / half.size for half in halves
    )
    return float(np.minimum(left, right).sum())


def compression(frame: Pixels, box: Box) -> float:
    """How much the 8 x 8 grid of block coding shows around a face, 0 to 1.

    On luminance, the mean step from a pixel to the next across the edges of the grid, e, is set against the mean step
    within its blocks, w: (e - w) / (e + w), at least 0; the larger of both directions. A picture without blocks gives
    about 0, one whose blocks are flat gives 1. Footage that its decoder has deblocked, scaled or turned off the grid
    shows less than it has lost; the measure can accuse and cannot acquit.

    Args:
        frame: `(height, width, 3) uint8 BGR`, as it was decoded, not scaled.
        box: The face, pixels of the frame.

    Source: after Wang, Sheikh, Bovik 2002, "No-reference perceptual quality assessment of JPEG compressed images",
    ICIP (differences across block edges against those within); ISO/IEC 29794-5 asks for compression artifacts.
    """
    left, across = _on_grid(box.x, box.width, frame.shape[1])
    top, down = _on_grid(box.y, box.height, frame.shape[0])
    if min(across, down) < _FEWEST_BLOCKS:
        return 0.0
    part = frame[top : top + _BLOCK * down + 1, left : left + _BLOCK * across + 1]
    grey = cv2.cvtColor(part, cv2.COLOR_BGR2GRAY)
    return max(
        0.0,
        _blockiness(cv2.absdiff(grey[:, 1:], grey[:, :-1]).sum(axis=0)),
        _blockiness(cv2.absdiff(grey[1:], grey[:-1]).sum(axis=1)),
    )


def _on_grid(start: float, length: float, limit: int) -> tuple[int, int]:
    """First pixel and number of the whole blocks that cover a span, around its middle, with a pixel to spare."""
    blocks = max(_FEWEST_BLOCKS, min(_MOST_BLOCKS, math.ceil(length / _BLOCK)))
    available = max(0, (limit - 1) // _BLOCK)
    blocks = min(blocks, available)
    first = math.floor((start + length / 2) / _BLOCK - blocks / 2)
    return _BLOCK * max(0, min(first, available - blocks)), blocks


def _blockiness(steps: NDArray[np.integer]) -> float:
    """(e - w) / (e + w) of the sums of steps along one direction; every eighth crosses an edge of the grid."""
    by_place = steps.reshape(-1, _BLOCK).sum(axis=0).tolist()
    edge, within = by_place[-1], sum(by_place[:-1]) / (_BLOCK - 1)
    return (edge - within) / (edge + within) if edge + within else 0.0


def head_pose(landmarks: Landmarks) -> tuple[float, float, float]:
    """Yaw, pitch and roll in degrees, estimated from five landmarks under weak perspective.

    Roll is the slope of the eye line. In the face's own upright axes a turn moves the nose tip sideways against the
    middle of the eyes and mouth by depth * sin(yaw), while the eye distance shrinks by cos(yaw); a nod moves it
    between the eye line and the mouth line likewise. Both follow from the depth of an average nose.

    A face that stands on its head has a roll beyond 90 degrees only where the detector sets its points so. YuNet does
    not: it finds few such faces, and sets their points as if they were upright.

    Args:
        landmarks: Five points (x, y), pixels, in the order of `Face.landmarks`.

    Returns:
        Yaw, positive to the image's right; pitch, positive up; roll, positive clockwise.
    """
    right, left, tip, *corners = landmarks
    across, down = left[0] - right[0], left[1] - right[1]
    roll = math.atan2(down, across)
    cosine, sine = math.cos(roll), math.sin(roll)
    middle = ((right[0] + left[0]) / 2, (right[1] + left[1]) / 2)

    def upright(point: tuple[float, float]) -> tuple[float, float]:
        x, y = point[0] - middle[0], point[1] - middle[1]
        return x * cosine + y * sine, y * cosine - x * sine

    nose, mouth = upright(tip), upright(((corners[0][0] + corners[1][0]) / 2, (corners[0][1] + corners[1][1]) / 2))
    eyes, height = math.hypot(across, down), mouth[1]
    if eyes == 0 or height <= 0:
        return 90.0, 0.0, math.degrees(roll)
    along = nose[1] / height
    aside = nose[0] - mouth[0] * along
    yaw = math.atan(aside / eyes * _EYES_TO_NOSE_DEPTH)
    pitch = math.atan((_FRONTAL_NOSE - along) * _HEIGHT_TO_NOSE_DEPTH)
    return math.degrees(yaw), math.degrees(pitch), math.degrees(roll)


def share_outside(box: Box, frame_width: int, frame_height: int) -> float:
    """Share of a box that lies outside its frame, 0 to 1."""
    across = min(box.x + box.width, frame_width) - max(box.x, 0)
    down = min(box.y + box.height, frame_height) - max(box.y, 0)
    if box.area <= 0 or across <= 0 or down <= 0:
        return 1.0
    return 1 - across * down / box.area
