"""Make new search files of the gallery, with the indexes for previews and sweeps; searches go on meanwhile."""

from dataclasses import dataclass

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.gallery.annoy_index import NODES_VISITED
from catchlight.gallery.filters import Filters
from catchlight.gallery.generation import Generation, open_generation, snapshot
from catchlight.gallery.generation_files import GenerationUnusable
from catchlight.gallery.index_state import IndexState, index_state
from catchlight.gallery.pack_in_use import pack_in_use
from catchlight.gallery.preview import unavailable_because
from catchlight.gallery.preview_setting import PreviewSetting, PreviewWish
from catchlight.gallery.templates import today_in_days
from catchlight.gallery.tuner import TREES_TRIED, PreviewLoss, measure_preview
from catchlight.gallery.view import open_view, waiting_changes
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.claims import claiming
from catchlight.lab.folder import Lab
from catchlight.workflows.case_access import permitted
from catchlight.workflows.gallery_files import CLAIM, rebuild, up_to_date


@dataclass(frozen=True, kw_only=True)
class CompactGallery:
    """What to do with the search files.

    Attributes:
        actor: Who acts, a custodian.
        anew: Make new files although those in use are not due for it.
        measure: Measure what the preview loses on this gallery, as it stands.
        loss: Make new files whose preview loses no larger share of the mates than this, 0 to 1; later ones keep to it.
    """

    actor: Actor
    anew: bool = False
    measure: bool = False
    loss: float | None = None


@dataclass(frozen=True)
class Compacted:
    """The search files in use.

    Attributes:
        generation: Their number.
        revision: The gallery's revision that they hold.
        templates: Templates in them.
        waiting: Templates added and erased since; searched and masked all the same.
        has_preview: True if previews are there.
        has_sweep: True if sweeps have their index.
        loss: What the preview loses now, or None where it was not asked for.
        preview: How the preview was set when the files were made, or None where it was not measured.
    """

    generation: int
    revision: int
    templates: int
    waiting: int
    has_preview: bool
    has_sweep: bool
    loss: PreviewLoss | None = None
    preview: PreviewSetting | None = None


def compact_gallery(lab: Lab, request: CompactGallery, control: JobControl) -> Compacted:
    """Bring the search files up to date where it is due or asked for.

    Raises:
        NotPermitted: if the actor is no gallery custodian; it is logged.
        CatchlightError: if the gallery is empty, a stored template is damaged, the disk is full, or the loss asked for
            is no share or there can be no preview.
        JobCancelled: if the job was asked to stop; the files in use stay.
    """
    wish = _wish(request)
    with lab.reading() as db:
        custodian = permitted(lab, db, request.actor, Role.CUSTODIAN, what="gallery.indexed")
        pack = pack_in_use(db)
        if pack is None:
            raise CatchlightError("The gallery is empty: there is nothing to index.", hint="Enrol portraits first.")
        if request.anew or wish is not None:
            with_index = unavailable_because() is None
            with claiming(lab, CLAIM, control):
                rebuild(lab, db, custodian, pack=pack, control=control, with_index=with_index, wish=wish)
        else:
            up_to_date(lab, db, custodian, pack=pack, control=control)
        with open_view(lab, db, pack=pack) as view:
            found, waiting = view.generation, waiting_changes(view)
            selection = view.select(Filters(), today=today_in_days())
            loss = None
            if request.measure and _has_sound_index(lab, found, pack=pack):
                nodes = NODES_VISITED if found.preview is None else found.preview.nodes
                (loss,) = measure_preview(view, selection=selection, nodes=(nodes,), control=control)
        return Compacted(
            found.number,
            found.revision,
            len(found),
            waiting,
            has_preview=found.index is not None,
            has_sweep=found.sweep is not None,
            loss=loss,
            preview=found.preview if found.index is not None else None,
        )


def keep_up(lab: Lab, actor: Actor, control: JobControl) -> int | None:
    """Make new search files if that is due, or if those in use are harmed or have no preview any more.

    It is what a program does beside its other work. The files are derived, so whoever is signed in may.

    Args:
        lab: The lab.
        actor: Who is signed in.
        control: Progress and cancel.

    Returns:
        The number of the new files, or None where there was nothing to do.

    Raises:
        CatchlightError: if a stored template is damaged or the disk is full; the files in use stay.
        JobCancelled: if the job was asked to stop; the files in use stay.
    """
    with lab.reading() as db:
        pack = pack_in_use(db)
        if pack is None:
            return None
        before = index_state(lab, db, pack=pack)
        if not wants_new_files(before):
            return None
        made = up_to_date(lab, db, actor, pack=pack, control=control)
        return None if made.number == before.generation else made.number


def wants_new_files(state: IndexState) -> bool:
    """True if new search files are due, or those in use cannot be used or lack the preview that they can have."""
    lacks_preview = state.covered > 0 and not state.has_preview and unavailable_because() is None
    return state.templates > 0 and (state.is_due or state.problem is not None or lacks_preview)


def _wish(request: CompactGallery) -> PreviewWish | None:
    if request.loss is None:
        return None
    if not 0 <= request.loss <= 1:
        raise CatchlightError(
            f"A loss of {request.loss:g} is no share of the mates. Nothing was changed.",
            hint="Give a figure between 0 and 1: 0.05 for one mate in twenty.",
        )
    missing = unavailable_because()
    if missing is not None:
        raise CatchlightError(
            f"There can be no preview: {missing} Nothing was changed.", hint="Searches are exact and need none."
        )
    return PreviewWish(request.loss, TREES_TRIED)


def _has_sound_index(lab: Lab, found: Generation, *, pack: str) -> bool:
    if found.index is None:
        return False
    try:
        with lab.reading() as db, snapshot(db):
            open_generation(lab, db, pack=pack, with_index=True)
    except GenerationUnusable:
        return False
    return True
