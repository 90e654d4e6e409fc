"""Take the bytes of erasures off the disk (stored files, free pages, the write-ahead log), after a kill too.

The opening of a lab takes them off where something came between, and nobody is signed in then: that they are off is
noted beside the gallery, and the next one who signs in, whatever their role, signs the entry that says so.
"""

import hashlib
from contextlib import suppress
from functools import partial
from pathlib import Path

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.evidence.erasure import Certificate, certificates, mark_purged, overwrite_freed_pages
from catchlight.evidence.log import acting
from catchlight.gallery.builds import discard_interrupted
from catchlight.gallery.forgetting_rejects import remove_rejects
from catchlight.gallery.milvus.outbox import count_deletions
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.lab.maintenance import maintaining
from catchlight.workflows.purge_rejects import KIND as REJECTS
from catchlight.workflows.stored_files import stores_of

PATIENCE_SECONDS = 30.0
PATIENCE_AT_OPENING_SECONDS = 1.0


def finish_erasures(
    lab: Lab, actor: Actor | None, control: JobControl | None = None, *, patience_seconds: float = PATIENCE_SECONDS
) -> bool:
    """Take everything that was erased off the disk, and log that it is; True if nothing of it is left there.

    A person's erasure is not logged as off the disk while the gallery server was not told of an erased template, and
    none is while nobody is signed in; that the bytes are off this disk is remembered, so that they are not looked for
    again.

    The lab is held for maintenance meanwhile. What another process is in the way of stays noted as unfinished, and the
    next opening of the lab goes on with it.

    Args:
        lab: The lab.
        actor: Who signs that the bytes are off, in any role; None where nobody is signed in.
        control: Progress in bytes, and cancel.
        patience_seconds: How long to wait for other processes that read or write.

    Raises:
        LabRefused: if another process holds the lab for maintenance.
        NotPermitted: if the account was disabled meanwhile; the bytes are off then, and somebody else signs it.
        CatchlightError: if the disk is full or fails.
        JobCancelled: if the job was asked to stop.
    """
    control = control or JobControl()
    with lab.reading() as db:
        if not certificates(db, unfinished=True):
            return True
    with maintaining(lab.folder, work="erasure"), lab.reading() as db:
        waiting = certificates(db, unfinished=True)
        known = _off_disk_through(lab, waiting)
        due = [one for one in waiting if one.entry > known]
        if due and not _off_disk(lab, db, due, control, patience_seconds):
            return False
        _note_off_disk(lab, waiting)
        untold = [one for one in waiting if one.kind in _OF_THE_GALLERY] if count_deletions(db) else []
        off = {one.entry for one in waiting} - {one.entry for one in untold}
        if off and actor is not None:
            with acting(lab, db, actor.acting_as(actor.role, *Role)) as act:
                mark_purged(act, off)
            _note_off_disk(lab, untold)
        return True


_OF_THE_GALLERY = frozenset({"person", "portraits"})
"""Kinds of erasures that a gallery server has to be told of."""


def _marker(lab: Lab) -> Path:
    return lab.folder / "gallery" / "erased-here"


def _off_disk_through(lab: Lab, waiting: list[Certificate]) -> int:
    """The last of these entries whose erasure was noted to be off this disk; 0 for none."""
    try:
        noted = _marker(lab).read_text(encoding="ascii")
    except (OSError, ValueError):  # nothing to rely on: it is looked at once more
        return 0
    return next((one.entry for one in waiting if _mark(one) == noted), 0)


def _note_off_disk(lab: Lab, waiting: list[Certificate]) -> None:
    """Note that these are off this disk, so that only the entry is missing: by the last certificate of them."""
    with suppress(OSError):  # it costs the next opening some time
        if waiting:
            _marker(lab).write_text(_mark(waiting[-1]), encoding="ascii")
        else:
            _marker(lab).unlink(missing_ok=True)


def _mark(certificate: Certificate) -> str:
    """What an erasure is noted by: a restored lab may have another one under the same number."""
    return hashlib.sha256(certificate.text.encode()).hexdigest()


def _off_disk(lab: Lab, db: Database, due: list[Certificate], control: JobControl, patience_seconds: float) -> bool:
    is_off = _removed(lab, db, due, control) and discard_interrupted(lab)
    control.step(0, None, "freed pages of the database")
    is_overwritten = overwrite_freed_pages(db, patience_seconds=patience_seconds)
    return is_off and is_overwritten


def go_on_with_erasures(lab: Lab, actor: Actor | None = None) -> bool:
    """Finish what an interrupted erasure left, when the lab is opened or signed in to; False where it has to wait on.

    What is in the way (another process, a full disk) keeps nobody from opening the lab or signing in: the erasure
    stands, and `catchlight purge` shows what is not finished.
    """
    try:
        return finish_erasures(lab, actor, patience_seconds=PATIENCE_AT_OPENING_SECONDS)
    except CatchlightError:
        return False


def _removed(lab: Lab, db: Database, waiting: list[Certificate], control: JobControl) -> bool:
    """Overwrite and delete the files of these erasures; True if none is left."""
    stores = stores_of(lab)
    hashes = {sha256 for one in waiting for sha256 in one.files}
    paths = (store.path(sha256) for sha256 in hashes for store, _ in stores)
    sizes = [path.stat().st_size for path in paths if path.exists()]
    done, total = 0, sum(sizes)

    def overwritten(count: int) -> None:
        nonlocal done
        done = min(total, done + count)
        control.step(done, total, "bytes overwritten")

    try:
        left = [
            sha256
            for store, is_named in stores
            for sha256 in store.remove(hashes, is_named=partial(is_named, db), overwritten=overwritten)
        ]
        remove_rejects(lab, {sha256 for one in waiting if one.kind == REJECTS for sha256 in one.files})
    except OSError as error:
        raise CatchlightError(
            f"A stored file of what was erased could not be deleted: {error.strerror}. The erasure stands.",
            hint="Check the disk of the lab folder; the next opening of the lab goes on with it.",
            folder=str(lab.folder),
        ) from error
    return not left
