"""A form whose act is done while it is open: it goes when that succeeded, and stays with the reason otherwise."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from catchlight.errors import CatchlightError
from catchlight.gui.core_words import told_failure
from catchlight.gui.job_runner import Job
from catchlight.gui.session import Session
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.form import FormDialog


class ActDialog(FormDialog):
    """Subclasses give `work`; `succeeded` carries its result before the dialog goes; `refusal` says why it stays."""

    succeeded = Signal(object)

    def __init__(
        self,
        session: Session,
        *,
        title: str,
        text: str,
        action: str,
        width: int = 520,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title=title, text=text, action=action, width=width, parent=parent)
        self.session = session
        self.refusal = Banner()

    def end_form(self) -> None:
        """Call when all fields are there: the place for a refusal comes below them."""
        self.fields.addWidget(self.refusal)

    def work(self) -> Callable[[Job], Any]:
        """The act, as a job; what it needs of the form is read before it is returned."""
        raise NotImplementedError

    def accept(self) -> None:
        """Do it, off the UI thread."""
        if not self.proceed.isEnabled():
            return
        work = self.work()
        self.setEnabled(False)
        self.refusal.say("info", "")
        self.session.act_lightly(work, refused=self._refuse).succeeded.connect(self._on_done)

    def _on_done(self, result: object) -> None:
        self.succeeded.emit(result)
        super().accept()

    def _refuse(self, error: CatchlightError) -> None:
        self.setEnabled(True)
        self.refusal.say("warn", told_failure(error))
        self.fit()
