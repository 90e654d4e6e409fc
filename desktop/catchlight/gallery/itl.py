"""ANSI/NIST-ITL transactions in the traditional encoding: the logical records of a file and the fields of each.

The file is divided by the lengths that its records state, and refused where one of them is not exactly right: what
follows a wrong length could be anything. The fields of a record are split by `nistitl`.

Source: ANSI/NIST-ITL 1-2011 (NIST SP 500-290), Annex B.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import nistitl

LARGEST_TRANSACTION = 64 * 1024**2
"""Bytes of a file."""
MOST_RECORDS = 999
"""Records after the first one (CRC, field 1.003)."""
LONGEST_TEXT = 1024**2
"""Bytes of a record's fields, without the image."""
_BINARY = frozenset(range(3, 9))
"""Types whose records have a length of four bytes and no tags."""
_TAGGED = frozenset({*range(1, 3), *range(9, 100)})
_HEAD = re.compile(rb"([0-9]{1,2})\.0{0,8}1:([0-9]{1,10})[\x1d\x1c]")
_FS, _GS = 0x1C, b"\x1d"
_UTF_8 = 3
Value = tuple[tuple[str, ...], ...]
"""A field's subfields, each with its information items."""


class NotATransaction(Exception):
    """The bytes are no sound transaction; the message says why. Never leaves the enrolment."""


@dataclass(frozen=True)
class TaggedRecord:
    """One logical record that has tagged fields.

    Attributes:
        type: 1, 2, 10, ...
        fields: Its fields by number, without the image.
        data: The bytes of field 999 as they stand, or None.
    """

    type: int
    fields: dict[int, Value]
    data: bytes | None = None

    def text(self, number: int) -> str:
        """The first item of a field, without surrounding blanks; "" where it is empty or absent."""
        value = self.fields.get(number, ())
        return value[0][0].strip() if value and value[0] else ""

    def texts(self, number: int) -> tuple[str, ...]:
        """The first item of each subfield that is not empty."""
        return tuple(items[0].strip() for items in self.fields.get(number, ()) if items and items[0].strip())


def read_transaction(content: bytes) -> list[TaggedRecord]:
    """The tagged records of a transaction, in order; the others (fingerprints of old) are stepped over.

    Raises:
        NotATransaction: if any record is not exactly as long as it says, or not what the first one lists.
    """
    if len(content) > LARGEST_TRANSACTION:
        raise NotATransaction(f"it is larger than {LARGEST_TRANSACTION // 1024**2} MiB")
    first = _tagged(content, 0, 1)
    offset, header = len(first), _record(1, first, utf_8=False)
    utf_8 = any(items and items[0].strip().lstrip("0") == str(_UTF_8) for items in header.fields.get(15, ()))
    records = [header]
    for position, kind in enumerate(_listed(header), start=2):
        if kind in _BINARY:
            offset += _binary_length(content, offset, position)
            continue
        record = _tagged(content, offset, kind)
        offset += len(record)
        records.append(_record(kind, record, utf_8=utf_8))
    if offset != len(content):
        raise NotATransaction(f"{len(content) - offset} bytes follow its last record")
    return records


def _listed(header: TaggedRecord) -> Iterator[int]:
    """The types of the records after the first, as field 1.003 lists them."""
    contents = header.fields.get(3, ())
    if not contents or contents[0][0].strip() != "1":
        raise NotATransaction("it does not list its records (field 1.003)")
    if len(contents) - 1 > MOST_RECORDS:
        raise NotATransaction(f"it lists more than {MOST_RECORDS} records")
    count = contents[0][1].strip() if len(contents[0]) > 1 else ""
    if not re.fullmatch(r"[0-9]{1,4}", count) or int(count) != len(contents) - 1:
        raise NotATransaction("it lists another number of records than it states (field 1.003)")
    for listed in contents[1:]:
        if not re.fullmatch(r"[0-9]{1,2}", listed[0].strip()):
            raise NotATransaction("its list of records (field 1.003) holds what is no type")
        kind = int(listed[0])
        if kind == 1 or kind not in _BINARY | _TAGGED:
            raise NotATransaction(f"it lists a record of type {kind}, which there is not")
        yield kind


def _binary_length(content: bytes, offset: int, position: int) -> int:
    length = int.from_bytes(content[offset : offset + 4], "big")
    if length < 5 or offset + length > len(content):
        raise NotATransaction(f"record {position} is not as long as it says")
    return length


def _tagged(content: bytes, offset: int, kind: int) -> memoryview:
    """The bytes of the record of that type that begins there."""
    head = _HEAD.match(content, offset)
    if head is None or int(head[1]) != kind:
        raise NotATransaction(f"no record of type {kind} begins where one should")
    end = offset + int(head[2])
    if end > len(content) or end < head.end() or content[end - 1] != _FS:
        raise NotATransaction(f"the record of type {kind} is not as long as it says")
    return memoryview(content)[offset:end]


def _record(kind: int, record: memoryview, *, utf_8: bool) -> TaggedRecord:
    mark = _GS + b"%d.999:" % kind
    text, found, data = _cut(bytes(record[:-1]), mark)
    if len(text) > LONGEST_TEXT:
        raise NotATransaction(f"the fields of a record of type {kind} are longer than {LONGEST_TEXT // 1024} KiB")
    if bytes([_FS]) in text:
        raise NotATransaction(f"the record of type {kind} is not as long as it says")
    collected = _Fields(kind, utf_8=utf_8)
    try:
        nistitl.parse_record(text, collected.end, collected.field, collected.subfield, collected.item)
    except nistitl.NistException as error:
        raise NotATransaction(f"a field of the record of type {kind} has no number") from error
    return TaggedRecord(kind, collected.fields, data if found else None)


def _cut(record: bytes, mark: bytes) -> tuple[bytes, bool, bytes]:
    """The fields before the image, whether there is one, and the image; a separator cannot stand inside a text."""
    text, found, data = record.partition(mark)
    return text, bool(found), data


class _Fields:
    """Takes the parts of one record as `nistitl.parse_record` hands them out."""

    def __init__(self, kind: int, *, utf_8: bool) -> None:
        self._kind = kind
        self._encoding = "utf-8" if utf_8 else "latin-1"
        self._items: list[str] = []
        self._subfields: list[tuple[str, ...]] = []
        self.fields: dict[int, Value] = {}

    def item(self, item: bytes) -> None:
        self._items.append(self._decoded(item))

    def subfield(self, whole: bytes | None) -> None:
        self._subfields.append(tuple(self._items) if whole is None else (self._decoded(whole),))
        self._items = []

    def field(self, tag: str, whole: bytes | None) -> None:
        value = tuple(self._subfields) if whole is None else ((self._decoded(whole),),)
        self._subfields = []
        kind, _, number = tag.rstrip(":").partition(".")
        if len(kind) > 9 or len(number) > 9 or int(kind) != self._kind:
            raise NotATransaction(f"a record of type {self._kind} holds a field of another type")
        if int(number) in self.fields:
            raise NotATransaction(f"the field {self._kind}.{int(number):03d} stands in a record twice")
        self.fields[int(number)] = value

    def end(self) -> None:
        """Nothing: there is one record."""

    def _decoded(self, item: bytes) -> str:
        try:
            return item.decode(self._encoding)
        except UnicodeDecodeError as error:
            raise NotATransaction("a field is not in the characters that it states (field 1.015)") from error
