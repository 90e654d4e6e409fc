"""The particulars of the current exhibit below the table, with the ways to its ledger and its recorder's clock."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from catchlight.gui.models.exhibits_model import exhibit_facts, exhibit_notice
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.facts import Facts
from catchlight.gui.widgets.text import button

if TYPE_CHECKING:
    from catchlight.evidence.recorder_clock import RecorderClock
    from catchlight.workflows.extract_faces import ExhibitExtraction


class ExhibitDetails(QFrame):
    """Facts, what is to be said of it, and two buttons; hidden while there is no current exhibit.

    Who may not work on the case (`may_work` is False) is offered its ledger only.
    """

    ledger_wanted = Signal()
    clock_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.may_work = True
        self.setProperty("role", "card")
        self.facts = Facts()
        self.warning = Banner()
        self.ledger = button(self.tr("Led&ger…"), icon="ledger")
        self.ledger.setToolTip(self.tr("What the file is and how its frames fared (Ctrl+G)"))
        self.ledger.setShortcut(QKeySequence("Ctrl+G"))
        self.ledger.clicked.connect(self.ledger_wanted)
        self.clock = button(self.tr("Recor&der’s clock…"), icon="clock")
        self.clock.setToolTip(self.tr("For the time of day beside each media time (Ctrl+K)"))
        self.clock.setShortcut(QKeySequence("Ctrl+K"))
        self.clock.clicked.connect(self.clock_wanted)
        beside = QVBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self.ledger)
        beside.addWidget(self.clock)
        beside.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(self.facts, 1)
        across.addLayout(beside)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(10)
        inside.addLayout(across)
        inside.addWidget(self.warning)
        self._shown: tuple[object, object] | None = None
        self.hide()

    def show_row(self, row: "ExhibitExtraction | None", clock: "RecorderClock | None") -> None:
        """Show this exhibit; what is shown already is left alone."""
        self.setVisible(row is not None)
        self.clock.setVisible(row is not None and row.exhibit.kind == "footage" and self.may_work)
        if row is None or (row, clock) == self._shown:
            return
        self._shown = (row, clock)
        self.facts.show_facts(exhibit_facts(row, clock))
        self.warning.say(*exhibit_notice(row))
