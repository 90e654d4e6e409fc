"""Manifests, folders of records and lists of files become the same kind of rows."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.type10_maker import a_face, a_person, a_transaction

from catchlight.errors import CatchlightError
from catchlight.gallery import intake
from catchlight.gallery.intake import Intake, RecordFiles, open_intake
from catchlight.gallery.manifest import OPTIONAL, REQUIRED, Row
from catchlight.gallery.rejects import RefusedRow, Rejects, guarded, unguarded
from catchlight.gallery.rows import RowRefused
from catchlight.gallery.type10 import FieldMap

JPEG = b"\xff\xd8\xff\xe0"
HEADER = ",".join(REQUIRED)
FACE = a_face(JPEG, width=3, height=4)


def opened(*paths: Path, images: Path | None = None, **given_: str) -> Intake:
    return open_intake(paths, given=given_, fields=FieldMap(), images=images)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """`a.an2` with two records, `sub/b.eft` with one, `c.nist` that is none."""
    inside = tmp_path / "in"
    (inside / "sub").mkdir(parents=True)
    (inside / "a.an2").write_bytes(a_transaction([FACE, FACE]))
    (inside / "sub" / "b.eft").write_bytes(a_transaction([FACE], person=a_person(f14="P-2")))
    (inside / "c.nist").write_bytes(b"none")
    (inside / "photo.jpg").write_bytes(JPEG)
    return inside


def test_each_record_of_each_file_is_a_row_and_files_are_counted(folder: Path) -> None:
    intake = opened(folder)
    rows = list(intake.rows())
    assert [(row.number, row.cells["image"], row.units) for row in rows] == [
        (1, "a.an2#1", 0),
        (2, "a.an2#2", 1),
        (3, "c.nist", 1),
        (4, "sub/b.eft#1", 1),
    ]
    assert (intake.layout.rows, intake.layout.columns) == (3, (*REQUIRED, *OPTIONAL))
    assert intake.opened(rows[3]).row.cells["person_id"] == "P-2"
    with pytest.raises(RowRefused, match="no sound") as refused:
        intake.opened(rows[2])
    assert refused.value.kind == "malformed"


def test_the_list_of_files_has_a_hash_that_names_and_sizes_make(folder: Path) -> None:
    before = opened(folder).layout.sha256
    assert opened(folder).layout.sha256 == before
    (folder / "c.nist").write_bytes(b"more")
    assert opened(folder).layout.sha256 == before
    (folder / "c.nist").write_bytes(b"more or less")
    assert opened(folder).layout.sha256 != before


def test_several_files_are_named_from_the_folder_they_share(folder: Path) -> None:
    intake = opened(folder / "sub" / "b.eft", folder / "a.an2")
    assert intake.folder == folder
    assert [row.cells["image"] for row in intake.rows()] == ["a.an2#1", "a.an2#2", "sub/b.eft#1"]
    assert [row.cells["image"] for row in opened(folder / "a.an2").rows()] == ["a.an2#1", "a.an2#2"]


def test_what_is_stated_goes_before_the_record_and_the_record_before_what_was_given(folder: Path) -> None:
    intake = opened(folder, source="given", legal_basis="given", retain_until="2099-01-01")
    cells = intake.opened(Row(1, {"image": "a.an2#1", "person_id": "stated", "note": ""})).row.cells
    assert (cells["person_id"], cells["source"], cells["legal_basis"]) == ("stated", "NL0001", "given")


@pytest.mark.parametrize(
    ("image", "says"), [("a.an2", "name one as"), ("a.an2#3", "no number 3"), ("a.an2#0", "no number 0")]
)
def test_a_row_names_one_record_that_there_is(folder: Path, image: str, says: str) -> None:
    with pytest.raises(RowRefused, match=says):
        opened(folder).opened(Row(1, {"image": image}))


def test_a_file_with_one_record_needs_no_number(folder: Path) -> None:
    assert opened(folder).opened(Row(1, {"image": "sub\\b.eft"})).image is not None


def test_no_file_outside_the_folder_is_opened(folder: Path) -> None:
    (folder.parent / "out.an2").write_bytes(a_transaction([FACE]))
    (folder / "link.an2").symlink_to(folder.parent / "out.an2")
    for image in ("../out.an2#1", "link.an2#1"):
        with pytest.raises(RowRefused, match="outside"):
            opened(folder).opened(Row(1, {"image": image}))


def test_a_manifest_goes_before_the_files_beside_it(folder: Path) -> None:
    (folder / "MANIFEST.csv").write_text(f"{HEADER}\nP1,a.an2#2,,,art. 1,2099-01-01\n", encoding="utf-8")
    intake = opened(folder)
    (row,) = intake.rows()
    found = intake.opened(row)
    assert (row.number, found.row.cells["captured_on"], found.row.cells["person_id"]) == (2, "2024-01-02", "P1")


def test_the_images_may_lie_elsewhere_than_the_manifest(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text(f"{HEADER}\n", encoding="utf-8")
    assert opened(other, images=folder).folder == folder
    with pytest.raises(CatchlightError, match="does not exist"):
        opened(other, images=tmp_path / "nowhere")


def test_what_cannot_be_enrolled_is_said(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(CatchlightError, match="one is enrolled at a time"):
        opened(folder, folder)
    (tmp_path / "empty").mkdir()
    with pytest.raises(CatchlightError, match=r"no MANIFEST\.csv and no file with records"):
        opened(tmp_path / "empty")
    with pytest.raises(CatchlightError, match="no field of a Type-2 record"):
        open_intake([folder], given={}, fields=FieldMap("10.1"), images=None)


def test_a_folder_that_cannot_be_read_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> list[Path]:
        raise PermissionError(13, "Permission denied", "there")

    monkeypatch.setattr(intake, "manifests_in", refuse)
    with pytest.raises(CatchlightError, match="cannot be read: Permission denied"):
        opened(folder)


def test_a_record_that_says_too_much_is_refused(folder: Path) -> None:
    (folder / "long.an2").write_bytes(a_transaction([a_face(JPEG, width=3, height=4, f993="x" * 3000)]))
    problem = opened(folder).opened(Row(1, {"image": "long.an2#1"})).problem
    assert problem is not None
    assert "source is longer" in problem.reason


def test_names_of_files_are_kept_whatever_bytes_they_have() -> None:
    files = RecordFiles()
    for name in ("b.an2", "Zoë 山.an2", "\udce9.an2", "b.an2"):
        files.add(name, 1)
    assert (len(files), set(files)) == (3, {"b.an2", "Zoë 山.an2", "\udce9.an2"})


@pytest.mark.parametrize("cell", ["=1+1", "'=1", "''=1", "-2.jpg", "'", "'a", "", "+31", "plain"])
def test_a_guarded_cell_is_given_back_as_it_was(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


_CELL = st.text(st.one_of(st.sampled_from("'=+-@,;\""), st.characters(exclude_categories=["Cs", "Cc"])), max_size=9)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.fixed_dictionaries(dict.fromkeys(REQUIRED, _CELL.map(str.strip))), min_size=1, max_size=5))
def test_a_rejects_file_is_the_manifest_that_was_refused(tmp_path: Path, rows: list[dict[str, str]]) -> None:
    manifest, target = tmp_path / "in.csv", tmp_path / "rejects.csv"
    text = io.StringIO()
    csv.writer(text).writerows([REQUIRED, *([row[name] for name in REQUIRED] for row in rows)])
    manifest.write_text(text.getvalue(), encoding="utf-8")
    with Rejects() as rejects:
        for row in opened(manifest).rows():
            rejects.add(RefusedRow(row.number, row.cells["image"], "why", "image"), row.cells)
        rejects.write(target, columns=REQUIRED, delimiter=",")
    given_back = [{name: row.cells[name] for name in REQUIRED} for row in opened(target).rows()]
    assert given_back == [row for row in rows if any(row.values())]
