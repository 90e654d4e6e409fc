"""The recorder's clock of an exhibit: what it showed, its zone, how wrong it was, who measured that."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QTime, QTimeZone
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QDoubleSpinBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from catchlight.errors import CatchlightError
from catchlight.gui import formats
from catchlight.gui.core_words import told_failure
from catchlight.gui.job_runner import Job
from catchlight.gui.session import Session
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.form import FormDialog
from catchlight.gui.widgets.text import inset, label, restyle

if TYPE_CHECKING:
    from catchlight.evidence.exhibits import Exhibit
    from catchlight.evidence.recorder_clock import RecorderClock

ZONES = (
    "Europe/Amsterdam",
    "Europe/Brussels",
    "Europe/Berlin",
    "Europe/Paris",
    "Europe/London",
    "Europe/Lisbon",
    "Europe/Athens",
    "Europe/Istanbul",
    "America/Curacao",
    "America/New_York",
    "Asia/Shanghai",
    "UTC",
    "+01:00",
    "+02:00",
)
"""Zones to choose from; any IANA name or an offset can be typed."""

_FAST, _SLOW = 1, -1
_LARGEST_ERROR = 10 * 365 * 86_400.0
_SHOWN = "yyyy-MM-dd HH:mm:ss"


class ClockDialog(FormDialog):
    """Asks for one reading of the clock; what follows from it is shown before it is stored."""

    def __init__(
        self,
        session: Session,
        exhibit: "Exhibit",
        *,
        case: str,
        known: "RecorderClock | None" = None,
        at: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            title=QCoreApplication.translate("ClockDialog", "Recorder’s clock"),
            text=QCoreApplication.translate(
                "ClockDialog",
                "One reading of the clock in the picture, and how wrong that clock was. The time of day is then shown"
                " beside each time of this exhibit. The newest note counts; earlier ones stay in the log.",
            ),
            action=QCoreApplication.translate("ClockDialog", "&Note the clock"),
            width=560,
            parent=parent,
        )
        self.session, self.exhibit, self._case = session, exhibit, case
        self._known = known
        self._checking: Job | None = None
        self.fields.addWidget(label(f"{exhibit.id}  ·  {exhibit.name}", "strong"))
        self.fields.addSpacing(4)
        self._make_fields(at)
        self._check()
        self.shown.setFocus()

    def _make_fields(self, at: int) -> None:
        known = self._known
        self.at = QLineEdit(formats.media_time(at if known is None else known.at_microseconds))
        self.shown = QDateTimeEdit()
        self.shown.setTimeZone(QTimeZone.utc())  # a reading without a zone: no hour is left out or doubled
        self.shown.setDisplayFormat(_SHOWN)
        self.zone = QComboBox(editable=True)
        self.zone.addItems(ZONES)
        self.error = QDoubleSpinBox(minimum=0.0, maximum=_LARGEST_ERROR, decimals=1, suffix=" s")
        inset(self.shown)
        inset(self.error)
        self.sign = QComboBox()
        self.sign.addItem(self.tr("fast: it showed a later time than the true one"), _FAST)
        self.sign.addItem(self.tr("slow: it showed an earlier time than the true one"), _SLOW)
        self.by = QLineEdit(self.session.actor().name, maxLength=120)
        self.set_reading(datetime.now().replace(microsecond=0) if known is None else known.shown)  # noqa: DTZ005 - naive
        if known is not None:
            self.zone.setEditText(known.zone)
            self.error.setValue(abs(known.error_seconds))
            self.sign.setCurrentIndex(self.sign.findData(_SLOW if known.error_seconds < 0 else _FAST))
            self.by.setText(known.measured_by)
        else:
            self.zone.setEditText(_own_zone())
        self._pair((self.tr("Clock &showed"), self.shown), (self.tr("At media &time"), self.at))
        self.add_field(self.tr("&Zone of the recorder"), self.zone,
                       note=self.tr("An IANA name such as Europe/Amsterdam, or an offset such as +01:00."))  # fmt: skip
        line = QHBoxLayout()
        line.setSpacing(10)
        self.error.setFixedWidth(130)
        line.addWidget(self.error)
        line.addWidget(self.sign, 1)
        error = QWidget()
        error.setLayout(line)
        line.setContentsMargins(0, 0, 0, 0)
        caption = self.add_field(self.tr("Measured &error"), error)
        caption.setBuddy(self.error)
        self.error.setAccessibleName(self.tr("Measured error in seconds"))
        self.sign.setAccessibleName(self.tr("Fast or slow"))
        self.add_field(self.tr("&Measured by"), self.by)
        self.preview = Banner()
        self.fields.addWidget(self.preview)
        for field in (self.at, self.by):
            field.textChanged.connect(self._check)
        self.shown.dateTimeChanged.connect(self._check)
        self.zone.editTextChanged.connect(self._check)
        self.error.valueChanged.connect(self._check)
        self.sign.currentIndexChanged.connect(self._check)

    def set_reading(self, shown: datetime) -> None:
        """What the clock showed, naive."""
        day, time = QDate(shown.year, shown.month, shown.day), QTime(shown.hour, shown.minute, shown.second)
        self.shown.setDateTime(QDateTime(day, time, QTimeZone.utc()))

    def accept(self) -> None:
        """Store the note; the dialog goes when that is done, and stays with the reason where it is refused."""
        lab, values = self.session.lab, self._values()
        if lab is None or values is None:
            return
        self.proceed.setEnabled(False)

        def work(_job: Job) -> object:
            from catchlight.workflows.note_clock import NoteClock, note_clock  # noqa: PLC0415

            request = NoteClock(self.session.actor(), self._case, self.exhibit.id, **values)
            return note_clock(lab, request)

        job = self.session.act_lightly(work, refused=self._refuse)
        job.succeeded.connect(self._on_noted)

    def _on_noted(self, _clock: object) -> None:
        super().accept()

    def _pair(self, *fields: tuple[str, QWidget]) -> None:
        """Two short fields beside each other."""
        line = QHBoxLayout()
        line.setSpacing(14)
        for caption, field in fields:
            column = QVBoxLayout()
            column.setSpacing(6)
            name = label(caption, "strong")
            name.setBuddy(field)
            field.setAccessibleName(caption.replace("&", ""))
            column.addWidget(name)
            column.addWidget(field)
            line.addLayout(column, 1)
        self.fields.addLayout(line)
        self.fields.addSpacing(8)

    def _values(self) -> dict[str, Any] | None:
        """What is asked to be stored, or None while the media time is none."""
        at = formats.media_time_in(self.at.text())
        if at is None:
            return None
        return {
            "at_microseconds": at,
            "shown": datetime.strptime(self.shown.dateTime().toString(_SHOWN), "%Y-%m-%d %H:%M:%S"),  # noqa: DTZ007
            "zone": self.zone.currentText().strip(),
            "error_seconds": round(self.error.value(), 3) * self.sign.currentData() + 0.0,
            "measured_by": self.by.text().strip(),
        }

    def _check(self) -> None:
        """Say what is wrong, or what follows; zones are read from disk, so the reading thread works it out."""
        values = self._values()
        restyle(self.at, "bad", values is None)
        self.proceed.setEnabled(False)
        if values is None:
            self._checking = None
            self._say("warn", self.tr("The media time is written as 0:01:23.400 (hours, minutes, seconds)."))
            return

        def work(_job: Job) -> tuple[dict[str, Any], str, str]:
            from catchlight.workflows.note_clock import NoteClock, clock_preview  # noqa: PLC0415

            named = values | {"measured_by": values["measured_by"] or "–"}
            clock = clock_preview(NoteClock(self.session.actor(), self._case, self.exhibit.id, **named))
            there, start = clock.wall_time(values["at_microseconds"]), clock.wall_time(0)
            return values, formats.wall_time(there), formats.wall_time(start)

        self._checking = self.session.runner.read(work)
        self._checking.succeeded.connect(self._preview)
        self._checking.failed.connect(self._on_bad)

    def _on_bad(self, error: BaseException) -> None:
        if self.sender() is self._checking:
            self._refuse(error)

    def _preview(self, known: tuple[dict[str, Any], str, str]) -> None:
        if self.sender() is not self._checking:
            return
        values, there, start = known
        words = self.tr("{media} of the footage is {wall} in true time; the footage begins at {start}.")
        words = words.format(media=formats.media_time(values["at_microseconds"]), wall=there, start=start)
        if values["measured_by"]:
            self._say("info", words)
            self.proceed.setEnabled(True)
        else:
            self._say("warn", self.tr("Who measured the error? If nobody did, say who read the clock."))

    def _say(self, kind: str, text: str) -> None:
        self.preview.say(kind, text)
        if self.isVisible():
            self.fit()

    def _refuse(self, error: BaseException) -> None:
        if isinstance(error, CatchlightError):
            self._say("warn", told_failure(error))
        else:
            self.session.failed.emit(error)


def _own_zone() -> str:
    """The zone of this workstation, as a first guess."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    return name if "/" in name and not name.startswith("Etc/") else ZONES[0]
