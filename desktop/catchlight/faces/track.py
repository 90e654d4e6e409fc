"""One face followed through footage: where it is, what was embedded of it, and which face waits to be.

Embedding a face costs several times as much as finding it. So a track holds back the best face of each `WINDOW` and
has that one embedded when the window is over, or earlier where it is not plain who is who.

When a window's face is clearly another person's, the track has been followed onto somebody else: it ends there, and
what that face says does not enter its template. The faces of up to two windows before then stay with the old track;
they are one person's from some point on, so splitting the track by hand there sets it right.
"""

import msgspec
import numpy as np

from catchlight.faces.face import Box, Face, Verdict
from catchlight.faces.motion import Velocity, ahead, velocity_between
from catchlight.faces.rank import MOST_BEST, RankKey, Vector, as_template, rank_key, unit, vector, weight

FIRST_WINDOWS, FIRST_WINDOW_MICROSECONDS = 3, 1_000_000
"""A track's first windows are short, in media time: a person who walks past a camera is there for one to four seconds,
and a template of one small face is a poor one. On the demonstration's footage one window of two seconds took the score
of a mated search from 0.44 to 0.36."""
WINDOW_MICROSECONDS = 2_000_000
"""Media time of the windows after them: long enough to spare most embeddings of a face that stays, short enough for
the template to see a head turn."""
WINDOW_FRAMES = 100
"""Holds where a file carries no usable times."""

LONGEST_GAP_MICROSECONDS = 2_000_000
"""A face that is away for longer begins a new track."""
ADJACENT_FRAMES = 2
"""Frames at most this far apart are joined however long the recorder paused between them."""
LONGEST_GAP_FRAMES = 300
"""Holds where a file carries no usable times."""

OTHER_FACE_COSINE = 0.25
"""Below this the embeddings of two comparable faces separate, whatever the motion says: a track in two parts can be
merged by hand, a track of two people would spoil its template."""
VELOCITY_MEMORY = 0.6


class Pending(msgspec.Struct, frozen=True):
    """The best face so far of a window that is not over."""

    frame: int
    face: Face
    key: RankKey
    began_frame: int
    began_microseconds: int


class Best(msgspec.Struct, frozen=True):
    """One of a track's best embedded faces."""

    frame: int
    key: RankKey


class Track(msgspec.Struct):
    """One track while it can still go on: plain values only, so that it travels from run to run.

    Attributes:
        number: From 1, by first appearance.
        box: Where it was last found, pixels.
        frame: Frame in which it was last found.
        microseconds: That frame's time.
        seen_frame: Last frame for which it stands, found or unchanged since.
        seen_microseconds: That frame's time.
        standing: Whether it stands for the newest frame.
        velocity: Pixels a second; None while it was found only once.
        pending: The face that waits to be embedded.
        total: Weighted sum of its embeddings, `float64`, as bytes; empty while none is embedded.
        recent: Its newest telling embedding, `float64`, as bytes.
        comparable: Whether any of its embedded faces is good enough to compare.
        best: Its best embedded faces, best first.
    """

    number: int
    box: Box
    frame: int
    microseconds: int
    seen_frame: int
    seen_microseconds: int
    standing: bool = True
    velocity: Velocity | None = None
    pending: Pending | None = None
    total: bytes = b""
    recent: bytes = b""
    comparable: bool = False
    best: list[Best] = []

    @property
    def template(self) -> bytes | None:
        """Quality-weighted mean of its embeddings, `float32` little-endian, unit length; None while there is none."""
        return as_template(_sums(self.total)) if self.total else None

    def seconds_since(self, microseconds: int) -> float:
        """Seconds since it last stood."""
        return abs(microseconds - self.seen_microseconds) / 1e6

    def expected(self, microseconds: int) -> Box:
        """Where it is expected at a time."""
        return ahead(self.box, self.velocity or (0.0, 0.0), self.seconds_since(microseconds))

    def can_go_on(self, frame: int, microseconds: int) -> bool:
        """Whether a face of that frame could still belong to it."""
        away = frame - self.seen_frame
        if away <= ADJACENT_FRAMES:
            return True
        return away <= LONGEST_GAP_FRAMES and abs(microseconds - self.seen_microseconds) <= LONGEST_GAP_MICROSECONDS

    def move(self, box: Box, frame: int, microseconds: int) -> None:
        """It was found here."""
        seconds = (microseconds - self.microseconds) / 1e6
        if seconds > 0:
            measured = velocity_between(self.box, box, seconds)
            before, kept = self.velocity or measured, VELOCITY_MEMORY
            self.velocity = (
                kept * before[0] + (1 - kept) * measured[0],
                kept * before[1] + (1 - kept) * measured[1],
            )
        self.box, self.frame, self.microseconds = box, frame, microseconds
        self.hold(frame, microseconds)

    def hold(self, frame: int, microseconds: int) -> None:
        """It stands for this frame."""
        self.seen_frame, self.seen_microseconds, self.standing = frame, microseconds, True

    def is_window_over(self, frame: int, microseconds: int) -> bool:
        """Whether a face of that frame comes after the window of the face that waits."""
        waiting = self.pending
        if waiting is None:
            return False
        passed = abs(microseconds - waiting.began_microseconds)
        window = FIRST_WINDOW_MICROSECONDS if len(self.best) < FIRST_WINDOWS else WINDOW_MICROSECONDS
        return passed >= window or frame - waiting.began_frame >= WINDOW_FRAMES

    def offer(self, face: Face, frame: int, microseconds: int) -> bool:
        """Let a face wait to be embedded if it is the best of its window; says whether it is."""
        key = rank_key(face.quality, face.box)
        waiting = self.pending
        if waiting is None:
            self.pending = Pending(frame, face, key, frame, microseconds)
        elif key > waiting.key:
            self.pending = Pending(frame, face, key, waiting.began_frame, waiting.began_microseconds)
        else:
            return False
        return True

    def cosine(self, embedding: Vector) -> float:
        """How like it an embedding is: the newest or the template, whichever is nearer; 0 while there is none."""
        if not self.total:
            return 0.0
        return max(float(_sums(self.recent) @ embedding), float(unit(_sums(self.total)) @ embedding))

    def is_other(self, face: Face) -> bool:
        """Whether an embedded face is clearly another person's.

        One embedding alone, perhaps of half a face that comes into the picture, does not say whose track it is.
        """
        if len(self.best) < 2 or not (self.comparable and is_comparable(face)):
            return False
        return self.cosine(vector(face.own_embedding)) < OTHER_FACE_COSINE

    def take_embedded(self, face: Face, frame: int) -> None:
        """An embedded face of it: it enters the template, and the best faces where it is good enough."""
        embedding = vector(face.own_embedding)
        share = embedding * weight(face)
        self.total = (_sums(self.total) + share if self.total else share).tobytes()
        if is_comparable(face) or not self.comparable:
            self.recent = embedding.tobytes()
        self.comparable = self.comparable or is_comparable(face)
        ranked = [*self.best, Best(frame, rank_key(face.quality, face.box))]
        self.best = sorted(ranked, key=lambda one: one.key, reverse=True)[:MOST_BEST]


def is_comparable(face: Face) -> bool:
    """Whether a face is good enough for its embedding to say that it is another person's."""
    return face.embedding is not None and face.quality.verdict is not Verdict.NOT_SUITABLE


def begun(number: int, box: Box, frame: int, microseconds: int) -> Track:
    """A new track."""
    return Track(number, box, frame, microseconds, frame, microseconds)


def _sums(data: bytes) -> Vector:
    return np.frombuffer(data, dtype=np.float64)
