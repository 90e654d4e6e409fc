"""`catchlight faces`: list the faces and tracks found in a case."""

from typing import Any

import click
import msgspec

from catchlight.cli.context import Context, pass_context
from catchlight.evidence.cases import case_numbered
from catchlight.faces.face import Quality
from catchlight.faces.records import StoredFace, StoredTrack, faces_of, tracks_of


@click.command()
@click.argument("case")
@pass_context
def faces(context: Context, case: str) -> None:
    """List the faces found in CASE."""
    with context.lab().reading() as db:
        known = case_numbered(db, case)
        tracks, found = tracks_of(db, known), faces_of(db, known)
    context.show(
        {"tracks": [_track(track) for track in tracks], "faces": [face_document(face) for face in found]},
        lambda: _text(tracks, found),
    )


def _track(track: StoredTrack) -> dict[str, Any]:
    return {
        "id": track.id,
        "exhibit": track.exhibit,
        "first_seconds": track.first_microseconds / 1e6,
        "last_seconds": track.last_microseconds / 1e6,
        "faces": track.faces,
        "best_face": track.best.id,
        "quality": msgspec.to_builtins(track.best.face.quality),
    }


def face_document(stored: StoredFace) -> dict[str, Any]:
    """A face as `--json` shows it."""
    box = stored.face.box
    return {
        "id": stored.id,
        "track": stored.track,
        "exhibit": stored.exhibit,
        "frame": stored.frame,
        "seconds": stored.seconds,
        "box": [box.x, box.y, box.width, box.height],
        "quality": msgspec.to_builtins(stored.face.quality),
    }


def _text(tracks: list[StoredTrack], found: list[StoredFace]) -> str:
    lines = [
        f"{track.id}  {track.exhibit}  {clock(track.first_microseconds)} to {clock(track.last_microseconds)}"
        f"  {track.faces} faces, best {track.best.id}  {quality_words(track.best.face.quality)}"
        for track in tracks
    ]
    lines += [
        f"{face.id}  {face.exhibit}  still  {face.face.box.width:.0f} px wide  {quality_words(face.face.quality)}"
        for face in found
        if face.track is None
    ]
    return "\n".join(lines) or "No face was found yet."


def clock(microseconds: int) -> str:
    """Media time as h:mm:ss.mmm."""
    seconds, rest = divmod(microseconds, 1_000_000)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest // 1000:03}"


def quality_words(quality: Quality) -> str:
    """The verdict with its reasons."""
    return f"{quality.verdict} ({', '.join(quality.reasons)})" if quality.reasons else str(quality.verdict)
