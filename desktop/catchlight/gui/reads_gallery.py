"""What the gallery's page shows, read from the lab in the reading thread, so the rooms are imported in here.

A gallery has millions of persons: what looks at all of them is read in parts of some milliseconds each
(`catchlight.gui.parts`), so that other reads come in between.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Database

    from catchlight.evidence.entry import Actor
    from catchlight.evidence.timeline import TimelineEntry
    from catchlight.gallery.browse import ChoicesScanned, Person, PersonFilter, PersonsScanned
    from catchlight.gallery.index_state import IndexState
    from catchlight.gallery.snapshots import ImportedSnapshot
    from catchlight.gui.log_words import Names
    from catchlight.lab.folder import Lab
    from catchlight.workflows.gallery_server import ServerStatus
    from catchlight.workflows.show_person import ShownPerson

MOST_HASHES = 40
"""Portraits of one person whose entries are looked for; entries that name the person are found all the same."""


@dataclass(frozen=True)
class HistoryPart:
    """Entries of the log about one person, newest first, and what names in them stand for."""

    entries: "tuple[TimelineEntry, ...]"
    names: "Names"
    reached: int


@dataclass(frozen=True)
class GalleryHead:
    """Which state the gallery is in; cheap to read however large it is.

    Attributes:
        revision: Its revision.
        root: Its Merkle root, hex.
        is_empty: True if nobody is enrolled.
        tags: Tags that portraits carry, by name.
    """

    revision: int
    root: str
    is_empty: bool
    tags: tuple[str, ...]


@dataclass(frozen=True)
class SnapshotsRead:
    """Snapshots of galleries.

    Attributes:
        imported: Those that were imported, newest first.
        exported: Revisions of this gallery that were exported, newest first, with when.
        today: As of this day (UTC), `YYYY-MM-DD`.
    """

    imported: "tuple[ImportedSnapshot, ...]"
    exported: tuple[tuple[int, str], ...]
    today: str


@dataclass(frozen=True)
class ServerMoved:
    """The newest move of the searches to the gallery server or back.

    Attributes:
        time: When (RFC 3339, UTC).
        to: "server" or "lab".
        templates: Templates of the lab that were compared, or None where nothing was.
        there: Rows that the server gave back.
        root: Merkle root over the lab's rows, hex.
        root_there: Merkle root over the server's, hex.
    """

    time: str
    to: str
    templates: int | None = None
    there: int = 0
    root: str = ""
    root_there: str = ""


@dataclass(frozen=True)
class ServerRead:
    """What the lab knows of its gallery server, which was not asked, and the newest move of the searches."""

    status: "ServerStatus"
    moved: ServerMoved | None


@contextmanager
def in_gallery(lab: "Lab", actor: "Actor") -> "Iterator[Database]":
    """The lab's database, for somebody who may see the gallery.

    Raises:
        NotPermitted: if the account may not; it is logged.
    """
    from catchlight.lab.accounts import Role  # noqa: PLC0415
    from catchlight.workflows.case_access import permitted  # noqa: PLC0415

    with lab.reading() as db:
        permitted(lab, db, actor, Role.CUSTODIAN, Role.EXAMINER, what="gallery.consulted")
        yield db


def head(lab: "Lab", actor: "Actor") -> GalleryHead:
    """The gallery's revision and root, and the tags there are."""
    from catchlight.gallery.browse import is_anybody_enrolled  # noqa: PLC0415
    from catchlight.gallery.gallery_tree import read_tree  # noqa: PLC0415
    from catchlight.gallery.tags import tag_names  # noqa: PLC0415

    with in_gallery(lab, actor) as db:
        tree = read_tree(db)
        return GalleryHead(tree.revision, tree.root(), not is_anybody_enrolled(db), tag_names(db))


def note_filter(lab: "Lab", actor: "Actor", wanted: "PersonFilter") -> None:
    """Log that the gallery's persons are looked through by a filter, before anybody is shown."""
    from catchlight.workflows.consult import consult_gallery  # noqa: PLC0415

    consult_gallery(lab, actor, wanted)


def scan(lab: "Lab", actor: "Actor", wanted: "PersonFilter", *, after: str, most: int) -> "PersonsScanned":
    """Which of the next persons pass the filter."""
    from catchlight.gallery.browse import scan_persons  # noqa: PLC0415

    with in_gallery(lab, actor) as db:
        return scan_persons(db, wanted, after=after, most=most)


def persons(lab: "Lab", actor: "Actor", rows: Sequence[int]) -> "tuple[Person, ...]":
    """The persons of these rows that are there still."""
    from catchlight.gallery.browse import persons_by_row  # noqa: PLC0415

    with in_gallery(lab, actor) as db:
        return tuple(persons_by_row(db, rows))


def count_portraits(lab: "Lab", actor: "Actor", *, after: int, most: int) -> tuple[int, int | None]:
    """How many portraits the next persons have, and where to go on."""
    from catchlight.gallery import browse  # noqa: PLC0415

    with in_gallery(lab, actor) as db:
        return browse.count_portraits(db, after=after, most=most)


def choices(lab: "Lab", actor: "Actor", *, after: int, most: int) -> "ChoicesScanned":
    """What the next portraits can be filtered by."""
    from catchlight.gallery.browse import scan_choices  # noqa: PLC0415

    with in_gallery(lab, actor) as db:
        return scan_choices(db, after=after, most=most)


def person(lab: "Lab", actor: "Actor", person_id: str) -> "ShownPerson":
    """Somebody's whole record; that it was opened is logged first."""
    from catchlight.workflows.show_person import show_person  # noqa: PLC0415

    return show_person(lab, actor, person_id)


def history(
    lab: "Lab", actor: "Actor", person_id: str, hashes: Sequence[str], *, below: int | None, most: int
) -> HistoryPart:
    """The entries about somebody among the next `most` below a number (None: the end of the log)."""
    from catchlight.evidence.log import log_size  # noqa: PLC0415
    from catchlight.evidence.timeline import entries_at, scan_about  # noqa: PLC0415
    from catchlight.gui import reads_log  # noqa: PLC0415

    names = reads_log.head(lab, actor).names
    with in_gallery(lab, actor) as db:
        visible = reads_log.visible_to(db, actor)
        start = log_size(db) + 1 if below is None else below
        scanned = scan_about(db, name=person_id, hashes=hashes[:MOST_HASHES], below=start, most=most, visible=visible)
        return HistoryPart(entries_at(db, scanned.found, visible=visible), names, scanned.reached)


def index(lab: "Lab", actor: "Actor") -> "IndexState | None":
    """How the search files stand; None where the gallery is empty."""
    from catchlight.gallery.index_state import index_state  # noqa: PLC0415
    from catchlight.gallery.pack_in_use import pack_in_use  # noqa: PLC0415

    with in_gallery(lab, actor) as db:
        pack = pack_in_use(db)
        return None if pack is None else index_state(lab, db, pack=pack)


def snapshots(lab: "Lab", actor: "Actor") -> SnapshotsRead:
    """The snapshots that were imported, newest first, and of which revisions ones were exported."""
    from datetime import UTC, datetime  # noqa: PLC0415

    from catchlight.evidence.log import read_log  # noqa: PLC0415
    from catchlight.workflows.import_snapshot import snapshots_of  # noqa: PLC0415

    imported = snapshots_of(lab, actor)
    with in_gallery(lab, actor) as db:
        exported: dict[int, str] = {}
        for entry in read_log(db, actions=["gallery.exported"], newest_first=True):
            exported.setdefault(int(entry.document["details"]["revision"]), str(entry.document["time"]))
    return SnapshotsRead(tuple(imported), tuple(exported.items()), datetime.now(UTC).date().isoformat())


def server(lab: "Lab", actor: "Actor") -> ServerRead:
    """What the lab knows of its gallery server; the server is not asked."""
    from catchlight.evidence.log import read_log  # noqa: PLC0415
    from catchlight.workflows.gallery_server import server_status  # noqa: PLC0415

    status = server_status(lab, actor, ask=False)
    if status.settings is None:
        return ServerRead(status, None)
    with in_gallery(lab, actor) as db:
        for entry in read_log(db, actions=["gallery.server.migrated"], newest_first=True, limit=1):
            told = entry.document["details"]
            if told["address"] == status.settings.address:
                return ServerRead(status, _moved(str(entry.document["time"]), told))
    return ServerRead(status, None)


def as_answered(status: "ServerStatus", answered: "ServerStatus") -> "ServerStatus":
    """What the lab knows now, with what the server said when it was asked last."""
    return replace(status, version=answered.version, problem=answered.problem, rows=answered.rows)


def _moved(time: str, told: "dict[str, Any]") -> ServerMoved:
    if not told["compared"]:
        return ServerMoved(time, told["searched_at"])
    figures = (told["templates"], told["templates_there"], told["rows_root"], told["rows_root_there"])
    return ServerMoved(time, told["searched_at"], *figures)
