"""`catchlight gallery enrol`."""

import io
from pathlib import Path

from PIL import Image
from tests.cli.conftest import Command
from tests.type10_maker import a_face, a_person, a_transaction


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
    assert answer.document["refused_in_all"] == 4
    err = run("gallery", "enrol", manifest).err
    assert "No row was enrolled" in err
    assert f"--images {manifest.parent}" in err


def test_a_mended_rejects_file_is_enrolled_from_where_it_lies(in_lab: Command, manifest: Path, tmp_path: Path) -> None:
    good = manifest.read_text()
    manifest.write_text(good.replace("Police Act 1", ""))
    rejects = tmp_path / "elsewhere.csv"
    refused = in_lab("gallery", "enrol", manifest, "--rejects", rejects).document
    assert refused["images"] == str(manifest.parent)
    mended = in_lab("gallery", "enrol", rejects, "--images", refused["images"], "--legal-basis", "Police Act 1")
    assert mended.document["enrolled"] == 4
    manifest.write_text(good)
    assert in_lab("gallery", "enrol", manifest).document["unchanged"] == 4


def test_records_are_enrolled_by_their_files(in_lab: Command, single_faces: tuple[bytes, ...], tmp_path: Path) -> None:
    files = []
    for at in (0, 3):
        with Image.open(io.BytesIO(single_faces[at])) as picture:
            face = a_face(single_faces[at], width=picture.width, height=picture.height)
        files.append(tmp_path / f"{at}.an2")
        files[-1].write_bytes(a_transaction([face], person=a_person(f10=f"CRN-{at}")))
    command = ("gallery", "enrol", *files, "--legal-basis", "Act", "--person-field", "2.010")
    assert "no column" not in in_lab(*command).document["error"]
    document = in_lab(*command, "--retain-until", "2099-12-31").document
    assert (document["enrolled"], document["refused"]) == (2, [])
    assert document["images_a_second"] > 0
    assert in_lab(*command, "--retain-until", "soon").code == 2
    assert in_lab(*command[:-1], "9.010").code == 1
