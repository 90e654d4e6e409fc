"""What the disk under a lab must be: a local one (SQLite's WAL needs shared memory, and locks that hold)."""

import os
from pathlib import Path

import psutil

from catchlight.errors import LabRefused

NETWORK_FILESYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb3", "smbfs", "afs", "afpfs", "ncpfs", "fuse.sshfs", "sshfs", "davfs", "webdav",
     "fuse.rclone", "fuse.s3fs", "ceph", "glusterfs", "fuse.glusterfs", "lustre", "gpfs", "beegfs", "9p"}
)  # fmt: skip


def refuse_network_filesystem(folder: Path) -> None:
    """Refuse a folder on a network share.

    Raises:
        LabRefused: if the disk that holds `folder` is reached over a network.
    """
    kind = filesystem_of(folder)
    if kind in NETWORK_FILESYSTEMS or str(folder.resolve()).startswith("\\\\"):
        raise LabRefused(
            f"The folder {folder} is on a network filesystem ({kind or 'network share'}). Nothing was changed.",
            hint="Keep the lab on a disk of this workstation; share results as exported files.",
            folder=str(folder),
            filesystem=kind,
        )


def is_read_only(folder: Path) -> bool:
    """Whether the disk that holds `folder` takes no writes from anybody, as a disc or a medium mounted so.

    False where the system does not say (Windows).
    """
    try:
        return hasattr(os, "statvfs") and bool(os.statvfs(folder).f_flag & os.ST_RDONLY)
    except OSError:
        return False


def filesystem_of(folder: Path) -> str:
    """The type of the filesystem that holds `folder`, lower case; "" if unknown.

    The folder need not exist yet; links are followed.
    """
    place = folder.resolve()
    best, kind = -1, ""
    for partition in psutil.disk_partitions(all=True):
        mount = Path(partition.mountpoint)
        if place.is_relative_to(mount) and len(mount.parts) >= best:  # the later of two mounts lies on top
            best, kind = len(mount.parts), "cifs" if "remote" in partition.opts.split(",") else partition.fstype
    return kind.lower()
