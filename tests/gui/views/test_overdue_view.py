from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from catchlight.evidence.cases import Case, find_case
from catchlight.evidence.entry import Actor
from catchlight.gui import reads_keeping
from catchlight.gui.session import Session
from catchlight.gui.views.overdue_view import OverdueView
from catchlight.gui.views.purge_dialog import PurgeDialog
from catchlight.lab.folder import Lab
from catchlight.workflows.hold_case import HoldCase, RetainCase, hold_case, retain_case


@pytest.fixture
def view(at_work: Session, lab: Lab, actor: Actor, case: Case, qtbot: QtBot) -> OverdueView:
    retain_case(lab, RetainCase(actor, case.number, date(2025, 1, 1), "an old case"))
    made = OverdueView(at_work)
    qtbot.addWidget(made)
    made.show()
    made.show_read(reads_keeping.keeping(lab, actor))
    return made


def test_what_is_due_says_what_a_purge_does_with_it(view: OverdueView, lab: Lab, actor: Actor) -> None:
    shown = [view.model.index(0, column).data() for column in range(4)]
    assert shown == ["Case", "2026-001", "1 Jan 2025", "Erases it, with a certificate"]
    hold_case(lab, HoldCase(actor, "2026-001", "appeal pending"))
    view.show_read(reads_keeping.keeping(lab, actor))
    assert view.model.index(0, 3).data() == "Nothing: it is under legal hold"
    assert not view.purge.isEnabled()


def test_a_purge_counts_asks_and_writes_certificates(
    view: OverdueView, lab: Lab, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "proofs"))
    view.purge.click()
    (dialog,) = view.findChildren(PurgeDialog)
    assert not dialog.proceed.isEnabled()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)
    with lab.reading() as db:
        assert find_case(db, "2026-001") is not None
    dialog.write.click()
    dialog.sure.click()
    with qtbot.waitSignal(view.said, timeout=30_000) as said:
        dialog.proceed.click()
    assert said.args == ["good", "1 erasure done, with its certificate."]
    with lab.reading() as db:
        assert find_case(db, "2026-001") is None
    assert len(list((tmp_path / "proofs").glob("erasure-*.json"))) == 1


def test_nothing_due_is_a_good_state(view: OverdueView, lab: Lab, actor: Actor) -> None:
    retain_case(lab, RetainCase(actor, "2026-001", None, "as the policy says"))
    view.show_read(reads_keeping.keeping(lab, actor))
    assert view.stack.currentWidget() is view.empty
    assert view.purge.isHidden()
