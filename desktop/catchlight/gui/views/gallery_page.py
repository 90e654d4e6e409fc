"""The gallery: how large it is and which state, who is in it, and enrolment from a manifest."""

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from catchlight.gui import reads_gallery
from catchlight.gui.page_maker import Step, imported_first
from catchlight.gui.reads_enrolment import Chosen, what_to_enrol
from catchlight.gui.reads_gallery import GalleryHead
from catchlight.gui.session import Session
from catchlight.gui.views.page import Page
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.drop_area import DropArea
from catchlight.gui.widgets.empty_state import EmptyState
from catchlight.gui.widgets.late_tabs import LateTabs
from catchlight.gui.widgets.text import button

if TYPE_CHECKING:
    from catchlight.gui.views.enrol_dialog import EnrolDialog
    from catchlight.gui.views.enrol_window import EnrolmentWindow
    from catchlight.gui.views.gallery_alike import GalleryAlike
    from catchlight.gui.views.gallery_index import GalleryIndex
    from catchlight.gui.views.gallery_lists import GalleryLists
    from catchlight.gui.views.gallery_person import GalleryPerson
    from catchlight.gui.views.gallery_persons import GalleryPersons
    from catchlight.gui.views.gallery_server import GalleryServer
    from catchlight.gui.views.gallery_snapshots import GallerySnapshots

_PERSONS, _LISTS, _INDEX, _SNAPSHOTS, _SERVER = range(5)
_TABS = ("lists", "index", "snapshots", "server")
_LATER = {name: (f"gallery_{name}",) for name in ("persons", "person", "alike", *_TABS)}
"""The parts that are made after the page itself, in this order, or when they are first needed; and their modules."""


class GalleryPage(Page):
    """Persons and a person's record, the custodian's lists, the index and snapshots.

    A folder with one manifest can be dropped anywhere on it.

    `entry_wanted` carries the number of an entry of the log.
    """

    entry_wanted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("Gallery"), parent)
        self.enrol = button(self.tr("&Enrol portraits…"), kind="primary", icon="plus")
        self.enrol.clicked.connect(self._choose)
        self.head.addWidget(self.enrol)
        self.notice = Banner()
        self._asking: EnrolDialog | None = None
        self.enrolment: EnrolmentWindow | None = None
        self._lay_out()
        session.actor_changed.connect(self._offer)
        self._offer()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._find)

    @cached_property
    def persons(self) -> "GalleryPersons":
        """Everybody who is in it."""
        from catchlight.gui.views.gallery_persons import GalleryPersons  # noqa: PLC0415

        view = GalleryPersons(self.session, self.stack)
        view.opened.connect(self.open_person)
        self.stack.addWidget(view)
        return view

    @cached_property
    def person(self) -> "GalleryPerson":
        """A person's record."""
        from catchlight.gui.views.gallery_person import GalleryPerson  # noqa: PLC0415

        view = GalleryPerson(self.session)
        view.back.connect(self._leave_person)
        view.gone.connect(self._show_all)
        view.like_wanted.connect(self._show_alike)
        view.said.connect(self.notice.say)
        view.entry_wanted.connect(self.entry_wanted)
        self.stack.addWidget(view)
        return view

    @cached_property
    def alike(self) -> "GalleryAlike":
        """Who looks like a portrait."""
        from catchlight.gui.views.gallery_alike import GalleryAlike  # noqa: PLC0415

        view = GalleryAlike(self.session)
        view.back.connect(self.open_person)
        view.person_wanted.connect(self._open_alike)
        self.stack.addWidget(view)
        return view

    @cached_property
    def lists(self) -> "GalleryLists":
        """The custodian's lists."""
        from catchlight.gui.views.gallery_lists import GalleryLists  # noqa: PLC0415

        view = GalleryLists(self.session)
        view.said.connect(self.notice.say)
        view.person_wanted.connect(self.open_person)
        self.tabs.put_in(_LISTS, view)
        return view

    @cached_property
    def index(self) -> "GalleryIndex":
        """The search files."""
        from catchlight.gui.views.gallery_index import GalleryIndex  # noqa: PLC0415

        view = GalleryIndex(self.session)
        view.said.connect(self.notice.say)
        self.tabs.put_in(_INDEX, view)
        return view

    @cached_property
    def snapshots(self) -> "GallerySnapshots":
        """Snapshots."""
        from catchlight.gui.views.gallery_snapshots import GallerySnapshots  # noqa: PLC0415

        view = GallerySnapshots(self.session)
        view.said.connect(self.notice.say)
        self.tabs.put_in(_SNAPSHOTS, view)
        return view

    @cached_property
    def server(self) -> "GalleryServer":
        """The gallery server."""
        from catchlight.gui.views.gallery_server import GalleryServer  # noqa: PLC0415

        view = GalleryServer(self.session)
        view.said.connect(self.notice.say)
        self.tabs.put_in(_SERVER, view)
        return view

    def later(self) -> Sequence[Step]:
        """What makes the parts that the page was made without."""
        return list(imported_first(self, _LATER))

    def refresh(self) -> None:
        """Read the state of the gallery, and what is shown of it if that changed."""
        session = self.session
        if session.lab is not None:
            job = session.read(lambda _job: reads_gallery.head(session.open(), session.actor()))
            job.succeeded.connect(self._show_head)

    def clear(self) -> None:
        """Forget the other lab's gallery."""
        for name in _LATER:
            if name in self.__dict__:
                getattr(self, name).clear()
        self.tabs.setCurrentWidget(self.stack)
        self.stack.setCurrentIndex(0)
        self.notice.say("info", "")

    def _show_head(self, head: GalleryHead) -> None:
        if head.is_empty:
            self.stack.setCurrentWidget(self.empty)
        elif not self._is_one_shown():
            self.stack.setCurrentWidget(self.persons)
        if not head.is_empty:
            self.persons.show_head(head)
        self._refresh_tab()

    def _on_tab(self, _index: int) -> None:
        self.notice.say("info", "")
        self._refresh_tab()

    def _refresh_tab(self) -> None:
        """Read what only one tab shows while it is the one that is shown."""
        shown = self.tabs.currentIndex()
        if shown == _INDEX:
            self.index.refresh()
        elif shown == _SNAPSHOTS:
            self.snapshots.refresh()
        elif shown == _SERVER:
            self.server.refresh()
        elif shown == _PERSONS and self._is_person_shown():
            self.person.refresh()

    def _is_person_shown(self) -> bool:
        return self.stack.currentWidget() is self.__dict__.get("person")

    def _is_one_shown(self) -> bool:
        """Somebody's record, or who looks like somebody."""
        return self._is_person_shown() or self.stack.currentWidget() is self.__dict__.get("alike")

    def open_person(self, person_id: str) -> None:
        """Show somebody's whole record, from which the way back leads to all persons."""
        if "alike" in self.__dict__:
            self.alike.clear()
        self._open(person_id, back=self.tr("&All persons"))

    def _open_alike(self, person_id: str) -> None:
        """The record of somebody who looks alike; the way back leads to the list."""
        self._open(person_id, back=self.tr("B&ack to the list"))

    def _open(self, person_id: str, *, back: str) -> None:
        self.notice.say("info", "")
        self.tabs.setCurrentWidget(self.stack)
        self.stack.setCurrentWidget(self.person)
        self.person.lead_back(back)
        self.person.show_person(person_id)

    def _show_alike(self, person_id: str, portrait: str) -> None:
        self.notice.say("info", "")
        self.stack.setCurrentWidget(self.alike)
        self.alike.show_like(person_id, portrait)

    def _leave_person(self) -> None:
        if "alike" in self.__dict__ and self.alike.shown is not None:
            self.stack.setCurrentWidget(self.alike)
            self.person.clear()
        else:
            self._show_all()

    def _show_all(self) -> None:
        self.stack.setCurrentWidget(self.persons)
        for name in ("person", "alike"):
            if name in self.__dict__:
                getattr(self, name).clear()
        self.persons.list.setFocus()

    def _find(self) -> None:
        self.tabs.setCurrentWidget(self.stack)
        if self._is_one_shown() or self.stack.currentWidget() is self.__dict__.get("persons"):
            self._show_all()
            self.persons.look_up()

    def _offer(self) -> None:
        """Custodians enrol; examiners look."""
        may = self.session.may("custodian")
        self.area.setAcceptDrops(may)
        for one in (self.enrol, self._first):
            one.setVisible(may)
        self.tabs.setTabVisible(_LISTS, may)
        self.tabs.setTabVisible(_INDEX, may)
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
        """Enrol from what was dropped or chosen: a manifest or its folder, files with records or their folder."""
        job = self.session.read(lambda _job: what_to_enrol(paths))
        job.succeeded.connect(self._on_found)

    def _on_found(self, chosen: Chosen) -> None:
        if chosen.paths:
            self._ask(chosen.paths)
        elif chosen.manifests:
            self.notice.say("warn", self.tr("Several manifests were found; drop the one that is meant."))
        else:
            self.notice.say(
                "warn", self.tr("Nothing to enrol was found: drop a folder with one CSV file, or Type-10 records.")
            )

    def _lay_out(self) -> None:
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
        self.tabs = LateTabs()
        self.area = DropArea()
        self.body.addWidget(self.area, 1)  # from outside in: what is moved with all that it holds takes long
        inner = QVBoxLayout(self.area)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(self.notice)
        inner.addWidget(self.tabs, 1)
        self.tabs.setAccessibleName(self.tr("Sections of the gallery"))
        self.tabs.addTab(self.stack, self.tr("&Persons"))
        for widget in (QWidget(), self.empty):
            self.stack.addWidget(widget)
        for name, words in zip(
            _TABS,
            (self.tr("Lis&ts"), self.tr("Inde&x"), self.tr("S&napshots"), self.tr("Ser&ver")),
            strict=True,
        ):
            self.tabs.add_late(partial(getattr, self, name), words)
        self.tabs.shown.connect(self._on_tab)
        self.area.set_words(self.tr("Drop to enrol"), self.tr("A folder with one manifest, or the manifest itself"))
        self.area.dropped.connect(self.take_in)

    def _choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("The manifest, or files with records"),
            QDir.homePath(),
            self.tr("Manifests and records (*.csv *.an2 *.nist *.eft)"),
        )
        if names:
            self.take_in(tuple(map(Path, names)))

    def _ask(self, paths: tuple[Path, ...]) -> None:
        from catchlight.gui.views.enrol_dialog import EnrolDialog  # noqa: PLC0415

        self._asking = EnrolDialog(paths, self)
        self._asking.accepted.connect(self._enrol)
        self._asking.open()

    def _enrol(self) -> None:
        from catchlight.gui.views.enrol_window import EnrolmentWindow  # noqa: PLC0415

        if self._asking is not None and self.session.lab is not None:
            self.enrolment = EnrolmentWindow(self.session, self._asking.asked, self)
            self.enrolment.show()
