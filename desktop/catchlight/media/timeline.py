"""The times of a file's frames, watched while they come: gaps, steps back and missing times become warnings."""

from catchlight.media.facts import DecodeWarning

GAP_MICROSECONDS = 2_000_000
"""A pause of at least this long, and of `GAP_INTERVALS` usual intervals, is a gap."""
GAP_INTERVALS = 10


class Timeline:
    """Feed it every frame's number and time, in order."""

    def __init__(self) -> None:
        self._last: int | None = None
        self._usual: float | None = None
        self._repeated = 0

    def add(self, number: int, microseconds: int) -> list[DecodeWarning]:
        """Take note of a frame; returns the warnings that its time gives cause for."""
        last, self._last = self._last, microseconds
        if last is None:
            return []
        interval = microseconds - last
        if interval < 0:
            return [DecodeWarning(number, microseconds, f"The time steps back by {_seconds(-interval)}.")]
        if interval == 0:
            self._repeated += 1
            return []
        usual, self._usual = self._usual, _blend(self._usual, interval)
        if usual is not None and interval >= GAP_MICROSECONDS and interval >= GAP_INTERVALS * usual:
            self._usual = usual
            message = f"No frames for {_seconds(interval)}; usual are {_seconds(round(usual))} from frame to frame."
            return [DecodeWarning(number, microseconds, message)]
        return []

    def end(self, count: int) -> list[DecodeWarning]:
        """The warnings about the whole, once all `count` frames were added."""
        if not self._repeated:
            return []
        message = f"{self._repeated:,} of {count:,} frames carry the time of the frame before them."
        if self._repeated == count - 1:
            message = "The file carries no times: every frame has the same one."
        return [DecodeWarning(count, None, message)]


def _blend(usual: float | None, interval: int) -> float:
    return float(interval) if usual is None else usual + (interval - usual) / 16


def _seconds(microseconds: int) -> str:
    return f"{microseconds / 1_000_000:.3f} s"
