"""Back up a lab into a new folder, while it is in use: copied, signed, read back and verified, then logged."""

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from catchlight import __version__
from catchlight.errors import CatchlightError
from catchlight.evidence.checkpoints import checkpoint_now
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor, timestamp
from catchlight.evidence.erasure import IsNamed
from catchlight.evidence.log import acting
from catchlight.evidence.store import Store
from catchlight.jobs import JobControl
from catchlight.lab import backup
from catchlight.lab.accounts import Role
from catchlight.lab.backup import BackedUpFile, Heading
from catchlight.lab.claims import claiming
from catchlight.lab.folder import Lab
from catchlight.workflows.case_access import permitted
from catchlight.workflows.check_backup import Bytes, CheckedBackup, check_backup
from catchlight.workflows.stored_files import named_in_store, named_portraits, stores_of


@dataclass(frozen=True)
class BackupLab:
    """Back up a lab.

    Attributes:
        actor: Who does it: a custodian or a supervisor.
        target: A new or empty folder outside the lab.
    """

    actor: Actor
    target: Path


@dataclass(frozen=True)
class BackedUp:
    """A backup that was read back and verified.

    Attributes:
        folder: Where it lies.
        checked: What is in it; its verification tells what was wrong with the log when it was backed up.
        damaged: Hashes of stored files that the lab did not have, or that were altered: they are not in the backup.
        entry: The entry that tells of it.
    """

    folder: Path
    checked: CheckedBackup
    damaged: tuple[str, ...]
    entry: int


def backup_lab(lab: Lab, request: BackupLab, control: JobControl | None = None) -> BackedUp:
    """Back up the lab as it is at one moment; others may go on working in it.

    Raises:
        NotPermitted: if who asks is neither custodian nor supervisor; it is logged.
        CatchlightError: if the folder is not empty, lies in the lab, or cannot be written to; nothing is left there.
        JobCancelled: if the job was asked to stop; nothing is left there.
    """
    control = control or JobControl()
    target = request.target.absolute()
    with lab.reading() as db:
        actor = permitted(lab, db, request.actor, Role.CUSTODIAN, Role.SUPERVISOR, what="lab.backed_up")
        _check_place(lab, target)
        unfinished = target.with_name(f".{target.name}.unfinished")
        with claiming(lab, "backup", control), _stated(target), _made(unfinished):
            damaged = _Copy(lab, db, actor, unfinished, control).write()
            checked = check_backup(unfinished, control)
            with acting(lab, db, actor) as act:
                entry = act.log(
                    "lab.backed_up",
                    details={
                        "target": Personal(str(target)),
                        "entries": checked.heading.entries,
                        "root": checked.heading.root,
                        "files": checked.files,
                        "bytes": checked.bytes,
                        "missing": list(damaged),
                        "problems": len(checked.verification.problems),
                        "manifest_sha256": checked.manifest_sha256,
                    },
                )
        _move(unfinished, target)
    return BackedUp(target, checked, damaged, entry)


@dataclass
class _Copy:
    """Copies a lab: the database first, then every file that it names."""

    lab: Lab
    db: Database
    actor: Actor
    folder: Path
    control: JobControl
    damaged: list[str] = field(default_factory=list)

    def write(self) -> tuple[str, ...]:
        """Copy everything and sign the manifest; hashes of the stored files that are not in it."""
        pages, size = (self.db.conn.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
        self._check_space(pages * size)
        copy = self.folder / backup.DATABASE
        backup.copy_database(self.db, copy, Bytes(self.control, pages * size, "bytes of the database"))
        with backup.reading_copy(copy) as frozen:
            total = self._bytes(frozen)
            self._check_space(total)
            checkpoint = checkpoint_now(frozen, lab=self.lab.identifier)
            heading = Heading(
                self.lab.identifier,
                self.lab.name,
                timestamp(datetime.now(UTC)),
                self.actor.account,
                checkpoint.size,
                checkpoint.root.hex(),
                __version__,
            )
            files = self._files(frozen, Bytes(self.control, total, "bytes of files"))
            backup.write_manifest(self.folder, heading, files, self.damaged, self.actor.key)
        return tuple(self.damaged)

    def _files(self, frozen: Database, progress: Bytes) -> Iterator[BackedUpFile]:
        """Copy one file after the other; each as the manifest names it."""
        yield BackedUpFile(backup.DATABASE, *backup.digest_of(self.folder / backup.DATABASE, lambda _: None))
        for file in _loose(self.lab):
            name = file.relative_to(self.lab.folder).as_posix()
            with contextlib.suppress(FileNotFoundError):  # such as an index that is built anew meanwhile
                yield BackedUpFile(name, *backup.copy_file(file, self.folder / name, progress))
        for store, is_named, sha256 in self._stored(frozen):
            name = store.path(sha256).relative_to(self.lab.folder).as_posix()
            found, size = "", 0
            with contextlib.suppress(FileNotFoundError):
                found, size = backup.copy_file(store.path(sha256), self.folder / name, progress)
            if found == sha256:
                yield BackedUpFile(name, sha256, size)
                continue
            (self.folder / name).unlink(missing_ok=True)
            if is_named(self.db, sha256):  # otherwise it was erased meanwhile
                self.damaged.append(sha256)

    def _stored(self, frozen: Database) -> Iterator[tuple[Store, IsNamed, str]]:
        """Every stored file that the copied database names."""
        for (store, is_named), names in zip(stores_of(self.lab), (named_in_store, named_portraits), strict=True):
            for sha256 in names(frozen):
                yield store, is_named, sha256

    def _bytes(self, frozen: Database) -> int:
        total = 0
        for path in (*_loose(self.lab), *(store.path(sha256) for store, _, sha256 in self._stored(frozen))):
            with contextlib.suppress(FileNotFoundError):
                total += path.stat().st_size
        return total

    def _check_space(self, needed: int) -> None:
        free = shutil.disk_usage(self.folder).free
        if free < needed:
            raise CatchlightError(
                f"The backup needs {needed:,} bytes more, and the disk has {free:,} free. No backup was made; the"
                " lab is unchanged.",
                hint="Free some space there, or choose another disk.",
                needed=needed,
                free=free,
            )


def _loose(lab: Lab) -> Iterator[Path]:
    """The files that no row names: descriptions, derived files, keys, checkpoints."""
    for name in backup.FILES[1:]:
        if (lab.folder / name).is_file():
            yield lab.folder / name
    portraits = lab.folder / "gallery" / "portraits"
    for folder in ("gallery", "models", "keys", "checkpoints"):
        for path in sorted((lab.folder / folder).rglob("*")):
            if path.is_file() and not path.name.startswith(".") and not path.is_relative_to(portraits):
                yield path


def _check_place(lab: Lab, target: Path) -> None:
    """Refuse a place that holds anything, or that lies in the lab."""
    problem = None
    if target.is_relative_to(lab.folder) or lab.folder.is_relative_to(target):
        problem = "lies in the lab itself"
    elif target.exists() and (not target.is_dir() or any(target.iterdir())):
        problem = "is not empty"
    elif not target.parent.is_dir():
        problem = "lies in a folder that does not exist"
    if problem is not None:
        raise CatchlightError(
            f"The folder {target} {problem}. No backup was made.",
            hint="Choose a new folder outside the lab, best on another disk.",
            folder=str(target),
        )


def _move(unfinished: Path, target: Path) -> None:
    """Give a complete backup its name."""
    try:
        if target.exists():
            target.rmdir()
        unfinished.rename(target)
    except OSError as error:
        raise CatchlightError(
            f"The backup is complete and lies in {unfinished}: it could not be given its name ({error.strerror}).",
            hint="Rename that folder.",
            folder=str(unfinished),
        ) from error


@contextlib.contextmanager
def _made(folder: Path) -> Iterator[None]:
    """A folder to write into; it is taken away again where the block fails, and so is what a kill left of one."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


@contextlib.contextmanager
def _stated(target: Path) -> Iterator[None]:
    """Turn what the disk of the backup did into a stated failure."""
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise CatchlightError(
            f"The backup in {target} could not be written: {reason}. No backup was made; the lab is unchanged.",
            hint="Free some space there, or choose another disk, and make it again.",
            folder=str(target),
        ) from error
