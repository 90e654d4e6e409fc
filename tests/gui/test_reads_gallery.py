import pytest
from tests.gallery_maker import fill, random_vectors
from tests.gui.entered import supervisor_of

from catchlight.errors import NotPermitted
from catchlight.evidence.entry import Actor
from catchlight.gallery.browse import PersonFilter
from catchlight.gui import reads_gallery
from catchlight.lab.folder import Lab


def test_a_fresh_gallery_is_empty(lab: Lab, actor: Actor) -> None:
    head = reads_gallery.head(lab, actor)
    assert (head.revision, head.is_empty, head.tags) == (0, True, ())
    assert reads_gallery.scan(lab, actor, PersonFilter(), after="", most=10).looked == 0


def test_the_page_reads_rows_first_and_then_persons(lab: Lab, actor: Actor) -> None:
    fill(lab, random_vectors(4), per_person=2)
    found = reads_gallery.scan(lab, actor, PersonFilter(), after="", most=10)
    persons = reads_gallery.persons(lab, actor, [*found.rows, 999])
    assert [(person.person_id, person.portraits) for person in persons] == [("P0", 2), ("P1", 2)]
    assert reads_gallery.count_portraits(lab, actor, after=0, most=10) == (4, None)
    assert reads_gallery.choices(lab, actor, after=0, most=10).sources == {"station"}
    assert not reads_gallery.head(lab, actor).is_empty


def test_supervisors_do_not_browse(lab: Lab, actor: Actor) -> None:
    with pytest.raises(NotPermitted):
        reads_gallery.head(lab, supervisor_of(lab, actor))
