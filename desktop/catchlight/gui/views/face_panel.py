"""The chosen face beside the grid: its picture, the best of its track, its quality in words, when it was seen."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, SignalInstance
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from catchlight.faces.face import Verdict
from catchlight.gui import formats
from catchlight.gui.counts import counts
from catchlight.gui.models.faces_model import Cell, face_time
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.facts import Fact, Facts
from catchlight.gui.widgets.portrait import Portrait
from catchlight.gui.widgets.portrait_strip import PortraitStrip
from catchlight.gui.widgets.text import button, label
from catchlight.gui.words import reasons_sentence, verdict_word

if TYPE_CHECKING:
    from datetime import datetime

    from catchlight.faces.records import StoredFace, StoredTrack

WIDTH = 308
PictureOf = Callable[["StoredFace", int], QPixmap | None]


class FacePanel(QFrame):
    """Particulars of a cell, or of the tracks that are selected together.

    Who may not work on the case (`may_work` is False) is offered nothing that searches or changes.
    """

    gallery_wanted = Signal()
    exhibits_wanted = Signal()
    track_wanted = Signal()
    merge_wanted = Signal()

    def __init__(self, changed: SignalInstance, *, picture_of: PictureOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setFixedWidth(WIDTH)
        self._picture_of = picture_of
        self.may_work = True
        self.picture = Portrait(changed, smallest=QSize(150, 92))
        self.best = PortraitStrip(changed)
        self.best.chosen.connect(self._show_face)
        self.name = label(role="heading")
        self.verdict = Banner()
        self.facts = Facts()
        self.to_gallery = button(self.tr("&Search the gallery…"), kind="primary", icon="search")
        self.to_gallery.setToolTip(self.tr("Enter"))
        self.to_gallery.clicked.connect(self.gallery_wanted)
        self.to_exhibits = button(self.tr("F&ind in exhibits…"))
        self.to_exhibits.setToolTip("Ctrl+Shift+F")
        self.to_exhibits.clicked.connect(self.exhibits_wanted)
        self.to_track = button(self.tr("Whole &track…"), icon="track")
        self.to_track.setToolTip(self.tr("All faces of the track; split it there (Ctrl+T)"))
        self.to_track.clicked.connect(self.track_wanted)
        self.merge = button(self.tr("&Merge into one track"), kind="primary", icon="merge")
        self.merge.setToolTip("Ctrl+M")
        self.merge.clicked.connect(self.merge_wanted)
        pair = QHBoxLayout()
        pair.setSpacing(8)
        pair.addWidget(self.to_exhibits, 1)
        pair.addWidget(self.to_track, 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 14, 14, 14)
        inside.setSpacing(9)
        inside.addWidget(self.picture, 1)
        inside.addWidget(self.best)
        inside.addWidget(self.name)
        inside.addWidget(self.verdict)
        inside.addWidget(self.facts)
        inside.addSpacing(1)
        inside.addWidget(self.merge)
        inside.addWidget(self.to_gallery)
        inside.addLayout(pair)
        self.hide()

    def show_cells(self, cells: list[Cell]) -> None:
        """Show one cell, several, or nothing."""
        self.setVisible(bool(cells))
        if cells:
            tracks = {cell.owner.row: cell for cell in cells if cell.owner is not None}
            several = len(tracks) > 1
            self.merge.setVisible(several and self.may_work)
            self.to_track.setVisible(not several)
            for one in (self.to_gallery, self.to_exhibits):
                one.setVisible(not several and self.may_work)
            if several:
                self._show_tracks(list(tracks.values()))
            else:
                self._show_cell(cells[0])

    def _show_cell(self, cell: Cell) -> None:
        track = cell.owner
        self._cell = cell
        best = () if track is None else track.best_faces
        self.best.show_faces(best, current=cell.face, picture_of=self._picture_of, name_of=self._name_of)
        self.to_track.setEnabled(track is not None)
        self._show_face(cell.face)

    def _show_face(self, face: "StoredFace") -> None:
        cell = self._cell
        name = cell.probe if face.row == cell.face.row else face.id
        self.name.setText(f"{name}  ·  {face_time(face)}")
        quality = face.face.quality
        self.picture.show_picture(partial(self._picture_of, face), name=self.tr("Face {name}").format(name=face.id))
        kind = {Verdict.USABLE: "good", Verdict.LIMITED: "warn", Verdict.NOT_SUITABLE: "bad"}[quality.verdict]
        words, reasons = verdict_word(quality.verdict), reasons_sentence(quality.reasons)
        self.verdict.say(kind, f"{words}. {reasons}" if reasons else words)
        facts = [Fact(self.tr("Exhibit"), f"{cell.exhibit.id}  {cell.exhibit.name}", cell.exhibit.path)]
        if cell.owner is not None:
            facts += self._track_facts(cell, cell.owner)
        if face.frame is not None and name == face.id:
            wall = formats.wall_time(self._moment(cell, face))
            facts.append(Fact(self.tr("Frame"), "  ·  ".join(filter(None, (formats.count(face.frame), wall)))))
        width = self.tr("{width} pixels").format(width=round(face.face.box.width))
        turn = self.tr("turned {degrees}°").format(degrees=f"{quality.yaw:.0f}".replace("-", "−"))
        facts.append(Fact(self.tr("Width"), f"{width}  ·  {turn}"))
        facts.append(
            Fact(
                self.tr("Occlusion"),
                self.tr("not measured; judge by eye"),
                self.tr("No model for it is shipped: a mask, a hand or glasses do not lower the verdict."),
            )
        )
        self.facts.show_facts(facts)

    @staticmethod
    def _moment(cell: Cell, face: "StoredFace") -> "datetime | None":
        if cell.clock is None or face.microseconds is None:
            return None
        return cell.clock.wall_time(face.microseconds)

    def _track_facts(self, cell: Cell, track: "StoredTrack") -> list[Fact]:
        first, last = track.first_microseconds, track.last_microseconds
        facts = [Fact(self.tr("Seen"), f"{formats.media_time(first)} – {formats.media_time(last)}")]
        facts += self._clock_facts(cell, first, last)
        facts.append(Fact(self.tr("Track"), f"{track.id}  ·  {counts.faces(track.faces)}"))
        return facts

    def _clock_facts(self, cell: Cell, first: int, last: int) -> list[Fact]:
        if cell.clock is None:
            return []
        times = [formats.wall_time(cell.clock.wall_time(one)) for one in (first, last)]
        return [Fact(self.tr("Clock"), "\n".join(times), self.tr("By the recorder’s clock, corrected"))]

    def _show_tracks(self, cells: list[Cell]) -> None:
        faces = tuple(cell.face for cell in cells)[:5]
        self._cell = cells[0]
        self.best.show_faces(faces, current=faces[0], picture_of=self._picture_of, name_of=self._name_of)
        self._show_face(faces[0])
        self.name.setText(self.tr("%n track(s) selected", "", len(cells)))
        tracks = [cell.owner for cell in cells if cell.owner is not None]
        first = min(track.first_microseconds for track in tracks)
        last = max(track.last_microseconds for track in tracks)
        self.verdict.say(
            "info", self.tr("Merging makes one track of them, under the first one’s id. It can be undone.")
        )
        self.facts.show_facts(
            [
                Fact(self.tr("Tracks"), ", ".join(track.id for track in tracks)),
                Fact(self.tr("Seen"), f"{formats.media_time(first)} – {formats.media_time(last)}"),
                *(self._clock_facts(cells[0], first, last) if len({cell.exhibit.row for cell in cells}) == 1 else ()),
                Fact(self.tr("Faces"), formats.count(sum(track.faces for track in tracks))),
            ]
        )

    def _name_of(self, face: "StoredFace") -> str:
        when = "" if face.microseconds is None else formats.media_time(face.microseconds)
        return ", ".join(part for part in (face.id, when, verdict_word(face.face.quality.verdict)) if part)
