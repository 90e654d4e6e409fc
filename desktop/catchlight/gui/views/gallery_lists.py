"""The custodian's lists: persons perhaps enrolled twice, hubs, poor and expiring portraits; and the purge."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QStackedWidget, QVBoxLayout, QWidget

from catchlight.gui import formats
from catchlight.gui.job_runner import Job
from catchlight.gui.late import while_there
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.session import Session
from catchlight.gui.views.gallery_purge import purge_expired
from catchlight.gui.widgets.empty_state import EmptyState
from catchlight.gui.widgets.portrait import Portrait
from catchlight.gui.widgets.table import Table
from catchlight.gui.widgets.text import button, card, inset, label
from catchlight.gui.words import reasons_sentence, verdict_colour, verdict_word

if TYPE_CHECKING:
    from catchlight.gallery.browse import Portrait as Enrolled
    from catchlight.workflows.gallery_lists import GalleryList

DUPLICATES, HUBS, POOR, EXPIRING = "duplicates", "hubs", "poor", "expiring"
_DAYS = 90
_PANEL = 300


@dataclass(frozen=True)
class _Kind:
    """A kind of list: what it is for, its columns, the persons and portraits of a row."""

    words: str
    text: str
    columns: tuple[Column[Any], ...]
    persons: Callable[[Any], tuple[str, ...]]
    portraits: "Callable[[Any], tuple[Enrolled, ...]]"


class GalleryLists(QWidget):
    """Lists that are made when asked for, because that is logged and can take long.

    `person_wanted` carries the id of a person to open, `said` kind and words of what was done.
    """

    person_wanted = Signal(str)
    said = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.kinds = self._kinds()
        self.models: dict[str, TableModel[Any]] = {}
        self._tables: dict[str, Table] = {}
        self._made: dict[str, GalleryList[Any]] = {}
        self._job: Job | None = None
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Which list"))
        self.stack = QStackedWidget()
        self.nothing = EmptyState("gallery", "", "")
        self.stack.addWidget(self.nothing)
        for name, kind in self.kinds.items():
            self.kind.addItem(kind.words, name)
            self.models[name] = TableModel(kind.columns, key=lambda row: row)
        self.days = QSpinBox(minimum=0, maximum=36_500, value=_DAYS)
        self.days.setAccessibleName(self.tr("How many days ahead"))
        self.days.setSuffix(self.tr(" days ahead"))
        inset(self.days)
        self.make = button(self.tr("&Make the list"), kind="primary")
        self.purge = button(self.tr("P&urge expired portraits…"), icon="erase")
        self.count = label(role="muted", wrap=True)
        self.first = button(self.tr("&Open the record…"))
        self.second = button(self.tr("Open the &other record…"))
        self.kind.activated.connect(lambda _index: self._show())
        self.make.clicked.connect(self._make)
        self.purge.clicked.connect(lambda: purge_expired(session, self, self.said.emit))
        self.first.clicked.connect(lambda: self._open(0))
        self.second.clicked.connect(lambda: self._open(1))
        self._lay_out()
        session.actor_changed.connect(self._show)
        self._show()

    def clear(self) -> None:
        """Forget what another account listed."""
        self._made.clear()
        for model in self.models.values():
            model.set_rows(())
        self._show()

    def name(self) -> str:
        """Which list is chosen."""
        return str(self.kind.currentData())

    def table(self, name: str) -> Table:
        """The table of that list, made when it is first wanted."""
        if name not in self._tables:
            table = self._tables[name] = Table(self.models[name], name=self.kinds[name].words)
            table.chosen.connect(self._describe)
            table.activated_row.connect(lambda _row: self._open(0))
            self.stack.addWidget(table)
        return self._tables[name]

    def _show(self) -> None:
        name = self.name()
        made = self._made.get(name)
        self.days.setVisible(name == EXPIRING)
        self.purge.setVisible(self.session.may("supervisor"))
        words = self.tr("&Make the list again") if made is not None else self.tr("&Make the list")
        self.make.setText(words)
        self.make.setEnabled(self._job is None)
        if made is not None and made.rows:
            self.stack.setCurrentWidget(self.table(name))
        else:
            heading = self.tr("Nothing to list") if made is not None else self.kinds[name].words
            self.nothing.say(heading, self.kinds[name].text)
            self.stack.setCurrentWidget(self.nothing)
        self.count.setText("" if made is None else self._count_words(made))
        self._describe(self.table(name).current_row() if made is not None else None)

    def _count_words(self, made: "GalleryList[Any]") -> str:
        parts = [self.tr("%Ln found", "", made.found)]
        if len(made.rows) < made.found:
            parts.append(self.tr("%Ln listed", "", len(made.rows)))
        parts.append(self.tr("gallery revision {revision}").format(revision=formats.count(made.revision)))
        words = self._figure_words()
        parts += [words[name].format(value=formats.decimal(value, 4)) for name, value in made.figures.items()
                  if name in words]  # fmt: skip
        return "  ·  ".join(parts)

    def _figure_words(self) -> dict[str, str]:
        return {
            "threshold": self.tr("scores from {value}"),
            "persons": self.tr("{value} persons compared with each other"),
            "sample": self.tr("{value} portraits sampled"),
            "expected": self.tr("{value} times expected by chance"),
            "days": self.tr("{value} days ahead"),
        }

    def _make(self) -> None:
        session, name, days = self.session, self.name(), self.days.value()

        def work(job: Job) -> "GalleryList[Any]":
            from catchlight.workflows import gallery_lists as lists  # noqa: PLC0415

            lab, actor = session.open(), session.actor()
            if name == DUPLICATES:
                return lists.list_duplicates(lab, actor, job.control)
            if name == HUBS:
                return lists.list_hubs(lab, actor, job.control)
            return lists.list_poor(lab, actor) if name == POOR else lists.list_expiring(lab, actor, days=days)

        title = self.tr("Making a list: {name}").format(name=self.kinds[name].words)
        self._job = session.act_alongside(title, work)
        self._job.succeeded.connect(while_there(self, lambda made: self._on_made(name, made)))
        self._job.failed.connect(session.failed)
        self._job.cancelled.connect(
            while_there(self, lambda: self.said.emit("info", self.tr("Stopped. No list was made.")))
        )
        self._job.ended.connect(self._on_ended)
        self._show()

    def _on_made(self, name: str, made: "GalleryList[Any]") -> None:
        self._made[name] = made
        self.models[name].set_rows(made.rows)
        if made.rows:
            self.table(name).selectRow(0)

    def _on_ended(self) -> None:
        self._job = None
        self._show()

    def _describe(self, row: Any) -> None:
        kind = self.kinds[self.name()]
        persons = () if row is None else kind.persons(row)
        portraits = () if row is None else kind.portraits(row)
        self.first.setVisible(bool(persons))
        self.second.setVisible(len(persons) > 1)
        self.first.setText(self.tr("&Open {person}…").format(person=_short(persons[0])) if persons else "")
        self.second.setText(self.tr("Open &too: {person}…").format(person=_short(persons[1])) if persons[1:] else "")
        self.panel.setVisible(bool(portraits))
        for at, (picture, caption) in enumerate(self.pictures):
            portrait = portraits[at] if at < len(portraits) else None
            picture.setVisible(portrait is not None)
            caption.setVisible(portrait is not None)
            if portrait is not None:
                of = partial(self.session.pictures.of_crop, portrait.crop_sha256)
                picture.show_picture(of, name=f"{portrait.person_id}, {portrait.id}")
                caption.setText(f"{portrait.person_id}  ·  {portrait.id}")

    def _open(self, number: int) -> None:
        name = self.name()
        row = self.table(name).current_row()
        persons = () if row is None else self.kinds[name].persons(row)
        if number < len(persons):
            self.person_wanted.emit(persons[number])

    def _kinds(self) -> dict[str, _Kind]:
        person, portrait = self.tr("Person"), self.tr("Portrait")
        return {
            DUPLICATES: _Kind(
                self.tr("Enrolled twice?"),
                self.tr(
                    "Pairs of persons whose best portraits look alike: they may be one person under two ids. A pair is"
                    " a lead to look at, no finding. Every person is compared with every other: in a large gallery it"
                    " takes long, and can be stopped."
                ),
                (
                    Column(self.tr("Score"), lambda row: formats.score(row.score), sort=lambda row: row.score,
                           is_number=True, width=76),
                    Column(person, lambda row: row.first.person_id),
                    Column(portrait, lambda row: row.first.id, width=90),
                    Column(self.tr("Other person"), lambda row: row.second.person_id),
                    Column(self.tr("Portrait"), lambda row: row.second.id, width=90),
                ),
                lambda row: (row.first.person_id, row.second.person_id),
                lambda row: (row.first, row.second),
            ),
            HUBS: _Kind(
                self.tr("Near everybody"),
                self.tr(
                    "Portraits that stand near many other persons, mostly because they are poor: they turn up in lists"
                    " where they do not belong. A sample of portraits is compared with all."
                ),
                (
                    Column(self.tr("Times near others"), lambda row: formats.count(row.occurrences),
                           sort=lambda row: row.occurrences, is_number=True, width=140),
                    Column(portrait, lambda row: row.portrait.id, width=100),
                    Column(person, lambda row: row.portrait.person_id),
                    Column(self.tr("Quality"), lambda row: verdict_word(row.portrait.quality.verdict), width=130,
                           colour=lambda row: verdict_colour(row.portrait.quality.verdict)),
                ),
                lambda row: (row.portrait.person_id,),
                lambda row: (row.portrait,),
            ),
            POOR: _Kind(
                self.tr("Poor portraits"),
                self.tr("Portraits whose quality limits what they can be used for, and whether the person has better."),
                (
                    Column(portrait, lambda row: row.portrait, width=100),
                    Column(person, lambda row: row.person_id, width=180),
                    Column(self.tr("Quality"), lambda row: verdict_word(row.quality.verdict), width=120,
                           colour=lambda row: verdict_colour(row.quality.verdict)),
                    Column(self.tr("Why"), lambda row: reasons_sentence(row.quality.reasons)),
                    Column(self.tr("Usable besides"), lambda row: formats.count(row.others),
                           sort=lambda row: row.others, is_number=True, width=130),
                ),
                lambda row: (row.person_id,),
                lambda _row: (),
            ),
            EXPIRING: _Kind(
                self.tr("Expiring soon"),
                self.tr("Portraits whose retention ends soon. From the day after no search finds them."),
                (
                    Column(self.tr("Keep until"), lambda row: row.retain_until, width=130),
                    Column(self.tr("Days left"), lambda row: formats.count(row.days_left),
                           sort=lambda row: row.days_left, is_number=True, width=100),
                    Column(portrait, lambda row: row.portrait, width=100),
                    Column(person, lambda row: row.person_id),
                    Column(self.tr("Legal hold"), lambda row: self.tr("held") if row.is_held else "", width=120),
                ),
                lambda row: (row.person_id,),
                lambda _row: (),
            ),
        }  # fmt: skip

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(10)
        bar.addWidget(self.kind)
        bar.addWidget(self.days)
        bar.addWidget(self.make)
        bar.addStretch(1)
        bar.addWidget(self.purge)
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addWidget(self.count, 1)
        below.addWidget(self.first)
        below.addWidget(self.second)
        self.panel = card()
        self.panel.setFixedWidth(_PANEL)
        inside = QVBoxLayout(self.panel)
        inside.setContentsMargins(14, 14, 14, 14)
        inside.setSpacing(8)
        self.pictures = []
        for _ in range(2):
            picture = Portrait(self.session.pictures.changed, smallest=QSize(140, 140))
            caption = label(role="muted")
            caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inside.addWidget(picture, 1)
            inside.addWidget(caption)
            self.pictures.append((picture, caption))
        across = QHBoxLayout()
        across.setSpacing(14)
        across.addWidget(self.stack, 1)
        across.addWidget(self.panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(bar)
        layout.addLayout(across, 1)
        layout.addLayout(below)


def _short(person: str) -> str:
    return person if len(person) <= 24 else f"{person[:23]}…"
