import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.people import NAME, enlisted

from catchlight.evidence.cases import Case
from catchlight.gui.session import Session
from catchlight.gui.views.members_dialog import MembersDialog
from catchlight.lab.accounts import Role
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab


@pytest.fixture
def dialog(at_work: Session, lab: Lab, case: Case, qtbot: QtBot) -> MembersDialog:
    with lab.reading() as db, transaction(db):
        enlisted(db, "B. Example", (Role.EXAMINER,))
    made = MembersDialog(at_work, case.number)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() == 1)
    return made


def names(dialog: MembersDialog) -> list[str]:
    return [row.name for row in dialog.model.rows]


def test_an_examiner_becomes_a_member_and_is_taken_off_again(dialog: MembersDialog, qtbot: QtBot) -> None:
    assert not dialog.remove.isEnabled()
    assert dialog.remove.toolTip().startswith("The last member stays")
    assert dialog.others.currentText() == "B. Example"
    dialog.add.click()
    qtbot.waitUntil(lambda: names(dialog) == [NAME, "B. Example"])
    assert dialog.notice.text.text() == "B. Example is a member now."
    assert not dialog.add.isEnabled()
    dialog.table.selectRow(1)
    dialog.remove.click()
    qtbot.waitUntil(lambda: names(dialog) == [NAME])
    assert dialog.add.isEnabled()


def test_what_is_refused_is_said_in_the_dialog(dialog: MembersDialog, lab: Lab, qtbot: QtBot) -> None:
    with lab.reading() as db, transaction(db):
        db.conn.execute("UPDATE accounts SET disabled_at = '2026-01-01' WHERE name = 'B. Example'")
    dialog.add.click()
    qtbot.waitUntil(lambda: "is disabled" in dialog.notice.text.text())
    assert names(dialog) == [NAME]
