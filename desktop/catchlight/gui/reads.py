"""What the pages show, read from the lab in one go; run in the reading thread, so the rooms are imported in here."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

    from catchlight.evidence.cases import Case
    from catchlight.evidence.entry import Actor
    from catchlight.evidence.exhibits import Exhibit
    from catchlight.evidence.recorder_clock import RecorderClock
    from catchlight.faces.records import StoredFace, StoredTrack
    from catchlight.gallery.browse import Portrait
    from catchlight.gallery.searches import StoredSearch
    from catchlight.lab.folder import Lab
    from catchlight.workflows.extract_faces import ExhibitExtraction

MOST_FAILED = 5000
"""Failed frames that a ledger lists; the others are counted."""


@dataclass(frozen=True)
class CaseOverview:
    """A case with how much is in it."""

    case: "Case"
    exhibits: int


@dataclass(frozen=True)
class FacesFound:
    """What was found in a case: the tracks with their best faces, and every face of the stills.

    Attributes:
        exhibits: The exhibits of the case.
        stills: The faces of stills.
        tracks: The tracks of footage, by exhibit.
        faces: How many faces there are, those in tracks included.
        newest: The newest row of a face; 0 where there is none.
        clocks: The recorders' clocks that are known, by exhibit row.
        edits: The newest split or merge that can be undone, by exhibit row.
    """

    exhibits: tuple["Exhibit", ...] = ()
    stills: tuple["StoredFace", ...] = ()
    tracks: tuple["StoredTrack", ...] = ()
    faces: int = 0
    newest: int = 0
    clocks: dict[int, "RecorderClock"] = field(default_factory=dict)
    edits: dict[int, str] = field(default_factory=dict)

    def with_news(self, news: "FacesNews") -> "FacesFound":
        """The same with what came in since."""
        changed = {track.row: track for track in news.tracks}
        known = {track.row for track in self.tracks}
        tracks = [changed.get(track.row, track) for track in self.tracks]
        tracks += [track for track in news.tracks if track.row not in known]
        if len(tracks) > len(self.tracks):
            tracks.sort(key=lambda track: track.exhibit_row)
        return replace(
            self,
            stills=self.stills + news.stills,
            tracks=tuple(tracks),
            faces=self.faces + news.faces,
            newest=max(self.newest, news.newest),
        )


@dataclass(frozen=True)
class FacesNews:
    """What came into a case since it was read.

    Attributes:
        stills: New faces of stills.
        tracks: Tracks that are new or have grown.
        faces: How many faces are new.
        newest: The newest row of a face.
    """

    stills: tuple["StoredFace", ...]
    tracks: tuple["StoredTrack", ...]
    faces: int
    newest: int


@dataclass(frozen=True)
class TrackRead:
    """One track with all its faces, in order of time."""

    track: "StoredTrack"
    faces: tuple["StoredFace", ...]


@dataclass(frozen=True)
class ExhibitsRead:
    """The exhibits of a case with how far each came, and the recorders' clocks that are known, by exhibit row."""

    case: "Case"
    rows: tuple["ExhibitExtraction", ...]
    clocks: dict[int, "RecorderClock"]


@dataclass(frozen=True)
class LedgerRead:
    """The ledger of one exhibit, with the frames that did not decode: number and time, where it is known."""

    row: "ExhibitExtraction"
    failed: tuple[tuple[int, int | None], ...]
    clock: "RecorderClock | None"


@contextmanager
def _reading(lab: "Lab", actor: "Actor", case: "Case") -> "Iterator[Database]":
    """The lab's database as of one moment, for somebody who may see this case then.

    Raises:
        NotPermitted: if the account may not; it is logged.
    """
    from catchlight.workflows.case_access import reading_case  # noqa: PLC0415

    with lab.reading() as db, reading_case(lab, db, actor, case.number):
        yield db


def case_overviews(lab: "Lab", actor: "Actor") -> tuple[CaseOverview, ...]:
    """The cases that the account may see, newest first."""
    from catchlight.evidence.exhibits import exhibits_of  # noqa: PLC0415
    from catchlight.workflows.case_access import cases_for  # noqa: PLC0415

    with lab.reading() as db:
        return tuple(CaseOverview(case, len(exhibits_of(db, case))) for case in cases_for(db, actor))


def exhibits(lab: "Lab", actor: "Actor", case: "Case") -> ExhibitsRead:
    """The case's exhibits with how far their extraction came."""
    from catchlight.evidence.exhibits import exhibits_of  # noqa: PLC0415
    from catchlight.evidence.recorder_clock import clocks_of  # noqa: PLC0415
    from catchlight.workflows.extract_faces import extraction_of  # noqa: PLC0415

    with _reading(lab, actor, case) as db:
        rows = tuple(extraction_of(db, exhibit) for exhibit in exhibits_of(db, case))
        return ExhibitsRead(case, rows, _ready(clocks_of(db, case)))


def ledger(lab: "Lab", actor: "Actor", case: "Case", exhibit: "Exhibit") -> LedgerRead:
    """The ledger of one exhibit."""
    from catchlight.evidence.recorder_clock import clock_of  # noqa: PLC0415
    from catchlight.media.ledger import failed_frames  # noqa: PLC0415
    from catchlight.workflows.extract_faces import extraction_of  # noqa: PLC0415

    with _reading(lab, actor, case) as db:
        failed = tuple(failed_frames(db, exhibit.row, most=MOST_FAILED))
        return LedgerRead(extraction_of(db, exhibit), failed, clock_of(db, exhibit.row))


def faces(lab: "Lab", actor: "Actor", case: "Case") -> FacesFound:
    """All tracks of the case with their best faces, and the faces of its stills."""
    from catchlight.evidence.exhibits import exhibits_of  # noqa: PLC0415
    from catchlight.evidence.recorder_clock import clocks_of  # noqa: PLC0415
    from catchlight.faces.browse import count_since, still_faces  # noqa: PLC0415
    from catchlight.faces.records import tracks_of  # noqa: PLC0415
    from catchlight.faces.track_edits import last_edit  # noqa: PLC0415

    with _reading(lab, actor, case) as db:
        known = tuple(exhibits_of(db, case))
        number, newest = count_since(db, case, after=0)
        footage = [exhibit.row for exhibit in known if exhibit.kind == "footage"]
        edits: dict[int, str] = {row: edit.kind for row in footage if (edit := last_edit(db, row)) is not None}
        stills, tracks = tuple(still_faces(db, case, after=0)), tuple(tracks_of(db, case))
        return FacesFound(known, stills, tracks, number, newest, _ready(clocks_of(db, case)), edits)


def faces_news(lab: "Lab", actor: "Actor", case: "Case", *, after: int, tracks_after: int) -> FacesNews:
    """The faces with a row beyond `after`, and the tracks that have a face with a row beyond `tracks_after`."""
    from catchlight.faces.browse import count_since, still_faces, tracks_since  # noqa: PLC0415

    with _reading(lab, actor, case) as db:
        number, newest = count_since(db, case, after=after)
        stills, tracks = still_faces(db, case, after=after), tracks_since(db, case, after=tracks_after)
        return FacesNews(tuple(stills), tuple(tracks), number, newest)


def track(lab: "Lab", actor: "Actor", case: "Case", name: str) -> TrackRead:
    """One track with all its faces."""
    from catchlight.faces.records import faces_of_track, track_named  # noqa: PLC0415

    with _reading(lab, actor, case) as db:
        known = track_named(db, case, name)
        return TrackRead(known, tuple(faces_of_track(db, known.row)))


def _ready(clocks: dict[int, "RecorderClock"]) -> dict[int, "RecorderClock"]:
    """The same clocks, their zones read from disk here and not when the first time is drawn."""
    for clock in clocks.values():
        clock.wall_time(clock.at_microseconds)
    return clocks


def portraits(lab: "Lab", actor: "Actor", person_id: str) -> tuple["Portrait", ...]:
    """The portraits of one person, newest first; that they were consulted is logged first."""
    from catchlight.workflows.consult import consult_person  # noqa: PLC0415

    return consult_person(lab, actor, person_id)


def searches(lab: "Lab", actor: "Actor", case: "Case") -> tuple["StoredSearch", ...]:
    """The case's searches, newest first."""
    from catchlight.gallery.searches import searches_of  # noqa: PLC0415

    with _reading(lab, actor, case) as db:
        return tuple(searches_of(db, case))
