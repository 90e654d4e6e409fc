"""One person of the gallery: every portrait with its provenance and quality, the legal hold, tags, and the history."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from catchlight.gui import formats, reads_gallery
from catchlight.gui.counts import counts
from catchlight.gui.log_words import Names, sentence, who
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.parts import InParts, Part
from catchlight.gui.portrait_words import provenance_facts, quality_facts
from catchlight.gui.reads_gallery import HistoryPart
from catchlight.gui.session import Session
from catchlight.gui.views.gallery_person_acts import PersonActs
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.facts import Facts
from catchlight.gui.widgets.portrait import Portrait
from catchlight.gui.widgets.table import Table
from catchlight.gui.widgets.text import button, card, label
from catchlight.gui.words import verdict_colour, verdict_word

if TYPE_CHECKING:
    from catchlight.evidence.timeline import TimelineEntry
    from catchlight.gallery.browse import Portrait as Enrolled
    from catchlight.gallery.people import PersonRecord
    from catchlight.workflows.show_person import ShownPerson

_PANEL = 340


class GalleryPerson(QWidget):
    """`back` leaves the record, `entry_wanted` carries the number of an entry, `said` kind and words of what was done.

    `gone` comes when the person was erased, `like_wanted` carries the ids of the person and of a portrait.
    """

    back = Signal()
    like_wanted = Signal(str, str)
    gone = Signal()
    entry_wanted = Signal(int)
    said = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.record: PersonRecord | None = None
        self._wanted = ""
        self._names = Names()
        self.acts = PersonActs(session, self)
        self.acts.said.connect(self.said)
        self.acts.gone.connect(self._on_gone)
        self.portraits: TableModel[Enrolled] = TableModel(
            (
                Column(self.tr("Portrait"), lambda row: row.id, sort=lambda row: row.row, width=90),
                Column(self.tr("Taken on"), lambda row: row.captured_on, width=110),
                Column(self.tr("Quality"), lambda row: verdict_word(row.quality.verdict),
                       sort=lambda row: row.quality.verdict.value, width=110,
                       colour=lambda row: verdict_colour(row.quality.verdict)),
                Column(self.tr("Keep until"), lambda row: row.retain_until, width=110),
                Column(self.tr("Source"), lambda row: row.source, width=150),
                Column(self.tr("Tags"), self._tags),
            ),
            key=lambda row: row.row,
        )  # fmt: skip
        self.table = Table(self.portraits, name=self.tr("Portraits"))
        self.table.chosen.connect(self._describe)
        self.entries: TableModel[TimelineEntry] = TableModel(
            (
                Column(self.tr("Entry"), lambda row: formats.count(row.sequence), sort=lambda row: row.sequence,
                       is_number=True, width=76),
                Column(self.tr("When"), _when, width=140),
                Column(self.tr("Who"), lambda row: who(row, self._names), width=150),
                Column(self.tr("What was done"), lambda row: sentence(row, self._names)),
            ),
            key=lambda row: row.sequence,
        )  # fmt: skip
        self.history = Table(self.entries, name=self.tr("History"), sortable=False)
        self.history.activated_row.connect(lambda row: self.entry_wanted.emit(row.sequence))
        self._scan = InParts(session, self)
        self._scan.told.connect(self._on_history)
        self._scan.ended.connect(self._say_history)
        self._lay_out()
        session.actor_changed.connect(self._offer)
        self._offer()

    def show_person(self, person_id: str) -> None:
        """Open somebody's record; it is logged."""
        if person_id != self._wanted:
            self._forget()
        self._wanted = person_id
        session = self.session
        job = session.read(lambda _job: reads_gallery.person(session.open(), session.actor(), person_id))
        job.succeeded.connect(self._show)

    def refresh(self) -> None:
        """Read the record again after an act."""
        if self._wanted:
            self.show_person(self._wanted)

    def clear(self) -> None:
        """Forget whom another account looked at."""
        self._wanted = ""
        self._forget()

    def _forget(self) -> None:
        self.record = None
        self._scan.stop()
        self.portraits.set_rows(())
        self.entries.set_rows(())
        self.title.setText("")
        self.particulars.setText("")
        self.hold.say("warn", "")
        self.panel.hide()
        self.acts.offer(None)

    def _on_gone(self) -> None:
        self.clear()
        self.gone.emit()

    def _show(self, shown: "ShownPerson") -> None:
        record = shown.record
        if record.person_id != self._wanted:
            return
        self.record = record
        self.title.setText(record.person_id)
        known = [str(part) for part in (record.sex, record.birth_year) if part is not None]
        self.particulars.setText("  ·  ".join([*known, counts.portraits(len(record.portraits))]))
        held = ""
        if record.held_since is not None:
            words = self.tr("Under legal hold since {when}, so nothing of this person is erased or purged. Why: {why}")
            held = words.format(when=formats.local_time(record.held_since), why=record.held_because or "")
        self.hold.say("warn", held)
        self.portraits.set_rows(record.portraits)
        if record.portraits and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        else:
            self._describe(self.table.current_row())
        self.acts.offer(record)
        self._read_history(record)

    def _describe(self, portrait: "Enrolled | None") -> None:
        self.panel.setVisible(portrait is not None)
        if portrait is None:
            return
        self.acts.choose(portrait.id)
        source = partial(self.session.pictures.of_crop, portrait.crop_sha256)
        self.picture.show_picture(source, name=f"{portrait.person_id}, {portrait.id}")
        self.facts.show_facts([*quality_facts(portrait.quality), *provenance_facts(portrait)])

    def _offer(self) -> None:
        """Custodians browse from a portrait to those that look like it."""
        self.like.setVisible(self.session.may("custodian"))

    def _ask_like(self) -> None:
        portrait = self.table.current_row()
        if portrait is not None:
            self.like_wanted.emit(portrait.person_id, portrait.id)

    def lead_back(self, words: str) -> None:
        """Say where the way back leads."""
        self.leave.setText(f" {words}")
        self.leave.setAccessibleName(words.replace("&", ""))

    def _tags(self, row: "Enrolled") -> str:
        return "" if self.record is None else ", ".join(self.record.tags.get(row.row, ()))

    def _read_history(self, record: "PersonRecord") -> None:
        session, hashes = self.session, [one.sha256 for one in record.portraits]
        self._found: list[TimelineEntry] = []

        def read(below: int | None, most: int) -> Part:
            found = reads_gallery.history(
                session.open(), session.actor(), record.person_id, hashes, below=below, most=most
            )
            return Part(found, found.reached if found.reached > 1 else None)

        self._scan.begin(read, None)

    def _on_history(self, part: HistoryPart) -> None:
        self._names = part.names
        self._found += part.entries
        self.entries.set_rows(self._found)
        self._say_history()

    def _say_history(self) -> None:
        words = counts.entries(len(self._found))
        self.number.setText(self.tr("{entries} so far").format(entries=words) if self._scan.is_reading else words)

    def _lay_out(self) -> None:
        self.leave = button(self.tr("&All persons"), kind="quiet", icon="back")
        self.leave.clicked.connect(self.back)
        self.title = label(role="title", selectable=True)
        self.particulars = label(role="muted")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.particulars)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addLayout(words, 1)
        for one in self.acts.buttons:
            top.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hold = Banner()
        self.number = label(role="muted")
        heading = QHBoxLayout()
        heading.addWidget(label(self.tr("History"), "heading"))
        heading.addWidget(self.number, 1)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.table, 3)
        left.addLayout(heading)
        left.addWidget(self.history, 2)
        self.panel = card()
        self.panel.setFixedWidth(_PANEL)
        self.picture = Portrait(self.session.pictures.changed, smallest=QSize(160, 100))
        self.facts = Facts()
        inside = QVBoxLayout(self.panel)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.setSpacing(12)
        inside.addWidget(self.picture, 1)
        inside.addWidget(self.facts)
        self.like = button(self.tr("&More like this face"), icon="search")
        self.like.clicked.connect(self._ask_like)
        inside.addWidget(self.like)
        inside.addWidget(self.acts.erase_one)
        across = QHBoxLayout()
        across.setSpacing(14)
        across.addLayout(left, 1)
        across.addWidget(self.panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self.hold)
        layout.addLayout(across, 1)
        self.panel.hide()


def _when(entry: "TimelineEntry") -> str:
    return "" if entry.document is None else formats.short_time(str(entry.document["time"]))
