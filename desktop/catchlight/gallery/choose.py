"""Which face of a portrait is enrolled: never a guess, and said how it was chosen."""

from collections.abc import Sequence

from catchlight.faces.face import Box, Face
from catchlight.gallery.provenance import Chosen
from catchlight.gallery.rows import RowRefused

SMALLEST_WIDTH = 24.0
"""Pixels of the original; the narrowest face box that is enrolled."""
LEAST_OVERLAP = 0.3
"""Intersection over union of a stated face box with the detected face it means (around the head: about 0.4)."""


def choose_face(faces: Sequence[Face], *, box: Box | None, largest_face: bool) -> tuple[int, Chosen]:
    """Choose the face to enrol.

    Args:
        faces: All faces of the image.
        box: Where the face is said to be, pixels of the upright image, or None.
        largest_face: True if the examiner asked for the largest of several faces.

    Returns:
        Its index in `faces`, and how it was chosen.

    Raises:
        RowRefused: if there is no face, no telling which one is meant, or it is too small.
    """
    if not faces:
        raise RowRefused("no-face", "no face was found")
    at, chosen = _chosen(faces, box, largest_face=largest_face)
    width = faces[at].box.width
    if width < SMALLEST_WIDTH:
        reason = f"the face is {width:.0f} pixels wide; at least {SMALLEST_WIDTH:.0f} are needed"
        raise RowRefused("too-small", f"too small: {reason}")
    return at, chosen


def _chosen(faces: Sequence[Face], box: Box | None, *, largest_face: bool) -> tuple[int, Chosen]:
    everyone = range(len(faces))
    if box is not None:
        at = max(everyone, key=lambda index: faces[index].box.overlap(box))
        if faces[at].box.overlap(box) < LEAST_OVERLAP:
            raise RowRefused("face-box", f"no face was found in the face_box ({_found(faces)})")
        return at, Chosen.FACE_BOX
    if len(faces) == 1:
        return 0, Chosen.ONLY_FACE
    if not largest_face:
        reason = f"several faces ({len(faces)}): say which one in face_box ({_found(faces)})"
        raise RowRefused("several-faces", reason)
    return max(everyone, key=lambda index: faces[index].box.area), Chosen.LARGEST_FACE


def _found(faces: Sequence[Face]) -> str:
    """The boxes of the first faces, so that one of them can be written into the manifest."""
    boxes = [
        ",".join(f"{edge:.0f}" for edge in (face.box.x, face.box.y, face.box.width, face.box.height))
        for face in faces[:8]
    ]
    return f"found: {'; '.join(boxes)}{' and more' if len(faces) > 8 else ''}"
