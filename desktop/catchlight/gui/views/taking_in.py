"""Taking files in as exhibits: their particulars are asked for, and what was refused is shown with its reason."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from catchlight.gui.core_words import told
from catchlight.gui.job_runner import Job
from catchlight.gui.models.table import Column
from catchlight.gui.session import Session
from catchlight.gui.views.intake_dialog import IntakeDialog
from catchlight.gui.views.refused_dialog import RefusedDialog
from catchlight.gui.widgets.banner import Banner

if TYPE_CHECKING:
    from catchlight.evidence.cases import Case
    from catchlight.workflows.add_exhibit import Intake


class TakingIn(QObject):
    """Asks and takes in on behalf of a view, whose banner tells what came of it."""

    def __init__(self, session: Session, notice: Banner, view: QWidget) -> None:
        super().__init__(view)
        self._session = session
        self._notice = notice
        self._view = view

    def ask(self, case: "Case | None", paths: tuple[Path, ...]) -> None:
        """Ask for the particulars of these files, then take them into the case."""
        if case is not None:
            dialog = IntakeDialog(paths, self._view)
            dialog.accepted.connect(lambda: self._take(case, dialog))
            dialog.open()

    def _take(self, case: "Case", dialog: IntakeDialog) -> None:
        session = self._session
        lab, analyst = session.lab, session.analyst
        if lab is None:
            return
        particulars: dict[str, Any] = {
            "paths": dialog.paths,
            "reference": dialog.reference.text().strip() or None,
            "seized_by": dialog.seized_by.text().strip() or None,
            "seized_at": dialog.seizure_time,
            "supplied_sha256": dialog.supplied.text().strip() or None,
            "keep_original": dialog.keep.isChecked(),
        }

        def work(job: Job) -> "Intake":
            from catchlight.workflows.add_exhibit import AddExhibits, add_exhibits  # noqa: PLC0415

            request = AddExhibits(self._session.actor(), case.number, **particulars)
            return add_exhibits(lab, request, job.control, analyst=analyst())

        job = self._session.act(self.tr("Taking in exhibits"), work, kind="intake")
        job.succeeded.connect(self._on_taken)
        job.failed.connect(self._session.failed)

    def _on_taken(self, intake: "Intake") -> None:
        taken = self.tr("%n file(s) taken in.", "", len(intake.exhibits))
        if not intake.refused:
            self._notice.say("good", taken)
            return
        refused = self.tr("%n refused.", "", len(intake.refused))
        self._notice.say("warn", f"{taken} {refused}")
        dialog = RefusedDialog(
            heading=self.tr("Not taken in"),
            text=taken + " " + self.tr("These were refused; nothing of them was stored."),
            columns=(
                Column(self.tr("File"), lambda row: Path(row.file).name, tip=lambda row: row.file, width=230),
                Column(self.tr("Reason"), lambda row: told(row.reason)),
                Column(self.tr("What to do"), lambda row: told(row.hint), width=270),
            ),
            rows=intake.refused,
            parent=self._view,
        )
        dialog.open()
