from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot
from tests.gallery_maker import fill, random_vectors
from tests.gui.entered import entered, supervisor_of

from catchlight.gui.main_window import MainWindow
from catchlight.gui.views.gallery_page import GalleryPage
from catchlight.workflows.show_person import hold
from catchlight.workflows.tag_portraits import TagPortraits, tag_portraits

if TYPE_CHECKING:
    from catchlight.evidence.entry import Actor
    from catchlight.gui.session import Session
    from catchlight.lab.folder import Lab


@pytest.fixture
def page(window: MainWindow, session: Session, lab: Lab, actor: Actor, qtbot: QtBot) -> GalleryPage:
    """The gallery's page over three persons with three portraits each."""
    fill(lab, random_vectors(9), per_person=3, sex="F")
    entered(session, lab, actor)
    window.go("gallery")
    qtbot.waitUntil(lambda: window.gallery.persons.model.rowCount() == 3)
    return window.gallery


def test_the_record_has_portraits_quality_provenance_and_history(page: GalleryPage, qtbot: QtBot) -> None:
    page.open_person("P1")
    person = page.person
    qtbot.waitUntil(lambda: person.entries.rowCount() >= 2)
    assert page.stack.currentWidget() is person
    assert (person.title.text(), person.particulars.text()) == ("P1", "F  ·  3 portraits")
    assert len(person.portraits.rows) == 3
    assert not person.panel.isHidden()
    done = [entry.document["action"] for entry in person.entries.rows if entry.document is not None]
    assert done == ["person.consulted", "gallery.enrolled"]
    with qtbot.waitSignal(page.entry_wanted) as wanted:
        person.history.activated_row.emit(person.entries.rows[1])
    assert wanted.args == [person.entries.rows[1].sequence]


def test_the_history_of_one_is_not_that_of_another(page: GalleryPage, lab: Lab, actor: Actor, qtbot: QtBot) -> None:
    tag_portraits(lab, TagPortraits(actor, "P1", persons=("P2",)))
    page.open_person("P2")
    qtbot.waitUntil(lambda: page.person.entries.rowCount() == 3)
    page.open_person("P0")
    qtbot.waitUntil(lambda: page.person.entries.rowCount() == 2 and page.person.title.text() == "P0")
    assert [row.id for row in page.person.portraits.rows] == ["p3", "p2", "p1"]


def test_a_hold_is_said_and_keeps_from_erasing(page: GalleryPage, lab: Lab, actor: Actor, qtbot: QtBot) -> None:
    hold(lab, actor, "P1", reason="appeal 12/26")
    page.open_person("P1")
    qtbot.waitUntil(lambda: "appeal 12/26" in page.person.hold.text.text())
    assert not page.person.acts.erase.isEnabled()
    assert "Release" in page.person.acts.hold.accessibleName()


def test_the_way_back_leads_to_the_list(page: GalleryPage, qtbot: QtBot) -> None:
    page.open_person("P1")
    qtbot.waitUntil(lambda: page.person.title.text() == "P1")
    page.person.back.emit()
    assert page.stack.currentWidget() is page.persons
    assert page.person.portraits.rows == ()


def test_who_decides_nothing_is_offered_nothing(
    page: GalleryPage, session: Session, lab: Lab, actor: Actor, qtbot: QtBot
) -> None:
    page.open_person("P1")
    qtbot.waitUntil(lambda: page.person.title.text() == "P1")
    assert not any(one.isHidden() for one in page.person.acts.buttons)
    session.signed_in = supervisor_of(lab, actor)
    session.actor_changed.emit()
    assert [one.isHidden() for one in page.person.acts.buttons] == [True, False, False]


def test_only_a_custodian_browses_by_looks(page: GalleryPage, session: Session, lab: Lab, actor: Actor) -> None:
    assert not page.person.like.isHidden()
    session.signed_in = supervisor_of(lab, actor)
    session.actor_changed.emit()
    assert page.person.like.isHidden()
