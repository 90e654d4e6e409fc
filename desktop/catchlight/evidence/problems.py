"""What verification finds wrong, by entry; a long run of one and the same problem is told once."""

from dataclasses import dataclass

TOLD_ONE_BY_ONE = 100
MOST_PLACES = 200
"""Of runs with one and the same problem; what is beyond is told as one."""


@dataclass(frozen=True)
class Problem:
    """What is wrong; `entry` is the sequence number, or None where it concerns the log as a whole."""

    entry: int | None
    problem: str


class Problems:
    """Problems as they are found, each once; neighbouring entries with the same problem form a run."""

    def __init__(self) -> None:
        self._runs: dict[str, list[tuple[int, int]]] = {}
        self._general: list[str] = []

    def add(self, entry: int, problem: str, *, last: int | None = None) -> None:
        """Note a problem of `entry`, or of all entries from there to `last`."""
        runs = self._runs.setdefault(problem, [])
        first, last = entry, entry if last is None else last
        if runs and runs[-1][0] <= first and last <= runs[-1][1]:
            return
        if runs and runs[-1][1] == entry - 1:
            first, _ = runs.pop()
        runs.append((first, last))

    def add_general(self, problem: str) -> None:
        """Note a problem of the log as a whole."""
        self._general.append(problem)

    def told(self) -> tuple[Problem, ...]:
        """All problems by entry; of a run the first hundred one by one, the rest as a range; of many runs the first."""
        found = [problem for text, runs in self._runs.items() for problem in _told_runs(text, runs)]
        found.sort(key=lambda problem: problem.entry or 0)
        return (*found, *(Problem(None, text) for text in self._general))


def _told_runs(text: str, runs: list[tuple[int, int]]) -> list[Problem]:
    found = [problem for run in runs[:MOST_PLACES] for problem in _told_run(text, run)]
    if len(runs) > MOST_PLACES:
        rest = len(runs) - MOST_PLACES
        found.append(Problem(runs[MOST_PLACES][0], f"{text} (so it is at {rest} places up to entry {runs[-1][1]})"))
    return found


def _told_run(text: str, run: tuple[int, int]) -> list[Problem]:
    first, last = run
    rest = first + TOLD_ONE_BY_ONE
    told = [Problem(entry, text) for entry in range(first, min(rest - 1, last) + 1)]
    if last >= rest:
        told.append(Problem(rest, f"{text} (so it is with all entries from {rest} to {last})"))
    return told
