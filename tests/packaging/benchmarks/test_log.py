"""The benchmark of the log gives its figures on a small one, of a log that verifies."""

import json
import sys
from pathlib import Path

import pytest

from benchmarks import log


def test_figures_are_of_a_log_that_verifies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["log", "--entries", "30", "--commits", "5", "--rounds", "1", "--folder", str(tmp_path)]
    monkeypatch.setattr(sys, "argv", arguments)

    log.main()

    figures = json.loads(capsys.readouterr().out)
    assert figures["entries"] == 30
    assert figures["ratio_to_bare_commits"] > 0
    assert figures["ratio_of_signed_to_bare_commits"] > 0
    assert figures["pages_an_entry"] > figures["pages_a_bare_commit"] > 1
    assert figures["verify_ratio"] > 0
    assert figures["case_history_entries"] == 30
    assert figures["proof_hashes"] == 5
    assert figures["bytes_an_entry"] < figures["bytes_an_entry_in_the_database"]
