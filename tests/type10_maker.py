"""ANSI/NIST-ITL transactions, written by `nistitl` and not by our own code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import nistitl

Fields = Mapping[int, object]


def a_face(image: bytes | None, *, width: int, height: int, **changed: object) -> dict[int, object]:
    """The fields of a Type-10 record; `f12="SRGB"` changes or adds field 12, None leaves it out."""
    fields: dict[int, object] = {
        3: "FACE",
        4: "NL0001",
        5: "20240102",
        6: width,
        7: height,
        8: 1,
        9: 100,
        10: 100,
        11: "JPEGB",
        12: "SRGB",
        20: "F",
        999: image,
    }
    fields.update({int(name[1:]): value for name, value in changed.items()})
    return {number: value for number, value in fields.items() if value is not None}


def a_person(**changed: object) -> dict[int, object]:
    """The fields of a Type-2 record as the FBI's EBTS has them."""
    fields: dict[int, object] = {14: "P-1", 18: "DOE, JO", 22: "19800229", 24: "F"}
    fields.update({int(name[1:]): value for name, value in changed.items()})
    return {number: value for number, value in fields.items() if value is not None}


def a_transaction(faces: Iterable[Fields], *, person: Fields | None = None, utf_8: bool = False) -> bytes:
    """A file with one Type-2 record and those Type-10 records."""
    message = nistitl.Message()
    message.TOT = "CAR"
    message[0].DAT = "20240103"
    message[0].TCN = "T-1"
    if utf_8:
        header = message[0]
        header += _field(1, 15, [["003", "UTF-8"]])
    for number, (kind, fields) in enumerate([(2, a_person() if person is None else person), *((10, f) for f in faces)]):
        record = nistitl.AsciiRecord(kind)
        record.IDC = number
        for tag, value in sorted(fields.items()):
            record += nistitl.BinaryField(kind, tag, value) if tag == 999 else _field(kind, tag, value)
        message += record
    made: bytes = message.NIST
    return made


def _field(kind: int, tag: int, value: object) -> nistitl.Field:
    field = nistitl.Field(kind, tag)
    if isinstance(value, list):
        field.add_subfields(*(nistitl.SubField(one) for one in value))
    elif isinstance(value, str):
        field.value = value.encode().decode("latin-1")  # what it writes
    else:
        field.value = value
    return field
