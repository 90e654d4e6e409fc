from tests.sweep_maker import swept, three_faces

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.gui import reads_sweep
from catchlight.lab.folder import Lab


def test_a_sweep_and_what_can_be_swept_are_read(lab: Lab, actor: Actor, case: Case) -> None:
    names = three_faces(lab, case)
    made = swept(lab, actor)
    assert len(reads_sweep.exhibits(lab, actor, case)) == 3
    assert reads_sweep.sweep_list(lab, actor, case, made.id, names[1]).candidates[0].person_id == "P4"
    assert [row.name for row in reads_sweep.sweep(lab, actor, case, made.id).rows] == names
