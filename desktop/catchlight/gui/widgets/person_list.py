"""The list of the gallery's persons: portrait, id, particulars."""

from PySide6.QtCore import QRect, Qt, SignalInstance
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QWidget

from catchlight.gui.counts import counts
from catchlight.gui.models.persons_model import PersonRole, PersonsModel
from catchlight.gui.widgets.painting import draw_line
from catchlight.gui.widgets.picture_list import Index, LineDelegate, PictureList, PictureOf

HEIGHT = 66
_PICTURE = 48


class PersonDelegate(LineDelegate):
    """Paints one person a line."""

    height = HEIGHT

    def paint_line(self, painter: QPainter, place: QRect, index: Index) -> None:
        """Picture, id, particulars, retention."""
        person = index.data(PersonRole)
        self.draw_picture_of(painter, QRect(place.x() + 8, place.y() + 7, _PICTURE, _PICTURE), person.crop_sha256)
        left = place.x() + 8 + _PICTURE + 14
        until = QRect(place.right() - 220, place.y(), 206, place.height())
        text = QRect(left, place.y() + 10, until.left() - left - 10, 21)
        draw_line(painter, text, person.person_id, weight=QFont.Weight.DemiBold)
        parts = [counts.portraits(person.portraits)]
        parts += [str(part) for part in (person.sex, person.birth_year) if part is not None]
        draw_line(painter, text.translated(0, 21), "  ·  ".join(parts), colour="muted", pixels=12)
        words = self.tr("keep until {date}").format(date=person.retain_until)
        draw_line(painter, until, words, colour="muted", pixels=12, align=Qt.AlignmentFlag.AlignRight)


class PersonList(PictureList):
    """One person a line; `chosen` carries the current one."""

    def __init__(
        self, model: PersonsModel, changed: SignalInstance, *, picture_of: PictureOf, parent: QWidget | None = None
    ) -> None:
        delegate = PersonDelegate(picture_of)
        super().__init__(model, delegate, changed, role=PersonRole, parent=parent)
        self.setAccessibleName(self.tr("Persons"))
