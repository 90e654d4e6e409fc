"""More like this face: from a record to those who look like it, on from one to the next, and all the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.gallery_maker import fill, random_vectors
from tests.gui.entered import entered
from tests.view_maker import built

from catchlight.gui.main_window import MainWindow
from catchlight.gui.views.gallery_page import GalleryPage

if TYPE_CHECKING:
    from catchlight.evidence.entry import Actor
    from catchlight.gui.session import Session
    from catchlight.lab.folder import Lab


@pytest.fixture
def page(window: MainWindow, session: Session, lab: Lab, actor: Actor, qtbot: QtBot) -> GalleryPage:
    """The gallery's page over four persons with three portraits each."""
    fill(lab, random_vectors(12), per_person=3)
    entered(session, lab, actor)
    window.go("gallery")
    qtbot.waitUntil(lambda: window.gallery.persons.model.rowCount() == 4)
    return window.gallery


def begin(page: GalleryPage, qtbot: QtBot, person: str = "P1") -> None:
    """Open a record and ask for more like its newest portrait."""
    page.open_person(person)
    qtbot.waitUntil(lambda: page.person.title.text() == person and page.person.table.current_row() is not None)
    page.person.like.click()
    assert page.stack.currentWidget() is page.alike
    qtbot.waitUntil(lambda: page.alike.shown is not None and page.alike._job is None)


def test_who_looks_alike_is_shown_beside_the_portrait(page: GalleryPage, qtbot: QtBot) -> None:
    begin(page, qtbot)
    alike = page.alike
    assert (alike.title.text(), alike.number.text()) == ("More like p6 of P1", "3 persons")
    assert {row.portrait.person_id for row in alike.rows.rows} == {"P0", "P2", "P3"}
    assert "Each of 12 portraits was compared" in alike.notice.text.text()
    assert alike.probe_caption.text() == "P1  ·  p6"
    first = alike.rows.rows[0].portrait
    assert alike.other_caption.text() == f"{first.person_id}  ·  {first.id}"


def test_one_can_go_on_and_come_all_the_way_back(page: GalleryPage, qtbot: QtBot) -> None:
    begin(page, qtbot)
    alike = page.alike
    second = alike.rows.rows[0].portrait
    alike.again.click()
    qtbot.waitUntil(lambda: alike.title.text() == f"More like {second.id} of {second.person_id}")
    QTest.keyClick(alike.table, Qt.Key.Key_Return)
    third = alike.rows.rows[0].portrait.person_id
    qtbot.waitUntil(lambda: page.person.title.text() == third)
    assert page.person.leave.accessibleName() == "Back to the list"
    page.person.leave.click()
    assert page.stack.currentWidget() is alike
    alike._leave()
    assert alike.title.text() == "More like p6 of P1"
    alike._leave()
    qtbot.waitUntil(lambda: page.person.title.text() == "P1")
    assert page.person.leave.accessibleName() == "All persons"
    page.person.leave.click()
    assert page.stack.currentWidget() is page.persons


def test_a_preview_says_so_and_everybody_can_be_compared(page: GalleryPage, lab: Lab, qtbot: QtBot) -> None:
    pytest.importorskip("annoy")
    built(lab, with_index=True)
    begin(page, qtbot)
    alike = page.alike
    assert "Preview: it may miss people." in alike.notice.text.text()
    assert alike.notice.button is not None
    alike.notice.button.click()
    qtbot.waitUntil(lambda: alike.shown is not None and alike.shown.is_exact and alike._job is None)
    assert alike.title.text() == "More like p6 of P1"
    alike._leave()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.person)


def test_what_is_refused_leads_back_to_the_record(page: GalleryPage, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.failed):
        page._show_alike("P1", "p99")
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.person and page.person.title.text() == "P1")


def test_another_account_sees_nothing_of_it(page: GalleryPage, qtbot: QtBot) -> None:
    begin(page, qtbot)
    page.clear()
    assert page.alike.shown is None
    assert page.alike.rows.rows == ()
    assert page.alike.title.text() == ""


def test_the_list_stays_while_the_gallery_is_read_again(page: GalleryPage, qtbot: QtBot) -> None:
    begin(page, qtbot)
    page.refresh()
    qtbot.waitUntil(lambda: page.session.runner.is_idle)
    assert page.stack.currentWidget() is page.alike
