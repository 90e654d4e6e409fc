"""Make new search files of the gallery, with the indexes for previews and sweeps; searches go on meanwhile."""

from dataclasses import dataclass

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.gallery.filters import Filters
from catchlight.gallery.generation import Generation, open_generation, snapshot
from catchlight.gallery.generation_files import GenerationUnusable
from catchlight.gallery.pack_in_use import pack_in_use
from catchlight.gallery.preview import unavailable_because
from catchlight.gallery.templates import today_in_days
from catchlight.gallery.tuner import PreviewLoss, measure_preview
from catchlight.gallery.view import open_view, waiting_changes
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.case_access import permitted
from catchlight.workflows.gallery_files import ready_generation, rebuild


@dataclass(frozen=True, kw_only=True)
class CompactGallery:
    """What to do with the search files.

    Attributes:
        actor: Who acts, a custodian.
        anew: Make new files although those in use are not due for it.
        measure: Measure what the preview loses on this gallery.
    """

    actor: Actor
    anew: bool = False
    measure: bool = False


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
        loss: What the preview loses, or None where it was not measured.
    """

    generation: int
    revision: int
    templates: int
    waiting: int
    has_preview: bool
    has_sweep: bool
    loss: PreviewLoss | None = None


def compact_gallery(lab: Lab, request: CompactGallery, control: JobControl) -> Compacted:
    """Bring the search files up to date where it is due or asked for.

    Raises:
        NotPermitted: if the actor is no gallery custodian; it is logged.
        CatchlightError: if the gallery is empty, a stored template is damaged, or the disk is full.
        JobCancelled: if the job was asked to stop; the files in use stay.
    """
    with lab.reading() as db:
        custodian = permitted(lab, db, request.actor, Role.CUSTODIAN, what="gallery.indexed")
        pack = pack_in_use(db)
        if pack is None:
            raise CatchlightError("The gallery is empty: there is nothing to index.", hint="Enrol portraits first.")
        if request.anew:
            with_index = unavailable_because() is None
            rebuild(lab, db, custodian, pack=pack, control=control, with_index=with_index)
        else:
            ready_generation(lab, db, custodian, pack=pack, control=control, with_index=True)
        with open_view(lab, db, pack=pack) as view:
            found, waiting = view.generation, waiting_changes(view)
            selection = view.select(Filters(), today=today_in_days())
            loss = None
            if request.measure and _has_sound_index(lab, found, pack=pack):
                (loss,) = measure_preview(view, selection=selection, control=control)
        return Compacted(
            found.number,
            found.revision,
            len(found),
            waiting,
            has_preview=found.index is not None,
            has_sweep=found.sweep is not None,
            loss=loss,
        )


def _has_sound_index(lab: Lab, found: Generation, *, pack: str) -> bool:
    if found.index is None:
        return False
    try:
        with lab.reading() as db, snapshot(db):
            open_generation(lab, db, pack=pack, with_index=True)
    except GenerationUnusable:
        return False
    return True
