"""The list of the gallery's persons: portrait, id, particulars."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from catchlight.gui.models.persons_model import PersonRole, PersonsModel
from catchlight.gui.widgets.painting import draw_ground, draw_line, draw_picture
from catchlight.gui.widgets.thumbnails import Thumbnails

HEIGHT = 66
_PICTURE = 48

Index = QModelIndex | QPersistentModelIndex
PathOf = Callable[[str], Path]


class PersonDelegate(QStyledItemDelegate):
    """Paints one person a line."""

    def __init__(self, thumbnails: Thumbnails, path_of: PathOf, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._path_of = path_of

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All lines have one height."""
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Picture, id, particulars, retention."""
        place = QRect(option.rect).adjusted(1, 2, -1, -2)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        draw_ground(
            painter,
            place,
            selected=bool(state & QStyle.StateFlag.State_Selected),
            hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            focused=bool(state & QStyle.StateFlag.State_HasFocus),
        )
        person = index.data(PersonRole)
        side = round(_PICTURE * painter.device().devicePixelRatioF())
        picture = self._thumbnails.get(self._path_of(person.crop_sha256), side)
        draw_picture(painter, QRect(place.x() + 8, place.y() + 7, _PICTURE, _PICTURE), picture)
        left = place.x() + 8 + _PICTURE + 14
        until = QRect(place.right() - 220, place.y(), 206, place.height())
        text = QRect(left, place.y() + 10, until.left() - left - 10, 21)
        draw_line(painter, text, person.person_id, weight=QFont.Weight.DemiBold)
        parts = [self.tr("%n portrait(s)", "", person.portraits)]
        parts += [str(part) for part in (person.sex, person.birth_year) if part is not None]
        draw_line(painter, text.translated(0, 21), "  ·  ".join(parts), colour="muted", pixels=12)
        words = self.tr("keep until {date}").format(date=person.retain_until)
        draw_line(painter, until, words, colour="muted", pixels=12, align=Qt.AlignmentFlag.AlignRight)


class PersonList(QListView):
    """One person a line; `chosen` carries the current one."""

    chosen = Signal(object)

    def __init__(
        self, model: PersonsModel, thumbnails: Thumbnails, *, path_of: PathOf, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "grid")
        self.setAccessibleName(self.tr("Persons"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(PersonDelegate(thumbnails, path_of, self))
        self.setModel(model)
        thumbnails.loaded.connect(self.viewport().update)
        self.selectionModel().currentChanged.connect(
            lambda current, previous: self.chosen.emit(current.data(PersonRole) if current.isValid() else None)
        )
