"""Which disks may hold a lab."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from catchlight.errors import LabRefused
from catchlight.lab.filesystem import filesystem_of, is_read_only, refuse_network_filesystem
from catchlight.lab.folder import creating_lab, open_lab


def mounted(monkeypatch: pytest.MonkeyPatch, *partitions: tuple[Path | str, str, str]) -> None:
    """Let the system name these mounts: place, type, options."""
    found = [SimpleNamespace(mountpoint=str(place), fstype=kind, opts=options) for place, kind, options in partitions]
    monkeypatch.setattr(psutil, "disk_partitions", lambda **_: found)


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "SMB3", "fuse.sshfs"])
def test_a_network_filesystem_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    mounted(monkeypatch, ("/", "ext4", "rw"), (tmp_path, kind, "rw"))

    with pytest.raises(LabRefused, match=kind.lower()):
        refuse_network_filesystem(tmp_path / "lab")


def test_a_mapped_network_drive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounted(monkeypatch, (tmp_path, "NTFS", "rw,remote"))

    with pytest.raises(LabRefused, match="network filesystem"):
        refuse_network_filesystem(tmp_path)


def test_a_link_does_not_lead_around_the_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    share = tmp_path / "share"
    share.mkdir()
    (tmp_path / "link").symlink_to(share, target_is_directory=True)
    mounted(monkeypatch, ("/", "ext4", "rw"), (share, "nfs", "rw"))

    with pytest.raises(LabRefused):
        refuse_network_filesystem(tmp_path / "link" / "lab")


def test_the_innermost_mount_counts_and_of_two_the_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounted(monkeypatch, (tmp_path, "nfs", "rw"), (tmp_path, "ext4", "rw"), (tmp_path.parent, "nfs", "rw"))

    assert filesystem_of(tmp_path / "not" / "there" / "yet") == "ext4"


def test_a_local_disk_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounted(monkeypatch, (tmp_path, "xfs", "rw"))

    refuse_network_filesystem(tmp_path)


def test_neither_creating_nor_opening_touches_a_network_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounted(monkeypatch, (tmp_path, "nfs4", "rw"))

    with pytest.raises(LabRefused), creating_lab(tmp_path / "lab"):
        pytest.fail("a lab was made on a network filesystem")
    with pytest.raises(LabRefused):
        open_lab(tmp_path / "lab")

    assert list(tmp_path.iterdir()) == []


def test_a_medium_that_is_mounted_read_only_is_told_from_one_that_is_not(tmp_path: Path) -> None:
    mount = ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(tmp_path)]
    assert not is_read_only(tmp_path)
    if sys.platform == "win32" or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("a disk can be mounted by root under Linux only")
    try:
        assert is_read_only(tmp_path)
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def test_a_folder_that_is_not_there_is_not_read_only(tmp_path: Path) -> None:
    assert not is_read_only(tmp_path / "nowhere")
