"""Search an imported snapshot instead of the lab's own gallery.

Its persons are not enrolled here, so what the snapshot says of each candidate is kept with the result, and the crop in
the lab's own store: the snapshot's folder goes when a newer one is imported.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.evidence.store import Store, lab_store
from catchlight.gallery.candidates import Candidate
from catchlight.gallery.exact import Ranking, search_exact
from catchlight.gallery.generation_files import GenerationUnusable
from catchlight.gallery.searches import Listed, SearchFigures
from catchlight.gallery.selection import Selection
from catchlight.gallery.snapshots import ImportedSnapshot, altered, folder_of, require_listed, viewing_snapshot
from catchlight.gallery.templates import today_in_days, unit_vector
from catchlight.gallery.view import GalleryView
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.find_probe import FoundProbe
from catchlight.workflows.search_request import Search
from catchlight.workflows.search_result import candidates_of
from catchlight.workflows.snapshot_files import repair_search_files

Found = TypeVar("Found")


def require_searchable(
    lab: Lab, snapshot: ImportedSnapshot, pack: str, *, actor: Actor, control: JobControl | None = None
) -> None:
    """Refuse before anything is searched what a search would refuse; harmed search files are made anew.

    Raises:
        CatchlightError: if the snapshot is expired or was altered, or its templates are of another model pack.
        JobCancelled: if the examiner cancelled.
    """
    used = _viewed(lab, snapshot, actor, control or JobControl(), lambda view: view.pack)
    if used != pack:
        raise CatchlightError(
            f"The templates of {snapshot.id} were made with another model pack than the probe's, so they cannot be"
            " compared. Nothing was searched.",
            hint="Extract the probe again with the model pack of the snapshot.",
            pack=pack,
            snapshot_pack=used,
        )


def search_snapshot(
    lab: Lab,
    snapshot: ImportedSnapshot,
    asked: Search,
    probe: FoundProbe,
    *,
    control: JobControl,
    preview: Callable[[GalleryView, Selection], object] | None = None,
) -> tuple[SearchFigures, tuple[Listed, ...]]:
    """Compare a probe with every template of a snapshot that may be searched today and that the filters keep.

    The crops of the candidates are in the lab's store afterwards; the caller settles them once the result is committed.

    Args:
        lab: The lab.
        snapshot: The snapshot.
        asked: The request, checked.
        probe: The face searched for.
        control: Progress and cancel.
        preview: Called with what is searched before the exact comparison, again where its files were made anew.

    Raises:
        CatchlightError: if the snapshot expired, was altered, or was replaced by a newer one meanwhile.
        JobCancelled: if the examiner cancelled.
    """

    def compare(view: GalleryView) -> tuple[Ranking, tuple[Listed, ...], float]:
        template = unit_vector(probe.template, dimension=view.dimension or None)
        selection = view.select(asked.filters, today=today_in_days())
        if preview is not None:
            preview(view, selection)
        compared = time.perf_counter()
        ranking = search_exact(
            view, template, k=asked.k, selection=selection, threshold=asked.threshold, control=control
        )
        seconds = time.perf_counter() - compared
        return ranking, listed_of(lab, snapshot, view, ranking, tags=bool(asked.filters.tags)), seconds

    view, (ranking, listed, seconds) = _viewed(lab, snapshot, asked.actor, control, lambda view: (view, compare(view)))
    figures = SearchFigures(
        gallery_revision=view.revision,
        gallery_root=view.root,
        gallery_size=view.size,
        searched=ranking.searched,
        expired_left_out=ranking.expired,
        other_pack_left_out=0,
        seconds=seconds,
        filtered_left_out=ranking.filtered,
        filters=asked.filters.document(),
        certificate=None if ranking.certificate is None else ranking.certificate.document(),
        snapshot=snapshot.id,
    )
    return figures, listed


def listed_of(
    lab: Lab, snapshot: ImportedSnapshot, view: GalleryView, ranking: Ranking, *, tags: bool
) -> tuple[Listed, ...]:
    """A ranking with what the snapshot says of each candidate, which has to be what was imported.

    Args:
        lab: The lab; the crops are in its store afterwards.
        snapshot: The snapshot.
        view: What was searched.
        ranking: What was found.
        tags: Whether the search was limited to some tags.

    Raises:
        CatchlightError: if it was altered.
    """
    rows = {row for one in ranking.persons for row, _ in (*one.portraits, (one.portrait, 0.0))}
    require_listed(lab, snapshot, view, rows, tags=tags)
    crops = Store(folder_of(lab, snapshot) / "store")
    return tuple(_listed(lab, snapshot, crops, one) for one in candidates_of(view.db, ranking.persons))


def _viewed(
    lab: Lab, snapshot: ImportedSnapshot, actor: Actor, control: JobControl, work: Callable[[GalleryView], Found]
) -> Found:
    """Do some work on what a search sees; search files that turn out to be harmed are made anew, and it is done again.

    Raises:
        CatchlightError: if the snapshot is expired, was altered or replaced, or its files are harmed again.
        JobCancelled: if the examiner cancelled.
    """
    try:
        with viewing_snapshot(lab, snapshot, today=datetime.now(UTC).date()) as view:
            return work(view)
    except (GenerationUnusable, OSError) as error:
        found = error
    try:
        repair_search_files(lab, snapshot, actor, found=found, control=control)
        with viewing_snapshot(lab, snapshot, today=datetime.now(UTC).date()) as view:
            return work(view)
    except (GenerationUnusable, OSError) as error:
        raise altered(snapshot, str(error)) from error


def _listed(lab: Lab, snapshot: ImportedSnapshot, crops: Store, one: Candidate) -> Listed:
    kept = None if one.crop_sha256 is None else lab_store(lab).put(crops.read(one.crop_sha256))
    detached = replace(
        one,
        crop_sha256=kept,
        portrait=f"{snapshot.id}:{one.portrait}",
        compared=tuple((f"{snapshot.id}:{portrait}", score) for portrait, score in one.compared),
        snapshot=snapshot.id,
    )
    return Listed(one.rank, one.score, None, None, detached=detached)
