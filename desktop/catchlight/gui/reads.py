"""What the pages show, read from the lab in one go; run in the reading thread, so the rooms are imported in here."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catchlight.evidence.cases import Case
    from catchlight.evidence.exhibits import Exhibit
    from catchlight.evidence.log import LogEntry
    from catchlight.faces.records import StoredFace, StoredTrack
    from catchlight.gallery.browse import Person, Portrait
    from catchlight.gallery.portraits import GalleryState
    from catchlight.gallery.searches import StoredSearch
    from catchlight.lab.folder import Lab
    from catchlight.workflows.extract_faces import ExhibitExtraction
    from catchlight.workflows.search import SearchResult

LOG_PAGE = 500
PERSONS_PAGE = 200


@dataclass(frozen=True)
class CaseOverview:
    """A case with how much is in it."""

    case: "Case"
    exhibits: int


@dataclass(frozen=True)
class FacesFound:
    """Everything found in a case."""

    exhibits: tuple["Exhibit", ...]
    faces: tuple["StoredFace", ...]
    tracks: tuple["StoredTrack", ...]


@dataclass(frozen=True)
class PersonsPage:
    """One page of the gallery's persons, for the filter and place that were asked for."""

    text: str
    offset: int
    total: int
    persons: tuple["Person", ...]


@dataclass(frozen=True)
class LogPageRead:
    """The newest log entries, and the numbers of the cases they name by identifier."""

    entries: tuple["LogEntry", ...]
    total: int
    numbers: dict[str, str]


def case_overviews(lab: "Lab") -> tuple[CaseOverview, ...]:
    """All cases, newest first."""
    from catchlight.evidence.cases import all_cases  # noqa: PLC0415
    from catchlight.evidence.exhibits import exhibits_of  # noqa: PLC0415

    with lab.reading() as db:
        return tuple(CaseOverview(case, len(exhibits_of(db, case))) for case in all_cases(db))


def exhibits(lab: "Lab", case: "Case") -> tuple["ExhibitExtraction", ...]:
    """The case's exhibits with how far their extraction came."""
    from catchlight.evidence.exhibits import exhibits_of  # noqa: PLC0415
    from catchlight.workflows.extract_faces import extraction_of  # noqa: PLC0415

    with lab.reading() as db:
        return tuple(extraction_of(db, exhibit) for exhibit in exhibits_of(db, case))


def faces(lab: "Lab", case: "Case") -> FacesFound:
    """All faces and tracks of the case."""
    from catchlight.evidence.exhibits import exhibits_of  # noqa: PLC0415
    from catchlight.faces.records import faces_of, tracks_of  # noqa: PLC0415

    with lab.reading() as db:
        return FacesFound(tuple(exhibits_of(db, case)), tuple(faces_of(db, case)), tuple(tracks_of(db, case)))


def gallery(lab: "Lab") -> "GalleryState":
    """The gallery's counts, revision and root."""
    from catchlight.gallery.portraits import gallery_state  # noqa: PLC0415

    with lab.reading() as db:
        return gallery_state(db)


def persons(lab: "Lab", *, text: str, offset: int) -> PersonsPage:
    """One page of the persons whose id holds `text`."""
    from catchlight.gallery.browse import count_persons, list_persons  # noqa: PLC0415

    with lab.reading() as db:
        page = list_persons(db, text=text, offset=offset, limit=PERSONS_PAGE)
        return PersonsPage(text, offset, count_persons(db, text=text), tuple(page))


def portraits(lab: "Lab", person_id: str) -> tuple["Portrait", ...]:
    """The portraits of one person, newest first."""
    from catchlight.gallery.browse import portraits_of  # noqa: PLC0415

    with lab.reading() as db:
        return tuple(portraits_of(db, person_id))


def log(lab: "Lab", *, limit: int = LOG_PAGE) -> LogPageRead:
    """The newest entries of the log."""
    from catchlight.evidence.cases import all_cases  # noqa: PLC0415
    from catchlight.evidence.log import log_size, read_log  # noqa: PLC0415

    with lab.reading() as db:
        entries = tuple(read_log(db, limit=limit, newest_first=True))
        return LogPageRead(entries, log_size(db), {case.identifier: case.number for case in all_cases(db)})


@dataclass(frozen=True)
class SearchShown:
    """A stored search as the result page needs it; `result` is None where it never finished."""

    search: "StoredSearch"
    result: "SearchResult | None"
    exhibit_names: dict[int, str]


def searches(lab: "Lab", case: "Case") -> tuple["StoredSearch", ...]:
    """The case's searches, newest first."""
    from catchlight.gallery.searches import searches_of  # noqa: PLC0415

    with lab.reading() as db:
        return tuple(searches_of(db, case))


def search(lab: "Lab", case: "Case", name: str) -> SearchShown:
    """A stored search with its candidates."""
    from catchlight.evidence.exhibits import exhibits_of  # noqa: PLC0415
    from catchlight.gallery.searches import search_named  # noqa: PLC0415
    from catchlight.workflows.search import stored_result  # noqa: PLC0415

    with lab.reading() as db:
        stored = search_named(db, case, name)
        names = {exhibit.row: exhibit.name for exhibit in exhibits_of(db, case)}
        result = None if stored.figures is None else stored_result(db, case, name)
        return SearchShown(stored, result, names)
