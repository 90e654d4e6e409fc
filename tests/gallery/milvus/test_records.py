"""A row of the server: numbers and a template, no text of anybody's, and the same on both sides."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.gallery_maker import PACK, TOMORROW, a_portrait, enrolled, random_vectors
from tests.people import present

from catchlight.evidence.log import acting
from catchlight.gallery.milvus.records import Codes, Record, next_records, record_in, records_of
from catchlight.gallery.tags import tag_portraits
from catchlight.gallery.templates import in_days
from catchlight.lab.folder import Lab

CODES = Codes(b"k" * 32)
VECTORS = random_vectors(3)
RECORD = Record(7, 20_000, 19_000, 1970, 1, 2, 3, (4, 5), VECTORS[0].tobytes())


def test_a_row_holds_the_portraits_number_coded_fields_and_the_unit_template_only(lab: Lab) -> None:
    particulars: dict[str, Any] = {
        "sex": "female",
        "birth_year": 1970,
        "source": "station of X",
        "legal_basis": "art. 27",
    }
    enrolled(
        lab, a_portrait("a.jpg", VECTORS[0] * 3, person="Jane Example", captured_on=date(2024, 1, 2), **particulars)
    )
    with lab.reading() as db:
        with acting(lab, db, present(lab)) as act:
            tag_portraits(act, "gang", [1])
        (record,) = records_of(db, [1, 99], pack=PACK, codes=CODES)

    assert record == Record(
        portrait=1,
        retain_until=in_days(TOMORROW),
        captured_on=in_days(date(2024, 1, 2)),
        birth_year=1970,
        sex=CODES.code("sex", "female"),
        source=CODES.code("source", "station of X"),
        legal_basis=CODES.code("legal basis", "art. 27"),
        tags=(CODES.code("tag", "gang"),),
        template=record.template,
    )
    assert np.allclose(np.frombuffer(record.template, "<f4"), VECTORS[0], atol=1e-6)
    sent = json.dumps({name: value for name, value in record.row().items() if name != "template"})
    for secret in ("Jane", "station", "art.", "gang", "female", "a.jpg"):
        assert secret not in sent


def test_what_the_server_gives_back_is_the_same_row() -> None:
    row = {**RECORD.row(), "template": RECORD.row()["template"].tolist(), "tags": [5, 4]}

    assert record_in(row) == RECORD
    assert record_in(row).leaf() == RECORD.leaf()


@given(st.sampled_from([name for name in Record.__dataclass_fields__ if name not in {"tags", "template"}]))
def test_every_field_changes_the_leaf(name: str) -> None:
    assert replace(RECORD, **{name: getattr(RECORD, name) + 1}).leaf() != RECORD.leaf()
    assert replace(RECORD, tags=(4,)).leaf() != RECORD.leaf() != replace(RECORD, template=VECTORS[1].tobytes()).leaf()


@given(st.text(min_size=1), st.text(min_size=1))
def test_equal_texts_have_equal_numbers_and_others_have_others(one: str, other: str) -> None:
    assert 0 < CODES.code("tag", one) < 2**63
    assert (CODES.code("tag", one) == CODES.code("tag", other)) == (one == other)
    assert CODES.code("tag", one) != CODES.code("source", one)
    assert CODES.code("tag", one) != Codes(b"l" * 32).code("tag", one)


def test_rows_are_read_on_from_a_portrait(lab: Lab) -> None:
    enrolled(lab, *(a_portrait(f"{at}", vector, person="P") for at, vector in enumerate(VECTORS)))
    with lab.reading() as db:
        assert [one.portrait for one in next_records(db, pack=PACK, codes=CODES, after=1, count=1)] == [2]
        assert [one.portrait for one in next_records(db, pack=PACK, codes=CODES, after=-1, count=9)] == [1, 2, 3]
        assert next_records(db, pack=PACK, codes=CODES, after=3, count=9) == []
        assert CODES.code("sex", "") == next_records(db, pack=PACK, codes=CODES, after=2, count=1)[0].sex == 0
