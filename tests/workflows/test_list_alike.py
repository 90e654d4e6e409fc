"""More like this face: who is listed and who is not, by which means, for whom, and what the log keeps of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.gallery_maker import PACK, TOMORROW, a_portrait, enrolled, fill, random_vectors
from tests.keeping_maker import enlist
from tests.server_maker import LiteServer, lite, with_server
from tests.view_maker import built

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting, read_log
from catchlight.gallery.erased import erase_templates
from catchlight.gallery.generation import open_generation
from catchlight.gallery.generation_files import INDEX
from catchlight.gallery.milvus.settings import IndexKind
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.erase_person import ErasePerson, erase_person
from catchlight.workflows.list_alike import AlikePersons, ListAlike, list_alike
from catchlight.workflows.move_gallery import MoveGallery, move_gallery
from catchlight.workflows.verify_log import verify_log

__all__ = ["lite"]
VECTORS = random_vectors(12)


@pytest.fixture
def gallery(lab: Lab) -> None:
    """Four persons with three portraits each: P0 has p1 to p3."""
    fill(lab, VECTORS, per_person=3)


def alike(lab: Lab, actor: Actor, person: str = "P0", portrait: str = "", **more: bool | int) -> AlikePersons:
    return list_alike(lab, ListAlike(actor, person, portrait, **more), JobControl())  # type: ignore[arg-type]


@pytest.mark.usefixtures("gallery")
def test_others_are_listed_by_their_best_portrait_alike_ones_first(lab: Lab, actor: Actor) -> None:
    made = alike(lab, actor, portrait="p1", exactly=True)
    scores = VECTORS @ VECTORS[0]
    best = sorted(((float(max(scores[at : at + 3])), f"P{at // 3}") for at in range(3, 12, 3)), reverse=True)
    assert [one.portrait.person_id for one in made.rows] == [person for _, person in best]
    assert [one.score for one in made.rows] == pytest.approx([score for score, _ in best], abs=1e-6)
    assert (made.of.id, made.is_exact, made.no_preview, made.searched) == ("p1", True, None, 12)
    assert [one.portrait.person_id for one in alike(lab, actor, exactly=True, limit=2).rows] == [
        one.portrait.person_id for one in alike(lab, actor, exactly=True).rows[:2]
    ]


@pytest.mark.usefixtures("gallery")
def test_without_a_portrait_it_is_the_newest_that_can_be_compared(lab: Lab, actor: Actor) -> None:
    assert alike(lab, actor).of.id == "p3"
    with lab.reading() as db, acting(lab, db, actor) as act:
        erase_templates(act, db, [3])
    assert alike(lab, actor).of.id == "p2"


@pytest.mark.usefixtures("gallery")
def test_with_an_index_it_is_a_preview_and_says_so(lab: Lab, actor: Actor) -> None:
    pytest.importorskip("annoy")
    built(lab, with_index=True)
    made = alike(lab, actor, portrait="p1")
    assert (made.is_exact, made.no_preview) == (False, None)
    exact = alike(lab, actor, portrait="p1", exactly=True)
    assert exact.is_exact
    assert {one.portrait.person_id for one in made.rows} <= {one.portrait.person_id for one in exact.rows}
    with lab.reading() as db:
        modes = [entry.document["details"]["mode"] for entry in read_log(db, actions=["gallery.listed"])]
    assert sorted(modes) == ["exact", "preview"]


@pytest.mark.usefixtures("gallery")
def test_without_an_index_every_portrait_is_compared_and_it_says_why(lab: Lab, actor: Actor) -> None:
    made = alike(lab, actor)
    assert made.is_exact
    assert made.no_preview is not None
    assert len(made.rows) == 3


@pytest.mark.usefixtures("gallery")
def test_an_altered_index_answers_nothing(lab: Lab, actor: Actor) -> None:
    pytest.importorskip("annoy")
    generation = built(lab, with_index=True)
    with (generation.folder / INDEX).open("r+b") as file:
        file.seek(40)
        file.write(b"\xff\xff")
    made = alike(lab, actor)
    assert made.is_exact
    assert len(made.rows) == 3
    with lab.reading() as db:
        assert len(list(read_log(db, actions=["gallery.repaired"]))) == 1
        assert open_generation(lab, db, pack=PACK).number > generation.number


@pytest.mark.usefixtures("gallery")
def test_who_may_not_be_searched_is_neither_listed_nor_compared(lab: Lab, actor: Actor) -> None:
    enrolled(lab, a_portrait("old.jpg", VECTORS[2], person="OLD", retain_until=TOMORROW - timedelta(days=30)))
    assert {one.portrait.person_id for one in alike(lab, actor).rows} == {"P1", "P2", "P3"}
    with pytest.raises(CatchlightError, match="retention of OLD is over"):
        alike(lab, actor, "OLD")


@pytest.mark.usefixtures("gallery")
def test_what_cannot_be_compared_is_refused_in_words(lab: Lab, actor: Actor) -> None:
    with pytest.raises(CatchlightError, match="Nobody with the id P9"):
        alike(lab, actor, "P9")
    with pytest.raises(CatchlightError, match="P0 has no portrait p4"):
        alike(lab, actor, "P0", "p4")
    with pytest.raises(CatchlightError, match="list of 0 persons"):
        alike(lab, actor, limit=0)
    with lab.reading() as db, acting(lab, db, actor) as act:
        erase_templates(act, db, [1])
    with pytest.raises(CatchlightError, match="p1 has no template of the model pack in use"):
        alike(lab, actor, "P0", "p1")


@pytest.mark.usefixtures("gallery")
@pytest.mark.parametrize("index", [IndexKind.FLAT, IndexKind.HNSW])
def test_a_gallery_server_in_use_answers_in_its_place(
    lab: Lab, actor: Actor, lite: LiteServer, index: IndexKind
) -> None:
    by_hand = [one.portrait.person_id for one in alike(lab, actor, exactly=True).rows]
    with_server(lab, lite, index=index, in_use=False)
    move_gallery(lab, MoveGallery(actor, "server"), JobControl())
    made, exact = alike(lab, actor), alike(lab, actor, exactly=True)
    assert (made.is_exact, exact.is_exact) == (False, True)
    assert [one.portrait.person_id for one in exact.rows] == by_hand
    assert {one.portrait.person_id for one in made.rows} <= set(by_hand)
    lite.stop()
    with pytest.raises(CatchlightError, match="does not answer"):
        alike(lab, actor)


def test_one_person_alone_has_nobody_like_them(lab: Lab, actor: Actor) -> None:
    enrolled(lab, a_portrait("only.jpg", VECTORS[0], person="P"))
    assert alike(lab, actor, "P").rows == ()


@pytest.mark.usefixtures("gallery")
def test_a_long_list_is_no_longer_than_the_gallery(lab: Lab, actor: Actor) -> None:
    assert len(alike(lab, actor, limit=1000, exactly=True).rows) == 3


@pytest.mark.usefixtures("gallery")
def test_only_a_custodian_browses_so(lab: Lab) -> None:
    with pytest.raises(NotPermitted):
        alike(lab, enlist(lab, "B. Example", Role.EXAMINER))


@pytest.mark.usefixtures("gallery")
def test_a_job_that_is_stopped_lists_nobody(lab: Lab, actor: Actor) -> None:
    control = JobControl()
    control.cancel()
    with pytest.raises(JobCancelled):
        list_alike(lab, ListAlike(actor, "P0", exactly=True), control)
    with lab.reading() as db:
        assert list(read_log(db, actions=["gallery.listed"])) == []


@pytest.mark.usefixtures("gallery")
def test_it_is_logged_under_the_portrait_and_forgotten_with_the_person(lab: Lab, actor: Actor) -> None:
    made = alike(lab, actor)
    with lab.reading() as db:
        (entry,) = read_log(db, actions=["gallery.listed"])
    details = entry.document["details"]
    assert (details["list"], details["listed"], details["searched"]) == ("alike", 3, 12)
    assert entry.document["subjects"] == [{"kind": "portrait", "sha256": made.of.sha256}]
    assert details["person_id"] == "P0"
    erase_person(lab, ErasePerson(actor, "P0", "by order of the court"), JobControl())
    with lab.reading() as db:
        (entry,) = read_log(db, actions=["gallery.listed"])
    assert entry.document["details"]["person_id"] is None
    assert verify_log(lab, JobControl()).ok
