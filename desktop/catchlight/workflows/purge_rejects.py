"""Purge old rejects files: they name people who were not enrolled, so they are kept for as many days as policy says."""

from datetime import date, timedelta

from sqlite_utils import Database

from catchlight.evidence.erasure import Certificate, Erasure, erase
from catchlight.evidence.forgetting import Forgotten
from catchlight.evidence.log import Act
from catchlight.evidence.store import sha256_of
from catchlight.gallery.forgetting_rejects import OldRejects, old_rejects
from catchlight.lab.folder import Lab
from catchlight.lab.policy import policy_in_force

KIND = "rejects"


def due_rejects(lab: Lab, *, today: date) -> tuple[OldRejects, ...]:
    """The rejects files in the lab that are kept too long, oldest first.

    Raises:
        CatchlightError: if the lab's policy cannot be read.
    """
    return old_rejects(lab, before=_kept_from(lab, today))


def erase_rejects(act: Act, due: tuple[OldRejects, ...], *, today: date, reason: str) -> Certificate:
    """Log that rejects files are erased, inside an act; the end of every erasure takes them off the disk.

    The certificate names the files by their hashes, and its subject is that of the oldest.

    Raises:
        OSError: if a file cannot be read.
    """
    hashes = [sha256_of(one.path) for one in due]
    retention = {
        "changed_before": _kept_from(act.lab, today).isoformat(),
        "policy_sha256": policy_in_force(act.lab.folder).sha256,
    }
    erasure = Erasure(KIND, hashes[0], reason, retention=retention)
    return erase(act, erasure, Forgotten(files=frozenset(hashes)), commitments=(), is_named=_is_named)


def _kept_from(lab: Lab, today: date) -> date:
    """Files that were last changed before that day are due."""
    days = policy_in_force(lab.folder).retention.rejects_days
    return max(date.min + timedelta(days=days), today) - timedelta(days=days)


def _is_named(_db: Database, _sha256: str) -> bool:
    """No row names a rejects file."""
    return False
