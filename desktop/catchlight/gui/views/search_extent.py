"""What a search compares and what it shows meanwhile: the whole gallery or a part of it, with a preview or without."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from catchlight.gallery.filter_choices import FilterChoices
from catchlight.gallery.filters import Filters
from catchlight.gui import formats
from catchlight.gui.counts import counts
from catchlight.gui.filter_words import filter_words
from catchlight.gui.loss_words import loss_words
from catchlight.gui.session import Session
from catchlight.gui.views.search_filters import FiltersDialog
from catchlight.gui.widgets.text import button, label

if TYPE_CHECKING:
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
        return None if self.choices is None else self.choices.preview

    @property
    def may_filter(self) -> bool:
        """False where the lab's policy forbids filters."""
        policy = self.session.policy
        return policy is None or policy.search.filters

    def offer(self, choices: FilterChoices) -> None:
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
        """The own gallery has filters and a preview; a snapshot is searched whole."""
        choices = self.choices
        if choices is None:
            return
        is_own = not self.snapshot
        if not is_own:
            self.filters = Filters()
        self.choose.setEnabled(is_own and self.may_filter and choices.templates > 0)
        self.preview.setEnabled(is_own and choices.has_preview)
        self.preview.setChecked(is_own and choices.has_preview)
        self._say()

    def _ask(self) -> None:
        if self.choices is None:
            return
        self._asking = FiltersDialog(self.session, self.choices, self.filters, self)
        self._asking.accepted.connect(self._take)
        self._asking.open()

    def _take(self) -> None:
        if self._asking is not None:
            self.filters = self._asking.filters
        self._say()

    def _say(self) -> None:
        self.what.setText(self._what())
        self.choose.setVisible(self.may_filter)
        if self.choices is None:
            self.words.setText("")
        elif self.snapshot:
            self.words.setText(self.tr("A snapshot has no preview; the exact result comes by itself."))
        elif not self.choices.has_preview:
            self.words.setText(
                self.tr("There is no preview index now; the exact result is shown as soon as it is there.")
            )
        else:
            self.words.setText(self.tr("A preview may miss people.") + " " + loss_words(self.choices.preview))
        self.resized.emit()

    def _what(self) -> str:
        if self.filters:
            return self.tr("Part of the gallery: {filters}").format(filters=filter_words(self.filters.document()))
        if self.snapshot:
            return self.tr("The whole snapshot")
        whole = self.tr("The whole gallery")
        if self.choices is not None:
            whole += f"  ·  {counts.templates(self.choices.templates)}"
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
