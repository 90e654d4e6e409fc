"""The benchmark of the log gives its figures on a small one, of a log that verifies."""

import json
import sys
from pathlib import Path

import pytest

from benchmarks import log


def test_figures_are_of_a_log_that_verifies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["log", "--entries", "30", "--commits", "5", "--rounds", "1"]
    disks = [tmp_path / "one", tmp_path / "other"]
    for disk in disks:
        disk.mkdir()
    monkeypatch.setattr(sys, "argv", [*arguments, "--disks", *map(str, disks)])

    log.main()

    figures = json.loads(capsys.readouterr().out)
    assert figures["entries"] == 30
    assert [one["disk"] for one in figures["writing"]] == [str(disk) for disk in disks]
    for one in figures["writing"]:
        assert one["ratio_to_bare_commits"] > 0
        assert one["ratio_of_signed_to_bare_commits"] > 0
        assert one["milliseconds_a_bare_commit"] > 0
        assert one["pages_an_entry"] > one["pages_a_bare_commit"] > 1
    assert figures["verify_ratio"] > 0
    assert figures["case_history_entries"] == 30
    assert figures["proof_hashes"] == 5
    assert figures["bytes_an_entry"] < figures["bytes_an_entry_in_the_database"]


def test_a_ratio_of_the_aim_is_that_of_the_commit_it_is_told_for() -> None:
    ours, plain = log.Runs(100), log.Runs(100)
    ours.runs, plain.runs = [(1.0, 0.2), (1.2, 0.2)], [(0.7, 0.1), (0.9, 0.1)]

    assert ours.more_than(plain) == 3.0
    assert plain.milliseconds() == 8.0
    assert log.reached_from(ours.more_than(plain)) == 7.0
