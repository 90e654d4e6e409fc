from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.gui.entered import entered, waiting

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.gui.reads_oversight import Handing
from catchlight.gui.session import Session
from catchlight.gui.views.hand_over_dialog import HandOverDialog
from catchlight.gui.views.oversight_page import OversightPage
from catchlight.lab.folder import Lab


@pytest.fixture
def page(session: Session, lab: Lab, actor: Actor, case: Case, qtbot: QtBot) -> OversightPage:
    waiting(lab, actor, case)
    entered(session, lab, actor)
    made = OversightPage(session)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.shown is not None)
    return made


def test_the_figures_of_the_period_are_shown_with_their_source(page: OversightPage) -> None:
    assert [figure.value.text() for figure in page.figures.values()] == ["1", "1", "0", "0", "0"]
    assert [bar.value for bar in page.months.bars][-1] == 1
    assert [bar.value for bar in page.reference.bars] == [2022, 884, 499]
    assert "Dutch police" in page.source.text()
    assert [bar.name for bar in page.examiners.bars] == ["A. Example"]
    assert "by entries 1 to" in page.subtitle.text()


def test_somebody_s_acts_and_an_entry_are_opened_from_here(page: OversightPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.person_wanted) as person:
        page.examiners.chosen.emit(page.examiners.bars[0].key)
    assert person.args == ["A. Example"]
    with qtbot.waitSignal(page.entry_wanted) as entry:
        page.warnings.entry_wanted.emit(3)
    assert entry.args == [3]


def test_another_period_is_read_anew_and_an_older_answer_is_left(page: OversightPage, qtbot: QtBot) -> None:
    first = page.shown
    page.chooser.usual.setCurrentIndex(page.chooser.usual.findData("last-year"))
    qtbot.waitUntil(lambda: page.shown is not first)
    assert page.shown is not None
    assert page.shown.submitted == 0
    assert page.figures["submitted"].value.text() == "0"
    assert page.months.bars == ()


@pytest.mark.parametrize("number", [0, 2])
def test_figures_and_annual_report_are_written(page: OversightPage, qtbot: QtBot, tmp_path: Path, number: int) -> None:
    page.export.menu().actions()[number].trigger()
    (dialog,) = page.findChildren(HandOverDialog)
    dialog.wanted.emit(Handing(tmp_path / "made.html", "html", ""))
    dialog.reject()
    qtbot.waitUntil(lambda: "made.html" in page.done.text.text())
    assert (tmp_path / "made.html").exists()


def test_another_account_finds_nothing_left(page: OversightPage) -> None:
    page.clear()
    assert page.shown is None
    assert page.stack.currentWidget() is page.wait
    assert not page.export.isEnabled()
