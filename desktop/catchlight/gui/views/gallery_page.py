"""The gallery: how large it is and which state, who is in it, and enrolment from a manifest."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDir, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from catchlight.gui import formats, reads
from catchlight.gui.job_runner import Job
from catchlight.gui.models.persons_model import PersonRole, PersonsModel
from catchlight.gui.models.table import Column
from catchlight.gui.reads import PersonsPage
from catchlight.gui.session import Session
from catchlight.gui.views.enrol_dialog import EnrolDialog
from catchlight.gui.views.page import Page
from catchlight.gui.views.refused_dialog import RefusedDialog
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.drop_area import DropArea
from catchlight.gui.widgets.empty_state import EmptyState
from catchlight.gui.widgets.facts import Fact, Facts
from catchlight.gui.widgets.person_list import PersonList
from catchlight.gui.widgets.portrait import Portrait
from catchlight.gui.widgets.text import button, card, label
from catchlight.gui.words import verdict_word

if TYPE_CHECKING:
    from catchlight.gallery.browse import Person
    from catchlight.gallery.browse import Portrait as Enrolled
    from catchlight.gallery.portraits import GalleryState
    from catchlight.workflows.enrol import Enrolment

_TYPING_PAUSE = 200  # milliseconds after the last key before the list is read anew
_OPENING_PAUSE = 250  # milliseconds that a person is the current one before their record is opened
_PANEL = 320


class GalleryPage(Page):
    """Figures above, persons below; a folder with one manifest can be dropped anywhere on it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("Gallery"), parent)
        self._revision: int | None = None
        self.enrol = button(self.tr("&Enrol portraits…"), kind="primary", icon="plus")
        self.enrol.clicked.connect(self._choose)
        self.head.addWidget(self.enrol)
        self.notice = Banner()
        self.model = PersonsModel()
        self.list = PersonList(self.model, session.pictures.changed, picture_of=session.pictures.of_crop)
        self.model.wanted.connect(self._read_page)
        self.list.chosen.connect(self._describe)
        self.filter = QLineEdit(clearButtonEnabled=True)
        self.filter.setPlaceholderText(self.tr("Person id"))
        self.filter.setAccessibleName(self.tr("Filter by person id"))
        self.filter.setFixedWidth(260)
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE)
        self._pause.timeout.connect(self._start_over)
        self._opening = QTimer(self, singleShot=True, interval=_OPENING_PAUSE)
        self._opening.timeout.connect(self._consult)
        self.filter.textChanged.connect(lambda _text: self._pause.start())
        self._lay_out()
        session.actor_changed.connect(self._offer)
        self._offer()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.filter.setFocus)

    def refresh(self) -> None:
        """Read the figures, and the list if they changed."""
        lab = self.session.lab
        if lab is not None:
            job = self.session.read(lambda _job: reads.gallery(lab, self.session.actor()))
            job.succeeded.connect(self._show_state)

    def clear(self) -> None:
        """Forget the other lab's gallery."""
        self.model.forget()
        self._revision = None
        self.notice.say("info", "")
        self.stack.setCurrentIndex(0)

    def _offer(self) -> None:
        """Custodians enrol; examiners look."""
        may = self.session.may("custodian")
        self.area.setAcceptDrops(may)
        for one in (self.enrol, self._first):
            one.setVisible(may)
        self.empty.say(
            self.tr("The gallery is empty"),
            self.tr(
                "Drop a folder with portraits and a manifest (CSV): person, image, capture date, source, legal basis"
                " and retention date of each. Nothing is enrolled without them."
            )
            if may
            else self.tr("A gallery custodian enrols portraits; each search needs some to compare with."),
        )

    def take_in(self, paths: tuple[Path, ...]) -> None:
        """Enrol from what was dropped: a folder that holds one manifest, or the manifest itself."""
        manifests = [path for path in paths if path.suffix.lower() == ".csv" and path.is_file()]
        for folder in (path for path in paths if path.is_dir()):
            manifests += sorted(found for found in folder.iterdir() if found.suffix.lower() == ".csv")
        if len(manifests) == 1:
            self._ask(manifests[0])
        elif manifests:
            self.notice.say("warn", self.tr("Several manifests were found; drop the one that is meant."))
        else:
            self.notice.say("warn", self.tr("No manifest was found: drop a folder that holds one CSV file."))

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
        bar = QHBoxLayout()
        bar.addWidget(self.filter)
        bar.addWidget(self.count, 1)
        self.panel = card()
        self.panel.setFixedWidth(_PANEL)
        self.panel_title = label(role="heading")
        self.picture = Portrait(self.session.pictures.changed, smallest=QSize(160, 160))
        self.facts = Facts()
        inside = QVBoxLayout(self.panel)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.setSpacing(10)
        inside.addWidget(self.panel_title)
        inside.addWidget(self.picture, 1)
        inside.addWidget(self.facts)
        across = QHBoxLayout()
        across.setSpacing(14)
        self.nobody = EmptyState(
            "person",
            self.tr("Nobody passes the filter"),
            self.tr("No person id of the gallery holds these characters."),
        )
        self.listing = QStackedWidget()
        self.listing.addWidget(self.list)
        self.listing.addWidget(self.nobody)
        across.addWidget(self.listing, 1)
        across.addWidget(self.panel)
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(figures)
        column.addLayout(bar)
        column.addLayout(across, 1)
        first = self._first = button(self.tr("Choose a &manifest…"), kind="primary")
        first.clicked.connect(self._choose)
        self.empty = EmptyState(
            "gallery",
            self.tr("The gallery is empty"),
            self.tr(
                "Drop a folder with portraits and a manifest (CSV): person, image, capture date, source, legal basis"
                " and retention date of each. Nothing is enrolled without them."
            ),
            first,
        )
        self.stack = QStackedWidget()
        for widget in (QWidget(), self.empty, main):
            self.stack.addWidget(widget)
        self.area = DropArea()
        self.area.set_words(self.tr("Drop to enrol"), self.tr("A folder with one manifest, or the manifest itself"))
        self.area.dropped.connect(self.take_in)
        inner = QVBoxLayout(self.area)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(self.notice)
        inner.addWidget(self.stack, 1)
        self.body.addWidget(self.area, 1)

    def _show_state(self, state: "GalleryState") -> None:
        self.persons.show_value(formats.count(state.persons))
        self.portraits.show_value(formats.count(state.portraits))
        self.revision.show_value(formats.count(state.revision))
        self.root.show_value(state.root)
        self.stack.setCurrentIndex(2 if state.portraits else 1)
        if state.revision != self._revision:
            self._revision = state.revision
            self._start_over()

    def _start_over(self) -> None:
        self.model.start(self.filter.text())

    def _read_page(self, text: str, offset: int) -> None:
        lab = self.session.lab
        if lab is not None:
            job = self.session.read(lambda _job: reads.persons(lab, self.session.actor(), text=text, offset=offset))
            job.succeeded.connect(self._add)

    def _add(self, page: PersonsPage) -> None:
        self.model.add(page)
        words = self.tr("{shown} of {total} persons loaded")
        shown, total = formats.count(self.model.rowCount()), formats.count(self.model.total)
        self.count.setText("   " + words.format(shown=shown, total=total))
        if self.model.rowCount() and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0, 0))
        self.panel.setVisible(bool(self.model.rowCount()))
        self.listing.setCurrentWidget(self.list if self.model.rowCount() else self.nobody)

    def _describe(self, person: "Person | None") -> None:
        """Open somebody's record, which is logged, once they have been the current one for a moment."""
        if person is not None:
            self._opening.start()

    def _consult(self) -> None:
        lab, person = self.session.lab, self.list.currentIndex().data(PersonRole)
        if person is not None and lab is not None:
            job = self.session.read(lambda _job: reads.portraits(lab, self.session.actor(), person.person_id))
            job.succeeded.connect(self._show_portraits)

    def _show_portraits(self, portraits: "tuple[Enrolled, ...]") -> None:
        if not portraits:
            return
        newest = portraits[0]
        self.panel_title.setText(newest.person_id)
        of_newest = partial(self.session.pictures.of_crop, newest.crop_sha256)
        self.picture.show_picture(of_newest, name=newest.person_id)
        person = [str(part) for part in (newest.sex, newest.birth_year) if part is not None]
        self.facts.show_facts(
            [
                Fact(self.tr("Portraits"), "  ".join(one.id for one in portraits[:12])),
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

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("The manifest"), QDir.homePath(), self.tr("Manifests (*.csv)")
        )
        if name:
            self.take_in((Path(name),))

    def _ask(self, manifest: Path) -> None:
        dialog = EnrolDialog(manifest, self)
        dialog.accepted.connect(lambda: self._enrol(manifest, largest_face=dialog.largest.isChecked()))
        dialog.open()

    def _enrol(self, manifest: Path, *, largest_face: bool) -> None:
        lab, session = self.session.lab, self.session
        if lab is None:
            return

        def work(job: Job) -> "Enrolment":
            from catchlight.workflows.enrol import Enrol, enrol  # noqa: PLC0415

            request = Enrol(actor=session.actor(), manifest=manifest, largest_face=largest_face)
            return enrol(lab, request, job.control, analyst=session.analyst())

        job = session.act(self.tr("Enrolling {name}").format(name=manifest.name), work, kind="enrolment")
        job.succeeded.connect(self._on_enrolled)
        job.failed.connect(session.failed)
        job.cancelled.connect(lambda: self.notice.say("info", self.tr("Cancelled. What was enrolled so far is kept.")))

    def _on_enrolled(self, result: "Enrolment") -> None:
        words = self.tr("{enrolled} enrolled, {unchanged} unchanged, {refused} refused.").format(
            enrolled=formats.count(result.enrolled),
            unchanged=formats.count(result.unchanged),
            refused=formats.count(result.refused_in_all),
        )
        self.notice.say("warn" if result.refused else "good", words)
        if not result.refused:
            return
        columns: tuple[Column[Any], ...] = (
            Column(self.tr("Row"), lambda row: formats.count(row.row), sort=lambda row: row.row, is_number=True,
                   width=64),
            Column(self.tr("Image"), lambda row: row.image, width=240),
            Column(self.tr("Reason"), lambda row: row.reason),
        )  # fmt: skip
        RefusedDialog(
            heading=self.tr("Not enrolled"),
            text=words + " " + self.tr("The rejects file holds these rows:") + f" {result.rejects}",
            columns=columns,
            rows=result.refused,
            file=result.rejects,
            parent=self,
        ).open()


class _Figure(QFrame):
    """A figure with its name above it."""

    def __init__(self, *, is_hash: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.name = label(role="small")
        self.value = label(role="mono" if is_hash else "figure", selectable=True)
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
