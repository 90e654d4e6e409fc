"""Faces and tracks of a case are forgotten with their edits, those of others stay."""

import pytest
from tests.keeping_maker import full_case

from catchlight.evidence.entry import Actor
from catchlight.faces.forgetting import face_crops, forget_faces_of_case
from catchlight.faces.records import faces_of
from catchlight.gallery.forgetting import forget_searches
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab


def test_faces_tracks_and_edits_go_and_their_crops_are_named(lab: Lab, actor: Actor) -> None:
    full, other = full_case(lab, actor), full_case(lab, actor, mark="Zither", seed=2)
    with lab.reading() as db, transaction(db):
        crops = set(face_crops(db))
        forget_searches(db, full.case)

        gone = forget_faces_of_case(db, full.case)

        assert set(gone.rows) == {"track_edit_faces", "track_edit_tracks", "track_edits", "faces", "tracks"}
        assert faces_of(db, full.case) == []
        assert len(faces_of(db, other.case)) == gone.rows["faces"]
        assert set(face_crops(db)) == crops - gone.files != crops


def test_faces_that_a_search_names_cannot_go_before_it(lab: Lab, actor: Actor) -> None:
    full = full_case(lab, actor)

    with pytest.raises(Exception, match="FOREIGN KEY"), lab.reading() as db, transaction(db):
        forget_faces_of_case(db, full.case)

    with lab.reading() as db:
        assert faces_of(db, full.case)
