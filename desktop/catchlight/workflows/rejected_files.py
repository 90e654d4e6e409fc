"""The rejects file of a batch: every file that was not, or only partly, done, with the reason and what to do."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from catchlight.evidence.tables import check_place, write_table

_NAME = "rejects file"
_COLUMNS = ("exhibit", "file", "sha256", "state", "reason", "what to do")


@dataclass(frozen=True)
class RejectedFile:
    """One file of the rejects.

    Attributes:
        exhibit: Its id, or None where it is no exhibit.
        file: Its path.
        sha256: Its hash, or None where it could not be read.
        state: `partly done`, `failed` or `refused`.
        reason: Why, in words.
        what_to_do: What can be done about it.
    """

    exhibit: str | None
    file: str
    sha256: str | None
    state: str
    reason: str
    what_to_do: str


def check_rejects_place(path: Path) -> None:
    """Refuse a place where no file can be written, before any work is done.

    Raises:
        CatchlightError: if it is a folder, or in no folder.
    """
    check_place(path, name=_NAME)


def write_rejects(path: Path, rejected: Iterable[RejectedFile]) -> None:
    """Write the rejects file; with its header alone where nothing was rejected.

    Raises:
        CatchlightError: if it cannot be written; no half file is left.
    """
    write_table(path, _COLUMNS, (astuple(one) for one in rejected), name=_NAME)
