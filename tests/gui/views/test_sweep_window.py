from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.gui.entered import entered
from tests.sweep_maker import exactly, swept, three_faces

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.gui.session import Session
from catchlight.gui.views.search_dialog import Searching
from catchlight.gui.views.sweep_window import SweepWindow
from catchlight.lab.folder import Lab
from catchlight.workflows.search import SearchResult


def _shown(session: Session, lab: Lab, actor: Actor, case: Case, parent: QWidget, qtbot: QtBot) -> SweepWindow:
    entered(session, lab, actor)
    window = SweepWindow(session, case, "s1", parent)
    window.show()
    qtbot.waitUntil(lambda: window.model.rowCount() == 3)
    return window


def test_each_face_stands_with_its_best_candidate_and_can_be_searched_exactly(
    session: Session, lab: Lab, actor: Actor, case: Case, qtbot: QtBot
) -> None:
    names = three_faces(lab, case)
    swept(lab, actor)
    parent = QWidget()
    qtbot.addWidget(parent)
    window = _shown(session, lab, actor, case, parent, qtbot)
    best = [None if row.best is None else row.best.person_id for row in window.model.rows]
    assert best[:2] == ["P1", "P4"]
    assert "nothing can be concluded" in window.notice.text.text()
    assert not window.to_exact.isEnabled()
    window.table.selectRow(1)
    window.to_list.click()
    qtbot.waitUntil(lambda: window.shown_list is not None)
    assert window.shown_list is not None
    assert window.shown_list.model.rowCount() == 3
    window.shown_list.accept()
    with qtbot.waitSignal(window.result_wanted) as wanted:
        window.exactly.click()
    (searching,) = wanted.args
    assert isinstance(searching, Searching)
    with qtbot.waitSignal(searching.job.succeeded, timeout=30_000) as done:
        pass
    (result,) = done.args
    assert isinstance(result, SearchResult)
    assert (result.mode, result.probe.face, result.candidates[0].person_id) == ("exact", names[1], "P4")


def test_an_exact_search_that_was_made_of_a_face_is_opened(
    session: Session, lab: Lab, actor: Actor, case: Case, qtbot: QtBot
) -> None:
    names = three_faces(lab, case)
    swept(lab, actor)
    exact = exactly(lab, actor, names[0])
    parent = QWidget()
    qtbot.addWidget(parent)
    window = _shown(session, lab, actor, case, parent, qtbot)
    window.table.selectRow(0)
    with qtbot.waitSignal(window.result_wanted) as wanted:
        window.to_exact.click()
    assert wanted.args == [(case, exact.id)]
