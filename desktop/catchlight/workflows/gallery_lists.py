"""The custodian's lists: persons that may be enrolled twice, impostor hubs, poor portraits, portraits that expire soon.

Each is logged before it is shown: with what was asked and how many it lists, not with whom.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Generic, TypeVar

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor, Value
from catchlight.evidence.log import acting
from catchlight.gallery.browse import Portrait, portraits_by_row
from catchlight.gallery.duplicates import MOST_PAIRS, THRESHOLD, duplicate_pairs
from catchlight.gallery.hubs import NEAREST, SAMPLE, impostor_hubs
from catchlight.gallery.list_vectors import best_portraits, every_portrait
from catchlight.gallery.pack_in_use import pack_in_use
from catchlight.gallery.portraits import gallery_state
from catchlight.gallery.retention import ExpiringPortrait, PoorPortrait, expiring_portraits, poor_portraits
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.case_access import permitted

MOST_LISTED = 1000
DAYS_AHEAD = 90
Row = TypeVar("Row")


@dataclass(frozen=True)
class DuplicatePersons:
    """Two persons whose best portraits compare above the threshold; a lead, not a finding."""

    score: float
    first: Portrait
    second: Portrait


@dataclass(frozen=True)
class HubPortrait:
    """A portrait near many others, and of how many sampled ones of other persons it is among the nearest."""

    portrait: Portrait
    occurrences: int


@dataclass(frozen=True)
class GalleryList(Generic[Row]):
    """A list.

    Attributes:
        rows: What it lists.
        found: How many there are; more than it lists where it was cut.
        revision: The gallery's revision.
        figures: What it was made with and from.
    """

    rows: tuple[Row, ...]
    found: int
    revision: int
    figures: Mapping[str, int | float]


def list_duplicates(
    lab: Lab, actor: Actor, control: JobControl, *, threshold: float = THRESHOLD, limit: int = MOST_PAIRS
) -> GalleryList[DuplicatePersons]:
    """Pairs of persons that may be one, alike ones first.

    Raises:
        NotPermitted: if who asks is no custodian; it is logged.
        CatchlightError: if the threshold is no comparison score, or a stored template is damaged.
        JobCancelled: if the job was asked to stop.
    """
    if not -1 <= threshold <= 1:
        raise CatchlightError(
            "A threshold is a comparison score, from -1 to 1. Nothing was done.", hint=f"The usual one is {THRESHOLD}."
        )
    with lab.reading() as db:
        custodian = permitted(lab, db, actor, Role.CUSTODIAN, what="gallery.listed")
        revision, pack = gallery_state(db).revision, pack_in_use(db) or ""
        best = best_portraits(db, pack=pack, today=_today(), control=control)
        pairs = duplicate_pairs(best, threshold=threshold, limit=limit, control=control)
        figures: dict[str, int | float] = {"threshold": threshold, "persons": pairs.persons}
        known = portraits_by_row(db, {row for pair in pairs.listed for row in (pair.first, pair.second)})
        rows = tuple(
            DuplicatePersons(pair.score, known[pair.first], known[pair.second])
            for pair in pairs.listed
            if pair.first in known and pair.second in known  # otherwise erased meanwhile
        )
        return _log(lab, db, custodian, GalleryList(rows, pairs.found, revision, figures), name="duplicates")


def list_hubs(
    lab: Lab, actor: Actor, control: JobControl, *, sample: int = SAMPLE, limit: int = MOST_LISTED
) -> GalleryList[HubPortrait]:
    """Portraits that stand near everybody, most occurrences first.

    Raises:
        NotPermitted: if who asks is no custodian; it is logged.
        CatchlightError: if a stored template is damaged.
        JobCancelled: if the job was asked to stop.
    """
    with lab.reading() as db:
        custodian = permitted(lab, db, actor, Role.CUSTODIAN, what="gallery.listed")
        revision, pack = gallery_state(db).revision, pack_in_use(db) or ""
        every = every_portrait(db, pack=pack, today=_today(), control=control)
        hubs = impostor_hubs(every, sample=sample, nearest=NEAREST, limit=limit, control=control)
        figures: dict[str, int | float] = {
            "sample": hubs.sample,
            "nearest": hubs.nearest,
            "expected": round(hubs.expected, 4),
            "portraits": hubs.portraits,
        }
        known = portraits_by_row(db, [hub.portrait for hub in hubs.listed])
        rows = tuple(HubPortrait(known[hub.portrait], hub.occurrences) for hub in hubs.listed if hub.portrait in known)
        return _log(lab, db, custodian, GalleryList(rows, hubs.found, revision, figures), name="hubs")


def list_poor(lab: Lab, actor: Actor, *, limit: int = MOST_LISTED) -> GalleryList[PoorPortrait]:
    """Portraits that are not simply usable, the unsuitable ones first.

    Raises:
        NotPermitted: if who asks is no custodian; it is logged.
    """
    with lab.reading() as db:
        custodian = permitted(lab, db, actor, Role.CUSTODIAN, what="gallery.listed")
        revision = gallery_state(db).revision
        found, rows = poor_portraits(db, today=_today(), limit=limit)
        return _log(lab, db, custodian, GalleryList(tuple(rows), found, revision, {}), name="poor")


def list_expiring(
    lab: Lab, actor: Actor, *, days: int = DAYS_AHEAD, limit: int = MOST_LISTED
) -> GalleryList[ExpiringPortrait]:
    """Portraits whose retention ends within so many days, soonest first; those that ended are in `gallery purge`.

    Raises:
        NotPermitted: if who asks is no custodian; it is logged.
    """
    with lab.reading() as db:
        custodian = permitted(lab, db, actor, Role.CUSTODIAN, what="gallery.listed")
        revision = gallery_state(db).revision
        found, rows = expiring_portraits(db, today=_today(), days=days, limit=limit)
        figures: dict[str, int | float] = {"days": days}
        return _log(lab, db, custodian, GalleryList(tuple(rows), found, revision, figures), name="expiring")


def _today() -> date:
    return datetime.now(UTC).date()


def _log(lab: Lab, db: Database, custodian: Actor, made: GalleryList[Row], *, name: str) -> GalleryList[Row]:
    """Log a list; what is returned may be shown."""
    details: dict[str, Value] = {
        "list": name,
        "found": made.found,
        "listed": len(made.rows),
        "revision": made.revision,
        **made.figures,
    }
    with acting(lab, db, custodian) as act:
        act.log("gallery.listed", details=details)
    return made
