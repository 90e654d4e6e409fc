import os
from pathlib import Path

import pytest

from catchlight.errors import CatchlightError
from catchlight.workflows.recipient_keys import key_in, make_key_files


def test_each_half_has_its_file_and_none_is_replaced(tmp_path: Path) -> None:
    private, public = tmp_path / "private", tmp_path / "public"
    shown = make_key_files(private, public)
    assert key_in(public).hex() == shown != key_in(private).hex()
    assert os.name == "nt" or private.stat().st_mode & 0o77 == 0
    with pytest.raises(CatchlightError, match="could not be written"):
        make_key_files(private, public)


@pytest.mark.parametrize("content", [b"", b"no key", b"\xff" * 64, b"A" * 64])
def test_what_is_no_key_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "key").write_bytes(content)
    with pytest.raises(CatchlightError, match="key"):
        key_in(tmp_path / "key")


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CatchlightError, match="cannot be read"):
        key_in(tmp_path / "none")
