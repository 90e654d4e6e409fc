"""The evidence log: who did what and when, the entry itself, and whether the log still holds."""

import json
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from catchlight.gui import formats, reads
from catchlight.gui.job_runner import Job
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.reads import LogPageRead
from catchlight.gui.session import Session
from catchlight.gui.views.page import Page
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.table import Table
from catchlight.gui.widgets.text import button, label
from catchlight.gui.words import action_words

if TYPE_CHECKING:
    from catchlight.evidence.log import LogEntry
    from catchlight.evidence.verification import Verification

_DETAILS = 336
_MOST_PROBLEMS = 12


class LogPage(Page):
    """Newest entries first, the current one in full beside them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("Evidence log"), parent)
        self.subtitle.show()
        self._numbers: dict[str, str] = {}
        self._limit = reads.LOG_PAGE
        self.verify = button(self.tr("&Verify the log"), kind="primary", icon="shield")
        self.verify.clicked.connect(self._verify)
        self.head.addWidget(self.verify)
        self.verdict = Banner()
        self.model: TableModel[LogEntry] = TableModel(
            (
                Column(self.tr("Entry"), lambda row: formats.count(row.sequence), sort=lambda row: row.sequence,
                       is_number=True, width=58),
                Column(self.tr("Time"), lambda row: formats.local_time(row.document["time"]),
                       sort=lambda row: row.document["time"],
                       tip=lambda row: formats.utc_time(row.document["time"]), width=190),
                Column(self.tr("Action"), lambda row: action_words(row.document["action"]),
                       tip=lambda row: row.document["action"]),
                Column(self.tr("Who"), lambda row: row.actor or self.tr("erased"), width=124),
                Column(self.tr("Case"), self._case, width=130),
            ),
            key=lambda row: row.sequence,
        )  # fmt: skip
        self.table = Table(self.model, name=self.tr("Log entries"))
        self.table.chosen.connect(self._describe)
        self.entry = QPlainTextEdit(readOnly=True)
        self.entry.setProperty("role", "code")
        self.entry.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.entry.setAccessibleName(self.tr("The entry"))
        self.entry.setTabChangesFocus(True)
        self.entry_title = label(role="heading")
        self.leaf = label(role="small")
        self.more = button(self.tr("&Read more entries"), kind="quiet")
        self.more.clicked.connect(self._read_more)
        side = QWidget()
        side.setFixedWidth(_DETAILS)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.entry_title)
        column.addWidget(self.leaf)
        column.addWidget(self.entry, 1)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.table, 1)
        left.addWidget(self.more)
        across = QHBoxLayout()
        across.setSpacing(18)
        across.addLayout(left, 1)
        across.addWidget(side)
        self.body.addWidget(self.verdict)
        self.body.addLayout(across, 1)

    def refresh(self) -> None:
        """Read the newest entries."""
        lab, limit = self.session.lab, self._limit
        if lab is not None:
            self.session.read(lambda _job: reads.log(lab, limit=limit)).succeeded.connect(self._show)

    def clear(self) -> None:
        """Forget the other lab's log."""
        self.model.set_rows(())
        self._limit = reads.LOG_PAGE
        self.verdict.say("info", "")

    def _read_more(self) -> None:
        self._limit += reads.LOG_PAGE
        self.refresh()

    def _show(self, read: LogPageRead) -> None:
        self._numbers = read.numbers
        self.model.set_rows(read.entries)
        self.more.setVisible(len(read.entries) < read.total)
        words = self.tr("{shown} of {total} entries, newest first. Entries are final; nothing can change them unseen.")
        self.subtitle.setText(words.format(shown=formats.count(len(read.entries)), total=formats.count(read.total)))
        if read.entries and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def _describe(self, row: "LogEntry | None") -> None:
        if row is None:
            self.entry.clear()
            self.entry_title.clear()
            self.leaf.clear()
            return
        self.entry_title.setText(self.tr("Entry {number}").format(number=formats.count(row.sequence)))
        self.leaf.setText(self.tr("Leaf hash {hash}…").format(hash=row.leaf_hash[:32]))
        self.leaf.setToolTip(row.leaf_hash)
        text = json.dumps(row.document, indent=2, ensure_ascii=False)
        if text != self.entry.toPlainText():
            self.entry.setPlainText(text)

    def _case(self, row: "LogEntry") -> str:
        identifier = row.document["case"]
        return "–" if identifier is None else self._numbers.get(identifier, str(identifier)[:8])

    def _verify(self) -> None:
        lab = self.session.lab
        if lab is None:
            return

        def work(job: Job) -> "Verification":
            from catchlight.workflows.verify_log import verify_log  # noqa: PLC0415

            return verify_log(lab, job.control)

        self.verify.setEnabled(False)
        job = self.session.runner.analyse(self.tr("Verifying the log"), work)
        job.succeeded.connect(self._on_verified)
        job.failed.connect(self.session.failed)
        job.ended.connect(lambda: self.verify.setEnabled(True))

    def _on_verified(self, result: "Verification") -> None:
        limits = self.tr(
            "Without a checkpoint kept elsewhere this cannot exclude that the newest entries were cut off, or that the"
            " log was written anew from some entry on by someone who can write to the database."
        )
        if result.ok:
            words = self.tr("All %n entries hold, and so does the tree over them.", "", result.entries)
            root = self.tr("Tree head {root}.").format(root=result.root)
            self.verdict.say("good", f"{words} {root}\n{limits}")
            return
        lines = [self.tr("%n problem(s) in the log:", "", len(result.problems))]
        for problem in result.problems[:_MOST_PROBLEMS]:
            place = self.tr("The log") if problem.entry is None else self.tr("Entry {number}").format(
                number=problem.entry
            )  # fmt: skip
            lines.append(f"{place}: {problem.problem}")
        self.verdict.say("bad", "\n".join([*lines, limits]))
