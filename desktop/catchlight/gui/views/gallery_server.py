"""The gallery server: how it stands, connecting one, moving the searches there and back, what its index loses."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from catchlight.gui import formats, reads_gallery
from catchlight.gui.counts import counts
from catchlight.gui.job_runner import Job
from catchlight.gui.late import while_there
from catchlight.gui.loss_words import loss_bar, percent
from catchlight.gui.reads_gallery import ServerRead
from catchlight.gui.server_request import Connecting, server_request
from catchlight.gui.server_words import comparison_facts, moved_words, notice_words, server_facts
from catchlight.gui.session import Session
from catchlight.gui.views.gallery_server_forms import (
    ConnectServerDialog,
    ServerActDialog,
    TokenDialog,
    move_dialog,
    unset_dialog,
)
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.empty_state import EmptyState
from catchlight.gui.widgets.facts import Fact, Facts
from catchlight.gui.widgets.loss_plot import LossPlot
from catchlight.gui.widgets.plots import Legend
from catchlight.gui.widgets.text import button, card, label

if TYPE_CHECKING:
    from catchlight.gallery.milvus.loss import ServerLoss
    from catchlight.workflows.gallery_server import ServerStatus
    from catchlight.workflows.move_gallery import MovedGallery, Place


class GalleryServer(QWidget):
    """What the lab knows is read at each refresh; the server itself is asked when it is first shown, and on demand.

    `said` carries kind and words of what was done.
    """

    said = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.status: ServerStatus | None = None
        self.is_asked = False
        self._job: Job | None = None
        self._lay_out()
        session.actor_changed.connect(self._offer)
        self._offer()

    def refresh(self) -> None:
        """Read what the lab knows of it; ask the server itself when it is first shown."""
        session = self.session
        if session.may("custodian", "examiner"):
            job = session.read(lambda _job: reads_gallery.server(session.open(), session.actor()))
            job.succeeded.connect(self.show_read)

    def clear(self) -> None:
        """Forget the other lab's server."""
        self.status, self.is_asked = None, False
        self.stack.setCurrentIndex(0)
        self.show_loss(None)

    def show_read(self, read: ServerRead) -> None:
        """Show what the lab knows."""
        before, self.status = self.status, read.status
        if read.status.settings is None:
            self.is_asked = False
            self.stack.setCurrentWidget(self.empty)
        else:
            self.stack.setCurrentWidget(self.main)
            if self.is_asked and before is not None:
                self.status = reads_gallery.as_answered(read.status, before)
            self.compared.show_facts(comparison_facts(read.moved))
            self._show()
            if not self.is_asked and self._job is None:
                self.ask()
        self._offer()

    def ask(self) -> None:
        """Ask the server how it stands."""
        session = self.session

        def work(_job: Job) -> "ServerStatus":
            from catchlight.workflows.gallery_server import server_status  # noqa: PLC0415

            return server_status(session.open(), session.actor())

        self._act(self.tr("Asking the gallery server"), work, self._on_answered)

    def show_loss(self, loss: "ServerLoss | None") -> None:
        """What its index was measured to lose; None where it was not measured."""
        self.unmeasured.setVisible(loss is None)
        self.measured.setVisible(loss is not None)
        if loss is None:
            return
        cost = self.tr("{preview} ms; an exact search takes {exact} ms")
        self.loss.show_facts(
            [
                Fact(self.tr("Index"), loss.index),
                Fact(self.tr("Loses"), self.tr("{loss} of the mates that exact search finds").format(
                    loss=percent(loss.loss))),
                Fact(self.tr("Takes"), cost.format(preview=formats.decimal(loss.milliseconds),
                                                   exact=formats.decimal(loss.exact_milliseconds))),
            ]
        )  # fmt: skip
        self.plot.show_bars([loss_bar(band, lost_by=loss.index) for band in loss.bands])

    def _show(self) -> None:
        status = self.status
        if status is None or status.settings is None:
            return
        self.facts.show_facts(server_facts(status, is_asked=self.is_asked))
        self.notice.say(*notice_words(status, is_asked=self.is_asked))
        to_lab = status.settings.in_use
        self.move_it.setText(self.tr("&Move searches back to the lab…") if to_lab else self.tr("&Move searches there…"))

    def _on_answered(self, status: "ServerStatus") -> None:
        self.status, self.is_asked = status, True
        self._show()

    def _on_moved(self, done: "MovedGallery") -> None:
        self.said.emit(*moved_words(done))
        self.is_asked = False

    def _act(self, title: str, work: Callable[[Job], Any], done: Callable[[Any], object]) -> Job:
        """Do something with the server beside other work; one thing at a time."""
        session = self.session
        self._job = job = session.act_alongside(title, work)
        job.succeeded.connect(done)
        job.failed.connect(session.failed)
        job.cancelled.connect(
            while_there(
                self,
                lambda: self.said.emit(
                    "info", self.tr("Stopped. Searches are run where they were; what was sent stands.")
                ),
            )
        )
        job.ended.connect(self._on_ended)
        self._offer()
        return job

    def _on_ended(self) -> None:
        self._job = None
        self._offer()
        self.refresh()

    def _offer(self) -> None:
        may = self.session.may("custodian")
        settings = None if self.status is None else self.status.settings
        for one in (self.connect_it, self.measure, self.move_it, self.unset, self.sync):
            one.setVisible(may)
        self.unset.setVisible(may and settings is not None and not settings.in_use)
        self.sync.setVisible(may and self.status is not None and self.status.pending > 0)
        self.token.setVisible(settings is not None and settings.has_token)
        for one in (self.again, self.measure, self.move_it, self.unset, self.sync, self.token, self.connect_it):
            one.setEnabled(self._job is None)

    def _ask_connect(self) -> None:
        dialog = ConnectServerDialog(self)
        dialog.wanted.connect(self._connect)
        dialog.tried.connect(lambda asked: self._try(dialog, asked))
        dialog.open()

    def _try(self, dialog: ConnectServerDialog, asked: Connecting) -> None:
        session = self.session

        def work(_job: Job) -> str:
            from catchlight.workflows.gallery_server import try_server  # noqa: PLC0415

            return try_server(session.open(), server_request(session.actor(), asked))

        def on_answer(version: str) -> None:
            if isValid(dialog):
                dialog.say("good", self.tr("It answers: {version}.").format(version=version))

        job = session.act_alongside(self.tr("Asking the gallery server"), work)
        job.succeeded.connect(while_there(dialog, on_answer))
        job.failed.connect(while_there(dialog, dialog.refuse))

    def _connect(self, asked: Connecting) -> None:
        session = self.session

        def work(_job: Job) -> str:
            from catchlight.workflows.gallery_server import set_server  # noqa: PLC0415

            return set_server(session.open(), server_request(session.actor(), asked)).address

        words = self.tr("{address} is connected. Searches are run in the lab until you move them there.")
        self._act(
            self.tr("Connecting the gallery server"),
            work,
            lambda address: self.said.emit("good", words.format(address=address)),
        )

    def _ask_move(self) -> None:
        status = self.status
        if status is None or status.settings is None:
            return
        to: Place = "lab" if status.settings.in_use else "server"
        dialog = move_dialog(
            to, templates=counts.templates(status.templates), address=status.settings.address, parent=self
        )
        dialog.agreed.connect(lambda without: self._move(to, without_server=without))
        dialog.open()

    def _move(self, to: "Place", *, without_server: bool) -> None:
        session = self.session

        def work(job: Job) -> "MovedGallery":
            from catchlight.workflows.move_gallery import MoveGallery, move_gallery  # noqa: PLC0415

            return move_gallery(session.open(), MoveGallery(session.actor(), to, without_server), job.control)

        title = self.tr("Moving searches to the server") if to == "server" else self.tr("Moving searches to the lab")
        self._act(title, work, self._on_moved)

    def _sync(self) -> None:
        session = self.session

        def work(job: Job) -> str:
            from catchlight.workflows.sync_gallery import SyncGallery, sync_gallery  # noqa: PLC0415

            told = sync_gallery(session.open(), SyncGallery(session.actor()), job.control)
            return formats.count(told.upserted + told.deleted)

        def on_told(number: str) -> None:
            self.is_asked = False
            self.said.emit("good", self.tr("The server was told of {number} changes.").format(number=number))

        self._act(self.tr("Telling the gallery server"), work, on_told)

    def _measure(self) -> None:
        session = self.session

        def work(job: Job) -> "ServerLoss":
            from catchlight.workflows.sync_gallery import measure_loss  # noqa: PLC0415

            return measure_loss(session.open(), session.actor(), job.control)

        self._act(self.tr("Measuring what the server’s index loses"), work, self.show_loss)

    def _ask_token(self) -> None:
        if self.status is None or self.status.settings is None:
            return
        dialog = TokenDialog(self.status.settings.address, self)
        dialog.wanted.connect(self._keep_token)
        dialog.open()

    def _keep_token(self, token: str) -> None:
        session = self.session

        def work(_job: Job) -> None:
            from catchlight.workflows.gallery_server import keep_server_token  # noqa: PLC0415

            keep_server_token(session.open(), session.actor(), token)

        def on_kept(_nothing: None) -> None:
            self.is_asked = False
            self.said.emit("good", self.tr("The token is in this workstation’s keyring."))

        self._act(self.tr("Keeping the token"), work, on_kept)

    def _ask_unset(self) -> None:
        if self.status is None or self.status.settings is None:
            return
        dialog: ServerActDialog = unset_dialog(self.status.settings.address, parent=self)
        dialog.agreed.connect(lambda without: self._unset(without_server=without))
        dialog.open()

    def _unset(self, *, without_server: bool) -> None:
        session = self.session

        def work(_job: Job) -> str:
            from catchlight.workflows.gallery_server import unset_server  # noqa: PLC0415

            return unset_server(session.open(), session.actor(), without_server=without_server).address

        left = self.tr("{address} was forgotten. What it holds of this lab is still there.")
        gone = self.tr("{address} was taken away. It holds nothing of this lab any more.")
        words = left if without_server else gone
        self._act(
            self.tr("Taking the gallery server away"),
            work,
            lambda address: self.said.emit("good", words.format(address=address)),
        )

    def _lay_out(self) -> None:
        self.connect_it = button(self.tr("&Connect a server…"), kind="primary")
        self.again = button(self.tr("Test the connect&ion"))
        self.sync = button(self.tr("&Send waiting changes"))
        self.token = button(self.tr("T&oken…"), icon="key")
        self.measure = button(self.tr("Meas&ure its loss"))
        self.unset = button(self.tr("Take a&way…"))
        self.move_it = button("", kind="primary")
        for one, act in (
            (self.connect_it, self._ask_connect),
            (self.again, self.ask),
            (self.sync, self._sync),
            (self.token, self._ask_token),
            (self.measure, self._measure),
            (self.unset, self._ask_unset),
            (self.move_it, self._ask_move),
        ):
            one.clicked.connect(act)
        self.empty = EmptyState(
            "gallery",
            self.tr("No gallery server"),
            self.tr(
                "The gallery is searched on this machine, which is quickest for some millions of templates. A Milvus"
                " server of the lab’s own takes galleries beyond that; persons’ particulars stay here."
            ),
            self.connect_it,
        )
        self.notice, self.facts, self.compared, self.loss = Banner(), Facts(), Facts(), Facts()
        self.plot = LossPlot(self.tr("Mates that the server’s index loses, by their score"))
        self.unmeasured = label(
            self.tr("Not measured. Probes made from this gallery are searched here and there, and compared."),
            "muted",
            wrap=True,
        )
        self.measured = QWidget()
        inside = QVBoxLayout(self.measured)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(self.loss)
        inside.addWidget(self.plot)
        inside.addWidget(Legend(("accent", self.tr("lost by the server")), ("soft", self.tr("found by exact search"))))
        self.measured.hide()
        across = QHBoxLayout()
        across.setSpacing(14)
        across.addWidget(_titled(self.tr("Gallery server"), self.facts), 1)
        across.addWidget(
            _titled(
                self.tr("Lab and server compared"),
                self.compared,
                label(self.tr("What its index loses"), "heading"),
                self.unmeasured,
                self.measured,
            ),
            1,
        )
        self.main = QWidget()
        column = QVBoxLayout(self.main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._bar())
        column.addWidget(self.notice)
        column.addLayout(across, 1)
        self.stack = QStackedWidget()
        for widget in (QWidget(), self.empty, self.main):
            self.stack.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 0)
        layout.addWidget(self.stack, 1)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(10)
        bar.addStretch(1)
        for one in (self.again, self.sync, self.token, self.measure, self.unset, self.move_it):
            bar.addWidget(one)
        return bar


def _titled(title: str, *widgets: QWidget) -> QWidget:
    frame, column = card(), QVBoxLayout()
    column.setContentsMargins(18, 16, 18, 16)
    column.setSpacing(12)
    column.addWidget(label(title, "heading"))
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    frame.setLayout(column)
    return frame
