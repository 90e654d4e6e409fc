"""The gallery with another model pack: which one is asked, and what came of it is told."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from catchlight.gui.core_words import told
from catchlight.gui.counts import counts
from catchlight.gui.job_runner import Job
from catchlight.gui.late import while_there
from catchlight.gui.models.table import Column
from catchlight.gui.session import Session
from catchlight.gui.views.gallery_snapshot_forms import PathField
from catchlight.gui.views.refused_dialog import RefusedDialog
from catchlight.gui.widgets.form import FormDialog

if TYPE_CHECKING:
    from catchlight.workflows.reenrol import Reenrolment


class ReenrolDialog(FormDialog):
    """`wanted` carries the folder of the pack, or None for the program's own."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            title=QCoreApplication.translate("ReenrolDialog", "Another model pack for the gallery"),
            text=QCoreApplication.translate(
                "ReenrolDialog",
                "Every portrait gets a template of the coming pack. Searches go on with the pack in use until all are"
                " there; then the gallery is switched in one act. It takes about as long as the enrolment took, can be"
                " stopped, and goes on where it stopped.",
            ),
            action=QCoreApplication.translate("ReenrolDialog", "&Make new templates"),
            width=560,
            parent=parent,
        )
        self.pack = PathField(self.tr("Folder of the model pack"), is_folder=True)
        self.pack.line.setPlaceholderText(self.tr("the program’s own"))
        self.add_field(
            self.tr("&Folder of the model pack"),
            self.pack,
            note=self.tr("It is checked before it is used. Faces of cases are extracted anew with it where needed."),
        )
        self.pack.setFocus()

    def accept(self) -> None:
        """Asked for; the work itself runs outside the dialog."""
        self.wanted.emit(self.pack.path())
        super().accept()


class GalleryReenrolment(QObject):
    """Asks, runs it beside other work (`begun`, `ended`), and tells what came of it (`said`: kind and words)."""

    said = Signal(str, str)
    begun = Signal()
    ended = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self.session, self._window = session, window
        self.job: Job | None = None

    def ask(self) -> None:
        """Which pack?"""
        dialog = ReenrolDialog(self._window)
        dialog.wanted.connect(self.run)
        dialog.open()

    def run(self, pack: Path | None, *, without_refused: bool = False) -> None:
        """Make new templates, and switch once all are there, or without those that cannot be made."""
        session = self.session

        def work(job: Job) -> "Reenrolment":
            from catchlight.faces.analyst import Analyst  # noqa: PLC0415
            from catchlight.faces.pack import DEFAULT_PACK  # noqa: PLC0415
            from catchlight.workflows.reenrol import Reenrol, reenrol  # noqa: PLC0415

            folder = pack or DEFAULT_PACK
            request = Reenrol(actor=session.actor(), pack=folder, without_refused=without_refused)
            with Analyst(folder) as analyst:
                return reenrol(session.open(), request, job.control, analyst=analyst)

        title = self.tr("New templates for the gallery")
        self.job = job = session.act_alongside(title, work, kind="reenrolment", keeps=self.tr("&Stop"))
        job.succeeded.connect(while_there(self, lambda made: self._on_made(made, pack)))
        job.failed.connect(session.failed)
        job.cancelled.connect(while_there(self, self._on_stopped))
        job.ended.connect(while_there(self, self._on_ended))
        self.begun.emit()

    def _on_stopped(self) -> None:
        words = self.tr("Stopped. What was made is kept; the next time goes on there. Searches use the pack in use.")
        self.said.emit("info", words)

    def _on_ended(self) -> None:
        self.job = None
        self.ended.emit()

    def _on_made(self, made: "Reenrolment", pack: Path | None) -> None:
        if made.switched:
            words = self.tr("{templates} were made. The gallery is searched with the pack {pack} from now on.")
            self.said.emit("good", words.format(templates=counts.templates(made.enrolled), pack=made.pack_name))
            return
        words = self.tr(
            "Without a template of {pack}: {portraits}. So the gallery is still searched with the pack before."
        )
        words = words.format(portraits=counts.portraits(len(made.refused)), pack=made.pack_name)
        self.said.emit("warn", words)
        self._show_refused(made, pack, words)

    def _show_refused(self, made: "Reenrolment", pack: Path | None, words: str) -> None:
        dialog = RefusedDialog(
            heading=self.tr("Portraits without a new template"),
            text=words + " " + self.tr("Enrol better portraits of these persons, or switch without these: then no"
                                       " search finds them, and they stay enrolled."),
            columns=(
                Column(self.tr("Portrait"), lambda row: f"p{row.portrait}",
                       sort=lambda row: row.portrait, width=100),
                Column(self.tr("Person"), lambda row: row.person_id, width=180),
                Column(self.tr("Image"), lambda row: row.file_name, width=180),
                Column(self.tr("Why"), lambda row: told(row.reason)),
            ),
            rows=made.refused,
            offer=self.tr("S&witch without them"),
            parent=self._window,
        )  # fmt: skip
        dialog.agreed.connect(lambda: self.run(pack, without_refused=True))
        dialog.open()
