"""The log as a timeline: one entry a line, the day in the margin, smooth over any number of entries."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from catchlight.gui import formats
from catchlight.gui.icons import pixmap
from catchlight.gui.log_words import case_number, more, sentence, who
from catchlight.gui.models.timeline_model import EntryRole, SequenceRole, TimelineModel
from catchlight.gui.theme import theme
from catchlight.gui.widgets.painting import draw_line
from catchlight.gui.words import role_word

HEIGHT = 54
_MARGIN, _TIME, _ICON, _WHO, _WHO_ALONE = 104, 70, 32, 178, 118
Index = QModelIndex | QPersistentModelIndex

_ICONS = (
    ("access.refused", "not-suitable", "bad"),
    ("account.sign_in.failed", "not-suitable", "bad"),
    ("search.authorisation.refused", "not-suitable", "bad"),
    ("extraction.failed", "not-suitable", "bad"),
    ("clock.set_back", "limited", "warn"),
    ("lab.restored", "restore", "warn"),
    ("search.authorised", "usable", "good"),
    ("search.consulted", "eye", "muted"),
    ("search.authority", "eye", "muted"),
    ("candidate.", "eye", "muted"),
    ("person.consulted", "eye", "muted"),
    ("gallery.consulted", "eye", "muted"),
    ("case.consulted", "eye", "muted"),
    ("statistics.", "oversight", "muted"),
    ("report.", "file", "accent"),
    ("case.held", "hold", "warn"),
    ("case.released", "hold", "muted"),
    ("case.member", "people", "accent"),
    ("search.", "search", "accent"),
    ("case.", "case", "accent"),
    ("exhibit.clock", "clock", "accent"),
    ("exhibit.", "file", "accent"),
    ("extraction.", "footage", "accent"),
    ("track.", "track", "accent"),
    ("gallery.", "gallery", "accent"),
    ("account.key", "key", "muted"),
    ("account.passphrase", "key", "muted"),
    ("account.signed", "person", "muted"),
    ("account.", "people", "accent"),
    ("job.", "key", "muted"),
    ("erasure.", "erase", "warn"),
    ("lab.backed_up", "backup", "accent"),
    ("checkpoint.", "shield", "accent"),
    ("log.", "log", "accent"),
    ("proof.", "log", "accent"),
    ("lab.", "home", "accent"),
)


def icon_of(action: str) -> tuple[str, str]:
    """The icon of an action and its colour."""
    return next(((name, colour) for begins, name, colour in _ICONS if action.startswith(begins)), ("log", "muted"))


class TimelineDelegate(QStyledItemDelegate):
    """Paints one entry: day, time, what was done, by whom, in which case."""

    def __init__(self, view: "TimelineView") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All lines have one height."""
        return QSize(400, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground, the day where one begins, the entry."""
        entry = index.data(EntryRole)
        place = QRect(option.rect)
        state: QStyle.StateFlag = option.state
        self._draw_ground(painter, place, state)
        names = self._view.timeline.names
        if entry is None or entry.document is None:
            words = sentence(entry, names) if entry is not None else "…"
            text = QRect(place.left() + _MARGIN, place.top(), place.width() - _MARGIN, HEIGHT)
            draw_line(painter, text, f"{formats.count(index.data(SequenceRole))}  {words}",
                      colour="muted" if entry is None else "bad")  # fmt: skip
            return
        stamp = entry.document["time"]
        if self._view.begins_a_day(index.row()):
            self._draw_day(painter, place, stamp)
        left = place.left() + _MARGIN
        draw_line(painter, QRect(left, place.top() + 9, _TIME - 8, 18), formats.time_of_day(stamp), colour="muted",
                  pixels=12)  # fmt: skip
        name, colour = icon_of(entry.document["action"])
        mark = pixmap(name, 18, colour=colour, ratio=painter.device().devicePixelRatioF())
        painter.drawPixmap(left + _TIME, place.top() + 9, mark)
        beside = _WHO if self._view.shows_cases else _WHO_ALONE
        text = QRect(left + _TIME + _ICON, place.top() + 8, place.width() - _MARGIN - _TIME - _ICON - beside - 22, 19)
        draw_line(painter, text, sentence(entry, names), weight=QFont.Weight.DemiBold,
                  colour="bad" if colour == "bad" else "text")  # fmt: skip
        draw_line(painter, text.translated(0, 20), more(entry, names), colour="muted", pixels=12)
        side = QRect(place.right() - beside - 8, place.top() + 8, beside, 19)
        role = role_word(entry.document["role"])
        first, second = (
            (f"{who(entry, names)}, {role}", case_number(entry, names))
            if self._view.shows_cases
            else (who(entry, names), role)
        )
        draw_line(painter, side, first, pixels=12)
        draw_line(painter, side.translated(0, 20), second, colour="muted", pixels=12)

    def _draw_ground(self, painter: QPainter, place: QRect, state: QStyle.StateFlag) -> None:
        ground = place.adjusted(_MARGIN - 10, 0, 0, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.colour("soft"))
            painter.drawRoundedRect(QRectF(ground).adjusted(0, 1, -4, -1), 7, 7)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(QRectF(ground).adjusted(0, 1, -4, -1), 7, 7)
        painter.restore()
        painter.fillRect(QRect(ground.left(), place.bottom(), ground.width() - 4, 1), theme.colour("line"))

    def _draw_day(self, painter: QPainter, place: QRect, stamp: str) -> None:
        first, second = formats.day_of(stamp)
        day = QRect(place.left() + 14, place.top() + 8, _MARGIN - 22, 19)
        draw_line(painter, day, first, weight=QFont.Weight.DemiBold)
        draw_line(painter, day.translated(0, 20), second, colour="muted", pixels=12)


class TimelineView(QTableView):
    """Shows a `TimelineModel`; `chosen` carries the number of the current entry, or None."""

    chosen = Signal(object)

    def __init__(self, model: TimelineModel, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.timeline = model
        self.shows_cases = True
        self.setAccessibleName(name)
        self.setProperty("role", "timeline")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down = self.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(HEIGHT)
        down.setDefaultSectionSize(HEIGHT)
        self.setItemDelegate(TimelineDelegate(self))
        self.setModel(model)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.verticalScrollBar().valueChanged.connect(self.viewport().update)  # the margin names the first day shown

    def begins_a_day(self, row: int) -> bool:
        """True for the first line shown, and for one whose day is another than that of the line above."""
        if row == 0 or self.verticalHeader().visualIndexAt(HEIGHT // 2) == row:
            return True
        above, entry = self.timeline.entry_at(row - 1), self.timeline.entry_at(row)
        if above is None or entry is None or above.document is None or entry.document is None:
            return False
        return formats.day_of(above.document["time"]) != formats.day_of(entry.document["time"])

    def choose(self, sequence: int) -> bool:
        """Make an entry the current one and show it; False if it is not listed."""
        row = self.timeline.row_of(sequence)
        if row is None:
            return False
        self.selectRow(row)
        self.scrollTo(self.timeline.index(row, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def current_sequence(self) -> int | None:
        """The number of the current entry."""
        index = self.currentIndex()
        return index.data(SequenceRole) if index.isValid() else None

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.chosen.emit(current.data(SequenceRole) if current.isValid() else None)
