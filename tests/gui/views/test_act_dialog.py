import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from catchlight.errors import CatchlightError
from catchlight.gui.job_runner import Job
from catchlight.gui.session import Session
from catchlight.gui.views.act_dialog import ActDialog


class Counting(ActDialog):
    def __init__(self, session: Session, *, refuses: bool) -> None:
        super().__init__(session, title="Count", text="", action="Count")
        self.refuses = refuses
        self.end_form()

    def work(self) -> "object":  # type: ignore[override]
        refuses = self.refuses

        def work(_job: Job) -> int:
            if refuses:
                raise CatchlightError("It cannot be counted.", hint="Ask later.")
            return 7

        return work


@pytest.mark.parametrize("refuses", [True, False])
def test_it_goes_with_the_result_or_stays_with_the_reason(at_work: Session, qtbot: QtBot, refuses: bool) -> None:
    dialog = Counting(at_work, refuses=refuses)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    if refuses:
        dialog.accept()
        qtbot.waitUntil(lambda: dialog.refusal.text.text() == "It cannot be counted. Ask later.")
        assert dialog.isVisible()
        assert dialog.isEnabled()
    else:
        with qtbot.waitSignal(dialog.succeeded) as succeeded:
            dialog.accept()
        assert succeeded.args == [7]
        assert not dialog.isVisible()
