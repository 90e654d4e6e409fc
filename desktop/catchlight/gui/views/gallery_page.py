"""The gallery: how large it is and which state, who is in it, and enrolment from a manifest."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDir, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from catchlight.gui import formats, reads_gallery
from catchlight.gui.job_runner import Job
from catchlight.gui.models.table import Column
from catchlight.gui.reads_gallery import GalleryHead
from catchlight.gui.session import Session
from catchlight.gui.views.enrol_dialog import EnrolDialog
from catchlight.gui.views.gallery_person import GalleryPerson
from catchlight.gui.views.gallery_persons import GalleryPersons
from catchlight.gui.views.page import Page
from catchlight.gui.views.refused_dialog import RefusedDialog
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.drop_area import DropArea
from catchlight.gui.widgets.empty_state import EmptyState
from catchlight.gui.widgets.text import button

if TYPE_CHECKING:
    from catchlight.workflows.enrol import Enrolment


class GalleryPage(Page):
    """Persons and a person's record; a folder with one manifest can be dropped anywhere on it.

    `entry_wanted` carries the number of an entry of the log.
    """

    entry_wanted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("Gallery"), parent)
        self.enrol = button(self.tr("&Enrol portraits…"), kind="primary", icon="plus")
        self.enrol.clicked.connect(self._choose)
        self.head.addWidget(self.enrol)
        self.notice = Banner()
        self.persons = GalleryPersons(session)
        self.person = GalleryPerson(session)
        self.persons.opened.connect(self.open_person)
        self.person.back.connect(self._show_all)
        self.person.gone.connect(self._show_all)
        self.person.said.connect(self.notice.say)
        self.person.entry_wanted.connect(self.entry_wanted)
        self._lay_out()
        session.actor_changed.connect(self._offer)
        self._offer()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._find)

    def refresh(self) -> None:
        """Read the state of the gallery, and what is shown of it if that changed."""
        session = self.session
        if session.lab is not None:
            job = session.read(lambda _job: reads_gallery.head(session.open(), session.actor()))
            job.succeeded.connect(self._show_head)

    def clear(self) -> None:
        """Forget the other lab's gallery."""
        self.persons.clear()
        self.person.clear()
        self.people.setCurrentWidget(self.persons)
        self.notice.say("info", "")
        self.stack.setCurrentIndex(0)

    def _show_head(self, head: GalleryHead) -> None:
        self.stack.setCurrentIndex(1 if head.is_empty else 2)
        if not head.is_empty:
            self.persons.show_head(head)
            if self.people.currentWidget() is self.person:
                self.person.refresh()

    def open_person(self, person_id: str) -> None:
        """Show somebody's whole record."""
        self.notice.say("info", "")
        self.tabs.setCurrentWidget(self.people)
        self.people.setCurrentWidget(self.person)
        self.person.show_person(person_id)

    def _show_all(self) -> None:
        self.people.setCurrentWidget(self.persons)
        self.person.clear()
        self.persons.list.setFocus()

    def _find(self) -> None:
        self.tabs.setCurrentWidget(self.people)
        self._show_all()
        self.persons.look_up()

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
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.setAccessibleName(self.tr("Sections of the gallery"))
        self.people = QStackedWidget()
        self.people.addWidget(self.persons)
        self.people.addWidget(self.person)
        self.tabs.addTab(self.people, self.tr("&Persons"))
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
        for widget in (QWidget(), self.empty, self.tabs):
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
