"""The evidence log: who did what and when, whether it still holds, and what leaves the lab of it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from catchlight.gui import formats
from catchlight.gui.job_runner import Job
from catchlight.gui.late import while_there
from catchlight.gui.session import Session
from catchlight.gui.views.checkpoint_actions import CheckpointActions
from catchlight.gui.views.log_actions import LogActions
from catchlight.gui.views.log_listing import LogListing
from catchlight.gui.views.page import Page
from catchlight.gui.views.verdict_words import verdict_words
from catchlight.gui.views.verify_dialog import VerifyDialog
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.text import button

if TYPE_CHECKING:
    from catchlight.evidence.verification import Verification


class LogPage(Page):
    """The whole log as a timeline, with the verdict on it above."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("Evidence log"), parent)
        self.subtitle.show()
        self.verify = button(self.tr("&Verify the log"), kind="primary", icon="shield")
        self.verify.clicked.connect(lambda: self._verify(None, ()))
        self.verdict = Banner()
        self.entries = LogListing(session)
        self.outlet = LogActions(session, self.entries.timeline.current_sequence, self)
        self.outlet.said.connect(lambda words: self.verdict.say("good", words))
        self.outlet.verify_wanted.connect(self._ask_verify)
        self.checkpoints = CheckpointActions(session, self)
        self.checkpoints.said.connect(lambda words: self.verdict.say("good", words))
        for words, picture, menu in (
            (self.tr("&Checkpoints"), "key", self.checkpoints.menu),
            (self.tr("&Proofs"), "file", self.outlet.menu),
        ):
            more = button(words, icon=picture)
            more.setMenu(menu)
            self.head.addWidget(more)
        self.head.addWidget(self.verify)
        self.entries.counted.connect(self._say_count)
        self.body.setSpacing(12)
        self.body.addWidget(self.verdict)
        self.body.addWidget(self.entries, 1)

    def refresh(self) -> None:
        """Read how long the log is."""
        self.entries.refresh()

    def clear(self) -> None:
        """Forget the other lab's log."""
        self.entries.clear()
        self.verdict.say("info", "")

    def show_entry(self, sequence: int) -> None:
        """Show one entry among all."""
        self.entries.show_entry(sequence)

    def show_person(self, name: str) -> None:
        """Narrow the log to what one person did."""
        self.entries.filter.ask(person=name)

    def _say_count(self) -> None:
        total, shown = formats.count(self.entries.total), formats.count(self.entries.model.rowCount())
        self.subtitle.setText(
            self.tr("{shown} of {total} entries pass the filter, newest first.").format(shown=shown, total=total)
            if self.entries.is_narrowed
            else self.tr("{total} entries, newest first. Entries are final; nothing can change them unseen.").format(
                total=total
            )
        )

    def _ask_verify(self) -> None:
        dialog = VerifyDialog(self)
        dialog.wanted.connect(self._verify)
        dialog.open()

    def _verify(self, fingerprint: str | None, checkpoints: tuple[Path, ...], witnesses: tuple[str, ...] = ()) -> None:
        lab = self.session.lab
        if lab is None:
            return

        def work(job: Job) -> "Verification":
            from catchlight.workflows.verify_log import VerifyLog, verify_log  # noqa: PLC0415

            return verify_log(lab, job.control, VerifyLog(fingerprint, checkpoints, witnesses))

        self.verify.setEnabled(False)
        job = self.session.runner.analyse(self.tr("Verifying the log"), work)
        job.succeeded.connect(
            while_there(self, lambda result: self._say_verdict(result, has_fingerprint=fingerprint is not None))
        )
        job.failed.connect(self.session.failed)
        job.ended.connect(self._on_ended)

    def _on_ended(self) -> None:
        self.verify.setEnabled(True)

    def _say_verdict(self, result: "Verification", *, has_fingerprint: bool) -> None:
        if not isValid(self):
            return
        self.verdict.say(*verdict_words(result, has_fingerprint=has_fingerprint))
        first = next((problem.entry for problem in result.problems if problem.entry is not None), None)
        if first is not None:
            self.verdict.offer(self.tr("Show the first"), lambda: self.show_entry(first))
        elif not has_fingerprint:
            self.verdict.offer(self.tr("Verify with more…"), self._ask_verify)
