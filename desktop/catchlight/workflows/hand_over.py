"""Write a page as a file that leaves the lab: disclosure, so the log says what, to whom, and with which hash.

The file takes its place only after its entry is committed: what lies in somebody's folder is always in the log.

Source: Directive (EU) 2016/680 (LED), Art. 25(1): disclosure is logged, with the identity of the recipients.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from catchlight.errors import CatchlightError
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor, Subject
from catchlight.evidence.log import acting
from catchlight.evidence.store import sha256_of
from catchlight.evidence.tables import check_place
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.report.document import Document, write_csv
from catchlight.report.html_page import write_html
from catchlight.workflows.case_access import permitted

Format = Literal["csv", "html"]
_WRITERS: dict[str, Callable[[Document, Path], None]] = {"csv": write_csv, "html": write_html}


@dataclass(frozen=True, kw_only=True)
class HandOver:
    """Write a page as a file.

    Attributes:
        actor: Who does; they have read the page by the workflow that made it.
        document: The page.
        path: Where to; a file that is there is replaced.
        format: As what.
        to: For whom it is, or "".
        case: Identifier of the case it is about, or None.
    """

    actor: Actor
    document: Document
    path: Path
    format: Format
    to: str = ""
    case: str | None = None


@dataclass(frozen=True)
class HandedOver:
    """A file that was written, its SHA-256 (hex), and the entry that tells of it."""

    path: Path
    sha256: str
    entry: int


def hand_over(lab: Lab, request: HandOver) -> HandedOver:
    """Write the file and log it.

    Raises:
        CatchlightError: if it cannot be written; no half file is left.
    """
    path = request.path.absolute()
    check_place(path, name=f"{request.format.upper()} file")
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        _write(request, path, fresh)
        sha256 = sha256_of(fresh)
        with lab.reading() as db:
            actor = permitted(lab, db, request.actor, *Role, what="report.written")
            with acting(lab, db, actor) as act:
                entry = act.log(
                    "report.written",
                    case=request.case,
                    subjects=(Subject("report", sha256),),
                    details={
                        "title": Personal(request.document.title),
                        "format": request.format,
                        "file": Personal(str(path)),
                        "to": Personal(request.to.strip()) if request.to.strip() else None,
                    },
                )
        fresh.replace(path)
    except OSError as error:
        raise CatchlightError(
            f"The file {path.name} could not be written: {error.strerror}. What was there before is kept.",
            hint="Free some disk space or choose another place, then run it again.",
            file=str(path),
        ) from error
    finally:
        fresh.unlink(missing_ok=True)
    return HandedOver(path, sha256, entry)


def _write(request: HandOver, path: Path, fresh: Path) -> None:
    """Write the file beside its place; a failure names the file that was asked for."""
    try:
        _WRITERS[request.format](request.document, fresh)
    except CatchlightError as error:
        message = error.message.replace(fresh.name, path.name)
        raise CatchlightError(message, hint=error.hint, file=str(path)) from error
