"""Split a track, merge tracks, and undo the newest of these edits; the faces themselves are never changed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor, Subject, Value
from catchlight.evidence.exhibits import Exhibit, exhibit_named
from catchlight.evidence.log import Act
from catchlight.faces.keeping import tracks_digest
from catchlight.faces.records import StoredTrack, face_named, faces_of_track, track_named
from catchlight.faces.track_edits import StoredEdit, edits_digest, last_edit, store_merge, store_split, store_undo
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.media.ledger import ledger_of
from catchlight.workflows.case_access import case_to_work_in, permitted, working


@dataclass(frozen=True)
class SplitTrack:
    """Make a new track of a face and all later ones of its track.

    Attributes:
        actor: Who splits.
        case: The case's number.
        track: Id of the track, `t3`.
        first_face: Id of the first face of the new track, `f12`.
    """

    actor: Actor
    case: str
    track: str
    first_face: str


@dataclass(frozen=True)
class MergeTracks:
    """Move the faces of some tracks into the first of them.

    Attributes:
        actor: Who merges.
        case: The case's number.
        tracks: Ids of two or more tracks of one exhibit.
    """

    actor: Actor
    case: str
    tracks: tuple[str, ...]


@dataclass(frozen=True)
class UndoTrackEdit:
    """Undo the newest edit of an exhibit's tracks that is not undone yet.

    Attributes:
        actor: Who undoes it.
        case: The case's number.
        exhibit: Id of the exhibit, `e1`.
    """

    actor: Actor
    case: str
    exhibit: str


@dataclass(frozen=True)
class TrackEdit:
    """An edit that was made or undone.

    Attributes:
        edit_id: Its number.
        kind: `split` or `merge`; of an undone edit, what it had been.
        exhibit: Id of the exhibit.
        tracks: Ids of the tracks it left; first the one to select: the new one of a split, the one that was merged
            into, and where an edit was undone the one that it had begun with.
    """

    edit_id: int
    kind: str
    exhibit: str
    tracks: tuple[str, ...]


def split_track(lab: Lab, request: SplitTrack) -> TrackEdit:
    """Split a track; template and best faces of both parts are made anew.

    A part none of whose faces has a crop shows its best embedded face without one: no footage is decoded here.

    Raises:
        CatchlightError: if the track or face does not exist, the face is the track's first or in another one, or the
            extraction has not ended; nothing was changed.
    """
    with _editing(lab, request) as (act, case):
        db = act.db
        track = track_named(db, case, request.track)
        exhibit = _editable(db, case, track.exhibit)
        first = face_named(db, case, request.first_face)
        faces = faces_of_track(db, track.row)
        rows = [face.row for face in faces]
        if first.row not in rows:
            raise CatchlightError(
                f"The face {first.id} is not in the track {track.id}. Nothing was changed.",
                hint=f"It is in {first.track}." if first.track else "It is in a still, which has no tracks.",
                face=first.id,
                track=track.id,
            )
        at = rows.index(first.row)
        if at == 0:
            raise CatchlightError(
                f"The face {first.id} is the first of the track {track.id}: nothing would stay in it. Nothing was"
                " changed.",
                hint="Choose the first face of the part that is to become a track of its own.",
                face=first.id,
                track=track.id,
            )
        edit = store_split(act, track, faces[at:])
        _, new = edit.tracks
        details: dict[str, Value] = {
            "track": track.id,
            "new_track": f"t{new}",
            "first_face": first.id,
            "from_frame": first.frame,
            "faces_kept": at,
            "faces_moved": len(faces) - at,
        }
        _log(act, case, "track.split", exhibit, edit, details)
    return TrackEdit(edit.row, edit.kind, exhibit.id, (f"t{new}", track.id))


def merge_tracks(lab: Lab, request: MergeTracks) -> TrackEdit:
    """Merge tracks; template and best faces of the result are made anew, and the others are empty then.

    Raises:
        CatchlightError: if a track does not exist, fewer than two are named, they are of several exhibits, two of
            their faces stand in one frame, or the extraction has not ended; nothing was changed.
    """
    with _editing(lab, request) as (act, case):
        db = act.db
        names = tuple(dict.fromkeys(request.tracks))
        if len(names) < 2:
            raise CatchlightError(
                "Fewer than two tracks are named. Nothing was changed.", hint="Choose the tracks of one person."
            )
        into, *others = (track_named(db, case, name) for name in names)
        strangers = [track.id for track in others if track.exhibit_row != into.exhibit_row]
        if strangers:
            raise CatchlightError(
                f"The tracks are of several exhibits: {', '.join(strangers)} not of {into.exhibit}. Nothing was"
                " changed.",
                hint="Merge tracks of one exhibit; a person is followed across exhibits by searching in exhibits.",
                tracks=strangers,
            )
        exhibit = _editable(db, case, into.exhibit)
        _require_apart(db, (into, *others))
        edit = store_merge(act, into, others)
        details: dict[str, Value] = {
            "into": into.id,
            "tracks": [track.id for track in others],
            "faces_moved": sum(track.faces for track in others),
            "faces": sum(track.faces for track in (into, *others)),
        }
        _log(act, case, "track.merged", exhibit, edit, details)
    return TrackEdit(edit.row, edit.kind, exhibit.id, (into.id,))


def undo_track_edit(lab: Lab, request: UndoTrackEdit) -> TrackEdit:
    """Undo the newest edit of an exhibit's tracks; undone again and again, it goes back to what extraction had left.

    Raises:
        CatchlightError: if the exhibit does not exist, or no edit of it is left to undo; nothing was changed.
    """
    with _editing(lab, request) as (act, case):
        db = act.db
        exhibit = _editable(db, case, request.exhibit)
        edit = last_edit(db, exhibit.row)
        if edit is None:
            raise CatchlightError(
                f"No edit of the tracks of exhibit {exhibit.id} is left to undo. Nothing was changed.",
                hint="Its tracks are as extraction left them.",
                exhibit=exhibit.id,
            )
        left = tuple(f"t{row}" for row in store_undo(act, edit))
        _log(act, case, "track.edit.undone", exhibit, edit, {"kind": edit.kind, "tracks": left})
    return TrackEdit(edit.row, edit.kind, exhibit.id, left)


@contextmanager
def _editing(lab: Lab, request: SplitTrack | MergeTracks | UndoTrackEdit) -> Iterator[tuple[Act, Case]]:
    """The act of an examiner that is a member of the case."""
    with lab.reading() as db:
        examiner = permitted(lab, db, request.actor, Role.EXAMINER, what="track.edited")
        case = case_to_work_in(lab, db, examiner, request.case, what="track.edited")
        with working(lab, db, examiner, case, what="track.edited") as act:
            yield act, case


def _editable(db: Database, case: Case, name: str) -> Exhibit:
    """The exhibit, if its extraction has ended.

    Raises:
        CatchlightError: if it has not.
    """
    exhibit = exhibit_named(db, case, name)
    ledger = ledger_of(db, exhibit.row)
    if ledger is None or not ledger.state.has_ended:
        state = "has not begun" if ledger is None else f"is {ledger.state}"
        raise CatchlightError(
            f"The extraction of exhibit {exhibit.id} {state}, so its tracks may still change. Nothing was changed.",
            hint="Let the extraction come to its end, then edit the tracks.",
            exhibit=exhibit.id,
        )
    return exhibit


def _require_apart(db: Database, tracks: Sequence[StoredTrack]) -> None:
    """Refuse tracks of which two have a face, found or held, in one frame.

    Raises:
        CatchlightError: if one person would be in a frame twice.
    """
    stands = sorted(
        (face.frame, face.held_until_frame or face.frame, track.row)
        for track in tracks
        for face in faces_of_track(db, track.row)
        if face.frame is not None
    )
    twice, until, by = [], -1, 0
    for first, last, row in stands:
        if first <= until and row != by:
            twice.append(first)
        if last > until:
            until, by = last, row
    if twice:
        more = f" and at {len(twice) - 1} more places" if len(twice) > 1 else ""
        raise CatchlightError(
            f"Two of these tracks have a face each in frame {twice[0]}{more}: one person cannot be in a frame twice."
            " Nothing was changed.",
            hint="They are two people, or one of the tracks changes from one person to another: split it there first.",
            frames=twice[:20],
        )


def _log(act: Act, case: Case, action: str, exhibit: Exhibit, edit: StoredEdit, details: dict[str, Value]) -> None:
    act.log(
        action,
        case=case.identifier,
        subjects=(Subject("exhibit", exhibit.sha256),),
        details={
            "exhibit": exhibit.id,
            "edit": edit.row,
            **details,
            "tracks_sha256": tracks_digest(act.db, exhibit.row),
            "edits_sha256": Personal(edits_digest(act.db, exhibit.row)),
        },
    )
