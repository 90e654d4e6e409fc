from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot
from tests.gallery_maker import a_portrait, enrolled, fill, random_vectors
from tests.gui.entered import entered

from catchlight.gui.views.gallery_lists import DUPLICATES, EXPIRING, HUBS, POOR, GalleryLists

if TYPE_CHECKING:
    from catchlight.evidence.entry import Actor
    from catchlight.gui.session import Session
    from catchlight.lab.folder import Lab


@pytest.fixture
def lists(session: Session, lab: Lab, actor: Actor, qtbot: QtBot) -> GalleryLists:
    """The lists of ten persons, of whom one is enrolled again under another id."""
    vectors = random_vectors(10)
    fill(lab, vectors)
    enrolled(lab, a_portrait("again.jpg", vectors[3], person="Q"))
    entered(session, lab, actor)
    made = GalleryLists(session)
    qtbot.addWidget(made)
    made.show()
    return made


def make(lists: GalleryLists, name: str, qtbot: QtBot) -> None:
    lists.kind.setCurrentIndex(lists.kind.findData(name))
    lists.kind.activated.emit(lists.kind.currentIndex())
    lists.make.click()
    assert not lists.make.isEnabled()
    qtbot.waitUntil(lists.make.isEnabled)


def test_a_person_under_two_ids_is_shown_side_by_side_and_either_can_be_opened(
    lists: GalleryLists, qtbot: QtBot
) -> None:
    assert lists.stack.currentWidget() is lists.nothing
    make(lists, DUPLICATES, qtbot)
    assert lists.stack.currentWidget() is lists.table(DUPLICATES)
    assert [caption.text() for _, caption in lists.pictures] == ["P3  ·  p4", "Q  ·  p11"]
    assert lists.count.text().startswith("1 found")
    opened: list[str] = []
    lists.person_wanted.connect(opened.append)
    lists.first.click()
    lists.second.click()
    lists.table(DUPLICATES).activated_row.emit(lists.models[DUPLICATES].rows[0])
    assert opened == ["P3", "Q", "P3"]


def test_the_other_lists_open_their_person_and_an_empty_one_says_so(lists: GalleryLists, qtbot: QtBot) -> None:
    make(lists, EXPIRING, qtbot)
    assert len(lists.models[EXPIRING].rows) == 11
    assert not lists.days.isHidden()
    with qtbot.waitSignal(lists.person_wanted):
        lists.first.click()
    for name in (HUBS, POOR):
        make(lists, name, qtbot)
        assert lists.stack.currentWidget() is lists.nothing
        assert "Nothing" in lists.nothing.heading.text()
        assert lists.first.isHidden()


def test_what_was_listed_is_forgotten_with_the_account(lists: GalleryLists, qtbot: QtBot) -> None:
    make(lists, EXPIRING, qtbot)
    lists.clear()
    assert lists.models[EXPIRING].rows == ()
    assert lists.count.text() == ""
