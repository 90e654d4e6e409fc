"""Purge the gallery: erase the portraits whose retention is over and old rejects files, with entries and certificates.

Portraits go in batches, each with its entry and certificate; the rejects files have one for all.
"""

import contextlib
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.evidence.erasure import Certificate
from catchlight.evidence.log import acting
from catchlight.gallery.forgetting_persons import PortraitToErase, expired_portraits
from catchlight.gallery.forgetting_rejects import OldRejects
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.case_access import permitted
from catchlight.workflows.erase_person import erase_portraits, rejects_to_look_at, what_portraits_would_lose
from catchlight.workflows.erasing import WouldGo, as_it_stands, left_on_disk
from catchlight.workflows.gallery_files import NothingToDo
from catchlight.workflows.purge_rejects import due_rejects, erase_rejects

REASON = "retention is over"
BATCH = 1000
"""Portraits that one act erases."""


@dataclass(frozen=True)
class ExpiredPortraits:
    """What a purge would erase.

    Attributes:
        today: As of which day (UTC).
        portraits: Those that would go.
        held: Those that a legal hold keeps, of the person or of a case that lists them; they are searched no more.
        would_go: What would be removed with them, or None where no portrait is due.
        rejects: Rejects files in the lab that are kept too long, which would go too.
    """

    today: date
    portraits: tuple[PortraitToErase, ...]
    held: tuple[PortraitToErase, ...]
    would_go: WouldGo | None
    rejects: tuple[OldRejects, ...] = ()

    @property
    def is_nothing_due(self) -> bool:
        """True where a purge would erase nothing."""
        return not self.portraits and not self.rejects


@dataclass(frozen=True)
class PurgedGallery:
    """What was purged.

    Attributes:
        portraits: How many portraits were erased.
        certificates: One for each batch, and one for the rejects files.
        held: How many portraits a legal hold kept.
        left_because: Why some of the bytes are on the disk still, or None where nothing is left.
        rejects: How many rejects files were erased.
    """

    portraits: int
    certificates: tuple[Certificate, ...]
    held: int
    left_because: str | None
    rejects: int = 0


def what_is_expired(lab: Lab, actor: Actor) -> ExpiredPortraits:
    """What a purge would erase; nothing is changed.

    Raises:
        NotPermitted: if who asks is no supervisor; it is logged.
    """
    today = datetime.now(UTC).date()
    with lab.reading() as db:
        permitted(lab, db, actor, Role.SUPERVISOR, what="erasure.previewed")
        found = expired_portraits(db, today=today)
        due = tuple(one for one in found if not _is_kept(one))
        would_go = what_portraits_would_lose(lab, db, due, kind="portraits", subject=f"{len(due)}") if due else None
    kept = tuple(one for one in found if _is_kept(one))
    return ExpiredPortraits(today, due, kept, would_go, due_rejects(lab, today=today))


def purge_gallery(lab: Lab, actor: Actor, control: JobControl | None = None) -> PurgedGallery:
    """Erase every portrait whose retention is over and that nothing holds, and old rejects files.

    It can be stopped and begun again.

    Raises:
        NotPermitted: if who asks is no supervisor; it is logged.
        CatchlightError: if a search file cannot be overwritten; what was erased before stays erased.
        JobCancelled: if the job was asked to stop; what was erased before stays erased.
    """
    control = control or JobControl()
    today = datetime.now(UTC).date()
    certificates: list[Certificate] = []
    after = done = held = 0
    with lab.reading() as db:
        supervisor = permitted(lab, db, actor, Role.SUPERVISOR, what="erasure.done")
        while batch := expired_portraits(db, today=today, after=after, limit=BATCH):
            control.step(done, None, "portraits erased")
            after = batch[-1].row
            held += sum(map(_is_kept, batch))
            if all(map(_is_kept, batch)):
                continue
            with contextlib.suppress(NothingToDo), acting(lab, db, supervisor) as act:
                # Asked again inside the act: a hold, or another purge, may have come between.
                now = expired_portraits(db, today=today, after=batch[0].row - 1, limit=len(batch))
                due = [one for one in now if not _is_kept(one)]
                if not due:
                    raise NothingToDo
                certificates.append(erase_portraits(act, due, kind="portraits", reason=REASON))
                done += len(due)
        control.step(done, None, "rejects files")
        rejects = _purge_rejects(lab, db, supervisor, today=today)
    certificates += rejects
    left = left_on_disk(lab, supervisor, control, beside=rejects_to_look_at(lab), tells_server=True)
    erased = sum(len(one.files) for one in rejects)
    return PurgedGallery(done, tuple(as_it_stands(lab, one) for one in certificates), held, left, erased)


def _purge_rejects(lab: Lab, db: Database, supervisor: Actor, *, today: date) -> list[Certificate]:
    """Erase the rejects files that are due, with one certificate; none where there is nothing to do."""
    if not due_rejects(lab, today=today):
        return []
    try:
        with acting(lab, db, supervisor) as act:
            due = due_rejects(lab, today=today)
            return [erase_rejects(act, due, today=today, reason=REASON)] if due else []
    except OSError as error:
        raise CatchlightError(
            f"A rejects file in the lab could not be read: {error.strerror or error}. The rejects files stay; what was"
            " erased before stays erased.",
            hint="Close the programs that have a file of gallery/rejects open, check the disk, and purge again.",
        ) from error


def _is_kept(portrait: PortraitToErase) -> bool:
    return portrait.is_held or portrait.held_case is not None
