"""`catchlight gallery enrol`."""

from pathlib import Path

from tests.cli.conftest import Command


def test_enrol_counts_every_row_and_changes_nothing_the_second_time(in_lab: Command, manifest: Path) -> None:
    first = in_lab("gallery", "enrol", manifest).document
    assert (first["enrolled"], first["unchanged"], first["refused"], first["gallery_size"]) == (4, 0, [], 4)
    assert first["provider"] == "cpu"
    second = in_lab("gallery", "enrol", manifest).document
    assert (second["enrolled"], second["unchanged"], second["revision"]) == (0, 4, first["revision"])


def test_refused_rows_are_listed_and_kept_in_a_file(in_lab: Command, manifest: Path, tmp_path: Path) -> None:
    manifest.write_text(manifest.read_text() + "P-9,missing.jpg,2025-01-31,Desk,Act,2099-12-31\n")
    rejects = tmp_path / "rejects.csv"
    document = in_lab("gallery", "enrol", manifest, "--rejects", rejects).document
    (refused,) = document["refused"]
    assert (refused["image"], document["enrolled"]) == ("missing.jpg", 4)
    assert "missing.jpg" in rejects.read_text("utf-8")


def test_a_manifest_without_a_column_enrols_nothing(in_lab: Command, manifest: Path) -> None:
    manifest.write_text(manifest.read_text().replace("legal_basis", "basis"))
    answer = in_lab("gallery", "enrol", manifest)
    assert answer.code == 1
    assert "legal_basis" in answer.document["error"]


def test_when_every_row_was_refused_it_fails(in_lab: Command, manifest: Path, run: Command) -> None:
    manifest.write_text(manifest.read_text().replace("2099-12-31", "2020-12-31"))
    answer = in_lab("gallery", "enrol", manifest)
    assert answer.code == 1
    assert len(answer.document["refused"]) == 4
    err = run("gallery", "enrol", manifest).err
    assert "No row was enrolled" in err
    assert "beside the images" in err
