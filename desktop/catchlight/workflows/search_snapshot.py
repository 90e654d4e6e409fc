"""Search an imported snapshot instead of the lab's own gallery.

Its persons are not enrolled here, so what the snapshot says of each candidate is kept with the result, and the crop in
the lab's own store: the snapshot's folder goes when a newer one is imported.
"""

import time
from dataclasses import replace
from datetime import UTC, datetime

from catchlight.errors import CatchlightError
from catchlight.evidence.store import Store, lab_store
from catchlight.gallery.candidates import Candidate
from catchlight.gallery.exact import search_exact
from catchlight.gallery.generation_files import GenerationUnusable
from catchlight.gallery.searches import Listed, SearchFigures
from catchlight.gallery.snapshots import ImportedSnapshot, snapshots_folder, viewing_snapshot
from catchlight.gallery.templates import today_in_days, unit_vector
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.find_probe import FoundProbe
from catchlight.workflows.search_request import Search
from catchlight.workflows.search_result import candidates_of


def require_searchable(lab: Lab, snapshot: ImportedSnapshot, pack: str) -> None:
    """Refuse before anything is searched what a search would refuse.

    Raises:
        CatchlightError: if the snapshot is expired or was altered, or its templates are of another model pack.
    """
    try:
        with viewing_snapshot(lab, snapshot, today=datetime.now(UTC).date()) as view:
            used = view.pack
    except (GenerationUnusable, OSError) as error:
        raise _altered(snapshot, error) from error
    if used != pack:
        raise CatchlightError(
            f"The templates of {snapshot.id} were made with another model pack than the probe's, so they cannot be"
            " compared. Nothing was searched.",
            hint="Extract the probe again with the model pack of the snapshot.",
            pack=pack,
            snapshot_pack=used,
        )


def search_snapshot(
    lab: Lab, snapshot: ImportedSnapshot, asked: Search, probe: FoundProbe, *, control: JobControl
) -> tuple[SearchFigures, tuple[Listed, ...]]:
    """Compare a probe with every template of a snapshot that may be searched today and that the filters keep.

    The crops of the candidates are in the lab's store afterwards; the caller settles them once the result is committed.

    Raises:
        CatchlightError: if the snapshot expired, was altered, or was replaced by a newer one meanwhile.
        JobCancelled: if the examiner cancelled.
    """
    began = time.perf_counter()
    try:
        with viewing_snapshot(lab, snapshot, today=datetime.now(UTC).date()) as view:
            template = unit_vector(probe.template, dimension=view.dimension or None)
            selection = view.select(asked.filters, today=today_in_days())
            ranking = search_exact(
                view, template, k=asked.k, selection=selection, threshold=asked.threshold, control=control
            )
            seconds = time.perf_counter() - began
            found = candidates_of(view.db, ranking.persons)
            crops = Store(snapshots_folder(lab) / snapshot.folder / "store")
            listed = tuple(_listed(lab, snapshot, crops, one) for one in found)
    except (GenerationUnusable, OSError) as error:
        raise _altered(snapshot, error) from error
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


def _altered(snapshot: ImportedSnapshot, error: Exception) -> CatchlightError:
    return CatchlightError(
        f"The snapshot {snapshot.id} cannot be relied on: {error}. Nothing was searched.",
        hint="Have a custodian import it again, or a newer one.",
        snapshot=snapshot.id,
    )
