"""Verify the evidence log of a lab, with the checkpoints that can be found and the fingerprint that is at hand."""

import contextlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.handing_over import LARGEST_FILE
from catchlight.evidence.known_checkpoints import FoundCheckpoint
from catchlight.evidence.left_checkpoints import found_beside
from catchlight.evidence.log import read_log
from catchlight.evidence.problems import Problem
from catchlight.evidence.verification import Trust, Verification
from catchlight.evidence.verification import verify_log as verify_entries
from catchlight.gallery.snapshots import imported_snapshots, require_sound
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.lab.policy import policy_in_force
from catchlight.workflows.check_stored_files import check_stored_files
from catchlight.workflows.compare_tables import compare_tables

_UNDER_POLICY = ("search.started", "search.authorised", "search.authorisation.refused", "report.annual.made")
_KEY = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class VerifyLog:
    """What the verification may start from besides the lab.

    Attributes:
        fingerprint: Of the lab's first key, hex, as it was handed over; None if it is not at hand.
        checkpoints: Files with checkpoints that were kept elsewhere: what the log has to hold, restored or not.
        witnesses: Public keys of cosigners or the fingerprints of these, hex, as their owners handed them over.
        files: Whether every stored file is hashed again too, which takes as long as reading all of them.
    """

    fingerprint: str | None = None
    checkpoints: tuple[Path, ...] = ()
    witnesses: tuple[str, ...] = ()
    files: bool = False


def verify_log(lab: Lab, control: JobControl, request: VerifyLog | None = None) -> Verification:
    """Check every entry of the log, and the tables against a log that is in order; reads only.

    A policy that was changed since the newest entry that depends on it is a notice: a lab may change its policy.

    Raises:
        CatchlightError: if a checkpoint's file cannot be read, or a witness is no key.
        JobCancelled: if the job was asked to stop.
    """
    request = request or VerifyLog()
    given = tuple(_given(path) for path in request.checkpoints)
    witnesses = tuple(_witness(key) for key in request.witnesses)
    fingerprint = None if request.fingerprint is None else request.fingerprint.strip().lower()
    with lab.reading() as db:
        trust = Trust(fingerprint, (*given, *found_beside(lab)), witnesses)
        result = verify_entries(db, lab=lab.identifier, trust=trust, control=control)
        problems = result.problems
        if result.is_in_order:
            problems = (*problems, *compare_tables(db, control), *_snapshots(lab, db, control))
        if request.files:
            problems = (*problems, *check_stored_files(lab, db, control))
        policy = _policy(lab, db) if result.is_in_order else ()
        return replace(result, problems=problems, notices=(*result.notices, *policy))


def _snapshots(lab: Lab, db: Database, control: JobControl) -> Iterator[Problem]:
    """Compare what the snapshots in use hold with what was imported; their search files are derived from it."""
    for one in imported_snapshots(db):
        if one.in_use:
            try:
                require_sound(lab, one, control)
            except CatchlightError:
                text = f"the imported {one.id} is gone or was altered: a custodian can import it again"
                yield Problem(None, text)


def _policy(lab: Lab, db: Database) -> Iterator[Problem]:
    """Say where the lab's policy is not the one that the newest entry worked with; a lab may change it itself."""
    try:
        now = policy_in_force(lab.folder).sha256
    except CatchlightError as error:
        yield Problem(None, error.message)
        return
    for entry in read_log(db, actions=_UNDER_POLICY, newest_first=True, limit=1):
        if entry.document["details"].get("policy_sha256") not in {None, now}:
            text = "the lab's policy was changed since: policy.toml is not what this entry was written under"
            yield Problem(entry.sequence, text)


def _witness(text: str) -> str:
    key = text.strip().lower()
    if not _KEY.fullmatch(key):
        raise CatchlightError(
            "A witness's key has 64 hexadecimal digits. Nothing was verified.",
            hint="Give the public key or its fingerprint, as the witness handed it over.",
        )
    return key


def _given(path: Path) -> FoundCheckpoint:
    """A signed note, or a file that carries one to a witness or back."""
    try:
        with path.open("rb") as source:
            text = source.read(LARGEST_FILE).decode("utf-8", "replace")
    except OSError as error:
        raise CatchlightError(
            f"The checkpoint {path.name} cannot be read: {error.strerror}. Nothing was verified.",
            hint="Check the file's name and place.",
            file=str(path),
        ) from error
    if text.startswith("{"):
        with contextlib.suppress(ValueError, RecursionError, KeyError, TypeError):
            text = str(json.loads(text)["checkpoint"])
    return FoundCheckpoint(text, f"in {path.name}", is_outside=True, is_given=True)
