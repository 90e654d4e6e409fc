"""Pictures of faces: those the lab keeps, and, of faces that have none, ones cut from the original while looked at."""

from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from catchlight.gui.job_runner import JobRunner
from catchlight.gui.widgets.thumbnails import Thumbnails

if TYPE_CHECKING:
    from collections.abc import Callable

    from catchlight.evidence.cases import Case
    from catchlight.faces.analyst import Analyst
    from catchlight.faces.records import StoredFace
    from catchlight.lab.folder import Lab
    from catchlight.media.request import FrameAddress

Key = tuple[str, int]
"""The lab's identifier and a row."""
MOST_KEPT = 400
MOST_WAITING = 48
LARGEST_ORIGINAL = 2 * 1024**3
"""Bytes. An original is hashed anew before a picture is cut from it; a larger one would hold up the examiner's work."""


class Pictures(QObject):
    """Gives a picture at once if it is there, and otherwise says `changed` when it is.

    While `are_hidden` every picture is one that cannot be shown: auditors see none.
    """

    changed = Signal()

    def __init__(self, runner: JobRunner, *, analyst: "Callable[[], Analyst]", parent: QObject) -> None:
        super().__init__(parent)
        self.thumbnails = Thumbnails(self)
        self.thumbnails.loaded.connect(self.changed)
        self._runner = runner
        self._analyst = analyst
        self._lab: Lab | None = None
        self.are_hidden = False
        self._closed = False
        self._cut: OrderedDict[Key, QPixmap] = OrderedDict()
        self._waiting: OrderedDict[Key, tuple[StoredFace, Case]] = OrderedDict()
        self._cutting: Key | None = None
        self._unchanged: dict[Key, Path] = {}

    def use_lab(self, lab: "Lab") -> None:
        """Pictures come from this lab from now on."""
        self._lab = lab
        self.forget()

    def of_crop(self, sha256: str, side: int) -> QPixmap | None:
        """The kept picture of that hash, no larger than `side` device pixels; None while it is read."""
        from catchlight.evidence.store import lab_store  # noqa: PLC0415 - loaded with the lab

        if self.are_hidden:
            return QPixmap()
        return None if self._lab is None else self.thumbnails.get(lab_store(self._lab).path(sha256), side)

    def of_face(self, face: "StoredFace", case: "Case", side: int) -> QPixmap | None:
        """The picture of a face; None while there is none, null where there cannot be one."""
        if self.are_hidden:
            return QPixmap()
        if face.crop_sha256 is not None:
            return self.of_crop(face.crop_sha256, side)
        if self._lab is None or self._closed:
            return None
        key = (self._lab.identifier, face.row)
        if key in self._cut:
            self._cut.move_to_end(key)
            return self._cut[key]
        if key != self._cutting:
            self._waiting[key] = (face, case)
            self._waiting.move_to_end(key)
        while len(self._waiting) > MOST_WAITING:
            self._waiting.popitem(last=False)
        self._cut_next()
        return None

    def forget(self) -> None:
        """Keep no picture in memory, and cut none."""
        self._waiting.clear()
        self._cut.clear()
        self.thumbnails.forget()

    def close(self) -> None:
        """Forget what waits and let the threads end."""
        self._closed = True
        self._waiting.clear()
        self.thumbnails.close()

    def _cut_next(self) -> None:
        """Cut the one asked for last, unless the examiner's own work is under way."""
        lab = self._lab
        if lab is None or self._cutting is not None or not self._waiting or self._runner.shown_jobs:
            return
        self._cutting, (face, case) = self._waiting.popitem(last=True)
        job = self._runner.analyse("", lambda _job: self._cut_out(lab, face, case))
        job.succeeded.connect(self._keep)
        job.failed.connect(self._keep_none)
        job.ended.connect(self._on_ended)

    def _cut_out(self, lab: "Lab", face: "StoredFace", case: "Case") -> QImage:
        """In the analyst's thread: cut the face from its frame."""
        path = self._original(lab, face, case)
        address = self._address(lab, face)
        if path is None or address is None:
            return QImage()
        return QImage.fromData(self._analyst().look_again(path, address=address, face=face.face).crop)

    def _address(self, lab: "Lab", face: "StoredFace") -> "FrameAddress | None":
        from catchlight.media.ledger import frame_address  # noqa: PLC0415

        if face.frame is None:
            return None
        with lab.reading() as db:
            return frame_address(db, face.exhibit_row, face.frame)

    def _original(self, lab: "Lab", face: "StoredFace", case: "Case") -> Path | None:
        from catchlight.evidence.exhibits import exhibits_of, original_of  # noqa: PLC0415
        from catchlight.evidence.store import lab_store  # noqa: PLC0415

        key = (lab.identifier, face.exhibit_row)
        if key not in self._unchanged:
            with lab.reading() as db:
                exhibit = next(one for one in exhibits_of(db, case) if one.row == face.exhibit_row)
            if exhibit.size > LARGEST_ORIGINAL:
                return None
            self._unchanged[key] = original_of(exhibit, store=lab_store(lab))
        return self._unchanged[key]

    def _keep(self, image: QImage) -> None:
        if self._cutting is not None:
            self._cut[self._cutting] = QPixmap.fromImage(image) if not image.isNull() else QPixmap()
            while len(self._cut) > MOST_KEPT:
                self._cut.popitem(last=False)
            self.changed.emit()

    def _keep_none(self, _error: BaseException) -> None:
        """The original is gone, changed or cannot be decoded there: the face stays without a picture."""
        self._keep(QImage())

    def _on_ended(self) -> None:
        self._cutting = None
        self._cut_next()
