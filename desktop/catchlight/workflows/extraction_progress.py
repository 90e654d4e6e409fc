"""How far an extraction over many exhibits is: one figure for all of them, weighted by their frames."""

from collections.abc import Callable, Iterable

from catchlight.evidence.exhibits import Exhibit
from catchlight.jobs import JobControl

UNKNOWN_FRAMES = 1000
"""Weight of footage that does not say how many frames it has."""


class ExtractionProgress:
    """Counts the frames of all exhibits of a run; a report costs the same for one exhibit and for 10,000.

    Args:
        control: Who is told; reporting is the cancel point.
        exhibits: All exhibits of the run.
        done: Rows of those that need no work.
    """

    def __init__(self, control: JobControl, exhibits: Iterable[Exhibit], *, done: Iterable[int] = ()) -> None:
        self._control = control
        self._weights = {exhibit.row: _weight(exhibit) for exhibit in exhibits}
        self._total = sum(self._weights.values())
        self._reached = {row: self._weights[row] for row in done}
        self._done = sum(self._reached.values())

    def reached(self, exhibit: Exhibit, frame: int) -> None:
        """Say that an exhibit came as far as that frame; one that is decoded again on the way there is not less far.

        Raises:
            JobCancelled: if the job was asked to stop.
        """
        before = self._reached.get(exhibit.row, 0)
        now = max(before, min(frame, self._weights[exhibit.row]))
        self._reached[exhibit.row] = now
        self._done += now - before
        self._control.step(self._done, self._total, exhibit.name)

    def ended(self, exhibit: Exhibit) -> None:
        """Say that nothing more is to come of an exhibit, whatever it announced.

        Raises:
            JobCancelled: if the job was asked to stop.
        """
        self.reached(exhibit, self._weights[exhibit.row])

    def listener(self, exhibit: Exhibit) -> Callable[[int], None]:
        """Told the frame that is being worked on."""
        return lambda frame: self.reached(exhibit, frame)


def _weight(exhibit: Exhibit) -> int:
    return exhibit.frames_expected or UNKNOWN_FRAMES
