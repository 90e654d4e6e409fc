"""Splitting and merging tracks and taking that back: the acts, and the banner that says what was done."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from catchlight.errors import CatchlightError
from catchlight.gui.core_words import told_failure
from catchlight.gui.job_runner import Job
from catchlight.gui.late import while_there
from catchlight.gui.session import Session
from catchlight.gui.widgets.banner import Banner

if TYPE_CHECKING:
    from catchlight.evidence.cases import Case
    from catchlight.gui.views.track_dialog import TrackDialog
    from catchlight.workflows.edit_tracks import TrackEdit


class TrackChanges(QObject):
    """Makes the changes; `left` carries the id of the track to choose after one."""

    left = Signal(str)

    def __init__(self, session: Session, notice: Banner) -> None:
        super().__init__(notice)
        self._session = session
        self._notice = notice
        self._edits: dict[int, str] = {}
        self._last: str | None = None

    @property
    def can_undo(self) -> bool:
        """True where an exhibit of the case has a split or merge that can be taken back."""
        return bool(self._edits)

    def know(self, edits: dict[int, str]) -> None:
        """Which exhibits have a change that can be taken back, by row."""
        self._edits = edits

    def split(self, case: "Case", track: str, face: str, *, dialog: "TrackDialog") -> None:
        """This face and all later ones of the track become a new track; the dialog goes, or says why not."""

        def work(_job: Job) -> "TrackEdit":
            from catchlight.workflows.edit_tracks import SplitTrack, split_track  # noqa: PLC0415

            lab = self._session.lab
            assert lab is not None  # noqa: S101 - a lab, once opened, is only exchanged for another
            return split_track(lab, SplitTrack(self._session.actor(), case.number, track, face))

        def on_split(edit: "TrackEdit") -> None:
            if isValid(dialog):
                dialog.accept()
            words = self.tr("{track} was split: {new} begins at {face}.")
            self._say(case, edit, words.format(track=track, new=edit.tracks[0], face=face))

        self._act(work, on_split, dialog.refuse)

    def merge(self, case: "Case", tracks: tuple[str, ...]) -> None:
        """These tracks become one, the first."""

        def work(_job: Job) -> "TrackEdit":
            from catchlight.workflows.edit_tracks import MergeTracks, merge_tracks  # noqa: PLC0415

            lab = self._session.lab
            assert lab is not None  # noqa: S101
            return merge_tracks(lab, MergeTracks(self._session.actor(), case.number, tracks))

        def on_merged(edit: "TrackEdit") -> None:
            words = self.tr("{tracks} are one track now: {track}.")
            self._say(case, edit, words.format(tracks=", ".join(tracks), track=edit.tracks[0]))

        self._act(work, on_merged, self._refuse)

    def undo(self, case: "Case", *, exhibit: str | None) -> None:
        """Take back the change made last here, otherwise the newest one of this exhibit or of the only one."""
        wanted = self._to_undo(exhibit)
        if wanted is None:
            self._notice.say("info", self.tr("There is no split or merge to undo."))
            return

        def work(_job: Job) -> "TrackEdit":
            from catchlight.workflows.edit_tracks import UndoTrackEdit, undo_track_edit  # noqa: PLC0415

            lab = self._session.lab
            assert lab is not None  # noqa: S101
            return undo_track_edit(lab, UndoTrackEdit(self._session.actor(), case.number, wanted))

        def on_undone(edit: "TrackEdit") -> None:
            self._last = None
            split = self.tr("The split was undone: {tracks}.")
            merge = self.tr("The merge was undone: {tracks}.")
            words = split if edit.kind == "split" else merge
            self._notice.say("good", words.format(tracks=", ".join(edit.tracks)))
            self.left.emit(edit.tracks[0] if edit.tracks else "")

        self._act(work, on_undone, self._refuse)

    def _to_undo(self, exhibit: str | None) -> str | None:
        if self._last is not None:
            return self._last
        if exhibit is not None and int(exhibit[1:]) in self._edits:
            return exhibit
        return f"e{next(iter(self._edits))}" if len(self._edits) == 1 else None

    def _say(self, case: "Case", edit: "TrackEdit", words: str) -> None:
        self._last = edit.exhibit
        self._notice.say("good", words)
        self._notice.offer(self.tr("Un&do"), lambda: self.undo(case, exhibit=edit.exhibit))
        self.left.emit(edit.tracks[0])

    def _refuse(self, error: CatchlightError) -> None:
        self._notice.say("warn", told_failure(error))

    def _act(
        self,
        work: "Callable[[Job], TrackEdit]",
        done: "Callable[[TrackEdit], object]",
        refused: Callable[[CatchlightError], object],
    ) -> None:
        self._session.act_lightly(work, refused=refused).succeeded.connect(while_there(self, done))
