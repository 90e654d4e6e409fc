"""The rejects file of a batch."""

import csv
from pathlib import Path

import pytest

from catchlight.errors import CatchlightError
from catchlight.workflows.rejected_files import RejectedFile, check_rejects_place, write_rejects


def test_every_rejected_file_has_its_reason_and_what_to_do(tmp_path: Path) -> None:
    rejected = [
        RejectedFile("e3", "/seized/a.mp4", "ab" * 32, "failed", "It is empty.", "Ask for it again."),
        RejectedFile(None, "/seized/=b.mp4", None, "refused", "=1+1", "-"),
    ]
    write_rejects(tmp_path / "rejects.csv", rejected)
    assert list(csv.reader((tmp_path / "rejects.csv").read_text(encoding="utf-8-sig").splitlines())) == [
        ["exhibit", "file", "sha256", "state", "reason", "what to do"],
        ["e3", "/seized/a.mp4", "ab" * 32, "failed", "It is empty.", "Ask for it again."],
        ["", "/seized/=b.mp4", "", "refused", "'=1+1", "'-"],
    ]


def test_where_nothing_was_rejected_the_file_says_so_by_its_header_alone(tmp_path: Path) -> None:
    write_rejects(tmp_path / "rejects.csv", [])
    assert (tmp_path / "rejects.csv").read_text(encoding="utf-8-sig").splitlines() == [
        "exhibit,file,sha256,state,reason,what to do"
    ]


def test_a_place_that_is_none_is_refused_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(CatchlightError, match=r"The rejects file .* is a folder\. Nothing was done\."):
        check_rejects_place(tmp_path)
