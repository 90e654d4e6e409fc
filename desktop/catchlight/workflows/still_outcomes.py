"""What was found in each of many stills, or why that was impossible; originals are read as they are asked for."""

import itertools
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import closing

from catchlight.errors import AnalystStopped, CatchlightError
from catchlight.evidence.exhibits import Exhibit, original_bytes
from catchlight.evidence.store import Store
from catchlight.faces.analyst import Analyst
from catchlight.faces.findings import StillFindings
from catchlight.faces.plan import Mode

StillOutcome = StillFindings | CatchlightError


def still_outcomes(
    exhibits: Iterable[Exhibit], *, store: Store, analyst: Analyst, mode: Mode
) -> Iterator[tuple[Exhibit, StillOutcome]]:
    """Examine stills, several at once; each exhibit is there exactly once, in about the order given.

    A still at which the worker stops has that error as its outcome; those that were under way behind it are examined
    in a new worker.

    Raises:
        AnalystStopped: if the worker stops although no still is under way.
        PackRefused: if the model pack cannot be used.
    """
    queue = _Queue(iter(exhibits), store)
    while True:
        stopped: AnalystStopped | None = None
        try:
            with closing(analyst.stills(queue.originals(), mode=mode)) as found:
                for findings in found:
                    yield queue.answered(), findings
                    yield from queue.unreadable()
        except AnalystStopped as error:
            stopped = error
        yield from queue.unreadable()
        if stopped is None:
            return
        if not queue.is_waiting:
            raise stopped
        yield queue.answered(), stopped
        queue.put_back()


class _Queue:
    """Exhibits that are to be examined, and those under way."""

    def __init__(self, source: Iterator[Exhibit], store: Store) -> None:
        self._source = source
        self._store = store
        self._waiting: deque[Exhibit] = deque()
        self._unreadable: deque[tuple[Exhibit, CatchlightError]] = deque()

    @property
    def is_waiting(self) -> bool:
        """Whether an exhibit is under way."""
        return bool(self._waiting)

    def originals(self) -> Iterator[bytes]:
        """The bytes of the exhibits that can be read, each re-hashed as it is read."""
        for exhibit in self._source:
            try:
                content = original_bytes(exhibit, store=self._store)
            except CatchlightError as error:
                self._unreadable.append((exhibit, error))
                continue
            self._waiting.append(exhibit)
            yield content

    def answered(self) -> Exhibit:
        """The exhibit whose outcome came next: they come in order."""
        return self._waiting.popleft()

    def unreadable(self) -> Iterator[tuple[Exhibit, CatchlightError]]:
        """Those that could not be read since the last time."""
        while self._unreadable:
            yield self._unreadable.popleft()

    def put_back(self) -> None:
        """Let those that were under way come once more, before the others."""
        self._source = itertools.chain(tuple(self._waiting), self._source)
        self._waiting.clear()
