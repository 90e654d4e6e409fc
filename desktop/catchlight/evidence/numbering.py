"""The order of the log: the number of each row against the number that its entry was written under.

Rows are read in order; rows in a row that are off by the same amount form a run, so an entry that was taken out and
whose followers were renumbered is told as one removal and one moved run.
"""

from dataclasses import dataclass

from catchlight.evidence.problems import TOLD_ONE_BY_ONE, Problems


@dataclass
class _Run:
    """Rows `first` to `last`; entry `row + shift` stands in each row."""

    first: int
    last: int
    shift: int


class Numbering:
    """What the rows' order says about removed, inserted and reordered entries."""

    def __init__(self) -> None:
        self._runs: list[_Run] = []

    @property
    def last_row(self) -> int:
        """Number of the newest row read, or 0."""
        return self._runs[-1].last if self._runs else 0

    @property
    def is_moved(self) -> bool:
        """True if any entry stands in another row than the one it was written in."""
        return any(run.shift for run in self._runs)

    def read(self, row: int, written: int | None) -> None:
        """Take the next row, and the number in its entry (None where it cannot be read)."""
        before = self._runs[-1] if self._runs else None
        shift = written - row if written is not None else before.shift if before else 0
        if before is not None and before.last == row - 1 and before.shift == shift:
            before.last = row
        else:
            self._runs.append(_Run(row, row, shift))

    def tell(self, problems: Problems, *, size: int) -> None:
        """Tell which entries of the log, which should hold `size`, were moved, removed or inserted."""
        moved = [run for run in self._runs if run.shift]
        for run in moved[:TOLD_ONE_BY_ONE]:
            problems.add(run.first, _moved(run))
        if len(moved) > TOLD_ONE_BY_ONE:
            problems.add_general(f"the entries were reordered at {len(moved) - TOLD_ONE_BY_ONE} more places")
        expected = 1
        for first, last in self._written(limit=max(size, self.last_row)):
            if first > expected:
                problems.add(expected, "the entry was removed", last=first - 1)
            elif first < expected:
                problems.add(first, "the entry stands in the log twice: one was inserted", last=min(last, expected - 1))
            expected = max(expected, last + 1)
        if size >= expected:
            problems.add(expected, "the entry was removed", last=size)

    def _written(self, *, limit: int) -> list[tuple[int, int]]:
        """The numbers that entries were written under, as sorted ranges; numbers that cannot be are left out."""
        spans = ((max(1, run.first + run.shift), min(limit, run.last + run.shift)) for run in self._runs)
        return sorted((first, last) for first, last in spans if first <= last)


def _moved(run: _Run) -> str:
    if run.first == run.last:
        return f"the entry was reordered or inserted: it was written as entry {run.first + run.shift}"
    return (
        f"the entries {run.first} to {run.last} were moved: they were written as entries {run.first + run.shift}"
        f" to {run.last + run.shift}"
    )
