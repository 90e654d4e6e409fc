"""Which part of the gallery is searched: the filters, and how many templates remain with them."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from catchlight.gallery.filters import UNKNOWN, Filters
from catchlight.gui import formats, reads_search
from catchlight.gui.filter_words import sex_word
from catchlight.gui.late import while_there
from catchlight.gui.session import Session
from catchlight.gui.widgets.choice_button import ChoiceButton
from catchlight.gui.widgets.form import FormDialog
from catchlight.gui.widgets.text import button, label, restyle

if TYPE_CHECKING:
    from catchlight.gallery.filter_choices import FilterChoices, Remaining
    from catchlight.gallery.snapshots import ImportedSnapshot

_PAUSE = 150  # milliseconds after the last change before the templates are counted
_YEAR, _DAY = 68, 108  # pixels


class FiltersDialog(FormDialog):
    """The filters of one search; `filters` is read when it was accepted. Nothing of it is remembered."""

    def __init__(
        self,
        session: Session,
        choices: "FilterChoices",
        filters: Filters,
        *,
        snapshot: "ImportedSnapshot | None" = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            title=QCoreApplication.translate("FiltersDialog", "Search a part of the gallery"),
            text=QCoreApplication.translate(
                "FiltersDialog",
                "Who is filtered out cannot be found. What is filtered stands in the result, its certificate and the"
                " log.",
            ),
            action=QCoreApplication.translate("FiltersDialog", "&Use these filters"),
            width=620,
            parent=parent,
        )
        self.session, self._choices, self._snapshot = session, choices, snapshot
        self._asked = 0
        self.sex = ChoiceButton(self.tr("Sex"))
        self.source = ChoiceButton(self.tr("Source"))
        self.legal_basis = ChoiceButton(self.tr("Legal basis"))
        self.tags = ChoiceButton(self.tr("Tags"))
        self.born = self._ends(self.tr("Born from"), self.tr("Born until"), example="1980", width=_YEAR)
        self.captured = self._ends(
            self.tr("Portrait taken from"), self.tr("Portrait taken until"), example="2020-01-31", width=_DAY
        )
        self.unknown = QCheckBox(self.tr("&Keep persons whose birth year is not known"))
        self.error = label(role="error")
        self.count = label(role="strong", wrap=True)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._count)
        self._lay_out()
        self._show(filters)
        for choice in (self.sex, self.source, self.legal_basis, self.tags):
            choice.changed.connect(self._on_change)
        for line in (*self.born, *self.captured):
            line.textChanged.connect(self._on_change)
        self.unknown.toggled.connect(self._on_change)
        self._on_change()
        self.sex.setFocus()

    @property
    def filters(self) -> Filters:
        """What is filtered; only to be asked while `problem` says nothing."""
        return Filters(
            sex=self.sex.chosen,
            born=(_year(self.born[0].text()), _year(self.born[1].text())),
            born_unknown=self.unknown.isChecked(),
            captured=(_day(self.captured[0].text()), _day(self.captured[1].text())),
            sources=self.source.chosen,
            legal_bases=self.legal_basis.chosen,
            tags=self.tags.chosen,
        )

    def problem(self) -> tuple[QLineEdit, str] | None:
        """The first field that cannot be understood, with why."""
        for read, lines, words in (
            (_year, self.born, self.tr("Write a year as 1980.")),
            (_day, self.captured, self.tr("Write a day as 2020-01-31.")),
        ):
            try:
                first, last = (read(line.text()) for line in lines)
            except ValueError:
                wrong = next(line for line in lines if not _is_read(read, line.text()))
                return wrong, words
            if first is not None and last is not None and first > last:  # type: ignore[operator]
                return lines[1], self.tr("That ends before it begins.")
        return None

    def accept(self) -> None:
        """Take the filters, if they can be understood."""
        problem = self.problem()
        if problem is None:
            super().accept()
        else:
            problem[0].setFocus()

    def clear(self) -> None:
        """Filter nothing."""
        self._show(Filters())
        self._on_change()

    def _show(self, filters: Filters) -> None:
        known = self._choices
        sexes = sorted(known.sexes, key=lambda value: (value == UNKNOWN, value))
        self.sex.offer([(value, sex_word(value)) for value in sexes], chosen=filters.sex)
        for choice, values, chosen in (
            (self.source, known.sources, filters.sources),
            (self.legal_basis, known.legal_bases, filters.legal_bases),
            (self.tags, known.tags, filters.tags),
        ):
            choice.offer([(value, value) for value in values], chosen=chosen)
        for lines, ends in ((self.born, filters.born), (self.captured, filters.captured)):
            for line, end in zip(lines, ends, strict=True):
                line.setText("" if end is None else str(end))
        self.unknown.setChecked(filters.born_unknown)

    def _on_change(self) -> None:
        problem = self.problem()
        for line in (*self.born, *self.captured):
            restyle(line, "bad", "true" if problem is not None and line is problem[0] else "false")
        self.error.setText("" if problem is None else problem[1])
        self.proceed.setEnabled(problem is None)
        self.unknown.setEnabled(bool(self.born[0].text().strip() or self.born[1].text().strip()))
        self.count.setText(self.tr("Counting…") if problem is None else "")
        self._pause.start()

    def _count(self) -> None:
        lab = self.session.lab
        if lab is None or self.problem() is not None:
            return
        filters, snapshot = self.filters, self._snapshot
        self._asked += 1
        asked = self._asked
        job = self.session.read(lambda _job: reads_search.remaining(lab, filters, snapshot=snapshot))
        job.succeeded.connect(while_there(self, lambda found: self._say(found) if asked == self._asked else None))

    def _say(self, found: "Remaining | None") -> None:
        self.count.setText(remaining_words(found, self._choices.templates))
        restyle(self.count, "role", "error" if found is not None and not found.searched else "strong")

    def _ends(self, first: str, last: str, *, example: str, width: int) -> tuple[QLineEdit, QLineEdit]:
        lines = (QLineEdit(), QLineEdit())
        for line, name in zip(lines, (first, last), strict=True):
            line.setPlaceholderText(example)
            line.setAccessibleName(name)
            line.setFixedWidth(width)
        return lines

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        self._place(grid, self.tr("Se&x"), self.sex)
        self._place(grid, self.tr("&Born"), self.born[0], _between(self.born))
        grid.addWidget(self.unknown, grid.rowCount(), 1)
        self._place(grid, self.tr("Portrait &taken"), self.captured[0], _between(self.captured))
        self._place(grid, self.tr("S&ource"), self.source)
        self._place(grid, self.tr("&Legal basis"), self.legal_basis)
        self._place(grid, self.tr("Ta&gs"), self.tags)
        self.fields.addLayout(grid)
        self.fields.addWidget(self.error)
        self.fields.addSpacing(4)
        self.fields.addWidget(self.count)
        note = self.tr("Only what was enrolled with a portrait can be filtered by, and it may be wrong there.")
        self.fields.addWidget(label(note, "small", wrap=True))
        whole = button(self.tr("&Whole gallery"), tip=self.tr("Take every filter away"))
        whole.clicked.connect(self.clear)
        self.buttons.insertWidget(0, whole)

    def _place(self, grid: QGridLayout, caption: str, field: QWidget, line: QHBoxLayout | None = None) -> None:
        row = grid.rowCount()
        name = label(caption, "strong")
        name.setBuddy(field)
        grid.addWidget(name, row, 0)
        if line is None:
            grid.addWidget(field, row, 1)
        else:
            grid.addLayout(line, row, 1)


def remaining_words(found: "Remaining | None", templates: int) -> str:
    """How many templates a search with the filters compares."""
    if found is None:
        return QCoreApplication.translate(
            "FiltersDialog", "How many templates remain is counted when the search begins, and stands in its result."
        )
    if not found.searched:
        return QCoreApplication.translate("FiltersDialog", "No template remains: nobody could be found.")
    words = QCoreApplication.translate("FiltersDialog", "{searched} of {templates} templates remain.")
    return words.format(searched=formats.count(found.searched), templates=formats.count(templates))


def _between(lines: tuple[QLineEdit, QLineEdit]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(lines[0])
    row.addWidget(label("–", "muted"))
    row.addWidget(lines[1])
    row.addStretch(1)
    return row


def _year(text: str) -> int | None:
    text = text.strip()
    if not text:
        return None
    if not (len(text) == 4 and text.isascii() and text.isdigit()):
        raise ValueError(text)
    return int(text)


def _day(text: str) -> date | None:
    text = text.strip()
    if text and len(text) != len("2020-01-31"):
        raise ValueError(text)
    return date.fromisoformat(text) if text else None


def _is_read(read: object, text: str) -> bool:
    try:
        read(text)  # type: ignore[operator]
    except ValueError:
        return False
    return True
