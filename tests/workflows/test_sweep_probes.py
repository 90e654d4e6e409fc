"""A sweep searches for every track and every face of a still that can be compared; the others are counted."""

from __future__ import annotations

import numpy as np
import pytest
from tests.findings_maker import two_tracks
from tests.gallery_maker import OTHER_PACK
from tests.search_maker import stored_face
from tests.sweep_maker import VECTORS, swept, three_faces

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.faces.records import tracks_of
from catchlight.lab.folder import Lab
from catchlight.workflows.sweep_probes import find_probes


@pytest.fixture
def faces(lab: Lab, case: Case) -> list[str]:
    return three_faces(lab, case)


def test_only_the_exhibits_that_were_named(lab: Lab, actor: Actor, faces: list[str]) -> None:
    result = swept(lab, actor, exhibits=("e2",))
    assert [row.name for row in result.rows] == [faces[1]]
    with pytest.raises(CatchlightError, match="no exhibit e9"):
        swept(lab, actor, exhibits=("e9",))


def test_what_cannot_be_compared_is_left_out_and_counted(lab: Lab, actor: Actor, case: Case, faces: list[str]) -> None:
    stored_face(lab, case, VECTORS[2], pack=OTHER_PACK)
    stored_face(lab, case, np.zeros(16, np.float32))
    result = swept(lab, actor)
    assert [row.name for row in result.rows] == faces
    assert (result.statement["probes_of_other_pack"], result.statement["probes_without_template"]) == (1, 1)


def test_a_track_is_one_face_by_its_fused_template(lab: Lab, actor: Actor, case: Case) -> None:
    exhibit = two_tracks(lab, case)
    with lab.reading() as db:
        tracks = tracks_of(db, case)
        found = find_probes(db, case, [exhibit.id])
    assert [one.name for one in found.probes] == [track.id for track in tracks]
    for one, track in zip(found.probes, tracks, strict=True):
        assert one.template == track.template
        assert one.face.row == track.best.row
