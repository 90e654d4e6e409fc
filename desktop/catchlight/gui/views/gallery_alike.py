"""More like this face: who looks most like one portrait of the gallery, beside it, and on from there to the next."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from catchlight.gui import formats
from catchlight.gui.core_words import told
from catchlight.gui.counts import counts
from catchlight.gui.job_runner import Job
from catchlight.gui.late import while_there
from catchlight.gui.loss_words import loss_words
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.session import Session
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.empty_state import EmptyState
from catchlight.gui.widgets.portrait import Portrait
from catchlight.gui.widgets.table import Table
from catchlight.gui.widgets.text import button, card, label
from catchlight.gui.words import verdict_colour, verdict_word

if TYPE_CHECKING:
    from catchlight.gallery.browse import Portrait as Enrolled
    from catchlight.workflows.list_alike import Alike, AlikePersons

_PANEL = 300


class GalleryAlike(QWidget):
    """`back` leaves it for the record of the person whose id it carries; `person_wanted` opens another's.

    Lists that were gone through are kept until it is left: the way back leads through them.
    """

    back = Signal(str)
    person_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._trail: list[AlikePersons] = []
        self._job: Job | None = None
        self._left_at = ""
        self.rows: TableModel[Alike] = TableModel(
            (
                Column(self.tr("Score"), lambda row: formats.score(row.score), sort=lambda row: row.score,
                       is_number=True, width=76),
                Column(self.tr("Person"), lambda row: row.portrait.person_id),
                Column(self.tr("Portrait"), lambda row: row.portrait.id, width=90),
                Column(self.tr("Taken on"), lambda row: row.portrait.captured_on, width=110),
                Column(self.tr("Quality"), lambda row: verdict_word(row.portrait.quality.verdict), width=110,
                       colour=lambda row: verdict_colour(row.portrait.quality.verdict)),
                Column(self.tr("Source"), lambda row: row.portrait.source, width=150),
            ),
            key=lambda row: row.portrait.row,
        )  # fmt: skip
        self.table = Table(self.rows, name=self.tr("Persons who look alike"))
        self.table.chosen.connect(self._describe)
        self.table.activated_row.connect(lambda row: self.person_wanted.emit(row.portrait.person_id))
        self._lay_out()

    @property
    def shown(self) -> "AlikePersons | None":
        """The list that is shown."""
        return self._trail[-1] if self._trail else None

    def show_like(self, person_id: str, portrait: str, *, exactly: bool = False, instead: bool = False) -> None:
        """List who looks like a portrait; it is logged. `instead` of the list that is shown, or after it."""
        session = self.session
        if not self._trail:
            self._left_at = person_id
        self._stop()

        def work(job: Job) -> "AlikePersons":
            from catchlight.workflows.list_alike import ListAlike, list_alike  # noqa: PLC0415

            asked = ListAlike(session.actor(), person_id, portrait, exactly=exactly)
            return list_alike(session.open(), asked, job.control)

        title = self.tr("Comparing {portrait} with the gallery").format(portrait=portrait)
        self._job = job = session.act_alongside(title, work)
        job.succeeded.connect(while_there(self, lambda made: self._on_made(made, instead=instead)))
        job.failed.connect(session.failed)
        job.ended.connect(while_there(self, lambda: self._on_ended(job)))
        self._show()

    def clear(self) -> None:
        """Forget what another account listed."""
        self._stop()
        self._trail.clear()
        self._show()

    def _stop(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _on_made(self, made: "AlikePersons", *, instead: bool) -> None:
        if instead and self._trail:
            self._trail.pop()
        self._trail.append(made)

    def _on_ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._show()
            if not self._trail:  # refused, or stopped
                self.back.emit(self._left_at)

    def _show(self) -> None:
        made = self.shown
        self.rows.set_rows(() if made is None else made.rows)
        self.again.setEnabled(self._job is None)
        self.notice.say("info", "")
        self.title.setText("")
        self.number.setText("")
        self.nothing.say(self.tr("Comparing…"), self.tr("The list can be left or stopped meanwhile."))
        if made is not None:
            self._show_made(made)
        self.stack.setCurrentWidget(self.table if made is not None and made.rows else self.nothing)
        if made is not None and made.rows:
            self.table.selectRow(0)
            self.table.setFocus()
        self._describe(self.table.current_row() if made is not None else None)

    def _show_made(self, made: "AlikePersons") -> None:
        words = self.tr("More like {portrait} of {person}")
        self.title.setText(words.format(portrait=made.of.id, person=made.of.person_id))
        self.number.setText(counts.persons(len(made.rows)))
        self._show_portrait(self.probe, made.of)
        self.probe_caption.setText(f"{made.of.person_id}  ·  {made.of.id}")
        self.nothing.say(self.tr("Nobody else"), self.tr("There is no other person in the gallery to compare with."))
        if made.is_exact:
            exact = self.tr("Each of {portraits} was compared. Who looks alike is a lead to look at, no finding.")
            why = "" if made.no_preview is None else f"{told(made.no_preview)} "
            self.notice.say("info", why + exact.format(portraits=counts.portraits(made.searched)))
            return
        self.notice.say("warn", self.tr("Preview: it may miss people.") + " " + loss_words(made.setting))
        self.notice.offer(self.tr("&Compare with everybody"), self._compare_all)

    def _compare_all(self) -> None:
        made = self.shown
        if made is not None and self._job is None:
            self.show_like(made.of.person_id, made.of.id, exactly=True, instead=True)

    def _describe(self, row: "Alike | None") -> None:
        self.panel.setVisible(self.shown is not None)
        for one in (self.other, self.other_caption, self.open, self.again):
            one.setVisible(row is not None)
        if row is not None:
            self._show_portrait(self.other, row.portrait)
            self.other_caption.setText(f"{row.portrait.person_id}  ·  {row.portrait.id}")

    def _show_portrait(self, picture: Portrait, portrait: "Enrolled") -> None:
        source = partial(self.session.pictures.of_crop, portrait.crop_sha256)
        picture.show_picture(source, name=f"{portrait.person_id}, {portrait.id}")

    def _on(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.show_like(row.portrait.person_id, row.portrait.id)

    def _open(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.person_wanted.emit(row.portrait.person_id)

    def _leave(self) -> None:
        """To the list before, or to the record that it was begun from."""
        self._stop()
        if self._trail:
            self._trail.pop()
        if self._trail:
            self._show()
        else:
            self.back.emit(self._left_at)

    def _lay_out(self) -> None:
        leave = button(self.tr("&Back"), kind="quiet", icon="back")
        leave.clicked.connect(self._leave)
        self.title = label(role="title", selectable=True)
        self.number = label(role="muted")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.number)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(leave, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addLayout(words, 1)
        self.notice = Banner()
        self.nothing = EmptyState("gallery", "", "")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(self.table)
        self.panel = card()
        self.panel.setFixedWidth(_PANEL)
        self.probe, self.other = (Portrait(self.session.pictures.changed, smallest=QSize(140, 140)) for _ in range(2))
        self.probe_caption, self.other_caption = label(role="muted"), label(role="muted")
        inside = QVBoxLayout(self.panel)
        inside.setContentsMargins(14, 14, 14, 14)
        inside.setSpacing(8)
        for picture, caption in ((self.probe, self.probe_caption), (self.other, self.other_caption)):
            caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inside.addWidget(picture, 1)
            inside.addWidget(caption)
        across = QHBoxLayout()
        across.setSpacing(14)
        across.addWidget(self.stack, 1)
        across.addWidget(self.panel)
        self.open, self.again = button(self.tr("&Open the record…")), button(self.tr("&More like this face"))
        self.open.clicked.connect(self._open)
        self.again.clicked.connect(self._on)
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addStretch(1)
        below.addWidget(self.open)
        below.addWidget(self.again)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self.notice)
        layout.addLayout(across, 1)
        layout.addLayout(below)
