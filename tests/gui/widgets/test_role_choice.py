import pytest
from pytestqt.qtbot import QtBot

from catchlight.gui.widgets.role_choice import RoleChoice


@pytest.fixture
def choice(qtbot: QtBot) -> RoleChoice:
    made = RoleChoice()
    qtbot.addWidget(made)
    return made


def test_three_roles_go_together(choice: RoleChoice, qtbot: QtBot) -> None:
    with qtbot.waitSignal(choice.changed):
        choice.choose(("supervisor", "examiner"))
    choice.boxes["custodian"].click()
    assert choice.roles() == ("examiner", "custodian", "supervisor")
    assert not choice.boxes["auditor"].isEnabled()
    assert choice.boxes["auditor"].toolTip() == "An auditor has no other role."


def test_an_auditor_has_no_other_role(choice: RoleChoice) -> None:
    choice.choose(("auditor",))
    assert choice.roles() == ("auditor",)
    assert [role for role, box in choice.boxes.items() if box.isEnabled()] == ["auditor"]
