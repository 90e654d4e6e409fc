from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.gui.entered import entered
from tests.oversight_maker import another_case

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.gui.models.timeline_model import EntryRole
from catchlight.gui.reads_oversight import Handing
from catchlight.gui.session import Session
from catchlight.gui.views.hand_over_dialog import HandOverDialog
from catchlight.gui.views.history_view import HistoryView
from catchlight.lab.folder import Lab


@pytest.fixture
def view(session: Session, lab: Lab, actor: Actor, case: Case, qtbot: QtBot) -> HistoryView:
    another_case(lab, actor, "2026-002")
    entered(session, lab, actor)
    made = HistoryView(session)
    qtbot.addWidget(made)
    made.show()
    made.set_case(case)
    made.refresh()
    qtbot.waitUntil(lambda: made.entries.model.rowCount() == 1)
    return made


def test_only_the_case_s_entries_are_listed_and_can_be_narrowed(view: HistoryView, qtbot: QtBot) -> None:
    index = view.entries.model.index(0, 0)
    qtbot.waitUntil(lambda: index.data(EntryRole) is not None)
    assert index.data().startswith("Case 2026-001 was opened")
    assert view.count.text() == "1 entry"
    assert not view.entries.filter.case.isVisible()
    view.entries.filter.ask(text="2026-002")
    qtbot.waitUntil(lambda: view.entries.listing.currentWidget() is view.entries.empty)
    assert view.entries.filter.none.isVisible()


def test_the_history_is_written_and_its_entry_shows(
    view: HistoryView, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    view.export.click()
    (dialog,) = view.findChildren(HandOverDialog)
    dialog.wanted.emit(Handing(tmp_path / "history.html", "html", "the defence"))
    dialog.reject()
    qtbot.waitUntil(lambda: "history.html" in view.done.text.text())
    assert "History of the case 2026-001" in (tmp_path / "history.html").read_text("utf-8")
    view.refresh()
    qtbot.waitUntil(lambda: view.entries.model.rowCount() > 1)


def test_another_account_finds_nothing_left(view: HistoryView, session: Session) -> None:
    session.forgotten.emit()
    assert view.case is None
    assert view.entries.model.rowCount() == 0
