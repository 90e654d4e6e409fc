from tests.extraction_maker import FilledLab

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.faces.browse import count_since, still_faces, tracks_since
from catchlight.faces.records import faces_of, tracks_of
from catchlight.lab.folder import Lab


def test_what_came_in_since_is_told_and_nothing_else(lab: Lab, case: Case, actor: Actor) -> None:
    filled = FilledLab(lab, case, actor)
    still = filled.still("group.tif", pages=2)
    footage = filled.footage(tracks=2)
    with lab.reading() as db:
        everything, tracks = faces_of(db, case), tracks_of(db, case)
        assert still_faces(db, case) == [found for found in everything if found.exhibit_row == still.row]
        assert tracks_since(db, case, after=0) == tracks
        number, newest = count_since(db, case)
        assert (number, newest) == (len(everything), everything[-1].row)
    filled.step(footage, start=20, frames=1, tracks=(2, 3), best=(0,))
    with lab.reading() as db:
        assert count_since(db, case, after=newest) == (2, newest + 2)
        assert still_faces(db, case, after=newest) == []
        grown = tracks_since(db, case, after=newest)
        assert [(track.id, track.faces) for track in grown] == [("t2", 11), ("t3", 1)]
        assert count_since(db, case, after=newest + 2) == (0, newest + 2)


def test_another_cases_faces_are_not_told(lab: Lab, case: Case, actor: Actor) -> None:
    from catchlight.evidence.cases import open_case
    from catchlight.evidence.log import acting

    FilledLab(lab, case, actor).footage()
    with lab.reading() as db, acting(lab, db, actor) as act:
        other = open_case(act, number="2026-002", offence="fraud")
    with lab.reading() as db:
        assert (still_faces(db, other), tracks_since(db, other, after=0), count_since(db, other)) == ([], [], (0, 0))
