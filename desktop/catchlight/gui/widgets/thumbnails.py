"""Pictures from PNG files, read and scaled off the UI thread and kept within a bound."""

from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QImageReader, QPixmap

MOST_KEPT = 800
_THREADS = 2

Key = tuple[str, int]


class Thumbnails(QObject):
    """Gives a picture at once if it is there, and otherwise says `loaded` when it is."""

    loaded = Signal()
    _read = Signal(object, QImage)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Not QThreadPool: its waitForDone keeps the GIL, so a reader that needs it would never be done.
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="catchlight-thumbnails")
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._wanted: set[Key] = set()
        self._closed = False
        self._read.connect(self._on_read, Qt.ConnectionType.QueuedConnection)

    def get(self, path: Path, side: int) -> QPixmap | None:
        """The picture of `path` no larger than `side` device pixels; None while it is read, null if it cannot be."""
        key = (str(path), side)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key not in self._wanted and not self._closed:
            self._wanted.add(key)
            self._pool.submit(self._load, key)
        return None

    def forget(self) -> None:
        """Keep none in memory."""
        self._kept.clear()

    def close(self) -> None:
        """Forget what waits and let the threads end."""
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _load(self, key: Key) -> None:
        reader = QImageReader(key[0])
        reader.setDecideFormatFromContent(True)
        size = reader.size()
        if size.isValid() and max(size.width(), size.height()) > key[1]:
            reader.setScaledSize(size.scaled(QSize(key[1], key[1]), Qt.AspectRatioMode.KeepAspectRatio))
        self._read.emit(key, reader.read())

    @Slot(object, QImage)
    def _on_read(self, key: Key, image: QImage) -> None:
        self._wanted.discard(key)
        self._kept[key] = QPixmap.fromImage(image) if not image.isNull() else QPixmap()
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        self.loaded.emit()
