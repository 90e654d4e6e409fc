"""A checkpoint travels from this lab to another and back, with nothing but the window's menu."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar
from unittest import mock

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.entered import entered
from tests.oversight_maker import joined
from tests.people import PASSPHRASE

from catchlight.evidence.entry import Actor
from catchlight.gui.session import Session
from catchlight.gui.views.checkpoint_actions import CheckpointActions
from catchlight.gui.views.checkpoint_dialogs import CosignatureDialog, CosignDialog, MakeCheckpointDialog
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.cosign_checkpoint import CosignCheckpoint, cosign_checkpoint
from catchlight.workflows.create_lab import CreatedLab, FirstAccount, create_lab
from catchlight.workflows.make_checkpoint import MakeCheckpoint, make_checkpoint

D = TypeVar("D", bound=QWidget)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def actions(session: Session, lab: Lab, actor: Actor, page: QWidget) -> CheckpointActions:
    entered(session, lab, actor)
    return CheckpointActions(session, page)


@pytest.fixture
def elsewhere(tmp_path: Path) -> CreatedLab:
    return create_lab(tmp_path / "elsewhere", first=FirstAccount("W. Itness", PASSPHRASE))


@pytest.fixture
def files(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """What goes there and what comes back, chosen in the dialogs."""
    there, back = tmp_path / "there.json", tmp_path / "back.json"
    with (
        mock.patch.object(QFileDialog, "getSaveFileName", return_value=(str(there), "")),
        mock.patch.object(QFileDialog, "getOpenFileName", return_value=(str(back), "")),
    ):
        yield there, back


def asked(action: QAction, page: QWidget, kind: type[D], qtbot: QtBot) -> D:
    """The form that an action opens; there is no other one of its kind."""
    qtbot.waitUntil(lambda: not page.findChildren(kind))
    action.trigger()
    qtbot.waitUntil(lambda: bool(page.findChildren(kind)))
    return page.findChildren(kind)[0]


def test_a_checkpoint_goes_to_another_lab_and_its_cosignature_is_compared_and_taken_in(
    actions: CheckpointActions,
    page: QWidget,
    actor: Actor,
    elsewhere: CreatedLab,
    files: tuple[Path, Path],
    qtbot: QtBot,
) -> None:
    there, back = files
    making = asked(actions.make, page, MakeCheckpointDialog, qtbot)
    assert making.since.count() == 1
    with qtbot.waitSignal(actions.said) as said:
        making.proceed.click()
    assert "there.json" in said.args[0]
    cosign_checkpoint(elsewhere.lab, CosignCheckpoint(elsewhere.actor, there, back, actor.key.key_id))

    taking = asked(actions.take_in, page, CosignatureDialog, qtbot)
    assert elsewhere.actor.key.key_id == "".join(taking.digits.text().split())
    assert not taking.proceed.isEnabled()
    taking.compared.click()
    with qtbot.waitSignal(actions.said) as said:
        taking.proceed.click()
    assert "is cosigned by" in said.args[0]

    again = asked(actions.make, page, MakeCheckpointDialog, qtbot)
    assert again.since.currentData() == 1
    with qtbot.waitSignal(actions.said):
        again.proceed.click()
    assert cosign_checkpoint(elsewhere.lab, CosignCheckpoint(elsewhere.actor, there, back)).size == 3


def test_the_checkpoint_of_another_lab_is_cosigned_once_its_fingerprint_was_compared(
    actions: CheckpointActions, page: QWidget, elsewhere: CreatedLab, files: tuple[Path, Path], qtbot: QtBot
) -> None:
    there, back = files
    first = make_checkpoint(elsewhere.lab, MakeCheckpoint(elsewhere.actor, back), JobControl())
    dialog = asked(actions.cosign, page, CosignDialog, qtbot)
    assert elsewhere.actor.key.key_id == "".join(dialog.digits.text().split())
    dialog.accept()
    assert not there.exists()
    dialog.compared.click()
    with qtbot.waitSignal(actions.said) as said:
        dialog.proceed.click()
    assert "Carry" in said.args[0]
    assert there.exists()

    make_checkpoint(elsewhere.lab, MakeCheckpoint(elsewhere.actor, back, since=first.size), JobControl())
    second = asked(actions.cosign, page, CosignDialog, qtbot)
    assert second.proceed.isEnabled()
    assert second.compared.isHidden()
    second.reject()


def test_ones_own_checkpoint_stays_refused_with_what_to_do_next(
    actions: CheckpointActions, page: QWidget, lab: Lab, actor: Actor, files: tuple[Path, Path], qtbot: QtBot
) -> None:
    make_checkpoint(lab, MakeCheckpoint(actor, files[1]), JobControl())
    dialog = asked(actions.cosign, page, CosignDialog, qtbot)
    dialog.compared.click()
    dialog.proceed.click()
    qtbot.waitUntil(lambda: "Ask another custodian" in dialog.refusal.text.text())
    assert dialog.isEnabled()
    dialog.reject()


def test_a_file_that_is_no_checkpoint_is_told_by_the_window(
    actions: CheckpointActions, session: Session, files: tuple[Path, Path], qtbot: QtBot
) -> None:
    files[1].write_text("{}", encoding="utf-8")
    with qtbot.waitSignal(session.failed) as failed:
        actions.cosign.trigger()
    assert "is no carried checkpoint" in failed.args[0].message


def test_only_who_may_cosign_is_offered_it(session: Session, lab: Lab, actor: Actor, page: QWidget) -> None:
    entered(session, lab, joined(lab, actor, "E. Xaminer", Role.EXAMINER))
    actions = CheckpointActions(session, page)
    actions.menu.aboutToShow.emit()
    assert not actions.cosign.isEnabled()
    assert "Custodians" in actions.cosign.toolTip()
    assert actions.make.isEnabled()
