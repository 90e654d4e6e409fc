"""Before a sweep: which exhibits, under which authority, and what of the gallery; one act for all of their faces."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget
from shiboken6 import isValid

from catchlight.gui import reads_authority, reads_search
from catchlight.gui.reads_authority import FormerAuthority
from catchlight.gui.session import Session
from catchlight.gui.views.authority_form import AuthorityForm
from catchlight.gui.views.search_extent import SearchExtent
from catchlight.gui.widgets.choice_button import ChoiceButton
from catchlight.gui.widgets.form import FormDialog
from catchlight.gui.widgets.text import inset, label, rule

if TYPE_CHECKING:
    from catchlight.evidence.cases import Case
    from catchlight.evidence.exhibits import Exhibit
    from catchlight.gallery.filter_choices import FilterChoices

FIRST_LISTED, MOST_LISTED = 10, 20
"""Candidates of each face; a test keeps the greatest equal to the workflow's."""


class SweepDialog(FormDialog):
    """The same authority as for a search; `asked` gives what a sweep is asked for."""

    def __init__(
        self, session: Session, case: "Case", exhibits: "Sequence[Exhibit]", parent: QWidget | None = None
    ) -> None:
        super().__init__(
            title=QCoreApplication.translate("SweepDialog", "Sweep the case"),
            text=QCoreApplication.translate(
                "SweepDialog",
                "The gallery is searched for every track and every face of the stills at once. A sweep is quick and may"
                " lose persons: nothing can be concluded on it; a face that matters is then searched exactly.",
            ),
            action=QCoreApplication.translate("SweepDialog", "&Sweep"),
            width=620,
            parent=parent,
        )
        self.session, self.case = session, case
        self.exhibits = ChoiceButton(self.tr("Exhibits"), nothing=self.tr("All exhibits of the case"))
        self.exhibits.offer([(one.id, f"{one.id}  {one.name}") for one in exhibits])
        self.form = AuthorityForm(case)
        self.form.resized.connect(self.fit)
        self.extent = SearchExtent(session, with_preview=False)
        self.extent.resized.connect(self.fit)
        self.length = QSpinBox(minimum=1, maximum=MOST_LISTED, value=FIRST_LISTED)
        self.length.setFixedWidth(90)
        inset(self.length)
        self._lay_out()
        self.form.purpose.setFocus()
        self._read()

    @property
    def asked(self) -> dict[str, Any]:
        """What `SweepCase` is made with, besides its actor."""
        stated = self.form.stated()
        return {
            "case": self.case.number,
            "authority": stated.authority,
            "purpose": stated.purpose,
            "authorisation": stated.authorisation,
            "legal_basis": stated.legal_basis,
            "granted_by": stated.granted_by,
            "granted_at": stated.granted_at,
            "exhibits": tuple(sorted(self.exhibits.chosen)),
            "k": self.length.value(),
            "filters": self.extent.filters,
        }

    def accept(self) -> None:
        """Sweep, if nothing is missing."""
        if not self.form.complain():
            super().accept()

    def _read(self) -> None:
        lab, session, case = self.session.lab, self.session, self.case
        if lab is None:
            return
        former = session.read(lambda _job: reads_authority.former_authority(lab, session.actor(), case))
        former.succeeded.connect(self._suggest)
        choices = session.read(lambda _job: reads_search.filter_choices(lab))
        choices.succeeded.connect(self._show_choices)

    def _suggest(self, former: FormerAuthority) -> None:
        if isValid(self.form):
            self.form.suggest(former)

    def _show_choices(self, choices: "FilterChoices") -> None:
        if isValid(self.extent):
            self.extent.offer(choices)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        name = label(self.tr("E&xhibits"), "strong")
        name.setBuddy(self.exhibits)
        line.addWidget(name)
        line.addWidget(self.exhibits, 1)
        self.fields.addLayout(line)
        self.fields.addWidget(self.form)
        self.fields.addWidget(rule())
        self.fields.addWidget(self.extent)
        line = QHBoxLayout()
        line.setSpacing(10)
        caption = label(self.tr("&Candidates of each face at most"), "strong")
        caption.setBuddy(self.length)
        self.length.setAccessibleName(self.tr("Candidates of each face at most"))
        line.addWidget(caption)
        line.addWidget(self.length)
        line.addStretch(1)
        self.fields.addLayout(line)
