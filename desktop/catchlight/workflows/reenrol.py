"""Enrol the whole gallery anew with another model pack, while it is searched with the one in use; then switch.

The coming pack's templates stand beside the others and take part in no search until every portrait has one. Work is
committed step by step, and the next run goes on where one stopped.
"""

from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting
from catchlight.faces.analyst import Analyst
from catchlight.faces.findings import EngineFacts
from catchlight.faces.pack import DEFAULT_PACK, load_pack
from catchlight.gallery.intake import Intake
from catchlight.gallery.manifest import Layout, Row
from catchlight.gallery.pack_in_use import pack_in_use
from catchlight.gallery.portraits import gallery_state, portrait_files
from catchlight.gallery.reenrolment import (
    RefusedPortrait,
    count_without,
    portraits_without,
    refuse_portraits,
    refused_portraits,
    state_pack,
)
from catchlight.gallery.rejects import Rejects
from catchlight.gallery.rows import PortraitRow, RowRefused
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.case_access import permitted
from catchlight.workflows.enrolment_run import EnrolmentRun, Waiting
from catchlight.workflows.gallery_files import ready_generation
from catchlight.workflows.model_pack import keep_pack


@dataclass(frozen=True, kw_only=True)
class Reenrol:
    """What to enrol the gallery with.

    Attributes:
        actor: Who acts.
        pack: Folder of the coming model pack; the analyst given runs on it.
        without_refused: Switch although the pack finds no face in some portraits, which then appear in no search.
    """

    actor: Actor
    pack: Path = DEFAULT_PACK
    without_refused: bool = False


@dataclass(frozen=True)
class Reenrolment:
    """What a re-enrolment came to.

    Attributes:
        pack_sha256: The coming pack.
        pack_name: Its name.
        enrolled: Templates made by this run.
        refused: Portraits without a template of the pack, of this run and those before it.
        switched: Whether the gallery is searched with the pack now.
        examined: Images that the models looked at.
        seconds: From the first of them to the last.
    """

    pack_sha256: str
    pack_name: str
    enrolled: int
    refused: tuple[RefusedPortrait, ...]
    switched: bool
    examined: int = 0
    seconds: float = 0.0


def reenrol(lab: Lab, request: Reenrol, control: JobControl, *, analyst: Analyst) -> Reenrolment:
    """Make a template of the coming pack of every portrait that may be searched, then switch to it in one act.

    Args:
        lab: The lab.
        request: The pack.
        control: Progress and cancel.
        analyst: Runs on that pack.

    Raises:
        NotPermitted: if the actor is no gallery custodian; it is logged.
        PackRefused: if the pack cannot be used.
        CatchlightError: if the lab cannot be written to, or the analyst runs on another pack.
        JobCancelled: if the job was asked to stop; what was committed stays, and the pack in use stays in use.
    """
    with lab.reading() as db:
        custodian = permitted(lab, db, request.actor, Role.CUSTODIAN, what="gallery.reenrolment.started")
    pack, facts = load_pack(request.pack), analyst.facts()
    if facts.pack_sha256 != pack.sha256:
        raise CatchlightError(
            "The models that are loaded are not those of the coming pack. Nothing was done.",
            hint="Start again.",
            pack=pack.sha256,
            loaded=facts.pack_sha256,
        )
    with lab.reading() as db, Rejects() as rejects:
        used = pack_in_use(db)
        if used == pack.sha256 and not _left(db, pack.sha256):
            return Reenrolment(pack.sha256, pack.name, 0, refused_portraits(db, pack=pack.sha256), switched=True)
        keep_pack(lab, pack)
        with suppress(CatchlightError):  # a program that comes with another pack still finds the one in use
            shipped = load_pack(DEFAULT_PACK)
            if shipped.sha256 == used:
                keep_pack(lab, shipped)
        run = _Run.over(lab, db, custodian, pack.sha256, control, rejects)
        _log_start(run, facts, used=used)
        switched, refused = False, tuple[RefusedPortrait, ...]()
        while not switched:
            _work(run, analyst)
            refused = refused_portraits(db, pack=pack.sha256)
            if refused and not request.without_refused:
                break
            ready_generation(lab, db, custodian, pack=pack.sha256, control=control)
            switched = _switch(run, refused=len(refused))
        if not switched:
            _log_end(run, "gallery.reenrolment.finished")
        return Reenrolment(pack.sha256, pack.name, run.enrolled, refused, switched, run.examined, run.seconds)


@dataclass
class _Run(EnrolmentRun):
    """An enrolment run over what is enrolled: the same pipeline, and nothing but templates is added."""

    _refused: dict[int, str] = field(default_factory=dict)

    @classmethod
    def over(cls, lab: Lab, db: Database, actor: Actor, pack: str, control: JobControl, rejects: Rejects) -> "_Run":
        """A run over every portrait that has no template of that pack yet."""
        layout = Layout(lab.folder / "gallery", (), ",", _left(db, pack), "", ())
        return cls(lab, db, actor, Intake(layout, lab.folder), False, pack, control, rejects)

    def commit(self) -> None:
        """Commit the templates made so far, and note the portraits without a face."""
        refused, self._refused = self._refused, {}
        super().commit()
        if refused:
            with acting(self.lab, self.db, self.actor) as act:
                refuse_portraits(act, refused, pack=self.pack)

    def _rows_to_examine(self) -> Iterator[Waiting]:
        store = portrait_files(self.lab)
        for portrait in portraits_without(self.db, pack=self.pack, today=datetime.now(UTC).date()):
            row = Row(portrait.row, {"image": portrait.file_name})
            understood = PortraitRow(
                portrait.row, portrait.provenance, store.path(portrait.sha256), portrait.box, portrait.file_name
            )
            try:
                content = store.read(portrait.sha256)
            except CatchlightError as error:
                self._refuse(row, RowRefused("unreadable", error.message))
                self._step(row)
                continue
            self._begin()
            yield Waiting(row, understood, content, portrait.sha256, portrait.box, None)

    def _kept(self, _content: bytes, _crop: bytes) -> Future[None]:
        """The original and its crop are in the lab already."""
        done: Future[None] = Future()
        done.set_result(None)
        return done

    def _refuse(self, row: Row, refused: RowRefused) -> None:
        self._refused[row.number] = refused.reason
        super()._refuse(row, refused)


def _left(db: Database, pack: str) -> int:
    return count_without(db, pack=pack, today=datetime.now(UTC).date())


def _work(run: _Run, analyst: Analyst) -> None:
    """Go on until no portrait is left, also those enrolled meanwhile."""
    try:
        while _left(run.db, run.pack):
            run.work(analyst)
    except JobCancelled:
        run.commit()
        _log_end(run, "gallery.reenrolment.cancelled")
        raise
    except CatchlightError:
        with suppress(CatchlightError):
            run.commit()
        raise


def _switch(run: _Run, *, refused: int) -> bool:
    """Search with the coming pack from now on; False, and nothing is done, if a portrait was enrolled meanwhile."""
    with suppress(_EnrolledMeanwhile), acting(run.lab, run.db, run.actor) as act:
        used = pack_in_use(act.db)
        if _left(act.db, run.pack):
            raise _EnrolledMeanwhile
        state_pack(act, run.pack)
        state = gallery_state(act.db)
        act.log(
            "gallery.pack.switched",
            details={
                "from_pack_sha256": used,
                "pack_sha256": run.pack,
                "templates_made": run.enrolled,
                "portraits_without_template": refused,
                "revision": state.revision,
                "gallery_root": state.root,
            },
        )
        return True
    return False


class _EnrolledMeanwhile(Exception):
    """A portrait has no template of the coming pack yet; never leaves the workflow."""


def _log_start(run: _Run, facts: EngineFacts, *, used: str | None) -> None:
    with acting(run.lab, run.db, run.actor) as act:
        if used is not None:
            state_pack(act, used)
        act.log(
            "gallery.reenrolment.started",
            details={
                "pack_sha256": run.pack,
                "pack": facts.pack_name,
                "provider": facts.provider,
                "pack_in_use": used,
                "portraits_left": run.intake.layout.rows,
            },
        )


def _log_end(run: _Run, action: str) -> None:
    with acting(run.lab, run.db, run.actor) as act:
        act.log(
            action,
            details={
                "pack_sha256": run.pack,
                "enrolled": run.enrolled,
                "refused": run.rejects.counts(),
                "portraits_left": _left(run.db, run.pack),
            },
        )
