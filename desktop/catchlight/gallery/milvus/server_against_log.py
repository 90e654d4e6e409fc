"""The gallery server that the lab's tables name against what the log says of it.

What it was not told yet (`server_outbox`, `begun`) is in no entry: a search there is refused where the server counts
other templates than the lab.
"""

from collections.abc import Iterator

from sqlite_utils import Database

from catchlight.evidence.log import LogEntry
from catchlight.evidence.problems import Problem
from catchlight.gallery.milvus.settings import server_of, settings_digest

ACTIONS = frozenset({"gallery.server.set", "gallery.server.migrated", "gallery.server.unset"})


class LoggedServer:
    """The server as of the entry last read."""

    def __init__(self) -> None:
        self._entry: int | None = None
        self._settings: str | None = None
        self._in_use = False

    def read(self, entry: LogEntry) -> None:
        """Take the next entry."""
        action, details = entry.document["action"], entry.document["details"]
        if action == "gallery.server.migrated":
            self._in_use = details["searched_at"] == "server"
        else:
            self._settings, self._in_use = details["settings_sha256"] if action.endswith(".set") else None, False
        self._entry = entry.sequence

    def compare(self, db: Database) -> Iterator[Problem]:
        """What the tables say otherwise."""
        stored = server_of(db)
        if settings_digest(db) != self._settings or (stored is not None and stored.in_use != self._in_use):
            yield Problem(self._entry, "the gallery server, or whether it is searched, is another in the lab's tables")
