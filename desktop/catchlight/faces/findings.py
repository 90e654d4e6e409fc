"""What the model worker finds: frozen data that travels from the worker process to the program and nothing else."""

from dataclasses import dataclass

from catchlight.faces.face import Face
from catchlight.faces.plan import DetectionPlan
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
class PageFindings:
    """Every face of one page of a still; most stills have one page.

    Attributes:
        number: From 0, in the order of the file.
        width: Pixels across, upright.
        height: Pixels down, upright.
        faces: All faces, from left to right.
        crops: A lossless PNG of each face with its surroundings, in the order of `faces`.
    """

    number: int
    width: int
    height: int
    faces: tuple[Face, ...]
    crops: tuple[bytes, ...]


@dataclass(frozen=True)
class StillFindings:
    """Every face of one still, on all its pages (TIFF and HEIC files may hold several).

    Attributes:
        format: Image format found in the bytes.
        plan: How it was looked at.
        pages: The pages that decoded, in order.
        failed: Numbers of the pages that did not.
        warnings: What an examiner should know about the decoding.
        captured_exif: Capture time as the camera wrote it, or None.
    """

    format: str
    plan: DetectionPlan
    pages: tuple[PageFindings, ...]
    failed: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()
    captured_exif: str | None = None

    @property
    def faces(self) -> tuple[Face, ...]:
        """The faces of all pages."""
        return tuple(face for page in self.pages for face in page.faces)

    @property
    def crops(self) -> tuple[bytes, ...]:
        """Their crops."""
        return tuple(crop for page in self.pages for crop in page.crops)


@dataclass(frozen=True)
class FoundFace:
    """One face in one frame of footage; `(track, frame)` is unique within the footage.

    Attributes:
        frame: Number of the frame, from 0, in decoding order.
        microseconds: The frame's true time, from the container.
        track: Number of its track, from 1, by first appearance.
        face: The face; its embedding may follow in a later step (`EmbeddedFace`).
    """

    frame: int
    microseconds: int
    track: int
    face: Face


@dataclass(frozen=True)
class EmbeddedFace:
    """The embedding of a face that an earlier step stored without; `track` and `frame` name it."""

    track: int
    frame: int
    embedding: bytes


@dataclass(frozen=True)
class HeldFace:
    """A face whose surroundings did not change, so that its last result stands; `track` and `frame` name it.

    Attributes:
        track: Number of its track.
        frame: The frame in which it was found.
        until_frame: The last frame for which it stands, so far; replaces what an earlier step said.
        until_microseconds: That frame's true time.
    """

    track: int
    frame: int
    until_frame: int
    until_microseconds: int


@dataclass(frozen=True)
class BestFace:
    """One of the best faces of a track.

    Attributes:
        frame: Its frame; with the track's number it names the face.
        crop: A lossless PNG of it with its surroundings; None where an earlier step told it.
    """

    frame: int
    crop: bytes | None


@dataclass(frozen=True)
class TrackUpdate:
    """The state of one track after a step that changed it; it replaces what an earlier step said.

    Attributes:
        number: Number of the track, from 1.
        best: Its best embedded faces so far, best first, at most `rank.MOST_BEST`; empty while none is embedded.
        template: Quality-weighted mean of its embeddings, `float32` little-endian, unit length, as bytes; None while
            none is embedded.
    """

    number: int
    best: tuple[BestFace, ...]
    template: bytes | None


@dataclass(frozen=True)
class ExaminedFrame:
    """One decoded frame.

    Attributes:
        number: From 0.
        microseconds: Its true time.
        fingerprint: Hash of its pixels, unsigned 64 bit.
        gated: True where nothing had changed, so that it was not looked at again.
    """

    number: int
    microseconds: int
    fingerprint: int
    gated: bool


@dataclass(frozen=True)
class FootageStep:
    """One committable step of an extraction; the steps of a run, joined in order, are the whole result.

    Attributes:
        facts: What the container announces; the same in every step.
        plan: How the file is looked at; the same in every step.
        frames: Every frame decoded in this step, in order; none while a resumed run passes over what was examined.
        failed: Numbers of frames that are known to exist and did not decode.
        duplicates: How many of `frames` are identical to the frame before them.
        faces: Every face found, by frame, then from left to right.
        embedded: Embeddings of faces that an earlier step stored.
        held: Faces that stand without having been looked for again.
        tracks: The tracks that this step changed.
        warnings: What went otherwise than it should while decoding.
        decoded_until: Number of the first frame that is not in this step or an earlier one: `Resume.next_frame`.
        finished: True in the last step, and only there.
        broken: In the last step: why the rest of the file could not be decoded, or None where it was.
        state: What a resumed run needs to go on exactly here; empty in the last step.
        failed_unlisted: In the last step: how many frames of the whole file failed that no step names.
    """

    facts: FootageFacts
    plan: DetectionPlan
    frames: tuple[ExaminedFrame, ...]
    failed: tuple[int, ...]
    duplicates: int
    faces: tuple[FoundFace, ...]
    embedded: tuple[EmbeddedFace, ...]
    held: tuple[HeldFace, ...]
    tracks: tuple[TrackUpdate, ...]
    warnings: tuple[DecodeWarning, ...]
    decoded_until: int
    finished: bool
    broken: str | None = None
    state: bytes = b""
    failed_unlisted: int = 0


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
        state: `state` of the last committed step.
    """

    next_frame: int
    state: bytes
