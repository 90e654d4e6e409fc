import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.extraction_maker import FilledLab
from tests.people import enlisted

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.gui.session import Session
from catchlight.gui.views.case_page import CasePage
from catchlight.gui.views.reason_dialog import ReasonDialog
from catchlight.gui.views.search_dialog import SearchDialog
from catchlight.lab.accounts import Role
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab
from catchlight.workflows.close_case import CloseCase, close_case


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


def test_an_auditor_reads_and_is_offered_nothing_that_changes(
    at_work: Session, filled: FilledLab, case: Case, lab: Lab, qtbot: QtBot
) -> None:
    filled.footage("yard.avi", tracks=2)
    with lab.reading() as db, transaction(db):
        auditor = enlisted(db, "D. Example", (Role.AUDITOR,))
    at_work.signed_in = auditor
    page = CasePage(at_work)
    qtbot.addWidget(page)
    page.show()
    page.open(case)
    qtbot.waitUntil(lambda: page.exhibits.model.rowCount() == 1)
    assert page.reading.text.text().startswith("You read this case as an auditor")
    exhibits = page.exhibits
    hidden = (page.members, page.close_case, exhibits.add_files, exhibits.add_folder, exhibits.run, exhibits.resume)
    assert [one.isVisible() for one in (*hidden, exhibits.details.clock)] == [False] * 7
    assert not exhibits.acceptDrops()
    page.tabs.setCurrentWidget(page.faces)
    qtbot.waitUntil(lambda: page.faces.grid.current_cell() is not None)
    panel = page.faces.panel
    assert [one.isVisible() for one in (panel.to_gallery, panel.to_exhibits, panel.merge)] == [False] * 3
    page.faces.search("gallery")
    assert page.findChildren(SearchDialog) == []


def test_an_examiner_works_on_it_again(page: CasePage, case: Case) -> None:
    assert page.exhibits.acceptDrops()
    assert page.reading.isHidden()
    assert not page.members.isHidden()


def test_the_case_is_closed_from_its_page(page: CasePage, qtbot: QtBot) -> None:
    page.close_case.click()
    (dialog,) = page.findChildren(ReasonDialog)
    with qtbot.waitSignal(dialog.succeeded):
        dialog.proceed.click()
    assert page.reading.text.text().startswith("This case was closed on")
    assert page.close_case.text() == "&Open the case again…"


def test_a_closed_case_offers_no_work_until_it_is_opened_again(
    page: CasePage, filled: FilledLab, lab: Lab, case: Case, actor: Actor, qtbot: QtBot
) -> None:
    filled.footage("yard.avi", tracks=2)
    page.show()
    page.open(case)
    exhibits, panel = page.exhibits, page.faces.panel
    qtbot.waitUntil(lambda: exhibits.model.rowCount() == 1)
    page.tabs.setCurrentWidget(page.faces)
    qtbot.waitUntil(lambda: page.faces.grid.current_cell() is not None)
    offered = (exhibits.add_files, exhibits.add_folder, exhibits.run, exhibits.details.clock)
    searches = (panel.to_gallery, panel.to_exhibits)

    close_case(lab, CloseCase(actor, case.number))  # by somebody else
    page.refresh()
    qtbot.waitUntil(lambda: page.reading.text.text().startswith("This case was closed on"))
    assert [one.isHidden() for one in (*offered, *searches)] == [True] * 6
    assert not exhibits.acceptDrops()

    page.close_case.click()
    (dialog,) = page.findChildren(ReasonDialog)
    dialog.reason.setPlainText("new witness")
    with qtbot.waitSignal(dialog.succeeded):
        dialog.proceed.click()
    assert page.reading.isHidden()
    assert [one.isHidden() for one in (*offered, *searches)] == [False] * 6
    assert exhibits.acceptDrops()
