"""The templates that lists compare: unexpired, of unit length, of every portrait or of the best one."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from tests.gallery_maker import PACK, QUALITY, a_portrait, enrolled, random_vectors

from catchlight.errors import CatchlightError
from catchlight.faces.face import Verdict
from catchlight.gallery.list_vectors import best_portraits, every_portrait
from catchlight.gallery.provenance import NewPortrait
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab

TODAY = date(2025, 6, 1)


def of_day(
    name: str, day: int, verdict: Verdict = Verdict.USABLE, *, person: str = "P", last: int = 2030
) -> NewPortrait:
    captured, until = date(2020, 1, day), date(last, 1, 1)
    portrait = a_portrait(name, random_vectors(40)[day] * 3, person=person, captured_on=captured, retain_until=until)
    return replace(portrait, face=replace(portrait.face, quality=replace(QUALITY, verdict=verdict)))


def test_the_best_is_the_newest_of_the_best_verdict_that_is_not_expired(lab: Lab) -> None:
    enrolled(
        lab,
        of_day("old", 1),
        of_day("newer", 2),
        of_day("poor", 3, Verdict.LIMITED),
        of_day("expired", 4, last=2025),
        of_day("only", 5, Verdict.NOT_SUITABLE, person="Q"),
    )
    with lab.reading() as db:
        best = best_portraits(db, pack=PACK, today=TODAY, control=JobControl())
        every = every_portrait(db, pack=PACK, today=TODAY, control=JobControl())

    assert (best.portraits.tolist(), len(set(best.persons.tolist()))) == ([2, 5], 2)
    assert every.portraits.tolist() == [1, 2, 3, 5]
    np.testing.assert_allclose(best.vectors, random_vectors(40)[[2, 5]], atol=1e-6)


def test_an_empty_gallery_gives_none(lab: Lab) -> None:
    with lab.reading() as db:
        assert len(best_portraits(db, pack=PACK, today=TODAY, control=JobControl())) == 0


@pytest.mark.parametrize("damage", [b"\0" * 64, b"\0" * 63])
def test_a_damaged_template_is_named(lab: Lab, damage: bytes) -> None:
    enrolled(lab, of_day("a", 1), of_day("b", 2))
    with lab.reading() as db:
        db.conn.execute("UPDATE templates SET embedding = ? WHERE portrait = 2", (damage,))
        with pytest.raises(CatchlightError, match="portrait p2 is damaged"):
            every_portrait(db, pack=PACK, today=TODAY, control=JobControl())
