"""The candidate list: persons of the gallery, or faces of the case, by rank."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from catchlight.gui import formats
from catchlight.gui.models.faces_model import face_time

CandidateRole = Qt.ItemDataRole.UserRole + 1
LinesRole = Qt.ItemDataRole.UserRole + 2
MoveRole = Qt.ItemDataRole.UserRole + 3

Index = QModelIndex | QPersistentModelIndex


class CandidatesModel(QAbstractListModel):
    """Candidates in the order of their rank."""

    def __init__(self) -> None:
        super().__init__()
        self.candidates: tuple[Any, ...] = ()
        self._names: dict[int, str] = {}
        self._before: Mapping[str, int] | None = None

    def set_candidates(
        self,
        candidates: tuple[Any, ...],
        *,
        exhibit_names: dict[int, str] | None = None,
        before: Mapping[str, int] | None = None,
    ) -> None:
        """Replace the list.

        Args:
            candidates: In the order of their rank.
            exhibit_names: The exhibits' names by row, for faces of the case.
            before: Ranks by person in the preview that this list takes the place of, or None where there was none.
        """
        self.beginResetModel()
        self.candidates = candidates
        self._before = before
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
        if role == MoveRole:
            return self.moved(candidate)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            words = QCoreApplication.translate("candidates", "Rank {rank}, {name}, comparison score {score}")
            first, _ = self.lines(candidate)
            told = words.format(rank=candidate.rank, name=first, score=formats.score(candidate.score))
            return ", ".join(part for part in (told, self.moved(candidate)) if part)
        return None

    def moved(self, candidate: Any) -> str:
        """What the exact list changed for a person since the preview; "" where nothing, or there was no preview."""
        if self._before is None or not hasattr(candidate, "person_id"):
            return ""
        rank = self._before.get(candidate.person_id)
        if rank is None:
            return QCoreApplication.translate("candidates", "not in the preview")
        if rank == candidate.rank:
            return ""
        return QCoreApplication.translate("candidates", "was {rank} in the preview").format(rank=rank)

    def row_of(self, person: str) -> int | None:
        """The row of a person, or None."""
        rows = enumerate(self.candidates)
        return next((row for row, one in rows if getattr(one, "person_id", None) == person), None)

    def lines(self, candidate: Any) -> tuple[str, str]:
        """What stands beside the picture."""
        if hasattr(candidate, "person_id"):
            return candidate.person_id, candidate.source
        face = candidate.face
        when = face_time(face)
        where = f"{face.exhibit}  {self._names.get(face.exhibit_row, '')}".strip()
        wall = formats.wall_clock(candidate.wall_time)
        return f"{face.id}  ·  {when}", f"{wall}  ·  {where}" if wall else where
