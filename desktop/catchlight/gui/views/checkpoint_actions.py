"""The log's checkpoints as they travel: made here, cosigned for another lab, and cosignatures that come back."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDir, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget
from shiboken6 import isValid

from catchlight.gui import formats
from catchlight.gui.job_runner import Job
from catchlight.gui.late import while_there
from catchlight.gui.session import Session
from catchlight.gui.views.checkpoint_dialogs import CosignatureDialog, CosignDialog, MakeCheckpointDialog

if TYPE_CHECKING:
    from catchlight.workflows.look_at_carried import CosignedSize, SeenCheckpoint, SeenCosignature


class CheckpointActions(QObject):
    """The menu of checkpoints; `said` carries what was done, in words.

    Args:
        session: The session.
        parent: The page.
    """

    said = Signal(str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._page = session, parent
        self.menu = QMenu(parent)
        self.menu.setToolTipsVisible(True)
        self.make = self.menu.addAction(self.tr("&Make a checkpoint…"))
        self.make.triggered.connect(self._ask_checkpoint)
        self.take_in = self.menu.addAction(self.tr("&Take in a cosignature…"))
        self.take_in.triggered.connect(self._ask_cosignature)
        self.menu.addSeparator()
        self.cosign = self.menu.addAction(self.tr("&Cosign a checkpoint of another lab…"))
        self.cosign.triggered.connect(self._ask_to_cosign)
        self.menu.aboutToShow.connect(self._allow)

    def _allow(self) -> None:
        self.cosign.setEnabled(self._session.may("custodian", "supervisor"))
        words = self.tr("Custodians and supervisors cosign checkpoints.")
        self.cosign.setToolTip("" if self.cosign.isEnabled() else words)

    def _ask_checkpoint(self) -> None:
        def work(_job: Job) -> "tuple[CosignedSize, ...]":
            from catchlight.workflows.look_at_carried import cosigned_sizes  # noqa: PLC0415

            return cosigned_sizes(self._session.open())

        words = self.tr(
            "A checkpoint over {size} entries stands in {file}. Have another custodian or supervisor cosign it, and"
            " take the cosignature in when it comes back."
        )

        def show(cosigned: "tuple[CosignedSize, ...]") -> None:
            dialog = MakeCheckpointDialog(self._session, cosigned, self._page)
            dialog.succeeded.connect(
                lambda made: self.said.emit(words.format(size=formats.count(made.size), file=dialog.target))
            )
            dialog.open()

        self._look(work, show)

    def _ask_to_cosign(self) -> None:
        carried = self._file(self.tr("The checkpoint that was carried here"))
        if carried is None:
            return

        def work(_job: Job) -> "SeenCheckpoint":
            from catchlight.workflows.look_at_carried import look_at_checkpoint  # noqa: PLC0415

            return look_at_checkpoint(self._session.open(), carried)

        words = self.tr("You cosigned the checkpoint over {size} entries. Carry {file} back to its lab.")

        def show(seen: "SeenCheckpoint") -> None:
            dialog = CosignDialog(self._session, carried, seen, self._page)
            dialog.succeeded.connect(
                lambda made: self.said.emit(words.format(size=formats.count(made.size), file=dialog.target))
            )
            dialog.open()

        self._look(work, show)

    def _ask_cosignature(self) -> None:
        cosigned = self._file(self.tr("The cosigned checkpoint that came back"))
        if cosigned is None:
            return

        def work(_job: Job) -> "SeenCosignature":
            from catchlight.workflows.look_at_carried import look_at_cosignature  # noqa: PLC0415

            return look_at_cosignature(self._session.open(), cosigned)

        words = self.tr("The checkpoint over {size} entries is cosigned by {cosigner}.")

        def show(seen: "SeenCosignature") -> None:
            dialog = CosignatureDialog(self._session, cosigned, seen, self._page)
            dialog.succeeded.connect(
                lambda made: self.said.emit(words.format(size=formats.count(made.size), cosigner=made.cosigner))
            )
            dialog.open()

        self._look(work, show)

    def _look(self, work: Callable[[Job], Any], show: Callable[[Any], None]) -> None:
        """Read off the UI thread, then ask; a file that is not in order is told by the window."""

        def on_read(seen: Any) -> None:
            if isValid(self) and self._session.signed_in is not None:
                show(seen)

        self._session.read(work).succeeded.connect(while_there(self, on_read))

    def _file(self, title: str) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(self._page, title, QDir.homePath(), "*.json")
        return Path(chosen) if chosen else None
