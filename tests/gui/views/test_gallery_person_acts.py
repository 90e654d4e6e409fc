from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot
from tests.gallery_maker import fill, random_vectors
from tests.gui.entered import entered
from tests.oversight_maker import entries_of

from catchlight.gui.main_window import MainWindow
from catchlight.gui.views.gallery_page import GalleryPage
from catchlight.gui.views.gallery_person_acts import ErasePersonDialog, HoldPersonDialog, TagDialog

if TYPE_CHECKING:
    from catchlight.evidence.entry import Actor
    from catchlight.gui.session import Session
    from catchlight.lab.folder import Lab


@pytest.fixture
def page(window: MainWindow, session: Session, lab: Lab, actor: Actor, qtbot: QtBot) -> GalleryPage:
    """The record of one of three persons."""
    fill(lab, random_vectors(6), per_person=2)
    entered(session, lab, actor)
    window.go("gallery")
    window.gallery.open_person("P1")
    qtbot.waitUntil(lambda: window.gallery.person.title.text() == "P1")
    return window.gallery


def test_a_tag_is_put_on_all_portraits_and_taken_off(page: GalleryPage, qtbot: QtBot) -> None:
    page.person.acts.tag.click()
    dialog = page.person.findChild(TagDialog)
    assert dialog is not None
    assert not dialog.proceed.isEnabled()
    dialog.tag.setEditText("gang")
    dialog.proceed.click()
    qtbot.waitUntil(lambda: page.person.record is not None and len(page.person.record.tags) == 2)
    assert "2 portraits" in page.notice.text.text()
    page.person.acts.tag.click()
    again = next(one for one in page.person.findChildren(TagDialog) if one.isVisible())
    again.tag.setCurrentIndex(again.tag.findText("gang"))
    again.remove.setChecked(True)
    again.proceed.click()
    qtbot.waitUntil(lambda: page.person.record is not None and not page.person.record.tags)


def test_a_hold_needs_its_reason_and_is_released(page: GalleryPage, lab: Lab, qtbot: QtBot) -> None:
    for deed in ("person.held", "person.released"):
        page.person.acts.hold.click()
        dialog = next(one for one in page.person.findChildren(HoldPersonDialog) if one.isVisible())
        assert not dialog.proceed.isEnabled()
        dialog.reason.setPlainText("appeal")
        dialog.proceed.click()
        qtbot.waitUntil(lambda deed=deed: len(entries_of(lab, deed)) == 1)  # type: ignore[misc]
        qtbot.waitUntil(lambda deed=deed: page.person.acts.erase.isEnabled() is (deed == "person.released"))  # type: ignore[misc]


def test_one_portrait_is_erased_and_the_person_stays(page: GalleryPage, lab: Lab, qtbot: QtBot) -> None:
    person = page.person
    qtbot.waitUntil(lambda: person.table.current_row() is not None)
    chosen = person.portraits.rows[1].id
    person.table.selectRow(1)
    person.acts.erase_one.click()
    dialog = person.findChild(ErasePersonDialog)
    assert dialog is not None
    assert dialog.windowTitle() == f"Erase {chosen} of P1"
    dialog.reason.setPlainText("another person's face")
    dialog.typed.setText("P1")
    qtbot.waitUntil(lambda: dialog._is_counted)
    assert not dialog.proceed.isEnabled()
    dialog.typed.setText(chosen)
    dialog.proceed.click()
    qtbot.waitUntil(lambda: f"The portrait {chosen} was erased" in page.notice.text.text(), timeout=20_000)
    qtbot.waitUntil(lambda: person.record is not None and len(person.record.portraits) == 1)
    assert page.stack.currentWidget() is person
    assert person.title.text() == "P1"
    person.acts.erase_one.click()  # the last one: the person goes with it
    last = next(one for one in person.findChildren(ErasePersonDialog) if one.isVisible())
    assert last.windowTitle() == "Erase P1"


def test_an_erasure_counts_first_and_asks_for_the_id(page: GalleryPage, lab: Lab, qtbot: QtBot) -> None:
    page.person.acts.erase.click()
    dialog = page.person.findChild(ErasePersonDialog)
    assert dialog is not None
    dialog.reason.setPlainText("acquitted")
    dialog.typed.setText("P2")
    qtbot.waitUntil(lambda: dialog._is_counted)
    assert not dialog.proceed.isEnabled()
    dialog.typed.setText("P1")
    dialog.proceed.click()
    qtbot.waitUntil(lambda: "certificate" in page.notice.text.text(), timeout=20_000)
    assert page.stack.currentWidget() is page.persons
    qtbot.waitUntil(lambda: page.persons.model.rowCount() == 2)
    assert len(entries_of(lab, "erasure.done")) == 1
