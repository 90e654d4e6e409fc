"""The lines above the gallery's persons that narrow the list."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRegularExpression, QTimer, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from catchlight.gui.widgets.text import button, label, restyle

if TYPE_CHECKING:
    from catchlight.gallery.browse import PersonFilter

_TYPING_PAUSE = 200  # milliseconds after the last key
_UNKNOWN = "unknown"  # as `catchlight.gallery.filters` names a sex that was not enrolled


class _Line(QLineEdit):
    """A year or a day; empty where none is asked for."""

    def __init__(self, name: str, example: str, *, form: str, parse: Callable[[str], Any], width: int) -> None:
        super().__init__()
        self._parse = parse
        self.setAccessibleName(name)
        self.setPlaceholderText(example)
        self.setValidator(QRegularExpressionValidator(QRegularExpression(form), self))
        self.setFixedWidth(width)

    def value(self) -> Any:
        """What is asked for, or None where it is nothing or none."""
        return self._parse(self.text())

    def mark(self) -> None:
        """Show where what was typed is none."""
        restyle(self, "bad", bool(self.text()) and self.value() is None)


class GalleryFilterBar(QWidget):
    """`changed` comes when another filter is wanted; a year or day that is none narrows nothing and is marked."""

    changed = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLineEdit(clearButtonEnabled=True)
        self.text.setPlaceholderText(self.tr("Person id, or portrait (p12)"))
        self.text.setAccessibleName(self.tr("Filter by person id or portrait"))
        self.sex = _box(self.tr("Sex"))
        self.born_from = _year_line(self.tr("Born from"), self.tr("from"))
        self.born_to = _year_line(self.tr("Born until"), self.tr("until"))
        self.more = button(self.tr("More &filters"), kind="chip")
        self.more.setCheckable(True)
        self.none = button(self.tr("&Show all"), kind="quiet")
        self.captured_from = _day_line(self.tr("Taken from"), "2020-01-31")
        self.captured_to = _day_line(self.tr("Taken until"), "2026-12-31")
        self.source = _box(self.tr("Source"))
        self.basis = _box(self.tr("Legal basis"))
        self.tag = _box(self.tr("Tag"))
        self.unknown = QCheckBox(self.tr("&Unknown years stay in"))
        self.unknown.setChecked(True)
        self.unknown.setToolTip(self.tr("Persons whose birth year is not known stay in the list."))
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE)
        self._pause.timeout.connect(self.tell)
        for line in (self.text, *self._lines()):
            line.textChanged.connect(lambda _text: self._pause.start())
        for box in self._boxes():
            box.activated.connect(self.tell)
        self.unknown.toggled.connect(self.tell)
        self.none.clicked.connect(self.reset)
        self.more.toggled.connect(self._unfold)
        self.offer()
        self._unfold(False)

    def offer(
        self,
        *,
        sexes: Iterable[str] = (),
        sources: Iterable[str] = (),
        legal_bases: Iterable[str] = (),
        tags: Iterable[str] = (),
    ) -> None:
        """Offer these; what is chosen stays."""
        _fill(self.source, self.tr("Every source"), sources)
        _fill(self.basis, self.tr("Every legal basis"), legal_bases)
        _fill(self.tag, self.tr("Every tag"), tags)
        _fill(self.sex, self.tr("Every sex"), sexes, [(self.tr("Sex not known"), _UNKNOWN)])

    def wanted(self) -> "PersonFilter":
        """The filter as chosen."""
        from catchlight.gallery.browse import PersonFilter  # noqa: PLC0415
        from catchlight.gallery.filters import Filters  # noqa: PLC0415

        filters = Filters(
            sex=_chosen(self.sex),
            born=(self.born_from.value(), self.born_to.value()),
            born_unknown=self.unknown.isChecked(),
            captured=(self.captured_from.value(), self.captured_to.value()),
            sources=_chosen(self.source),
            legal_bases=_chosen(self.basis),
            tags=_chosen(self.tag),
        )
        return PersonFilter(self.text.text().strip(), filters)

    def reset(self) -> None:
        """Leave nobody out."""
        for line in (self.text, *self._lines()):
            line.clear()
        for box in self._boxes():
            box.setCurrentIndex(0)
        self.unknown.setChecked(True)
        self.tell()

    def tell(self) -> None:
        """Say that another filter is wanted."""
        self._pause.stop()
        for line in self._lines():
            line.mark()
        self.none.setVisible(bool(self.wanted()))
        self.changed.emit()

    def _unfold(self, wanted: bool) -> None:
        self.below.setVisible(wanted)
        if wanted:
            self.opened.emit()

    def _lines(self) -> tuple[_Line, ...]:
        return (self.born_from, self.born_to, self.captured_from, self.captured_to)

    def _boxes(self) -> tuple[QComboBox, ...]:
        return (self.sex, self.source, self.basis, self.tag)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.text, 3)
        above.addWidget(self.sex, 1)
        above.addSpacing(6)
        for widget in (label(self.tr("Born"), "muted"), self.born_from, label("–", "muted"), self.born_to):
            above.addWidget(widget)
        above.addSpacing(6)
        above.addWidget(self.more)
        above.addWidget(self.none)
        self.below = QWidget()
        lower = QHBoxLayout(self.below)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.setSpacing(8)
        for widget in (label(self.tr("Taken"), "muted"), self.captured_from, label("–", "muted"), self.captured_to):
            lower.addWidget(widget)
        lower.addSpacing(6)
        for box in (self.source, self.basis, self.tag):
            lower.addWidget(box, 1)
        lower.addWidget(self.unknown)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(above)
        layout.addWidget(self.below)


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setMinimumContentsLength(8)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box


def _year_line(name: str, example: str) -> _Line:
    return _Line(name, example, form=r"\d{0,4}", parse=_year, width=62)


def _day_line(name: str, example: str) -> _Line:
    return _Line(name, example, form=r"[\d-]{0,10}", parse=_day, width=100)


def _fill(box: QComboBox, everything: str, choices: Iterable[str], more: Iterable[tuple[str, str]] = ()) -> None:
    """Choices in the order of their words; one that is chosen stays, also where it is no longer among them."""
    chosen = box.currentData()
    named = {choice: choice for choice in choices} | {value: words for words, value in more}
    if chosen is not None:
        named.setdefault(chosen, chosen)
    wanted = [(everything, None), *sorted((words, value) for value, words in named.items())]
    if [(box.itemText(row), box.itemData(row)) for row in range(box.count())] == wanted:
        return
    box.clear()
    for words, value in wanted:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))


def _chosen(box: QComboBox) -> frozenset[str]:
    return frozenset() if box.currentData() is None else frozenset({box.currentData()})


def _year(text: str) -> int | None:
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
