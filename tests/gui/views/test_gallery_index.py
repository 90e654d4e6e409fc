from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.gallery_maker import fill, random_vectors
from tests.gui.entered import entered

from catchlight.gallery.index_state import IndexState
from catchlight.gallery.preview_setting import BandLoss, PreviewSetting, Tried
from catchlight.gui.views.gallery_index import GalleryIndex
from catchlight.gui.views.gallery_tune import TuneDialog

if TYPE_CHECKING:
    from catchlight.evidence.entry import Actor
    from catchlight.gui.session import Session
    from catchlight.lab.folder import Lab

SETTING = PreviewSetting(
    1, 50, 16_000, 0.05, 50, (BandLoss(0.35, 0.45, 40, 32, 8), BandLoss(0.45, 0.55, 40, 40, 1)), 3.2, 33.0, 65.0,
    200_000_000, (Tried(10, 8_000, 0.4, 1.1), Tried(50, 16_000, 0.125, 3.2)),
)  # fmt: skip
STATE = IndexState(
    "a" * 64, 7, "b" * 64, generation=3, built_revision=5, built_root="c" * 64, covered=2_650_000, delta=1_000,
    tombstones=10, is_due=False, has_preview=True, has_sweep=True, preview=SETTING,
)  # fmt: skip


@pytest.fixture
def index(session: Session, lab: Lab, actor: Actor, qtbot: QtBot) -> GalleryIndex:
    """The page over a lab whose gallery holds forty templates."""
    fill(lab, random_vectors(40))
    entered(session, lab, actor)
    made = GalleryIndex(session)
    qtbot.addWidget(made)
    made.show()
    return made


def facts(index: GalleryIndex) -> dict[str, str]:

    names = [one.accessibleName() for one in index.findChildren(QLabel)]
    found = [(name.partition(": ")[0], name.partition(": ")[2]) for name in names]
    return dict(found)


def test_new_files_are_made_with_progress_and_shown(index: GalleryIndex, qtbot: QtBot) -> None:
    index.refresh()
    qtbot.waitUntil(lambda: index.state is not None)
    assert "no search files yet" in index.notice.text.text()
    with qtbot.waitSignal(index.said) as said:
        index.anew.click()
        assert not index.anew.isEnabled()
    assert said.args[0] == "good"
    qtbot.waitUntil(lambda: index.state is not None and index.state.generation is not None)
    assert facts(index)["In the files"] == "40"
    assert index.anew.isEnabled()


def test_the_measured_loss_stands_by_score_with_what_it_costs(index: GalleryIndex) -> None:
    index.show_state(STATE)
    said = facts(index)
    assert said["Searched templates"] == "2,650,990"
    assert said["Made from revision"] == "5  /  7"
    assert said["Loses"] == "12.5 % of the mates that exact search finds"
    assert "no setting loses as little" in said["Wanted"]
    assert said["Takes"] == "3.2 ms; an exact search takes 33 ms"
    assert [(bar.value, bar.part) for bar in index.plot.bars] == [(32, 8), (40, 1)]
    assert "of 32 mates that exact search lists, the preview loses 8" in index.plot.bars[0].said
    assert len(index.tried.rows) == 2
    assert index.notice.isHidden()


def test_what_is_wrong_or_due_is_said(index: GalleryIndex) -> None:
    index.show_state(replace(STATE, is_due=True))
    assert "1,010 additions and erasures wait" in index.notice.text.text()
    index.show_state(replace(STATE, problem="It is newer than the database."))
    assert "newer than the database" in index.notice.text.text()
    index.show_state(replace(STATE, has_preview=False))
    assert "no preview index" in index.unmeasured.text()
    assert index.measured.isHidden()
    index.show_state(replace(STATE, preview=None))
    assert "not measured yet" in index.unmeasured.text()
    index.show_state(None)
    assert index.stack.currentIndex() == 0


def test_tuning_asks_for_the_loss_that_is_accepted(index: GalleryIndex, qtbot: QtBot) -> None:
    index.show_state(STATE)
    index.tune.click()
    dialog = index.findChild(TuneDialog)
    assert dialog is not None
    assert dialog.loss.value() == 5.0
    dialog.loss.setValue(50.0)
    with qtbot.waitSignal(index.said, timeout=60_000) as said:
        dialog.proceed.click()
    assert said.args[0] == "good"

    def wanted() -> float | None:
        return None if index.state is None or index.state.preview is None else index.state.preview.wanted

    qtbot.waitUntil(lambda: wanted() == 0.5)
