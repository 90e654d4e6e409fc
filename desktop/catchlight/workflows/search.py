"""Search the gallery, or the case's own exhibits, for the person of one probe; who, why and what came out is logged."""

from dataclasses import replace

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.faces.analyst import Analyst
from catchlight.gallery.pack_in_use import require_pack_in_use
from catchlight.gallery.portraits import gallery_state
from catchlight.gallery.snapshots import ImportedSnapshot, snapshot_to_search
from catchlight.gallery.templates import has_templates, unit_vector
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.lab.policy import policy_in_force
from catchlight.workflows.case_access import case_to_work_in, permitted
from catchlight.workflows.find_probe import FoundProbe, find_probe
from catchlight.workflows.search_request import Search, checked, require_filters_allowed
from catchlight.workflows.search_result import Mode, Probe, Scope, SearchResult, stored_result
from catchlight.workflows.search_run import SearchRun, ShowPreview
from catchlight.workflows.search_snapshot import require_searchable

__all__ = ["Mode", "Probe", "Scope", "Search", "SearchResult", "search", "stored_result"]


def search(
    lab: Lab,
    request: Search,
    control: JobControl,
    *,
    analyst: Analyst,
    preview: ShowPreview | None = None,
) -> SearchResult:
    """Search for the person of a probe; the exact result is stored and logged.

    Args:
        lab: The lab.
        request: What to search for and why.
        control: Progress and cancel.
        analyst: Takes in a probe image; not used for a probe that is in the case already.
        preview: Called at most once, before the exact result, with an approximate one; what it gives, if anything, is
            asked at the end whether anybody saw it, as the log states.

    Raises:
        ChoiceNeeded: if the probe image shows several faces and none was chosen; `facts["faces"]` lists them.
        CatchlightError: if authority or purpose is missing, or the probe cannot be searched for; nothing was searched.
        NotPermitted: if who asks is no examiner, or no member of the case; it is logged.
        JobCancelled: if the examiner cancelled.
    """
    asked, policy = checked(request), policy_in_force(lab.folder)
    require_filters_allowed(asked, policy)
    with lab.reading() as db:
        examiner = permitted(lab, db, asked.actor, Role.EXAMINER, what="search.started")
        asked = replace(asked, actor=examiner)
        case = case_to_work_in(lab, db, examiner, asked.case, what="search.started")
        snapshot = _snapshot(db, asked)
        asked = replace(asked, snapshot="" if snapshot is None else snapshot.id)
        probe = find_probe(lab, db, case, asked, control=control, analyst=analyst)
        template = unit_vector(probe.template)
        if snapshot is not None:
            require_searchable(lab, snapshot, probe.face.pack_sha256, actor=examiner, control=control)
        elif asked.scope == "gallery":
            _require_same_pack(db, probe)
            require_pack_in_use(db, probe.face.pack_sha256)
        run = SearchRun(lab, db, case, asked, probe, template, control, policy, snapshot)
        run.start()
        try:
            listing = run.search_gallery(preview) if asked.scope == "gallery" else run.search_exhibits()
            return run.finish(listing)
        except JobCancelled:
            run.abandon("cancelled by the examiner")
            raise
        except CatchlightError as error:
            run.abandon(error.message)
            raise


def _snapshot(db: Database, asked: Search) -> ImportedSnapshot | None:
    """The imported snapshot that is searched: the one that was named, or the one in use of a lab without portraits."""
    if asked.scope != "gallery" or (not asked.snapshot and gallery_state(db).portraits):
        return None
    return snapshot_to_search(db, asked.snapshot)


def _require_same_pack(db: Database, probe: FoundProbe) -> None:
    """Templates of different model packs are never compared.

    Raises:
        CatchlightError: if the gallery holds only templates of other packs.
    """
    portraits = gallery_state(db).portraits
    if portraits and not has_templates(db, pack=probe.face.pack_sha256):
        raise CatchlightError(
            "The gallery's templates were made with another model pack than the probe's, so they cannot be compared."
            " Nothing was searched.",
            hint="Enrol the portraits again with the model pack in use, or extract the probe again with theirs.",
            probe_pack=probe.face.pack_sha256,
            portraits=portraits,
        )
