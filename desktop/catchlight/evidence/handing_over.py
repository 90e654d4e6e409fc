"""Files that are handed to people outside the lab: written whole or not at all, and read back with limits."""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from catchlight.errors import CatchlightError
from catchlight.evidence.tables import replacing

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes that are read of a file from outside."""


def hand_over(path: Path, lines: Iterable[str], *, name: str) -> None:
    """Write lines of text in one go.

    Args:
        path: Where to; a file that is there is replaced.
        lines: Without their ends.
        name: What the file is, for a failure ("proof").

    Raises:
        CatchlightError: if it cannot be written; no half file is left.
    """
    try:
        with replacing(path) as fresh, fresh.open("w", encoding="utf-8", newline="\n") as target:
            target.writelines(f"{line}\n" for line in lines)
            target.flush()
            os.fsync(target.fileno())
    except OSError as error:
        raise CatchlightError(
            f"The {name} {path.name} could not be written: {error.strerror}. What was logged before is kept.",
            hint="Free some disk space or choose another place, then run it again.",
            file=str(path),
        ) from error


def received(path: Path, *, form: str, name: str) -> dict[str, Any]:
    """The JSON document in a file that somebody handed over.

    Args:
        path: The file.
        form: The format that it must name.
        name: What it should be, for a failure.

    Raises:
        CatchlightError: if it cannot be read or is something else.
    """
    try:
        with path.open("rb") as source:
            content = source.read(LARGEST_FILE + 1)
        document = json.loads(content) if len(content) <= LARGEST_FILE else None
    except OSError as error:
        raise _refused(path, name, error.strerror or "it cannot be read") from error
    except (ValueError, RecursionError) as error:
        raise _refused(path, name, "it is not JSON") from error
    if not isinstance(document, dict) or document.get("format") != form:
        raise _refused(path, name, f"its format is not {form}")
    return document


def _refused(path: Path, name: str, reason: str) -> CatchlightError:
    return CatchlightError(
        f"The file {path.name} is no {name}: {reason}. Nothing was done.",
        hint="Check that it is the right file, and that it was copied whole.",
        file=str(path),
    )
