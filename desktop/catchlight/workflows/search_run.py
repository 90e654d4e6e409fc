"""One search from its first entry to its last: the work of `search`."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Subject, Value, timestamp
from catchlight.evidence.log import acting
from catchlight.evidence.store import lab_store
from catchlight.faces.records import faces_of
from catchlight.gallery.authorisations import note_authorisation
from catchlight.gallery.browse import portraits_by_row
from catchlight.gallery.candidates import Candidate
from catchlight.gallery.case_faces import rank_faces
from catchlight.gallery.exact import Ranking, search_exact
from catchlight.gallery.filters import Filters
from catchlight.gallery.generation import open_generation
from catchlight.gallery.generation_files import GenerationUnusable
from catchlight.gallery.milvus.search import ServerQuestion, ServerRanking
from catchlight.gallery.milvus.settings import ServerSettings, server_in_use
from catchlight.gallery.portraits import gallery_state
from catchlight.gallery.preview import preview_persons, unavailable_because
from catchlight.gallery.searches import (
    Listed,
    SearchFigures,
    StartedSearch,
    finish_search,
    search_named,
    start_search,
)
from catchlight.gallery.selection import Selection
from catchlight.gallery.snapshots import ImportedSnapshot
from catchlight.gallery.templates import today_in_days, unit_vector
from catchlight.gallery.view import GalleryView
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.lab.policy import Policy
from catchlight.media.ledger import ledger_of
from catchlight.workflows.case_access import working
from catchlight.workflows.find_probe import FoundProbe
from catchlight.workflows.gallery_files import searching
from catchlight.workflows.search_entries import (
    authorisation_details,
    beside_candidates,
    finished_details,
    started_details,
)
from catchlight.workflows.search_request import Search, first_authorisation
from catchlight.workflows.search_result import SearchResult, candidates_of, probe_of, result_of
from catchlight.workflows.search_snapshot import listed_of, search_snapshot
from catchlight.workflows.search_standing import require_not_stopped, require_open
from catchlight.workflows.sync_gallery import preview_server, search_server

ShowPreview = Callable[[SearchResult], Callable[[], bool] | None]
"""Shows a preview; where it gives a function, that says afterwards whether anybody saw it (asked once, at the end)."""


@dataclass(frozen=True)
class Listing:
    """What was found, before it is stored; `preview` says why none was shown, or is None."""

    figures: SearchFigures
    listed: tuple[Listed, ...]
    preview: str | None = None


@dataclass
class SearchRun:
    """What a search works with, and how far it came.

    Attributes:
        lab: The lab.
        db: Its connection, of the thread that runs.
        case: The case.
        asked: The request, checked.
        probe: The face searched for.
        template: Its template, `(d,) float32`, unit length.
        control: Progress and cancel.
        policy: The lab's policy in force.
        snapshot: The imported snapshot that is searched instead of the lab's own gallery, or None.
    """

    lab: Lab
    db: Database
    case: Case
    asked: Search
    probe: FoundProbe
    template: NDArray[np.float32]
    control: JobControl
    policy: Policy = field(default_factory=Policy)
    snapshot: ImportedSnapshot | None = None
    _row: int = 0
    _started: datetime | None = None
    _preview_shown: bool = False
    _was_seen: Callable[[], bool] | None = None
    _subjects: tuple[Subject, ...] = field(default_factory=tuple)

    @property
    def pack(self) -> str:
        """Hash of the probe's model pack."""
        return self.probe.face.pack_sha256

    def start(self) -> None:
        """Commit that the search begins, before anything is compared or shown."""
        asked, face = self.asked, self.probe.face
        self._subjects = (Subject("exhibit", self.probe.exhibit.sha256), Subject("face", self.probe.crop))
        with working(self.lab, self.db, asked.actor, self.case, what="search.started") as act:
            sweep = search_named(self.db, self.case, asked.from_sweep) if asked.from_sweep else None
            started = StartedSearch(
                scope=asked.scope,
                probe=self.probe.name,
                probe_face=face.row,
                probe_crop=self.probe.crop,
                authority=asked.authority,
                purpose=asked.purpose,
                authorisation=asked.authorisation,
                k=asked.k,
                threshold=asked.threshold,
                pack_sha256=self.pack,
                legal_basis=asked.legal_basis or asked.authority,
                from_sweep=None if sweep is None else sweep.row,
            )
            self._row = start_search(act, self.case, started)
            authorisation = first_authorisation(asked, self.policy, now=act.now)
            if sweep is not None:
                authorisation = require_open(sweep)
            note_authorisation(act, self._row, authorisation)
            ledger = ledger_of(self.db, face.exhibit_row)
            details = {
                **started_details(f"s{self._row}", self.case, asked, self.probe),
                **authorisation_details(authorisation, self.policy),
                "probe_provider": None if ledger is None else ledger.provider,
            }
            act.log("search.started", case=self.case.identifier, subjects=self._subjects, details=details)
            self._started = act.now
        lab_store(self.lab).settle([self.probe.crop])

    def search_gallery(self, preview: ShowPreview | None) -> Listing:
        """Compare the probe with every template of the gallery that may be searched today and that the filters keep."""
        state = gallery_state(self.db)
        if self.snapshot is not None:
            return self._search_snapshot(self.snapshot, preview)
        if not state.portraits:
            figures = SearchFigures(state.revision, state.root, 0, 0, 0, 0, 0.0, filters=self.asked.filters.document())
            return Listing(figures, (), "The gallery is empty.")
        server = server_in_use(self.db)
        if server is not None and server.index.is_exact:
            return self._compare_at_server(server, state.portraits, preview)
        return searching(
            self.lab,
            self.db,
            self.asked.actor,
            pack=self.pack,
            control=self.control,
            work=lambda view: self._compare(view, state.portraits, preview),
        )

    def _compare(self, view: GalleryView, portraits: int, preview: ShowPreview | None) -> Listing:
        asked = self.asked
        self.template = unit_vector(self.probe.template, dimension=view.dimension or None)
        other_pack = max(0, portraits - view.size)
        selection = view.select(asked.filters, today=today_in_days())
        why_not = None if preview is None else self._show_preview(view, selection, other_pack, preview)
        began = time.perf_counter()
        ranking = search_exact(
            view, self.template, k=asked.k, selection=selection, threshold=asked.threshold, control=self.control
        )
        figures = _figures(view, ranking, other_pack, asked.filters, seconds=time.perf_counter() - began)
        listed = enumerate(ranking.persons, start=1)
        found = tuple(Listed(rank, one.score, one.portrait, None, one.portraits) for rank, one in listed)
        return Listing(figures, found, why_not)

    def _search_snapshot(self, snapshot: ImportedSnapshot, preview: ShowPreview | None) -> Listing:
        reasons: list[str | None] = [None]

        def show(view: GalleryView, selection: Selection) -> None:
            if preview is not None:
                reasons.append(self._show_preview(view, selection, 0, preview))

        found = search_snapshot(self.lab, snapshot, self.asked, self.probe, control=self.control, preview=show)
        return Listing(*found, reasons[-1])

    def _compare_at_server(self, server: ServerSettings, portraits: int, preview: ShowPreview | None) -> Listing:
        began, asked = time.perf_counter(), self.asked
        found = search_server(
            self.lab, self.db, asked.actor, settings=server, question=self._question(), control=self.control
        )
        figures = _figures(
            found, found.ranking, max(0, portraits - found.size), asked.filters, seconds=time.perf_counter() - began
        )
        listed = enumerate(found.ranking.persons, start=1)
        persons = tuple(Listed(rank, one.score, one.portrait, None, one.portraits) for rank, one in listed)
        why_not = None if preview is None else "The gallery server compares with every template at once."
        return Listing(figures, persons, why_not)

    def _question(self) -> ServerQuestion:
        asked = self.asked
        return ServerQuestion(self.pack, self.template, asked.k, asked.filters, today_in_days(), asked.threshold)

    def search_exhibits(self) -> Listing:
        """Compare the probe with the embedded faces of the case, except those that are the probe itself."""
        began = time.perf_counter()
        faces = faces_of(self.db, self.case)
        others = [face for face in faces if not self.probe.shows(face)]
        found = rank_faces(
            others,
            self.template,
            pack=self.pack,
            k=self.asked.k,
            threshold=self.asked.threshold,
            control=self.control,
        )
        seconds = time.perf_counter() - began
        of_this_pack = len(faces) - found.other_pack
        figures = SearchFigures(None, None, of_this_pack, found.searched, 0, found.other_pack, seconds)
        listed = enumerate(found.faces, start=1)
        return Listing(figures, tuple(Listed(rank, one.score, None, one.face) for rank, one in listed))

    def finish(self, listing: Listing) -> SearchResult:
        """Commit the result with its log entry, and read it back."""
        figures, asked = listing.figures, self.asked
        with working(self.lab, self.db, asked.actor, self.case, what="search.finished") as act:
            require_not_stopped(self.db, self.case, self._row)
            finish_search(act, self._row, figures, listing.listed)
            result = result_of(self.db, self.case, search_named(self.db, self.case, f"s{self._row}"))
            portraits = portraits_by_row(self.db, {row for one in listing.listed for row, _ in one.portraits})
            hashes = {row: portrait.sha256 for row, portrait in portraits.items()}
            details = {
                **finished_details(result, figures, beside_candidates(listing.listed, hashes)),
                "start": timestamp(self._started or act.now),
                "end": timestamp(act.now),
                "preview_shown": self._preview_seen(),
            }
            subjects = (*self._subjects, *(Subject("portrait", one.sha256) for one in result.candidates))
            act.log("search.finished", case=self.case.identifier, subjects=subjects, details=details)
        if self.snapshot is not None:
            lab_store(self.lab).settle(one.crop_sha256 for one in result.candidates if one.crop_sha256 is not None)
        return replace(result, preview=listing.preview)

    def abandon(self, reason: str) -> None:
        """Log that the search came to no result."""
        with acting(self.lab, self.db, self.asked.actor) as act:
            details: dict[str, Value] = {
                "search": f"s{self._row}",
                "reason": Personal(reason),
                "preview_shown": self._preview_seen(),
            }
            act.log("search.abandoned", case=self.case.identifier, subjects=self._subjects, details=details)

    def _preview_seen(self) -> bool:
        """Whether an approximate result was before anybody's eyes; from now on it never is."""
        return self._preview_shown and (self._was_seen is None or self._was_seen())

    def _previewed(self, view: GalleryView, selection: Selection) -> Ranking | str:
        """An approximate ranking, of the gallery server where there is one; or why there is none."""
        server, missing, asked = server_in_use(self.db), unavailable_because(), self.asked
        if self.snapshot is not None:
            server = None
        if server is None and missing is not None:
            return missing
        try:
            if server is not None:
                return preview_server(self.lab, self.db, settings=server, question=self._question())
            indexed = open_generation(view.lab, view.db, pack=view.pack, with_index=True)
            if indexed.index is None:
                return "The preview index is not available."
            return preview_persons(
                view, indexed.index, self.template, k=asked.k, selection=selection, threshold=asked.threshold
            )
        except (GenerationUnusable, OSError) as error:
            return f"The preview index is not available: {error}."
        except CatchlightError as error:
            return error.message

    def _show_preview(self, view: GalleryView, selection: Selection, other_pack: int, show: ShowPreview) -> str | None:
        """Show an approximate result; says why not, or None if it was shown."""
        if self._preview_shown:  # the files were repaired meanwhile
            return None
        began, asked = time.perf_counter(), self.asked
        ranking = self._previewed(view, selection)
        if isinstance(ranking, str):
            return ranking
        figures = _figures(view, ranking, other_pack, asked.filters, seconds=time.perf_counter() - began)
        candidates = self._candidates(view, ranking)
        require_not_stopped(self.db, self.case, self._row)
        self._preview_shown = True
        self._was_seen = show(
            SearchResult(
                id=f"s{self._row}",
                scope="gallery",
                mode="preview",
                gallery_size=figures.gallery_size,
                searched=figures.searched,
                threshold=asked.threshold,
                k=asked.k,
                probe=probe_of(
                    self.probe.face, track=self.probe.track, crop=self.probe.crop, wall_time=self.probe.wall_time
                ),
                candidates=candidates,
                snapshot=self.snapshot,
                faces=(),
                seconds=figures.seconds,
                gallery_revision=figures.gallery_revision,
                gallery_root=figures.gallery_root,
                pack_sha256=self.pack,
                expired_left_out=figures.expired_left_out,
                other_pack_left_out=other_pack,
                filtered_left_out=figures.filtered_left_out,
                filters=figures.filters,
            )
        )
        return None

    def _candidates(self, view: GalleryView, ranking: Ranking) -> tuple[Candidate, ...]:
        """The candidates of a preview."""
        if self.snapshot is None:
            return candidates_of(self.db, ranking.persons)
        listed = listed_of(self.lab, self.snapshot, view, ranking, tags=bool(self.asked.filters.tags))
        return tuple(one.detached for one in listed if one.detached is not None)


def _figures(
    view: GalleryView | ServerRanking, ranking: Ranking, other_pack: int, filters: Filters, *, seconds: float
) -> SearchFigures:
    return SearchFigures(
        gallery_revision=view.revision,
        gallery_root=view.root,
        gallery_size=view.size,
        searched=ranking.searched,
        expired_left_out=ranking.expired,
        other_pack_left_out=other_pack,
        seconds=seconds,
        filtered_left_out=ranking.filtered,
        filters=filters.document(),
        certificate=None if ranking.certificate is None else ranking.certificate.document(),
    )
