"""The authority of a search: case and offence, purpose, legal basis, authority, and where the authorisation stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCompleter,
    QDateTimeEdit,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from catchlight.gui import formats
from catchlight.gui.authority_words import not_needed_words
from catchlight.gui.reads_authority import FormerAuthority
from catchlight.gui.widgets.text import inset, label, restyle

if TYPE_CHECKING:
    from catchlight.evidence.cases import Case

_INDENT = 26


@dataclass(frozen=True)
class StatedAuthority:
    """What the form says, as a search's request takes it."""

    purpose: str
    legal_basis: str
    authority: str
    authorisation: str
    granted_by: str = ""
    granted_at: datetime | None = None


class AuthorityForm(QWidget):
    """What is missing is said beside its field, once the field was left or the search was asked for."""

    resized = Signal()

    def __init__(self, case: "Case", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hours = FormerAuthority().hours
        self._touched: set[QObject] = set()
        self.case = label(case.number, "strong")
        self.offence = label(case.offence, "muted", wrap=True)
        self.purpose = self._line(self.tr("For example: identify the man at the counter"))
        self.legal_basis = self._line(self.tr("For example: Art. 55c Code of Criminal Procedure"))
        self.authority = self._line(self.tr("For example: public prosecutor M. Bakker, 2026-114208"))
        self.not_needed = QRadioButton(self.tr("Not &needed"))
        self.not_needed.setChecked(True)
        self.granted = QRadioButton(self.tr("&Granted"))
        self.requested = QRadioButton(self.tr("&Requested, not granted yet"))
        self._choices = QButtonGroup(self)
        for choice in (self.not_needed, self.granted, self.requested):
            choice.setProperty("strong", "true")
            self._choices.addButton(choice)
        self.granted_by = self._line(self.tr("As the authority above"))
        self.reference = self._line(self.tr("For example: OM 12/345"))
        self.granted_at = QDateTimeEdit(QDateTime.currentDateTime(), calendarPopup=True)
        self.granted_at.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.granted_at.setMaximumDateTime(QDateTime.currentDateTime().addSecs(300))
        inset(self.granted_at)
        self.errors: dict[QWidget, QLabel] = {}
        self._lay_out()
        for field in (self.purpose, self.legal_basis, self.authority, self.reference, self.granted_by):
            field.textChanged.connect(self._check)
            field.installEventFilter(self)
        self.granted_at.dateTimeChanged.connect(self._check)
        self._choices.buttonToggled.connect(self._on_choice)
        self._tick = QTimer(self, interval=30_000)
        self._tick.timeout.connect(self._say_due)
        self._tick.start()
        self._on_choice()

    def suggest(self, former: FormerAuthority) -> None:
        """Offer what was stated in the case before; what is typed already stays."""
        self._hours = former.hours
        for field, texts in (
            (self.purpose, former.purposes),
            (self.legal_basis, former.legal_bases),
            (self.authority, former.authorities),
        ):
            _offer(field, texts)
        for field, texts in ((self.purpose, former.purposes), (self.legal_basis, former.legal_bases)):
            if texts and not field.text() and field not in self._touched:
                field.setText(texts[0])
        if self.purpose.text() and self.purpose.hasFocus():
            self.purpose.selectAll()
        self._say_due()

    def stated(self) -> StatedAuthority:
        """What the form says."""
        state = "requested" if self.requested.isChecked() else "not-needed"
        asked = StatedAuthority(
            self.purpose.text().strip(), self.legal_basis.text().strip(), self.authority.text().strip(), state
        )
        if not self.granted.isChecked():
            return asked
        moment = self.granted_at.dateTime().toPython()
        return StatedAuthority(
            asked.purpose,
            asked.legal_basis,
            asked.authority,
            f"granted:{self.reference.text().strip()}",
            self.granted_by.text().strip(),
            moment.astimezone() if isinstance(moment, datetime) else None,
        )

    def missing(self) -> list[tuple[QWidget, str]]:
        """The fields that keep the search from being made, from top to bottom, each with why."""
        found: list[tuple[QWidget, str]] = []
        if not self.purpose.text().strip():
            found.append((self.purpose, self.tr("Say what the search is for.")))
        if not self.legal_basis.text().strip():
            found.append((self.legal_basis, self.tr("Name the law that the search rests on.")))
        if not self.authority.text().strip():
            found.append((self.authority, self.tr("Name who or what authorised the search.")))
        if self.granted.isChecked() and not self.reference.text().strip():
            found.append((self.reference, self.tr("Give the reference under which it can be found.")))
        if self.granted.isChecked() and self.granted_at.dateTime() > QDateTime.currentDateTime().addSecs(300):
            found.append((self.granted_at, self.tr("That is still to come.")))
        return found

    def complain(self) -> bool:
        """Say everything that is missing, and go to the first of it; False if nothing is."""
        self._touched.update(self.errors)
        self._check()
        missing = self.missing()
        if missing:
            missing[0][0].setFocus()
        return bool(missing)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field that was left says what it lacks."""
        if event.type() is QEvent.Type.FocusOut:
            self._touched.add(watched)
            self._check()
        return super().eventFilter(watched, event)

    def _check(self) -> None:
        missing = dict(self.missing())
        for field, error in self.errors.items():
            words = missing.get(field, "") if field in self._touched else ""
            if words != error.text():
                error.setText(words)
                error.setVisible(bool(words))
                restyle(field, "bad", "true" if words else "false")
                field.setAccessibleDescription(words)
                self.resized.emit()

    def _on_choice(self) -> None:
        self._granted_fields.setVisible(self.granted.isChecked())
        self._not_needed_words.setVisible(self.not_needed.isChecked())
        self._due_words.setVisible(self.requested.isChecked())
        self._say_due()
        self._check()
        self.resized.emit()

    def _say_due(self) -> None:
        due = (datetime.now(UTC) + timedelta(hours=self._hours)).isoformat()
        words = self.tr(
            "The search may begin. The authorisation must be granted by {when} ({hours} hours, the lab’s policy). After"
            " that the result is closed; if it is refused, the result is erased."
        )
        self._due_words.setText(words.format(when=formats.short_time(due), hours=self._hours))

    def _line(self, example: str) -> QLineEdit:
        field = QLineEdit(maxLength=400)
        field.setPlaceholderText(example)
        return field

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.case)
        head.addWidget(self.offence, 1)
        column.addLayout(head)
        column.addSpacing(6)
        self._add(column, self.tr("&Purpose"), self.purpose)
        self._add(column, self.tr("&Legal basis"), self.legal_basis)
        self._add(column, self.tr("&Authority"), self.authority)
        column.addWidget(label(self.tr("Authorisation"), "strong"))
        self._not_needed_words = self._explained(not_needed_words())
        self._due_words = self._explained("")
        self._granted_fields = self._granted_grid()
        for choice, more in (
            (self.not_needed, self._not_needed_words),
            (self.granted, self._granted_fields),
            (self.requested, self._due_words),
        ):
            column.addWidget(choice)
            column.addWidget(more)

    def _granted_grid(self) -> QWidget:
        held = QWidget()
        grid = QGridLayout(held)
        grid.setContentsMargins(_INDENT, 0, 0, 4)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        for row, (caption, field) in enumerate(
            (
                (self.tr("Re&ference"), self.reference),
                (self.tr("Granted &by"), self.granted_by),
                (self.tr("Granted a&t"), self.granted_at),
            )
        ):
            name = label(caption, "small")
            name.setBuddy(field)
            field.setAccessibleName(caption.replace("&", ""))
            grid.addWidget(name, 2 * row, 0)
            grid.addWidget(field, 2 * row, 1)
            grid.addWidget(self._error(field), 2 * row + 1, 1)
        grid.setColumnStretch(1, 1)
        return held

    def _add(self, column: QVBoxLayout, caption: str, field: QLineEdit) -> None:
        name = label(caption, "strong")
        name.setBuddy(field)
        field.setAccessibleName(caption.replace("&", ""))
        line = QHBoxLayout()
        line.addWidget(name)
        line.addStretch(1)
        line.addWidget(self._error(field))
        column.addLayout(line)
        column.addWidget(field)
        column.addSpacing(4)

    def _error(self, field: QWidget) -> QLabel:
        made = label(role="error")
        made.hide()
        self.errors[field] = made
        return made

    def _explained(self, text: str) -> QLabel:
        made = label(text, "small", wrap=True)
        made.setContentsMargins(_INDENT, 0, 0, 2)
        return made


def _offer(field: QLineEdit, texts: Sequence[str]) -> None:
    completer = QCompleter(list(texts), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)
