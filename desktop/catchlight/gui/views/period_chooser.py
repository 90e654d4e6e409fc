"""Which period figures are of: one of the usual ones, or from one day to another."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QWidget

from catchlight.gui.reads_oversight import Period
from catchlight.gui.widgets.text import inset, label

_OWN = "own"


class PeriodChooser(QWidget):
    """`changed` comes when another period is wanted; days are those of the lab's zone."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zone = "UTC"
        self.usual = QComboBox()
        self.usual.setAccessibleName(self.tr("Period"))
        for words, name in (
            (self.tr("This month"), "month"),
            (self.tr("The last 3 months"), "quarter"),
            (self.tr("This year"), "year"),
            (self.tr("Last year"), "last-year"),
            (self.tr("Since the lab began"), "all"),
            (self.tr("From one day to another"), _OWN),
        ):
            self.usual.addItem(words, name)
        self.usual.setCurrentIndex(1)
        today = QDate.currentDate()
        self.first = self._day(self.tr("First day"), today.addMonths(-1))
        self.last = self._day(self.tr("Last day"), today)
        self.to = label("–", "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.usual, self.first, self.to, self.last):
            layout.addWidget(widget)
        self.usual.currentIndexChanged.connect(self._on_usual)
        for field in (self.first, self.last):
            field.dateChanged.connect(self._on_day)
        self._show_days()

    def period(self, today: date | None = None) -> Period:
        """The period as chosen."""
        day = today or datetime.now(ZoneInfo(self.zone)).date()
        match self.usual.currentData():
            case "month":
                return Period(self._begin(day.replace(day=1)))
            case "quarter":
                months = day.year * 12 + day.month - 3  # two whole months and this one
                return Period(self._begin(date(months // 12, months % 12 + 1, 1)))
            case "year":
                return Period(self._begin(date(day.year, 1, 1)))
            case "last-year":
                return Period(self._begin(date(day.year - 1, 1, 1)), self._begin(date(day.year, 1, 1)))
            case "own":
                first, last = (_python(field.date()) for field in (self.first, self.last))
                return Period(self._begin(first), self._begin(last + timedelta(days=1)))
        return Period()

    def _begin(self, day: date) -> datetime:
        return datetime.combine(day, time.min, ZoneInfo(self.zone))

    def _on_usual(self) -> None:
        self._show_days()
        self.changed.emit()

    def _on_day(self) -> None:
        if self.first.date() > self.last.date():  # a period has its begin before its end
            other = self.last if self.sender() is self.first else self.first
            other.setDate(self.first.date() if other is self.last else self.last.date())
            return
        self.changed.emit()

    def _show_days(self) -> None:
        for widget in (self.first, self.to, self.last):
            widget.setVisible(self.usual.currentData() == _OWN)

    def _day(self, name: str, day: QDate) -> QDateEdit:
        field = QDateEdit(day)
        field.setCalendarPopup(True)
        field.setDisplayFormat("yyyy-MM-dd")
        field.setMaximumDate(QDate.currentDate())
        field.setAccessibleName(name)
        inset(field)
        return field


def _python(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
