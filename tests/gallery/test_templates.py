from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from tests.gallery_maker import OTHER_PACK, PACK, a_portrait, enrolled, fill, random_vectors

from catchlight.errors import CatchlightError
from catchlight.gallery.templates import (
    columns_of_persons,
    count_templates,
    has_templates,
    in_days,
    is_template,
    read_columns,
    read_vectors,
    unit_vector,
)
from catchlight.lab.folder import Lab


def test_a_vector_is_brought_to_unit_length() -> None:
    assert unit_vector(np.array([3, 4], "<f4").tobytes()).tolist() == pytest.approx([0.6, 0.8])


@pytest.mark.parametrize(
    "embedding",
    [b"", b"abc", np.zeros(4, "<f4").tobytes(), np.array([1, np.nan], "<f4").tobytes(),
     np.array([1, np.inf], "<f4").tobytes()],
)  # fmt: skip
def test_what_is_no_vector_is_refused(embedding: bytes) -> None:
    with pytest.raises(CatchlightError, match="cannot be compared"):
        unit_vector(embedding)


def test_a_wrong_dimension_is_refused() -> None:
    with pytest.raises(CatchlightError, match="4 values instead of 5"):
        unit_vector(np.ones(4, "<f4").tobytes(), dimension=5)


def test_columns_are_ordered_and_hold_one_pack_only(lab: Lab) -> None:
    vectors = random_vectors(10)
    fill(lab, vectors[:6], per_person=3, sex="M", birth_year=1990)
    enrolled(lab, *(a_portrait(f"f{at}", vectors[at], person="F", sex="F", birth_year=1980) for at in (6, 7)))
    enrolled(lab, a_portrait("n", vectors[8], person="N"))
    enrolled(lab, a_portrait("o", vectors[9], person="N", pack=OTHER_PACK))
    with lab.reading() as db:
        columns, texts = read_columns(db, pack=PACK)
        assert (count_templates(db, pack=PACK), count_templates(db, pack=OTHER_PACK)) == (9, 1)
        assert np.allclose(read_vectors(db, columns.portraits, pack=PACK), vectors[columns.portraits - 1], atol=1e-6)
        assert len(read_columns(db, pack=PACK, from_leaf=8)[0]) == 1
        assert has_templates(db, pack=OTHER_PACK)
        assert not has_templates(db, pack="c" * 64)
    assert columns.portraits.tolist() == [9, 1, 2, 3, 4, 5, 6, 7, 8]
    assert [texts.sex[code] for code in columns.sex] == ["", *"MMMMMM", *"FF"]
    assert columns.birth_year.tolist() == [0, *[1990] * 6, *[1980] * 2]
    assert (texts.source, texts.legal_basis) == (("station",), ("art. 1",))
    assert columns.captured_on[0] == in_days(date(2024, 1, 2))


def test_the_particulars_of_some_persons_are_those_of_now(lab: Lab) -> None:
    fill(lab, random_vectors(4), per_person=2)
    enrolled(lab, a_portrait("new", random_vectors(5)[4], person="P1", sex="F"))
    with lab.reading() as db:
        (person,) = db.conn.execute("SELECT id FROM persons WHERE person_id = 'P1'").fetchone()
        columns, texts = columns_of_persons(db, [person], pack=PACK)
    assert columns.portraits.tolist() == [3, 4, 5]
    assert {texts.sex[code] for code in columns.sex} == {"F"}


def test_a_damaged_template_in_the_database_is_named(lab: Lab) -> None:
    fill(lab, random_vectors(3))
    every = np.array([1, 2, 3])
    with lab.reading() as db:
        for harmed in ("zeroblob(64)", "x'00'", "x''", "CAST(x'0000c07f' || zeroblob(60) AS BLOB)"):
            db.conn.execute(f"UPDATE templates SET embedding = {harmed} WHERE portrait = 2")  # noqa: S608
            with pytest.raises(CatchlightError, match="portrait p2 is damaged"):
                read_vectors(db, every, pack=PACK)


def test_a_template_that_is_gone_and_a_day_that_is_none_are_damage_too(lab: Lab) -> None:
    fill(lab, random_vectors(2))
    with lab.reading() as db:
        with pytest.raises(CatchlightError, match="portrait p7 is damaged"):
            read_vectors(db, np.array([1, 7]), pack=PACK)
        db.conn.execute("UPDATE portraits SET retain_until = 'never' WHERE id = 2")
        with pytest.raises(CatchlightError, match="portrait p2 is damaged"):
            read_columns(db, pack=PACK)


def test_a_row_of_a_generation_is_told_from_every_other(lab: Lab) -> None:
    fill(lab, random_vectors(6))
    with lab.reading() as db:
        rows = db.conn.execute("SELECT portrait, embedding FROM templates ORDER BY portrait").fetchall()
        read = read_vectors(db, np.array([portrait for portrait, _ in rows]), pack=PACK)
    for at, (_, embedding) in enumerate(rows):
        assert [is_template(vector, embedding) for vector in read] == [other == at for other in range(len(rows))]
    assert not is_template(read[0] * 0, bytes(len(rows[0][1])))
    assert not is_template(read[0], rows[0][1][:-4])
