"""The list of the gallery's persons: portrait, id, particulars; only what is in view is laid out and drawn."""

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from catchlight.gui.counts import counts
from catchlight.gui.models.persons_model import PersonRole, PersonsModel
from catchlight.gui.theme import theme
from catchlight.gui.widgets.painting import draw_line
from catchlight.gui.widgets.picture_list import Index, LineDelegate, PictureOf

HEIGHT = 66
_PICTURE = 48
_TO_END = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


class PersonDelegate(LineDelegate):
    """Paints one person a line."""

    height = HEIGHT

    def paint_line(self, painter: QPainter, place: QRect, index: Index) -> None:
        """Picture, id, particulars, retention; an empty line while they are read."""
        person = index.data(PersonRole)
        left = place.x() + 8 + _PICTURE + 14
        text = QRect(left, place.y() + 10, place.width() - left - 240, 21)
        if person is None:
            painter.fillRect(QRect(place.x() + 8, place.y() + 7, _PICTURE, _PICTURE), theme.colour("sunken"))
            painter.fillRect(QRect(left, place.y() + 18, 160, 10), theme.colour("sunken"))
            return
        self.draw_picture_of(painter, QRect(place.x() + 8, place.y() + 7, _PICTURE, _PICTURE), person.crop_sha256)
        until = QRect(place.right() - 220, place.y(), 206, place.height())
        text.setRight(until.left() - 10)
        draw_line(painter, text, person.person_id, weight=QFont.Weight.DemiBold)
        parts = [counts.portraits(person.portraits)]
        parts += [str(part) for part in (person.sex, person.birth_year) if part is not None]
        draw_line(painter, text.translated(0, 21), "  ·  ".join(parts), colour="muted", pixels=12)
        words = self.tr("keep until {date}").format(date=person.retain_until)
        draw_line(painter, until, words, colour="muted", pixels=12, align=Qt.AlignmentFlag.AlignRight)


class PersonList(QTableView):
    """One person a line; `chosen` carries the current one (None while it is read), `opened` comes with Enter.

    A table, because a list view lays out every row: millions of them hold up the window for seconds.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(
        self, model: PersonsModel, changed: SignalInstance, *, picture_of: PictureOf, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "grid")
        self.setAccessibleName(self.tr("Persons"))
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(HEIGHT)
        self.setItemDelegate(PersonDelegate(picture_of))
        self.itemDelegate().setParent(self)
        self.setModel(model)
        changed.connect(self.viewport().update)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(self._open)
        model.dataChanged.connect(self._on_read)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Home and End lead to the first and last person."""
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        elif key in _TO_END and self.model().rowCount():
            last = self.model().rowCount() - 1
            self.setCurrentIndex(self.model().index(0 if key == Qt.Key.Key_Home else last, 0))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _text: str) -> None:  # noqa: N802 - Qt's name
        """Qt would read every person in turn; the filter finds them."""

    def _open(self, index: QModelIndex) -> None:
        person = index.data(PersonRole) if index.isValid() else None
        if person is not None:
            self.opened.emit(person)

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.chosen.emit(current.data(PersonRole) if current.isValid() else None)

    def _on_read(self, first: QModelIndex, last: QModelIndex) -> None:
        if first.row() <= self.currentIndex().row() <= last.row():
            self.chosen.emit(self.currentIndex().data(PersonRole))
