"""Transactions are divided exactly as they say, or refused; written by another implementation, read by ours."""

from __future__ import annotations

from contextlib import suppress

import nistitl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.type10_maker import a_face, a_person, a_transaction

from catchlight.gallery import itl
from catchlight.gallery.itl import NotATransaction, read_transaction

IMAGE = b"\xff\xd8 an image \x1c with \x1d10.999: separators \x1e in it \xff\xd9"
GOOD = a_transaction([a_face(IMAGE, width=30, height=40), a_face(b"\xff\xd8 another", width=3, height=4)])


def test_records_fields_and_images_are_read_as_they_were_written() -> None:
    header, person, first, second = read_transaction(GOOD)
    assert [record.type for record in (header, person, first, second)] == [1, 2, 10, 10]
    assert person.text(14) == "P-1"
    assert (first.text(4), first.text(6), first.data) == ("NL0001", "30", IMAGE)
    assert second.data == b"\xff\xd8 another"
    assert (first.text(123), first.texts(123)) == ("", ())


def test_an_agency_whose_name_ends_like_the_image_field_does_not_become_the_image() -> None:
    made = a_transaction([a_face(IMAGE, width=30, height=40, f4="ORG999:x")])
    record = read_transaction(made)[2]
    assert (record.text(4), record.data) == ("ORG999:x", IMAGE)


def test_characters_are_those_that_the_file_states() -> None:
    name = {"f993": "Zoë 山"}
    stated = read_transaction(a_transaction([a_face(IMAGE, width=3, height=4, **name)], utf_8=True))
    assert stated[2].text(993) == "Zoë 山"
    unstated = read_transaction(a_transaction([a_face(IMAGE, width=3, height=4, f993=b"Zo\xeb".decode("latin-1"))]))
    assert "Zo" in unstated[2].text(993)


def test_records_without_tags_are_stepped_over() -> None:
    message = nistitl.Message()
    message[0].DAT, message[0].TCN, message.TOT = "20240103", "T", "CAR"
    fingerprint = nistitl.BinaryRecord(4)
    fingerprint.IDC = 0
    fingerprint.value = b"\x1c\x1d10.999:" * 9
    message += fingerprint
    face = nistitl.AsciiRecord(10)
    face.IDC = 1
    face += nistitl.BinaryField(10, 999, IMAGE)
    message += face
    assert [record.type for record in read_transaction(message.NIST)] == [1, 10]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no record of type 1"),
        (b"no transaction", "no record of type 1"),
        (GOOD[:-1], "not as long as it says"),
        (GOOD + b"x", "bytes follow its last record"),
        (GOOD.replace(b"\x1c2.001:", b"\x1c3.001:"), "no record of type 2"),
        (GOOD.replace(b"\x1f3\x1e", b"\x1f4\x1e"), "another number of records"),
        (GOOD.replace(b"\x1e10\x1f2\x1d", b"\x1e 1\x1f2\x1d"), "of type 1, which there is not"),
        (GOOD.replace(b"\x1e10\x1f2\x1d", b"\x1e00\x1f2\x1d"), "of type 0, which there is not"),
        (GOOD.replace(b"\x1e10\x1f2\x1d", b"\x1e1x\x1f2\x1d"), "holds what is no type"),
        (b"1.001:15\x1d1.3:x\x1c", "does not list its records"),
        (b"1.001:99999999999999999999\x1d\x1c", "no record of type 1"),
        (b"1.001:0\x1d\x1c", "not as long as it says"),
        (GOOD.replace(b"1.009:T-1", b"1.008:T-1"), "stands in a record twice"),
        (GOOD.replace(b"1.009:T-1", b"2.009:T-1"), "a field of another type"),
        (GOOD.replace(b"1.009:T-1", b"xxxxx:T-1"), "has no number"),
    ],
)
def test_what_is_not_exactly_right_is_refused(content: bytes, says: str) -> None:
    with pytest.raises(NotATransaction, match=says):
        read_transaction(content)


def test_text_that_is_not_in_the_characters_it_states_is_refused() -> None:
    made = a_transaction([a_face(IMAGE, width=3, height=4, f993="é")], utf_8=True)
    with pytest.raises(NotATransaction, match="characters"):
        read_transaction(made.replace("é".encode(), b"\xff\xff"))


def test_limits_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = {"LARGEST_TRANSACTION": "larger than", "MOST_RECORDS": "more than", "LONGEST_TEXT": "longer than"}
    for limit, says in limits.items():
        with monkeypatch.context() as patch:
            patch.setattr(itl, limit, 2)
            with pytest.raises(NotATransaction, match=says):
                read_transaction(GOOD)


@settings(deadline=None)
@given(st.binary(max_size=400))
@example(b"1.001:22\x1d1.003:1\x1f0\x1d\x1d\x1c")
@example(b"1.001:" + b"9" * 5000)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(NotATransaction):
        read_transaction(content)


@settings(deadline=None)
@given(st.data())
def test_a_spoilt_transaction_is_read_or_refused(data: st.DataObject) -> None:
    spoilt = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(spoilt) - 1))
        new = data.draw(st.sampled_from([b"", b"\x1c", b"\x1d", b"\x1e", b"\x1f", b"9", b":", b"\xff", b"10.999:"]))
        spoilt[at : at + data.draw(st.integers(0, 3))] = new
    try:
        records = read_transaction(bytes(spoilt))
    except NotATransaction:
        return
    assert records[0].type == 1


def test_a_person_may_have_several_values() -> None:
    made = a_transaction([a_face(IMAGE, width=3, height=4)], person=a_person(f14=["A", "B"]))
    assert read_transaction(made)[1].texts(14) == ("A", "B")
