"""How good a face is for comparison: a vector of measures, and what follows from it in words.

The measures are named after ISO/IEC 29794-5:2025 and computed from the aligned face and the five landmarks; they are
simpler than the standard's reference algorithms and are not its component scores.
"""

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from catchlight.faces.face import Box, Landmarks, Quality, Reason, Verdict

SMALL_WIDTH = 40.0
"""A face whose box is narrower, in pixels, is small: compare with care."""

VERY_SMALL_WIDTH = 20.0
"""A face whose box is narrower, in pixels, is not suitable for comparison."""

BLURRED_BELOW, VERY_BLURRED_BELOW = 0.36, 0.15
"""Sharpness below which a face is blurred, and below which it is not suitable."""

DARK_BELOW, BRIGHT_ABOVE = 0.2, 0.8
"""Mean luminance outside which a face is dark or bright."""

LOW_CONTRAST_BELOW = 5.5
"""Entropy of the luminance histogram, bits, below which a face has low contrast."""

UNEVEN_BELOW = 0.3
"""Illumination uniformity below which light falls from one side."""

TURNED_ABOVE, TURNED_AWAY_ABOVE = 35.0, 60.0
"""Degrees of yaw from which a face is turned, and from which it is not suitable."""

NODDED_ABOVE = 30.0
"""Degrees of pitch from which a face counts as turned."""

TILTED_ABOVE = 35.0
"""Degrees of roll from which a face is tilted."""

CUT_OFF_ABOVE = 0.15
"""Share of the box outside the frame from which a face is cut off."""

ENOUGH_EYE_DISTANCE = 48.0
"""Inter-eye distance, pixels, beyond which more resolution does not make a better frame to compare."""

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

_UNIFORMITY_BINS = 32
_REBLUR = 9


def assess(
    aligned: NDArray[np.uint8], landmarks: Landmarks, box: Box, *, frame_width: int, frame_height: int
) -> Quality:
    """The quality of one face.

    Args:
        aligned: The aligned face, `(112, 112, 3) uint8 BGR`.
        landmarks: Five points (x, y), pixels of the frame.
        box: The face, pixels of the frame.
        frame_width: Width of the frame, pixels.
        frame_height: Height of the frame, pixels.
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
    )
    outside = share_outside(box, frame_width, frame_height)
    verdict, reasons = judge(measured, box, outside=outside)
    return Quality(
        inter_eye_distance=measured.inter_eye_distance,
        sharpness=measured.sharpness,
        luminance=measured.luminance,
        dynamic_range=measured.dynamic_range,
        illumination_uniformity=measured.illumination_uniformity,
        yaw=yaw,
        pitch=pitch,
        roll=roll,
        verdict=verdict,
        reasons=reasons,
    )


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
        Reason.TILTED: abs(quality.roll) > TILTED_ABOVE,
        Reason.CUT_OFF: outside > CUT_OFF_ABOVE,
    }
    reasons = tuple(reason for reason, holds in found.items() if holds)
    turned_away = abs(quality.yaw) > TURNED_AWAY_ABOVE
    if found[Reason.VERY_SMALL] or turned_away or quality.sharpness < VERY_BLURRED_BELOW:
        return Verdict.NOT_SUITABLE, reasons
    return (Verdict.LIMITED if reasons else Verdict.USABLE), reasons


def rank_key(quality: Quality, box: Box) -> tuple[int, float, float]:
    """Order the faces of one track; the largest key is the best frame to compare and to show.

    First the verdict. Then the detail that is there to compare: inter-eye distance as far as it helps, times
    sharpness, times how much of the face is turned to the camera. Then the larger face. The key orders frames of one
    track and is not shown to anyone.
    """
    standing = (Verdict.NOT_SUITABLE, Verdict.LIMITED, Verdict.USABLE).index(quality.verdict)
    facing = max(0.0, math.cos(math.radians(quality.yaw))) * max(0.0, math.cos(math.radians(quality.pitch)))
    detail = min(quality.inter_eye_distance, ENOUGH_EYE_DISTANCE) * quality.sharpness * facing
    return standing, detail, box.area


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
    lost = []
    for axis, kernel in ((1, (_REBLUR, 1)), (0, (1, _REBLUR))):
        blurred = cv2.blur(image, kernel)
        change = np.abs(np.diff(image, axis=axis))
        after = np.abs(np.diff(blurred, axis=axis))
        total = float(change.sum())
        lost.append(1.0 if total == 0 else 1 - float(np.maximum(0, change - after).sum()) / total)
    return 1 - max(lost)


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
        np.bincount(half.reshape(-1) // (256 // _UNIFORMITY_BINS), minlength=_UNIFORMITY_BINS) / half.size
        for half in halves
    )
    return float(np.minimum(left, right).sum())


def head_pose(landmarks: Landmarks) -> tuple[float, float, float]:
    """Yaw, pitch and roll in degrees, estimated from five landmarks under weak perspective.

    Roll is the slope of the eye line. In the face's own upright axes a turn moves the nose tip sideways against the
    middle of the eyes and mouth by depth * sin(yaw), while the eye distance shrinks by cos(yaw); a nod moves it
    between the eye line and the mouth line likewise. Both follow from the depth of an average nose.

    Args:
        landmarks: Five points (x, y), pixels, in the order of `Face.landmarks`.

    Returns:
        Yaw, positive to the image's right; pitch, positive up; roll, positive clockwise.
    """
    points = np.asarray(landmarks, dtype=np.float64)
    across, down = points[1] - points[0]
    roll = math.atan2(down, across)
    turn = np.array([[math.cos(roll), math.sin(roll)], [-math.sin(roll), math.cos(roll)]])
    upright = (points - points[:2].mean(axis=0)) @ turn.T
    mouth, nose = upright[3:].mean(axis=0), upright[2]
    eyes = math.hypot(across, down)
    height = float(mouth[1])
    if eyes == 0 or height <= 0:
        return 90.0, 0.0, math.degrees(roll)
    along = float(nose[1]) / height
    aside = float(nose[0]) - float(mouth[0]) * along
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
