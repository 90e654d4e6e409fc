"""Keep the gallery's search files up to date: open the generation that fits, or build it anew from the database."""

import contextlib
import shutil

from sqlite_utils import Database

from catchlight.evidence.entry import Actor
from catchlight.evidence.log import Act, acting
from catchlight.gallery.generation import (
    Generation,
    build_generation,
    discard_unused,
    open_generation,
    snapshot,
    use_generation,
)
from catchlight.gallery.generation_files import GenerationUnusable
from catchlight.gallery.preview import unavailable_because
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab


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
    """The generation of the current gallery; one that does not fit is never used but replaced, with its log entry.

    Args:
        lab: The lab.
        db: The database, outside a transaction.
        actor: Who needs it.
        pack: Hash of the model pack.
        control: Progress and cancel.
        with_index: Build the preview index too where it is missing (minutes for a large gallery).

    Raises:
        CatchlightError: if a stored template is damaged or the disk is full.
        JobCancelled: if the job was asked to stop; the generation in use stays.
    """
    with_index = with_index and unavailable_because() is None
    with contextlib.suppress(GenerationUnusable), snapshot(db):
        found = open_generation(lab, db, pack=pack)
        if found.index is not None or not with_index or not len(found.templates):
            return found
    built = build_generation(lab, db, pack=pack, with_index=with_index, control=control)
    try:
        with acting(lab, db, actor) as act:
            use_generation(act, built, pack=pack)
            require_entries(act)
    except NothingToDo:  # another process was faster; what was built here still serves this job while it is mapped
        with contextlib.suppress(OSError):
            shutil.rmtree(built.folder)
    discard_unused(lab, db, pack=pack)
    return built
