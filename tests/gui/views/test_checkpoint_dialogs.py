"""What the forms about checkpoints show, and what has to be compared by hand."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from catchlight.gui.session import Session
from catchlight.gui.views.checkpoint_dialogs import CosignatureDialog, CosignDialog, MakeCheckpointDialog
from catchlight.workflows.look_at_carried import CosignedSize, SeenCheckpoint, SeenCosignature

FINGERPRINT = "0123456789abcdef" * 4


@pytest.mark.parametrize(("before", "is_known"), [(None, False), (1200, True)])
def test_the_fingerprint_of_a_lab_is_compared_the_first_time(
    session: Session, qtbot: QtBot, before: int | None, *, is_known: bool
) -> None:
    seen = SeenCheckpoint("catchlight/other", 1234, "ab" * 32, FINGERPRINT, before, is_own_log=False)
    dialog = CosignDialog(session, Path("there.json"), seen)
    qtbot.addWidget(dialog)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"catchlight/other", "1,234", "ab" * 32} <= shown
    assert dialog.digits.text().split()[:2] == ["0123", "4567"]
    assert dialog.proceed.isEnabled() is is_known
    assert dialog.compared.isHidden() is is_known
    assert ("1,200 entries; it goes on from them" in shown) is is_known


@pytest.mark.parametrize("account", [None, "C. Ustodian"])
def test_the_key_of_a_witness_without_an_account_here_is_compared(
    session: Session, qtbot: QtBot, account: str | None
) -> None:
    seen = SeenCosignature(12, "catchlight/other/0123", FINGERPRINT, account, datetime(2026, 11, 23, 10, tzinfo=UTC))
    dialog = CosignatureDialog(session, Path("back.json"), seen)
    qtbot.addWidget(dialog)
    assert dialog.proceed.isEnabled() is (account is not None)
    dialog.compared.toggle()
    assert dialog.proceed.isEnabled() is (account is None)


def test_the_newest_cosigned_checkpoint_is_what_a_new_one_goes_on_from(session: Session, qtbot: QtBot) -> None:
    cosigned = (CosignedSize(40, ("catchlight/other/0123456789abcdef",)), CosignedSize(7, ("catchlight/third/ff",)))
    dialog = MakeCheckpointDialog(session, cosigned)
    qtbot.addWidget(dialog)
    assert dialog.since.currentData() == 40
    assert dialog.since.currentText() == "40 entries, cosigned by 0123456789abcdef"
