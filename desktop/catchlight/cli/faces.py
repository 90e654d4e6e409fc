"""`catchlight faces`: list the faces and tracks found in a case."""

from collections.abc import Mapping
from typing import Any

import click
import msgspec

from catchlight.cli.context import Context, pass_context
from catchlight.evidence.recorder_clock import RecorderClock, clocks_of, wall_text
from catchlight.faces.face import Quality
from catchlight.faces.records import StoredFace, StoredTrack, faces_of, tracks_of
from catchlight.workflows.case_access import reading_case


@click.command()
@click.argument("case")
@pass_context
def faces(context: Context, case: str) -> None:
    """List the faces found in CASE."""
    lab, actor = context.signed_in()
    with lab.reading() as db, reading_case(lab, db, actor, case) as known:
        tracks, found, clocks = tracks_of(db, known), faces_of(db, known), clocks_of(db, known)
    context.show(
        {
            "tracks": [_track(track, clocks.get(track.exhibit_row)) for track in tracks],
            "faces": [face_document(face, clocks.get(face.exhibit_row)) for face in found],
        },
        lambda: _text(tracks, found, clocks),
    )


def _track(track: StoredTrack, recorder: RecorderClock | None) -> dict[str, Any]:
    return {
        "id": track.id,
        "exhibit": track.exhibit,
        "first_seconds": track.first_microseconds / 1e6,
        "last_seconds": track.last_microseconds / 1e6,
        "first_wall_time": wall_text(recorder, track.first_microseconds),
        "last_wall_time": wall_text(recorder, track.last_microseconds),
        "faces": track.faces,
        "best_face": track.best.id,
        "best_faces": [face.id for face in track.best_faces],
        "quality": msgspec.to_builtins(track.best.face.quality),
    }


def face_document(stored: StoredFace, recorder: RecorderClock | None = None) -> dict[str, Any]:
    """A face as `--json` shows it; pages are counted from 1."""
    box, held = stored.face.box, stored.held_until_microseconds
    return {
        "id": stored.id,
        "track": stored.track,
        "exhibit": stored.exhibit,
        "frame": stored.frame,
        "page": None if stored.page is None else stored.page + 1,
        "seconds": stored.seconds,
        "wall_time": wall_text(recorder, stored.microseconds),
        "held_until_seconds": None if held is None else held / 1e6,
        "box": [box.x, box.y, box.width, box.height],
        "quality": msgspec.to_builtins(stored.face.quality),
    }


def _text(tracks: list[StoredTrack], found: list[StoredFace], clocks: Mapping[int, RecorderClock]) -> str:
    lines = [
        f"{track.id}  {track.exhibit}  {clock(track.first_microseconds)} to {clock(track.last_microseconds)}"
        f"{_wall(track, clocks.get(track.exhibit_row))}"
        f"  {track.faces} faces, best {track.best.id}  {quality_words(track.best.face.quality)}"
        for track in tracks
    ]
    lines += [
        f"{face.id}  {face.exhibit}  {_still(face)}  {face.face.box.width:.0f} px wide"
        f"  {quality_words(face.face.quality)}"
        for face in found
        if face.track is None
    ]
    return "\n".join([*lines, _NOT_MEASURED]) if lines else "No face was found yet."


_NOT_MEASURED = "Occlusion (a mask, a hand, glasses) is not measured: judge it by eye."


def _wall(track: StoredTrack, recorder: RecorderClock | None) -> str:
    if recorder is None:
        return ""
    first, last = (wall_text(recorder, time) for time in (track.first_microseconds, track.last_microseconds))
    return f"  ({first} to {last})"


def _still(face: StoredFace) -> str:
    return "still" if face.page is None else f"still, page {face.page + 1}"


def clock(microseconds: int) -> str:
    """Media time as h:mm:ss.mmm."""
    seconds, rest = divmod(microseconds, 1_000_000)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest // 1000:03}"


def quality_words(quality: Quality) -> str:
    """The verdict with its reasons."""
    return f"{quality.verdict} ({', '.join(quality.reasons)})" if quality.reasons else str(quality.verdict)
