from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from catchlight.evidence.entry import Actor
from catchlight.evidence.retention import Keeping
from catchlight.gui.session import Session
from catchlight.gui.views.reason_dialog import CLOSE, HOLD, RELEASE, REOPEN, ReasonDialog, RetainDialog
from catchlight.lab.folder import Lab
from catchlight.workflows.hold_case import retention_of_cases


def kept(lab: Lab, actor: Actor) -> Keeping:
    (one,) = retention_of_cases(lab, actor)
    return one


def decide(session: Session, deed: str, reason: str, qtbot: QtBot) -> None:
    dialog = ReasonDialog(session, deed, "2026-001")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.proceed.isEnabled() is (deed == CLOSE)
    dialog.reason.setPlainText(reason)
    with qtbot.waitSignal(dialog.accepted):
        dialog.proceed.click()


@pytest.mark.usefixtures("case")
def test_a_case_is_held_and_released(at_work: Session, lab: Lab, actor: Actor, qtbot: QtBot) -> None:
    decide(at_work, HOLD, "appeal pending", qtbot)
    assert (kept(lab, actor).is_held, kept(lab, actor).held_because) == (True, "appeal pending")
    decide(at_work, RELEASE, "appeal decided", qtbot)
    assert not kept(lab, actor).is_held


@pytest.mark.usefixtures("case")
def test_a_case_is_closed_without_a_note_and_opened_again(
    at_work: Session, lab: Lab, actor: Actor, qtbot: QtBot
) -> None:
    decide(at_work, CLOSE, "", qtbot)
    assert kept(lab, actor).closed_at is not None
    decide(at_work, REOPEN, "a new witness", qtbot)
    assert kept(lab, actor).closed_at is None


@pytest.mark.usefixtures("case")
def test_tab_leads_out_of_the_reason(at_work: Session, qtbot: QtBot) -> None:
    dialog = ReasonDialog(at_work, HOLD, "2026-001")
    qtbot.addWidget(dialog)
    QTest.keyClick(dialog.reason, Qt.Key.Key_Tab)
    assert dialog.reason.toPlainText() == ""
    dialog.reject()


@pytest.mark.usefixtures("case")
def test_a_last_day_of_its_own_and_the_policys_again(at_work: Session, lab: Lab, actor: Actor, qtbot: QtBot) -> None:
    def dialog() -> RetainDialog:
        made = RetainDialog(at_work, kept(lab, actor))
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(made)
        made.show()
        made.reason.setPlainText("as the court said")
        return made

    own = dialog()
    own.until.setDate(QDate(2040, 5, 6))
    with qtbot.waitSignal(own.succeeded):
        own.proceed.click()
    assert (kept(lab, actor).expires_on, kept(lab, actor).has_own_date) == (date(2040, 5, 6), True)
    policy = dialog()
    assert not policy.proceed.isEnabled()
    policy.policy.click()
    assert not policy.until.isEnabled()
    with qtbot.waitSignal(policy.succeeded):
        policy.proceed.click()
    assert not kept(lab, actor).has_own_date
