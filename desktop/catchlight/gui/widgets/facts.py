"""Names and values beneath each other: the facts of a face, a portrait, an exhibit."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from catchlight.gui.tips import plain_tip
from catchlight.gui.widgets.text import label


@dataclass(frozen=True)
class Fact:
    """A name, its value, and a tooltip with more."""

    name: str
    value: str
    tip: str = ""


class Facts(QWidget):
    """A two-column list of facts; values wrap and can be selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Fact, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Replace what is shown; what is shown already stays as it is."""
        if tuple(facts) == self._shown:
            return
        self._shown = tuple(facts)
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(len(facts), 1)
        for row, fact in enumerate(facts):
            name = label(fact.name, "small")
            value = label(fact.value, wrap=True, selectable=True)
            value.setToolTip(plain_tip(fact.tip))
            value.setAccessibleName(f"{fact.name}: {fact.value}")
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)
