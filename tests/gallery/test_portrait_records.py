"""The record of a portrait: its hash changes with whatever is said, and says nothing without the salt."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.gallery_maker import a_portrait, enrolled, random_vectors

from catchlight.gallery.portrait_records import PortraitRecord, all_records, record_of, records_of_person
from catchlight.lab.folder import Lab

VECTORS = random_vectors(3)
RECORD = PortraitRecord(b"s" * 32, "F", 1980, ("P1", 7, "ab" * 32, "a.jpg", None))


def test_records_are_read_by_portrait_by_person_and_in_order_of_their_files(lab: Lab) -> None:
    for at, vector in enumerate(VECTORS):
        enrolled(lab, a_portrait(f"{at}.jpg", vector, person=f"P{at // 2}", sex="F"))
    with lab.reading() as db:
        records = list(all_records(db))
        assert [one.sha256 for one in records] == sorted(one.sha256 for one in records)
        assert {one.row: one.person_id for one in records} == {1: "P0", 2: "P0", 3: "P1"}
        assert [one.row for one in records_of_person(db, 1)] == [1, 2]
        assert record_of(db, 3).digest() == next(one for one in records if one.row == 3).digest()
        assert all(one.is_bound for one in records)
        assert len({one.salt for one in records}) == 3


@pytest.mark.parametrize(
    "other",
    [
        replace(RECORD, salt=b"t" * 32),
        replace(RECORD, sex=None),
        replace(RECORD, birth_year="1980"),
        replace(RECORD, said=(*RECORD.said[:-1], "")),
        replace(RECORD, said=(*RECORD.said[:-1], b"")),
    ],
)
def test_another_value_or_kind_or_salt_gives_another_hash(other: PortraitRecord) -> None:
    assert other.digest() != RECORD.digest()


def test_what_was_learnt_later_is_left_out_and_hashed_alone() -> None:
    before = replace(RECORD, sex=None)
    assert RECORD.digest(without=["sex"]) == before.digest()
    assert len({RECORD.digest_of("sex"), RECORD.digest_of("birth_year"), before.digest_of("sex")}) == 3


def test_a_record_without_salt_is_not_bound() -> None:
    assert not replace(RECORD, salt=b"").is_bound
    with pytest.raises(ValueError, match="salt"):
        replace(RECORD, salt=b"").digest()
