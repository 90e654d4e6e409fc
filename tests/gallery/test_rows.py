from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from catchlight.faces.face import Box
from catchlight.gallery.manifest import Row
from catchlight.gallery.rows import PortraitRow, RowRefused, read_image, understand

TODAY = date(2026, 11, 23)
GOOD = {
    "person_id": "P1",
    "image": "a.jpg",
    "captured_on": "2024-02-29",
    "source": "station",
    "legal_basis": "art. 1",
    "retain_until": "2026-11-23",
}


def understood(folder: Path, **changed: str) -> PortraitRow:
    return understand(Row(2, {**GOOD, **changed}), folder=folder.resolve(), today=TODAY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "in"
    (inside / "sub").mkdir(parents=True)
    (inside / "a.jpg").write_bytes(b"a")
    (inside / "sub" / "Zoë 山田.jpg").write_bytes(b"b")
    (tmp_path / "outside.jpg").write_bytes(b"c")
    return inside


def test_a_complete_row_is_understood(folder: Path) -> None:
    row = understood(folder, sex="F", birth_year="1980", note="scar", face_box="10, 20,30.5,40")
    assert row.provenance.retain_until == TODAY  # the last day is a day on which it may be searched
    assert (row.provenance.sex, row.provenance.birth_year, row.provenance.note) == ("female", 1980, "scar")
    assert row.box == Box(10, 20, 30.5, 40)
    assert row.image == folder.resolve() / "a.jpg"


@pytest.mark.parametrize("name", ["sub/Zoë 山田.jpg", "sub\\Zoë 山田.jpg", "./sub/Zoë 山田.jpg"])
def test_paths_of_both_systems_are_understood(folder: Path, name: str) -> None:
    assert read_image(understood(folder, image=name).image) == b"b"


@pytest.mark.parametrize("name", ["person_id", "captured_on", "source", "legal_basis", "retain_until"])
def test_missing_provenance_names_the_field(folder: Path, name: str) -> None:
    with pytest.raises(RowRefused, match=f"missing provenance: {name} is empty") as refused:
        understood(folder, **{name: ""})
    assert refused.value.kind == "missing-provenance"


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"captured_on": "02-01-2024"}, "captured_on '02-01-2024' is not a date"),
        ({"captured_on": "2023-02-29"}, "captured_on '2023-02-29' is not a date"),
        ({"retain_until": "20991231"}, "retain_until '20991231' is not a date"),
        ({"captured_on": "2027-01-01"}, "lies in the future"),
        ({"retain_until": "2026-11-22"}, "expired: the retention ended on 2026-11-22"),
        ({"birth_year": "80"}, "birth_year '80'"),
        ({"birth_year": "2027"}, "birth_year '2027'"),
        ({"birth_year": "１９８０"}, "birth_year"),
        ({"face_box": "1,2,3"}, "face_box"),
        ({"face_box": "1,2,0,4"}, "face_box"),
        ({"face_box": "1,2,nan,4"}, "face_box"),
        ({"face_box": "a,b,c,d"}, "face_box"),
        ({"image": ""}, "image is empty"),
        ({"image": "https://example.org/a.jpg"}, "an address"),
        ({"image": "file:///etc/hosts"}, "an address"),
        ({"image": "data:image/png;base64,AA"}, "an address"),
        ({"image": "/etc/hosts"}, "outside the manifest's folder"),
        ({"image": "C:\\a.jpg"}, "outside the manifest's folder"),
        ({"image": "\\\\server\\share\\a.jpg"}, "outside the manifest's folder"),
        ({"image": "../outside.jpg"}, "outside the manifest's folder"),
        ({"image": "sub/../../outside.jpg"}, "outside the manifest's folder"),
        ({"image": "nobody.jpg"}, "no such file"),
        ({"image": "sub"}, "not a file"),
        ({"image": "x" * 1500}, "cannot be opened"),
    ],
)
def test_what_is_wrong_is_said_in_words(folder: Path, changed: dict[str, str], says: str) -> None:
    with pytest.raises(RowRefused) as refused:
        understood(folder, **changed)
    assert says in refused.value.reason


def test_a_problem_of_the_row_itself_comes_first(folder: Path) -> None:
    with pytest.raises(RowRefused, match="too many cells"):
        understand(Row(2, GOOD, "too many cells"), folder=folder, today=TODAY)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_out_of_the_folder_is_refused_and_one_inside_is_not(folder: Path) -> None:
    (folder / "out.jpg").symlink_to(folder.parent / "outside.jpg")
    (folder / "in.jpg").symlink_to(folder / "a.jpg")
    (folder / "loop.jpg").symlink_to(folder / "loop.jpg")
    with pytest.raises(RowRefused, match="a link leads out of it"):
        understood(folder, image="out.jpg")
    with pytest.raises(RowRefused, match="cannot be opened"):
        understood(folder, image="loop.jpg")
    assert understood(folder, image="in.jpg").image.name == "a.jpg"


@pytest.mark.skipif(os.name == "nt", reason="no named pipes in folders there")
def test_a_pipe_is_no_image_and_nothing_waits_for_it(folder: Path) -> None:
    os.mkfifo(folder / "pipe.jpg")
    with pytest.raises(RowRefused, match="not a file"):
        understood(folder, image="pipe.jpg")


def test_an_empty_and_a_huge_image_are_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.jpg").write_bytes(b"")
    with pytest.raises(RowRefused, match="0 bytes"):
        read_image(folder / "a.jpg")
    monkeypatch.setattr("catchlight.gallery.rows.LARGEST_IMAGE", 3)
    (folder / "a.jpg").write_bytes(b"1234")
    with pytest.raises(RowRefused, match="larger than"):
        read_image(folder / "a.jpg")


def test_a_day_of_tomorrow_is_not_the_future_yet(folder: Path) -> None:
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    row = understand(
        Row(2, {**GOOD, "captured_on": tomorrow.isoformat(), "retain_until": "2099-01-01"}),
        folder=folder.resolve(),
        today=datetime.now(UTC).date(),
    )
    assert row.provenance.captured_on == tomorrow
