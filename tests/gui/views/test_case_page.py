import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from catchlight.evidence.cases import Case
from catchlight.gui.session import Session
from catchlight.gui.views.case_page import CasePage


@pytest.fixture
def page(at_work: Session, case: Case, qtbot: QtBot) -> CasePage:
    made = CasePage(at_work)
    qtbot.addWidget(made)
    made.open(case)
    return made


def test_a_case_is_shown_from_its_exhibits_on(page: CasePage, case: Case, qtbot: QtBot) -> None:
    assert (page.title.text(), page.subtitle.text()) == ("2026-001", "robbery")
    page.tabs.setCurrentWidget(page.searches)
    page.open(case)
    assert page.tabs.currentWidget() is page.exhibits
    assert page.tabs.accessibleName() == "Sections of the case"


def test_the_section_that_is_chosen_is_read(page: CasePage, qtbot: QtBot) -> None:
    searches = page.searches
    assert searches.stack.currentWidget() is not searches.empty
    page.tabs.setCurrentWidget(searches)
    qtbot.waitUntil(lambda: searches.stack.currentWidget() is searches.empty)


def test_the_faces_of_one_exhibit_and_the_way_back(page: CasePage, qtbot: QtBot) -> None:
    page.exhibits.faces_wanted.emit(1)
    assert page.tabs.currentWidget() is page.faces
    (to_cases,) = (one for one in page.findChildren(QPushButton) if one.accessibleName() == "All cases")
    with qtbot.waitSignal(page.back):
        QTest.keyClick(to_cases, Qt.Key.Key_Space)
    page.clear()
    assert page.case is None


def test_while_faces_are_extracted_the_faces_view_watches(page: CasePage) -> None:
    page.exhibits.extracting.emit(True)
    assert page.faces._look_again.isActive()
    page.exhibits.extracting.emit(False)
    assert not page.faces._look_again.isActive()
