"""Type-10 records of an ANSI/NIST-ITL transaction: portraits, with what the records say of them, as a manifest's cells.

The map of fields is in docs/enrolment.md. What a record does not hold (legal basis, retention) has to be given
otherwise; nothing is guessed.

Source: ANSI/NIST-ITL 1-2011 (NIST SP 500-290), 8.10; FBI EBTS for the fields of a Type-2 record.
"""

import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass

from catchlight.gallery.itl import NotATransaction, TaggedRecord, read_transaction
from catchlight.gallery.rows import RowRefused

_POSES = {"L": "left profile", "R": "right profile", "A": "angled", "D": "determined by the angles in the record"}
"""10.020 POS; F is a full face frontal."""
_SEXES = {"M": "male", "F": "female"}
_JPEG, _PNG, _RAW = "JPEG", "PNG", "raw"
_COMPRESSIONS = {
    "JPEGB": _JPEG, "JPEGL": _JPEG, "JPEG": _JPEG, "2": _JPEG, "3": _JPEG,
    "PNG": _PNG, "6": _PNG,
    "NONE": _RAW, "0": _RAW,
}  # fmt: skip
"""10.011 CGA; the figures are those of the standard's older editions."""
_BEGINNINGS = {_JPEG: b"\xff\xd8", _PNG: b"\x89PNG\r\n\x1a\n"}
_CHANNELS = {"GRAY": 1, "GREY": 1, "RGB": 3, "SRGB": 3}
"""10.012 CSP of uncompressed images that are read, eight bits a channel."""
_FIELD = re.compile(r"2\.[0-9]{3}")


@dataclass(frozen=True)
class FieldMap:
    """Which fields of a Type-2 record mean what; each domain has its own.

    Attributes:
        person_id: The person's id.
        sex: M or F.
        born: The date of birth.
    """

    person_id: str = "2.014"
    sex: str = "2.024"
    born: str = "2.022"

    def wrong(self) -> str | None:
        """The first one that is no field of a Type-2 record, or None."""
        return next((one for one in (self.person_id, self.sex, self.born) if not _FIELD.fullmatch(one)), None)


@dataclass(frozen=True)
class FaceImage:
    """The image of a Type-10 record.

    Attributes:
        content: A JPEG or PNG as it stands in the record; of an uncompressed one a TIFF around its bytes.
        width: HLL, pixels.
        height: VLL, pixels.
    """

    content: bytes
    width: int
    height: int


@dataclass(frozen=True)
class FaceRecord:
    """One Type-10 record.

    Attributes:
        cells: What the records say, by column of a manifest; what they do not say is left out.
        image: Its image, or None.
        problem: Why its image cannot be enrolled, or None.
    """

    cells: Mapping[str, str]
    image: FaceImage | None
    problem: RowRefused | None = None


def face_records(content: bytes, *, fields: FieldMap) -> tuple[FaceRecord, ...]:
    """The Type-10 records of a transaction, in order.

    Raises:
        RowRefused: if it is no sound transaction, or says several things of the person.
    """
    try:
        records = read_transaction(content)
    except NotATransaction as error:
        raise RowRefused("malformed", f"malformed: the file is no sound ANSI/NIST-ITL transaction: {error}") from error
    faces = [record for record in records if record.type == 10]
    if not faces:
        raise RowRefused("image", "the file holds no Type-10 record")
    person = _person([record for record in records if record.type == 2], fields)
    return tuple(_face_record(record, person) for record in faces)


def _person(records: list[TaggedRecord], fields: FieldMap) -> dict[str, str]:
    """What the Type-2 records say of the person."""
    ids = _said(records, fields.person_id)
    if len(ids) > 1:
        raise RowRefused(
            "several-persons",
            f"field {fields.person_id} holds {len(ids)} values: say in a manifest whose portrait it is",
        )
    sexes = {_SEXES[sex.upper()] for sex in _said(records, fields.sex) if sex.upper() in _SEXES}
    years = {born[:4] for born in _said(records, fields.born) if re.fullmatch(r"[0-9]{8}", born)}
    said = {"person_id": ids, "sex": sexes, "birth_year": years - {"0000"}}
    return {column: values.pop() for column, values in said.items() if len(values) == 1}


def _said(records: list[TaggedRecord], field: str) -> set[str]:
    return {text for record in records for text in record.texts(int(field.partition(".")[2]))}


def _face_record(record: TaggedRecord, person: dict[str, str]) -> FaceRecord:
    agency, name, taken, pose = record.text(4), record.text(993), record.text(5), record.text(20).upper()
    source = f"{name} ({agency})" if name and agency else name or agency
    is_day = re.fullmatch(r"[0-9]{8}", taken) and taken.strip("0")
    note = "" if pose in {"", "F"} else f"pose: {_POSES.get(pose, pose[:20])}"
    cells = {
        **person,
        "captured_on": f"{taken[:4]}-{taken[4:6]}-{taken[6:]}" if is_day else taken.strip("0"),
        "source": source,
        "note": note,
        "face_box": _box(record),
    }
    cells = {column: cell for column, cell in cells.items() if cell}
    try:
        return FaceRecord(cells, _image(record))
    except RowRefused as problem:
        return FaceRecord(cells, None, problem)


def _box(record: TaggedRecord) -> str:
    """10.014 FIP (left, right, top, bottom) as a manifest writes a box; "" where there is none."""
    value = record.fields.get(14, ())
    items = value[0][:4] if value else ()
    if len(items) < 4 or not all(re.fullmatch(r"[0-9]{1,6}", item.strip()) for item in items):
        return ""
    left, right, top, bottom = (int(item) for item in items)
    return f"{left},{top},{right - left},{bottom - top}" if left < right and top < bottom else ""


def _image(record: TaggedRecord) -> FaceImage:
    kind = record.text(3).upper()
    if kind != "FACE":
        raise RowRefused("not-a-face", f"the record shows {kind[:20] or 'nothing that it names'}, not FACE")
    if not record.data:
        raise RowRefused("unreadable", "the record holds no image (field 10.999)")
    width, height = _pixels(record, 6, "HLL"), _pixels(record, 7, "VLL")
    compression = record.text(11).upper()
    form = _COMPRESSIONS.get(compression)
    if form is None:
        raise RowRefused(
            "unreadable",
            f"the image is compressed as {compression[:20] or 'nothing that the record names'}; JPEG, PNG and"
            " uncompressed images are read",
        )
    if form == _RAW:
        return FaceImage(_as_tiff(record, record.data, width, height), width, height)
    if not record.data.startswith(_BEGINNINGS[form]):
        raise RowRefused("malformed", f"malformed: the record says {compression}, its image is something else")
    return FaceImage(record.data, width, height)


def _pixels(record: TaggedRecord, number: int, name: str) -> int:
    text = record.text(number)
    if not re.fullmatch(r"[0-9]{1,5}", text) or int(text) == 0:
        raise RowRefused("malformed", f"malformed: {name} (10.{number:03d}) is {text[:20]!r}, not a number of pixels")
    return int(text)


def _as_tiff(record: TaggedRecord, pixels: bytes, width: int, height: int) -> bytes:
    """An uncompressed image as a TIFF: a header, the record's own bytes, and the tags.

    Written here and not by a library, so that the same record always gives the same file.

    Source: TIFF Revision 6.0, sections 2 to 4 and 6.
    """
    space = record.text(12).upper()
    channels = _CHANNELS.get(space)
    if channels is None:
        raise RowRefused("unreadable", f"an uncompressed image in the colours {space[:20]!r} is not read")
    if len(pixels) != width * height * channels:
        raise RowRefused(
            "malformed",
            f"malformed: an uncompressed image of {width} x {height} pixels in {space} has"
            f" {width * height * channels:,} bytes; the record holds {len(pixels):,}",
        )
    padding = len(pixels) % 2
    directory = 8 + len(pixels) + padding
    bits = directory + 2 + 10 * 12 + 4
    short, long = 3, 4
    tags = (
        (256, long, 1, width),
        (257, long, 1, height),
        (258, short, channels, 8 if channels == 1 else bits),
        (259, short, 1, 1),
        (262, short, 1, 1 if channels == 1 else 2),
        (273, long, 1, 8),
        (277, short, 1, channels),
        (278, long, 1, height),
        (279, long, 1, len(pixels)),
        (284, short, 1, 1),
    )
    written = b"".join(struct.pack("<HHLL", *tag) for tag in tags)
    header = struct.pack("<2sHL", b"II", 42, directory)
    trailer = struct.pack("<H", len(tags)) + written + struct.pack("<L", 0)
    return header + pixels + bytes(padding) + trailer + (struct.pack("<3H", 8, 8, 8) if channels == 3 else b"")
