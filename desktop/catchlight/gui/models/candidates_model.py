"""The candidate list: persons of the gallery, or faces of the case, by rank."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from catchlight.gui import formats
from catchlight.gui.models.faces_model import face_time

CandidateRole = Qt.ItemDataRole.UserRole + 1
LinesRole = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex


class CandidatesModel(QAbstractListModel):
    """Candidates in the order of their rank."""

    def __init__(self) -> None:
        super().__init__()
        self.candidates: tuple[Any, ...] = ()
        self._names: dict[int, str] = {}

    def set_candidates(self, candidates: tuple[Any, ...], *, exhibit_names: dict[int, str] | None = None) -> None:
        """Replace the list; `exhibit_names` are the exhibits' names by row, for faces of the case."""
        self.beginResetModel()
        self.candidates = candidates
        self._names = exhibit_names or {}
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Candidates; none below one."""
        return 0 if parent is not None and parent.isValid() else len(self.candidates)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The candidate, its two lines, or its words."""
        if not index.isValid():
            return None
        candidate = self.candidates[index.row()]
        if role == CandidateRole:
            return candidate
        if role == LinesRole:
            return self.lines(candidate)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            words = QCoreApplication.translate("candidates", "Rank {rank}, {name}, comparison score {score}")
            first, _ = self.lines(candidate)
            return words.format(rank=candidate.rank, name=first, score=formats.score(candidate.score))
        return None

    def lines(self, candidate: Any) -> tuple[str, str]:
        """What stands beside the picture."""
        if hasattr(candidate, "person_id"):
            return candidate.person_id, candidate.source
        face = candidate.face
        when = face_time(face)
        where = f"{face.exhibit}  {self._names.get(face.exhibit_row, '')}".strip()
        wall = formats.wall_clock(candidate.wall_time)
        return f"{face.id}  ·  {when}", f"{wall}  ·  {where}" if wall else where
