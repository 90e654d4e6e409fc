"""What a search needs before it runs: its authority, and how the candidate list is to be made."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from catchlight.faces.face import Verdict
from catchlight.gallery.filters import Filters
from catchlight.gui import formats, reads_authority, reads_search
from catchlight.gui.job_runner import Job
from catchlight.gui.models.faces_model import Cell
from catchlight.gui.reads_authority import FormerAuthority
from catchlight.gui.session import Session
from catchlight.gui.views.authority_form import AuthorityForm
from catchlight.gui.views.held_preview import HeldPreview
from catchlight.gui.views.search_extent import SearchExtent
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.form import FormDialog
from catchlight.gui.widgets.portrait import Portrait
from catchlight.gui.widgets.text import inset, label, rule
from catchlight.gui.words import reasons_sentence, verdict_word

if TYPE_CHECKING:
    from catchlight.evidence.cases import Case
    from catchlight.gallery.filter_choices import FilterChoices
    from catchlight.workflows.search import SearchResult

MOST_CANDIDATES = 1000
FIRST_CANDIDATES = 50


@dataclass(frozen=True)
class Searching:
    """A search under way: its job tells a `HeldPreview` (at most once) and returns the exact result."""

    job: Job
    case: "Case"
    scope: str


class SearchDialog(FormDialog):
    """Purpose, legal basis and authority are required; `started` carries a `Searching`."""

    started = Signal(object)

    def __init__(
        self, session: Session, case: "Case", cell: Cell, *, scope: str, parent: QWidget | None = None
    ) -> None:
        in_gallery = scope == "gallery"
        super().__init__(
            title=QCoreApplication.translate("SearchDialog", "Search the gallery")
            if in_gallery
            else QCoreApplication.translate("SearchDialog", "Find in exhibits"),
            text=QCoreApplication.translate(
                "SearchDialog", "Every template that is searched is compared with this face; candidates are persons."
            )
            if in_gallery
            else QCoreApplication.translate(
                "SearchDialog", "Every face found in this case is compared with this face."
            ),
            action=QCoreApplication.translate("SearchDialog", "&Search"),
            width=740,
            parent=parent,
        )
        self.session, self.case, self.cell, self.scope = session, case, cell, scope
        self._make_fields()
        self._lay_out()
        self.form.purpose.setFocus()
        self._read_former()
        self._read_choices()

    def _make_fields(self) -> None:
        self.form = AuthorityForm(self.case)
        self.form.resized.connect(self.fit)
        self.extent = SearchExtent(self.session, parent=self)
        self.extent.setVisible(self.scope == "gallery")
        self.extent.resized.connect(self.fit)
        self.length = QSpinBox(minimum=1, maximum=MOST_CANDIDATES, value=FIRST_CANDIDATES)
        self.length.setFixedWidth(90)
        self.has_threshold = QCheckBox(self.tr("&Threshold"))
        self.threshold = QDoubleSpinBox(minimum=-1.0, maximum=1.0, decimals=3, singleStep=0.01, value=0.0)
        self.threshold.setEnabled(False)
        self.threshold.setFixedWidth(90)
        self.threshold.setAccessibleName(self.tr("Lowest comparison score listed"))
        inset(self.length)
        inset(self.threshold)
        self.has_threshold.toggled.connect(self.threshold.setEnabled)
        self.accepted.connect(self._start)

    def accept(self) -> None:
        """Search, if nothing is missing."""
        if not self.form.complain():
            super().accept()

    def _read_former(self) -> None:
        """What was stated in the case before is offered."""
        lab, session, case = self.session.lab, self.session, self.case
        if lab is not None:
            job = session.read(lambda _job: reads_authority.former_authority(lab, session.actor(), case))
            job.succeeded.connect(self._suggest)

    def _suggest(self, former: FormerAuthority) -> None:
        if isValid(self.form):  # the dialog may have been closed meanwhile
            self.form.suggest(former)

    def _read_choices(self) -> None:
        """What filters can name, and what the preview loses on this gallery."""
        lab, session = self.session.lab, self.session
        if lab is not None and self.scope == "gallery":
            job = session.read(lambda _job: reads_search.filter_choices(lab))
            job.succeeded.connect(self._show_choices)

    def _show_choices(self, choices: "FilterChoices") -> None:
        if isValid(self.extent):
            self.extent.offer(choices)

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(22)
        left = self._probe_side()
        right = QVBoxLayout()
        right.setSpacing(6)
        across.addLayout(left)
        across.addLayout(right, 1)
        self.fields.addLayout(across)
        right.addWidget(self.form)
        right.addSpacing(2)
        right.addWidget(rule())
        right.addSpacing(2)
        right.addWidget(self.extent)
        line = QHBoxLayout()
        line.setSpacing(10)
        caption = label(self.tr("&Candidates at most"), "strong")
        caption.setBuddy(self.length)
        self.length.setAccessibleName(self.tr("Candidates at most"))
        line.addWidget(caption)
        line.addWidget(self.length)
        line.addSpacing(14)
        line.addWidget(self.has_threshold)
        line.addWidget(self.threshold)
        line.addStretch(1)
        right.addLayout(line)
        right.addWidget(
            label(self.tr("Without a validation in force there is no threshold: the list shows ranks and scores."),
                  "small", wrap=True)
        )  # fmt: skip
        right.addStretch(1)

    def _probe_side(self) -> QVBoxLayout:
        """The face that is searched for, when it was seen, and how good it is."""
        left = QVBoxLayout()
        left.setSpacing(7)
        picture = Portrait(self.session.pictures.changed, smallest=QSize(176, 176))
        picture.setFixedSize(176, 176)
        pictures, face, case = self.session.pictures, self.cell.face, self.case
        picture.show_picture(lambda side: pictures.of_face(face, case, side), name=self.tr("The face searched for"))
        left.addWidget(picture)
        left.addWidget(label(f"{self.cell.probe}  ·  {self.cell.when}", "strong"))
        if self.cell.moment is not None:
            wall = label(formats.wall_time(self.cell.moment).replace(" ", "\n", 1), "small")
            wall.setToolTip(self.tr("By the recorder’s clock, corrected"))
            left.addWidget(wall)
        quality = self.cell.face.face.quality
        kind = {Verdict.USABLE: "good", Verdict.LIMITED: "warn", Verdict.NOT_SUITABLE: "bad"}[quality.verdict]
        reasons = reasons_sentence(quality.reasons)
        words = verdict_word(quality.verdict)
        notice = Banner(kind, f"{words}. {reasons}" if reasons else words)
        notice.setFixedWidth(176)
        left.addWidget(notice)
        left.addStretch(1)
        return left

    def _start(self) -> None:
        session, lab, case = self.session, self.session.lab, self.case
        if lab is None:
            return
        stated = self.form.stated()
        asked: dict[str, Any] = {
            "case": case.number,
            "probe": self.cell.probe,
            "authority": stated.authority,
            "legal_basis": stated.legal_basis,
            "purpose": stated.purpose,
            "authorisation": stated.authorisation,
            "granted_by": stated.granted_by,
            "granted_at": stated.granted_at,
            "scope": self.scope,
            "k": self.length.value(),
            "threshold": self.threshold.value() if self.has_threshold.isChecked() else None,
            "snapshot": self.extent.snapshot if self.scope == "gallery" else "",
            "filters": self.extent.filters if self.scope == "gallery" else Filters(),
        }
        wants_preview, loss = self.extent.wants_preview, self.extent.loss

        def work(job: Job) -> object:
            from catchlight.workflows.search import Search, search  # noqa: PLC0415

            request = Search(actor=session.actor(), **asked)

            def preview(shown: "SearchResult") -> Callable[[], bool]:
                held = HeldPreview(shown, loss)
                job.tell(held)
                return held.was_shown

            return search(
                lab, request, job.control, analyst=session.analyst(), preview=preview if wants_preview else None
            )

        title = self.tr("Searching the gallery") if self.scope == "gallery" else self.tr("Finding in exhibits")
        self.started.emit(Searching(session.act(title, work, kind="search"), case, self.scope))
