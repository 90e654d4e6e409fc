"""The content-addressed store: kept by hash, settled after the commit, swept after a crash."""

import errno
import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from catchlight.errors import CatchlightError
from catchlight.evidence.store import ORPHAN_SECONDS, Store, lab_store, sha256_of
from catchlight.lab.folder import Lab


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store."""
    return Store(tmp_path / "winkel één 店")


def age(store: Store) -> None:
    """Make everything pending look as if it had been left a day ago."""
    long_ago = time.time() - ORPHAN_SECONDS - 60
    for marker in (store.folder / "pending").iterdir():
        os.utime(marker, (long_ago, long_ago))


def files_in(store: Store) -> set[str]:
    return {path.name for path in store.folder.rglob("*") if path.is_file()}


def test_a_file_lies_under_the_hash_of_its_content(store: Store) -> None:
    sha256 = store.put(b"crop")

    assert sha256 == hashlib.sha256(b"crop").hexdigest()
    assert store.path(sha256) == store.folder / sha256[:2] / sha256
    assert store.read(sha256) == b"crop"


def test_the_same_content_is_kept_once(store: Store) -> None:
    first, second = store.put(b"crop"), store.put(b"crop")
    store.settle([first])

    assert first == second
    assert files_in(store) == {first}


def test_a_copy_of_a_file_is_kept(store: Store, tmp_path: Path) -> None:
    source = tmp_path / "original.mp4"
    source.write_bytes(b"footage" * 1000)

    sha256 = store.put_file(source, sha256=sha256_of(source))

    assert store.read(sha256) == source.read_bytes()


def test_a_file_that_changes_while_it_is_copied_is_not_kept(store: Store, tmp_path: Path) -> None:
    source = tmp_path / "growing.mp4"
    source.write_bytes(b"footage")
    before = sha256_of(source)
    source.write_bytes(b"footage and more")

    with pytest.raises(CatchlightError, match="changed while it was copied"):
        store.put_file(source, sha256=before)

    assert not store.path(before).exists()


def test_a_source_that_is_gone_is_not_called_a_full_disk(store: Store, tmp_path: Path) -> None:
    with pytest.raises(CatchlightError) as raised:
        store.put_file(tmp_path / "gone.mp4", sha256="00" * 32)

    assert "disk space" not in raised.value.hint


@pytest.mark.parametrize("altered", [b"", b"crop!", b"crap"])
def test_an_altered_file_is_refused(store: Store, altered: bytes) -> None:
    sha256 = store.put(b"crop")
    store.path(sha256).write_bytes(altered)

    with pytest.raises(CatchlightError, match="was altered"):
        store.read(sha256)


def test_a_missing_file_is_stated(store: Store) -> None:
    with pytest.raises(CatchlightError, match="missing from the lab"):
        store.read("00" * 32)


def test_a_settled_file_is_never_looked_at_again(store: Store) -> None:
    sha256 = store.put(b"crop")
    store.settle([sha256])

    swept = store.sweep(is_named=lambda _: pytest.fail("a settled file was looked at"))

    assert swept == 0
    assert store.read(sha256) == b"crop"


def test_a_file_that_a_crash_left_without_a_row_is_swept(store: Store) -> None:
    orphan, named = store.put(b"orphan"), store.put(b"named")
    age(store)

    swept = store.sweep(is_named=lambda sha256: sha256 == named)

    assert swept == 1
    assert files_in(store) == {named}
    assert orphan != named


def test_a_file_that_a_running_process_is_about_to_name_is_left_alone(store: Store) -> None:
    sha256 = store.put(b"crop")

    assert store.sweep(is_named=lambda _: False) == 0
    assert store.read(sha256) == b"crop"


def test_a_file_that_lost_its_name_is_swept_and_one_that_has_another_stays(store: Store) -> None:
    hashes = [store.put(b"one"), store.put(b"two")]
    store.settle(hashes)
    store.suspect(hashes)
    age(store)

    swept = store.sweep(is_named=lambda sha256: sha256 == hashes[1])

    assert swept == 1
    assert files_in(store) == {hashes[1]}


def test_a_file_that_is_kept_anew_during_a_sweep_stays(store: Store) -> None:
    sha256 = store.put(b"crop")
    age(store)

    def kept_meanwhile(_: str) -> bool:
        store.put(b"crop")
        return False

    assert store.sweep(is_named=kept_meanwhile) == 0
    assert store.read(sha256) == b"crop"


def test_what_a_killed_write_left_half_is_swept(store: Store) -> None:
    sha256 = store.put(b"crop")
    store.settle([sha256])
    (store.folder / "pending" / f"{sha256}.0123").write_bytes(b"cr")
    age(store)

    store.sweep(is_named=lambda _: True)

    assert files_in(store) == {sha256}


def test_two_sweeps_at_once_do_not_meet(store: Store) -> None:
    for number in range(5):
        store.put(bytes([number]))
    age(store)

    def sweep_too(_: str) -> bool:
        store.sweep(is_named=lambda _: False)
        return False

    store.sweep(is_named=sweep_too)

    assert files_in(store) == set()


def test_a_kill_between_keeping_and_committing_leaves_an_orphan_that_the_sweep_finds(lab: Lab) -> None:
    script = (
        "import os, pathlib, sys; from catchlight.evidence.store import Store;"
        "Store(pathlib.Path(sys.argv[1])).put(b'crop'); os._exit(9)"
    )
    store = lab_store(lab)
    environment = os.environ | {"PYTHONPATH": str(Path(sys.modules["catchlight"].__file__ or "").parents[1])}
    subprocess.run([sys.executable, "-c", script, str(store.folder)], check=False, env=environment, timeout=60)
    sha256 = hashlib.sha256(b"crop").hexdigest()
    assert store.read(sha256) == b"crop"
    age(store)

    assert store.sweep(is_named=lambda _: False) == 1
    assert not store.path(sha256).exists()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_does_not_take_the_file_is_stated_and_nothing_is_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("catchlight.evidence.store.os.fsync", fail)

    with pytest.raises(CatchlightError, match="could not be kept") as raised:
        store.put(b"crop")

    assert ("disk space" in raised.value.hint) == (code == errno.ENOSPC)
    assert not store.path(hashlib.sha256(b"crop").hexdigest()).exists()


def test_an_erased_file_is_overwritten_and_gone_at_once(store: Store, tmp_path: Path) -> None:
    sha256 = store.put(b"crop" * 1000)
    store.settle([sha256])
    elsewhere = tmp_path / "link"
    elsewhere.hardlink_to(store.path(sha256))
    done: list[int] = []

    left = store.remove([sha256, "00" * 32], is_named=lambda _: False, overwritten=done.append)

    assert (left, files_in(store), sum(done)) == ([], set(), 4000)
    assert elsewhere.read_bytes() == bytes(4000)


def test_an_erasure_leaves_a_file_that_a_row_names(store: Store) -> None:
    sha256 = store.put(b"crop")
    store.settle([sha256])

    assert store.remove([sha256], is_named=lambda _: True) == []
    assert store.read(sha256) == b"crop"


def test_an_erasure_leaves_a_file_that_is_about_to_be_named_and_says_so(store: Store) -> None:
    sha256 = store.put(b"crop")

    assert store.remove([sha256], is_named=lambda _: False) == [sha256]
    assert store.read(sha256) == b"crop"

    age(store)
    assert store.remove([sha256], is_named=lambda _: False) == []
    assert not store.path(sha256).exists()


def test_an_erasure_takes_every_file_that_lost_its_name(store: Store) -> None:
    lost, named = store.put(b"lost"), store.put(b"named")
    store.settle([lost, named])
    store.suspect([lost, named])

    assert store.remove([], is_named=lambda sha256: sha256 == named) == []

    assert files_in(store) == {named}


def test_an_erasure_leaves_a_file_that_is_kept_anew_meanwhile(store: Store) -> None:
    sha256 = store.put(b"crop")
    store.settle([sha256])
    named: set[str] = set()

    def kept_meanwhile(_: str) -> bool:
        named.update({store.put(b"crop")})
        store.settle(named)
        return True

    assert store.remove([sha256], is_named=kept_meanwhile) == []
    assert store.read(sha256) == b"crop"


def test_what_a_killed_erasure_left_is_taken_by_the_next(store: Store) -> None:
    sha256 = store.put(b"crop")
    store.settle([sha256])
    store.path(sha256).rename(store.folder / "pending" / f"{sha256}.0123")

    assert store.remove([sha256], is_named=lambda _: False) == []
    assert files_in(store) == set()
