"""What a search can be limited to on this gallery, and how much of it would be searched: for the form that asks."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlite_utils import Database

from catchlight.gallery.filters import UNKNOWN, Filters, check_filters
from catchlight.gallery.generation_files import GenerationUnusable
from catchlight.gallery.index_state import IndexState, index_state
from catchlight.gallery.pack_in_use import pack_in_use
from catchlight.gallery.preview import unavailable_because
from catchlight.gallery.preview_setting import PreviewSetting
from catchlight.gallery.snapshots import ImportedSnapshot, imported_snapshots, viewing_snapshot
from catchlight.gallery.tags import all_tags
from catchlight.gallery.templates import today_in_days
from catchlight.gallery.view import GalleryView, open_view
from catchlight.lab.folder import Lab


@dataclass(frozen=True)
class FilterChoices:
    """What stands in the gallery that a filter can name, each in order.

    Attributes:
        sexes: As enrolled; `unknown` stands for persons without one.
        sources: As enrolled.
        legal_bases: As enrolled.
        tags: The lab's tags.
        templates: Templates of the gallery that are not erased, expired ones included.
        has_preview: True if an approximate preview can be shown now.
        preview: How the preview is set and what it loses on this gallery, or None where that was not measured.
        snapshots: Imported snapshots that can be searched instead.
    """

    sexes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    legal_bases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    templates: int = 0
    has_preview: bool = False
    preview: PreviewSetting | None = None
    snapshots: tuple[ImportedSnapshot, ...] = ()


@dataclass(frozen=True)
class Remaining:
    """How much a search with some filters would compare today.

    Attributes:
        searched: Templates that would be compared.
        filtered: Templates that the filters leave out.
        expired: Templates left out because their retention has ended.
    """

    searched: int
    filtered: int
    expired: int


def filter_choices(lab: Lab, db: Database) -> FilterChoices:
    """What a filter can name; read from the search files, or from the tables where there are none.

    Args:
        lab: The lab.
        db: The database, outside a transaction.
    """
    pack = pack_in_use(db)
    if pack is None:
        return FilterChoices(snapshots=_snapshots(db))
    state = index_state(lab, db, pack=pack)
    try:
        with open_view(lab, db, pack=pack) as view:
            sexes, sources, bases = _seen(view)
    except GenerationUnusable:
        sexes, sources, bases = _stored(db)
    return _choices(db, state, sexes, sources, bases)


def snapshot_choices(lab: Lab, imported: ImportedSnapshot) -> FilterChoices:
    """What a filter can name on an imported snapshot; nothing where its search files have to be made anew first.

    Raises:
        CatchlightError: if it is not to be used any more, was replaced, or was altered.
    """
    try:
        with viewing_snapshot(lab, imported, today=datetime.now(UTC).date()) as view:
            has_preview = view.generation.index is not None and unavailable_because() is None
            sexes, sources, bases = (tuple(sorted(values)) for values in _seen(view))
            tags = tuple(all_tags(view.db))
            return FilterChoices(sexes, sources, bases, tags, view.size, has_preview, view.generation.preview)
    except (GenerationUnusable, OSError):
        return FilterChoices()


def remaining_of_snapshot(lab: Lab, imported: ImportedSnapshot, filters: Filters) -> Remaining | None:
    """As `remaining`, of an imported snapshot.

    Raises:
        CatchlightError: if the filters cannot be meant, or it is not to be used.
    """
    check_filters(filters)
    try:
        with viewing_snapshot(lab, imported, today=datetime.now(UTC).date()) as view:
            found = view.select(filters, today=today_in_days())
            return Remaining(found.searched, found.filtered, found.expired)
    except (GenerationUnusable, OSError):
        return None


def remaining(lab: Lab, db: Database, filters: Filters) -> Remaining | None:
    """How much a search with these filters would compare, or None where no search files tell it yet.

    Raises:
        CatchlightError: if the filters cannot be meant.
    """
    check_filters(filters)
    pack = pack_in_use(db)
    if pack is None:
        return Remaining(0, 0, 0)
    try:
        with open_view(lab, db, pack=pack) as view:
            found = view.select(filters, today=today_in_days())
            return Remaining(found.searched, found.filtered, found.expired)
    except GenerationUnusable:
        return None


def _choices(
    db: Database, state: IndexState, sexes: set[str], sources: set[str], legal_bases: set[str]
) -> FilterChoices:
    return FilterChoices(
        tuple(sorted(sexes)),
        tuple(sorted(sources)),
        tuple(sorted(legal_bases)),
        tuple(all_tags(db)),
        state.templates,
        state.has_preview and unavailable_because() is None,
        state.preview,
        _snapshots(db),
    )


def _snapshots(db: Database) -> tuple[ImportedSnapshot, ...]:
    """Those in use whose day has not passed; the one that expires last first."""
    today = datetime.now(UTC).date().isoformat()
    found = [one for one in imported_snapshots(db) if one.in_use and one.not_after >= today]
    return tuple(sorted(found, key=lambda one: one.not_after, reverse=True))


def _seen(view: GalleryView) -> tuple[set[str], set[str], set[str]]:
    known = (view.generation.texts, view.delta.texts, view.changed[1])
    sexes = {text or UNKNOWN for texts in known for text in texts.sex}
    sources = {text for texts in known for text in texts.source}
    return sexes, sources, {text for texts in known for text in texts.legal_basis}


def _stored(db: Database) -> tuple[set[str], set[str], set[str]]:
    sexes = {sex or UNKNOWN for (sex,) in db.conn.execute("SELECT DISTINCT sex FROM persons")}
    sources = {text for (text,) in db.conn.execute("SELECT DISTINCT source FROM portraits")}
    return sexes, sources, {text for (text,) in db.conn.execute("SELECT DISTINCT legal_basis FROM portraits")}
