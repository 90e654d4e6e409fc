"""Backups: made while the lab is in use, read back and verified; and the check of one that lies somewhere."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDir, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from catchlight.gui import formats
from catchlight.gui.job_runner import Job
from catchlight.gui.late import while_there
from catchlight.gui.session import Session
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.facts import Fact, Facts
from catchlight.gui.widgets.text import button, card, label

if TYPE_CHECKING:
    from catchlight.workflows.backup_lab import BackedUp
    from catchlight.workflows.check_backup import CheckedBackup


class BackupView(QWidget):
    """Two cards, what each does, and below them what came of it; `restore_wanted` asks for the way back."""

    restore_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.make = button(self.tr("&Back up…"), kind="primary", icon="backup")
        self.check = button(self.tr("&Check a backup…"), icon="shield")
        self.restore = button(self.tr("&Restore a backup…"), icon="restore")
        self.make.clicked.connect(self._make)
        self.check.clicked.connect(self._check)
        self.restore.clicked.connect(self.restore_wanted)
        cards = QHBoxLayout()
        cards.setSpacing(14)
        for heading, text, one in (
            (self.tr("Make a backup"),
             self.tr("Into a new folder on another disk, while others go on working. It is signed, read back and"
                     " verified."), self.make),
            (self.tr("Check a backup"),
             self.tr("Reads every file and the log in it, and says whether anything was changed. Nothing is written."),
             self.check),
            (self.tr("Restore"),
             self.tr("Into a new folder or in place of a lab. Entries that would be lost need a supervisor and a"
                     " reason, for ever in the log."), self.restore),
        ):  # fmt: skip
            cards.addWidget(_way(heading, text, one), 1)
        self.notice = Banner()
        self.facts = Facts()
        self.result = card()
        inside = QVBoxLayout(self.result)
        inside.setContentsMargins(18, 14, 18, 14)
        inside.addWidget(self.facts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 18, 0, 0)
        layout.setSpacing(14)
        layout.addLayout(cards)
        layout.addWidget(self.notice)
        layout.addWidget(self.result)
        layout.addStretch(1)
        self.clear()

    def clear(self) -> None:
        """Forget the last result."""
        self.notice.say("info", "")
        self.result.hide()

    def _make(self) -> None:
        parent = QFileDialog.getExistingDirectory(
            self, self.tr("Where the folder of the backup is made"), QDir.homePath()
        )
        lab = self.session.lab
        if not parent or lab is None:
            return
        stamp = QDate.currentDate().toString("yyyy-MM-dd")
        target = free_folder(Path(parent), f"{lab.name}-{stamp}")
        session = self.session

        def work(job: Job) -> "BackedUp":
            from catchlight.workflows.backup_lab import BackupLab, backup_lab  # noqa: PLC0415

            return backup_lab(session.open(), BackupLab(session.actor(), target), job.control)

        self._begin(session.act_alongside(self.tr("Backing up the lab"), work))

    def _check(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("The folder of the backup"), QDir.homePath())
        if not chosen:
            return

        def work(job: Job) -> "CheckedBackup":
            from catchlight.workflows.check_backup import check_backup  # noqa: PLC0415

            return check_backup(Path(chosen), job.control)

        job = self.session.act_alongside(self.tr("Checking a backup"), work)
        self._begin(job, is_check=True)

    def _begin(self, job: Job, *, is_check: bool = False) -> None:
        self.clear()
        for one in (self.make, self.check):
            one.setEnabled(False)
        job.succeeded.connect(self._on_checked if is_check else self._on_backed_up)
        job.failed.connect(self.session.failed)
        job.cancelled.connect(
            while_there(self, lambda: self.notice.say("info", self.tr("Stopped. Nothing was left there.")))
        )
        job.ended.connect(self._on_ended)

    def _on_ended(self) -> None:
        for one in (self.make, self.check):
            one.setEnabled(True)

    def _on_backed_up(self, made: "BackedUp") -> None:
        words = self.tr("The backup is made, read back and verified: {folder}")
        self._show(made.checked, words.format(folder=formats.shortened(made.folder)), damaged=len(made.damaged))

    def _on_checked(self, checked: "CheckedBackup") -> None:
        self._show(
            checked, self.tr("The backup is whole: every file is as it was signed."), damaged=len(checked.missing)
        )

    def _show(self, checked: "CheckedBackup", words: str, *, damaged: int) -> None:
        problems = len(checked.verification.problems)
        kind = "good"
        if problems:
            kind = "bad"
            words += " " + self.tr("Its log has %n problem(s): see Log, Verify.", "", problems)
        if damaged:
            kind = "warn" if kind == "good" else kind
            words += " " + self.tr(
                "%n stored file(s) were missing or altered in the lab and are not in it.", "", damaged
            )
        self.notice.say(kind, words)
        heading = checked.heading
        self.facts.show_facts(
            [
                Fact(self.tr("Lab"), heading.name),
                Fact(self.tr("Made"), formats.local_time(heading.made_at), formats.utc_time(heading.made_at)),
                Fact(self.tr("Files"), f"{formats.count(checked.files)}  ·  {formats.size(checked.bytes)}"),
                Fact(self.tr("Log entries"), formats.count(heading.entries)),
                Fact(self.tr("Tree head"), heading.root),
                Fact(self.tr("First key"), checked.fingerprint,
                     self.tr("Compare it with the fingerprint that was written down when the lab was made.")),
                Fact(self.tr("Manifest"), checked.manifest_sha256),
            ]
        )  # fmt: skip
        self.result.show()


def free_folder(parent: Path, name: str) -> Path:
    """A folder of that name that is not there yet, with a number where needed."""
    target, number = parent / name, 1
    while target.exists():
        number += 1
        target = parent / f"{name}-{number}"
    return target


def _way(heading: str, text: str, one: QWidget) -> QWidget:
    frame = card()
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(18, 16, 18, 16)
    inside.setSpacing(8)
    inside.addWidget(label(heading, "heading"))
    words = label(text, "muted", wrap=True)
    words.setMinimumHeight(54)
    inside.addWidget(words, 1)
    line = QHBoxLayout()
    line.addWidget(one)
    line.addStretch(1)
    inside.addLayout(line)
    return frame
