from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.gallery_maker import PACK, a_portrait, enrolled, random_vectors
from tests.gui.entered import entered
from tests.people import present

from catchlight.evidence.entry import Actor
from catchlight.gallery.filter_choices import Remaining
from catchlight.gallery.filters import Filters
from catchlight.gui import reads_search
from catchlight.gui.session import Session
from catchlight.gui.views.search_filters import FiltersDialog, remaining_words
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.gallery_files import ready_generation

VECTORS = random_vectors(3)


@pytest.fixture
def dialog(session: Session, lab: Lab, actor: Actor, qtbot: QtBot) -> Iterator[FiltersDialog]:
    enrolled(
        lab,
        a_portrait("a", VECTORS[0], person="A", sex="female", birth_year=1980, source="north"),
        a_portrait("b", VECTORS[1], person="B", sex="male", birth_year=1990, source="south"),
        a_portrait("c", VECTORS[2], person="C", source="south"),
    )
    with lab.reading() as db:
        ready_generation(lab, db, present(lab), pack=PACK, control=JobControl())
    entered(session, lab, actor)
    parent = QWidget()
    qtbot.addWidget(parent)
    made = FiltersDialog(session, reads_search.filter_choices(lab), Filters(), parent=parent)
    made.show()
    yield made
    parent.close()


def test_how_many_templates_remain_follows_what_is_typed(dialog: FiltersDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.count.text() == "3 of 3 templates remain.")
    dialog.born[0].setText("1985")
    qtbot.waitUntil(lambda: dialog.count.text() == "2 of 3 templates remain.")  # the unknown year stays in
    dialog.unknown.click()
    qtbot.waitUntil(lambda: dialog.count.text() == "1 of 3 templates remain.")
    assert dialog.filters == Filters(born=(1985, None), born_unknown=False)
    dialog.clear()
    assert not dialog.filters
    qtbot.waitUntil(lambda: dialog.count.text() == "3 of 3 templates remain.")


def test_what_cannot_be_understood_is_said_and_not_taken(dialog: FiltersDialog) -> None:
    for text, words in (("85", "year as 1980"), ("1990", ""), ("19a0", "year as")):
        dialog.born[0].setText(text)
        assert words in dialog.error.text()
        assert dialog.proceed.isEnabled() is (words == "")
    dialog.born[0].setText("1990")
    dialog.born[1].setText("1980")
    assert "ends before it begins" in dialog.error.text()
    dialog.accept()
    assert dialog.isVisible()
    dialog.born[1].clear()
    dialog.captured[0].setText("2020-13-01")
    assert "day as 2020-01-31" in dialog.error.text()
    dialog.captured[0].setText("2020-12-01")
    dialog.accept()
    assert dialog.filters.captured == (date(2020, 12, 1), None)


def test_that_nobody_remains_or_is_counted_yet_is_said() -> None:
    assert remaining_words(Remaining(0, 3, 0), 3) == "No template remains: nobody could be found."
    assert "counted when the search begins" in remaining_words(None, 3)
