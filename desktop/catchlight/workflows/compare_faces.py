"""Compare what was found in an exhibit with what the log says: the ledger with its frames, faces, tracks, their edits.

The log fixes all of it when an extraction ends, fails or is cancelled, and the tracks again with each edit. What one
that is under way, or was killed, found since its newest entry stands in no entry; where it is gone on with, what was
fixed before has to be there still.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from catchlight.evidence.commitment import Personal
from catchlight.evidence.exhibits import Exhibit
from catchlight.evidence.log import LogEntry
from catchlight.evidence.problems import Problem
from catchlight.faces.records import count_faces
from catchlight.faces.track_edits import edits_digest
from catchlight.media.ledger import State, ledger_of
from catchlight.workflows.extraction_entries import ended_details, found_so_far

ACTIONS = frozenset({"extraction.*", "track.*"})
_EDITED = frozenset({"tracks", "tracks_sha256"})
"""What people change in what was found."""
_AT_REST = {"extraction.cancelled": State.CANCELLED, "extraction.failed": State.FAILED}
_NO_EDITS = hashlib.sha256().hexdigest()


@dataclass
class LoggedFaces:
    """What the log says of each exhibit's extraction.

    Attributes:
        newest: The newest entry of its extraction: number, action, details.
        tracks: The newest entry that fixes its tracks, with their digest.
        edits: The newest edit of its tracks, with the digest of all of them.
        altered: Entries at which what was fixed before was otherwise, when it was gone on with.
    """

    newest: dict[str, tuple[int, str, Mapping[str, Any]]] = field(default_factory=dict)
    tracks: dict[str, tuple[int, str]] = field(default_factory=dict)
    edits: dict[str, tuple[int, str | None]] = field(default_factory=dict)
    altered: dict[str, list[int]] = field(default_factory=dict)

    def read(self, entry: LogEntry) -> None:
        """Take the next entry of an extraction, or of an edit of tracks."""
        action, details = entry.document["action"], entry.document["details"]
        exhibit = details["exhibit"]
        if action.startswith("extraction."):
            self._check_going_on(exhibit, action, entry.sequence, details)
            self.newest[exhibit] = (
                entry.sequence,
                action,
                {**details, "time": entry.document["time"], "by": entry.actor},
            )
            self.edits.pop(exhibit, None)
        else:
            self.edits[exhibit] = entry.sequence, details.get("edits_sha256")
        if isinstance(details.get("tracks_sha256"), str):
            self.tracks[exhibit] = entry.sequence, details["tracks_sha256"]
        else:  # written by an earlier version, or nothing is fixed any more
            self.tracks.pop(exhibit, None)

    def compare(self, db: Database, exhibit: Exhibit) -> Iterator[Problem]:
        """What of an exhibit is otherwise in the lab's tables; every frame and face of it is read."""
        for number in self.altered.get(exhibit.id, ()):
            text = f"what was found in exhibit {exhibit.id} was otherwise than before when it was gone on with"
            yield Problem(number, text)
        known = ledger_of(db, exhibit.row)
        if exhibit.id not in self.newest:
            if known is not None or count_faces(db, exhibit.row).faces:
                yield Problem(None, f"in exhibit {exhibit.id} the lab's tables have faces that no entry knows")
            return
        entry, action, logged = self.newest[exhibit.id]
        if known is None:
            yield Problem(entry, f"what was found in exhibit {exhibit.id} is gone from the lab's tables")
            return
        if action == "extraction.finished":
            now = _readable(ended_details(db, exhibit, broken=logged.get("ended_early_because")))
        elif action in _AT_REST:
            now = {"state": known.state.value, **_readable(found_so_far(db, exhibit))}
            logged = {**logged, "state": _AT_REST[action].value}
        else:  # under way: only how it was begun is fixed
            now = {"state": known.state.value, "mode": known.mode, "model_pack": known.pack_sha256}
            logged = {**logged, "state": State.RUNNING.value}
        other = [name for name in now if name in logged and name not in _EDITED and now[name] != logged[name]]
        if other:
            names = ", ".join(sorted(other))
            yield Problem(entry, f"what was found in exhibit {exhibit.id} is otherwise in the lab's tables ({names})")
        yield from self._compare_tracks(db, exhibit, now.get("tracks_sha256"))

    def _check_going_on(self, exhibit: str, action: str, number: int, details: Mapping[str, Any]) -> None:
        """What is gone on with has to be what the entry before fixed; one that was killed had fixed nothing."""
        if action != "extraction.continued" or exhibit not in self.newest:
            return
        before = self.newest[exhibit][2]
        names = ("findings_sha256", "tracks_sha256", "ledger_sha256")
        if any(name in before and details.get(name, before[name]) != before[name] for name in names):
            self.altered.setdefault(exhibit, []).append(number)

    def _compare_tracks(self, db: Database, exhibit: Exhibit, digest: Any) -> Iterator[Problem]:
        entry, logged = self.tracks.get(exhibit.id, (None, digest))
        if digest is not None and digest != logged:
            yield Problem(entry, f"the tracks of exhibit {exhibit.id} are otherwise in the lab's tables")
        entry, edits = self.edits.get(exhibit.id, (entry, _NO_EDITS))
        if edits not in {None, edits_digest(db, exhibit.row)}:
            yield Problem(entry, f"the edits of the tracks of exhibit {exhibit.id} are others in the lab's tables")


def _readable(details: Mapping[str, Any]) -> dict[str, Any]:
    """Details as they are read back from the log."""

    def clear(value: object) -> str:
        if isinstance(value, Personal):
            return value.text
        raise TypeError(value)

    read: dict[str, Any] = json.loads(json.dumps(details, default=clear))
    return read
