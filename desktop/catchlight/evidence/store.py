"""The content-addressed store: derived files (crops, copies of originals) under the SHA-256 of their bytes.

A file is written and fsynced before the transaction that names it, so a name in the database always has its file. Until
the caller says that the transaction stands (`settle`), a marker in `pending/` remembers the file; a file that no row
names after a crash is found by its marker and swept when the lab is opened, without reading the whole store. A file
that lost its name has a marker of another kind: nobody is about to name it, so an erasure may delete it at once.
"""

import contextlib
import errno
import hashlib
import os
import shutil
import time
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from catchlight.errors import CatchlightError
from catchlight.lab.disk import flush_to_disk
from catchlight.lab.folder import Lab

_READ_BYTES = 1 << 20
ORPHAN_SECONDS = 24 * 3600
_LOST = ".lost"


def _ignore(_: int) -> None:
    """Progress that nobody reads."""


@dataclass(frozen=True)
class Store:
    """Content-addressed files below `folder`, as `ab/abcd...`."""

    folder: Path

    def path(self, sha256: str) -> Path:
        """Where the file of that hash lies."""
        return self.folder / sha256[:2] / sha256

    def put(self, content: bytes) -> str:
        """Keep `content`; returns its SHA-256 as hex. Keeping it twice keeps it once.

        Raises:
            CatchlightError: if the disk is full or cannot be written to; nothing is kept.
        """
        return self._keep(hashlib.sha256(content).hexdigest(), lambda target: target.write_bytes(content))

    def put_file(self, source: Path, *, sha256: str) -> str:
        """Keep a copy of the file `source`, whose hash is known.

        Raises:
            CatchlightError: if it cannot be copied, or its content is no longer that of `sha256`.
        """

        def copy(target: Path) -> None:
            shutil.copyfile(source, target)
            if sha256_of(target) != sha256:
                raise CatchlightError(
                    f"The file {source.name} changed while it was copied. It was not taken.",
                    hint="Close the program that writes to it, then add it again.",
                    file=str(source),
                )

        return self._keep(sha256, copy)

    def read(self, sha256: str) -> bytes:
        """The bytes of that hash, checked.

        Raises:
            CatchlightError: if the file is missing or was altered.
        """
        try:
            content = self.path(sha256).read_bytes()
        except OSError as error:
            raise CatchlightError(
                f"A stored file is missing from the lab ({sha256[:12]}).", hint="Restore it from a backup of the lab."
            ) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise CatchlightError(
                f"A stored file of the lab was altered ({sha256[:12]}).", hint="Restore it from a backup of the lab."
            )
        return content

    def settle(self, hashes: Iterable[str]) -> None:
        """Say that a committed row names these files."""
        for sha256 in hashes:
            (self._pending / sha256).unlink(missing_ok=True)

    def suspect(self, hashes: Iterable[str]) -> None:
        """Say that a committed change took a name away from these files; the next sweep looks at them.

        Raises:
            CatchlightError: if the disk is full or cannot be written to.
        """
        try:
            self._mark(hashes, kind=_LOST)
        except OSError as error:
            raise self._not_kept(error) from error

    def remove(
        self, hashes: Iterable[str], *, is_named: Callable[[str], bool], overwritten: Callable[[int], None] = _ignore
    ) -> list[str]:
        """Overwrite and delete files at once, and every file that lost its name; those that a row names stay.

        Args:
            hashes: The files; one that is not there is gone already.
            is_named: Tells whether a row names the file, as committed at the moment of asking.
            overwritten: Takes the bytes done as they are overwritten; what it raises stops the work, which can be
                begun again.

        Returns:
            The files that another process holds open or is about to name.
        """
        lost = {marker.name.partition(".")[0] for marker in self._pending.glob(f"*{_LOST}")}
        left: list[str] = []
        taken: list[Path] = []
        for sha256 in sorted({*hashes, *lost}):
            try:
                found = self._take_away(sha256, is_named)
                for path in found or ():
                    _overwrite(path, overwritten)
            except PermissionError:  # open in another process, where the system does not change such files
                found = None
            if found is None:
                left.append(sha256)
            else:
                taken += found
        flush_to_disk(taken)
        for path in taken:
            path.unlink()
        for sha256 in lost.difference(left):
            (self._pending / f"{sha256}{_LOST}").unlink(missing_ok=True)
        return left

    def _take_away(self, sha256: str, is_named: Callable[[str], bool]) -> list[Path] | None:
        """Take a file from its place, and what a killed removal left of it; None where it cannot go now."""
        file, taken = self.path(sha256), self._pending / f"{sha256}.{uuid.uuid4().hex}"
        self._pending.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            file.replace(taken)
        # Taken away first and looked at then: whoever keeps it anew from here on writes it anew.
        if self._is_being_kept(sha256) or is_named(sha256):
            if taken.exists():
                taken.replace(file)
            return [] if is_named(sha256) else None
        return [path for path in self._pending.glob(f"{sha256}.*") if path.suffix != _LOST]

    def _is_being_kept(self, sha256: str) -> bool:
        """Whether a running process can still be about to name a file."""
        try:
            return (self._pending / sha256).stat().st_mtime > time.time() - ORPHAN_SECONDS
        except FileNotFoundError:
            return False

    def sweep(self, *, is_named: Callable[[str], bool]) -> int:
        """Delete the pending files that no row names and that no running process can still be about to name.

        Args:
            is_named: Tells whether a row of the database names the file of that hash.

        Returns:
            How many files were deleted.
        """
        return sum(self._sweep(marker, is_named) for marker in self._pending.glob("*"))

    def _sweep(self, marker: Path, is_named: Callable[[str], bool]) -> bool:
        """Look at one marker; True if its file was deleted. Another process may be at the same one."""
        sha256 = marker.name.partition(".")[0]  # a write or a sweep that was killed leaves `sha256.something`
        taken = self._pending / f"{sha256}.{uuid.uuid4().hex}"
        try:
            if marker.stat().st_mtime > time.time() - ORPHAN_SECONDS:
                return False
            marker.replace(taken)
        except FileNotFoundError:
            return False
        file = self.path(sha256)
        try:
            if is_named(sha256) or not file.exists():
                return False
            file.replace(taken)
            if (self._pending / sha256).exists():  # kept anew by a process that found the file there a moment ago
                taken.replace(file)
                return False
        except PermissionError:  # open in another process, where the system does not delete such files
            marker.touch()
            return False
        finally:
            taken.unlink(missing_ok=True)
        return True

    @property
    def _pending(self) -> Path:
        return self.folder / "pending"

    def _keep(self, sha256: str, write: Callable[[Path], object]) -> str:
        target = self.path(sha256)
        try:
            self._mark([sha256])
            if target.exists():
                return sha256
            if not target.parent.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                _sync(self.folder)
            fresh = self._pending / f"{sha256}.{uuid.uuid4().hex}"
            try:
                write(fresh)
                _sync(fresh)
                fresh.replace(target)
            finally:
                fresh.unlink(missing_ok=True)
            _sync(target.parent)
        except OSError as error:
            raise self._not_kept(error) from error
        return sha256

    def _mark(self, hashes: Iterable[str], *, kind: str = "") -> None:
        self._pending.mkdir(parents=True, exist_ok=True)
        for sha256 in hashes:
            (self._pending / f"{sha256}{kind}").touch()

    def _not_kept(self, error: OSError) -> CatchlightError:
        is_full = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
        return CatchlightError(
            f"A file could not be kept in the lab: {error.strerror}. This step was not kept.",
            hint="Free some disk space and start again; everything before this step is kept."
            if is_full
            else "Check the file and the disk of the lab folder, and start again; everything before this step is kept.",
            folder=str(self.folder),
        )


def lab_store(lab: Lab) -> Store:
    """The lab's store of crops and kept originals."""
    return Store(lab.folder / "store")


def sha256_of(path: Path) -> str:
    """SHA-256 of a file as hex; the file is opened read-only.

    Raises:
        OSError: if it cannot be read.
    """
    digest = hashlib.sha256()
    with path.open("rb") as source:
        while block := source.read(_READ_BYTES):
            digest.update(block)
    return digest.hexdigest()


def _overwrite(path: Path, overwritten: Callable[[int], None]) -> None:
    """Put zeros in the place of every byte of a file."""
    with path.open("r+b") as target:
        left = path.stat().st_size
        while left:
            left -= (block := min(left, _READ_BYTES))
            target.write(bytes(block))
            overwritten(block)


def _sync(path: Path) -> None:
    """Flush a file, or a folder where the system can, to the disk."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
