from pathlib import Path

import pytest

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.faces.analyst import Analyst
from catchlight.gallery.browse import portraits_of
from catchlight.gallery.manifest import REQUIRED, read_rows, survey_manifest
from catchlight.gallery.rejects import RefusedRow
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.enrol import Enrol, enrol
from catchlight.workflows.enrol_mended import MendedRow, enrol_mended, write_rejects

ROW = "2024-01-02,station,art. 1,2090-01-01"


@pytest.fixture
def folder(tmp_path: Path, single_faces: tuple[bytes, ...], faceless: bytes) -> Path:
    """Two portraits, a file without a face, and a portrait that lies elsewhere."""
    for name in ("booking", "elsewhere"):
        (tmp_path / name).mkdir()
    (tmp_path / "booking" / "0.jpg").write_bytes(single_faces[0])
    (tmp_path / "booking" / "1.jpg").write_bytes(single_faces[1])
    (tmp_path / "booking" / "cup.jpg").write_bytes(faceless)
    (tmp_path / "elsewhere" / "2.jpg").write_bytes(single_faces[2])
    rows = [f"P0,0.jpg,{ROW}", "P1,1.jpg,2024-01-02,,art. 1,2090-01-01", f"P2,cup.jpg,{ROW}", f"P3,none.jpg,{ROW}"]
    (tmp_path / "booking" / "MANIFEST.csv").write_text("\n".join([",".join(REQUIRED), *rows]) + "\n", "utf-8")
    return tmp_path / "booking"


def test_a_mended_value_and_another_file_are_enrolled_and_the_rest_keeps_its_number(
    lab: Lab, actor: Actor, analyst: Analyst, folder: Path
) -> None:
    refused: list[RefusedRow] = []
    request = Enrol(actor=actor, manifest=folder)
    first = enrol(lab, request, JobControl(), analyst=analyst, on_refused=refused.append)
    told = {one.row: one for one in refused}
    assert (first.enrolled, sorted(told)) == (1, [3, 4, 5])
    assert told[3].cells["person_id"] == "P1"
    changed = {
        3: MendedRow(_with(told[3], source="station"), folder),
        4: MendedRow(_with(told[4], image="2.jpg"), folder.parent / "elsewhere"),
        5: MendedRow(told[5], folder),
    }
    found = enrol_mended(lab, request, tuple(changed.values()), JobControl(), analyst=analyst)
    assert (found.enrolled, found.unchanged) == (2, 0)
    assert [(one.row, one.kind) for one in found.refused] == [(5, "image")]
    assert len(found.manifests) == 2
    with lab.reading() as db:
        assert [one.source for one in portraits_of(db, "P1")] == ["station"]
        assert [one.file_name for one in portraits_of(db, "P2")] == ["2.jpg"]


def test_nothing_mended_is_nothing_enrolled(lab: Lab, actor: Actor, analyst: Analyst, folder: Path) -> None:
    with pytest.raises(CatchlightError, match="No row was mended"):
        enrol_mended(lab, Enrol(actor=actor, manifest=folder), (), JobControl(), analyst=analyst)


def test_rows_in_memory_become_a_rejects_file_that_is_a_manifest(tmp_path: Path) -> None:
    cells = dict.fromkeys(REQUIRED, "x") | {"note": "=1+1", "image": "a.jpg"}
    write_rejects(tmp_path / "rejects.csv", (RefusedRow(7, "a.jpg", "expired", "expired", cells),))
    assert "'=1+1" in (tmp_path / "rejects.csv").read_text("utf-8-sig")
    (row,) = read_rows(survey_manifest(tmp_path / "rejects.csv"))
    assert (row.cells["note"], row.cells["row"], row.cells["reason"]) == ("=1+1", "7", "expired")


def _with(row: RefusedRow, **cells: str) -> RefusedRow:
    return RefusedRow(row.row, row.image, row.reason, row.kind, {**row.cells, **cells})
