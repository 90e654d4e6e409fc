"""The persons of the gallery: figures, filter, list, and a panel with the one that is looked at."""

from array import array
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from catchlight.gui import formats, reads, reads_gallery
from catchlight.gui.late import while_there
from catchlight.gui.models.persons_model import Block, PersonRole, PersonsModel
from catchlight.gui.parts import InParts, Part
from catchlight.gui.reads_gallery import GalleryHead
from catchlight.gui.session import Session
from catchlight.gui.views.gallery_filters import GalleryFilterBar
from catchlight.gui.widgets.empty_state import EmptyState
from catchlight.gui.widgets.facts import Fact, Facts
from catchlight.gui.widgets.person_list import PersonList
from catchlight.gui.widgets.portrait import Portrait
from catchlight.gui.widgets.text import button, card, label
from catchlight.gui.words import verdict_word

if TYPE_CHECKING:
    from catchlight.gallery.browse import ChoicesScanned, Person, PersonsScanned
    from catchlight.gallery.browse import Portrait as Enrolled

_OPENING_PAUSE = 250  # milliseconds that a person is the current one before their record is opened
_PANEL = 320


class GalleryPersons(QWidget):
    """`opened` carries the id of a person whose whole record is wanted."""

    opened = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._head: GalleryHead | None = None
        self._looked = self._found = 0
        self._is_again = False
        self._again: array[int] = array("q")
        self._offered: dict[str, set[str]] = {"sexes": set(), "sources": set(), "legal_bases": set()}
        self._choices_of: int | None = None
        self.model = PersonsModel()
        self.model.wanted.connect(self._read_block)
        self.list = PersonList(self.model, session.pictures.changed, picture_of=session.pictures.of_crop)
        self.list.chosen.connect(self._describe)
        self.list.opened.connect(lambda person: self.opened.emit(person.person_id))
        self.filters = GalleryFilterBar(self)
        self.filters.changed.connect(self._start_over)
        self.filters.opened.connect(self._read_choices)
        self._scan = InParts(session, self)
        self._scan.told.connect(self._on_scanned)
        self._scan.ended.connect(self._on_scan_ended)
        self._counting = InParts(session, self)
        self._counting.told.connect(self._on_counted)
        self._choices = InParts(session, self)
        self._choices.told.connect(self._on_choices)
        self._opening = QTimer(self, singleShot=True, interval=_OPENING_PAUSE)
        self._opening.timeout.connect(self._consult)
        self._portraits = 0
        self._lay_out()

    def show_head(self, head: GalleryHead) -> None:
        """The state of the gallery; the list is read again where it is another one."""
        before, self._head = self._head, head
        self.revision.show_value(formats.count(head.revision))
        self.root.show_value(head.root)
        self._offer()
        if before is not None and before.revision == head.revision and before.root == head.root:
            return
        if self.model.rowCount() and before is not None and not self._scan.is_reading:
            self._read_again()
        else:
            self._start_over()
        self._count()
        self._choices_of = None
        if not self.filters.below.isHidden():
            self._read_choices()

    def clear(self) -> None:
        """Forget the other lab's gallery."""
        for parts in (self._scan, self._counting, self._choices):
            parts.stop()
        self._opening.stop()
        self._head, self._choices_of = None, None
        for offered in self._offered.values():
            offered.clear()
        self.filters.blockSignals(True)
        self.filters.reset()
        self.filters.blockSignals(False)
        self.filters.offer()
        self.model.forget()
        self.panel.hide()

    def look_up(self) -> None:
        """Type what to look for."""
        self.filters.text.setFocus()
        self.filters.text.selectAll()

    def _start_over(self) -> None:
        """Another filter: what passes it is shown as it is found."""
        self._is_again = False
        self._looked = self._found = 0
        self.model.begin()
        self._scan.begin(self._reader(), "")
        self._say_count()

    def _read_again(self) -> None:
        """The same filter over a gallery that changed: the list stays as it is until the new one is complete."""
        self._is_again, self._again, self._looked = True, array("q"), 0
        self._found = 0
        self._scan.begin(self._reader(), "")

    def _reader(self) -> Any:
        session, wanted, is_again = self.session, self.filters.wanted(), self._is_again

        def read(after: str, most: int) -> Part:
            if not (after or is_again):
                reads_gallery.note_filter(session.open(), session.actor(), wanted)
            found = reads_gallery.scan(session.open(), session.actor(), wanted, after=after, most=most)
            return Part(found, found.last)

        return read

    def _on_scanned(self, part: "PersonsScanned") -> None:
        self._looked += part.looked
        self._found += len(part.rows)
        if self._is_again:
            self._again.extend(part.rows)
            return
        self.model.take(part.rows)
        self._show_listing()
        self._say_count()

    def _on_scan_ended(self) -> None:
        if self._is_again:
            self._keep_place()
            self._is_again = False
        else:
            self.model.finish()
        if not self.filters.wanted():
            self.persons.show_value(formats.count(self._looked))
        self._show_listing()
        self._say_count()

    def _keep_place(self) -> None:
        """Show the list that was read again, where it was."""
        index = self.list.currentIndex()
        person, place = index.data(PersonRole), self.list.verticalScrollBar().value()
        self.model.replace(self._again)
        self._again = array("q")
        at = None if person is None else self.model.row_of(person.row, near=index.row())
        if at is not None:
            self.list.setCurrentIndex(self.model.index(at, 0))
        self.list.verticalScrollBar().setValue(place)

    def _show_listing(self) -> None:
        number = self.model.rowCount()
        if number and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0, 0))
        is_nobody = not number and not self._scan.is_reading
        self.panel.setVisible(bool(number))
        self.listing.setCurrentWidget(self.nobody if is_nobody else self.list)

    def _say_count(self) -> None:
        found = self.tr("%Ln person(s)", "", self._found)
        if self._scan.is_reading and not self._is_again:
            words = self.tr("{found} so far; {looked} looked at").format(
                found=found, looked=formats.count(self._looked)
            )
        elif self.filters.wanted():
            words = self.tr("{found} of {total}").format(found=found, total=formats.count(self._looked))
        else:
            words = found
        self.count.setText(words)
        self.count.setAccessibleName(words)

    def _count(self) -> None:
        session, self._portraits = self.session, 0

        def read(after: int, most: int) -> Part:
            number, last = reads_gallery.count_portraits(session.open(), session.actor(), after=after, most=most)
            return Part((number, last is None), last)

        self._counting.begin(read, 0)

    def _on_counted(self, told: tuple[int, bool]) -> None:
        number, is_last = told
        self._portraits += number
        if is_last:
            self.portraits.show_value(formats.count(self._portraits))

    def _read_choices(self) -> None:
        """What can be filtered by is read when it is first wanted: it stands in every portrait."""
        if self._head is None or self._choices_of == self._head.revision:
            return
        session, self._choices_of = self.session, self._head.revision

        def read(after: int, most: int) -> Part:
            found = reads_gallery.choices(session.open(), session.actor(), after=after, most=most)
            return Part(found, found.last)

        self._choices.begin(read, 0)

    def _on_choices(self, part: "ChoicesScanned") -> None:
        for name, offered in self._offered.items():
            offered.update(getattr(part, name))
        self._offer()

    def _offer(self) -> None:
        self.filters.offer(**self._offered, tags=() if self._head is None else self._head.tags)

    def _read_block(self, block: Block) -> None:
        session = self.session
        job = session.read(lambda _job: reads_gallery.persons(session.open(), session.actor(), block.rows))
        job.succeeded.connect(partial(self.model.add, block))
        job.failed.connect(while_there(self, lambda _error: self.model.lose(block)))
        job.cancelled.connect(while_there(self, lambda: self.model.lose(block)))

    def _describe(self, person: "Person | None") -> None:
        """Open somebody's record, which is logged, once they have been the current one for a moment."""
        if person is not None:
            self._opening.start()

    def _consult(self) -> None:
        session, person = self.session, self.list.currentIndex().data(PersonRole)
        if person is not None and self.isVisible():
            job = session.read(lambda _job: reads.portraits(session.open(), session.actor(), person.person_id))
            job.succeeded.connect(self._show_portraits)

    def _show_portraits(self, portraits: "tuple[Enrolled, ...]") -> None:
        if not portraits:
            return
        newest = portraits[0]
        self.panel_title.setText(newest.person_id)
        of_newest = partial(self.session.pictures.of_crop, newest.crop_sha256)
        self.picture.show_picture(of_newest, name=newest.person_id)
        person = [str(part) for part in (newest.sex, newest.birth_year) if part is not None]
        names = "  ".join(one.id for one in portraits[:12])
        more = f"  … {formats.count(len(portraits))}" if len(portraits) > 12 else ""
        self.facts.show_facts(
            [
                Fact(self.tr("Portraits"), names + more),
                *([Fact(self.tr("Person"), ", ".join(person))] if person else []),
                Fact(self.tr("Taken on"), newest.captured_on),
                Fact(self.tr("Source"), newest.source),
                Fact(self.tr("Legal basis"), newest.legal_basis),
                Fact(self.tr("Keep until"), newest.retain_until),
                Fact(self.tr("Quality"), verdict_word(newest.quality.verdict)),
                Fact(self.tr("Enrolled"), f"{formats.local_time(newest.enrolled_at)}  ·  {newest.enrolled_by}",
                     formats.utc_time(newest.enrolled_at)),
            ]
        )  # fmt: skip

    def _open_current(self) -> None:
        person = self.list.currentIndex().data(PersonRole)
        if person is not None:
            self.opened.emit(person.person_id)

    def _lay_out(self) -> None:
        self.persons, self.portraits, self.revision = _Figure(), _Figure(), _Figure()
        self.root = _Figure(is_hash=True)
        figures = QHBoxLayout()
        figures.setSpacing(12)
        for figure, words, share in (
            (self.persons, self.tr("Persons"), 2),
            (self.portraits, self.tr("Portraits"), 2),
            (self.revision, self.tr("Revision"), 2),
            (self.root, self.tr("Merkle root of all templates"), 5),
        ):
            figure.name.setText(words)
            figures.addWidget(figure, share)
        self.count = label(role="muted")
        self.panel = self._made_panel()
        self.nobody = EmptyState(
            "person",
            self.tr("Nobody passes the filter"),
            self.tr("Of all persons in the gallery none has what is asked for. Show all to begin anew."),
        )
        self.listing = QStackedWidget()
        self.listing.addWidget(self.list)
        self.listing.addWidget(self.nobody)
        across = QHBoxLayout()
        across.setSpacing(14)
        across.addWidget(self.listing, 1)
        across.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(12)
        column.addLayout(figures)
        column.addWidget(self.filters)
        column.addWidget(self.count)
        column.addLayout(across, 1)

    def _made_panel(self) -> QFrame:
        panel = card()
        panel.setParent(self)
        panel.setFixedWidth(_PANEL)
        self.panel_title = label(role="heading")
        self.picture = Portrait(self.session.pictures.changed, smallest=QSize(160, 80))
        self.facts = Facts()
        self.open = button(self.tr("&Open the record…"))
        self.open.clicked.connect(self._open_current)
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.setSpacing(10)
        inside.addWidget(self.panel_title)
        inside.addWidget(self.picture, 1)
        inside.addWidget(self.facts)
        inside.addWidget(self.open)
        panel.hide()
        return panel


class _Figure(QFrame):
    """A figure with its name above it."""

    def __init__(self, *, is_hash: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.name = label(role="small")
        self.value = label("…", role="mono" if is_hash else "figure", selectable=True)
        self._is_hash = is_hash
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(4)
        layout.addWidget(self.name)
        layout.addWidget(self.value, 1, Qt.AlignmentFlag.AlignVCenter)

    def show_value(self, text: str) -> None:
        """Show it; a hash in two lines."""
        half = len(text) // 2
        self.value.setText(f"{text[:half]}\n{text[half:]}" if self._is_hash else text)
        self.value.setAccessibleName(f"{self.name.text()}: {text}")
