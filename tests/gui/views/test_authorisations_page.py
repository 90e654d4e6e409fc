import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.gui.entered import entered, supervisor_of, waiting
from tests.sweep_maker import swept, three_faces

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.gui.session import Session
from catchlight.gui.views.authorisations_page import AuthorisationsPage
from catchlight.gui.views.decision_dialog import DecisionDialog
from catchlight.lab.folder import Lab


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> AuthorisationsPage:
    made = AuthorisationsPage(session)
    qtbot.addWidget(made)
    return made


def test_a_supervisor_sees_what_waits_and_records_that_it_was_granted(
    page: AuthorisationsPage, session: Session, lab: Lab, actor: Actor, case: Case, qtbot: QtBot
) -> None:
    waiting(lab, actor, case)
    entered(session, lab, supervisor_of(lab, actor))
    page.show()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.model.index(0, 0).data() == "Must be granted within 47 h"
    assert page.clock.property("banner") == "warn"
    assert not page.own.isVisible()
    QTest.keyClick(page.grant, Qt.Key.Key_Space)
    (dialog,) = page.findChildren(DecisionDialog)
    dialog.reference.setText("RC 26/17")
    dialog.proceed.click()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.empty)
    assert "recorded as granted" in page.done.text.text()


def test_nobody_decides_on_their_own_search(
    page: AuthorisationsPage, session: Session, lab: Lab, actor: Actor, case: Case, qtbot: QtBot
) -> None:
    waiting(lab, actor, case)
    entered(session, lab, actor)
    page.show()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.own.isVisible()
    assert not page.grant.isEnabled()
    assert not page.refuse.isEnabled()
    page.clear()
    assert page.model.rowCount() == 0


def test_without_any_it_says_what_would_stand_here(
    page: AuthorisationsPage, session: Session, lab: Lab, actor: Actor, qtbot: QtBot
) -> None:
    entered(session, lab, actor)
    page.show()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.empty)
    assert page.subtitle.text() == ""


def test_a_sweep_says_for_how_many_faces_it_is(
    page: AuthorisationsPage, session: Session, lab: Lab, actor: Actor, case: Case, qtbot: QtBot
) -> None:
    three_faces(lab, case)
    swept(lab, actor, authorisation="requested")
    entered(session, lab, supervisor_of(lab, actor))
    page.show()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.panel_title.text() == "Sweep s1 for 3 faces"
