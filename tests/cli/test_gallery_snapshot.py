"""`catchlight gallery export|import|snapshots|recipient`."""

import os
from pathlib import Path

from tests.cli.conftest import Command
from tests.gallery_maker import a_portrait, enrolled, random_vectors

from catchlight.evidence.store import lab_store
from catchlight.workflows.create_lab import open_lab


def test_a_sealed_snapshot_goes_out_and_comes_in(in_lab: Command, run: Command, tmp_path: Path) -> None:
    lab = open_lab(tmp_path / "lab")
    lab_store(lab).settle([lab_store(lab).put(b"cropa")])
    enrolled(lab, a_portrait("a", random_vectors(1)[0], person="P"))
    private, public, file = tmp_path / "private", tmp_path / "public", tmp_path / "file"
    assert in_lab("gallery", "recipient", private, public).code == 0
    assert os.name == "nt" or private.stat().st_mode & 0o77 == 0
    assert "could not be written" in in_lab("gallery", "recipient", private, public).document["error"]

    out = in_lab("gallery", "export", file, "--not-after", "2099-01-01", "--to", public).document
    asked = ("gallery", "import", file, "--fingerprint", out["fingerprint"], "--recipient-key", private)
    assert "is of this lab itself" in in_lab(*asked).document["error"]
    there = ("--lab", tmp_path / "station")
    assert run("lab", "create", tmp_path / "station").code == 0
    taken = run("--json", *there, *asked).document

    assert (out["sealed"], out["not_after"], out["root"]) == (True, "2099-01-01", taken["root"])
    assert (taken["snapshot"], taken["in_use"], taken["revision"]) == ("snapshot-1", True, out["revision"])
    assert "snapshot-1  in use" in run(*there, "gallery", "snapshots").out
    again = run("--json", *there, *asked)
    assert "not newer" in again.document["error"]
    empty = tmp_path / "empty"
    empty.write_text("no key")
    assert "no key" in in_lab("gallery", "export", file, "--not-after", "2099-01-01", "--to", empty).document["error"]


def test_a_workstation_without_a_gallery_searches_the_snapshot(
    in_lab: Command, run: Command, manifest: Path, photo: Path, tmp_path: Path
) -> None:
    assert in_lab("gallery", "enrol", manifest).code == 0
    file, station = tmp_path / "gallery.snapshot", tmp_path / "station"
    out = in_lab("gallery", "export", file, "--not-after", "2099-01-01").document
    there = ("--json", "--lab", station)
    assert run("--json", "lab", "create", station).code == 0
    assert run(*there, "case", "open", "2026-9", "--offence", "burglary").code == 0
    assert run(*there, "gallery", "import", file, "--fingerprint", out["fingerprint"]).code == 0
    asked = ("search", "2026-9", "--probe", photo, "--authority", "Prosecutor Z", "--purpose", "identify the suspect")

    document = run(*there, *asked).document

    first = document["candidates"][0]
    assert (first["person_id"], first["snapshot"], document["gallery_size"]) == ("P-A", "snapshot-1", 4)
    assert (document["snapshot"]["not_after"], document["gallery_root"]) == ("2099-01-01", out["root"])
    text = run("--lab", station, *asked, "--snapshot", "snapshot-1").out
    assert "Searched: snapshot-1 of the lab" in text
    assert "not to be used after 2099-01-01" in text
    assert run(*there, *asked, "--snapshot", "snapshot-7").code == 1
    assert run(*there, "log", "verify").document["ok"] is True
