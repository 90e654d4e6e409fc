"""`catchlight lab`."""

import re
import sys
from pathlib import Path

from tests.cli.conftest import Command, a_key_file
from tests.people import NAME

from catchlight.evidence.log import read_log
from catchlight.lab.folder import open_lab


def test_create_makes_a_lab(run_json: Command, tmp_path: Path) -> None:
    answer = run_json("lab", "create", tmp_path / "lab")
    assert (answer.code, answer.document["lab"]) == (0, str(tmp_path / "lab"))
    assert (tmp_path / "lab" / "evidence.db").is_file()


def test_a_folder_that_is_not_empty_is_refused(run_json: Command, tmp_path: Path) -> None:
    (tmp_path / "lab").mkdir()
    (tmp_path / "lab" / "holiday.jpg").touch()
    answer = run_json("lab", "create", tmp_path / "lab")
    assert answer.code == 1
    assert "not empty" in answer.document["error"]


def test_create_prints_the_fingerprint_that_trust_starts_from(run: Command, run_json: Command, tmp_path: Path) -> None:
    document = run_json("lab", "create", tmp_path / "lab", "--unit", "Robbery").document
    lab = open_lab(tmp_path / "lab")
    with lab.reading() as db:
        (signer,) = db.conn.execute("SELECT signer FROM log WHERE sequence = 1").fetchone()
        first, *others = (entry.document for entry in read_log(db))
    assert document["fingerprint"] == signer
    assert (first["details"]["account_name"], first["details"]["unit"]) == (NAME, "Robbery")
    assert [entry["action"] for entry in others] == ["account.signed_out"]
    text = run("lab", "create", tmp_path / "other").out
    assert "Write it down outside the lab" in text
    assert re.search(r"^[0-9a-f]{64}$", text, re.MULTILINE)


def test_create_makes_the_key_file_that_it_is_given(run_json: Command, tmp_path: Path) -> None:
    key = tmp_path / "new key"
    assert run_json("--key-file", key, "lab", "create", tmp_path / "lab").code == 0
    assert run_json("--key-file", key, "case", "list").code == 0
    if sys.platform != "win32":
        assert key.stat().st_mode & 0o777 == 0o600


def test_a_passphrase_that_is_too_short_makes_no_lab(run_json: Command, tmp_path: Path) -> None:
    answer = run_json("--key-file", a_key_file(tmp_path / "short", "seven77"), "lab", "create", tmp_path / "lab")
    assert (answer.code, answer.document["facts"]) == (1, {"shortest": 8})
    assert not (tmp_path / "lab" / "lab.toml").exists()
