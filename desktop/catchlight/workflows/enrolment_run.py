"""One run over a manifest: rows in, portraits examined in a pipeline, committed in small acts; the work of `enrol`."""

import hashlib
import time
from collections import deque
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlite_utils import Database

from catchlight.errors import AnalystStopped, MediaRefused
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting
from catchlight.evidence.store import lab_store
from catchlight.faces.analyst import Analyst
from catchlight.faces.face import Box
from catchlight.faces.findings import PageFindings, StillFindings
from catchlight.gallery.choose import choose_face
from catchlight.gallery.manifest import Layout, Row, read_rows
from catchlight.gallery.portraits import enrol_portraits, portrait_files
from catchlight.gallery.provenance import NewPortrait
from catchlight.gallery.rejects import RefusedRow, Rejects
from catchlight.gallery.rows import PortraitRow, RowRefused, read_image, understand
from catchlight.gallery.standing import State, standing_of
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.gallery_files import NothingToDo, require_entries

PORTRAITS_AN_ACT = 64
SECONDS_AN_ACT = 5.0
_STOPS_IN_A_ROW = 6
"""A model worker that dies so often without examining anything in between is broken itself."""


@dataclass(frozen=True)
class _Waiting:
    """A row whose image is being examined."""

    row: Row
    understood: PortraitRow
    content: bytes
    sha256: str
    box: Box | None


@dataclass
class EnrolmentRun:
    """What a run works with, and how far it came.

    Attributes:
        lab: The lab.
        db: Its connection, of the thread that runs.
        actor: Who enrols.
        layout: The manifest.
        largest_face: Of several faces take the largest.
        pack: Hash of the model pack.
        control: Progress and cancel.
        rejects: What was seen and refused.
        enrolled: Portraits added.
        unchanged: Rows whose portrait was in the gallery already.
    """

    lab: Lab
    db: Database
    actor: Actor
    layout: Layout
    largest_face: bool
    pack: str
    control: JobControl
    rejects: Rejects
    enrolled: int = 0
    unchanged: int = 0
    _done: int = 0
    _examined: int = 0
    _suspect: int = 0
    _waiting: deque[_Waiting] = field(default_factory=deque)
    _again: deque[_Waiting] = field(default_factory=deque)
    _batch: list[tuple[Row, NewPortrait]] = field(default_factory=list)
    _committed: float = field(default_factory=time.monotonic)

    def work(self, analyst: Analyst) -> None:
        """Take every row to its end.

        Raises:
            CatchlightError: if the manifest changed, the lab cannot be written, or the model worker is broken.
            JobCancelled: if the job was asked to stop.
        """
        rows, stops = self._rows_to_examine(), 0
        while True:
            self._examined = 0
            try:
                self._examine(analyst, rows)
                break
            except AnalystStopped as error:
                stops = 1 if self._examined else stops + 1
                if stops >= _STOPS_IN_A_ROW or not self._waiting:
                    raise
                self._blame(error)
        self.commit()

    def commit(self) -> None:
        """Commit the portraits examined so far, with their log entry."""
        batch, self._batch, self._committed = self._batch, [], time.monotonic()
        if not batch:
            return
        standings = []
        try:
            with acting(self.lab, self.db, self.actor) as act:
                standings = enrol_portraits(act, [new for _, new in batch])
                require_entries(act)
        except NothingToDo:
            pass  # another process enrolled all of them meanwhile
        added = []
        for (row, new), standing in zip(batch, standings, strict=True):
            if standing.state in {State.NEW, State.WITHOUT_TEMPLATE}:
                self.enrolled += 1
            elif standing.state is State.UNCHANGED:
                self.unchanged += 1
            else:
                self._refuse(row, RowRefused(standing.state.value, standing.reason))
            if standing.state is State.NEW:  # no row names the files of the others; the next sweep looks at them
                added.append(new)
        portrait_files(self.lab).settle(new.sha256 for new in added)
        lab_store(self.lab).settle(new.crop_sha256 for new in added)

    def _examine(self, analyst: Analyst, rows: Iterator[_Waiting]) -> None:
        with closing(analyst.stills(self._images(rows))) as examined:
            for found in examined:
                waiting = self._waiting.popleft()
                self._examined += 1
                self._take(waiting, found)
                self._step(waiting.row)

    def _images(self, rows: Iterator[_Waiting]) -> Iterator[bytes]:
        while self._again:
            self._waiting.append(self._again.popleft())
            yield self._waiting[-1].content
        for waiting in rows:
            self._waiting.append(waiting)
            yield waiting.content

    def _rows_to_examine(self) -> Iterator[_Waiting]:
        """Every row that is left to examine; the others end here."""
        folder = self.layout.path.parent.resolve()
        for row in read_rows(self.layout):
            try:
                waiting = self._prepared(row, understand(row, folder=folder, today=datetime.now(UTC).date()))
            except RowRefused as refused:
                self._refuse(row, refused)
                waiting = None
            if waiting is None:
                self._step(row)
            else:
                yield waiting

    def _prepared(self, row: Row, understood: PortraitRow) -> _Waiting | None:
        """The row with its image, or None if it is enrolled already.

        Raises:
            RowRefused: if it cannot be enrolled.
        """
        content = read_image(understood.image)
        sha256 = hashlib.sha256(content).hexdigest()
        earlier = self.rejects.seen_before(sha256, row=row.number)
        if earlier is not None:
            raise RowRefused("duplicate", f"duplicate: the same file as in row {earlier}")
        standing = standing_of(self.db, understood.provenance, sha256, pack=self.pack)
        if standing.state is State.UNCHANGED:
            self.unchanged += 1
            return None
        if standing.reason:
            raise RowRefused(standing.state.value, standing.reason)
        return _Waiting(row, understood, content, sha256, understood.box or standing.box)

    def _take(self, waiting: _Waiting, found: StillFindings | MediaRefused) -> None:
        if isinstance(found, MediaRefused):
            self._refuse(waiting.row, RowRefused("unreadable", f"unreadable: {found.message}"))
            return
        try:
            page = _only_page(found)
            at, chosen = choose_face(found.faces, box=waiting.box, largest_face=self.largest_face)
        except RowRefused as refused:
            self._refuse(waiting.row, refused)
            return
        new = NewPortrait(
            provenance=waiting.understood.provenance,
            sha256=portrait_files(self.lab).put(waiting.content),
            file_name=waiting.understood.image.name,
            width=page.width,
            height=page.height,
            face=found.faces[at],
            chosen=chosen,
            crop_sha256=lab_store(self.lab).put(found.crops[at]),
            pack_sha256=self.pack,
        )
        self._batch.append((waiting.row, new))

    def _blame(self, error: AnalystStopped) -> None:
        """An image on which the worker died twice is refused; those that were waiting behind it are examined again."""
        position = error.facts.get("position")
        at = position - self._examined if isinstance(position, int) else 0
        waiting = list(self._waiting)
        self._waiting.clear()
        culprit = waiting.pop(at if 0 <= at < len(waiting) else 0)
        if culprit.row.number == self._suspect:
            reason = "unreadable: the decoder stopped twice while examining it"
            self._refuse(culprit.row, RowRefused("unreadable", reason))
            self._step(culprit.row)
        else:
            self._suspect = culprit.row.number
            waiting.insert(0, culprit)
        self._again.extendleft(reversed(waiting))

    def _refuse(self, row: Row, refused: RowRefused) -> None:
        image = row.cells.get("image", "")
        self.rejects.add(RefusedRow(row.number, image, refused.reason, refused.kind), row.cells)

    def _step(self, row: Row) -> None:
        self._done += 1
        if len(self._batch) >= PORTRAITS_AN_ACT or time.monotonic() - self._committed >= SECONDS_AN_ACT:
            self.commit()
        self.control.step(self._done, self.layout.rows, row.cells.get("image", ""))


def _only_page(found: StillFindings) -> PageFindings:
    """The page of a file that holds one picture.

    Raises:
        RowRefused: if it holds several: a manifest cannot say which one is the portrait.
    """
    pages = len(found.pages) + len(found.failed)
    if pages != 1:
        raise RowRefused("image", f"the file holds {pages} pictures: enrol a copy of the one that is the portrait")
    return found.pages[0]
