"""What was written is flushed: at once where the system can, one by one elsewhere."""

import os
from pathlib import Path

import pytest

from catchlight.lab.disk import flush_file, flush_to_disk


def test_without_a_way_to_flush_all_each_file_is_flushed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [tmp_path / name for name in ("one", "two")]
    for file in files:
        file.touch()
    flushed: list[int] = []
    monkeypatch.delattr(os, "sync", raising=False)
    monkeypatch.setattr(os, "fsync", flushed.append)

    flush_to_disk(files)

    assert len(flushed) == 2


def test_a_file_that_is_gone_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileNotFoundError):
        flush_file(tmp_path / "gone")
    monkeypatch.delattr(os, "sync", raising=False)
    with pytest.raises(FileNotFoundError):
        flush_to_disk([tmp_path / "gone"])


@pytest.mark.skipif(not hasattr(os, "sync"), reason="this system cannot flush all at once")
def test_where_the_system_can_all_are_flushed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    monkeypatch.setattr(os, "sync", lambda: calls.append("sync"))

    flush_to_disk([Path(str(number)) for number in range(65)])

    assert calls == ["sync"]


def test_a_few_are_flushed_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one").touch()
    flushed: list[int] = []
    monkeypatch.setattr(os, "fsync", flushed.append)

    flush_to_disk([tmp_path / "one"])

    assert len(flushed) == 1
