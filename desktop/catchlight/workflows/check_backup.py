"""Check a backup: its signature, every file, and the log in it; nothing is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from catchlight.evidence.entry_form import parsed_entry
from catchlight.evidence.key_history import Key, KeyHistory, Signed
from catchlight.evidence.verification import Verification, verify_log
from catchlight.jobs import JobControl
from catchlight.lab import backup
from catchlight.lab.backup import BackedUpFile, BackupAltered, Heading


@dataclass(frozen=True)
class CheckedBackup:
    """A backup whose manifest, files and log were read.

    Attributes:
        folder: Where it lies.
        heading: What it is of.
        files: Files in it.
        bytes: Their size.
        missing: Hashes of stored files that the lab did not have when it was backed up.
        fingerprint: Of the first key of its log: what was handed over outside the lab when that was made.
        verification: Of its log.
        manifest_sha256: Hex.
    """

    folder: Path
    heading: Heading
    files: int
    bytes: int
    missing: tuple[str, ...]
    fingerprint: str
    verification: Verification
    manifest_sha256: str


def check_backup(folder: Path, control: JobControl | None = None) -> CheckedBackup:
    """Check everything in a backup.

    Raises:
        BackupAltered: with the file's name, if anything in it is missing or was changed.
        CatchlightError: if there is no backup.
        JobCancelled: if the job was asked to stop.
    """
    control = control or JobControl()
    checked = check_manifest(folder, control)
    progress = Bytes(control, checked.bytes, "bytes of the backup checked")
    for file in backup.files_of(folder):
        backup.check_file(folder, file, found(folder, file, progress))
    return checked


def check_manifest(folder: Path, control: JobControl) -> CheckedBackup:
    """Check the manifest, its signature, the database, and the log in it; the other files are left to the caller.

    Raises:
        BackupAltered: if any of it was changed.
        CatchlightError: if there is no backup.
        JobCancelled: if the job was asked to stop.
    """
    folder = folder.absolute()
    heading, ending = backup.read_heading(folder), backup.read_ending(folder)
    _check_files(folder, backup.files_of(folder), control)
    with backup.reading_copy(folder / backup.DATABASE) as db:
        keys, fingerprint = _keys(db)
        signer = keys.get(backup.signer_of(folder))
        if signer is None or signer.is_doubtful or not signer.in_force_at(heading.entries):
            raise BackupAltered(
                "The backup cannot be relied on: it is not signed with a key that its log makes known. Nothing was"
                " restored.",
                hint="Use another backup, or fetch this one again from where it is kept.",
                file=backup.SIGNATURE,
            )
        sha256 = backup.check_signature(folder, signer.public)
        verification = verify_log(db, lab=heading.lab, control=control)
    if (verification.entries, verification.root) != (heading.entries, heading.root):
        raise BackupAltered(
            "The backup cannot be relied on: its log is not the one that its manifest names. Nothing was restored.",
            hint="Use another backup.",
            file=backup.DATABASE,
        )
    return CheckedBackup(folder, heading, ending.files, ending.bytes, ending.missing, fingerprint, verification, sha256)


class Bytes:
    """Counts bytes of a known total, and tells the job.

    Args:
        control: Who is told.
        total: Bytes in all.
        note: What they are, for people.
    """

    def __init__(self, control: JobControl, total: int, note: str) -> None:
        self._control, self._total, self._note = control, total, note
        self._done = 0

    def __call__(self, count: int) -> None:
        """Take the bytes done since the last call."""
        self._done = min(self._total, self._done + count)
        self._control.step(self._done, self._total, self._note)


def found(folder: Path, file: BackedUpFile, progress: backup.Done) -> tuple[str, int] | None:
    """SHA-256 and size of a file of the backup as it is now, or None where it is missing or cannot be read."""
    try:
        return backup.digest_of(folder / file.path, progress)
    except OSError:
        return None


def _check_files(folder: Path, files: Iterable[BackedUpFile], control: JobControl) -> None:
    """Check the database against the manifest, before anything in it is believed."""
    for file in files:
        if file.path == backup.DATABASE:
            progress = Bytes(control, file.size, "bytes of the database checked")
            backup.check_file(folder, file, found(folder, file, progress))
            return
    raise BackupAltered(
        "The backup cannot be relied on: its manifest names no database. Nothing was restored.",
        hint="Use another backup.",
        file=backup.MANIFEST,
    )


_ABOUT_KEYS = (
    "SELECT sequence, CAST(entry AS BLOB), CAST(signature AS BLOB), signer FROM log"
    ' WHERE sequence = 1 OR instr(CAST(entry AS BLOB), CAST(\'"action":"account.\' AS BLOB))'
    ' OR instr(CAST(entry AS BLOB), CAST(\'"action":"job.\' AS BLOB)) ORDER BY sequence'
)


def _keys(db: Database) -> tuple[dict[str, Key], str]:
    """The keys that the log makes known, and the fingerprint of its first."""
    history = KeyHistory()
    first = ""
    for sequence, canonical, signature, signer in db.conn.execute(_ABOUT_KEYS):
        document = parsed_entry(canonical)[0]
        if document is not None:
            history.read(Signed(sequence, document, canonical, signature, signer), is_whole=True)
        first = first or str(signer)
    return history.keys, first
