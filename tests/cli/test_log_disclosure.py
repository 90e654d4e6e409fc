"""`catchlight log checkpoint`, `cosign`, `import-cosignature`, `prove` and `export`."""

from pathlib import Path

from tests.cli.conftest import Command
from tests.log_maker import VERIFIER


def fingerprint_of(in_lab: Command) -> str:
    fingerprint: str = in_lab("log", "verify").document["relative_to"]["signed_by"]
    return fingerprint


def test_a_checkpoint_goes_to_a_witness_and_back(in_lab: Command, run: Command, tmp_path: Path) -> None:
    fingerprint = fingerprint_of(in_lab)
    witness = in_lab("lab", "create", tmp_path / "witness").document["fingerprint"]
    there, back = tmp_path / "there.json", tmp_path / "back.json"

    made = in_lab("log", "checkpoint", "--to", there).document
    cosigned = in_lab(
        "--lab", tmp_path / "witness", "log", "cosign", there, "--to", back, "--fingerprint", fingerprint
    ).document
    taken = in_lab("log", "import-cosignature", back, "--fingerprint", witness).document

    in_lab("log", "checkpoint", "--to", there)  # goes on from what was cosigned last
    again = in_lab("--lab", tmp_path / "witness", "log", "cosign", there, "--to", back).document

    assert made["checkpoint"].startswith("catchlight/")
    assert again["size"] > cosigned["size"]
    assert cosigned["size"] == taken["size"] == made["size"]
    assert taken["cosigner"].endswith(witness[:16])
    assert "cosigned checkpoint" in run("log", "verify").out
    assert "by a key that only this log names" in run("log", "verify").out
    assert "by a key that only this log names" not in run("log", "verify", "--witness", witness).out
    refused = in_lab("log", "verify", "--witness", "W. Itness")
    assert (refused.code, "64 hexadecimal digits" in refused.document["error"]) == (1, True)


def test_an_own_checkpoint_is_not_cosigned(in_lab: Command, tmp_path: Path) -> None:
    in_lab("log", "checkpoint", "--to", tmp_path / "there.json")

    cosign = ("log", "cosign", tmp_path / "there.json", "--to", tmp_path / "back.json")
    unknown = in_lab(*cosign)
    answer = in_lab(*cosign, "--fingerprint", fingerprint_of(in_lab))

    assert (unknown.code, answer.code) == (1, 1)
    assert "--fingerprint" in unknown.document["hint"]
    assert "your own" in answer.document["error"]


def test_without_a_file_a_checkpoint_is_shown_as_text(in_lab: Command, run: Command) -> None:
    out = run("log", "checkpoint").out

    assert out.startswith("catchlight/")
    assert "\N{EM DASH} catchlight/" in out


def test_a_proof_and_an_export_hold_before_the_stand_alone_verifier(
    in_lab: Command, run: Command, tmp_path: Path
) -> None:
    fingerprint = fingerprint_of(in_lab)

    proved = in_lab("log", "prove", "4", "--to", tmp_path / "proof.json", "--recipient", "defence").document
    exported = in_lab("log", "export", tmp_path / "log.jsonl", "--without-clear-texts").document

    assert proved["entry"] == 4
    reports = [VERIFIER.check_file(tmp_path / file, fingerprint) for file in ("proof.json", "log.jsonl")]
    assert [report.problems for report in reports] == [[], []]
    assert reports[1].entries == exported["entries"]
    kept = tmp_path / "kept"
    kept.write_text((tmp_path / "log.jsonl").read_text(encoding="utf-8").splitlines()[-1], encoding="utf-8")
    against = VERIFIER.check_file(tmp_path / "log.jsonl", fingerprint, checkpoints=[kept])
    assert (against.problems, "in kept" in against.relative_to) == ([], True)
    assert in_lab("log", "verify", "--checkpoint", kept).document["ok"]
    assert "Keep that line elsewhere" in exported["keep"]
    assert "burglary" not in (tmp_path / "log.jsonl").read_text(encoding="utf-8")
    said = run("log", "export", tmp_path / "log.jsonl").out
    assert ("were written to" in said, "Keep that line elsewhere" in said) == (True, True)
    assert "burglary" in (tmp_path / "log.jsonl").read_text(encoding="utf-8")


def test_bad_usage_ends_with_two(in_lab: Command, tmp_path: Path) -> None:
    assert in_lab("log", "prove", "0", "--to", tmp_path / "x").code == 2
    assert in_lab("log", "prove", "1").code == 2
    assert in_lab("log", "cosign", tmp_path / "nothing", "--to", tmp_path / "x").code == 2
    assert in_lab("log", "checkpoint", "--since", "-1").code == 2
