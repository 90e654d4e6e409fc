"""A backup of a lab: a folder with a copy of the database, the files, and a signed manifest of all of them.

`manifest.jsonl` holds one JSON document a line: what was backed up, then each file with its SHA-256 and size, then how
many they were. `manifest.signature` is JSON with the id of the signing key and the Ed25519 signature (hex) over
`SIGNATURE_DOMAIN` and the SHA-256 of the manifest.
"""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path, PurePosixPath

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.lab.disk import flush_file, flush_to_disk
from catchlight.lab.keys import SigningKey

FORMAT = "catchlight-backup/1"
SIGNATURE_DOMAIN = b"catchlight-backup/1\x00"
MANIFEST, SIGNATURE, DATABASE = "manifest.jsonl", "manifest.signature", "evidence.db"
FILES = (DATABASE, "lab.toml", "policy.toml")
FOLDERS = ("store", "gallery", "models", "keys", "checkpoints")
_BLOCK = 1 << 20
_PAGES = 1024
_LARGEST_SIGNATURE = 4096

Done = Callable[[int], object]
"""Takes the bytes done since it was last called; what it raises stops the work."""


class Heading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was backed up.

    Attributes:
        lab: The lab's identifier.
        name: Its name.
        made_at: RFC 3339, UTC.
        account: The account that made the backup.
        entries: Entries of its log.
        root: Tree head over them, hex.
        catchlight: The version that made it.
        format: Of the backup.
    """

    lab: str
    name: str
    made_at: str
    account: str
    entries: int
    root: str
    catchlight: str
    format: str = FORMAT


class BackedUpFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file: its path in the lab (with `/`), its SHA-256 as hex, its bytes."""

    path: str
    sha256: str
    size: int


class Ending(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The last line: how many files there are, their bytes, and the stored files that the lab did not have (hashes)."""

    files: int
    bytes: int
    missing: tuple[str, ...] = ()


class Signature(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who signed the manifest: the id of the key, and the signature as hex."""

    signer: str
    signature: str


class BackupAltered(CatchlightError):
    """A backup is incomplete, or was changed after it was made."""


def copy_database(source: Database, target: Path, done: Done) -> None:
    """Copy a database as it is at one moment, while other processes go on writing to it.

    Args:
        source: The lab's database, outside a transaction.
        target: The new file; it needs no write-ahead log beside it.
        done: Takes the bytes done.

    Raises:
        sqlite3.Error: if the disk is full or fails.
    """
    (size,) = source.conn.execute("PRAGMA page_size").fetchone()
    before = 0

    def progress(_status: int, remaining: int, total: int) -> None:
        nonlocal before
        done((total - remaining - before) * size)
        before = total - remaining

    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        source.conn.execute("BEGIN")  # the copy is of this moment; without it each write elsewhere would begin it anew
        try:
            source.conn.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
            source.conn.backup(copy, pages=_PAGES, progress=progress, sleep=0.01)
        finally:
            source.conn.execute("ROLLBACK")
        copy.execute("PRAGMA journal_mode=DELETE")
    flush_file(target)


@contextmanager
def reading_copy(path: Path) -> Iterator[Database]:
    """Read the database of a backup; nothing is written beside it, so that it may lie on a read-only medium.

    Raises:
        BackupAltered: if it is no database.
    """
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
            connection.execute("PRAGMA trusted_schema=OFF")
            yield Database(connection, execute_plugins=False)
    except sqlite3.DatabaseError as error:
        raise _altered(f"its database cannot be read ({error})", path.name) from error


def copy_file(source: Path, target: Path, done: Done) -> tuple[str, int]:
    """Copy a file; returns SHA-256 (hex) and size of what was copied. The caller flushes all of them to the disk.

    Raises:
        OSError: if it cannot be copied.
    """
    digest, size = hashlib.sha256(), 0
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as given, target.open("xb") as taken:
        while block := given.read(_BLOCK):
            digest.update(block)
            taken.write(block)
            size += len(block)
            done(len(block))
    return digest.hexdigest(), size


def digest_of(path: Path, done: Done) -> tuple[str, int]:
    """SHA-256 (hex) and size of a file.

    Raises:
        OSError: if it cannot be read.
    """
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as source:
        while block := source.read(_BLOCK):
            digest.update(block)
            size += len(block)
            done(len(block))
    return digest.hexdigest(), size


def write_manifest(
    folder: Path, heading: Heading, files: Iterable[BackedUpFile], missing: Iterable[str], key: SigningKey
) -> tuple[str, Ending]:
    """Write and sign the manifest, once all files are on the disk; returns its SHA-256 (hex) and its last line.

    Args:
        folder: The backup.
        heading: What was backed up.
        files: Each file, as they are copied.
        missing: Hashes of the stored files that the lab did not have; read when `files` is through.
        key: Signs it.

    Raises:
        OSError: if it cannot be written.
    """
    digest, count, size = hashlib.sha256(), 0, 0
    with (folder / MANIFEST).open("xb") as target:

        def write(line: msgspec.Struct) -> None:
            encoded = msgspec.json.encode(line) + b"\n"
            digest.update(encoded)
            target.write(encoded)

        write(heading)
        for file in files:
            count, size = count + 1, size + file.size
            write(file)
        flush_to_disk(path for path in folder.rglob("*") if path.is_file())
        ending = Ending(count, size, tuple(missing))
        write(ending)
        target.flush()
        os.fsync(target.fileno())
    signature = Signature(key.key_id, key.sign(SIGNATURE_DOMAIN + digest.digest()).hex())
    with (folder / SIGNATURE).open("xb") as target:
        target.write(msgspec.json.encode(signature))
        target.flush()
        os.fsync(target.fileno())
    return digest.hexdigest(), ending


def read_heading(folder: Path) -> Heading:
    """What the backup in `folder` is of.

    Raises:
        BackupAltered: if it is no backup, or another version's.
    """
    try:
        with (folder / MANIFEST).open("rb") as source:
            heading = msgspec.json.decode(source.readline(_BLOCK), type=Heading)
    except OSError as error:
        raise CatchlightError(
            f"There is no backup of a lab in {folder}.",
            hint=f"Choose the folder that holds {MANIFEST}.",
            folder=str(folder),
        ) from error
    except ValueError as error:
        raise _altered("its manifest cannot be read", MANIFEST) from error
    if heading.format != FORMAT:
        raise _altered(f"it has another format ({heading.format})", MANIFEST)
    return heading


def read_ending(folder: Path) -> Ending:
    """The last line of the manifest.

    Raises:
        BackupAltered: if it is not there.
    """
    with (folder / MANIFEST).open("rb") as source:
        last = max(enumerate(source), default=(0, b""))[1]
    try:
        return msgspec.json.decode(last, type=Ending)
    except ValueError as error:
        raise _altered("its manifest was cut off", MANIFEST) from error


def files_of(folder: Path) -> Iterator[BackedUpFile]:
    """Every file that the manifest names, each with a path that stays in the lab folder.

    Raises:
        BackupAltered: if the manifest cannot be read.
    """
    with (folder / MANIFEST).open("rb") as source:
        source.readline()
        line = source.readline()
        while line:
            following = source.readline()
            if following:  # the last line is the ending
                yield _file(line)
            line = following


def signer_of(folder: Path) -> str:
    """The id of the key that signed the manifest.

    Raises:
        BackupAltered: if there is no signature.
    """
    return _signature(folder).signer


def check_signature(folder: Path, public: bytes) -> str:
    """Check the signature of the manifest; returns the manifest's SHA-256, hex.

    Raises:
        BackupAltered: if it does not fit.
    """
    sha256, _ = digest_of(folder / MANIFEST, lambda _: None)
    try:
        signature = bytes.fromhex(_signature(folder).signature)
        Ed25519PublicKey.from_public_bytes(public).verify(signature, SIGNATURE_DOMAIN + bytes.fromhex(sha256))
    except (InvalidSignature, ValueError) as error:
        raise _altered("its manifest was changed: the signature does not fit", MANIFEST) from error
    return sha256


def check_file(folder: Path, file: BackedUpFile, found: tuple[str, int] | None) -> None:
    """Compare a file of a backup with the manifest; `found` is None where it is missing.

    Raises:
        BackupAltered: with the file's name, if it is another one.
    """
    if found is None:
        raise _altered(f"{file.path} is missing", file.path, folder)
    if found != (file.sha256, file.size):
        raise _altered(f"{file.path} was changed", file.path, folder)


def _signature(folder: Path) -> Signature:
    try:
        with (folder / SIGNATURE).open("rb") as source:
            return msgspec.json.decode(source.read(_LARGEST_SIGNATURE), type=Signature)
    except (OSError, ValueError) as error:
        raise _altered("its signature is missing or damaged", SIGNATURE) from error


def _file(line: bytes) -> BackedUpFile:
    try:
        file = msgspec.json.decode(line, type=BackedUpFile)
    except ValueError as error:
        raise _altered("a line of its manifest cannot be read", MANIFEST) from error
    path = PurePosixPath(file.path)
    is_inside = file.path == str(path) and not path.is_absolute() and ".." not in path.parts
    is_plain = not any(sign in file.path for sign in ("\\", ":", "\0"))
    if not (is_inside and is_plain and (file.path in FILES or (len(path.parts) > 1 and path.parts[0] in FOLDERS))):
        raise _altered(f"its manifest names a file that no lab has ({file.path!r})", MANIFEST)
    return file


def _altered(what: str, file: str, folder: Path | None = None) -> BackupAltered:
    return BackupAltered(
        f"The backup cannot be relied on: {what}. Nothing was restored.",
        hint="Use another backup, or fetch this one again from where it is kept.",
        file=file,
        **({} if folder is None else {"folder": str(folder)}),
    )
