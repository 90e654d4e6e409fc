"""Restore a lab from a backup: beside what is there, verified, its acts logged, and only then put in its place.

Every restore is a supervisor's act and stands in the restored log for ever, as `lab.restored`; one that gives up
entries that are known needs a reason. What was erased since the backup is erased again before anybody can open the lab.
"""

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor, Value
from catchlight.evidence.log import acting, log_size
from catchlight.jobs import JobControl
from catchlight.lab import backup
from catchlight.lab.accounts import Account, Role
from catchlight.lab.database import in_no_lab_yet
from catchlight.lab.exchange import put_in_place, staging_beside, undo_half_exchange
from catchlight.lab.filesystem import refuse_network_filesystem
from catchlight.lab.folder import ROOMS, Lab, open_lab
from catchlight.lab.maintenance import maintaining
from catchlight.workflows.case_access import permitted
from catchlight.workflows.check_backup import Bytes
from catchlight.workflows.erase_again import (
    ErasedAgain,
    erase_again,
    erasures_certified,
    hold_again,
    hold_persons_again,
)
from catchlight.workflows.finish_erasures import finish_erasures
from catchlight.workflows.restore_plan import Accounts, KnownErasure, RestorePlan, accounts_of, plan_restore
from catchlight.workflows.sign_in import SignIn, begin_session


@dataclass(frozen=True)
class RestoreLab:
    """Restore a lab from a backup.

    Attributes:
        backup: The backup's folder.
        folder: The lab folder: a new or empty one, or the same lab's, which is then kept aside.
        name: The supervisor's account, as it is in the backup.
        passphrase: Of that account, as it was when the backup was made.
        reason: Why entries that are known are given up; "" where none are.
        fingerprint: Of the lab's first key, as it was handed over, hex; None if it is not at hand.
        certificates: Of erasures that are to be made again, as they were kept outside the lab; those of the lab that
            is there need not be given.
    """

    backup: Path
    folder: Path
    name: str
    passphrase: str = field(repr=False)
    reason: str = ""
    fingerprint: str | None = None
    certificates: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Restored:
    """A lab that was restored.

    Attributes:
        lab: The lab in its place.
        actor: The supervisor, signed in.
        plan: What was known before.
        entry: The entry `lab.restored`.
        erased_again: What had been erased since the backup.
        held_again: Numbers of the cases that were held since.
        persons_held_again: Ids of the persons who were held since.
        accounts_to_check: Names of accounts that were disabled, made or given another key since: they are as they were
            when the backup was made.
        set_aside: Where the lab that was there lies now, or None.
    """

    lab: Lab
    actor: Actor
    plan: RestorePlan
    entry: int
    erased_again: ErasedAgain
    held_again: tuple[str, ...]
    persons_held_again: tuple[str, ...]
    accounts_to_check: tuple[str, ...]
    set_aside: Path | None


def restore_lab(request: RestoreLab, control: JobControl | None = None) -> Restored:
    """Restore the lab; until it stands, what is there stays as it is.

    Raises:
        BackupAltered: with the file's name, if anything in the backup is missing or was changed.
        SignInRefused: if the account cannot be signed in to.
        NotPermitted: if it is no supervisor's, or no longer one's in the lab that is there.
        LabRefused: if the folder holds something else, or another process holds the lab.
        CatchlightError: if entries would be lost and no reason is given, or the disk is full.
        JobCancelled: if the job was asked to stop.
    """
    control = control or JobControl()
    folder = request.folder.absolute()
    refuse_network_filesystem(folder)
    with _stated(folder):
        undo_half_exchange(folder)
        plan = plan_restore(request.backup, folder, control)
        _require_trust(plan, request)
        _certified(plan, request)
        with staging_beside(folder) as staging:
            with _held(plan), in_no_lab_yet():
                restored = _restored(staging, plan, request, control)
            aside = put_in_place(staging, folder)
    return replace(restored, lab=replace(restored.lab, folder=folder), set_aside=aside)


def _restored(staging: Path, plan: RestorePlan, request: RestoreLab, control: JobControl) -> Restored:
    """The whole restored lab, in a folder beside its place."""
    _check_space(staging, plan.checked.bytes)
    progress = Bytes(control, plan.checked.bytes, "bytes restored")
    _copy(plan.checked.folder, staging, progress, first=True)
    lab = open_lab(staging)
    actor = begin_session(lab, SignIn(request.name, request.passphrase))
    supervisor = _supervisor(lab, actor, plan)
    _copy(plan.checked.folder, staging, progress, first=False)
    for room in ROOMS:
        (staging / room).mkdir(exist_ok=True)
    restored = _log(lab, supervisor, plan, request, control)
    finish_erasures(lab, supervisor, control)
    _refuse_change(plan)
    return replace(restored, actor=actor)


def _require_trust(plan: RestorePlan, request: RestoreLab) -> None:
    fingerprint = plan.checked.fingerprint
    if request.fingerprint is not None and request.fingerprint.strip().lower() != fingerprint:
        raise CatchlightError(
            f"The log in the backup begins with another key than the one whose fingerprint was given: {fingerprint}."
            " Nothing was restored.",
            hint="Check the fingerprint; otherwise this is the backup of another lab, or a forged one.",
            fingerprint=fingerprint,
        )
    because = plan.needs_reason
    if because is not None and not request.reason.strip():
        raise CatchlightError(
            f"This restore needs a reason: {because}. Nothing was restored.",
            hint="Use a newer backup, or give the reason (--reason TEXT): it stays in the restored log for ever.",
            lost_entries=plan.lost_entries,
            newest_known=None if plan.newest_known is None else plan.newest_known[0],
        )


def _certified(plan: RestorePlan, request: RestoreLab) -> tuple[KnownErasure, ...]:
    return erasures_certified(request.certificates, lab=plan.checked.heading.lab)


def _supervisor(lab: Lab, actor: Actor, plan: RestorePlan) -> Actor:
    """The actor as a supervisor, in the backup and in the lab that is there."""
    with lab.reading() as db:
        supervisor = permitted(lab, db, actor, Role.SUPERVISOR, what="lab.restored")
    there = plan.there
    if there is None or there.unreadable is not None:
        return supervisor
    accounts = {account.identifier: account for account, _ in there.accounts}
    now = accounts.get(actor.account)
    if now is None or now.disabled_at is not None or Role.SUPERVISOR not in now.roles:
        raise NotPermitted(
            f"The account of {actor.name} was a supervisor's when the backup was made, and is none now. Nothing was"
            " restored.",
            hint="Ask a supervisor of the lab to restore it.",
            account=actor.account,
        )
    return supervisor


def _check_space(staging: Path, needed: int) -> None:
    free = shutil.disk_usage(staging).free
    if free < needed:
        raise CatchlightError(
            f"The restore needs {needed:,} bytes, and the disk has {free:,} free. Nothing was restored.",
            hint="Free some disk space, or restore to another disk.",
            needed=needed,
            free=free,
        )


def _copy(folder: Path, staging: Path, progress: backup.Done, *, first: bool) -> None:
    """Copy the files of the backup, each checked as it is copied; `first` those that make the folder a lab."""
    for file in backup.files_of(folder):
        if (file.path in {backup.DATABASE, "lab.toml"}) is first:
            source = folder / file.path
            found = backup.copy_file(source, staging / file.path, progress) if source.is_file() else None
            backup.check_file(folder, file, found)


def _log(lab: Lab, supervisor: Actor, plan: RestorePlan, request: RestoreLab, control: JobControl) -> Restored:
    """Log the restore, and make the erasures and holds again that were made since; all in one act."""
    heading, known, there = plan.checked.heading, plan.newest_known, plan.there
    erasures = (*(() if there is None else there.erasures), *_certified(plan, request))
    details: dict[str, Value] = {
        "from_entries": heading.entries,
        "from_root": heading.root,
        "lost_entries": plan.lost_entries,
        "newest_known": None if known is None else {"size": known[0], "root": known[1]},
        "given_up": [{"size": size, "root": root} for size, root in plan.given_up],
        "reason": Personal(request.reason.strip()) if request.reason.strip() else None,
        "problems": len(plan.checked.verification.problems),
        "backed_up_at": heading.made_at,
        "manifest_sha256": plan.checked.manifest_sha256,
    }
    with lab.reading() as db, acting(lab, db, supervisor) as act:
        entry = act.log("lab.restored", details=details)
        again = erase_again(act, erasures, control)
        held = hold_again(act, {} if there is None else there.held)
        persons = hold_persons_again(act, {} if there is None else there.held_persons)
        accounts = _changed_accounts(accounts_of(db), () if there is None else there.accounts)
    return Restored(lab, supervisor, plan, entry, again, held, persons, accounts, None)


def _changed_accounts(restored: Accounts, now: Accounts) -> tuple[str, ...]:
    """Names of the accounts that are not restored as they are in the lab that is there."""

    def rights(account: Account, key: str | None) -> tuple[object, ...]:
        return account.identifier, account.disabled_at is None, account.roles, key

    known = {rights(*one) for one in restored}
    return tuple(account.name for account, key in now if rights(account, key) not in known)


def _refuse_change(plan: RestorePlan) -> None:
    """Refuse to go on where somebody worked in the lab that is there meanwhile."""
    if plan.there is None or plan.there.lab is None or plan.there.unreadable is not None:
        return
    with plan.there.lab.reading() as db:
        entries = log_size(db)
    if entries != plan.there.entries:
        raise CatchlightError(
            f"Somebody worked in the lab in {plan.folder} while it was being restored. Nothing was restored.",
            hint="Close Catchlight everywhere it has this lab open, then restore again.",
            entries=entries,
            entries_before=plan.there.entries,
        )


def _held(plan: RestorePlan) -> contextlib.AbstractContextManager[None]:
    """Keep others from opening the lab that is there."""
    return contextlib.nullcontext() if plan.there is None else maintaining(plan.folder, work="restore")


@contextlib.contextmanager
def _stated(folder: Path) -> Iterator[None]:
    """Turn what a disk did into a stated failure."""
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise CatchlightError(
            f"The lab could not be restored to {folder}: {reason}. Nothing was restored; what was there is as it was.",
            hint="Free some disk space, close Catchlight everywhere it has this lab open, and restore again.",
            folder=str(folder),
        ) from error
