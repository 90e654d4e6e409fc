from dataclasses import replace

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.gui.entered import entered
from tests.gui.samples import EXHIBIT

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.gui.session import Session
from catchlight.gui.views.sweep_dialog import MOST_LISTED, SweepDialog
from catchlight.lab.folder import Lab
from catchlight.workflows import sweep_request


def test_the_longest_list_is_the_workflows() -> None:
    assert MOST_LISTED == sweep_request.MOST_LISTED


def test_what_is_stated_and_chosen_is_what_is_asked(
    session: Session, lab: Lab, actor: Actor, case: Case, qtbot: QtBot
) -> None:
    entered(session, lab, actor)
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = SweepDialog(session, case, (EXHIBIT, replace(EXHIBIT, row=4)), parent)
    dialog.show()
    dialog.proceed.click()  # the authority is missing
    assert dialog.isVisible()
    dialog.form.purpose.setText("Who was there")
    dialog.form.legal_basis.setText("Art. 55c")
    dialog.form.authority.setText("Prosecutor")
    dialog.exhibits.offer(list(dialog.exhibits.values.items()), chosen=frozenset({"e4"}))
    asked = dialog.asked
    assert (asked["purpose"], asked["authority"], asked["legal_basis"]) == ("Who was there", "Prosecutor", "Art. 55c")
    assert (asked["case"], asked["exhibits"], asked["k"]) == (case.number, ("e4",), 10)
    assert dialog.extent.preview.isHidden()
    with qtbot.waitSignal(dialog.accepted):
        dialog.proceed.click()
