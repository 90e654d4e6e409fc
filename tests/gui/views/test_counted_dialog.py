"""What every purge asks: nothing before it is counted, and nothing that nobody is sure of."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from catchlight.errors import CatchlightError
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.session import Session
from catchlight.gui.views.counted_dialog import CountedDialog
from catchlight.gui.widgets.table import Table


@pytest.fixture
def dialog(at_work: Session, qtbot: QtBot) -> CountedDialog:
    model: TableModel[str] = TableModel((Column("What", str),), key=str)
    made = CountedDialog(at_work, Table(model, name="What goes"), title="Purge", width=600)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_is_confirmed_with_the_folder_once_somebody_is_sure(
    dialog: CountedDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert not dialog.proceed.isEnabled()
    dialog.say_counted("Three go.", is_ready=True)
    assert not dialog.proceed.isEnabled()
    dialog.sure.click()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    dialog.write.click()
    with qtbot.waitSignal(dialog.confirmed) as confirmed:
        dialog.proceed.click()
    assert confirmed.args == [tmp_path]


def test_a_count_that_is_refused_says_why(dialog: CountedDialog, at_work: Session, qtbot: QtBot) -> None:
    def refused(_job: object) -> None:
        raise CatchlightError("Nothing was counted.", hint="Try again.")

    dialog.count_with(at_work.act_alongside("Counting", refused))
    qtbot.waitUntil(dialog.notice.isVisible)
    assert dialog.notice.text.text() == "Nothing was counted. Try again."
    assert not dialog.proceed.isEnabled()
