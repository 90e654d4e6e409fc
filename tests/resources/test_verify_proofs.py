"""The stand-alone verifier on the proof of one entry."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.log_maker import VERIFIER, Log

from catchlight.jobs import JobControl
from catchlight.workflows.prove_entry import ProveEntry, prove_entry


@pytest.fixture
def proof(log: Log, tmp_path: Path) -> dict[str, Any]:
    prove_entry(log.lab, ProveEntry(log.first, 4, tmp_path / "proof.json", with_clear_texts=True), JobControl())
    document: dict[str, Any] = json.loads((tmp_path / "proof.json").read_text(encoding="utf-8"))
    return document


def checked(proof: dict[str, Any], log: Log, tmp_path: Path, *, fingerprint: str | None = None) -> Any:
    path = tmp_path / "proof.json"
    path.write_text(json.dumps(proof), encoding="utf-8")
    return VERIFIER.check_file(path, fingerprint or log.first.key.key_id)


def test_a_proof_holds_and_shows_no_other_entry(proof: dict[str, Any], log: Log, tmp_path: Path) -> None:
    report = checked(proof, log, tmp_path)

    assert report.ok
    assert "12 entries" in report.relative_to  # the clock of the acts before was ahead, which is an entry too
    assert "cannot exclude" in report.cannot_exclude
    assert [part["index"] for part in proof["keys"]] == [0]
    assert "/é/2.jpg" in {opened["clear"] for opened in proof["clear"].values()}
    assert "/é/3.jpg" not in json.dumps(proof, ensure_ascii=False)


@pytest.mark.parametrize("part", ["entry", "signature", "signer", "index", "inclusion", "checkpoint", "keys", "clear"])
def test_a_proof_with_a_changed_part_does_not_hold(proof: dict[str, Any], log: Log, tmp_path: Path, part: str) -> None:
    digest = next(iter(proof["clear"]))
    proof[part] = {
        "entry": proof["entry"].replace("0.25", "0.75"),
        "signature": proof["keys"][0]["signature"],
        "signer": "0" * 64,
        "index": 4,
        "inclusion": [*proof["inclusion"][:-1], "00" * 32],
        "checkpoint": proof["checkpoint"].replace("\n12\n", "\n13\n"),
        "keys": [],
        "clear": {digest: {**proof["clear"][digest], "clear": "other"}},
    }[part]

    assert not checked(proof, log, tmp_path).ok


def test_a_proof_under_another_first_key_does_not_hold(proof: dict[str, Any], log: Log, tmp_path: Path) -> None:
    assert not checked(proof, log, tmp_path, fingerprint="0" * 64).ok
