"""Faces of consecutive frames become tracks: one person followed without interruption.

Embedding a face costs several times as much as finding it, so a face that plainly goes on from the frame before (one
face over one predicted box, nobody else near) is followed without; what is new, near another face or better than the
best so far is embedded, and every track at least twice a second.

Association is by optimal assignment over motion and appearance, in the manner of ByteTrack and BoT-SORT: a box moves
on at constant velocity, overlap is measured on enlarged boxes, and the embedding both joins what motion alone would
lose and separates what motion alone would confuse.

Source: Zhang et al. 2022, "ByteTrack" (assignment on predicted boxes); Aharon et al. 2022, "BoT-SORT" (fusion of
overlap and appearance); Yang et al. 2023, "Hard to Track Objects with Irregular Motions and Similar Appearances?
Make It Easier by Buffering the Matching Space" (enlarged boxes); Jonker and Volgenant 1987 (assignment, by lapx).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import lap
import numpy as np
from numpy.typing import NDArray

from catchlight.faces.face import Box, Face, Verdict
from catchlight.faces.quality import rank_key

LONGEST_GAP_MICROSECONDS = 2_000_000
"""A face that is away for longer begins a new track."""
ADJACENT_FRAMES = 2
"""Frames at most this far apart are joined however long the recorder paused between them."""
LONGEST_GAP_FRAMES = 300
"""Holds where a file carries no usable times."""

SAME_FACE_COSINE = 0.45
"""From here on the embeddings alone join; above SFace's published threshold for one person, 0.363 (OpenCV Zoo)."""
OTHER_FACE_COSINE = 0.25
"""Below this the embeddings of two comparable faces separate, whatever the motion says: a track in two parts can be
merged by hand, a track of two people would spoil its template."""
LEAST_OVERLAP = 0.1
"""Intersection over union of enlarged boxes from which motion joins."""
MARGIN = 0.3
"""How much a box is enlarged on each side, as a share of its size."""
STILL_REACH, REACH_PER_SECOND = 2.0, 12.0
"""How far a face can get, in its own widths; a walking person covers about ten face widths a second."""
LONGEST_PREDICTION_SECONDS = 0.5
PLAIN_OVERLAP = 0.5
"""Intersection over union of enlarged boxes from which one face alone over one track plainly goes on."""
EMBEDDING_EVERY_MICROSECONDS = 500_000
"""A track is embedded at least this often, so that a change of person shows and the template sees every pose."""
BETTER_DETAIL = 1.1
"""A face with so much more detail than the best of its track is embedded, and may become the best."""
VELOCITY_MEMORY = 0.6

_INADMISSIBLE = 1e6
_WEIGHTS = (0.05, 0.5, 1.0)

Vector = NDArray[np.float64]


@dataclass
class Track:
    """One track while it can still go on.

    Attributes:
        number: From 1, by first appearance.
        best_frame: Frame of its best embedded face so far.
        best: That face.
    """

    number: int
    best_frame: int
    best: Face
    _box: Box
    _frame: int
    _microseconds: int
    _recent: Vector
    _total: Vector
    _comparable: bool
    _embedded_at: int
    _velocity: Vector = field(default_factory=lambda: np.zeros(2))

    @property
    def template(self) -> bytes:
        """Quality-weighted mean of all its embeddings, `float32` little-endian, unit length."""
        return _unit(self._total).astype("<f4").tobytes()


class Tracker:
    """Joins faces to tracks, frame by frame; the same faces in the same order give the same tracks."""

    def __init__(self) -> None:
        self._count = 0
        self._tracks: list[Track] = []

    def to_embed(self, frame: int, microseconds: int, faces: Sequence[Face]) -> list[int]:
        """Indices of the faces whose embedding `update` needs; the others plainly go on."""
        self._forget(frame, microseconds)
        plain = self._plainly_on(frame, microseconds, faces)
        return [
            at
            for at, (face, index) in enumerate(zip(faces, plain, strict=True))
            if index < 0 or _is_due(self._tracks[index], face, microseconds)
        ]

    def update(self, frame: int, microseconds: int, faces: Sequence[Face]) -> list[Track]:
        """The track of each face; frames without a face need not be given.

        Args:
            frame: Number of the frame, larger than at the last call.
            microseconds: The frame's time.
            faces: Its faces, from left to right; those that `to_embed` names have their embedding.

        Raises:
            ValueError: if a face without embedding does not plainly go on from the frame before.
        """
        self._forget(frame, microseconds)
        return self._join(frame, microseconds, faces, self._associate(frame, microseconds, faces))

    def replay(self, frame: int, microseconds: int, faces: Sequence[Face], numbers: Sequence[int]) -> None:
        """Take in the faces of a frame whose tracks are known already; leaves the state that `update` left then."""
        self._forget(frame, microseconds)
        known = {track.number: index for index, track in enumerate(self._tracks)}
        self._join(frame, microseconds, faces, [known.get(number, -1) for number in numbers])

    def _forget(self, frame: int, microseconds: int) -> None:
        self._tracks = [track for track in self._tracks if _can_go_on(track, frame, microseconds)]

    def _join(self, frame: int, microseconds: int, faces: Sequence[Face], indices: Sequence[int]) -> list[Track]:
        joined: list[Track] = []
        for face, index in zip(faces, indices, strict=True):
            if index >= 0:
                track = self._tracks[index]
                _extend(track, face, frame, microseconds)
            else:
                self._count += 1
                track = _begun(self._count, face, frame, microseconds)
            joined.append(track)
        self._tracks += [track for track, index in zip(joined, indices, strict=True) if index < 0]
        return joined

    def _plainly_on(self, frame: int, microseconds: int, faces: Sequence[Face]) -> list[int]:
        """For each face the index of the track that it plainly goes on from, or -1."""
        plain = [-1] * len(faces)
        if not self._tracks or not faces:
            return plain
        overlap = _overlaps(_ahead(self._tracks, microseconds), _rows([face.box for face in faces]))
        near = overlap >= LEAST_OVERLAP
        alone = (overlap >= PLAIN_OVERLAP) & (near.sum(axis=0) == 1)[None, :] & (near.sum(axis=1) == 1)[:, None]
        for index, at in np.argwhere(alone):
            track = self._tracks[index]
            waited = abs(microseconds - track._microseconds)
            if frame - track._frame <= ADJACENT_FRAMES and waited <= EMBEDDING_EVERY_MICROSECONDS:
                plain[at] = int(index)
        return plain

    def _associate(self, frame: int, microseconds: int, faces: Sequence[Face]) -> list[int]:
        """For each face the index of its track, or -1."""
        fixed = {
            at: index
            for at, index in enumerate(self._plainly_on(frame, microseconds, faces))
            if faces[at].embedding is None
        }
        if -1 in fixed.values():
            raise ValueError("a face that does not plainly go on needs its embedding")
        if not self._tracks or not faces:
            return [-1] * len(faces)
        costs = _costs(self._tracks, faces, microseconds)
        for at, index in fixed.items():
            costs[index, :] = costs[:, at] = _INADMISSIBLE
            costs[index, at] = 0
        if costs.shape == (1, 1):
            return [0 if costs[0, 0] < 1 else -1]
        _, _, rows = lap.lapjv(costs, extend_cost=True, cost_limit=1.0)
        return [int(row) if row >= 0 and costs[row, column] < 1 else -1 for column, row in enumerate(rows)]


def _can_go_on(track: Track, frame: int, microseconds: int) -> bool:
    away = frame - track._frame
    if away <= ADJACENT_FRAMES:
        return True
    return away <= LONGEST_GAP_FRAMES and abs(microseconds - track._microseconds) <= LONGEST_GAP_MICROSECONDS


def _costs(tracks: Sequence[Track], faces: Sequence[Face], microseconds: int) -> Vector:
    """Cost of each pair, 0 to 1, tracks down and faces across; 1e6 where a pair is out of the question."""
    away = _seconds_away(tracks, microseconds)
    now = _rows([face.box for face in faces])
    last = _rows([track._box for track in tracks])
    overlap = _overlaps(_ahead(tracks, microseconds), now)

    nothing = np.zeros(len(tracks[0]._total))
    vectors = np.array([nothing if face.embedding is None else _vector(face.embedding) for face in faces])
    cosine = np.maximum(
        np.array([track._recent for track in tracks]) @ vectors.T,
        np.array([_unit(track._total) for track in tracks]) @ vectors.T,
    )
    comparable = np.outer([track._comparable for track in tracks], [_is_comparable(face) for face in faces])

    centres = last[:, None, :2] + last[:, None, 2:] / 2 - now[None, :, :2] - now[None, :, 2:] / 2
    width = np.maximum(last[:, None, 2], now[None, :, 2])
    reach = np.hypot(centres[..., 0], centres[..., 1]) / width
    growth = now[None, :, 2] / last[:, None, 2]
    near = (reach <= STILL_REACH + REACH_PER_SECOND * away[:, None]) & (growth > 0.4) & (growth < 2.5)

    by_motion = (overlap >= LEAST_OVERLAP) & ~(comparable & (cosine < OTHER_FACE_COSINE))
    by_appearance = (cosine >= SAME_FACE_COSINE) & near
    costs: Vector = 1 - (overlap + np.clip(cosine, 0, 1)) / 2
    return np.where(by_motion | by_appearance, np.minimum(costs, 0.999), _INADMISSIBLE)


def _ahead(tracks: Sequence[Track], microseconds: int) -> Vector:
    """Where the boxes are expected by now, rows x, y, width, height."""
    ahead = _rows([track._box for track in tracks])
    velocity = np.array([track._velocity for track in tracks])
    ahead[:, :2] += velocity * np.minimum(_seconds_away(tracks, microseconds), LONGEST_PREDICTION_SECONDS)[:, None]
    return ahead


def _seconds_away(tracks: Sequence[Track], microseconds: int) -> Vector:
    return np.array([abs(microseconds - track._microseconds) / 1e6 for track in tracks])


def _overlaps(first: Vector, second: Vector) -> Vector:
    """Intersection over union of enlarged boxes, rows x, y, width, height."""
    a_low, a_high = _corners(first[:, None])
    b_low, b_high = _corners(second[None, :])
    shared = np.clip(np.minimum(a_high, b_high) - np.maximum(a_low, b_low), 0, None).prod(axis=2)
    whole = (a_high - a_low).prod(axis=2) + (b_high - b_low).prod(axis=2) - shared
    overlaps: Vector = shared / np.maximum(whole, 1e-9)
    return overlaps


def _corners(boxes: Vector) -> tuple[Vector, Vector]:
    """Upper left and lower right corners of the enlarged boxes."""
    start, size = boxes[..., :2], boxes[..., 2:]
    return start - MARGIN * size, start + (1 + MARGIN) * size


def _begun(number: int, face: Face, frame: int, microseconds: int) -> Track:
    vector = _vector(face.own_embedding)
    return Track(
        number=number,
        best_frame=frame,
        best=face,
        _box=face.box,
        _frame=frame,
        _microseconds=microseconds,
        _recent=vector,
        _total=vector * _weight(face),
        _comparable=_is_comparable(face),
        _embedded_at=microseconds,
    )


def _extend(track: Track, face: Face, frame: int, microseconds: int) -> None:
    seconds = (microseconds - track._microseconds) / 1e6
    if seconds > 0:
        measured = (_centre(face.box) - _centre(track._box)) / seconds
        track._velocity = VELOCITY_MEMORY * track._velocity + (1 - VELOCITY_MEMORY) * measured
    track._box, track._frame, track._microseconds = face.box, frame, microseconds
    if face.embedding is None:
        return
    vector = _vector(face.embedding)
    track._embedded_at = microseconds
    track._total = track._total + vector * _weight(face)
    if _is_comparable(face) or not track._comparable:
        track._recent = vector
    track._comparable = track._comparable or _is_comparable(face)
    if rank_key(face.quality, face.box) > rank_key(track.best.quality, track.best.box):
        track.best, track.best_frame = face, frame


def _is_due(track: Track, face: Face, microseconds: int) -> bool:
    """Whether a face that plainly goes on is embedded all the same."""
    if abs(microseconds - track._embedded_at) >= EMBEDDING_EVERY_MICROSECONDS:
        return True
    standing, detail, _ = rank_key(face.quality, face.box)
    best_standing, best_detail, _ = rank_key(track.best.quality, track.best.box)
    return standing > best_standing or (standing == best_standing and detail > BETTER_DETAIL * best_detail)


def _is_comparable(face: Face) -> bool:
    return face.embedding is not None and face.quality.verdict is not Verdict.NOT_SUITABLE


def _weight(face: Face) -> float:
    standing, detail, _ = rank_key(face.quality, face.box)
    return _WEIGHTS[standing] * max(detail, 0.01)


def _vector(embedding: bytes) -> Vector:
    return np.frombuffer(embedding, dtype="<f4").astype(np.float64)


def _unit(vector: Vector) -> Vector:
    return vector / max(float(np.linalg.norm(vector)), 1e-12)


def _rows(boxes: Sequence[Box]) -> Vector:
    return np.array([(box.x, box.y, box.width, box.height) for box in boxes], dtype=np.float64)


def _centre(box: Box) -> Vector:
    return np.array([box.x + box.width / 2, box.y + box.height / 2])
