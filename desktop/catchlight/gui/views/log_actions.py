"""What leaves the lab of its log: proofs of single entries, and the whole of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from catchlight.gui import formats
from catchlight.gui.job_runner import Job
from catchlight.gui.late import while_there
from catchlight.gui.reads_oversight import Handing
from catchlight.gui.session import Session
from catchlight.gui.views.hand_over_dialog import HandOverDialog

if TYPE_CHECKING:
    from catchlight.workflows.export_log import ExportedLog
    from catchlight.workflows.prove_entry import ProvedEntry


class LogActions(QObject):
    """The menu of what is proved and exported; `said` carries what was done, in words.

    Args:
        session: The session.
        entry: Gives the number of the entry that is looked at, or None.
        parent: The page.
    """

    said = Signal(str)
    verify_wanted = Signal()

    def __init__(self, session: Session, entry: Callable[[], int | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._entry, self._page = session, entry, parent
        self.menu = QMenu(parent)
        self.verify = self._add(self.tr("&Verify with what was kept outside…"), self.verify_wanted.emit)
        self.menu.addSeparator()
        self.prove = self._add(self.tr("&Proof of this entry…"), self._ask_proof)
        self.export = self._add(self.tr("&Export the log…"), self._ask_export)
        self.menu.aboutToShow.connect(self._allow)

    def _add(self, words: str, act: Callable[[], object]) -> QAction:
        action = self.menu.addAction(words)
        action.triggered.connect(lambda _checked=False: act())
        return action

    def _allow(self) -> None:
        number = self._entry()
        self.prove.setEnabled(number is not None)
        self.prove.setText(
            self.tr("&Proof of this entry…")
            if number is None
            else self.tr("&Proof of entry {number}…").format(number=formats.count(number))
        )
        self.export.setEnabled(self._session.may("auditor", "supervisor"))
        self.export.setToolTip("" if self.export.isEnabled() else self.tr("Auditors and supervisors export the log."))
        self.menu.setToolTipsVisible(True)

    def _ask_proof(self) -> None:
        number = self._entry()
        if number is None:
            return
        dialog = HandOverDialog(
            self.tr("Proof of entry {number}").format(number=formats.count(number)),
            self.tr("Shows that this entry is in the log, and nothing of other cases. That it left the lab is logged."),
            name=f"proof-{number}",
            formats=(("json", self.tr("A proof for the stand-alone verifier (JSON)")),),
            option=self.tr("With the &texts of the entry"),
            parent=self._page,
        )
        dialog.wanted.connect(lambda handing: self._prove(number, handing))
        dialog.open()

    def _prove(self, number: int, handing: Handing) -> None:
        def work(job: Job) -> "ProvedEntry":
            from catchlight.workflows.prove_entry import ProveEntry, prove_entry  # noqa: PLC0415

            assert self._session.lab is not None  # noqa: S101 - the page is shown over a lab
            request = ProveEntry(
                actor=self._session.actor(),
                entry=number,
                target=handing.path,
                with_clear_texts=handing.is_ticked,
                recipient=handing.to,
            )
            return prove_entry(self._session.lab, request, job.control)

        words = self.tr("The proof of entry {number} stands in {file}.")
        self._do(work, lambda made: words.format(number=formats.count(made.entry), file=made.target))

    def _ask_export(self) -> None:
        dialog = HandOverDialog(
            self.tr("Export the log"),
            self.tr("Every entry with its signature, and the checkpoints. Anybody can check it without Catchlight."),
            name="log",
            formats=(("jsonl", self.tr("Lines for the stand-alone verifier (JSON)")),),
            option=self.tr("With all clear &texts: names, purposes, persons"),
            parent=self._page,
        )
        dialog.wanted.connect(self._export)
        dialog.open()

    def _export(self, handing: Handing) -> None:
        def work(job: Job) -> "ExportedLog":
            from catchlight.workflows.export_log import ExportLog, export_log  # noqa: PLC0415

            assert self._session.lab is not None  # noqa: S101 - the page is shown over a lab
            request = ExportLog(
                actor=self._session.actor(),
                target=handing.path,
                with_clear_texts=handing.is_ticked,
                recipient=handing.to,
            )
            return export_log(self._session.lab, request, job.control)

        words = self.tr(
            "{count} entries stand in {file}. It cannot show whether newer entries were cut off: keep a checkpoint"
            " elsewhere too."
        )
        title = self.tr("Exporting the log")
        job = self._session.act(title, work)
        job.failed.connect(self._session.failed)
        job.succeeded.connect(
            while_there(
                self, lambda made: self.said.emit(words.format(count=formats.count(made.entries), file=made.target))
            )
        )

    def _do(self, work: Callable[[Job], Any], words: Callable[[Any], str]) -> None:
        self._session.act_lightly(work).succeeded.connect(while_there(self, lambda made: self.said.emit(words(made))))
