from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.gui.session import Session
from catchlight.gui.views.keeping_page import KeepingPage
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.hold_case import RetainCase, retain_case


@pytest.fixture
def page(at_work: Session, lab: Lab, actor: Actor, case: Case, qtbot: QtBot) -> KeepingPage:
    retain_case(lab, RetainCase(actor, case.number, date(2025, 1, 1), "an old case"))
    made = KeepingPage(at_work)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.cases.model.rowCount() == 1)
    return made


def tabs(page: KeepingPage) -> list[str]:
    return [page.tabs.tabText(at) for at in range(page.tabs.count()) if page.tabs.isTabVisible(at)]


def test_what_is_due_is_counted_on_its_tab(page: KeepingPage) -> None:
    assert tabs(page) == ["C&ases", "O&verdue  1", "Cer&tificates", "Bac&kup"]


def as_role(session: Session, role: Role) -> None:
    session.signed_in = replace(session.actor(), roles=frozenset({role}), role=role)
    session.actor_changed.emit()


def test_a_custodian_makes_backups_only(page: KeepingPage, at_work: Session) -> None:
    as_role(at_work, Role.CUSTODIAN)
    assert tabs(page) == ["Bac&kup"]
    assert page.tabs.currentWidget() is page.backup


def test_an_auditor_looks_and_decides_nothing(page: KeepingPage, at_work: Session, qtbot: QtBot) -> None:
    as_role(at_work, Role.AUDITOR)
    assert tabs(page) == ["C&ases", "O&verdue  1", "Cer&tificates"]
    page.cases._offer()
    for one in (page.cases.hold, page.cases.erase, page.cases.members, page.cases.retain, page.cases.close_case):
        assert one.isHidden()


def test_what_was_said_stands_above_until_another_section_is_opened(page: KeepingPage) -> None:
    page.cases.said.emit("good", "Case 2026-001 is closed.")
    assert page.notice.text.text() == "Case 2026-001 is closed."
    page.tabs.setCurrentIndex(2)
    assert page.notice.text.text() == ""


def test_another_account_does_not_see_what_was_shown(page: KeepingPage, at_work: Session) -> None:
    at_work.forgotten.emit()
    assert page.cases.model.rowCount() == 0
    assert page.overdue.number == 0
