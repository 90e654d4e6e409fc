from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.gui.samples import CANDIDATE

from catchlight.gui.models.candidates_model import CandidatesModel
from catchlight.gui.widgets.candidate_list import CandidateList

SECOND = replace(CANDIDATE, rank=2, person_id="P-2")


class News(QObject):
    changed = Signal()


def test_the_keyboard_goes_down_the_list_and_each_picture_is_asked_for(qtbot: QtBot) -> None:
    model, news = CandidatesModel(), News()
    model.set_candidates((CANDIDATE, SECOND))
    asked: list[Any] = []

    def picture_of(candidate: Any, _side: int) -> QPixmap | None:
        asked.append(candidate.person_id)
        return None

    shown = CandidateList(model, news.changed, picture_of=picture_of)
    qtbot.addWidget(shown)
    shown.resize(400, 300)
    shown.show()
    shown.setCurrentIndex(model.index(0, 0))
    with qtbot.waitSignal(shown.chosen) as chosen:
        QTest.keyClick(shown, Qt.Key.Key_Down)
    assert chosen.args == [SECOND]
    shown.grab()
    assert {"P-1", "P-2"} <= set(asked)
    assert shown.accessibleName() == "Candidates"
