"""The form of a backup: a signed manifest, a copied database, and nothing that leads out of the lab folder."""

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from catchlight.errors import CatchlightError
from catchlight.lab import backup
from catchlight.lab.backup import BackedUpFile, BackupAltered, Ending, Heading
from catchlight.lab.folder import Lab
from catchlight.lab.keys import SigningKey, new_key

HEADING = Heading("lab", "name", "2026-01-01T00:00:00Z", "account", 3, "ab" * 32, "0.1")
FILES = (BackedUpFile("evidence.db", "cd" * 32, 7), BackedUpFile("store/ab/abc", "ef" * 32, 8))


def written(folder: Path, key: SigningKey, *files: BackedUpFile) -> str:
    return backup.write_manifest(folder, HEADING, files or FILES, ["00" * 32], key)[0]


def test_a_manifest_is_read_back_and_its_signature_fits(tmp_path: Path) -> None:
    key = new_key()
    sha256 = written(tmp_path, key)

    assert backup.read_heading(tmp_path) == HEADING
    assert tuple(backup.files_of(tmp_path)) == FILES
    assert backup.read_ending(tmp_path) == Ending(2, 15, ("00" * 32,))
    assert backup.signer_of(tmp_path) == key.key_id
    assert backup.check_signature(tmp_path, key.public) == sha256
    assert sha256 == hashlib.sha256((tmp_path / backup.MANIFEST).read_bytes()).hexdigest()


def test_a_changed_manifest_does_not_fit_its_signature(tmp_path: Path) -> None:
    key = new_key()
    written(tmp_path, key)
    manifest = tmp_path / backup.MANIFEST
    manifest.write_bytes(manifest.read_bytes().replace(b'"size":7', b'"size":9'))

    with pytest.raises(BackupAltered, match="signature does not fit"):
        backup.check_signature(tmp_path, key.public)


def test_another_key_s_signature_does_not_fit(tmp_path: Path) -> None:
    written(tmp_path, new_key())

    with pytest.raises(BackupAltered, match="signature does not fit"):
        backup.check_signature(tmp_path, new_key().public)


@pytest.mark.parametrize("content", [None, b"", b"{}", b'{"signer": "a"}', b'{"signer": 1, "signature": "x"}'])
def test_a_missing_or_damaged_signature_is_told(tmp_path: Path, content: bytes | None) -> None:
    written(tmp_path, new_key())
    (tmp_path / backup.SIGNATURE).unlink()
    if content is not None:
        (tmp_path / backup.SIGNATURE).write_bytes(content)

    with pytest.raises(BackupAltered) as refused:
        backup.signer_of(tmp_path)
    assert refused.value.facts["file"] == backup.SIGNATURE


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../outside",
        "store/../../outside",
        "store/./a",
        "store//a",
        "store\\..\\outside",
        "C:/outside",
        "store/a:stream",
        "store",
        "other/file",
        "evidence.db-wal",
        "",
        ".",
    ],
)
def test_a_path_that_leads_out_of_the_lab_is_refused(tmp_path: Path, path: str) -> None:
    written(tmp_path, new_key(), BackedUpFile(path, "cd" * 32, 7))

    with pytest.raises(BackupAltered, match="names a file that no lab has"):
        list(backup.files_of(tmp_path))


@pytest.mark.parametrize("line", [b"{}", b"[]", b"garbage", b'{"path": "evidence.db", "sha256": 1, "size": "x"}'])
def test_a_line_that_cannot_be_read_is_told(tmp_path: Path, line: bytes) -> None:
    written(tmp_path, new_key())
    manifest = tmp_path / backup.MANIFEST
    first, second, *rest = manifest.read_bytes().splitlines()
    manifest.write_bytes(b"\n".join([first, line, second, *rest]) + b"\n")

    with pytest.raises(BackupAltered, match="cannot be read"):
        list(backup.files_of(tmp_path))


def test_a_manifest_that_was_cut_off_is_told(tmp_path: Path) -> None:
    written(tmp_path, new_key())
    manifest = tmp_path / backup.MANIFEST
    manifest.write_bytes(b"".join(manifest.read_bytes().splitlines(keepends=True)[:-1]))

    with pytest.raises(BackupAltered, match="cut off"):
        backup.read_ending(tmp_path)


def test_a_folder_without_a_manifest_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(CatchlightError, match="no backup of a lab"):
        backup.read_heading(tmp_path)


@pytest.mark.parametrize(
    ("content", "problem"),
    [(b"", "cannot be read"), (b"\xff\n", "cannot be read"), (b"{}\n", "cannot be read")],
)
def test_what_is_no_manifest_is_told(tmp_path: Path, content: bytes, problem: str) -> None:
    (tmp_path / backup.MANIFEST).write_bytes(content)

    with pytest.raises(BackupAltered, match=problem):
        backup.read_heading(tmp_path)


def test_another_format_is_refused(tmp_path: Path) -> None:
    written(tmp_path, new_key())
    manifest = tmp_path / backup.MANIFEST
    first, *rest = manifest.read_bytes().splitlines(keepends=True)
    changed = json.dumps({**json.loads(first), "format": "catchlight-backup/9"}).encode() + b"\n"
    manifest.write_bytes(b"".join([changed, *rest]))

    with pytest.raises(BackupAltered, match="another format"):
        backup.read_heading(tmp_path)


def test_a_copied_database_stands_alone_and_is_what_it_was(lab: Lab, tmp_path: Path) -> None:
    done: list[int] = []
    with lab.reading() as db:
        backup.copy_database(db, tmp_path / "copy.db", done.append)
        expected = list(db.conn.execute("SELECT sequence, entry FROM log"))

    assert sum(done) == (tmp_path / "copy.db").stat().st_size
    with backup.reading_copy(tmp_path / "copy.db") as copy:
        assert list(copy.conn.execute("SELECT sequence, entry FROM log")) == expected
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            copy.conn.execute("DELETE FROM cases")
    assert sorted(path.name for path in tmp_path.glob("copy*")) == ["copy.db"]


def test_a_copy_that_is_stopped_leaves_the_lab_free(lab: Lab, tmp_path: Path) -> None:
    def stop(_: int) -> None:
        raise KeyError

    with lab.reading() as db:
        with pytest.raises(KeyError):
            backup.copy_database(db, tmp_path / "copy.db", stop)
        assert not db.conn.in_transaction
        with closing(sqlite3.connect(lab.database_path, timeout=0, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")


def test_what_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "evidence.db").write_bytes(b"not a database" * 100)

    with (
        pytest.raises(BackupAltered, match="database cannot be read"),
        backup.reading_copy(tmp_path / "evidence.db") as db,
    ):
        db.conn.execute("SELECT * FROM log")


def test_a_file_is_copied_whole_and_never_over_another(tmp_path: Path) -> None:
    source, done = tmp_path / "source", list[int]()
    source.write_bytes(b"x" * 3_000_000)

    sha256, size = backup.copy_file(source, tmp_path / "new" / "target", done.append)

    assert (sha256, size) == (hashlib.sha256(source.read_bytes()).hexdigest(), sum(done))
    assert backup.digest_of(tmp_path / "new" / "target", lambda _: None) == (sha256, size)
    with pytest.raises(FileExistsError):
        backup.copy_file(source, tmp_path / "new" / "target", done.append)


@pytest.mark.parametrize("found", [None, ("cd" * 32, 8), ("00" * 32, 7)])
def test_a_file_that_is_another_is_named(tmp_path: Path, found: tuple[str, int] | None) -> None:
    backup.check_file(tmp_path, FILES[0], ("cd" * 32, 7))

    with pytest.raises(BackupAltered, match=r"evidence\.db") as refused:
        backup.check_file(tmp_path, FILES[0], found)
    assert refused.value.facts["file"] == "evidence.db"
