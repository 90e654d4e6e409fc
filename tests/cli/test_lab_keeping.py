"""`catchlight lab backup|check-backup|restore`."""

from pathlib import Path

from tests.cli.conftest import Command


def test_a_backup_is_made_checked_and_restored(in_lab: Command, tmp_path: Path) -> None:
    made = in_lab("lab", "backup", tmp_path / "backup").document
    assert (made["missing"], made["problems"]) == ([], [])

    checked = in_lab("lab", "check-backup", tmp_path / "backup").document
    assert {name: checked[name] for name in ("entries", "root", "fingerprint")} == {
        name: made[name] for name in ("entries", "root", "fingerprint")
    }

    restored = in_lab("lab", "restore", tmp_path / "backup", tmp_path / "new", "--fingerprint", made["fingerprint"])
    # the newest checkpoint of this workstation knows of the entries since
    assert restored.code == 1
    assert "needs a reason" in restored.document["error"]
    restored = in_lab("lab", "restore", tmp_path / "backup", tmp_path / "new", "--reason", "moved")
    assert restored.code == 0
    assert restored.document["entries"] == made["entries"]
    told = in_lab("--lab", tmp_path / "new", "log", "verify").document["problems"]
    assert [one["entry"] for one in told] == [restored.document["entry"]]
    assert told[0]["problem"].startswith("it gives entries up")
    assert [one["case"] for one in in_lab("--lab", tmp_path / "new", "case", "list").document["cases"]] == ["2026-1"]


def test_texts_say_what_stands_where(in_lab: Command, run: Command, tmp_path: Path) -> None:
    assert in_lab("case", "list").code == 0
    assert "is in order" in run("lab", "backup", tmp_path / "backup").out
    run("case", "hold", "2026-1", "--reason", "appeal")
    run("case", "open", "2026-2", "--offence", "theft")
    run("erase", "case", "2026-2", "--yes", "--reason", "mistake")

    told = run("lab", "restore", tmp_path / "backup", tmp_path / "lab", "--reason", "disk failed").out

    assert "entries that are known were given up" in told
    assert "Held again: the case 2026-1" in told
    assert "before-restore" in told
    problems = run("--json", "log", "verify").document["problems"]
    assert [one["problem"].startswith("it gives entries up") for one in problems] == [True]


def test_an_altered_backup_is_refused_with_the_file(in_lab: Command, tmp_path: Path) -> None:
    in_lab("lab", "backup", tmp_path / "backup")
    (tmp_path / "backup" / "lab.toml").write_text("other", encoding="utf-8")

    for arguments in (("check-backup", tmp_path / "backup"), ("restore", tmp_path / "backup", tmp_path / "new")):
        answer = in_lab("lab", *arguments, *(["--reason", "x"] if arguments[0] == "restore" else []))
        assert (answer.code, answer.document["facts"]["file"]) == (1, "lab.toml")


def test_a_lab_that_was_not_in_order_is_told_after_it_was_backed_up(
    in_lab: Command, run: Command, tmp_path: Path, photo: Path
) -> None:
    in_lab("exhibit", "add", "2026-1", photo, "--keep-original")
    kept = next(path for path in (tmp_path / "lab" / "store").rglob("*") if path.is_file())
    kept.write_bytes(b"altered")

    answer = in_lab("lab", "backup", tmp_path / "backup")

    assert (answer.code, answer.document["missing"]) == (1, [kept.name])
    assert "1 stored file was missing or altered" in run("lab", "check-backup", tmp_path / "backup").err
