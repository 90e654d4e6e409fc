"""What the model worker finds: frozen data that travels from the worker process to the program and nothing else."""

from dataclasses import dataclass

from catchlight.faces.face import Face
from catchlight.media.facts import DecodeWarning, FootageFacts


@dataclass(frozen=True)
class EngineFacts:
    """What an engine runs, for the screen and for the log.

    Attributes:
        pack_name: The model pack's name.
        pack_sha256: The model pack's hash, hexadecimal.
        provider: The provider in use, read back from the sessions.
        embedding_size: Values of an embedding.
        runtime_version: ONNX Runtime's version.
    """

    pack_name: str
    pack_sha256: str
    provider: str
    embedding_size: int
    runtime_version: str


@dataclass(frozen=True)
class StillFindings:
    """Every face of one still.

    Attributes:
        width: Pixels across, upright.
        height: Pixels down, upright.
        format: Image format found in the bytes.
        warnings: What an examiner should know about the decoding.
        faces: All faces, from left to right.
        crops: A lossless PNG of each face with its surroundings, in the order of `faces`.
        captured_exif: Capture time as the camera wrote it, or None.
        smallest_face: Width in pixels of the narrowest face that was looked for.
    """

    width: int
    height: int
    format: str
    warnings: tuple[str, ...]
    faces: tuple[Face, ...]
    crops: tuple[bytes, ...]
    captured_exif: str | None = None
    smallest_face: float | None = None


@dataclass(frozen=True)
class FoundFace:
    """One face in one frame of footage; `(track, frame)` is unique within the footage.

    Attributes:
        frame: Number of the frame, from 0, in decoding order.
        microseconds: The frame's true time, from the container.
        track: Number of its track, from 1, by first appearance.
        face: The face.
    """

    frame: int
    microseconds: int
    track: int
    face: Face


@dataclass(frozen=True)
class TrackUpdate:
    """The state of one track after a step that added faces to it; it replaces what an earlier step said.

    Attributes:
        number: Number of the track, from 1.
        best_frame: Frame of its best face so far; with `number` it names that face.
        best_in_step: Index of the best face in this step's `faces`, or None where an earlier step holds it.
        template: Quality-weighted mean of its embeddings, `float32` little-endian, unit length, as bytes.
        crop: A lossless PNG of the best face where it improved in this step; None where the earlier one stands.
    """

    number: int
    best_frame: int
    best_in_step: int | None
    template: bytes
    crop: bytes | None


@dataclass(frozen=True)
class FootageStep:
    """One committable step of an extraction; the steps of a run, joined in order, are the whole result.

    Attributes:
        facts: What the container announces; the same in every step.
        frames: Number and true time in microseconds of every frame examined in this step, in decoding order; none
            while a resumed run passes over what was examined before.
        failed: Numbers of frames that the container's table lists and that did not decode.
        faces: Every face found, by frame, then from left to right.
        tracks: The tracks that this step added to.
        warnings: What went otherwise than it should while decoding.
        decoded_until: Number of the first frame that is not in this step or an earlier one: `Resume.next_frame`.
        finished: True in the last step, and only there.
        smallest_face: Width in pixels of the narrowest face that was looked for.
    """

    facts: FootageFacts
    frames: tuple[tuple[int, int], ...]
    failed: tuple[int, ...]
    faces: tuple[FoundFace, ...]
    tracks: tuple[TrackUpdate, ...]
    warnings: tuple[DecodeWarning, ...]
    decoded_until: int
    finished: bool
    smallest_face: float | None = None


@dataclass(frozen=True)
class FaceAgain:
    """A face of footage, looked at once more.

    Attributes:
        embedding: `float32` little-endian, unit length, as bytes.
        crop: A lossless PNG of the face with its surroundings.
    """

    embedding: bytes
    crop: bytes


@dataclass(frozen=True)
class Resume:
    """Where an interrupted extraction goes on.

    Attributes:
        next_frame: `decoded_until` of the last committed step.
        faces: Every face of the committed steps, in their order.
    """

    next_frame: int
    faces: tuple[FoundFace, ...]
