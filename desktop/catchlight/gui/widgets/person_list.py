"""The list of the gallery's persons: portrait, id, particulars."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFont, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from catchlight.gui.counts import counts
from catchlight.gui.models.persons_model import PersonRole, PersonsModel
from catchlight.gui.widgets.painting import draw_ground, draw_line, draw_picture

HEIGHT = 66
_PICTURE = 48

Index = QModelIndex | QPersistentModelIndex
PictureOf = Callable[[str, int], QPixmap | None]


class PersonDelegate(QStyledItemDelegate):
    """Paints one person a line."""

    def __init__(self, picture_of: PictureOf, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture_of = picture_of

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All lines have one height."""
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Picture, id, particulars, retention."""
        place = QRect(option.rect).adjusted(1, 2, -1, -2)
        state: QStyle.StateFlag = option.state
        draw_ground(
            painter,
            place,
            selected=bool(state & QStyle.StateFlag.State_Selected),
            hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            focused=bool(state & QStyle.StateFlag.State_HasFocus),
        )
        person = index.data(PersonRole)
        side = round(_PICTURE * painter.device().devicePixelRatioF())
        picture = self._picture_of(person.crop_sha256, side)
        draw_picture(painter, QRect(place.x() + 8, place.y() + 7, _PICTURE, _PICTURE), picture)
        left = place.x() + 8 + _PICTURE + 14
        until = QRect(place.right() - 220, place.y(), 206, place.height())
        text = QRect(left, place.y() + 10, until.left() - left - 10, 21)
        draw_line(painter, text, person.person_id, weight=QFont.Weight.DemiBold)
        parts = [counts.portraits(person.portraits)]
        parts += [str(part) for part in (person.sex, person.birth_year) if part is not None]
        draw_line(painter, text.translated(0, 21), "  ·  ".join(parts), colour="muted", pixels=12)
        words = self.tr("keep until {date}").format(date=person.retain_until)
        draw_line(painter, until, words, colour="muted", pixels=12, align=Qt.AlignmentFlag.AlignRight)


class PersonList(QListView):
    """One person a line; `chosen` carries the current one."""

    chosen = Signal(object)

    def __init__(
        self, model: PersonsModel, changed: SignalInstance, *, picture_of: PictureOf, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "grid")
        self.setAccessibleName(self.tr("Persons"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(PersonDelegate(picture_of, self))
        self.setModel(model)
        changed.connect(self.viewport().update)
        self.selectionModel().currentChanged.connect(
            lambda current, _previous: self.chosen.emit(current.data(PersonRole) if current.isValid() else None)
        )
