"""What a search compares and what it shows meanwhile: the whole gallery or a part of it, with a preview or without."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from catchlight.gallery.filters import Filters
from catchlight.gui import formats, reads_search
from catchlight.gui.counts import counts
from catchlight.gui.filter_words import filter_words
from catchlight.gui.late import while_there
from catchlight.gui.loss_words import loss_words
from catchlight.gui.session import Session
from catchlight.gui.views.search_filters import FiltersDialog
from catchlight.gui.widgets.text import button, label

if TYPE_CHECKING:
    from catchlight.gallery.filter_choices import FilterChoices
    from catchlight.gallery.preview_setting import PreviewSetting


class SearchExtent(QWidget):
    """Each search begins with the whole gallery and a preview: nothing is remembered from the one before."""

    resized = Signal()

    def __init__(self, session: Session, *, with_preview: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._with_preview = with_preview
        self.filters = Filters()
        self.choices: FilterChoices | None = None
        self._of_snapshot: FilterChoices | None = None
        self._asking: FiltersDialog | None = None
        self.what = label(role="", wrap=True)
        self.place = QComboBox()
        self.place.setAccessibleName(self.tr("What is searched"))
        self.place.currentIndexChanged.connect(self._on_place)
        self.place.hide()
        self.choose = button(self.tr("F&ilters…"))
        self.choose.clicked.connect(self._ask)
        self.choose.setEnabled(False)
        self.preview = QCheckBox(self.tr("Show a pre&view while every template is compared"))
        self.preview.setChecked(True)
        self.preview.setEnabled(False)
        self.words = label(role="small", wrap=True)
        self.words.setContentsMargins(26, 0, 0, 2)
        self._lay_out()
        for one in (self.preview, self.words):
            one.setVisible(with_preview)
        self._say()

    @property
    def wants_preview(self) -> bool:
        """True where a preview may be shown."""
        return self.preview.isChecked()

    @property
    def snapshot(self) -> str:
        """Id of the imported snapshot that is searched; "" for the lab's own gallery."""
        return str(self.place.currentData() or "")

    @property
    def loss(self) -> "PreviewSetting | None":
        """What previews of this gallery were measured to lose, or None."""
        return None if self._searched is None else self._searched.preview

    @property
    def may_filter(self) -> bool:
        """False where the lab's policy forbids filters."""
        policy = self.session.policy
        return policy is None or policy.search.filters

    def offer(self, choices: "FilterChoices") -> None:
        """The gallery was read: say how large it is and what the preview loses."""
        self.choices = choices
        if choices.snapshots and self._with_preview:
            if choices.templates:
                self.place.addItem(self.tr("The lab’s own gallery"), "")
            for one in choices.snapshots:
                words = self.tr("{name}: revision {revision}, to be used until {day}")
                told = words.format(name=one.id, revision=formats.count(one.revision), day=one.not_after)
                self.place.addItem(told, one.id)
            self.place.show()
        self._on_place()

    def _on_place(self) -> None:
        """Another gallery has other filters and another preview, or none."""
        self.filters = Filters()
        self._read_place()
        self._offer()

    def _read_place(self) -> None:
        """What a snapshot can be filtered by is read when it is chosen."""
        session, chosen, own = self.session, self.snapshot, self.choices
        self._of_snapshot = None
        imported = next((one for one in own.snapshots if one.id == chosen), None) if own is not None else None
        lab = session.lab
        if imported is None or lab is None:
            return

        def show(choices: "FilterChoices") -> None:
            if isValid(self) and self.snapshot == chosen:
                self._of_snapshot = choices
                self._offer()

        job = session.read(lambda _job: reads_search.snapshot_choices(lab, imported))
        job.succeeded.connect(while_there(self, show))

    def _offer(self) -> None:
        searched = self._searched
        has_preview = searched is not None and searched.has_preview
        self.choose.setEnabled(searched is not None and self.may_filter and searched.templates > 0)
        self.preview.setEnabled(has_preview)
        self.preview.setChecked(has_preview)
        self._say()

    @property
    def _searched(self) -> "FilterChoices | None":
        """What can be chosen of the gallery that is searched; None while it is read."""
        return self._of_snapshot if self.snapshot else self.choices

    def _ask(self) -> None:
        searched = self._searched
        if searched is None:
            return
        named = () if self.choices is None else self.choices.snapshots
        snapshot = next((one for one in named if one.id == self.snapshot), None)
        self._asking = FiltersDialog(self.session, searched, self.filters, snapshot=snapshot, parent=self)
        self._asking.accepted.connect(self._take)
        self._asking.open()

    def _take(self) -> None:
        if self._asking is not None:
            self.filters = self._asking.filters
        self._say()

    def _say(self) -> None:
        self.what.setText(self._what())
        self.choose.setVisible(self.may_filter)
        searched = self._searched
        if searched is None:
            self.words.setText("")
        elif not searched.has_preview:
            self.words.setText(
                self.tr("There is no preview index now; the exact result is shown as soon as it is there.")
            )
        else:
            self.words.setText(self.tr("A preview may miss people.") + " " + loss_words(searched.preview))
        self.resized.emit()

    def _what(self) -> str:
        if self.filters:
            part = (
                self.tr("Part of the snapshot: {filters}")
                if self.snapshot
                else self.tr("Part of the gallery: {filters}")
            )
            return part.format(filters=filter_words(self.filters.document()))
        whole = self.tr("The whole snapshot") if self.snapshot else self.tr("The whole gallery")
        if self._searched is not None:
            whole += f"  ·  {counts.templates(self._searched.templates)}"
        if not self.may_filter:
            whole += "\n" + self.tr("The lab’s policy allows no filters.")
        return whole

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(label(self.tr("Searched"), "strong"))
        line.addWidget(self.what, 1)
        line.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        column.addWidget(self.place)
        column.addLayout(line)
        column.addWidget(self.preview)
        column.addWidget(self.words)
