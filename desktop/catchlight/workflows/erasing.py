"""What every erasure shares: its result, its preview, and the last step that takes the bytes off the disk."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.evidence.erasure import Certificate, certificates
from catchlight.evidence.forgetting import Forgotten
from catchlight.evidence.log import kept_clear_texts
from catchlight.evidence.store import lab_store
from catchlight.gallery.milvus.outbox import count_deletions
from catchlight.gallery.milvus.settings import server_of
from catchlight.jobs import JobControl
from catchlight.lab.exchange import kept_aside
from catchlight.lab.folder import Lab
from catchlight.workflows.finish_erasures import finish_erasures
from catchlight.workflows.stored_files import is_named


@dataclass(frozen=True)
class Erased:
    """An erasure that was done.

    Attributes:
        certificate: What proves it.
        left_because: Why some of its bytes are on the disk or at the gallery server still and what becomes of them,
            or None where nothing is left in the lab, beside it, or there; backups that were carried away are not
            looked at.
    """

    certificate: Certificate
    left_because: str | None

    @property
    def is_off_disk(self) -> bool:
        """True where nothing of it is left on the disk."""
        return self.left_because is None


_LATER = "The next opening of the lab goes on with it."
_AT_SERVER = (
    "The gallery server was not told yet of {count} erased templates, which no search finds any more; it is told with"
    " the next search, or at once: catchlight gallery server sync. It is logged as off the disk after that."
)
_ASIDE = "A copy of the lab that a restore kept aside may hold it; delete it when nobody needs it: {folders}"


@dataclass(frozen=True)
class WouldGo:
    """What an erasure would remove, counted by doing it and taking it back.

    Attributes:
        kind: "search" or "case".
        subject: `s7`, or the case's number.
        rows: Rows by table.
        files: Stored files that nothing else names.
        bytes: Their size.
        clear_texts: Clear texts of the log.
    """

    kind: str
    subject: str
    rows: Mapping[str, int]
    files: int
    bytes: int
    clear_texts: int


@contextmanager
def taking_back(db: Database) -> Iterator[None]:
    """A transaction of which nothing stays."""
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        db.conn.execute("ROLLBACK")


def counted(
    lab: Lab, db: Database, forgotten: Forgotten, *, kind: str, subject: str, commitments: set[bytes]
) -> WouldGo:
    """What was deleted in an open transaction, as a preview."""
    files = [sha256 for sha256 in forgotten.files if not is_named(db, sha256)]
    paths = [lab_store(lab).path(sha256) for sha256 in files]
    size = sum(path.stat().st_size for path in paths if path.exists())
    return WouldGo(kind, subject, forgotten.rows, len(files), size, len(kept_clear_texts(db, commitments)))


def left_on_disk(
    lab: Lab, actor: Actor, control: JobControl, *, beside: str = "", tells_server: bool = False
) -> str | None:
    """Finish the erasures that were committed; why some of their bytes are on the disk still, or None.

    Args:
        lab: The lab.
        actor: Who erased: they sign that the bytes are off the disk.
        control: Progress and cancel.
        beside: What else may be left, in words; "" for nothing.
        tells_server: Whether the lab's gallery server is told of erased templates at once, if there is one.
    """
    try:
        if tells_server:
            _tell_server(lab, actor, control)
        if not finish_erasures(lab, actor, control):
            return f"Another process is reading or writing what was erased. {_LATER}"
        with lab.reading() as db:
            told_not = count_deletions(db)
    except CatchlightError as error:  # they are committed, so this is no failure of theirs
        return f"{error.message} {_LATER}"
    aside = ", ".join(map(str, kept_aside(lab.folder)))
    left = [beside] if beside else []
    left += [_ASIDE.format(folders=aside)] if aside else []
    if told_not:
        left.append(_AT_SERVER.format(count=told_not))
    return " ".join(left) or None


def _tell_server(lab: Lab, actor: Actor, control: JobControl) -> None:
    """Tell the gallery server at once, if it answers; what it was not told stays noted."""
    with lab.reading() as db:
        if not count_deletions(db) or (settings := server_of(db)) is None:
            return
        from catchlight.gallery.milvus.client import connected  # noqa: PLC0415 - only where there is a server
        from catchlight.workflows.sync_gallery import tell_server  # noqa: PLC0415

        with suppress(CatchlightError), connected(lab, settings) as connection:
            tell_server(lab, db, actor, connection, control)


def as_it_stands(lab: Lab, certificate: Certificate) -> Certificate:
    """A committed certificate with the time at which its bytes were gone from the disk; as it is where none is read."""
    with suppress(CatchlightError), lab.reading() as db:  # the erasure stands, whatever the disk does now
        return next(one for one in certificates(db) if one.entry == certificate.entry)
    return certificate
