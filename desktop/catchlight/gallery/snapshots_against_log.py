"""The table of imported snapshots against what the log says of each import, and of repairs since."""

from collections.abc import Iterator
from typing import Any

from sqlite_utils import Database

from catchlight.evidence.log import LogEntry
from catchlight.evidence.problems import Problem
from catchlight.gallery.snapshots import imported_snapshots, told_by, told_of

ACTIONS = frozenset({"gallery.snapshot.imported", "gallery.repaired"})


class LoggedSnapshots:
    """The imports as of the entry last read, oldest first."""

    def __init__(self) -> None:
        self._imports: list[tuple[int, dict[str, Any]]] = []

    def read(self, entry: LogEntry) -> None:
        """Take the next entry."""
        details = dict(entry.document["details"])
        if entry.document["action"] == "gallery.snapshot.imported":
            self._imports.append((entry.sequence, details))
        elif "origin" in details:  # other repairs are of the lab's own gallery
            _, newest = next(one for one in reversed(self._imports) if one[1]["origin"] == details["origin"])
            newest["files_sha256"] = details["files_sha256"]

    def compare(self, db: Database) -> Iterator[Problem]:
        """What the table says otherwise."""
        stored = sorted(imported_snapshots(db), key=lambda one: one.row)
        newest = {details["origin"]: entry for entry, details in self._imports}
        for place, (one, (entry, details)) in enumerate(zip(stored, self._imports, strict=False), start=1):
            if (one.row, *told_of(one)) != (place, *told_by(details)):
                yield Problem(entry, f"the imported snapshot {one.id} is otherwise in the lab's tables")
            if one.in_use != (newest[details["origin"]] == entry):
                yield Problem(
                    entry, f"the imported {one.id} is in use, or not, in the lab's tables otherwise than logged"
                )
        for entry, _ in self._imports[len(stored) :]:
            yield Problem(entry, "an imported snapshot is gone from the lab's tables")
        if added := len(stored[len(self._imports) :]):
            yield Problem(None, f"{added} snapshots stand in the lab's tables that no entry imported")
