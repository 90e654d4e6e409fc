"""One run over what is enrolled: rows in, portraits examined in a pipeline, committed in small acts: `enrol`'s work."""

import hashlib
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
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
from catchlight.gallery.intake import Intake, OpenedRow
from catchlight.gallery.manifest import Row
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
_KEEPING_THREADS = 4
"""Files are written and flushed to the disk while the next images are examined."""
_FILES_UNDER_WAY = 8

OnRefused = Callable[[RefusedRow], None]


def _nobody(_: RefusedRow) -> None:
    """Refused rows that nobody watches."""


@dataclass(frozen=True)
class Waiting:
    """A row whose image is being examined.

    Attributes:
        row: The row, with all that its record says.
        understood: Its particulars.
        content: Its image.
        sha256: Hash of the image.
        box: Where the face is, or None.
        size: Width and height that a record states, or None.
    """

    row: Row
    understood: PortraitRow
    content: bytes
    sha256: str
    box: Box | None
    size: tuple[int, int] | None


@dataclass(frozen=True)
class _Ready:
    """A portrait that was examined; its files are being kept."""

    row: Row
    new: NewPortrait
    kept: Future[None]


@dataclass
class EnrolmentRun:
    """What a run works with, and how far it came.

    Attributes:
        lab: The lab.
        db: Its connection, of the thread that runs.
        actor: Who enrols.
        intake: What is enrolled.
        largest_face: Of several faces take the largest.
        pack: Hash of the model pack.
        control: Progress and cancel.
        rejects: What was seen and refused.
        on_refused: Told each refused row at once.
        enrolled: Portraits added.
        unchanged: Rows whose portrait was in the gallery already.
        examined: Images that the models looked at.
        seconds: Seconds from the first such image on.
    """

    lab: Lab
    db: Database
    actor: Actor
    intake: Intake
    largest_face: bool
    pack: str
    control: JobControl
    rejects: Rejects
    on_refused: OnRefused = _nobody
    enrolled: int = 0
    unchanged: int = 0
    examined: int = 0
    _done: int = 0
    _began: float | None = None
    _ended: float = 0.0
    _answered: int = 0
    _suspect: int = 0
    _waiting: deque[Waiting] = field(default_factory=deque)
    _again: deque[Waiting] = field(default_factory=deque)
    _batch: list[_Ready] = field(default_factory=list)
    _under_way: deque[Future[None]] = field(default_factory=deque)
    _committed: float = field(default_factory=time.monotonic)
    _keeping: ThreadPoolExecutor | None = None

    def work(self, analyst: Analyst) -> None:
        """Take every row to its end.

        Raises:
            CatchlightError: if the manifest changed, the lab cannot be written, or the model worker is broken.
            JobCancelled: if the job was asked to stop.
        """
        rows, stops = self._rows_to_examine(), 0
        self._keeping = ThreadPoolExecutor(_KEEPING_THREADS, "keeping")
        try:
            while True:
                self._answered = 0
                try:
                    self._examine(analyst, rows)
                    break
                except AnalystStopped as error:
                    stops = 1 if self._answered else stops + 1
                    if stops >= _STOPS_IN_A_ROW or not self._waiting:
                        raise
                    self._blame(error)
            self.commit()
        finally:
            self._keeping.shutdown()
            self._ended = time.monotonic()

    @property
    def seconds(self) -> float:
        """Seconds from the first image that was examined to the end; 0 where there was none."""
        return 0.0 if self._began is None else (self._ended or time.monotonic()) - self._began

    def commit(self) -> None:
        """Commit the portraits examined so far, with their log entry.

        Raises:
            CatchlightError: if the lab cannot be written to; portraits whose files are kept are enrolled all the same.
        """
        examined, self._batch, self._committed = self._batch, [], time.monotonic()
        wait([ready.kept for ready in examined])
        failed = next((error for error in (ready.kept.exception() for ready in examined) if error is not None), None)
        batch = [ready for ready in examined if ready.kept.exception() is None]
        if batch:
            self._commit(batch)
        if failed is not None:
            raise failed

    def _commit(self, batch: list[_Ready]) -> None:
        standings = []
        try:
            with acting(self.lab, self.db, self.actor) as act:
                standings = enrol_portraits(act, [ready.new for ready in batch])
                require_entries(act)
        except NothingToDo:
            pass  # another process enrolled all of them meanwhile
        added = []
        for ready, standing in zip(batch, standings, strict=True):
            if standing.state in {State.NEW, State.WITHOUT_TEMPLATE}:
                self.enrolled += 1
            elif standing.state is State.UNCHANGED:
                self.unchanged += 1
            else:
                self._refuse(ready.row, RowRefused(standing.state.value, standing.reason))
            if standing.state is State.NEW:  # no row names the files of the others; the next sweep looks at them
                added.append(ready.new)
        portrait_files(self.lab).settle(new.sha256 for new in added)
        lab_store(self.lab).settle(new.crop_sha256 for new in added)

    def _examine(self, analyst: Analyst, rows: Iterator[Waiting]) -> None:
        with closing(analyst.stills(self._images(rows))) as examined:
            for found in examined:
                waiting = self._waiting.popleft()
                self._answered += 1
                self._take(waiting, found)
                self._step(waiting.row)

    def _images(self, rows: Iterator[Waiting]) -> Iterator[bytes]:
        while self._again:
            self._waiting.append(self._again.popleft())
            yield self._waiting[-1].content
        for waiting in rows:
            self._waiting.append(waiting)
            yield waiting.content

    def _rows_to_examine(self) -> Iterator[Waiting]:
        """Every row that is left to examine; the others end here."""
        for row in self.intake.rows():
            opened, waiting = OpenedRow(row), None
            try:
                opened = self.intake.opened(row)
                waiting = self._prepared(opened)
            except RowRefused as refused:
                self._refuse(opened.row, refused)
            if waiting is None:
                self._step(row)
            else:
                self._begin()
                yield waiting

    def _begin(self) -> None:
        """An image is about to be examined: from the first one on the pace is measured."""
        self._began = self._began or time.monotonic()

    def _prepared(self, opened: OpenedRow) -> Waiting | None:
        """The row with its image, or None if it is enrolled already.

        Raises:
            RowRefused: if it cannot be enrolled.
        """
        if opened.problem is not None:
            raise opened.problem
        row, image = opened.row, opened.image
        understood = understand(row, folder=self.intake.folder, today=datetime.now(UTC).date())
        content = read_image(understood.image) if image is None else image.content
        sha256 = hashlib.sha256(content).hexdigest()
        said = repr((understood.provenance, understood.box))
        earlier = self.rejects.seen_before(sha256, row=row.number, said=said)
        if earlier is not None:
            raise RowRefused("duplicate", f"duplicate: the same file as in row {earlier}")
        standing = standing_of(self.db, understood.provenance, sha256, pack=self.pack)
        if standing.state is State.UNCHANGED:
            self.unchanged += 1
            return None
        if standing.reason:
            raise RowRefused(standing.state.value, standing.reason)
        size = None if image is None else (image.width, image.height)
        return Waiting(row, understood, content, sha256, understood.box or standing.box, size)

    def _take(self, waiting: Waiting, found: StillFindings | MediaRefused) -> None:
        self.examined += 1
        if isinstance(found, MediaRefused):
            self._refuse(waiting.row, RowRefused("unreadable", f"unreadable: {found.message}"))
            return
        try:
            page = _only_page(found)
            _require_size(waiting.size, page)
            at, chosen = choose_face(found.faces, box=waiting.box, largest_face=self.largest_face)
        except RowRefused as refused:
            self._refuse(waiting.row, refused)
            return
        crop = found.crops[at]
        new = NewPortrait(
            provenance=waiting.understood.provenance,
            sha256=waiting.sha256,
            file_name=waiting.understood.name,
            width=page.width,
            height=page.height,
            face=found.faces[at],
            chosen=chosen,
            crop_sha256=hashlib.sha256(crop).hexdigest(),
            pack_sha256=self.pack,
        )
        self._batch.append(_Ready(waiting.row, new, self._kept(waiting.content, crop)))

    def _kept(self, content: bytes, crop: bytes) -> Future[None]:
        """The portrait's files on their way to the disk; only a few are under way at a time."""

        def keep() -> None:
            portrait_files(self.lab).put(content)
            lab_store(self.lab).put(crop)

        if self._keeping is None:
            raise RuntimeError("nothing is kept outside of work")
        while len(self._under_way) >= _FILES_UNDER_WAY:
            wait([self._under_way.popleft()])
        self._under_way.append(self._keeping.submit(keep))
        return self._under_way[-1]

    def _blame(self, error: AnalystStopped) -> None:
        """An image on which the worker died twice is refused; those that were waiting behind it are examined again."""
        position = error.facts.get("position")
        at = position - self._answered if isinstance(position, int) else 0
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
        told = RefusedRow(row.number, image, refused.reason, refused.kind, row.cells)
        self.rejects.add(told, row.cells)
        self.on_refused(told)

    def _step(self, row: Row) -> None:
        self._done += row.units
        if len(self._batch) >= PORTRAITS_AN_ACT or time.monotonic() - self._committed >= SECONDS_AN_ACT:
            self.commit()
        self.control.step(self._done, self.intake.layout.rows, row.cells.get("image", ""), passing=self._began is None)


def _only_page(found: StillFindings) -> PageFindings:
    """The page of a file that holds one picture.

    Raises:
        RowRefused: if it holds several: a manifest cannot say which one is the portrait.
    """
    pages = len(found.pages) + len(found.failed)
    if pages != 1:
        raise RowRefused("image", f"the file holds {pages} pictures: enrol a copy of the one that is the portrait")
    return found.pages[0]


def _require_size(size: tuple[int, int] | None, page: PageFindings) -> None:
    """A record's image is as large as the record says, upright or on its side.

    Raises:
        RowRefused: if it is not.
    """
    if size is not None and sorted(size) != sorted((page.width, page.height)):
        raise RowRefused(
            "malformed",
            f"malformed: the record says {size[0]} x {size[1]} pixels, its image has {page.width} x {page.height}",
        )
