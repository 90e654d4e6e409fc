"""What a decoder process may use and do; kept by the child itself where the system can, and watched by its owner.

The figures are generous: they are there for files that were made, or damaged, so that decoding them never ends.
"""

import faulthandler
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from typing import Any

import psutil

PATIENCE_SECONDS = 20.0
"""Longest time without a sign of life from a decoder that could work."""
STILL_PATIENCE = 2.0
"""A still gives no sign of life until it is decoded: so many times longer."""
BASE_BYTES = 2 * 1024**3
"""Memory of a decoder beside what large frames need."""
BYTES_A_PIXEL = 72
"""Of footage: 24 pictures of 3 bytes a pixel, as the references and threads of a decoder hold them."""
STILL_BYTES = 3 * 1024**3
"""More for stills: 20 bytes for each pixel of the largest one that is decoded."""
MOST_FAILED = 1_000_000
"""Frames of one file that did not decode and are listed one by one; of more the number is kept."""
MOST_WARNINGS = 1000
"""Warnings of one file that are told one by one; of more the number is."""
LARGEST_FRAME = 300_000_000
"""Pixels of one frame, stretched to square pixels; no memory is made for a larger one."""

EXIT_BUG = 70

_FORBIDDEN = frozenset({"socket.__new__", "subprocess.Popen", "os.exec", "os.posix_spawn", "os.fork", "os.system"})
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def footage_memory(width: int = 0, height: int = 0) -> int:
    """Bytes that a decoder may use for footage of this size; of 0 x 0 while the size is not known."""
    return BASE_BYTES + BYTES_A_PIXEL * width * height


def still_memory() -> int:
    """Bytes that a decoder may use for a still."""
    return BASE_BYTES + STILL_BYTES


def allow_memory(limit: int) -> None:
    """Hold this process to so many bytes of its own, where the system can (Linux); shared memory is not counted."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - there is none under Windows

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        within = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (within, hard))


def memory_in_use(pid: int) -> int | None:
    """Bytes that a process has to itself, or None where it is gone."""
    try:
        found = psutil.Process(pid).memory_info()
    except psutil.Error:
        return None
    private = getattr(found, "private", None)  # Windows
    return int(private) if private is not None else max(0, int(found.rss) - int(getattr(found, "shared", 0)))


def settle_in() -> None:
    """Bind this process, a decoder: offline, read-only, no child processes, no core dump, Ctrl-C left to the program.

    A core dump would put pictures of a case onto a disk. Standard output is the program's: a document may be written
    there.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(OSError):
        os.dup2(2, 1)
    sys.dont_write_bytecode = True
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415

        msvcrt.SetErrorMode(msvcrt.SEM_FAILCRITICALERRORS | msvcrt.SEM_NOGPFAULTERRORBOX)
    else:
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    allow_memory(footage_memory())
    sys.addaudithook(_refuse)


def _refuse(event: str, details: tuple[Any, ...]) -> None:
    if event == "open":
        flags = details[2]
        if isinstance(flags, int) and flags & _WRITING:
            raise PermissionError("the decoder writes no file")
    elif event in _FORBIDDEN:
        raise PermissionError("the decoder opens no socket and starts no program")


def end_if_stuck(seconds: float) -> None:
    """End this process where no thread gets a turn for so long, as in a decoder that never gives back Python's lock.

    Whoever owns the process notices a hang first; this is for a decoder that outlives its owner, and whose reader
    thread cannot see that.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)

    def wind_up() -> None:
        while True:
            faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
            time.sleep(seconds / 4)

    threading.Thread(target=wind_up, name="watchdog", daemon=True).start()
