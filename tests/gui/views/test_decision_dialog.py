import pytest
from pytestqt.qtbot import QtBot
from tests.gui.entered import entered, supervisor_of, waiting

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.gui import reads_authority
from catchlight.gui.session import Session
from catchlight.gui.views.decision_dialog import DecisionDialog
from catchlight.lab.folder import Lab
from catchlight.workflows.authorise_search import SearchAuthority


@pytest.fixture
def row(session: Session, lab: Lab, actor: Actor, case: Case) -> SearchAuthority:
    waiting(lab, actor, case)
    supervisor = supervisor_of(lab, actor)
    entered(session, lab, supervisor)
    (found,) = reads_authority.awaiting(lab, supervisor)
    return found


def test_a_refusal_says_what_it_erases_and_asks_once_more(
    session: Session, row: SearchAuthority, lab: Lab, case: Case, actor: Actor, qtbot: QtBot
) -> None:
    dialog = DecisionDialog(session, row, "refused")  # goes by itself once the decision is recorded
    dialog.show()
    qtbot.waitUntil(lambda: "3 candidates" in dialog.erases.text.text())
    assert not dialog.proceed.isEnabled()
    dialog.understood.setChecked(True)
    with qtbot.waitSignal(dialog.recorded) as recorded:
        dialog.proceed.click()
    assert recorded.args[0].authorisation.state == "refused"
    shown = reads_authority.search_shown(lab, actor, case, "s1")
    assert shown.result is None
    assert shown.certificate is not None


def test_a_grant_needs_its_reference(session: Session, row: SearchAuthority, qtbot: QtBot) -> None:
    dialog = DecisionDialog(session, row, "granted")
    qtbot.addWidget(dialog)
    assert dialog.authority.text() == "prosecutor Z"
    assert not dialog.proceed.isEnabled()
    dialog.reference.setText("RC 1")
    assert dialog.proceed.isEnabled()
    dialog.authority.clear()
    assert not dialog.proceed.isEnabled()


def test_a_failure_is_said_in_the_dialog(session: Session, row: SearchAuthority, qtbot: QtBot) -> None:
    first, second = (DecisionDialog(session, row, "granted") for _ in range(2))
    for dialog in (first, second):
        dialog.reference.setText("RC 1")
        dialog.show()
    with qtbot.waitSignal(first.recorded):
        first.proceed.click()
    second.proceed.click()
    qtbot.waitUntil(lambda: "Nothing was recorded" in second.trouble.text.text())
    assert second.isVisible()
    second.reject()
