"""The steps of an extraction, put together frame by frame from what was found; each can be committed on its own."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import msgspec

from catchlight import __version__
from catchlight.errors import ResumeRefused
from catchlight.faces import standing
from catchlight.faces.crop import Cutout
from catchlight.faces.engine import Sighting
from catchlight.faces.findings import (
    BestFace,
    EmbeddedFace,
    ExaminedFrame,
    FootageStep,
    FoundFace,
    HeldFace,
    Resume,
    TrackUpdate,
)
from catchlight.faces.plan import DetectionPlan
from catchlight.faces.track import Track
from catchlight.faces.tracker import Embed, Tracker
from catchlight.media.facts import DecodeWarning
from catchlight.media.frames import Frame, FrameStream, Unchanged
from catchlight.media.request import Region

LookAgain = Callable[[Sequence[Region]], Sequence[Sighting]]
"""Finds the faces in parts of the frame that is being taken in."""


class RunState(msgspec.Struct, frozen=True):
    """What a run knows of what came before; from it the next run goes on as if nothing had happened."""

    count: int
    fingerprint: int | None
    tracks: list[Track]
    version: str = ""


class StepBuilder:
    """Collects the frames of one step after the other.

    Args:
        stream: The opened footage; its warnings and failed frames are shared out over the steps.
        plan: How it is looked at.
        embed: Gives the faces of sightings their embeddings.
        start: Number of the first frame.
        state: What an interrupted run knew there.
    """

    def __init__(
        self, stream: FrameStream, plan: DetectionPlan, embed: Embed, *, start: int = 0, state: RunState | None = None
    ) -> None:
        state = state or state_of(None)
        self._stream = stream
        self._plan = plan
        self._tracker = Tracker(embed, tracks=state.tracks, count=state.count)
        self._fingerprint = state.fingerprint
        self._from = self._decoded_until = start
        self._failed: list[int] = []
        self._warnings: list[DecodeWarning] = []
        self._heard = (0, 0)
        self._begin()

    def revive(self, number: int, look: Callable[[Track], Sighting]) -> None:
        """Make again, from their frame, the sightings of those faces that wait since before the interruption."""
        for track in self._tracker.tracks:
            if track.pending is not None and track.pending.frame == number:
                self._tracker.revive(track, look(track))

    def stand(self, frame: Unchanged) -> None:
        """Take in a frame in which nothing changed: what stood goes on standing."""
        number, microseconds = frame.number, frame.microseconds
        self._note(frame, gated=True)
        self._tracker.forget(number, microseconds)
        for track in self._tracker.tracks:
            if track.standing:
                track.hold(number, microseconds)
                self._held[track.number, track.frame] = (number, microseconds)

    def add(self, frame: Frame, sightings: Sequence[Sighting], look: LookAgain) -> None:
        """Take in one examined frame.

        Args:
            frame: The frame.
            sightings: The faces in its regions, from left to right.
            look: Asked where a followed face was looked at in part and not found.
        """
        number, microseconds, tracker = frame.number, frame.microseconds, self._tracker
        self._note(frame, gated=False)
        tracker.forget(number, microseconds)
        height, width = frame.pixels.shape[:2]
        held: set[int] = set()
        if tracker.tracks and not standing.covers(frame.regions, width, height):
            unclear = standing.unclear_places(tracker.tracks, sightings, frame.regions, width=width, height=height)
            if unclear:
                sightings = standing.joined(sightings, look(unclear))
            held = standing.held(tracker.tracks, sightings, frame.regions)
        followed = tracker.follow(number, microseconds, sightings, held=held)
        for sighting, track in zip(sightings, followed, strict=True):
            self._places[track.number, number] = len(self._faces)
            self._faces.append(FoundFace(number, microseconds, track.number, sighting.face))
            if track.number > self._known:
                self._touched[track.number] = track
        for track in tracker.tracks:
            if track.number in held:
                self._held[track.number, track.frame] = (number, microseconds)
        self._take_embedded()

    def finish(self, *, last: bool) -> FootageStep:
        """The step so far; the next one begins.

        Args:
            last: True once the footage has come to its end.
        """
        if last:
            self._tracker.end()
        self._take_embedded()
        failed, warnings = self._due(last=last)
        if last:
            self._decoded_until = max(self._decoded_until, *(number + 1 for number in failed), 0)
        step = FootageStep(
            facts=self._stream.facts,
            plan=self._plan,
            frames=tuple(self._frames),
            failed=failed,
            duplicates=self._duplicates,
            faces=tuple(self._faces),
            embedded=tuple(self._late),
            held=tuple(HeldFace(*face, *until) for face, until in sorted(self._held.items())),
            tracks=tuple(self._update(self._touched[number]) for number in sorted(self._touched)),
            warnings=warnings,
            decoded_until=self._decoded_until,
            finished=last,
            broken=self._stream.broken if last else None,
            state=b"" if last else self._state(),
            failed_unlisted=self._stream.failed_unlisted if last else 0,
        )
        self._begin()
        return step

    def _begin(self) -> None:
        self._known = self._tracker.count
        self._duplicates = 0
        self._frames: list[ExaminedFrame] = []
        self._faces: list[FoundFace] = []
        self._places: dict[tuple[int, int], int] = {}
        self._late: list[EmbeddedFace] = []
        self._held: dict[tuple[int, int], tuple[int, int]] = {}
        self._touched: dict[int, Track] = {}
        self._cutouts: dict[tuple[int, int], Cutout] = {}

    def _note(self, frame: Frame | Unchanged, *, gated: bool) -> None:
        fingerprint = frame.fingerprint
        self._frames.append(ExaminedFrame(frame.number, frame.microseconds, fingerprint, gated))
        self._duplicates += fingerprint == self._fingerprint
        self._fingerprint = fingerprint
        self._decoded_until = frame.number + 1

    def _take_embedded(self) -> None:
        for news in self._tracker.embedded():
            key = (news.track.number, news.frame)
            self._touched[news.track.number] = news.track
            self._cutouts[key] = news.sighting.cutout
            at = self._places.get(key)
            if at is None:
                self._late.append(EmbeddedFace(*key, news.face.own_embedding))
            else:
                self._faces[at] = replace(self._faces[at], face=news.face)

    def _update(self, track: Track) -> TrackUpdate:
        cutouts = [(one.frame, self._cutouts.get((track.number, one.frame))) for one in track.best]
        best = tuple(BestFace(frame, None if cutout is None else cutout.png()) for frame, cutout in cutouts)
        return TrackUpdate(track.number, best, track.template)

    def _due(self, *, last: bool) -> tuple[tuple[int, ...], tuple[DecodeWarning, ...]]:
        """What the decoder said of the frames of this step; it is ahead, and the rest is told with later frames.

        What a resumed run hears again of failed frames before it was told then. Warnings are told again: that the
        decoder failed on the way there is news, and the ledger stores what it has only once.
        """
        stream, (failed_at, warned_at) = self._stream, self._heard
        self._heard = (len(stream.failed), len(stream.warnings))
        failed = self._failed + [number for number in stream.failed[failed_at:] if number >= self._from]
        warnings = self._warnings + stream.warnings[warned_at:]
        until = None if last else self._decoded_until
        self._failed = [number for number in failed if not _is_before(number, until)]
        self._warnings = [one for one in warnings if not _is_before(one.frame, until)]
        return (
            tuple(number for number in failed if _is_before(number, until)),
            tuple(one for one in warnings if _is_before(one.frame, until)),
        )

    def _state(self) -> bytes:
        return _encoder.encode(RunState(self._tracker.count, self._fingerprint, self._tracker.tracks, __version__))


def state_of(resume: Resume | None) -> RunState:
    """What an interrupted run knew; of a run that begins, nothing.

    Raises:
        ResumeRefused: if it cannot be read, as where another version wrote it.
    """
    if resume is None or not resume.state:
        return RunState(0, None, [])
    try:
        state = _decoder.decode(resume.state)
        if state.version != __version__:  # which gates and tracks otherwise: the whole would be neither's result
            raise msgspec.ValidationError(f"version {state.version!r} wrote it")
    except (msgspec.MsgspecError, ArithmeticError, RecursionError, UnicodeDecodeError) as error:
        raise ResumeRefused(
            f"What the interrupted run left cannot be read ({error}), so it cannot go on. What it found stands.",
            hint="Extract the faces of this exhibit anew.",
        ) from None
    return state


def frames_to_look_at_again(state: RunState) -> tuple[int, ...]:
    """Numbers of the frames that hold faces which wait to be embedded; in order."""
    return tuple(sorted({track.pending.frame for track in state.tracks if track.pending is not None}))


def _is_before(number: int, until: int | None) -> bool:
    return until is None or number < until


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(RunState)
