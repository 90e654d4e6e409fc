"""Export the gallery as a signed snapshot for a detached workstation: whole, or what changed since an earlier one."""

import hashlib
import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor, Value, timestamp
from catchlight.evidence.log import acting, read_log
from catchlight.evidence.store import lab_store, sha256_of
from catchlight.evidence.tables import check_place, replacing
from catchlight.gallery.gallery_tree import read_tree
from catchlight.gallery.generation import snapshot
from catchlight.gallery.pack_in_use import pack_in_use
from catchlight.gallery.snapshot import Header, Record, write_snapshot
from catchlight.gallery.snapshot_records import records_of
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.case_access import permitted


@dataclass(frozen=True)
class ExportSnapshot:
    """Export a snapshot.

    Attributes:
        actor: Who does it: a custodian, whose key signs it.
        target: The file; one that is there is replaced.
        not_after: The last day (UTC) it may be used.
        recipient: X25519 public key of the only one who can read it, 32 bytes; None for everybody.
        since: Revision of an earlier snapshot of this lab: only what changed since then goes in.
    """

    actor: Actor
    target: Path
    not_after: date
    recipient: bytes | None = None
    since: int | None = None


@dataclass(frozen=True)
class ExportedSnapshot:
    """A snapshot that was written.

    Attributes:
        header: What it is.
        records: Portraits, leaves, erasures and crops in it.
        sha256: SHA-256 of the file.
        bytes: Its size.
        fingerprint: Fingerprint of the key that signed it: hand it over by another way than the file.
    """

    header: Header
    records: int
    sha256: str
    bytes: int
    fingerprint: str


def export_snapshot(lab: Lab, request: ExportSnapshot, control: JobControl | None = None) -> ExportedSnapshot:
    """Write the snapshot; it is there only once its entry is committed.

    Raises:
        NotPermitted: if who asks is no custodian; it is logged.
        CatchlightError: if the gallery is empty, the day is past, no snapshot of that revision was exported, or the
            file cannot be written.
        JobCancelled: if the job was asked to stop; nothing is left.
    """
    control = control or JobControl()
    today = datetime.now(UTC).date()
    check_place(request.target, name="snapshot")
    if request.not_after < today:
        raise CatchlightError("That day is past. Nothing was exported.", hint="Give a later one with --not-after.")
    with lab.reading() as db:
        custodian = permitted(lab, db, request.actor, Role.CUSTODIAN, what="gallery.exported")
        try:
            with replacing(request.target) as fresh:
                header, count = _write(lab, db, fresh, request, control)
                written, size = sha256_of(fresh), fresh.stat().st_size
                with acting(lab, db, custodian) as act:
                    act.log("gallery.exported", details=_details(request, header, count, written, size))
        except OSError as error:
            raise CatchlightError(
                f"The snapshot could not be written: {error.strerror or error}. Nothing was exported.",
                hint="Free some disk space or choose another place.",
                file=str(request.target),
            ) from error
    return ExportedSnapshot(header, count, written, size, custodian.key.key_id)


def _write(lab: Lab, db: Database, fresh: Path, request: ExportSnapshot, control: JobControl) -> tuple[Header, int]:
    base_leaves, base_erased = (0, 0) if request.since is None else _base(db, request.since)
    today, count = datetime.now(UTC).date(), 0
    with snapshot(db), fresh.open("wb") as target:
        tree, pack = read_tree(db), pack_in_use(db)
        if pack is None:
            raise CatchlightError("The gallery is empty. Nothing was exported.", hint="Enrol portraits first.")
        header = Header(
            origin=lab.identifier,
            revision=tree.revision,
            root=tree.root(),
            leaves=tree.additions.size,
            erased=tree.erasures.size,
            pack_sha256=pack,
            made_at=timestamp(datetime.now(UTC)),
            not_after=request.not_after.isoformat(),
            signer=request.actor.key.public.hex(),
            base_revision=request.since,
            base_leaves=base_leaves,
            base_erased=base_erased,
        )

        def counted(record: Record) -> Record:
            nonlocal count
            count += 1
            if count % 100 == 0:
                control.step(count, None, "records written")
            return record

        records = records_of(
            db, lab_store(lab), pack=pack, today=today, base_leaves=base_leaves, base_erased=base_erased
        )
        write_snapshot(target, header, map(counted, records), request.actor.key, recipient=request.recipient)
        target.flush()
        os.fsync(target.fileno())
    return header, count


def _base(db: Database, revision: int) -> tuple[int, int]:
    """How many templates had been added and erased at the revision of an earlier snapshot."""
    for entry in read_log(db, actions=["gallery.exported"], newest_first=True):
        details = entry.document["details"]
        if details["revision"] == revision:
            return int(details["leaves"]), int(details["erased"])
    raise CatchlightError(
        f"No snapshot of revision {revision} was exported from this lab. Nothing was exported.",
        hint="Leave --since away for a whole snapshot.",
        revision=revision,
    )


def _details(request: ExportSnapshot, header: Header, count: int, sha256: str, size: int) -> dict[str, Value]:
    recipient = None if request.recipient is None else hashlib.sha256(request.recipient).hexdigest()
    return {
        "revision": header.revision,
        "gallery_root": header.root,
        "leaves": header.leaves,
        "erased": header.erased,
        "pack_sha256": header.pack_sha256,
        "not_after": header.not_after,
        "base_revision": header.base_revision,
        "records": count,
        "recipient": recipient,
        "file": Personal(str(request.target.absolute())),
        "sha256": sha256,
        "bytes": size,
    }
