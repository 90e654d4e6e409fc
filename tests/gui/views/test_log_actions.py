import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.gui.entered import entered
from tests.oversight_maker import joined

from catchlight.evidence.entry import Actor
from catchlight.gui.reads_oversight import Handing
from catchlight.gui.session import Session
from catchlight.gui.views.hand_over_dialog import HandOverDialog
from catchlight.gui.views.log_actions import LogActions
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def actions(session: Session, lab: Lab, actor: Actor, page: QWidget) -> LogActions:
    entered(session, lab, actor)
    return LogActions(session, lambda: 1, page)


def handed(actions: LogActions, page: QWidget, path: Path, qtbot: QtBot) -> str:
    dialog = page.findChildren(HandOverDialog)[-1]
    with qtbot.waitSignal(actions.said) as said:
        dialog.wanted.emit(Handing(path, path.suffix[1:], "the court", is_ticked=True))
    dialog.reject()
    return str(said.args[0])


def test_an_entry_is_proved_and_the_log_exported(
    actions: LogActions, page: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    actions.menu.aboutToShow.emit()
    assert actions.prove.text() == "&Proof of entry 1…"
    actions.prove.trigger()
    assert "proof.json" in handed(actions, page, tmp_path / "proof.json", qtbot)
    assert json.loads((tmp_path / "proof.json").read_text())["format"] == "catchlight-proof/1"
    actions.export.trigger()
    assert "log.jsonl" in handed(actions, page, tmp_path / "log.jsonl", qtbot)
    assert json.loads((tmp_path / "log.jsonl").read_text().splitlines()[0])["format"] == "catchlight-log/1"


def test_what_an_account_may_not_do_is_not_offered(
    session: Session, lab: Lab, actor: Actor, page: QWidget, qtbot: QtBot
) -> None:
    entered(session, lab, joined(lab, actor, "E. Xaminer", Role.EXAMINER))
    actions = LogActions(session, lambda: None, page)
    actions.menu.aboutToShow.emit()
    assert not actions.export.isEnabled()
    assert "Auditors" in actions.export.toolTip()
    assert not actions.prove.isEnabled()
    with qtbot.waitSignal(actions.verify_wanted):
        actions.verify.trigger()
