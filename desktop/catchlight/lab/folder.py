"""The lab folder: created once, opened by any number of processes, backed up as a whole."""

import tomllib
import uuid
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import tomli_w
from sqlite_utils import Database

from catchlight.errors import LabRefused
from catchlight.lab import database, schema
from catchlight.lab.filesystem import refuse_network_filesystem
from catchlight.lab.maintenance import maintaining

FORMAT = 1
_ROOMS = ("store", "gallery", "models", "keys")


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

    def reading(self) -> AbstractContextManager[Database]:
        """A connection for reading, closed at the end of the block."""
        return database.opened(self.database_path)


@contextmanager
def creating_lab(folder: Path) -> Iterator[tuple[Lab, Database]]:
    """Make an empty lab in `folder`; it becomes a lab only when the block ends well (so that its first act is in).

    Raises:
        LabRefused: if `folder` holds anything already or cannot be written to.
    """
    folder = folder.absolute()
    refuse_network_filesystem(folder)
    _make_empty(folder)
    lab = Lab(folder, str(uuid.uuid4()), folder.name)
    with closing(database.connect(lab.database_path, create=True).conn) as connection:
        opened = Database(connection, execute_plugins=False)
        schema.migrate(opened)
        yield lab, opened
    description = {"format": FORMAT, "identifier": lab.identifier, "name": lab.name, "created_at": datetime.now(UTC)}
    (folder / "lab.toml").write_text(tomli_w.dumps(description), encoding="utf-8")


def open_lab(folder: Path) -> Lab:
    """Open the lab in `folder`; an older one is migrated.

    Raises:
        LabRefused: if it is no lab, a newer one, held for maintenance, or on a network filesystem.
    """
    folder = folder.absolute()
    refuse_network_filesystem(folder)
    lab = _described(folder)
    with maintaining(folder, work="opening"), lab.reading() as opened:
        if not schema.is_current(opened):
            schema.migrate(opened)
    return lab


def _make_empty(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            is_lab = (folder / "lab.toml").exists()
            raise LabRefused(
                f"The folder {folder} is not empty. Nothing was changed.",
                hint="Open it instead: it is a lab already." if is_lab else "Choose a new folder for the lab.",
                folder=str(folder),
            )
        for room in _ROOMS:
            (folder / room).mkdir()
    except OSError as error:
        raise LabRefused(
            f"The folder {folder} could not be made: {error.strerror}.",
            hint="Choose a folder on a disk that you can write to.",
            folder=str(folder),
        ) from error


def _described(folder: Path) -> Lab:
    try:
        text = (folder / "lab.toml").read_text(encoding="utf-8")
        description = tomllib.loads(text)
        lab = Lab(folder, str(uuid.UUID(description["identifier"])), str(description["name"]))
        written_in = int(description["format"])
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
    if written_in > FORMAT:
        raise LabRefused(
            f"This lab was made by a newer version of Catchlight (format {written_in}; this version knows {FORMAT})."
            " Nothing was changed.",
            hint="Open it with the newer version.",
            format=written_in,
            known=FORMAT,
        )
    return lab
