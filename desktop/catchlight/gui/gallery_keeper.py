"""Keeps the gallery's search files up to date while a lab is open: looks after each act, rebuilds in the background.

Searches go on meanwhile, on the files in use and what was added since. It is shown as a job that can be cancelled;
after a failure or a cancellation it tries again when somebody signs in.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from catchlight.gui.job_runner import Job
from catchlight.gui.session import Session

if TYPE_CHECKING:
    from catchlight.gallery.index_state import IndexState

WAIT_MS = 5_000
"""After an act; several in a row are waited for."""
_MAY = ("examiner", "custodian", "supervisor")


class GalleryKeeper(QObject):
    """Looks whether new search files are due, and has them made."""

    def __init__(self, session: Session, *, wait_ms: int = WAIT_MS) -> None:
        super().__init__(session)
        self._session = session
        self._looks_at = QTimer(self, singleShot=True, interval=wait_ms)
        self._looks_at.timeout.connect(self._look)
        self._is_busy = False
        self._made: int | None = None
        self._rests = False
        session.acted.connect(self._on_acted)
        session.actor_changed.connect(self._on_actor)

    def _on_actor(self) -> None:
        self._rests, self._made = False, None
        self._on_acted()

    def _on_acted(self) -> None:
        if not self._is_busy and not self._rests:
            self._looks_at.start()

    def _look(self) -> None:
        session = self._session
        if session.lab is None or self._is_busy or not session.may(*_MAY):
            return
        self._is_busy = True
        job = session.read(self._state)
        job.succeeded.connect(self._on_state)
        job.ended.connect(self._on_looked)

    def _state(self, _job: Job) -> "IndexState | None":
        """How the files stand, if new ones are wanted."""
        from catchlight.gallery.index_state import index_state  # noqa: PLC0415
        from catchlight.gallery.pack_in_use import pack_in_use  # noqa: PLC0415
        from catchlight.workflows.compact_gallery import wants_new_files  # noqa: PLC0415

        lab = self._session.open()
        with lab.reading() as db:
            pack = pack_in_use(db)
            state = None if pack is None else index_state(lab, db, pack=pack)
            return state if state is not None and wants_new_files(state) else None

    def _on_looked(self) -> None:
        self._is_busy = False

    def _on_state(self, state: "IndexState | None") -> None:
        if state is None:
            return
        if state.generation == self._made and not state.is_due:  # there can be no preview, for whatever reason
            return
        session = self._session
        if session.lab is None or not session.may(*_MAY):
            return
        lab, actor = session.lab, session.actor()

        def work(job: Job) -> int | None:
            from catchlight.workflows.compact_gallery import keep_up  # noqa: PLC0415

            return keep_up(lab, actor, job.control)

        job = session.act_alongside(self.tr("New search files of the gallery"), work)
        self._rests = True  # what comes meanwhile is looked at afterwards
        job.succeeded.connect(self._on_made)
        job.failed.connect(session.failed)

    def _on_made(self, number: int | None) -> None:
        self._rests = False
        self._made = number if number is not None else self._made
