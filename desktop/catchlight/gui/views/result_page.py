"""The result of a search: the probe beside the chosen candidate, and the candidate list."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from catchlight.gui import formats, reads_authority
from catchlight.gui.authority_words import state_sentence, tip_words
from catchlight.gui.counts import counts
from catchlight.gui.models.candidates_model import CandidateRole, CandidatesModel
from catchlight.gui.reads_authority import SearchShown
from catchlight.gui.session import Session
from catchlight.gui.tips import plain_tip
from catchlight.gui.views.certificate_dialog import CertificateDialog
from catchlight.gui.views.certificate_words import fusion_words
from catchlight.gui.views.held_preview import HeldPreview
from catchlight.gui.views.page import Page
from catchlight.gui.views.portraits_dialog import PortraitsDialog
from catchlight.gui.views.result_words import (
    candidate_facts,
    moved_words,
    preview_facts,
    probe_facts,
    searched_words,
    warning_words,
)
from catchlight.gui.views.search_dialog import Searching
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.candidate_list import CandidateList
from catchlight.gui.widgets.empty_state import EmptyState
from catchlight.gui.widgets.facts import Facts
from catchlight.gui.widgets.portrait import Portrait
from catchlight.gui.widgets.text import button, card, label

if TYPE_CHECKING:
    from catchlight.evidence.cases import Case
    from catchlight.gallery.searches import StoredSearch
    from catchlight.workflows.consult import ConsultedCandidate
    from catchlight.workflows.search import SearchResult

_CLOCK = 30_000  # milliseconds after which the clock of the authorisation is told anew
_HOLD = 100  # milliseconds for the exact result to come, so that a preview does not flicker past
_PAUSE = 250  # milliseconds that a candidate is the current one before its record is opened
_LIST = 372
_PICTURE = QSize(200, 230)


class ResultPage(Page):
    """Shows a search under way (preview first, then the exact result that replaces it) or one of the past."""

    back = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("Candidates"), parent)
        self.case: Case | None = None
        self.result: SearchResult | None = None
        self._names: dict[int, str] = {}
        self._shown_job: object = None
        to_case = button(self.tr("Back to the case"), kind="quiet", icon="back")
        to_case.setToolTip("Alt+←")
        to_case.clicked.connect(self.back)
        self.head.insertWidget(0, to_case)
        self.subtitle.show()
        self.model = CandidatesModel()
        self.list = CandidateList(self.model, session.pictures.changed, picture_of=self._picture)
        self.list.chosen.connect(self._show_candidate)
        self.lead = Banner("info", self.tr("A candidate is a lead, not an identification."))
        self.lead.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.mode = Banner()
        self.warning = Banner()
        self.authority = Banner()
        self._search: StoredSearch | None = None
        self._held: HeldPreview | None = None
        self._before: dict[str, int] | None = None
        self._record: ConsultedCandidate | None = None
        self._holding = QTimer(self, singleShot=True, interval=_HOLD)
        self._holding.timeout.connect(self._show_held)
        self._tick = QTimer(self, interval=_CLOCK)
        self._tick.timeout.connect(self._say_authority)
        self._tick.start()
        self._opening = QTimer(self, singleShot=True, interval=_PAUSE)
        self._opening.timeout.connect(self._consult)
        self._lay_out()

    def show_search(self, wanted: object) -> None:
        """Show a `Searching`, or the stored search `(case, id)`."""
        self._clear()
        if isinstance(wanted, Searching):
            self.case = wanted.case
            self._shown_job = wanted.job
            self._set_heading(wanted.scope)
            wanted.job.told.connect(self._show_told)
            wanted.job.succeeded.connect(self._on_result)
            wanted.job.failed.connect(self._on_failed)
            wanted.job.cancelled.connect(self._on_cancelled)
            self.wait.say(self.tr("Searching…"), self.tr("Every template is compared; a preview may come first."))
        elif isinstance(wanted, tuple):
            self.case, name = wanted
            self._read(name)

    def clear(self) -> None:
        """Another lab was opened."""
        self._clear()
        self.case = None

    def _lay_out(self) -> None:
        notices = QHBoxLayout()
        notices.setSpacing(10)
        notices.addWidget(self.mode, 3)
        notices.addWidget(self.lead, 2)
        self.probe_picture = Portrait(self.session.pictures.changed, smallest=_PICTURE)
        self.probe_facts = Facts()
        self.candidate_picture = Portrait(self.session.pictures.changed, smallest=_PICTURE)
        self.candidate_facts = Facts()
        self.all_portraits = button(self.tr("All &portraits with their scores…"), kind="link")
        self.all_portraits.clicked.connect(self._show_portraits)
        self.all_portraits.hide()
        self.probe_title = label(self.tr("Probe"), "heading")
        self.candidate_title = label(role="heading")
        self.pair = card()
        inside = QHBoxLayout(self.pair)
        inside.setContentsMargins(18, 16, 18, 16)
        inside.setSpacing(20)
        for title, picture, facts in (
            (self.probe_title, self.probe_picture, self.probe_facts),
            (self.candidate_title, self.candidate_picture, self.candidate_facts),
        ):
            side = QWidget()
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(10)
            column.addWidget(title)
            column.addWidget(picture, 1)
            facts.setMinimumHeight(190)
            column.addWidget(facts)
            if facts is self.candidate_facts:
                column.addWidget(self.all_portraits, 0, Qt.AlignmentFlag.AlignLeft)
            inside.addWidget(side, 1)
        main = QWidget()
        across = QHBoxLayout(main)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(18)
        across.addWidget(self.pair, 1)
        across.addWidget(self._listing_side())
        self.wait = EmptyState("search", "", "")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.wait)
        self.stack.addWidget(main)
        self.body.setSpacing(12)
        self.body.addLayout(notices)
        self.body.addWidget(self.authority)
        self.body.addWidget(self.warning)
        self.body.addWidget(self.stack, 1)

    def _listing_side(self) -> QWidget:
        """The list with its heading, or the words where it is empty."""
        self.no_candidate = EmptyState("usable", self.tr("No candidate"), "")
        right = QWidget()
        right.setFixedWidth(_LIST)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.list_title = label(role="heading")
        self.threshold = label(role="small", wrap=True)
        column.addWidget(self.list_title)
        column.addWidget(self.threshold)
        self.fusion = label(fusion_words(), role="small", wrap=True)
        column.addWidget(self.fusion)
        self.listing = QStackedWidget()
        self.listing.addWidget(self.list)
        self.listing.addWidget(self.no_candidate)
        self.no_candidate.text.setFixedWidth(_LIST - 40)
        column.addWidget(self.listing, 1)
        return right

    def _clear(self) -> None:
        self.result = None
        self._shown_job = None
        self._search = None
        self._held = self._before = self._record = None
        self._holding.stop()
        self._opening.stop()
        self.model.set_candidates(())
        self.stack.setCurrentIndex(0)
        self.wait.say("", "")
        self.subtitle.setText("")
        for banner in (self.mode, self.warning, self.authority):
            banner.say("info", "")

    def _set_heading(self, scope: str) -> None:
        self.title.setText(self.tr("Candidates") if scope == "gallery" else self.tr("Faces in the exhibits"))

    def _read(self, name: str) -> None:
        lab, case, session = self.session.lab, self.case, self.session
        if lab is not None and case is not None:
            job = session.read(lambda _job: reads_authority.search_shown(lab, session.actor(), case, name))
            job.succeeded.connect(self._show_stored)

    def _show_stored(self, shown: SearchShown) -> None:
        started, self._search = shown.search.started, shown.search
        self._names = shown.exhibit_names
        self._set_heading(started.scope)
        when = formats.local_time(shown.search.started_at)
        self.subtitle.setText(f"{shown.search.id}  ·  {started.purpose}  ·  {started.legal_basis}  ·  {when}")
        self.subtitle.setToolTip(plain_tip(tip_words(shown.search)))
        self._say_authority()
        if shown.result is not None:
            self._show(shown.result)
            return
        self.stack.setCurrentIndex(0)
        self.wait.say(*self._closed_words(shown))

    def _closed_words(self, shown: SearchShown) -> tuple[str, str]:
        """Why there is no result to see."""
        if shown.search.erased_at is not None:
            entry = "–" if shown.certificate is None else formats.count(shown.certificate)
            when = formats.local_time(shown.search.erased_at)
            text = self.tr("Erased on {when}. Entry {entry} of the log is the certificate; it holds hashes only.")
            return self.tr("The result was erased"), text.format(when=when, entry=entry)
        if shown.search.is_overdue:
            return (
                self.tr("The result is closed"),
                self.tr("It is kept. It opens again when a supervisor records that the authorisation was granted."),
            )
        return self.tr("This search was not finished"), self.tr("It was cancelled or failed; search again.")

    def _say_authority(self) -> None:
        """Where the authorisation stands, with its clock."""
        if self._search is None:
            return
        self.authority.say(*state_sentence(self._search))
        if self._search.is_overdue and self.result is not None:  # its time ran out while it was shown
            self._read(self._search.id)

    def _show_told(self, held: HeldPreview) -> None:
        """A preview waits a moment: if the exact result comes within it, only that is shown."""
        if self.sender() is self._shown_job:
            self._held = held
            self._holding.start()

    def _show_held(self) -> None:
        if self._held is not None and self._held.show():
            self._before = {one.person_id: one.rank for one in self._held.result.candidates}
            self._show(self._held.result)

    def _on_result(self, result: "SearchResult") -> None:
        if self.sender() is self._shown_job:
            self._holding.stop()
            self._show(result)
            self._read(result.id)

    def _on_failed(self, error: BaseException) -> None:
        self.session.failed.emit(error)
        if self.sender() is self._shown_job:
            self.back.emit()

    def _on_cancelled(self) -> None:
        if self.sender() is self._shown_job:
            self.back.emit()

    def _show(self, result: "SearchResult") -> None:
        kept = self._kept_row(result)
        self.result = result
        candidates: tuple[Any, ...] = result.candidates if result.scope == "gallery" else result.faces
        before = self._before if result.mode == "exact" else None
        self.model.set_candidates(candidates, exhibit_names=self._names, before=before)
        self.stack.setCurrentIndex(1)
        self._say_mode(result)
        self.warning.say("warn", warning_words(result.probe.quality))
        self._show_probe(result)
        self.list_title.setText(self._title(result, len(candidates)))
        self.fusion.setVisible(result.scope == "gallery")
        self.threshold.setText(
            self.tr("No threshold in force: ranks with comparison scores (cosine, −1 to 1).")
            if result.threshold is None
            else self.tr("Threshold {score}: only comparison scores from there on are listed.").format(
                score=formats.score(result.threshold)
            )
        )
        self.listing.setCurrentIndex(0 if candidates else 1)
        self.no_candidate.say(self.tr("No candidate"), self._nobody(result))
        if candidates:
            row = kept(candidates)
            self.list.setCurrentIndex(self.model.index(row, 0))
            self.list.setFocus()
        else:
            self._show_candidate(None)

    def _kept_row(self, result: "SearchResult") -> Callable[[tuple[Any, ...]], int]:
        """Where the keyboard stands in the list that comes: at the same person, where one was gone to."""
        row, shown = self.list.currentIndex().row(), self.result
        person = getattr(self.list.currentIndex().data(CandidateRole), "person_id", None)
        if shown is None or shown.id != result.id or row <= 0:
            return lambda _candidates: 0
        if shown.mode == result.mode:
            return lambda candidates: row if row < len(candidates) else 0
        return lambda _candidates: (self.model.row_of(person) if person is not None else 0) or 0

    def _say_mode(self, result: "SearchResult") -> None:
        """How it was searched; of an exact result what the preview had missed, and why it is certain."""
        words = searched_words(result, None if self._held is None else self._held.loss)
        if result.mode == "exact" and self._before is not None:
            words += "\n" + moved_words(self._before, result.candidates)
        self.mode.say("info" if result.mode == "exact" else "warn", words)
        certificate = result.certificate
        if certificate is not None and result.mode == "exact":
            self.mode.offer(self.tr("Certi&ficate…"), lambda: CertificateDialog(result.id, certificate, self).open())

    def _title(self, result: "SearchResult", listed: int) -> str:
        if result.scope != "gallery":
            return counts.faces(listed)
        if result.mode == "preview":
            return self.tr("Preview: {candidates}").format(candidates=counts.candidates(listed))
        return counts.candidates(listed)

    def _nobody(self, result: "SearchResult") -> str:
        if result.threshold is not None:
            return self.tr("Nothing reaches the threshold. That is a full result, and it is on record.")
        return self.tr("There was nothing to compare with. That is a full result, and it is on record.")

    def _show_probe(self, result: "SearchResult") -> None:
        probe = result.probe
        crop = probe.crop_sha256
        self.probe_picture.show_picture(
            None if crop is None else partial(self.session.pictures.of_crop, crop),
            name=self.tr("The face searched for"),
        )
        self.probe_title.setText(self.tr("Probe {name}").format(name=probe.track or probe.face))
        self.probe_facts.show_facts(probe_facts(probe, self._names))

    def _show_candidate(self, candidate: Any) -> None:
        """Name it at once; its record is opened a moment later, and only once that is logged."""
        self._record = None
        self.all_portraits.hide()
        self.candidate_picture.show_picture(None, name=self.tr("No candidate"))
        self.candidate_facts.show_facts(())
        if candidate is None:
            self.candidate_title.setText(self.tr("No candidate"))
            return
        rank = self.tr("Rank {rank}").format(rank=candidate.rank)
        name = candidate.person_id if hasattr(candidate, "person_id") else candidate.face.id
        self.candidate_title.setText(f"{rank}  ·  {name}")
        if self.result is not None and self.result.mode == "preview":
            self.candidate_facts.show_facts(preview_facts(candidate))
        self._opening.start()

    def _consult(self) -> None:
        """Open the record of the current candidate of an exact result."""
        lab, case, result, session = self.session.lab, self.case, self.result, self.session
        candidate = self.list.currentIndex().data(CandidateRole)
        if lab is None or case is None or result is None or candidate is None or result.mode != "exact":
            return
        if "examiner" not in session.actor().roles:  # an auditor sees where it comes from, without pictures
            self.candidate_facts.show_facts(candidate_facts(candidate, self._names))
            return
        rank = candidate.rank
        job = session.read(lambda _job: reads_authority.candidate_shown(lab, session.actor(), case, result.id, rank))
        job.succeeded.connect(partial(self._show_record, result.id, candidate))

    def _show_record(self, search: str, candidate: Any, record: "ConsultedCandidate") -> None:
        if not isValid(self):
            return
        current = self.list.currentIndex().data(CandidateRole)
        if self.result is None or self.result.id != search or current is None or current.rank != candidate.rank:
            return
        name = candidate.person_id if hasattr(candidate, "person_id") else candidate.face.id
        self.candidate_picture.show_picture(partial(self._picture, candidate), name=name)
        self.candidate_facts.show_facts(candidate_facts(candidate, self._names))
        self._record = record
        self.all_portraits.setVisible(len(record.portraits) > 1)

    def _show_portraits(self) -> None:
        if self._record is not None:
            pictures = self.session.pictures
            PortraitsDialog(self._record, pictures.changed, picture_of=pictures.of_crop, parent=self).open()

    def _picture(self, candidate: Any, side: int) -> QPixmap | None:
        if hasattr(candidate, "person_id"):
            if candidate.crop_sha256 is None:  # without images, for an auditor
                return None
            return self.session.pictures.of_crop(candidate.crop_sha256, side)
        return None if self.case is None else self.session.pictures.of_face(candidate.face, self.case, side)
