from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.gallery_maker import a_portrait, enrolled, fill, random_vectors
from tests.gui.conftest import signed_in

from catchlight.evidence.log import clear_texts, read_log
from catchlight.gui.main_window import MainWindow
from catchlight.gui.models.persons_model import PersonRole
from catchlight.gui.views.gallery_persons import GalleryPersons

if TYPE_CHECKING:
    from catchlight.gui.session import Session
    from catchlight.lab.folder import Lab


def shown(window: MainWindow, session: Session, lab: Lab, qtbot: QtBot, *, number: int) -> GalleryPersons:
    """The page over a gallery, with everybody in it listed."""
    signed_in(session, qtbot, lab.folder)
    window.go("gallery")
    persons = window.gallery.persons
    qtbot.waitUntil(lambda: persons.model.rowCount() == number and not persons._scan.is_reading)
    return persons


def test_the_list_follows_the_filter(in_demonstration: MainWindow, qtbot: QtBot) -> None:
    persons = in_demonstration.gallery.persons
    in_demonstration.go("gallery")
    qtbot.waitUntil(lambda: persons.model.rowCount() == 6)
    persons.filters.text.setText("visitor")
    qtbot.waitUntil(lambda: persons.model.rowCount() == 1)
    qtbot.waitUntil(lambda: persons.panel_title.text() == "DEMO-VISITOR")
    assert "1 person of 6" in persons.count.text()
    persons.filters.text.setText("nobody has this id")
    qtbot.waitUntil(lambda: persons.listing.currentWidget() is persons.nobody)
    persons.filters.none.click()
    qtbot.waitUntil(lambda: persons.model.rowCount() == 6)
    assert persons.listing.currentWidget() is persons.list


def test_each_filter_that_is_chosen_is_logged_once(
    window: MainWindow, session: Session, lab: Lab, qtbot: QtBot
) -> None:
    vectors = random_vectors(4)
    fill(lab, vectors[:3])
    persons = shown(window, session, lab, qtbot, number=3)
    persons.filters.text.setText("1")
    qtbot.waitUntil(lambda: persons.model.rowCount() == 1)
    persons.list.verticalScrollBar().setValue(1)
    enrolled(lab, a_portrait("x.jpg", vectors[3], person="P10"))
    window.gallery.refresh()
    qtbot.waitUntil(lambda: persons.model.rowCount() == 2)

    with lab.reading() as db:
        entries = list(read_log(db, actions=["gallery.consulted"]))
        said = [clear_texts(db, one.sequence) for one in entries]
    assert [sorted({*one.values()} - {"A. Example"}) for one in said] == [[], ["ids with 1"]]


def test_figures_and_what_can_be_filtered_by_are_read_in_the_background(
    window: MainWindow, session: Session, lab: Lab, qtbot: QtBot
) -> None:
    fill(lab, random_vectors(9), per_person=3, sex="F")
    persons = shown(window, session, lab, qtbot, number=3)
    qtbot.waitUntil(lambda: (persons.persons.value.text(), persons.portraits.value.text()) == ("3", "9"))
    assert persons.filters.source.count() == 1
    persons.filters.more.click()
    qtbot.waitUntil(lambda: persons.filters.source.findData("station") > 0)
    assert persons.filters.sex.findData("F") > 0
    persons.filters.sex.setCurrentIndex(persons.filters.sex.findText("Sex not known"))
    persons.filters.sex.activated.emit(0)
    qtbot.waitUntil(lambda: persons.listing.currentWidget() is persons.nobody)


def test_after_an_enrolment_the_list_stays_at_the_person_who_was_looked_at(
    window: MainWindow, session: Session, lab: Lab, qtbot: QtBot
) -> None:
    fill(lab, random_vectors(30))
    persons = shown(window, session, lab, qtbot, number=30)
    persons.list.setCurrentIndex(persons.model.index(20, 0))
    qtbot.waitUntil(lambda: persons.list.currentIndex().data(PersonRole) is not None)
    looked_at = persons.list.currentIndex().data(PersonRole)
    enrolled(lab, a_portrait("new.jpg", random_vectors(1, seed=2)[0], person="A-new"))
    session.acted.emit()
    qtbot.waitUntil(lambda: persons.model.rowCount() == 31)
    assert persons.list.currentIndex().row() == 21
    qtbot.waitUntil(lambda: persons.list.currentIndex().data(PersonRole) == looked_at)


def test_enter_asks_for_the_whole_record(window: MainWindow, session: Session, lab: Lab, qtbot: QtBot) -> None:
    fill(lab, random_vectors(2))
    persons = shown(window, session, lab, qtbot, number=2)
    qtbot.waitUntil(lambda: persons.list.currentIndex().data(PersonRole) is not None)
    with qtbot.waitSignal(persons.opened) as opened:
        QTest.keyClick(persons.list, Qt.Key.Key_Return)
    assert opened.args == ["P0"]
    with qtbot.waitSignal(persons.opened):
        persons.open.click()


def test_another_lab_finds_nothing_of_this_one(window: MainWindow, session: Session, lab: Lab, qtbot: QtBot) -> None:
    fill(lab, random_vectors(2))
    persons = shown(window, session, lab, qtbot, number=2)
    persons.filters.text.setText("1")
    qtbot.waitUntil(lambda: persons.model.rowCount() == 1)
    persons.clear()
    assert (persons.model.rowCount(), persons.filters.text.text()) == (0, "")
    assert not persons.filters._pause.isActive()
