"""Keep the gallery's search files sound: open those in use, build them where there are none, repair what was harmed."""

import contextlib
import shutil
from collections.abc import Callable
from contextlib import nullcontext
from typing import TypeVar

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import Act, acting
from catchlight.gallery.generation import Generation, check_generation
from catchlight.gallery.generation_build import build_generation, discard_unused, use_generation
from catchlight.gallery.generation_files import GenerationHarmed, GenerationUnusable
from catchlight.gallery.index_state import is_due
from catchlight.gallery.preview import unavailable_because
from catchlight.gallery.preview_setting import PreviewWish
from catchlight.gallery.view import GalleryView, open_view, waiting_changes
from catchlight.jobs import JobControl
from catchlight.lab.claims import claiming
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab

CLAIM = "gallery-files"
"""Who makes new files because they are due holds it, so that two processes do not both take minutes over them."""
_TRIES = 4
Found = TypeVar("Found")


class NothingToDo(Exception):
    """An act turned out to change nothing; raised inside its block, it rolls it back. Never leaves a workflow."""


def require_entries(act: Act) -> None:
    """Go on only if the act changed something and logged it.

    Raises:
        NothingToDo: if it has no entry.
    """
    if not act.entries:
        raise NothingToDo


def ready_generation(
    lab: Lab, db: Database, actor: Actor, *, pack: str, control: JobControl, with_index: bool = False
) -> Generation:
    """The generation in use, sound; one that is missing or harmed is built from the database, with its log entry.

    Args:
        lab: The lab.
        db: The database, outside a transaction.
        actor: Who needs it.
        pack: Hash of the model pack.
        control: Progress and cancel.
        with_index: Build the preview index too where it is missing (minutes for a large gallery), and new files where
            they are due.

    Raises:
        CatchlightError: if a stored template is damaged or the disk is full.
        JobCancelled: if the job was asked to stop; the generation in use stays.
    """
    with_index = with_index and unavailable_because() is None
    harm = None
    try:
        with open_view(lab, db, pack=pack) as view:
            found = view.generation
            if not with_index or ((found.index is not None or not len(found)) and not _is_due(view)):
                return found
    except GenerationHarmed as error:
        harm = _confirmed(lab, db, error, pack=pack)
        if harm is None:
            return ready_generation(lab, db, actor, pack=pack, control=control, with_index=with_index)
    except GenerationUnusable:
        pass
    return rebuild(lab, db, actor, pack=pack, control=control, with_index=with_index, harm=harm)


def up_to_date(lab: Lab, db: Database, actor: Actor, *, pack: str, control: JobControl) -> Generation:
    """The generation in use, with its indexes, and a new one where that is due; one process at a time makes one.

    Raises:
        CatchlightError: if a stored template is damaged or the disk is full.
        JobCancelled: if the job was asked to stop; the generation in use stays.
    """
    with claiming(lab, CLAIM, control):
        return ready_generation(lab, db, actor, pack=pack, control=control, with_index=True)


def rebuild(  # noqa: PLR0913 - all but the first three are keywords
    lab: Lab,
    db: Database,
    actor: Actor,
    *,
    pack: str,
    control: JobControl,
    with_index: bool,
    wish: PreviewWish | None = None,
    harm: GenerationHarmed | None = None,
) -> Generation:
    """Build a new generation and switch to it; the one in use serves until then, and stays if this fails.

    Args:
        lab: The lab.
        db: The database, outside a transaction.
        actor: Who needs it.
        pack: Hash of the model pack.
        control: Progress and cancel.
        with_index: Build the indexes for previews and sweeps too.
        wish: What the preview may lose; None for what the generation in use was built for.
        harm: What was found wrong with the one in use; it is logged.

    Raises:
        CatchlightError: if a stored template is damaged or the disk is full.
        JobCancelled: if the job was asked to stop.
    """
    built = build_generation(lab, db, pack=pack, with_index=with_index, wish=wish, control=control)
    try:
        with acting(lab, db, actor) as act:
            use_generation(act, built, pack=pack)
            require_entries(act)
            if harm is not None:
                act.log(
                    "gallery.repaired",
                    details={"file": harm.file, "found": str(harm), "generation": built.number, "pack_sha256": pack},
                )
    except NothingToDo:  # another process was faster; what was built here still serves this job while it is mapped
        with contextlib.suppress(OSError):
            shutil.rmtree(built.folder)
    discard_unused(lab, db, pack=pack)
    return built


def searching(
    lab: Lab, db: Database, actor: Actor, *, pack: str, control: JobControl, work: Callable[[GalleryView], Found]
) -> Found:
    """Do some work on what a search sees now; files that turn out to be harmed are repaired, and it is done again.

    An erasure in between looks like harm, and is taken for the reason that it is: the work is done again. Where one
    follows another, the last attempt keeps them waiting, so the work writes nothing to the database.

    Args:
        lab: The lab.
        db: The database, outside a transaction.
        actor: Who needs it.
        pack: Hash of the model pack.
        control: Progress and cancel.
        work: Called with the open view; what it gives is returned.

    Raises:
        CatchlightError: if a stored template is damaged, the disk is full, or the files are harmed again and again.
        JobCancelled: if the job was asked to stop.
    """
    error: GenerationUnusable | None = None
    for attempt in range(1, _TRIES + 1):
        ready_generation(lab, db, actor, pack=pack, control=control)
        try:
            with transaction(db) if attempt == _TRIES else nullcontext(), open_view(lab, db, pack=pack) as view:
                return work(view)
        except GenerationHarmed as harm:
            error = harm
            confirmed = _confirmed(lab, db, harm, pack=pack)
            if confirmed is not None:
                rebuild(lab, db, actor, pack=pack, control=control, with_index=False, harm=confirmed)
        except GenerationUnusable as unusable:  # another process switched meanwhile
            error = unusable
    raise CatchlightError(
        f"The gallery's search files cannot be relied on: {error}. They were built anew and altered again.",
        hint="Check the disk of the lab folder, and whether another program writes to it.",
    )


def _is_due(view: GalleryView) -> bool:
    return is_due(waiting_changes(view), len(view.generation))


def _confirmed(lab: Lab, db: Database, harm: GenerationHarmed, *, pack: str) -> GenerationHarmed | None:
    """The harm if it is still there while nobody can be writing; an erasure that was under way looks like one."""
    try:
        with transaction(db):
            check_generation(lab, db, pack=pack, thorough=harm.file)
    except GenerationHarmed as confirmed:
        return confirmed
    except GenerationUnusable:
        return None
    return None
