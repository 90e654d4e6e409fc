import pytest
from pytestqt.qtbot import QtBot

from catchlight.evidence.cases import Case, find_case
from catchlight.evidence.entry import Actor
from catchlight.gui import reads_keeping
from catchlight.gui.session import Session
from catchlight.gui.views.erase_dialog import EraseDialog
from catchlight.gui.views.members_dialog import MembersDialog
from catchlight.gui.views.reason_dialog import ReasonDialog, RetainDialog
from catchlight.gui.views.retention_view import RetentionView
from catchlight.lab.folder import Lab
from catchlight.workflows.hold_case import HoldCase, hold_case


@pytest.fixture
def view(at_work: Session, lab: Lab, actor: Actor, case: Case, qtbot: QtBot) -> RetentionView:
    made = RetentionView(at_work)
    qtbot.addWidget(made)
    made.show()
    made.show_read(reads_keeping.keeping(lab, actor))
    return made


def test_a_case_is_a_row_with_its_last_day(view: RetentionView) -> None:
    assert [view.model.index(0, column).data() for column in (0, 1, 4)] == ["2026-001", "Open", "Policy"]


def test_under_legal_hold_nothing_can_be_erased(view: RetentionView, lab: Lab, actor: Actor) -> None:
    hold_case(lab, HoldCase(actor, "2026-001", "appeal pending"))
    view.show_read(reads_keeping.keeping(lab, actor))
    assert view.model.index(0, 5).data() == "appeal pending"
    assert not view.erase.isEnabled()
    assert view.erase.toolTip() == "Under legal hold nothing of a case can be erased."
    assert view.hold.accessibleName() == "Release hold…"


def test_each_decision_has_its_dialog(view: RetentionView) -> None:
    for one, kind in (
        (view.members, MembersDialog),
        (view.hold, ReasonDialog),
        (view.close_case, ReasonDialog),
        (view.retain, RetainDialog),
    ):
        one.click()
        (dialog,) = [found for found in view.findChildren(kind) if found.isVisible()]
        dialog.reject()


def test_a_case_is_held_and_that_is_said(view: RetentionView, qtbot: QtBot) -> None:
    view.hold.click()
    (dialog,) = view.findChildren(ReasonDialog)
    dialog.reason.setPlainText("appeal pending")
    with qtbot.waitSignal(view.said) as said:
        dialog.proceed.click()
    assert said.args == ["good", "Case 2026-001 is under legal hold."]


def test_a_case_is_erased_with_a_certificate(view: RetentionView, lab: Lab, qtbot: QtBot) -> None:
    view.erase.click()
    (dialog,) = view.findChildren(EraseDialog)
    qtbot.waitUntil(lambda: dialog._is_counted)
    dialog.reason.setPlainText("no longer needed")
    dialog.number.setText("2026-001")
    with qtbot.waitSignal(view.said, timeout=30_000) as said:
        dialog.proceed.click()
    kind, words = said.args
    assert kind == "good", words
    assert words.startswith("Case 2026-001 was erased; entry ")
    with lab.reading() as db:
        assert find_case(db, "2026-001") is None
