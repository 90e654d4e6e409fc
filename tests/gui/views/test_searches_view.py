from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.gui.entered import entered
from tests.gui.samples import CASE
from tests.sweep_maker import three_faces

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.gallery.searches import Listed, SearchFigures, StartedSearch, StoredSearch
from catchlight.gui.session import Session
from catchlight.gui.views.searches_view import SearchesView
from catchlight.lab.folder import Lab

STARTED = StartedSearch("gallery", "t3", 12, None, "OM 12/3", "Identify the man", "not-needed", 50, None, "e" * 64)
FIGURES = SearchFigures(4, "a" * 64, 1500, 1500, 0, 0, 0.1)
DONE = StoredSearch(7, 1, STARTED, FIGURES, "2026-11-23T09:49:19.000000Z", "2026-11-23T09:49:20.000000Z", "A. Example",
                    (Listed(1, 0.4, 5, None), Listed(2, 0.3, 6, None)))  # fmt: skip
IN_EXHIBITS = replace(DONE, row=6, started=replace(STARTED, scope="exhibits"), listed=(Listed(1, 0.4, None, 5),))
NOBODY = replace(DONE, row=5, listed=())
UNFINISHED = replace(DONE, row=4, figures=None, finished_at=None, listed=())


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> SearchesView:
    made = SearchesView(session)
    qtbot.addWidget(made)
    made.set_case(CASE)
    return made


def column(view: SearchesView, name: str) -> list[str]:
    (at,) = (number for number, one in enumerate(view.model.columns) if one.name == name)
    return [view.model.index(row, at).data() for row in range(view.model.rowCount())]


def test_a_search_that_found_nobody_is_not_one_that_never_finished(view: SearchesView) -> None:
    view._show((DONE, IN_EXHIBITS, NOBODY, UNFINISHED))
    assert column(view, "Result") == ["2 candidates", "1 face", "No candidate", "Not finished"]
    assert column(view, "Searched") == ["Gallery", "Exhibits", "Gallery", "Gallery"]
    assert column(view, "Authorisation") == ["Not needed"] * 4
    assert view.count.text() == "4 searches"


def test_a_result_is_opened_again_by_button_and_by_keyboard(view: SearchesView, qtbot: QtBot) -> None:
    view._show((DONE, NOBODY))
    with qtbot.waitSignal(view.result_wanted) as first:
        view.show_result.click()
    assert first.args == [(CASE, "s7")]
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.result_wanted) as second:
        QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert second.args == [(CASE, "s5")]


def test_without_searches_it_says_how_to_make_one(view: SearchesView) -> None:
    view._show(())
    assert view.stack.currentWidget() is view.empty
    assert view.show_result.isHidden()
    assert view.count.text() == ""


def test_a_case_is_swept_and_its_sweep_opens_as_one(
    session: Session, lab: Lab, actor: Actor, case: Case, qtbot: QtBot
) -> None:
    three_faces(lab, case)
    entered(session, lab, actor)
    view = SearchesView(session)
    qtbot.addWidget(view)
    view.set_case(case)
    view.show()
    view.sweep.click()
    qtbot.waitUntil(lambda: view._asking is not None)
    assert view._asking is not None
    for field in (view._asking.form.purpose, view._asking.form.legal_basis, view._asking.form.authority):
        field.setText("as stated")
    view._asking.proceed.click()
    qtbot.waitUntil(lambda: view.window_of_sweep is not None, timeout=30_000)
    view.refresh()
    qtbot.waitUntil(lambda: view.model.rowCount() == 1)
    assert column(view, "Result") == ["Sweep"]
    assert view.window_of_sweep is not None
    assert view.window_of_sweep.name == "s1"
    view.allow_work(allowed=False)
    assert view.sweep.isHidden()
