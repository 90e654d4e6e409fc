"""Sweep a case: search the gallery for all of its tracks at once, as one act under one authority.

A sweep is quick because it may lose persons that an exact search lists; how many is measured and stated. Nothing can
be concluded on it: a row that matters is searched exactly, under the same authorisation.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Subject, Value, timestamp
from catchlight.evidence.log import acting
from catchlight.gallery.authorisations import note_authorisation
from catchlight.gallery.browse import Portrait, portraits_by_row
from catchlight.gallery.exact import Ranking
from catchlight.gallery.portraits import gallery_state
from catchlight.gallery.searches import (
    Listed,
    SearchFigures,
    StartedSearch,
    finish_search,
    search_named,
    start_search,
)
from catchlight.gallery.snapshots import imported_snapshots
from catchlight.gallery.sweep import RESCORED, SweepRanking, search_sweep
from catchlight.gallery.sweeps import store_probes, store_swept
from catchlight.gallery.templates import today_in_days
from catchlight.gallery.view import GalleryView
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.lab.policy import Policy, policy_in_force
from catchlight.workflows.case_access import case_to_work_in, permitted, working
from catchlight.workflows.gallery_files import searching
from catchlight.workflows.search_entries import authorisation_details
from catchlight.workflows.search_request import Search, first_authorisation, require_filters_allowed
from catchlight.workflows.search_standing import require_not_stopped
from catchlight.workflows.sweep_entries import sweep_finished_details, sweep_started_details
from catchlight.workflows.sweep_probes import SweepProbes, find_probes
from catchlight.workflows.sweep_request import SweepCase, checked_sweep
from catchlight.workflows.sweep_result import SweepResult, sweep_result

_A_FEW = 50
"""Rows or probes between two reports while the result is stored."""
__all__ = ["SweepCase", "SweepResult", "sweep_case"]


def sweep_case(lab: Lab, request: SweepCase, control: JobControl | None = None) -> SweepResult:
    """Search the gallery for every track of a case, and every face of its stills; stored and logged as one act.

    Raises:
        CatchlightError: if authority or purpose is missing, or there is nothing that can be searched for; nothing was
            searched.
        NotPermitted: if who asks is no examiner, or no member of the case; it is logged.
        JobCancelled: if the examiner cancelled; nothing of a result is kept.
    """
    control = control or JobControl()
    asked, policy = checked_sweep(request), policy_in_force(lab.folder)
    require_filters_allowed(asked, policy)
    with lab.reading() as db:
        examiner = permitted(lab, db, asked.actor, Role.EXAMINER, what="search.started")
        case = case_to_work_in(lab, db, examiner, asked.case, what="search.started")
        _require_own_gallery(db)
        found = find_probes(db, case, request.exhibits)
        run = _SweepRun(lab, db, case, replace(asked, actor=examiner), found, control, policy)
        run.start()
        try:
            return run.finish(*run.compare())
        except JobCancelled:
            run.abandon("cancelled by the examiner")
            raise
        except CatchlightError as error:
            run.abandon(error.message)
            raise


def _require_own_gallery(db: Database) -> None:
    """A snapshot is searched for one face at a time.

    Raises:
        CatchlightError: if the lab has no portraits of its own, and a snapshot.
    """
    if not gallery_state(db).portraits and any(one.in_use for one in imported_snapshots(db)):
        raise CatchlightError(
            "The lab has no gallery of its own, and a sweep does not search snapshots. Nothing was searched.",
            hint="Search for one face at a time: catchlight search CASE --probe TRACK.",
        )


@dataclass
class _SweepRun:
    """What a sweep works with, and how far it came."""

    lab: Lab
    db: Database
    case: Case
    asked: Search
    found: SweepProbes
    control: JobControl
    policy: Policy
    _row: int = 0
    _started: datetime | None = None
    _subjects: tuple[Subject, ...] = field(default_factory=tuple)

    def start(self) -> None:
        """Commit that the sweep begins, and for whom, before anything is compared."""
        asked, found = self.asked, self.found
        self._subjects = tuple(Subject("exhibit", exhibit.sha256) for exhibit in found.exhibits)
        with working(self.lab, self.db, asked.actor, self.case, what="search.started") as act:
            started = StartedSearch(
                scope="gallery",
                probe=found.words,
                probe_face=found.probes[0].face.row,
                probe_crop=None,
                authority=asked.authority,
                purpose=asked.purpose,
                authorisation=asked.authorisation,
                k=asked.k,
                threshold=asked.threshold,
                pack_sha256=found.pack,
                legal_basis=asked.legal_basis or asked.authority,
                mode="sweep",
            )
            self._row = start_search(act, self.case, started)
            store_probes(act, self._row, [one.as_stored(at) for at, one in enumerate(found.probes, start=1)])
            authorisation = first_authorisation(asked, self.policy, now=act.now)
            note_authorisation(act, self._row, authorisation)
            details = {
                **sweep_started_details(f"s{self._row}", self.case, asked, found),
                **authorisation_details(authorisation, self.policy),
            }
            act.log("search.started", case=self.case.identifier, subjects=self._subjects, details=details)
            self._started = act.now

    def compare(self) -> tuple[SearchFigures, tuple[Ranking, ...]]:
        """Compare every probe with the gallery as it is now."""
        state = gallery_state(self.db)
        if not state.portraits:
            figures = SearchFigures(state.revision, state.root, 0, 0, 0, 0, 0.0, filters=self.asked.filters.document())
            return figures, tuple(Ranking((), 0, 0) for _ in self.found.probes)
        return searching(
            self.lab,
            self.db,
            self.asked.actor,
            pack=self.found.pack,
            control=self.control,
            work=lambda view: self._compare(view, state.portraits),
        )

    def _compare(self, view: GalleryView, portraits: int) -> tuple[SearchFigures, tuple[Ranking, ...]]:
        asked = self.asked
        selection = view.select(asked.filters, today=today_in_days())
        began = time.perf_counter()
        ranking = search_sweep(view, self.found.vectors(), k=asked.k, selection=selection, control=self.control)
        figures = SearchFigures(
            gallery_revision=view.revision,
            gallery_root=view.root,
            gallery_size=view.size,
            searched=selection.searched,
            expired_left_out=selection.expired,
            other_pack_left_out=max(0, portraits - view.size),
            seconds=time.perf_counter() - began,
            filtered_left_out=selection.filtered,
            filters=asked.filters.document(),
            sweep=_statement(ranking, self.found, filtered=selection.filtered),
        )
        return figures, ranking.rankings

    def finish(self, figures: SearchFigures, rankings: tuple[Ranking, ...]) -> SweepResult:
        """Commit the result with its log entry, and read it back; a portrait erased meanwhile is on no list.

        Raises:
            JobCancelled: if the examiner cancelled before the commit; nothing of a result is kept.
        """
        with working(self.lab, self.db, self.asked.actor, self.case, what="search.finished") as act:
            require_not_stopped(self.db, self.case, self._row)
            portraits = self._portraits(rankings)
            swept = []
            for number, (probe, ranking) in enumerate(zip(self.found.probes, rankings, strict=True), start=1):
                self._tell(number - 1, len(rankings), "results stored")
                swept.append(replace(probe.as_stored(number), listed=self._listed(ranking, portraits)))
                store_swept(act, self._row, swept[-1:])
            finish_search(act, self._row, figures, ())
            details = {
                **sweep_finished_details(f"s{self._row}", self.asked, self.found, figures, swept, portraits),
                "start": timestamp(self._started or act.now),
                "end": timestamp(act.now),
            }
            act.log("search.finished", case=self.case.identifier, subjects=self._subjects, details=details)
            self.control.step(len(rankings), len(rankings), "results stored")  # the last moment to stop
        return sweep_result(self.db, self.case, search_named(self.db, self.case, f"s{self._row}"))

    def _portraits(self, rankings: Sequence[Ranking]) -> dict[int, Portrait]:
        """The portraits that are listed, as far as they are still enrolled."""
        rows = sorted({one.portrait for ranking in rankings for one in ranking.persons})
        found: dict[int, Portrait] = {}
        for start in range(0, len(rows), _A_FEW):
            self._tell(start, len(rows), "candidates looked up")
            found.update(portraits_by_row(self.db, rows[start : start + _A_FEW]))
        return found

    def _listed(self, ranking: Ranking, portraits: Mapping[int, Portrait]) -> tuple[Listed, ...]:
        least = -1.0 if self.asked.threshold is None else self.asked.threshold
        kept = (one for one in ranking.persons if one.portrait in portraits and one.score >= least)
        return tuple(Listed(rank, one.score, one.portrait, None) for rank, one in enumerate(kept, start=1))

    def _tell(self, done: int, total: int, note: str) -> None:
        """Report, which is where a cancel takes effect: the transaction is then taken back."""
        if done % _A_FEW == 0:
            self.control.step(done, total, note)

    def abandon(self, reason: str) -> None:
        """Log that the sweep came to no result."""
        with acting(self.lab, self.db, self.asked.actor) as act:
            details: dict[str, Value] = {"search": f"s{self._row}", "mode": "sweep", "reason": Personal(reason)}
            act.log("search.abandoned", case=self.case.identifier, subjects=self._subjects, details=details)


def _statement(ranking: SweepRanking, found: SweepProbes, *, filtered: int) -> dict[str, Value]:
    """How the sweep was made, and the loss measured on its sample."""
    return {
        "method": ranking.method,
        "rescored": RESCORED if ranking.method == "codes" else None,
        "sample": len(ranking.sample),
        "sample_listed": ranking.sample_listed,
        "sample_lost": ranking.sample_lost,
        "measured_loss": ranking.measured_loss,
        "filtered": filtered,
        "probes_without_template": found.no_template,
        "probes_of_other_pack": found.other_pack,
    }
