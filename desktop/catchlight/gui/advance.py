"""How far the extraction under way is, frame by frame: what its reports of progress say of each exhibit."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catchlight.jobs import Progress
    from catchlight.workflows.extract_faces import ExhibitExtraction


class Advance:
    """Follows one extraction; plain state, fed by the view.

    A report names the exhibit that is being worked on and counts the frames of all exhibits together. What it counts
    beyond the first report for an exhibit are frames of that exhibit.
    """

    def __init__(self) -> None:
        self.is_running = False
        self.name = ""
        self._chosen: frozenset[int] = frozenset()
        self._base = 0
        self._done = 0
        self._known: dict[str, int] = {}
        self._anew: dict[int, str] = {}

    def start(self, chosen: Sequence["ExhibitExtraction"], *, mode: str = "", again: bool = False) -> None:
        """An extraction of these exhibits begins; `again` where what was done in another mode is begun anew."""
        self.is_running, self.name = True, ""
        self._chosen = frozenset(row.exhibit.row for row in chosen)
        self._anew = {row.exhibit.row: mode for row in chosen if again and _is_other(row, mode)}
        self._known = {row.exhibit.name: 0 if row.exhibit.row in self._anew else decoded(row) for row in chosen}

    def end(self) -> None:
        """It has ended."""
        self.is_running, self.name = False, ""

    def take(self, progress: "Progress") -> None:
        """A report."""
        if progress.note != self.name:
            self.name = progress.note
            self._base = progress.done - self._known.get(progress.note, 0)
        self._done = progress.done

    def is_at(self, row: "ExhibitExtraction") -> bool:
        """True for the exhibit that is being worked on now."""
        return self.is_running and row.exhibit.row in self._chosen and row.exhibit.name == self.name

    def awaits(self, row: "ExhibitExtraction") -> bool:
        """True for an exhibit whose turn is still to come."""
        open_still = row.ledger is None or not row.ledger.state.has_ended or self._is_stale(row)
        failed = row.ledger is not None and row.ledger.state.value == "failed"
        return self.is_running and row.exhibit.row in self._chosen and open_still and not failed and not self.is_at(row)

    def frames(self, row: "ExhibitExtraction") -> int:
        """Frames decoded of an exhibit: those that are committed, or reported since."""
        if not self.is_at(row):
            return decoded(row)
        reported = self._done - self._base
        expected = expected_frames(row)
        committed = 0 if self._is_stale(row) else decoded(row)
        return max(committed, reported if expected is None else min(reported, expected))

    def _is_stale(self, row: "ExhibitExtraction") -> bool:
        """True where what is known of an exhibit that is begun anew is of the run before."""
        wanted = self._anew.get(row.exhibit.row)
        return wanted is not None and row.ledger is not None and row.ledger.mode != wanted


def _is_other(row: "ExhibitExtraction", mode: str) -> bool:
    return row.ledger is not None and row.ledger.mode != mode


def decoded(row: "ExhibitExtraction") -> int:
    """Frames that are committed, those that did not decode included, since they are passed too."""
    return 0 if row.ledger is None else max(row.ledger.decoded_until, row.ledger.frames_decoded)


def expected_frames(row: "ExhibitExtraction") -> int | None:
    """Frames that the file announces, or None."""
    return row.exhibit.frames_expected if row.ledger is None else row.ledger.frames_expected
