"""Icons drawn in the theme's colours; those given to widgets change with the theme."""

import re
import weakref
from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap

from catchlight.gui.theme import theme
from catchlight.resources import resources_folder


class TakesIcon(Protocol):
    """A button, an action: what an icon can be given to."""

    def setIcon(self, icon: QIcon, /) -> None:  # noqa: N802 - Qt's name
        """Show it."""


_SIZE = re.compile(rb'width="\d+" height="\d+"')
_given: "weakref.WeakKeyDictionary[TakesIcon, tuple[str, str]]" = weakref.WeakKeyDictionary()


def give_icon(taker: TakesIcon, name: str, *, colour: str = "text") -> None:
    """Give a widget or action an icon that keeps to the theme."""
    _given[taker] = (name, colour)
    taker.setIcon(icon(name, colour=colour))


def icon(name: str, *, colour: str = "text") -> QIcon:
    """The icon `name` in a colour of the theme."""
    made = QIcon()
    for size in (16, 20, 32, 40):
        made.addPixmap(_drawn(name, theme.colour(colour).name(), size))
        made.addPixmap(_drawn(name, theme.colour("muted").name(), size), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, size: int, *, colour: str = "text", ratio: float = 1.0) -> QPixmap:
    """The icon `name` as a pixmap of `size` logical pixels."""
    drawn = _drawn(name, theme.colour(colour).name(), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    return drawn


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size: int) -> QPixmap:
    source = (resources_folder() / "icons" / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
    # Drawn from bytes, not through a QBuffer of ours: Qt asks such a device for its bytes while it holds the lock of
    # all image readers. That takes Python's lock, which the reader of a thumbnail may hold while it waits for Qt's.
    image = QImage.fromData(QByteArray(_SIZE.sub(b'width="%d" height="%d"' % (size, size), source, count=1)))
    if image.isNull():  # the SVG plugin is missing: an empty icon, never a crash
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
    return QPixmap.fromImage(image)


def _redraw() -> None:
    for taker, (name, colour) in list(_given.items()):
        try:
            taker.setIcon(icon(name, colour=colour))
        except RuntimeError:  # its Qt object is gone, its wrapper not yet
            _given.pop(taker, None)


theme.changed.connect(_redraw)
