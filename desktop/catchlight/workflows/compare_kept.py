"""Compare what a lab keeps beside its work with what the log says: checkpoints, what it witnessed, erasures."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from catchlight.evidence.checkpoints import every_checkpoint, every_witnessed
from catchlight.evidence.erasure import every_erasure, purge_times
from catchlight.evidence.log import LogEntry
from catchlight.evidence.problems import Problem

ACTIONS = frozenset({"checkpoint.made", "checkpoint.cosigned", "erasure.done", "erasure.purged"})


@dataclass
class LoggedKept:
    """What the log says of each, with its entry: checkpoints by size, labs by origin, erasures by their entry.

    Of an erasure there are two things to say: what it was, and since when its bytes are off the disk.
    """

    checkpoints: dict[int, tuple[int, Any]] = field(default_factory=dict)
    witnessed: dict[str, tuple[int, Any]] = field(default_factory=dict)
    erasures: dict[int, tuple[int, Any]] = field(default_factory=dict)
    purged: dict[int, tuple[int, Any]] = field(default_factory=dict)

    def read(self, entry: LogEntry) -> None:
        """Take the next entry."""
        details, number, time = entry.document["details"], entry.sequence, entry.document["time"]
        match entry.document["action"]:
            case "checkpoint.made":
                self.checkpoints[details["size"]] = number, (details["root"], time)
            case "checkpoint.cosigned":
                said = details["size"], details["root"], details["fingerprint"], time
                self.witnessed[details["origin"]] = number, said
            case "erasure.done":
                self.erasures[number] = number, (details["kind"], details["subject"], details["certificate_sha256"])
            case "erasure.purged":
                self.purged.update((erasure, (number, time)) for erasure in details["erasures"])

    def compare(self, db: Database) -> Iterator[Problem]:
        """What the tables say otherwise."""
        for what, logged, stored in (
            ("a checkpoint", self.checkpoints, every_checkpoint(db)),
            ("what was last cosigned of another log", self.witnessed, every_witnessed(db)),
            ("the certificate of an erasure", self.erasures, every_erasure(db)),
            ("the time at which an erasure was off the disk", self.purged, purge_times(db)),
        ):
            unknown = dict[Any, Any](stored)
            for name, (entry, said) in logged.items():
                if unknown.pop(name, None) != said:
                    yield Problem(entry, f"{what} is gone from the lab's tables, or is another one there")
            if unknown:
                yield Problem(None, f"{what} stands in the lab's tables that no entry knows")
