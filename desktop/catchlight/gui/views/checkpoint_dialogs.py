"""Forms about checkpoints: making one, cosigning one of another lab, taking in a cosignature."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDir, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QVBoxLayout, QWidget

from catchlight.gui import formats
from catchlight.gui.job_runner import Job
from catchlight.gui.session import Session
from catchlight.gui.views.act_dialog import ActDialog
from catchlight.gui.views.fingerprint_dialog import in_groups
from catchlight.gui.widgets.facts import Fact, Facts
from catchlight.gui.widgets.text import card, label

if TYPE_CHECKING:
    from catchlight.workflows.cosign_checkpoint import Cosigned
    from catchlight.workflows.look_at_carried import CosignedSize, SeenCheckpoint, SeenCosignature
    from catchlight.workflows.make_checkpoint import MadeCheckpoint

_WIDTH = 560


class MakeCheckpointDialog(ActDialog):
    """`succeeded` carries the `MadeCheckpoint`; `target` is the file that carries it."""

    def __init__(self, session: Session, cosigned: "Sequence[CosignedSize]", parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            title=QCoreApplication.translate("MakeCheckpointDialog", "Make a checkpoint"),
            text=QCoreApplication.translate(
                "MakeCheckpointDialog",
                "It holds the size and the tree head of the log, signed by you, and nothing of any case. Carry it to a"
                " custodian or supervisor elsewhere, who cosigns it.",
            ),
            action=QCoreApplication.translate("MakeCheckpointDialog", "&Choose the file…"),
            width=_WIDTH,
            parent=parent,
        )
        self.target: Path | None = None
        self.since = QComboBox()
        self.since.addItem(self.tr("Nothing yet: it is the first"), None)
        for one in cosigned:
            words = self.tr("{size} entries, cosigned by {names}")
            names = ", ".join(name.rpartition("/")[2] for name in one.cosigners)
            self.since.addItem(words.format(size=formats.count(one.size), names=names), one.size)
        self.since.setCurrentIndex(1 if cosigned else 0)
        self.add_field(
            self.tr("What the witness &saw last"),
            self.since,
            note=self.tr("The file then proves that the log goes on from there. Without it they do not cosign again."),
        )
        self.end_form()

    def accept(self) -> None:
        """Ask for the file first; the form stays where none was chosen."""
        self.target = _file_to_write(self, self.tr("Where the checkpoint is carried"), "checkpoint.json")
        if self.target is not None:
            super().accept()

    def work(self) -> "Callable[[Job], MadeCheckpoint]":
        """Make it."""
        target, since = self.target, self.since.currentData()

        def work(job: Job) -> "MadeCheckpoint":
            from catchlight.workflows.make_checkpoint import MakeCheckpoint, make_checkpoint  # noqa: PLC0415

            request = MakeCheckpoint(self.session.actor(), target, since)
            return make_checkpoint(self.session.open(), request, job.control)

        return work


class _CompareDialog(ActDialog):
    """What a carried file says, with a fingerprint that is compared by hand unless it is known here."""

    def _show_seen(self, facts: Sequence[Fact], fingerprint: str, *, caption: str, known: str, asked: str) -> None:
        """Show the facts and the fingerprint; `known` says where it is known from, or is "" and it has to be compared.

        Args:
            facts: What the file says.
            fingerprint: Its 64 digits.
            caption: Whose it is.
            known: Why nothing has to be compared, or "".
            asked: What is ticked by who compared it.
        """
        shown = Facts()
        shown.show_facts(facts)
        self.digits = label(in_groups(fingerprint), "fingerprint", selectable=True)
        self.digits.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.digits.setAccessibleName(caption)
        frame = card()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.addWidget(self.digits)
        self.compared = QCheckBox(asked, self)
        self.compared.setChecked(bool(known))
        self.compared.setVisible(not known)
        self.compared.toggled.connect(self.proceed.setEnabled)
        self.proceed.setEnabled(bool(known))
        self.fields.addWidget(shown)
        self.fields.addSpacing(10)
        self.fields.addWidget(label(caption, "strong"))
        self.fields.addWidget(frame)
        if known:
            self.fields.addWidget(label(known, "small", wrap=True))
        else:
            self.fields.addWidget(self.compared)
        self.end_form()


class CosignDialog(_CompareDialog):
    """`succeeded` carries the `Cosigned`; `target` is the file to carry back."""

    def __init__(self, session: Session, carried: Path, seen: "SeenCheckpoint", parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            title=QCoreApplication.translate("CosignDialog", "Cosign a checkpoint"),
            text=QCoreApplication.translate(
                "CosignDialog",
                "With your cosignature you witness that you saw this state of the log, and that it goes on from what"
                " was cosigned here before. It says nothing about the cases in it.",
            ),
            action=QCoreApplication.translate("CosignDialog", "C&osign, and choose the file…"),
            width=_WIDTH,
            parent=parent,
        )
        self._carried, self._fingerprint = carried, seen.fingerprint
        self.target: Path | None = None
        before = seen.cosigned_before
        facts = [
            Fact(self.tr("Log"), self.tr("this lab’s own") if seen.is_own_log else seen.origin),
            Fact(self.tr("Entries"), formats.count(seen.size)),
            Fact(self.tr("Tree head"), seen.root),
            Fact(
                self.tr("Cosigned here before"),
                self.tr("never")
                if before is None
                else self.tr("{size} entries; it goes on from them").format(size=formats.count(before)),
            ),
        ]
        self._show_seen(
            facts,
            seen.fingerprint,
            caption=self.tr("Fingerprint of the first key of that lab"),
            known="" if before is None else self.tr("It is the one that was compared when the log was cosigned first."),
            asked=self.tr("I &compared it with what that lab handed over, on paper or by phone"),
        )

    def accept(self) -> None:
        """Ask for the file first; the form stays where none was chosen."""
        if not self.proceed.isEnabled():
            return
        self.target = _file_to_write(self, self.tr("Where the cosignature is carried back"), "cosigned.json")
        if self.target is not None:
            super().accept()

    def work(self) -> "Callable[[Job], Cosigned]":
        """Cosign it."""
        carried, target, fingerprint = self._carried, self.target, self._fingerprint

        def work(_job: Job) -> "Cosigned":
            from catchlight.workflows.cosign_checkpoint import CosignCheckpoint, cosign_checkpoint  # noqa: PLC0415

            assert target is not None  # noqa: S101 - chosen before
            request = CosignCheckpoint(self.session.actor(), carried, target, fingerprint)
            return cosign_checkpoint(self.session.open(), request)

        return work


class CosignatureDialog(_CompareDialog):
    """`succeeded` carries the `Cosigned` whose cosignature was taken in."""

    def __init__(
        self, session: Session, cosigned: Path, seen: "SeenCosignature", parent: QWidget | None = None
    ) -> None:
        super().__init__(
            session,
            title=QCoreApplication.translate("CosignatureDialog", "Take in a cosignature"),
            text=QCoreApplication.translate(
                "CosignatureDialog",
                "It is kept with the checkpoint of this lab that it was given for. From then on the log shows that"
                " somebody else saw it as it was.",
            ),
            action=QCoreApplication.translate("CosignatureDialog", "&Take in"),
            width=_WIDTH,
            parent=parent,
        )
        self._cosigned, self._fingerprint = cosigned, seen.fingerprint
        facts = [
            Fact(self.tr("Checkpoint"), self.tr("{size} entries").format(size=formats.count(seen.size))),
            Fact(self.tr("Cosigned"), formats.local_time(seen.at.isoformat())),
            Fact(self.tr("By the key"), seen.cosigner),
        ]
        self._show_seen(
            facts,
            seen.fingerprint,
            caption=self.tr("Fingerprint of the witness’s key"),
            known=""
            if seen.account is None
            else self.tr("It is a key of {name}, who has an account in this lab.").format(name=seen.account),
            asked=self.tr("I &compared it with what the witness handed over, on paper or by phone"),
        )

    def work(self) -> "Callable[[Job], Cosigned]":
        """Take it in."""
        cosigned, fingerprint = self._cosigned, self._fingerprint

        def work(_job: Job) -> "Cosigned":
            from catchlight.workflows.cosign_checkpoint import ImportCosignature, import_cosignature  # noqa: PLC0415

            request = ImportCosignature(self.session.actor(), cosigned, fingerprint)
            return import_cosignature(self.session.open(), request)

        return work


def _file_to_write(parent: QWidget, title: str, name: str) -> Path | None:
    chosen, _ = QFileDialog.getSaveFileName(parent, title, QDir.home().filePath(name), "*.json")
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(".json")
