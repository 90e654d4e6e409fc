from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from tests.gallery_maker import OTHER_PACK, PACK, fill, random_vectors

from catchlight.errors import CatchlightError
from catchlight.gallery import templates
from catchlight.gallery.templates import count_templates, in_days, read_blocks, unit_vector
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


def test_blocks_are_ordered_by_person_and_hold_one_pack_only(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates, "BLOCK_ROWS", 4)
    vectors = random_vectors(10)
    fill(lab, vectors, per_person=3)
    with lab.reading() as db:
        blocks = list(read_blocks(db, pack=PACK))
        assert count_templates(db, pack=PACK) == 10
        assert list(read_blocks(db, pack=OTHER_PACK)) == []
    assert [len(block) for block in blocks] == [4, 4, 2]
    assert np.allclose(np.concatenate([block.vectors for block in blocks]), vectors, atol=1e-6)
    assert np.all(np.diff(np.concatenate([block.persons for block in blocks])) >= 0)


def test_a_damaged_template_in_the_database_is_named(lab: Lab) -> None:
    fill(lab, random_vectors(3))
    with lab.reading() as db:
        db.conn.execute("UPDATE templates SET embedding = zeroblob(64) WHERE portrait = 2")
        with pytest.raises(CatchlightError, match="portrait p2 is damaged"):
            list(read_blocks(db, pack=PACK))
        db.conn.execute("UPDATE templates SET embedding = x'00' WHERE portrait = 2")
        with pytest.raises(CatchlightError, match="portrait p2 is damaged"):
            list(read_blocks(db, pack=PACK))


def test_the_last_day_of_retention_is_not_expired_yet(lab: Lab) -> None:
    fill(lab, random_vectors(1), retain_until=date(2030, 5, 6))
    with lab.reading() as db:
        (block,) = read_blocks(db, pack=PACK)
    assert block.expired(today=in_days(date(2030, 5, 6))).tolist() == [False]
    assert block.expired(today=in_days(date(2030, 5, 7))).tolist() == [True]
