"""Oversight: how often, by whom and for what the lab searched in a period, and what is out of order."""

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from catchlight.gui import formats, reads_oversight
from catchlight.gui.job_runner import Job
from catchlight.gui.late import while_there
from catchlight.gui.reads_oversight import Period
from catchlight.gui.session import Session
from catchlight.gui.views.hand_over_dialog import HandOverDialog
from catchlight.gui.views.oversight_words import late_by_month, month_bars, months_of, rank_bars, warnings_of
from catchlight.gui.views.page import Page
from catchlight.gui.views.period_chooser import PeriodChooser
from catchlight.gui.views.warnings_card import WarningsCard
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.empty_state import EmptyState
from catchlight.gui.widgets.figure import Figure
from catchlight.gui.widgets.plots import Bar, BarPlot, Legend, RankPlot
from catchlight.gui.widgets.text import button, card, label

if TYPE_CHECKING:
    from catchlight.report.statistics import Statistics
    from catchlight.workflows.hand_over import HandedOver

_YEARS = 3


class OversightPage(Page):
    """`entry_wanted` carries the entry behind something, `person_wanted` whose acts are to be shown."""

    entry_wanted = Signal(int)
    person_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("Oversight"), parent)
        self.subtitle.show()
        self.shown: Statistics | None = None
        self._asked: Period | None = None
        self.chooser = PeriodChooser()
        self.chooser.changed.connect(self.refresh)
        self.export = button(self.tr("&Export"), icon="file")
        self.export.setMenu(self._exports())
        self.export.setEnabled(False)
        self.head.addWidget(self.chooser)
        self.head.addWidget(self.export)
        self.done = Banner()
        self.figures = {
            "submitted": Figure(self.tr("Searches submitted")),
            "with": Figure(self.tr("With candidates")),
            "without": Figure(self.tr("Without candidate")),
            "open": Figure(self.tr("Without a result")),
            "late": Figure(self.tr("Without authority in time")),
        }
        self.months = BarPlot(self.tr("Searches by month"))
        self.reference = RankPlot(self.tr("Published counts for comparison"))
        self.units = RankPlot(self.tr("Searches by unit"))
        self.examiners = RankPlot(self.tr("Searches by examiner"))
        self.examiners.chosen.connect(lambda name: self.person_wanted.emit(str(name)))
        self.offences = RankPlot(self.tr("Searches by offence"))
        self.source = label(role="small", wrap=True)
        self.warnings = WarningsCard()
        self.warnings.entry_wanted.connect(self.entry_wanted)
        self.wait = EmptyState("oversight", self.tr("Reading the log…"), self.tr("The figures come from its entries."))
        self._lay_out()

    def refresh(self) -> None:
        """Work the figures out for the period that is chosen."""
        lab, session = self.session.lab, self.session
        if lab is None or session.signed_in is None or not session.may("auditor", "supervisor"):
            return
        if session.policy is not None:
            self.chooser.zone = session.policy.office_hours.zone
        period = self._asked = self.chooser.period()
        job = session.read(lambda job: reads_oversight.statistics(lab, session.actor(), period, job.control))
        job.succeeded.connect(while_there(self, lambda shown: self._show(period, shown)))

    def clear(self) -> None:
        """Forget the other lab's figures."""
        self.shown = self._asked = None
        self.export.setEnabled(False)
        self.subtitle.setText("")
        self.done.say("info", "")
        self.stack.setCurrentIndex(0)

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        self.body.addWidget(self.done)
        self.body.addWidget(self.stack, 1)  # from outside in: what is moved with all that it holds takes long
        scrolled = QScrollArea(widgetResizable=True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        self.stack.addWidget(self.wait)
        self.stack.addWidget(scrolled)
        held = QWidget()
        scrolled.setWidget(held)
        held.setAutoFillBackground(False)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(14)
        figures = QHBoxLayout()
        figures.setSpacing(12)
        for figure in self.figures.values():
            figures.addWidget(figure, 1)
        column.addLayout(figures)
        plots = QGridLayout()
        plots.setSpacing(12)
        self.key = Legend(
            ("accent", self.tr("with candidates")),
            ("soft", self.tr("the other searches")),
            ("warn", self.tr("without authority in time")),
        )
        plots.addWidget(self._card(self.tr("Searches by month"), self.months, self.key), 0, 0, 1, 2)
        plots.addWidget(self._card(self.tr("Published counts for comparison"), self.reference, self.source), 0, 2)
        plots.addWidget(self._card(self.tr("By unit"), self.units), 1, 0)
        plots.addWidget(self._card(self.tr("By examiner"), self.examiners), 1, 1)
        plots.addWidget(self._card(self.tr("By offence"), self.offences), 1, 2)
        for number in range(3):
            plots.setColumnStretch(number, 1)
        self.months.setMinimumHeight(190)
        column.addLayout(plots)
        column.addWidget(label(self.tr("To look at"), "heading"))
        column.addWidget(self.warnings)

    def _card(self, heading: str, plot: QWidget, *below: QWidget) -> QWidget:
        frame = card()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(16, 12, 14, 12)
        inside.setSpacing(6)
        inside.addWidget(label(heading, "strong"))
        inside.addWidget(plot)
        for widget in below:
            inside.addWidget(widget)
        if not isinstance(plot, BarPlot):
            inside.addStretch(1)
        return frame

    def _show(self, period: Period, shown: "Statistics") -> None:
        if period != self._asked or not isValid(self):
            return
        self.shown = shown
        self.export.setEnabled(True)
        self.stack.setCurrentIndex(1)
        words = self.tr("From {since} to {until}, by entries 1 to {entries} of the log. Policy {policy}…")
        since = self.tr("the lab’s beginning") if shown.since is None else f"{shown.since:%Y-%m-%d}"
        self.subtitle.setText(
            words.format(since=since, until=formats.short_time(shown.until.isoformat()),
                         entries=formats.count(shown.entries), policy=formats.short_hash(shown.policy_sha256))
        )  # fmt: skip
        self.subtitle.setToolTip(shown.policy_sha256)
        self._show_figures(shown)
        zone = ZoneInfo(shown.zone)
        first = "" if shown.since is None else f"{shown.since.astimezone(zone):%Y-%m}"
        last = f"{(shown.until - timedelta(seconds=1)).astimezone(zone):%Y-%m}"
        months = months_of(shown.by_month, first=first, last=last)
        late = late_by_month(shown.not_in_time, months, zone)
        self.months.show_bars(month_bars(shown.by_month, months, late))
        self.months.show_line(late if any(late) else ())
        self.units.show_bars(rank_bars(shown.by_unit))
        self.examiners.show_bars(rank_bars(shown.by_examiner, can_open=True))
        self.offences.show_bars(rank_bars(shown.by_offence))
        reference = shown.reference
        self.reference.show_bars(
            [
                Bar(self.tr("Submitted"), reference.submitted),
                Bar(self.tr("Suitable"), reference.suitable),
                Bar(self.tr("Recognised"), reference.recognised),
            ]
        )
        words = self.tr(
            "{name}. Source: {source}. Another country’s practice, not a target. Here, suitable and reportable counts"
            " come with the examinations."
        )
        self.source.setText(words.format(name=reference.name, source=reference.source))
        self.warnings.show_warnings(warnings_of(shown))

    def _show_figures(self, shown: "Statistics") -> None:
        total = self.tr("of {total}").format(total=formats.count(shown.submitted))
        without = shown.abandoned + shown.unfinished + shown.erased_before_end
        swept = self.tr("and %n face(s) in sweeps", "", shown.swept.submitted) if shown.swept.submitted else ""
        notes = {
            "submitted": (shown.submitted, swept),
            "with": (shown.with_candidates, total),
            "without": (shown.without_candidates, total),
            "open": (
                without,
                self.tr("{abandoned} abandoned, {open} not ended, {erased} erased").format(
                    abandoned=shown.abandoned, open=shown.unfinished, erased=shown.erased_before_end
                ),
            ),
            "late": (len(shown.not_in_time), total),
        }
        for name, (value, note) in notes.items():
            self.figures[name].show_value(formats.count(value), note)

    def _exports(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("These figures…")).triggered.connect(self._export_figures)
        menu.addSeparator()
        year = QDate.currentDate().year()
        for one in range(year, year - _YEARS, -1):
            words = self.tr("Annual report of {year}…").format(year=one)
            menu.addAction(words).triggered.connect(lambda _checked=False, one=one: self._export_annual(one))
        return menu

    def _export_figures(self) -> None:
        shown = self.shown
        if shown is None:
            return
        dialog = HandOverDialog(
            self.tr("Export the figures"),
            self.tr("The figures and everything listed to look at, as shown, with names of cases and accounts."),
            name="oversight",
            parent=self,
        )
        dialog.wanted.connect(
            lambda handing: self._write(
                lambda lab, actor: reads_oversight.hand_over_statistics(lab, actor, shown, handing)
            )
        )
        dialog.open()

    def _export_annual(self, year: int) -> None:
        dialog = HandOverDialog(
            self.tr("Annual report of {year}").format(year=year),
            self.tr("For the authorities (AI Act, Art. 26(10)): counts without names; small counts are not told."),
            name=f"annual-report-{year}",
            parent=self,
        )
        dialog.wanted.connect(
            lambda handing: self._write(lambda lab, actor: reads_oversight.hand_over_annual(lab, actor, year, handing))
        )
        dialog.open()

    def _write(self, write: "reads_oversight.Write") -> None:
        lab, session = self.session.lab, self.session
        if lab is None:
            return

        def work(_job: Job) -> "HandedOver":
            return write(lab, session.actor())

        session.act_lightly(work).succeeded.connect(
            while_there(self, lambda made: self.done.say("good", reads_oversight.handed_words(made)))
        )

    def _on_acted(self) -> None:
        """Reading the figures is an act itself; they are read when the page is shown or another period chosen."""
