"""A gallery that somebody edited by hand is told against the log."""

import sqlite3
from contextlib import closing

import pytest
from tests.gallery_maker import OTHER_PACK, a_portrait, enrolled, random_vectors
from tests.people import present

from catchlight.evidence.log import acting, read_log
from catchlight.gallery.against_log import ACTIONS, replaying
from catchlight.gallery.erased import erase_templates
from catchlight.gallery.forgetting_persons import forget_portraits
from catchlight.gallery.people import hold_person, release_person
from catchlight.gallery.tags import tag_portraits
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab

VECTORS = random_vectors(6)


@pytest.fixture
def kept(lab: Lab) -> Lab:
    """A gallery in which everything happened that is compared: four portraits of three persons are left."""
    for at in range(5):
        enrolled(lab, a_portrait(f"{at}.jpg", VECTORS[at], person=f"P{at // 2}"))
    enrolled(lab, a_portrait("0.jpg", VECTORS[5], person="P0", pack=OTHER_PACK))
    actor = present(lab).acting_as(Role.CUSTODIAN)
    with lab.reading() as db, acting(lab, db, actor) as act:
        tag_portraits(act, "gang", [1, 2, 4, 5])
        tag_portraits(act, "gang", [2], remove=True)
    with lab.reading() as db, acting(lab, db, actor.acting_as(Role.SUPERVISOR)) as act:
        for person in ("P0", "P1"):
            hold_person(act, person, reason="asked by the court")
        release_person(act, "P1", reason="no longer")
        erase_templates(act, db, [1, 5])
        forget_portraits(db, [1, 5])
    enrolled(lab, a_portrait("0.jpg", VECTORS[0], person="P0"))
    return lab


def told(lab: Lab, control: JobControl | None = None) -> list[tuple[int | None, str]]:
    with lab.reading() as db, replaying() as logged:
        for entry in read_log(db, actions=ACTIONS):
            logged.read(entry)
        return [(found.entry, found.problem) for found in logged.compare(db, control)]


def entries(lab: Lab, action: str) -> list[int]:
    with lab.reading() as db:
        return [entry.sequence for entry in read_log(db, actions=(action,))]


def test_a_gallery_that_only_the_program_wrote_is_that_of_the_log(kept: Lab) -> None:
    assert told(kept) == []


OTHER = "a portrait has another person, last day or choice of face in the lab's tables"
GONE = "a portrait that was enrolled is gone from the lab's tables"
ENROLLED, TAGGED, HELD = "gallery.enrolled", "gallery.tagged", "person.held"
ANOTHER = (
    "INSERT INTO portraits SELECT 99, person, 'ff', file_name, width, height, captured_on, source, legal_basis,"
    " retain_until, note, x, y, face_width, face_height, landmarks, chosen, quality, verdict, crop_sha256,"
    " enrolled_at, enrolled_by FROM portraits WHERE id = 3"
)


@pytest.mark.parametrize(
    ("statement", "problem", "action", "which"),
    [
        ("UPDATE portraits SET retain_until = '2099-12-31' WHERE id = 3", OTHER, ENROLLED, 2),
        ("UPDATE portraits SET person = 1 WHERE id = 3", OTHER, ENROLLED, 2),
        ("UPDATE persons SET person_id = 'Q' WHERE person_id = 'P1'", OTHER, ENROLLED, 2),
        ("UPDATE portraits SET chosen = 'face-box' WHERE id = 3", OTHER, ENROLLED, 2),
        ("DELETE FROM portraits WHERE id = 3", GONE, ENROLLED, 2),
        ("UPDATE portraits SET sha256 = 'ff' WHERE id = 3", GONE, ENROLLED, 2),
        (ANOTHER, "1 portraits stand in the lab's tables that no", "", 0),
        ("UPDATE templates SET embedding = zeroblob(64) WHERE portrait = 3", "templates are others", ENROLLED, -1),
        ("DELETE FROM erased_templates", "the gallery's templates are others", ENROLLED, -1),
        ("DELETE FROM portrait_tags WHERE portrait = 4", "a tag of a portrait is gone", TAGGED, 0),
        ("INSERT INTO portrait_tags SELECT 3, id FROM tags", "1 tags stand in the lab's tables", "", 0),
        ("UPDATE tags SET name = 'other'", "a tag of a portrait is gone", TAGGED, 0),
        ("UPDATE persons SET held_since = NULL", "the legal hold of a person is gone", HELD, 0),
        ("UPDATE persons SET held_since = 'x'", "1 persons are under legal hold in the lab's tables", "", 0),
        ("UPDATE gallery SET frontier = zeroblob(length(frontier))", "the gallery's tree is another one", ENROLLED, -1),
        ("UPDATE gallery SET pack_sha256 = 'ab'", "the gallery is searched with another model pack", "", 0),
    ],
)  # fmt: skip
def test_an_edit_is_told_with_the_entry_that_says_otherwise(
    kept: Lab, statement: str, problem: str, action: str, which: int
) -> None:
    with closing(sqlite3.connect(kept.database_path, isolation_level=None)) as connection:
        connection.execute(statement)

    entry = entries(kept, action)[which] if action else None
    assert any(known == entry and problem in text for known, text in told(kept))


def test_it_can_be_cancelled(kept: Lab) -> None:
    control = JobControl()
    control.cancel()
    with pytest.raises(JobCancelled):
        told(kept, control)
