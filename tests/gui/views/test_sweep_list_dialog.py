from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.entered import entered
from tests.sweep_maker import swept, three_faces

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.gui.session import Session
from catchlight.gui.views.sweep_list_dialog import SweepListDialog
from catchlight.lab.folder import Lab
from catchlight.workflows.consult_sweep import consult_row


def test_a_faces_list_is_shown_and_nothing_can_be_concluded_on_it(
    session: Session, lab: Lab, actor: Actor, case: Case, qtbot: QtBot
) -> None:
    names = three_faces(lab, case)
    swept(lab, actor)
    entered(session, lab, actor)
    listed = consult_row(lab, actor, case.number, "s1", names[1])
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = SweepListDialog(session, listed, parent)
    dialog.show()
    assert dialog.model.rows[0].person_id == "P4"
    assert [one.rank for one in dialog.model.rows] == [1, 2, 3]
    assert any("Nothing can be concluded" in one.text() for one in dialog.findChildren(QLabel))
    assert dialog.picture.accessibleName() == "P4"
    dialog.accept()
