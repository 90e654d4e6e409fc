from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.gui.entered import entered

from catchlight.evidence.entry import Actor
from catchlight.gallery.filter_choices import FilterChoices
from catchlight.gallery.filters import Filters
from catchlight.gallery.snapshots import ImportedSnapshot
from catchlight.gui import reads_search
from catchlight.gui.session import Session
from catchlight.gui.views.search_extent import SearchExtent
from catchlight.gui.views.search_filters import FiltersDialog
from catchlight.lab.folder import Lab
from catchlight.lab.policy import Policy, Search

CHOICES = FilterChoices(("female", "male"), ("north",), ("art. 1",), (), 2_650_000, has_preview=True)


def _extent(session: Session, qtbot: QtBot) -> SearchExtent:
    made = SearchExtent(session)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_search_begins_with_the_whole_gallery_and_a_preview(session: Session, qtbot: QtBot) -> None:
    made = _extent(session, qtbot)
    made.offer(CHOICES)
    assert made.what.text() == "The whole gallery  ·  2,650,000 templates"
    assert (bool(made.filters), made.wants_preview) == (False, True)
    assert "may miss people" in made.words.text()
    assert "not measured" in made.words.text()


def test_filters_that_were_taken_are_told(session: Session, qtbot: QtBot) -> None:
    made = _extent(session, qtbot)
    made.offer(CHOICES)
    made.choose.click()
    (dialog,) = made.findChildren(FiltersDialog)
    dialog.born[0].setText("1980")
    dialog.proceed.click()
    assert made.filters == Filters(born=(1980, None))
    assert "born from 1980" in made.what.text()


def test_a_policy_without_filters_offers_none_and_says_so(session: Session, qtbot: QtBot) -> None:
    session.policy = Policy(search=Search(filters=False))
    made = _extent(session, qtbot)
    made.offer(CHOICES)
    assert made.choose.isHidden()
    assert "policy allows no filters" in made.what.text()
    assert not [one for one in made.findChildren(QPushButton) if one.isVisible()]


def test_without_an_index_no_preview_is_offered(session: Session, qtbot: QtBot) -> None:
    made = _extent(session, qtbot)
    made.offer(replace(CHOICES, has_preview=False))
    assert not made.wants_preview
    assert not made.preview.isEnabled()
    assert "no preview index" in made.words.text()


def test_a_snapshot_has_filters_and_a_preview_of_its_own(
    session: Session, qtbot: QtBot, lab: Lab, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot = ImportedSnapshot(1, "origin", 4, "a" * 64, "key", "2026-11-20T12:00:00Z", "2027-01-31", "s", in_use=True)
    of_snapshot = FilterChoices(("male",), ("south",), (), (), 1_200, has_preview=True)
    monkeypatch.setattr(reads_search, "snapshot_choices", lambda _lab, _snapshot: of_snapshot)
    entered(session, lab, actor)
    made = _extent(session, qtbot)
    made.offer(replace(CHOICES, snapshots=(snapshot,)))
    assert made.snapshot == ""
    made.filters = Filters(born=(1980, None))
    made.place.setCurrentIndex(1)
    assert "until 2027-01-31" in made.place.currentText()
    assert (made.snapshot, bool(made.filters), made.choose.isEnabled()) == ("snapshot-1", False, False)
    qtbot.waitUntil(made.choose.isEnabled)
    assert made.wants_preview
    assert made.what.text() == "The whole snapshot  ·  1,200 templates"
    made.choose.click()
    (dialog,) = made.findChildren(FiltersDialog)
    assert dialog._snapshot is snapshot
    dialog.born[0].setText("1980")
    dialog.proceed.click()
    assert made.what.text().startswith("Part of the snapshot: born from 1980")
    made.place.setCurrentIndex(0)
    assert not made.filters
    assert made.wants_preview


def test_a_lab_without_a_gallery_of_its_own_searches_its_snapshot(session: Session, qtbot: QtBot) -> None:
    snapshot = ImportedSnapshot(2, "origin", 4, "a" * 64, "key", "2026-11-20T12:00:00Z", "2027-01-31", "s", in_use=True)
    made = _extent(session, qtbot)
    made.offer(FilterChoices(snapshots=(snapshot,)))
    assert made.snapshot == "snapshot-2"
    assert made.what.text() == "The whole snapshot"
