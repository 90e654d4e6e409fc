"""Take files into evidence: found, hashed, opened for real, and recorded one act a file; originals are only read."""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from catchlight.errors import AnalystStopped, CatchlightError, MediaRefused, NotPermitted
from catchlight.evidence.entry import Actor, timestamp
from catchlight.evidence.exhibits import ExaminedFile, Exhibit
from catchlight.evidence.exhibits import add_exhibit as store_exhibit
from catchlight.evidence.store import lab_store, sha256_of
from catchlight.faces.analyst import Analyst
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.media.facts import FootageFacts
from catchlight.workflows.case_access import case_to_work_in, permitted, working
from catchlight.workflows.rejected_files import RejectedFile, check_rejects_place, write_rejects


@dataclass(frozen=True)
class AddExhibits:
    """Take files into a case.

    Attributes:
        actor: Who takes them in.
        case: The case's number.
        paths: Files, and folders that are taken in whole.
        reference: The force's own reference, or None.
        seized_by: Who seized them, or None.
        seized_at: When, with its zone, or None.
        supplied_sha256: The hash that came with the file (one file only), compared with what is found, or None.
        keep_original: Keep a copy of each original in the lab.
        rejects: CSV file for what was refused; None for none.
    """

    actor: Actor
    case: str
    paths: tuple[Path, ...]
    reference: str | None = None
    seized_by: str | None = None
    seized_at: datetime | None = None
    supplied_sha256: str | None = None
    keep_original: bool = False
    rejects: Path | None = None


@dataclass(frozen=True)
class Refusal:
    """A file that was not taken in, and why; `hint` says what can be done, `sha256` is there where it could be read."""

    file: str
    reason: str
    hint: str
    sha256: str | None = None


@dataclass(frozen=True)
class Intake:
    """What was taken in, and what was refused; together they are all files that were given."""

    exhibits: tuple[Exhibit, ...]
    refused: tuple[Refusal, ...]


def add_exhibits(lab: Lab, request: AddExhibits, control: JobControl, *, analyst: Analyst) -> Intake:
    """Take in every file; a file that cannot be taken is refused with its reason and the others go on.

    Raises:
        NotPermitted: if the actor is no examiner, or the case not for this account, which is logged; or if the account
            was disabled meanwhile, and the files taken in so far stay.
        CatchlightError: if a time has no zone, or a hash was supplied for several files.
        JobCancelled: if the job was asked to stop; the files taken in so far stay.
    """
    if request.rejects is not None:
        check_rejects_place(request.rejects)
    if request.seized_at is not None and request.seized_at.tzinfo is None:
        raise CatchlightError("The time of seizure has no zone.", hint="Write it as 2026-11-23T14:05:00+01:00.")
    files, refused = _files(request.paths)
    if request.supplied_sha256 is not None and len(files) != 1:
        raise CatchlightError(
            f"One hash was supplied for {len(files)} files. Nothing was taken in.",
            hint="Add the files one by one, each with its own hash.",
        )
    taken: list[Exhibit] = []
    try:
        _take_in(lab, request, files, control, analyst=analyst, intake=(taken, refused))
    finally:
        if request.rejects is not None:
            write_rejects(request.rejects, (_rejected(one) for one in refused))
    return Intake(tuple(taken), tuple(refused))


def _take_in(
    lab: Lab,
    request: AddExhibits,
    files: list[Path],
    control: JobControl,
    *,
    analyst: Analyst,
    intake: tuple[list[Exhibit], list[Refusal]],
) -> None:
    """Take in one file after the other; what becomes of each enters `intake` at once."""
    taken, refused = intake
    store = lab_store(lab)
    with lab.reading() as db:
        examiner = permitted(lab, db, request.actor, Role.EXAMINER, what="exhibit.added")
        case = case_to_work_in(lab, db, examiner, request.case, what="exhibit.added")
        for done, path in enumerate(files):
            control.step(done, len(files), path.name)
            sha256: str | None = None
            try:
                size, sha256 = _hashed(path)
                file = _examined(path, request, size=size, sha256=sha256, analyst=analyst)
                if request.keep_original:
                    store.put_file(path, sha256=file.sha256)
                with working(lab, db, examiner, case, what="exhibit.added") as act:
                    taken.append(store_exhibit(act, case, file))
                store.settle([file.sha256])
            except NotPermitted:  # disabled, off the case, or the job's time is over: that is not the file's fault
                raise
            except CatchlightError as error:
                refused.append(Refusal(str(path), error.message, error.hint, sha256))
        control.step(len(files), len(files))


def _rejected(refusal: Refusal) -> RejectedFile:
    return RejectedFile(None, refusal.file, refusal.sha256, "refused", refusal.reason, refusal.hint)


def _hashed(path: Path) -> tuple[int, str]:
    """Size in bytes and SHA-256 of a file.

    Raises:
        MediaRefused: if it cannot be read, or is empty.
    """
    try:
        size = path.stat().st_size
        sha256 = sha256_of(path)
    except OSError as error:
        raise MediaRefused(
            f"the file cannot be read: {error.strerror}", hint="Check that it exists and may be read."
        ) from error
    if size == 0:
        raise MediaRefused("the file is empty (0 bytes)", hint="Ask for the file again from where it came.")
    return size, sha256


def _examined(path: Path, request: AddExhibits, *, size: int, sha256: str, analyst: Analyst) -> ExaminedFile:
    """Open a hashed file for real.

    Raises:
        CatchlightError: if its hash is not the supplied one, or it cannot be opened.
    """
    supplied = request.supplied_sha256
    if supplied is not None and supplied.strip().lower() != sha256:
        raise CatchlightError(
            f"its SHA-256 is {sha256}, not the supplied {supplied.strip().lower()}",
            hint="Check that this is the right file and that it arrived whole.",
        )
    try:
        facts = analyst.inspect(path)
    except AnalystStopped as error:
        raise MediaRefused(
            f"the decoder stopped while opening it: {error.message}", hint="Convert a copy of it and add the copy."
        ) from error
    return ExaminedFile(
        path=str(path),
        sha256=sha256,
        size=size,
        kind="footage" if isinstance(facts, FootageFacts) else "still",
        width=facts.width,
        height=facts.height,
        frames_expected=facts.frames_expected if isinstance(facts, FootageFacts) else facts.pages,
        reference=request.reference,
        seized_by=request.seized_by,
        seized_at=None if request.seized_at is None else timestamp(request.seized_at),
        kept=request.keep_original,
    )


def _files(paths: tuple[Path, ...]) -> tuple[list[Path], list[Refusal]]:
    """All files meant by `paths`, absolute, in a stable order; and the paths that mean none."""
    files: dict[Path, None] = {}
    refused = []
    for path in paths:
        found, passed = _within(path.absolute())
        files.update(dict.fromkeys(found))
        refused += passed
        if not found and not passed:
            refused.append(
                Refusal(str(path), "the folder holds no files", "Choose a folder with footage or stills.")
                if path.is_dir()
                else Refusal(str(path), "there is no such file", "Check the path.")
            )
    return list(files), refused


def _within(path: Path) -> tuple[list[Path], list[Refusal]]:
    """The file itself, or all files of the folder; and what in it is none or cannot be looked into."""
    if path.is_file():
        return [path], []
    files: list[Path] = []
    refused: list[Refusal] = []

    def not_opened(error: OSError) -> None:
        reason = f"the folder cannot be opened: {error.strerror}"
        refused.append(Refusal(str(error.filename), reason, "Check that it may be read, then add it again."))

    for folder, subfolders, names in os.walk(path, onerror=not_opened if path.is_dir() else None):
        subfolders.sort()
        links = [name for name in subfolders if (Path(folder) / name).is_symlink()]
        for name in sorted([*names, *links]):
            if (file := Path(folder) / name).is_file():
                files.append(file)
            elif name in links:
                refused.append(Refusal(str(file), "a link to a folder", "Add the folder itself, if it belongs here."))
            else:
                refused.append(Refusal(str(file), "it is no file, or a link that leads nowhere", "Check the path."))
    return files, refused
