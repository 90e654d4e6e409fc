"""What can be done with a person of the gallery: tags by custodians; holds and erasure by supervisors."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from catchlight.errors import CatchlightError
from catchlight.gui import formats
from catchlight.gui.core_words import told_failure
from catchlight.gui.counts import counts
from catchlight.gui.job_runner import Job
from catchlight.gui.keeping_words import files_words, rows_words
from catchlight.gui.late import while_there
from catchlight.gui.session import Session
from catchlight.gui.views.act_dialog import ActDialog
from catchlight.gui.views.reason_dialog import reason_field
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.facts import Fact, Facts
from catchlight.gui.widgets.form import FormDialog
from catchlight.gui.widgets.text import button, card

if TYPE_CHECKING:
    from catchlight.gallery.people import PersonRecord
    from catchlight.workflows.erasing import Erased, WouldGo

_LONGEST_TAG = 64


class PersonActs(QObject):
    """The buttons of a person's record; `said` carries kind and words, `gone` comes after an erasure."""

    said = Signal(str, str)
    gone = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self.session = session
        self._window = window
        self.record: PersonRecord | None = None
        self._portrait = ""
        self.tag = button(self.tr("Ta&g…"))
        self.hold = button(self.tr("Legal &hold…"), icon="hold")
        self.erase = button(self.tr("E&rase…"), icon="erase")
        self.erase_one = button(self.tr("Erase this p&ortrait…"), icon="erase")
        self.buttons = (self.tag, self.hold, self.erase)
        self.tag.clicked.connect(self._tag)
        self.hold.clicked.connect(self._hold_or_release)
        self.erase.clicked.connect(lambda: self._ask_erase(""))
        self.erase_one.clicked.connect(lambda: self._ask_erase(self._portrait))
        session.actor_changed.connect(lambda: self.offer(self.record))
        self.offer(None)

    def offer(self, record: "PersonRecord | None") -> None:
        """Offer what who is signed in may do with this person."""
        self.record = record
        is_held = record is not None and record.held_since is not None
        self.tag.setVisible(record is not None and self.session.may("custodian"))
        for one in (self.hold, self.erase, self.erase_one):
            one.setVisible(record is not None and self.session.may("supervisor"))
        words = self.tr("Release &hold…") if is_held else self.tr("Legal &hold…")
        self.hold.setText(f" {words}")
        self.hold.setAccessibleName(words.replace("&", ""))
        for one in (self.erase, self.erase_one):
            one.setEnabled(not is_held)
            one.setToolTip(self.tr("Under legal hold nothing of a person can be erased.") if is_held else "")

    def choose(self, portrait: str) -> None:
        """The portrait that one act is about, `p12`."""
        self._portrait = portrait

    def _tag(self) -> None:
        if self.record is None:
            return
        dialog = TagDialog(self.session, self.record, self._window)
        dialog.succeeded.connect(self._on_tagged)
        dialog.open()

    def _on_tagged(self, changed: int) -> None:
        self.said.emit("good", self.tr("Tagged: {portraits} changed.").format(portraits=counts.portraits(changed)))

    def _hold_or_release(self) -> None:
        if self.record is None:
            return
        person = self.record.person_id
        releases = self.record.held_since is not None
        dialog = HoldPersonDialog(self.session, person, releases=releases, parent=self._window)
        words = (
            self.tr("The legal hold of {person} was released.")
            if releases
            else self.tr("{person} is under legal hold.")
        )
        dialog.succeeded.connect(lambda _record: self.said.emit("good", words.format(person=person)))
        dialog.open()

    def _ask_erase(self, portrait: str) -> None:
        """A person, or one portrait of several; who loses the last one goes with it."""
        if self.record is None:
            return
        person, is_last = self.record.person_id, len(self.record.portraits) == 1
        chosen = "" if is_last else portrait
        dialog = ErasePersonDialog(self.session, person, portrait=chosen, parent=self._window)
        dialog.confirmed.connect(lambda reason: self._erase(person, chosen, reason))
        dialog.open()

    def _erase(self, person: str, portrait: str, reason: str) -> None:
        session, portraits = self.session, (portrait,) if portrait else ()

        def work(job: Job) -> "Erased":
            from catchlight.workflows.erase_person import ErasePerson, erase_person  # noqa: PLC0415

            return erase_person(session.open(), ErasePerson(session.actor(), person, reason, portraits), job.control)

        title = self.tr("Erasing a portrait") if portrait else self.tr("Erasing a person")
        job = session.act_alongside(title, work)
        job.succeeded.connect(while_there(self, lambda erased: self._on_erased(erased, portrait)))
        job.failed.connect(session.failed)

    def _on_erased(self, erased: "Erased", portrait: str) -> None:
        of_one = self.tr("The portrait {portrait} was erased; entry {entry} of the log is the certificate.")
        of_all = self.tr("The person was erased; entry {entry} of the log is the certificate.")
        words = of_one if portrait else of_all
        words = words.format(portrait=portrait, entry=formats.count(erased.certificate.entry))
        if erased.left_because is not None:
            words += " " + self.tr("Some bytes are on the disk still: {why}").format(why=erased.left_because)
        if not portrait:
            self.gone.emit()
        self.said.emit("good" if erased.left_because is None else "warn", words)


class TagDialog(ActDialog):
    """A tag for all portraits of a person, put on or taken off."""

    def __init__(self, session: Session, record: "PersonRecord", parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            title=QCoreApplication.translate("TagDialog", "Tag {person}").format(person=record.person_id),
            text=QCoreApplication.translate(
                "TagDialog", "All portraits of the person carry it. A search can be limited to portraits with a tag."
            ),
            action=QCoreApplication.translate("TagDialog", "&Put on"),
            width=460,
            parent=parent,
        )
        self.person = record.person_id
        self.tag = QComboBox()
        self.tag.setLineEdit(QLineEdit(maxLength=_LONGEST_TAG))
        self.tag.addItems(sorted({name for names in record.tags.values() for name in names}))
        self.tag.setCurrentIndex(-1)
        self.remove = QCheckBox(self.tr("&Take it off instead"))
        self.add_field(self.tr("&Tag"), self.tag)
        self.fields.addWidget(self.remove)
        self.end_form()
        self.tag.editTextChanged.connect(self._check)
        self.remove.toggled.connect(self._check)
        self._check()
        self.tag.setFocus()

    def work(self) -> Callable[[Job], Any]:
        """Tag them."""
        session, tag, remove = self.session, self.tag.currentText().strip(), self.remove.isChecked()
        person = self.person

        def work(_job: Job) -> int:
            from catchlight.workflows.tag_portraits import TagPortraits, tag_portraits  # noqa: PLC0415

            return tag_portraits(session.open(), TagPortraits(session.actor(), tag, (), (person,), remove))

        return work

    def _check(self) -> None:
        self.proceed.setEnabled(bool(self.tag.currentText().strip()))
        self.proceed.setText(self.tr("&Take off") if self.remove.isChecked() else self.tr("&Put on"))


class HoldPersonDialog(ActDialog):
    """Why a person is put under legal hold, or the hold released."""

    def __init__(self, session: Session, person: str, *, releases: bool, parent: QWidget | None = None) -> None:
        title = (
            QCoreApplication.translate("HoldPersonDialog", "Release the legal hold of {person}")
            if releases
            else QCoreApplication.translate("HoldPersonDialog", "Put {person} under legal hold")
        )
        text = (
            QCoreApplication.translate(
                "HoldPersonDialog", "Retention counts again: portraits that expired meanwhile can be purged."
            )
            if releases
            else QCoreApplication.translate(
                "HoldPersonDialog",
                "Nothing of the person can be erased or purged until the hold is released. Expired portraits are not"
                " searched all the same.",
            )
        )
        action = (
            QCoreApplication.translate("HoldPersonDialog", "&Release the hold")
            if releases
            else QCoreApplication.translate("HoldPersonDialog", "&Put under hold")
        )
        super().__init__(session, title=title.format(person=person), text=text, action=action, width=480, parent=parent)
        self.person, self.releases = person, releases
        self.reason = reason_field()
        self.add_field(self.tr("R&eason"), self.reason)
        self.end_form()
        self.reason.textChanged.connect(self._check)
        self._check()
        self.reason.setFocus()

    def work(self) -> Callable[[Job], Any]:
        """Hold or release."""
        session, person, releases = self.session, self.person, self.releases
        reason = self.reason.toPlainText().strip()

        def work(_job: Job) -> "PersonRecord":
            from catchlight.workflows.show_person import hold, release  # noqa: PLC0415

            return (release if releases else hold)(session.open(), session.actor(), person, reason=reason)

        return work

    def _check(self) -> None:
        self.proceed.setEnabled(bool(self.reason.toPlainText().strip()))


class ErasePersonDialog(FormDialog):
    """Counts what would go, then asks for the reason and the id, typed; `confirmed` carries the reason."""

    confirmed = Signal(str)

    def __init__(self, session: Session, person: str, *, portrait: str = "", parent: QWidget | None = None) -> None:
        of_one = QCoreApplication.translate("ErasePersonDialog", "Erase {portrait} of {person}")
        of_all = QCoreApplication.translate("ErasePersonDialog", "Erase {person}")
        super().__init__(
            title=(of_one if portrait else of_all).format(portrait=portrait, person=person),
            text=QCoreApplication.translate(
                "ErasePersonDialog",
                "This portrait and its templates go for good, from the search files and the disk too, and so do its"
                " places in stored results. The person stays with the other portraits. A certificate proves the"
                " erasure.",
            )
            if portrait
            else QCoreApplication.translate(
                "ErasePersonDialog",
                "Every portrait and template of the person goes for good, from the search files and the disk too, and"
                " so do their places in stored results. From then on no search finds them. The log keeps hashes only,"
                " and a certificate proves the erasure.",
            ),
            action=QCoreApplication.translate("ErasePersonDialog", "&Erase for good"),
            width=560,
            parent=parent,
        )
        self.session, self.person, self.portrait = session, person, portrait
        self.going = Facts()
        frame = card()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.addWidget(self.going)
        self.going.show_facts([Fact(self.tr("What goes"), self.tr("being counted…"))])
        self.reason = reason_field()
        self.typed = QLineEdit(maxLength=500)
        self.typed.setPlaceholderText(portrait or person)
        self.notice = Banner()
        self.fields.addWidget(frame)
        self.fields.addSpacing(8)
        self.add_field(self.tr("&Reason"), self.reason)
        asked = self.tr("The portrait’s &id, typed to confirm") if portrait else ""
        self.add_field(asked or self.tr("The person’s &id, typed to confirm"), self.typed)
        self.fields.addWidget(self.notice)
        self.proceed.setProperty("kind", "danger")
        self._is_counted = False
        self.reason.textChanged.connect(self._check)
        self.typed.textChanged.connect(self._check)
        self._check()
        self.reason.setFocus()
        job = session.act_alongside(self.tr("Counting what would go"), self._counting())
        job.failed.connect(self._refuse)
        job.succeeded.connect(self._show)

    def accept(self) -> None:
        """Asked for; the erasure itself runs outside the dialog."""
        if self.proceed.isEnabled():
            self.confirmed.emit(self.reason.toPlainText().strip())
            super().accept()

    def _counting(self) -> Callable[[Job], Any]:
        session, person = self.session, self.person
        portraits = (self.portrait,) if self.portrait else ()

        def work(_job: Job) -> "WouldGo":
            from catchlight.workflows.erase_person import what_person_would_lose  # noqa: PLC0415

            return what_person_would_lose(session.open(), session.actor(), person, portraits=portraits)

        return work

    def _show(self, going: "WouldGo") -> None:
        self._is_counted = True
        self.going.show_facts(
            [
                Fact(self.tr("Portraits"), counts.portraits(going.rows.get("portraits", 0))),
                Fact(self.tr("What goes"), rows_words(going.rows)),
                Fact(self.tr("Files"), files_words(going)),
                Fact(self.tr("Names and notes"), counts.clear_texts(going.clear_texts)),
            ]
        )
        self._check()
        QTimer.singleShot(0, self, self.fit)

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, CatchlightError):
            self.session.failed.emit(error)
            return
        self.going.show_facts([Fact(self.tr("What goes"), self.tr("nothing"))])
        self.notice.say("warn", told_failure(error))
        self.fit()

    def _check(self) -> None:
        is_same = self.typed.text().strip() == (self.portrait or self.person.strip())
        self.proceed.setEnabled(self._is_counted and is_same and bool(self.reason.toPlainText().strip()))
