"""What a Type-10 record says becomes a manifest's cells and an image that the usual way can decode."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.type10_maker import a_face, a_person, a_transaction

from catchlight.gallery.rows import RowRefused
from catchlight.gallery.type10 import FaceRecord, FieldMap, face_records

JPEG = b"\xff\xd8\xff\xe0 an image"
PNG = b"\x89PNG\r\n\x1a\n an image"


def read(content: bytes, fields: FieldMap | None = None) -> tuple[FaceRecord, ...]:
    return face_records(content, fields=fields or FieldMap())


def one(**changed: object) -> FaceRecord:
    (record,) = read(a_transaction([a_face(JPEG, width=30, height=40, **changed)]))
    return record


def problem(**changed: object) -> RowRefused:
    record = one(**changed)
    assert record.image is None
    assert record.problem is not None
    return record.problem


def test_the_map_of_fields() -> None:
    record = one(f993="Police of X", f14=[["10", "29", "5", "35"]])
    assert record.cells == {
        "person_id": "P-1",
        "sex": "female",
        "birth_year": "1980",
        "captured_on": "2024-01-02",
        "source": "Police of X (NL0001)",
        "face_box": "10,5,19,30",
    }
    assert record.image is not None
    assert (record.image.content, record.image.width, record.image.height) == (JPEG, 30, 40)


def test_what_is_not_said_is_left_out() -> None:
    (record,) = read(a_transaction([a_face(JPEG, width=3, height=4, f4=None, f5=None, f20=None)], person={18: "DOE"}))
    assert record.cells == {}


@pytest.mark.parametrize(("pose", "note"), [("F", None), ("L", "pose: left profile"), ("A", "pose: angled")])
def test_a_pose_that_is_not_frontal_is_noted(pose: str, note: str | None) -> None:
    assert one(f20=pose).cells.get("note") == note


@pytest.mark.parametrize(("said", "cell"), [("00000000", None), ("20241399", "2024-13-99"), ("2024", "2024")])
def test_a_day_is_passed_on_as_it_stands(said: str, cell: str | None) -> None:
    assert one(f5=said).cells.get("captured_on") == cell  # and refused later, where it is none


def test_another_domain_names_its_own_fields() -> None:
    made = a_transaction([a_face(JPEG, width=3, height=4)], person={10: "CRN-7", 35: "19710101", 39: "M"})
    (record,) = read(made, FieldMap("2.010", "2.039", "2.035"))
    assert (record.cells["person_id"], record.cells["sex"], record.cells["birth_year"]) == ("CRN-7", "male", "1971")
    assert FieldMap("10.003").wrong() == "10.003"
    assert FieldMap().wrong() is None


def test_several_ids_are_no_guess_and_several_birth_dates_say_nothing() -> None:
    faces = [a_face(JPEG, width=3, height=4)]
    with pytest.raises(RowRefused, match=r"field 2\.014 holds 2 values"):
        read(a_transaction(faces, person=a_person(f14=["A", "B"])))
    (record,) = read(a_transaction(faces, person=a_person(f22=["19800101", "19810101"], f24="X")))
    assert "birth_year" not in record.cells
    assert "sex" not in record.cells


def test_each_record_of_a_file_is_one() -> None:
    kinds = [
        a_face(JPEG, width=3, height=4),
        a_face(JPEG, width=3, height=4, f3="TATTOO"),
        a_face(None, width=3, height=4),
    ]
    face, tattoo, empty = read(a_transaction(kinds))
    assert face.problem is None
    assert tattoo.problem is not None
    assert (tattoo.problem.kind, "TATTOO" in tattoo.problem.reason) == ("not-a-face", True)
    assert empty.problem is not None
    assert "no image" in empty.problem.reason


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"f11": "JP2"}, "compressed as JP2"),
        ({"f11": None}, "nothing that the record names"),
        ({"f11": "PNG"}, "its image is something else"),
        ({"f6": "0"}, r"HLL \(10.006\) is '0'"),
        ({"f7": "4x"}, r"VLL \(10.007\) is '4x'"),
        ({"f11": "NONE", "f12": "YCC"}, "colours 'YCC' is not read"),
        ({"f11": "NONE", "f12": "GRAY"}, "has 1,200 bytes"),
    ],
)
def test_an_image_that_is_not_what_the_record_says_is_refused(changed: dict[str, object], says: str) -> None:
    assert problem(**changed).kind in {"malformed", "unreadable"}
    with pytest.raises(RowRefused, match=says):
        raise problem(**changed)


def test_files_without_a_face_record_are_refused_whole() -> None:
    with pytest.raises(RowRefused, match="no Type-10 record"):
        read(a_transaction([]))
    with pytest.raises(RowRefused, match="no sound ANSI/NIST-ITL transaction") as refused:
        read(b"\xff\xd8\xff\xe0 a photograph")
    assert refused.value.kind == "malformed"


def test_a_png_stands_as_it_is() -> None:
    image = one(f11="PNG", f999=PNG).image
    assert image is not None
    assert image.content == PNG


@pytest.mark.parametrize(("space", "channels"), [("GRAY", 1), ("SRGB", 3), ("RGB", 3)])
@pytest.mark.parametrize(("width", "height"), [(3, 5), (4, 2), (1, 1)])
def test_an_uncompressed_image_decodes_to_its_own_pixels(space: str, channels: int, width: int, height: int) -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (height, width, channels), dtype=np.uint8)
    record = one(f6=width, f7=height, f11="NONE", f12=space, f999=pixels.tobytes())
    assert record.image is not None
    assert pixels.tobytes() in record.image.content
    with Image.open(io.BytesIO(record.image.content)) as decoded:
        assert decoded.format == "TIFF"
        assert np.array_equal(np.asarray(decoded).reshape(pixels.shape), pixels)


@settings(deadline=None)
@given(st.dictionaries(st.integers(3, 20), st.text(st.characters(max_codepoint=255), max_size=12), max_size=8))
def test_whatever_the_fields_say_it_is_a_record_or_a_refusal(fields: dict[int, str]) -> None:
    face = {**a_face(JPEG, width=3, height=4), **fields}
    try:
        records = read(a_transaction([face]))
    except RowRefused:
        return
    assert all(record.image is not None or record.problem is not None for record in records)
