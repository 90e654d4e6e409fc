"""What is known of one detected face: where it is, how good it is, and its embedding."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels of the upright frame; it may reach beyond the frame's edge."""

    x: float
    y: float
    width: float
    height: float

    @property
    def area(self) -> float:
        """Area in square pixels."""
        return self.width * self.height

    def overlap(self, other: Self) -> float:
        """Intersection over union with `other`, 0 to 1."""
        across = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        down = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        if across <= 0 or down <= 0:
            return 0.0
        # Far from the origin x + width is rounded, and what is shared could come out larger than the boxes.
        shared = min(across, self.width, other.width) * min(down, self.height, other.height)
        return shared / (self.area + other.area - shared)


class Verdict(StrEnum):
    """What a face can be used for."""

    USABLE = "usable"
    LIMITED = "limited"
    NOT_SUITABLE = "not-suitable"


class Reason(StrEnum):
    """Why a face is limited or not suitable."""

    SMALL = "small"
    VERY_SMALL = "very-small"
    BLURRED = "blurred"
    DARK = "dark"
    BRIGHT = "bright"
    LOW_CONTRAST = "low-contrast"
    UNEVEN_LIGHT = "uneven-light"
    TURNED = "turned"
    TILTED = "tilted"
    UPSIDE_DOWN = "upside-down"
    CUT_OFF = "cut-off"
    COMPRESSED = "compressed"


@dataclass(frozen=True)
class Quality:
    """The quality vector of one face, named after ISO/IEC 29794-5 where a measure of it applies.

    Attributes:
        inter_eye_distance: Distance between the eye centres, pixels of the original frame.
        sharpness: Sharpness of the aligned face, 0 (flat) to 1; see `faces.quality`.
        luminance: Mean luminance of the aligned face, 0 to 1.
        dynamic_range: Entropy of the luminance histogram, bits (0 to 8).
        illumination_uniformity: Agreement of the left and right half's luminance histograms, 0 to 1.
        yaw: Estimated turn of the head, degrees, positive to the image's right.
        pitch: Estimated nod, degrees, positive up.
        roll: Rotation in the image plane, degrees, positive clockwise.
        verdict: What the face can be used for.
        reasons: Why it is not simply usable; empty when usable.
        compression: How much the blocks of the compression show around the face, 0 to 1; None where it was not
            measured (vectors stored by earlier versions).
    """

    inter_eye_distance: float
    sharpness: float
    luminance: float
    dynamic_range: float
    illumination_uniformity: float
    yaw: float
    pitch: float
    roll: float
    verdict: Verdict
    reasons: tuple[Reason, ...] = ()
    compression: float | None = None


Landmarks = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Face:
    """One detected face.

    Attributes:
        box: Where it is, pixels of the upright frame.
        landmarks: Five points (x, y), pixels: right eye, left eye (the person's own, so the image's left one first),
            nose tip, right and left corner of the mouth.
        detector_score: The detector's own score, 0 to 1; never shown as a likelihood.
        quality: The quality vector.
        embedding: `float32` little-endian, unit length, as bytes (`embedding_size * 4`); None for a face of footage
            that was followed from an embedded one and not embedded itself. It can be looked at again for it.
    """

    box: Box
    landmarks: Landmarks
    detector_score: float
    quality: Quality
    embedding: bytes | None

    @property
    def own_embedding(self) -> bytes:
        """The embedding of a face that has one, as every face of a still does.

        Raises:
            ValueError: if the face was only followed.
        """
        if self.embedding is None:
            raise ValueError("the face was followed and not embedded")
        return self.embedding
