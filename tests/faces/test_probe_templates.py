"""The template of a face or track, as it stands now."""

from __future__ import annotations

import pytest
from tests.gallery_maker import random_vectors
from tests.search_maker import stored_face

from catchlight.evidence.cases import Case
from catchlight.faces.probe_templates import template_now
from catchlight.lab.folder import Lab


def test_a_face_has_the_template_it_was_stored_with(lab: Lab, case: Case) -> None:
    probe = stored_face(lab, case, random_vectors(1)[0])
    with lab.reading() as db:
        assert template_now(db, probe.face.id) == probe.template


def test_a_track_has_its_fused_template_or_none(lab: Lab, case: Case) -> None:
    probe = stored_face(lab, case, random_vectors(1)[0])
    with lab.reading() as db:
        for number, template in ((1, b"fused"), (2, None)):
            db.conn.execute(
                "INSERT INTO tracks (id, exhibit_id, number, template) VALUES (?, ?, ?, ?)",
                (number, probe.exhibit.row, number, template),
            )
        assert (template_now(db, "t1"), template_now(db, "t2")) == (b"fused", None)


@pytest.mark.parametrize("name", ["f9", "t9", "", "f", "x1", "1", "f-1", "f1 ", "f٣", "f" + "9" * 30])
def test_what_is_not_there_has_none(lab: Lab, case: Case, name: str) -> None:
    with lab.reading() as db:
        assert template_now(db, name) is None
