from __future__ import annotations

import hashlib
from dataclasses import replace

import numpy as np
import pytest
from tests.gallery_maker import OTHER_PACK, PACK, a_portrait, enrolled, fill, random_vectors

from catchlight.errors import CatchlightError
from catchlight.evidence.log import read_log
from catchlight.evidence.merkle import EMPTY_ROOT, Frontier
from catchlight.evidence.verification import verify_log
from catchlight.gallery.portraits import (
    gallery_leaf,
    gallery_state,
    names_portrait_crop,
    names_portrait_file,
    recomputed_root,
)
from catchlight.gallery.standing import State, standing_of
from catchlight.lab.folder import Lab

VECTORS = random_vectors(4)


def test_an_empty_gallery_has_the_root_of_nothing(lab: Lab) -> None:
    with lab.reading() as db:
        state = gallery_state(db)
    assert (state.revision, state.templates, state.persons, state.root) == (0, 0, 0, EMPTY_ROOT.hex())


def test_an_enrolment_counts_a_revision_and_grows_the_tree_in_order(lab: Lab) -> None:
    fill(lab, VECTORS[:3], per_person=2)
    enrolled(lab, last := a_portrait("last.jpg", VECTORS[3], person="P9"))
    with lab.reading() as db:
        state = gallery_state(db)
        assert (state.revision, state.templates, state.persons, state.portraits) == (2, 4, 3, 4)
        assert state.root == recomputed_root(db)
    leaves = [
        gallery_leaf(
            portrait_sha256=hashlib.sha256(f"{at}.jpg".encode()).hexdigest(),
            template=vector.astype("<f4").tobytes(),
            pack_sha256=PACK,
        )
        for at, vector in enumerate(VECTORS[:3])
    ]
    leaves.append(gallery_leaf(portrait_sha256=last.sha256, template=last.face.own_embedding, pack_sha256=PACK))
    assert state.root == Frontier.of(leaves).root().hex()


def test_the_entry_names_portraits_and_commits_to_persons(lab: Lab) -> None:
    enrolled(lab, new := a_portrait("a.jpg", VECTORS[0], person="Secret-7"))
    with lab.reading() as db:
        (entry,) = read_log(db, limit=1, newest_first=True)
        raw = bytes(db.conn.execute("SELECT entry FROM log ORDER BY sequence DESC LIMIT 1").fetchone()[0])
        assert verify_log(db, lab=lab.identifier).ok
        assert entry.document["details"]["gallery_root"] == gallery_state(db).root
    assert entry.document["action"] == "gallery.enrolled"
    assert entry.document["subjects"] == [{"kind": "portrait", "sha256": new.sha256}]
    (logged,) = entry.document["details"]["portraits"]
    assert logged["person_id"] == "Secret-7"
    assert logged["template_sha256"] == hashlib.sha256(new.face.own_embedding).hexdigest()
    assert logged["chosen"] == "only-face"
    assert b"Secret-7" not in raw


def test_the_same_portrait_again_changes_nothing(lab: Lab) -> None:
    new = a_portrait("a.jpg", VECTORS[0], person="P1")
    enrolled(lab, new)
    with pytest.raises(RuntimeError, match="without a log entry"):  # so that nothing is committed either
        enrolled(lab, new)
    with lab.reading() as db:
        assert standing_of(db, new.provenance, new.sha256, pack=PACK).state is State.UNCHANGED
        assert gallery_state(db).revision == 1


def test_two_rows_of_one_file_in_one_batch_are_one_portrait(lab: Lab) -> None:
    new = a_portrait("a.jpg", VECTORS[0], person="P1")
    other = replace(new, provenance=replace(new.provenance, person_id="P2"))
    states = [standing.state for standing in enrolled(lab, new, new, other)]
    assert states == [State.NEW, State.UNCHANGED, State.DUPLICATE]


def test_a_portrait_of_another_model_pack_gets_its_template_beside_the_first(lab: Lab) -> None:
    enrolled(lab, a_portrait("a.jpg", VECTORS[0], person="P1"))
    (standing,) = enrolled(lab, a_portrait("a.jpg", VECTORS[1], person="P1", pack=OTHER_PACK))
    assert standing.state is State.WITHOUT_TEMPLATE
    with lab.reading() as db:
        state = gallery_state(db)
        assert (state.portraits, state.templates) == (1, 2)
        assert state.root == recomputed_root(db)


@pytest.mark.parametrize("vector", [np.zeros(16, np.float32), np.full(16, np.nan, np.float32), np.empty(0, np.float32)])
def test_a_template_that_is_none_is_refused_and_nothing_is_kept(lab: Lab, vector: np.ndarray) -> None:
    with pytest.raises(CatchlightError, match="cannot be compared"):
        enrolled(lab, a_portrait("a.jpg", VECTORS[0], person="P1"), a_portrait("b.jpg", vector, person="P2"))
    with lab.reading() as db:
        assert gallery_state(db).portraits == 0
        assert names_portrait_file(db, hashlib.sha256(b"a.jpg").hexdigest()) is False


def test_stored_files_are_named(lab: Lab) -> None:
    enrolled(lab, new := a_portrait("a.jpg", VECTORS[0], person="P1"))
    with lab.reading() as db:
        assert names_portrait_file(db, new.sha256)
        assert names_portrait_crop(db, new.crop_sha256)
        assert not names_portrait_crop(db, new.sha256)
