"""`catchlight tracks`: split and merge tracks, and undo it."""

from collections.abc import Callable

import click

from catchlight.cli.context import Context, pass_context
from catchlight.workflows.edit_tracks import (
    MergeTracks,
    SplitTrack,
    TrackEdit,
    UndoTrackEdit,
    merge_tracks,
    split_track,
    undo_track_edit,
)


@click.group()
def tracks() -> None:
    """Tracks: one face followed through footage; what was joined wrongly is split, what was torn is merged."""


@tracks.command()
@click.argument("case")
@click.argument("track")
@click.argument("first_face", metavar="FACE")
@pass_context
def split(context: Context, case: str, track: str, first_face: str) -> None:
    """Make a new track of FACE and all later faces of TRACK."""
    lab, actor = context.signed_in()
    edit = split_track(lab, SplitTrack(actor, case, track, first_face))
    _show(context, edit, lambda: f"{edit.tracks[0]} was split from {edit.tracks[1]} (exhibit {edit.exhibit}).")


@tracks.command()
@click.argument("case")
@click.argument("names", metavar="TRACK...", nargs=-1, required=True)
@pass_context
def merge(context: Context, case: str, names: tuple[str, ...]) -> None:
    """Move the faces of all TRACKs into the first."""
    lab, actor = context.signed_in()
    edit = merge_tracks(lab, MergeTracks(actor, case, names))
    _show(context, edit, lambda: f"{', '.join(names[1:])} merged into {edit.tracks[0]} (exhibit {edit.exhibit}).")


@tracks.command()
@click.argument("case")
@click.argument("exhibit_id", metavar="EXHIBIT")
@pass_context
def undo(context: Context, case: str, exhibit_id: str) -> None:
    """Undo the newest edit of EXHIBIT's tracks; again, the one before it."""
    lab, actor = context.signed_in()
    edit = undo_track_edit(lab, UndoTrackEdit(actor, case, exhibit_id))
    _show(context, edit, lambda: f"The {edit.kind} was undone: {', '.join(edit.tracks)} are as before.")


def _show(context: Context, edit: TrackEdit, text: Callable[[], str]) -> None:
    document = {"edit": edit.edit_id, "kind": edit.kind, "exhibit": edit.exhibit, "tracks": list(edit.tracks)}
    context.show(document, text)
