"""The line above the log that narrows it: a case, who acted, what kind of act, and characters that occur in it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from catchlight.evidence.log_filter import LogFilter
from catchlight.gui.log_words import kinds_of_act
from catchlight.gui.reads_log import LogHead
from catchlight.gui.widgets.text import button

_TYPING_PAUSE = 250  # milliseconds after the last key


class LogFilterBar(QWidget):
    """`changed` comes when another filter is wanted."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.case = self._box(self.tr("Case"))
        self.person = self._box(self.tr("Who acted"))
        self.kind = self._box(self.tr("Kind of act"))
        self.kind.addItem(self.tr("Every kind of act"))
        for words, actions in kinds_of_act():
            self.kind.addItem(words, actions)
        self.text = QLineEdit(clearButtonEnabled=True)
        self.text.setPlaceholderText(self.tr("Characters in an entry"))
        self.text.setAccessibleName(self.tr("Characters in an entry"))
        self.none = button(self.tr("&Show all"), kind="quiet")
        self.none.clicked.connect(self.reset)
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE)
        self._pause.timeout.connect(self._tell)
        self.text.textChanged.connect(lambda _text: self._pause.start())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for box in (self.case, self.person, self.kind):
            box.activated.connect(self._tell)
            layout.addWidget(box, 2)
        layout.addWidget(self.text, 3)
        layout.addWidget(self.none)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.text.setFocus)
        self.know(LogHead.nothing())

    def know(self, head: LogHead) -> None:
        """Offer these cases and accounts; what is chosen stays."""
        _fill(self.case, self.tr("Every case"), head.cases)
        _fill(self.person, self.tr("Everybody"), head.accounts)
        self.none.setVisible(not self.wanted().is_empty)

    def wanted(self) -> LogFilter:
        """The filter as chosen."""
        return LogFilter(
            case=self.case.currentData(),
            account=self.person.currentData(),
            actions=tuple(self.kind.currentData() or ()),
            text=self.text.text().strip(),
        )

    def ask(self, *, case: str | None = None, person: str | None = None, text: str = "") -> None:
        """Choose a case by its identifier, somebody by their name, or characters."""
        self.kind.setCurrentIndex(0)
        self.person.setCurrentIndex(0 if person is None else max(0, self.person.findText(person)))
        self.case.setCurrentIndex(max(0, self.case.findData(case)))
        self.text.setText(text)
        self._tell()

    def reset(self) -> None:
        """Choose everything."""
        self.ask()

    def _tell(self) -> None:
        self._pause.stop()
        self.none.setVisible(not self.wanted().is_empty)
        self.changed.emit()

    def _box(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setMinimumContentsLength(10)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return box


def _fill(box: QComboBox, everything: str, choices: Sequence[tuple[str, str]]) -> None:
    wanted: list[tuple[str, Any]] = [(everything, None), *choices]
    if [(box.itemText(row), box.itemData(row)) for row in range(box.count())] == wanted:
        return
    chosen = box.currentData()
    box.clear()
    for words, identifier in wanted:
        box.addItem(words, identifier)
    box.setCurrentIndex(max(0, box.findData(chosen)))
