"""The lab folder: created once, opened by any number of processes, backed up as a whole."""

import os
import shutil
import tomllib
import uuid
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import tomli_w
from sqlite_utils import Database

from catchlight.errors import LabRefused
from catchlight.lab import database, schema
from catchlight.lab.backup import SIGNATURE
from catchlight.lab.filesystem import is_read_only, refuse_network_filesystem
from catchlight.lab.maintenance import maintaining

FORMAT = 2
"""1 had no accounts."""
ROOMS = ("store", "gallery", "models", "keys")


@dataclass(frozen=True)
class Lab:
    """An open lab: where it is and who it is; every thread opens its own connection.

    Attributes:
        folder: The lab folder, absolute.
        identifier: The lab's random identifier (UUID), part of every log entry.
        name: The lab's name as shown.
    """

    folder: Path
    identifier: str
    name: str

    @property
    def database_path(self) -> Path:
        """`evidence.db`."""
        return self.folder / "evidence.db"

    @property
    def is_read_only(self) -> bool:
        """Whether it lies on a medium that nobody can write to."""
        return is_read_only(self.folder)

    def reading(self) -> AbstractContextManager[Database]:
        """A connection for reading, closed at the end of the block."""
        return database.opened(self.database_path)


@contextmanager
def creating_lab(folder: Path) -> Iterator[tuple[Lab, Database]]:
    """Make an empty lab in `folder`; it becomes a lab only when the block ends well (so that its first act is in).

    Raises:
        LabRefused: if `folder` holds anything already or cannot be written to; what was made is taken away again.
    """
    folder = folder.absolute()
    refuse_network_filesystem(folder)
    _make_empty(folder)
    lab = Lab(folder, str(uuid.uuid4()), folder.name)
    try:
        with database.opened(lab.database_path, create=True) as opened:
            schema.migrate(opened)
            yield lab, opened
        _describe(lab)
    except BaseException:
        _unmake(folder)
        raise


def open_lab(folder: Path) -> Lab:
    """Open the lab in `folder`; an older one is migrated. On a read-only medium it can be read and verified.

    Raises:
        LabRefused: if it is no lab, a newer one, a damaged one, held for maintenance, or on a network filesystem.
        CatchlightError: if its database cannot be opened.
    """
    folder = folder.absolute()
    refuse_network_filesystem(folder)
    if (folder / SIGNATURE).exists():
        raise LabRefused(
            f"The folder {folder} is a backup of a lab, which would be spoilt by working in it. Nothing was changed.",
            hint="Restore it to another folder first: catchlight lab restore BACKUP LAB.",
            folder=str(folder),
        )
    lab = described_lab(folder)
    with nullcontext() if lab.is_read_only else maintaining(folder, work="opening"), lab.reading() as opened:
        if not schema.is_lab(opened):
            raise LabRefused(
                f"The database of the lab in {folder} is empty or another program's. Nothing was changed.",
                hint="Keep the folder as it is, and restore evidence.db from a backup of the lab.",
                folder=str(folder),
            )
        if not schema.is_current(opened):
            schema.migrate(opened)
    return lab


def _make_empty(folder: Path) -> None:
    made: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            is_lab = (folder / "lab.toml").exists()
            raise LabRefused(
                f"The folder {folder} is not empty. Nothing was changed.",
                hint="Open it instead: it is a lab already." if is_lab else "Choose a new folder for the lab.",
                folder=str(folder),
            )
        for room in ROOMS:
            (folder / room).mkdir()
            made.append(folder / room)
    except OSError as error:
        for place in made:
            with suppress(OSError):
                place.rmdir()
        raise LabRefused(
            f"The folder {folder} could not be made: {error.strerror}.",
            hint="Choose a folder on a disk that you can write to.",
            folder=str(folder),
        ) from error


def _describe(lab: Lab) -> None:
    """Write `lab.toml`, whole or not at all: with it the folder is a lab."""
    description = {"format": FORMAT, "identifier": lab.identifier, "name": lab.name, "created_at": datetime.now(UTC)}
    fresh = lab.folder / "lab.toml.new"
    try:
        with fresh.open("w", encoding="utf-8", newline="\n") as target:
            target.write(tomli_w.dumps(description))
            target.flush()
            os.fsync(target.fileno())
        fresh.replace(lab.folder / "lab.toml")
    except OSError as error:
        raise LabRefused(
            f"The folder {lab.folder} could not be made a lab: {error.strerror}.",
            hint="Free some disk space, or choose another disk, and create the lab again.",
            folder=str(lab.folder),
        ) from error


def _unmake(folder: Path) -> None:
    """Take away what `creating_lab` made, so that the same folder can be tried again."""
    for name in ("lab.toml.new", "evidence.db", "evidence.db-wal", "evidence.db-shm", "evidence.db-journal"):
        (folder / name).unlink(missing_ok=True)
    for room in ROOMS:
        shutil.rmtree(folder / room, ignore_errors=True)


def described_lab(folder: Path) -> Lab:
    """The lab that `lab.toml` in a folder describes; nothing else is looked at.

    Raises:
        LabRefused: if there is none, it is damaged, or of another format.
    """
    try:
        description = tomllib.loads((folder / "lab.toml").read_text(encoding="utf-8"))
        _refuse_other(description["format"])
        return Lab(folder, str(uuid.UUID(str(description["identifier"]))), str(description["name"]))
    except OSError as error:
        raise LabRefused(
            f"There is no Catchlight lab in {folder}.",
            hint="Choose the folder that holds lab.toml, or create a lab: catchlight lab create LAB.",
            folder=str(folder),
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise LabRefused(
            f"The description of the lab, {folder / 'lab.toml'}, is damaged. Nothing was changed.",
            hint="Restore lab.toml from a backup of the lab.",
            folder=str(folder),
        ) from error


def _refuse_other(written_in: object) -> None:
    if not isinstance(written_in, int):
        raise TypeError("the format is a whole number")
    if written_in < FORMAT:
        raise LabRefused(
            "This lab was made before there were accounts: nobody signed its entries, so it cannot be gone on with."
            " Nothing was changed.",
            hint="Create a new lab. The old one can still be read with the version that made it.",
            format=written_in,
            known=FORMAT,
        )
    if written_in > FORMAT:
        raise LabRefused(
            f"This lab was made by a newer version of Catchlight (format {written_in}; this version knows {FORMAT})."
            " Nothing was changed.",
            hint="Open it with the newer version.",
            format=written_in,
            known=FORMAT,
        )
