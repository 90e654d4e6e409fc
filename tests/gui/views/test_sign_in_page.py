from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.gui.conftest import signed_in
from tests.people import NAME

from catchlight.gui.session import Session
from catchlight.gui.views.sign_in_page import SignInPage
from catchlight.lab.folder import Lab


def test_it_names_the_lab_and_offers_who_worked_in_it_last(session: Session, lab: Lab, qtbot: QtBot) -> None:
    page = SignInPage(session)
    qtbot.addWidget(page)
    signed_in(session, qtbot, lab.folder)
    assert page.form.name.text() == ""
    with qtbot.waitSignal(session.lab_changed):
        session.open_lab(lab.folder)
    assert page.title.text() == f"Sign in to {lab.name}"
    assert page.place.toolTip() == str(lab.folder)
    assert page.form.name.text() == NAME


def test_another_lab_can_be_chosen_instead(session: Session, qtbot: QtBot) -> None:
    page = SignInPage(session)
    qtbot.addWidget(page)
    (other,) = (one for one in page.findChildren(QPushButton) if one.accessibleName() == "Another lab…")
    with qtbot.waitSignal(page.left):
        QTest.keyClick(other, Qt.Key.Key_Space)
