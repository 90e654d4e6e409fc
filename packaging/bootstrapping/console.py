"""What the set-up says to a person: plain sentences with the time taken, and failures with what to do."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class SetupFailed(Exception):
    """An expected failure: what happened and what to do about it; shown without a traceback."""

    def __init__(self, message: str, *, hint: str = "", half_done: bool = False) -> None:
        super().__init__(message)
        self.hint = hint
        self.half_done = half_done  # packages may be partly installed: the environment must be made anew


def say(text: str) -> None:
    """Print one sentence at once."""
    print(text, flush=True)


def warn(text: str) -> None:
    """Print something the person must know but that does not stop the set-up."""
    print(f"Note: {text}", flush=True)


@contextmanager
def announced(what: str) -> Iterator[None]:
    """Say that a piece of work begins, and how long it took."""
    begun = time.monotonic()
    say(f"{what} ...")
    yield
    say(f"  done in {seconds_since(begun)}.")


def seconds_since(begun: float) -> str:
    """Return the time since `begun` (of `time.monotonic`) in words."""
    return f"{time.monotonic() - begun:.1f} s"


def show_progress(text: str) -> None:
    """Overwrite the current line on a terminal; elsewhere show nothing."""
    if sys.stdout.isatty():
        print(f"\r  {text:<70.70}", end="\r", flush=True)
