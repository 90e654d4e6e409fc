"""The gallery's search files: how they stand, what their preview loses on this gallery, and making them anew."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from catchlight.gui import formats, reads_gallery
from catchlight.gui.job_runner import Job
from catchlight.gui.late import while_there
from catchlight.gui.loss_words import loss_bar, percent
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.session import Session
from catchlight.gui.views.gallery_reenrol import GalleryReenrolment
from catchlight.gui.views.gallery_tune import TuneDialog
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.empty_state import EmptyState
from catchlight.gui.widgets.facts import Fact, Facts
from catchlight.gui.widgets.loss_plot import LossPlot
from catchlight.gui.widgets.plots import Legend
from catchlight.gui.widgets.table import Table
from catchlight.gui.widgets.text import button, card, label

if TYPE_CHECKING:
    from catchlight.gallery.index_state import IndexState
    from catchlight.gallery.preview_setting import PreviewSetting, Tried
    from catchlight.workflows.compact_gallery import Compacted


class GalleryIndex(QWidget):
    """`said` carries kind and words of what was done."""

    said = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.state: IndexState | None = None
        self._job: Job | None = None
        self.notice = Banner()
        self.facts = Facts()
        self.preview = Facts()
        self.plot = LossPlot(self.tr("Mates that the preview loses, by their score"))
        self.legend = Legend(("accent", self.tr("lost by the preview")), ("soft", self.tr("found by exact search")))
        self.tried: TableModel[Tried] = TableModel(
            (
                Column(self.tr("Trees"), lambda row: formats.count(row.trees), sort=lambda row: row.trees,
                       is_number=True, width=80),
                Column(self.tr("Nodes"), lambda row: formats.count(row.nodes), sort=lambda row: row.nodes,
                       is_number=True, width=110),
                Column(self.tr("Mates lost"), lambda row: percent(row.loss), sort=lambda row: row.loss,
                       is_number=True, width=110),
                Column(self.tr("Milliseconds"), lambda row: formats.decimal(row.milliseconds),
                       sort=lambda row: row.milliseconds, is_number=True),
            ),
            key=lambda row: (row.trees, row.nodes),
        )  # fmt: skip
        self.table = Table(self.tried, name=self.tr("Settings that were tried"))
        self.anew = button(self.tr("&Make new files"))
        self.tune = button(self.tr("Tune the previe&w…"), kind="primary")
        self.other_pack = button(self.tr("Another model pac&k…"))
        self.reenrolment = GalleryReenrolment(session, self)
        self.reenrolment.said.connect(self.said)
        self.reenrolment.begun.connect(self._offer)
        self.reenrolment.ended.connect(self._on_ended)
        self.other_pack.clicked.connect(self.reenrolment.ask)
        self.anew.clicked.connect(lambda: self._compact(None))
        self.tune.clicked.connect(self._ask)
        self._lay_out()
        session.actor_changed.connect(self._offer)
        self._offer()

    def refresh(self) -> None:
        """Read how the files stand."""
        session = self.session
        if session.may("custodian", "examiner"):
            job = session.read(lambda _job: reads_gallery.index(session.open(), session.actor()))
            job.succeeded.connect(self.show_state)

    def clear(self) -> None:
        """Forget the other lab's files."""
        self.state = None
        self.stack.setCurrentIndex(0)

    def show_state(self, state: "IndexState | None") -> None:
        """Show how they stand; None where the gallery is empty."""
        self.state = state
        self.stack.setCurrentIndex(0 if state is None else 1)
        if state is None:
            return
        self._say(state)
        self.facts.show_facts(self._facts(state))
        self._show_preview(state)
        self._offer()

    def _say(self, state: "IndexState") -> None:
        if state.problem is not None:
            words = self.tr("The files in use cannot be used: {problem} They are made anew before the next search.")
            self.notice.say("warn", words.format(problem=state.problem))
        elif state.generation is None:
            self.notice.say("info", self.tr("There are no search files yet. The first search makes them."))
        elif state.is_due:
            words = self.tr(
                "%Ln addition(s) and erasure(s) wait: new files are due. Searches are complete and exact all the same.",
                "",
                state.waiting,
            )
            self.notice.say("info", words)
        else:
            self.notice.say("info", "")

    def _facts(self, state: "IndexState") -> list[Fact]:
        parts = [
            self.tr("preview") if state.has_preview else "",
            self.tr("sweep") if state.has_sweep else "",
        ]
        return [
            Fact(self.tr("Generation"), "–" if state.generation is None else formats.count(state.generation)),
            Fact(self.tr("Made from revision"), _of(state.built_revision, state.revision)),
            Fact(self.tr("Searched templates"), formats.count(state.templates)),
            Fact(self.tr("In the files"), formats.count(state.covered)),
            Fact(self.tr("Added since"), formats.count(state.delta), self.tr("Compared exactly, from the database.")),
            Fact(self.tr("Erased since"), formats.count(state.tombstones), self.tr("Never listed; overwritten.")),
            Fact(self.tr("Indexes"), ", ".join(part for part in parts if part) or self.tr("none")),
            Fact(self.tr("On the disk"), formats.size(state.size_bytes)),
            Fact(self.tr("Gallery root"), _hash(state.root)),
            Fact(self.tr("Root of the files"), "–" if state.built_root is None else _hash(state.built_root)),
            Fact(self.tr("Model pack"), formats.short_hash(state.pack_sha256), state.pack_sha256),
        ]

    def _show_preview(self, state: "IndexState") -> None:
        setting = state.preview if state.has_preview else None
        self.measured.setVisible(setting is not None and bool(setting.bands))
        self.unmeasured.setVisible(not self.measured.isVisibleTo(self))
        if setting is None:
            words = (
                self.tr("What the preview loses on this gallery was not measured yet. Tune it to measure.")
                if state.has_preview
                else self.tr("There is no preview index. Searches are exact; new files bring the preview back.")
            )
            self.unmeasured.setText(words)
            return
        self.unmeasured.setText(self.tr("The gallery is too small to measure what the preview loses."))
        self.preview.show_facts(self._preview_facts(setting))
        self.plot.show_bars([loss_bar(band, lost_by=self.tr("the preview")) for band in setting.bands])
        self.tried.set_rows(setting.tried)
        self.table.setVisible(bool(setting.tried))

    def _preview_facts(self, setting: "PreviewSetting") -> list[Fact]:
        verdict = self.tr("{loss} of the mates that exact search finds").format(loss=percent(setting.loss))
        wanted = self.tr("at most {loss}").format(loss=percent(setting.wanted))
        if not setting.is_good_enough:
            wanted += " – " + self.tr("no setting loses as little within the time of an exact search")
        cost = self.tr("{preview} ms; an exact search takes {exact} ms")
        built = self.tr("{trees} trees, {nodes} nodes looked at, seed {seed}")
        return [
            Fact(self.tr("Loses"), verdict),
            Fact(self.tr("Wanted"), wanted),
            Fact(self.tr("Takes"), cost.format(preview=formats.decimal(setting.milliseconds),
                                               exact=formats.decimal(setting.exact_milliseconds))),
            Fact(self.tr("Set to"), built.format(trees=formats.count(setting.trees),
                                                 nodes=formats.count(setting.nodes), seed=setting.seed)),
            Fact(self.tr("Index"), self.tr("{size}, built in {time}").format(
                size=formats.size(setting.index_bytes), time=formats.duration(setting.build_seconds))),
        ]  # fmt: skip

    def _offer(self) -> None:
        for one in (self.anew, self.tune, self.other_pack):
            one.setVisible(self.session.may("custodian"))
            one.setEnabled(self._job is None and self.reenrolment.job is None)

    def _ask(self) -> None:
        wanted = None if self.state is None or self.state.preview is None else self.state.preview.wanted
        dialog = TuneDialog(wanted, self)
        dialog.wanted.connect(self._compact)
        dialog.open()

    def _compact(self, loss: float | None) -> None:
        session = self.session

        def work(job: Job) -> "Compacted":
            from catchlight.workflows.compact_gallery import CompactGallery, compact_gallery  # noqa: PLC0415

            request = CompactGallery(actor=session.actor(), anew=True, loss=loss)
            return compact_gallery(session.open(), request, job.control)

        title = self.tr("Making new search files") if loss is None else self.tr("Tuning the preview")
        self._job = session.act_alongside(title, work)
        self._job.succeeded.connect(self._on_made)
        self._job.failed.connect(session.failed)
        self._job.cancelled.connect(
            while_there(self, lambda: self.said.emit("info", self.tr("Stopped. The files in use stay.")))
        )
        self._job.ended.connect(self._on_ended)
        self._offer()

    def _on_made(self, made: "Compacted") -> None:
        words = self.tr("Generation {number} is in use, with {templates} templates.")
        words = words.format(number=formats.count(made.generation), templates=formats.count(made.templates))
        self.said.emit("good", words)

    def _on_ended(self) -> None:
        self._job = None
        self._offer()
        self.refresh()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(10)
        explained = self.tr("Searches go on while files are made, and are exact with or without them.")
        bar.addWidget(label(explained, "muted", wrap=True), 1)
        bar.addWidget(self.other_pack)
        bar.addWidget(self.anew)
        bar.addWidget(self.tune)
        files, left = card(), QVBoxLayout()
        left.setContentsMargins(18, 16, 18, 16)
        left.setSpacing(12)
        left.addWidget(label(self.tr("Search files"), "heading"))
        left.addWidget(self.facts)
        left.addStretch(1)
        files.setLayout(left)
        frame, right = card(), QVBoxLayout()
        right.setContentsMargins(18, 16, 18, 16)
        right.setSpacing(12)
        right.addWidget(label(self.tr("Preview, measured on this gallery"), "heading"))
        self.unmeasured: QLabel = label(role="muted", wrap=True)
        self.measured = QWidget()
        inside = QVBoxLayout(self.measured)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(self.preview)
        inside.addWidget(self.plot)
        inside.addWidget(self.legend)
        inside.addWidget(self.table, 1)
        right.addWidget(self.unmeasured)
        right.addWidget(self.measured, 1)
        right.addStretch(1)
        frame.setLayout(right)
        across = QHBoxLayout()
        across.setSpacing(14)
        across.addWidget(files, 4)
        across.addWidget(frame, 5)
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(bar)
        column.addWidget(self.notice)
        column.addLayout(across, 1)
        self.stack = QStackedWidget()
        empty = EmptyState("gallery", self.tr("Nothing to index"), self.tr("The gallery holds no template yet."))
        for widget in (empty, main):
            self.stack.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 0)
        layout.addWidget(self.stack, 1)


def _of(built: int | None, now: int) -> str:
    return "–" if built is None else f"{formats.count(built)}  /  {formats.count(now)}"


def _hash(root: str) -> str:
    return f"{root[:32]}\n{root[32:]}"
