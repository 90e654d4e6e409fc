"""Compare the faces and tracks of an exhibit with what the log says was found: their digests, and the figures beside.

The log fixes them when an extraction ends, and the tracks again with each edit. What an extraction that has not ended
found so far stands in no entry.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from catchlight.evidence.exhibits import Exhibit
from catchlight.evidence.log import LogEntry
from catchlight.evidence.problems import Problem
from catchlight.faces.records import count_faces
from catchlight.media.ledger import ledger_of
from catchlight.workflows.extraction_entries import ended_details

ACTIONS = frozenset({"extraction.*", "track.*"})
_EDITED = frozenset({"tracks", "tracks_sha256"})
"""What people change in what was found."""


@dataclass
class LoggedFaces:
    """What the log says of each exhibit's faces.

    Attributes:
        ended: The newest entry that ends its extraction, with its details; None while another one was begun since.
        tracks: The newest entry that fixes its tracks, with their digest.
    """

    ended: dict[str, tuple[int, dict[str, Any]] | None] = field(default_factory=dict)
    tracks: dict[str, tuple[int, str]] = field(default_factory=dict)

    def read(self, entry: LogEntry) -> None:
        """Take the next entry of an extraction, or of an edit of tracks."""
        action, details = entry.document["action"], entry.document["details"]
        exhibit = details["exhibit"]
        if action == "extraction.finished":
            self.ended[exhibit] = (entry.sequence, details)
        elif action.startswith("extraction."):
            self.ended[exhibit] = None
        if isinstance(details.get("tracks_sha256"), str):
            self.tracks[exhibit] = (entry.sequence, details["tracks_sha256"])
        else:  # written by an earlier version, or nothing is fixed any more
            self.tracks.pop(exhibit, None)

    def compare(self, db: Database, exhibit: Exhibit) -> Iterator[Problem]:
        """What of an exhibit is otherwise in the lab's tables; every face of it is read."""
        ended = self.ended.get(exhibit.id)
        if ended is None:
            yield from self._compare_unfinished(db, exhibit)
            return
        entry, logged = ended
        if ledger_of(db, exhibit.row) is None:
            yield Problem(entry, f"what was found in exhibit {exhibit.id} is gone from the lab's tables")
            return
        broken = logged.get("ended_early_because")
        now = json.loads(json.dumps(ended_details(db, exhibit, broken=broken)))
        other = [name for name in now if name in logged and name not in _EDITED and now[name] != logged[name]]
        if other:
            names = ", ".join(sorted(other))
            yield Problem(entry, f"what was found in exhibit {exhibit.id} is otherwise in the lab's tables ({names})")
        if exhibit.id in self.tracks:
            entry, digest = self.tracks[exhibit.id]
            if digest != now["tracks_sha256"]:
                yield Problem(entry, f"the tracks of exhibit {exhibit.id} are otherwise in the lab's tables")

    def _compare_unfinished(self, db: Database, exhibit: Exhibit) -> Iterator[Problem]:
        ledger = ledger_of(db, exhibit.row)
        has_ended = ledger is not None and ledger.state.has_ended
        if has_ended or (exhibit.id not in self.ended and count_faces(db, exhibit.row).faces):
            yield Problem(None, f"in exhibit {exhibit.id} the lab's tables have faces that no entry knows")
