"""Faces of consecutive frames become tracks: one person followed without interruption.

A face that plainly goes on from the frame before (one face over one predicted box, nobody else near) is followed
without being embedded at once, and so is a face that nobody can have come from, which begins a track. Where it is not
plain, the faces in doubt are embedded, the tracks in doubt have the face embedded that waits, and an optimal
assignment over motion and appearance decides, in the manner of ByteTrack and BoT-SORT: a box moves on at constant
velocity, overlap is measured on enlarged boxes, and the embedding both joins what motion alone would lose and separates
what motion alone would confuse.

What comes out depends on the faces and their frames and on nothing else: not on how fast they came, nor on where the
work was cut into steps.

Source: Zhang et al. 2022, "ByteTrack" (assignment on predicted boxes); Aharon et al. 2022, "BoT-SORT" (fusion of
overlap and appearance); Jonker and Volgenant 1987 (assignment, by lapx).
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

import lap
import numpy as np

from catchlight.faces.engine import Sighting
from catchlight.faces.face import Face
from catchlight.faces.motion import LEAST_OVERLAP, enlarged, enlarged_overlap, is_in_reach
from catchlight.faces.rank import vector
from catchlight.faces.track import ADJACENT_FRAMES, OTHER_FACE_COSINE, Track, begun, is_comparable

Embed = Callable[[Sequence[Sighting]], list[Face]]

SAME_FACE_COSINE = 0.45
"""From here on the embeddings alone join; above SFace's published threshold for one person, 0.363 (OpenCV Zoo)."""
PLAIN_OVERLAP = 0.5
"""Intersection over union of enlarged boxes from which one face alone over one track plainly goes on."""
LONELY_OVERLAP = 0.25
"""The same where nobody else is even within reach of either: a face that walks off has no velocity yet."""
LONGEST_PLAIN_MICROSECONDS = 500_000
"""After a longer pause between two frames nothing goes on plainly."""

_INADMISSIBLE = 1e6


@dataclass(frozen=True)
class Embedded:
    """A face that was embedded; it is of the newest frame or of an earlier one.

    Attributes:
        track: Its track.
        frame: Its frame.
        face: The face with its embedding.
        sighting: The sighting that was embedded.
    """

    track: Track
    frame: int
    face: Face
    sighting: Sighting


class Tracker:
    """Joins faces to tracks, frame by frame.

    Args:
        embed: Gives the faces of sightings their embeddings.
        tracks: Tracks of an interrupted run that can go on; the sightings of those faces that wait come by `revive`.
        count: How many tracks there were.

    Attributes:
        tracks: Tracks that can go on, by number.
        count: How many tracks there were so far.
    """

    def __init__(self, embed: Embed, *, tracks: Iterable[Track] = (), count: int = 0) -> None:
        self._embed = embed
        self._waiting: dict[int, Sighting] = {}
        self._embedded: list[Embedded] = []
        self.tracks = list(tracks)
        self.count = count

    def revive(self, track: Track, sighting: Sighting) -> None:
        """Give a track that goes on from an interrupted run the sighting of its face that waits."""
        self._waiting[track.number] = sighting

    def forget(self, frame: int, microseconds: int) -> None:
        """End the tracks that no face of this frame can belong to; to be called for every frame, before `follow`."""
        ended = [track for track in self.tracks if not track.can_go_on(frame, microseconds)]
        if ended:
            self._end(ended)

    def end(self) -> None:
        """The footage has come to its end, and with it every track."""
        self._end(self.tracks)

    def embedded(self) -> list[Embedded]:
        """What was embedded since the last call."""
        news, self._embedded = self._embedded, []
        return news

    def follow(
        self, frame: int, microseconds: int, sightings: Sequence[Sighting], *, held: Collection[int] = ()
    ) -> list[Track]:
        """The track of each face.

        Args:
            frame: Number of the frame, larger than at the last call.
            microseconds: The frame's time.
            sightings: Its faces, from left to right.
            held: Numbers of the tracks whose last face stands without having been found again.
        """
        for track in self.tracks:
            if track.number in held:
                track.hold(frame, microseconds)
            else:
                track.standing = False
        free = [track for track in self.tracks if track.number not in held]
        joined = self._plainly_on(free, frame, microseconds, sightings) if free and sightings else {}
        self._embed_ended_windows(joined, frame, microseconds)
        taken = {track.number for track in joined.values()}
        free = [track for track in self.tracks if track.number not in held and track.number not in taken]
        in_doubt = [at for at in range(len(sightings)) if at not in joined]
        known = self._settle(free, in_doubt, sightings, joined, microseconds) if free and in_doubt else {}
        return [
            self._join(joined.get(at), one, known.get(at), (frame, microseconds)) for at, one in enumerate(sightings)
        ]

    def _plainly_on(
        self, tracks: Sequence[Track], frame: int, microseconds: int, sightings: Sequence[Sighting]
    ) -> dict[int, Track]:
        """Which faces plainly go on, and from which track."""
        expected = [enlarged(track.expected(microseconds)) for track in tracks]
        now = [enlarged(one.face.box) for one in sightings]
        near = [
            (index, at, overlap)
            for index, box in enumerate(expected)
            for at, other in enumerate(now)
            if (overlap := box.overlap(other)) >= LEAST_OVERLAP
        ]
        of_track, of_face = [0] * len(expected), [0] * len(now)
        for index, at, _ in near:
            of_track[index] += 1
            of_face[at] += 1
        plain = {}
        for index, at, overlap in near:
            track = tracks[index]
            if of_track[index] != 1 or of_face[at] != 1 or not _is_adjacent(track, frame, microseconds):
                continue
            if overlap >= PLAIN_OVERLAP or (
                overlap >= LONELY_OVERLAP and _are_lonely(tracks, track, sightings, sightings[at], microseconds)
            ):
                plain[at] = track
        return plain

    def _embed_ended_windows(self, joined: dict[int, Track], frame: int, microseconds: int) -> None:
        """Embed what waits in the tracks whose window is over; a face does not go on from a track that this ends."""
        ended = [track for track in joined.values() if track.is_window_over(frame, microseconds)]
        lost = {track.number for track in self._embed_waiting(ended)}
        for at in [at for at, track in joined.items() if track.number in lost]:
            del joined[at]

    def _settle(
        self,
        tracks: Sequence[Track],
        in_doubt: Sequence[int],
        sightings: Sequence[Sighting],
        joined: dict[int, Track],
        microseconds: int,
    ) -> dict[int, Face]:
        """Decide by embeddings where it is not plain; adds to `joined`, returns the faces that were embedded."""
        possible = {
            (track.number, at) for track in tracks for at in in_doubt if _can_be(track, sightings[at], microseconds)
        }
        if not possible:
            return {}
        concerned = [track for track in tracks if any((track.number, at) in possible for at in in_doubt)]
        lost = {track.number for track in self._embed_waiting(concerned)}
        concerned = [track for track in concerned if track.number not in lost]
        unclear = [at for at in in_doubt if any((track.number, at) in possible for track in concerned)]
        if not unclear:
            return {}
        faces = self._embed([sightings[at] for at in unclear])
        costs = np.array([[_cost(track, face, microseconds) for face in faces] for track in concerned])
        for column, row in enumerate(_assigned(costs)):
            if row >= 0:
                joined[unclear[column]] = concerned[row]
        return dict(zip(unclear, faces, strict=True))

    def _join(self, track: Track | None, sighting: Sighting, known: Face | None, moment: tuple[int, int]) -> Track:
        """Let a track go on, or begin one; `known` is the face where it was embedded already."""
        face = sighting.face
        if track is None:
            self.count += 1
            track = begun(self.count, face.box, *moment)
            self.tracks.append(track)
        else:
            track.move(face.box, *moment)
        if known is not None:
            track.take_embedded(known, moment[0])
            self._embedded.append(Embedded(track, moment[0], known, sighting))
        elif track.offer(face, *moment):
            self._waiting[track.number] = sighting
        return track

    def _embed_waiting(self, tracks: Sequence[Track]) -> list[Track]:
        """Embed what waits in these tracks; ends and returns those that turn out to have gone on as another person."""
        due = [track for track in tracks if track.number in self._waiting]
        other = []
        for track, face in zip(due, self._embed([self._waiting[one.number] for one in due]), strict=True):
            sighting = self._waiting.pop(track.number)
            if track.pending is None:
                raise RuntimeError("a sighting waits for no face")
            frame, track.pending = track.pending.frame, None
            if track.is_other(face):
                other.append(track)
            else:
                track.take_embedded(face, frame)
            self._embedded.append(Embedded(track, frame, face, sighting))
        if other:
            self._drop(other)
        return other

    def _end(self, tracks: Sequence[Track]) -> None:
        self._embed_waiting(tracks)
        self._drop(tracks)

    def _drop(self, tracks: Sequence[Track]) -> None:
        gone = {track.number for track in tracks}
        self.tracks = [track for track in self.tracks if track.number not in gone]


def _is_adjacent(track: Track, frame: int, microseconds: int) -> bool:
    waited = abs(microseconds - track.seen_microseconds)
    return frame - track.seen_frame <= ADJACENT_FRAMES and waited <= LONGEST_PLAIN_MICROSECONDS


def _are_lonely(
    tracks: Sequence[Track], track: Track, sightings: Sequence[Sighting], sighting: Sighting, microseconds: int
) -> bool:
    """Whether no other face can belong to this track, and no other track to this face."""
    return not any(_can_be(track, other, microseconds) for other in sightings if other is not sighting) and not any(
        _can_be(other, sighting, microseconds) for other in tracks if other is not track
    )


def _can_be(track: Track, sighting: Sighting, microseconds: int) -> bool:
    """Whether a face can belong to a track, by its place alone."""
    box = sighting.face.box
    if is_in_reach(track.box, box, track.seconds_since(microseconds)):
        return True
    return enlarged_overlap(track.expected(microseconds), box) >= LEAST_OVERLAP


def _cost(track: Track, face: Face, microseconds: int) -> float:
    """Cost of joining an embedded face to a track, 0 to 1; 1e6 where that is out of the question."""
    overlap = enlarged_overlap(track.expected(microseconds), face.box)
    cosine = track.cosine(vector(face.own_embedding))
    separate = track.comparable and is_comparable(face) and cosine < OTHER_FACE_COSINE
    by_motion = overlap >= LEAST_OVERLAP and not separate
    by_appearance = cosine >= SAME_FACE_COSINE and is_in_reach(track.box, face.box, track.seconds_since(microseconds))
    if not (by_motion or by_appearance):
        return _INADMISSIBLE
    return min(1 - (overlap + min(max(cosine, 0.0), 1.0)) / 2, 0.999)


def _assigned(costs: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]") -> list[int]:
    """For each column the row that it is assigned to, or -1."""
    if costs.shape == (1, 1):
        return [0 if costs[0, 0] < 1 else -1]
    _, _, rows = lap.lapjv(costs, extend_cost=True, cost_limit=1.0)
    return [int(row) if row >= 0 and costs[row, column] < 1 else -1 for column, row in enumerate(rows)]
