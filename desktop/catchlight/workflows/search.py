"""Search the gallery, or the case's own exhibits, for the person of one probe; who, why and what came out is logged."""

import re
from collections.abc import Callable
from dataclasses import replace

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import case_numbered
from catchlight.faces.analyst import Analyst
from catchlight.gallery.exact import LARGEST_K
from catchlight.gallery.portraits import gallery_state
from catchlight.gallery.templates import count_templates, unit_vector
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.find_probe import FoundProbe, find_probe
from catchlight.workflows.search_request import Search
from catchlight.workflows.search_result import Mode, Probe, Scope, SearchResult, stored_result
from catchlight.workflows.search_run import SearchRun

__all__ = ["Mode", "Probe", "Scope", "Search", "SearchResult", "search", "stored_result"]


def search(
    lab: Lab,
    request: Search,
    control: JobControl,
    *,
    analyst: Analyst,
    preview: Callable[[SearchResult], None] | None = None,
) -> SearchResult:
    """Search for the person of a probe; the exact result is stored and logged.

    Args:
        lab: The lab.
        request: What to search for and why.
        control: Progress and cancel.
        analyst: Takes in a probe image; not used for a probe that is in the case already.
        preview: Called at most once, before the exact result, with an approximate one.

    Raises:
        ChoiceNeeded: if the probe image shows several faces and none was chosen; `facts["faces"]` lists them.
        CatchlightError: if authority or purpose is missing, or the probe cannot be searched for; nothing was searched.
        JobCancelled: if the examiner cancelled.
    """
    asked = _checked(request)
    with lab.reading() as db:
        case = case_numbered(db, asked.case)
        probe = find_probe(lab, db, case, asked, control=control, analyst=analyst)
        template = unit_vector(probe.template)
        if asked.scope == "gallery":
            _require_same_pack(db, probe)
        run = SearchRun(lab, db, case, asked, probe, template, control)
        run.start()
        try:
            listing = run.search_gallery(preview) if asked.scope == "gallery" else run.search_exhibits()
        except JobCancelled:
            run.abandon("cancelled by the examiner")
            raise
        except CatchlightError as error:
            run.abandon(error.message)
            raise
        return run.finish(listing)


def _checked(request: Search) -> Search:
    """The request with its texts trimmed.

    Raises:
        CatchlightError: if it may not or cannot be searched for.
    """
    asked = replace(request, authority=request.authority.strip(), purpose=request.purpose.strip())
    if not asked.authority or not asked.purpose:
        raise CatchlightError(
            "A search needs its authority and its purpose. Nothing was searched.",
            hint="Say who or what authorised it (--authority TEXT) and what it is for (--purpose TEXT).",
        )
    if not re.fullmatch(r"not-needed|requested|granted:\s*\S.*", asked.authorisation):
        raise CatchlightError(
            f"The authorisation {asked.authorisation!r} is not known. Nothing was searched.",
            hint="Give not-needed, requested, or granted:REFERENCE.",
            authorisation=asked.authorisation,
        )
    if asked.scope not in {"gallery", "exhibits"}:
        raise CatchlightError(f"There is no scope {asked.scope}.", hint="Search in the gallery or in exhibits.")
    if not 1 <= asked.k <= LARGEST_K:
        raise CatchlightError(
            f"A list of {asked.k} candidates cannot be made. Nothing was searched.",
            hint=f"Choose a length from 1 to {LARGEST_K}.",
            k=asked.k,
        )
    if asked.threshold is not None and not -1 <= asked.threshold <= 1:
        raise CatchlightError(
            f"The threshold {asked.threshold} is no comparison score. Nothing was searched.",
            hint="Choose a number from -1 to 1, or none.",
        )
    return asked


def _require_same_pack(db: Database, probe: FoundProbe) -> None:
    """Templates of different model packs are never compared.

    Raises:
        CatchlightError: if the gallery holds only templates of other packs.
    """
    portraits = gallery_state(db).portraits
    if portraits and not count_templates(db, pack=probe.face.pack_sha256):
        raise CatchlightError(
            "The gallery's templates were made with another model pack than the probe's, so they cannot be compared."
            " Nothing was searched.",
            hint="Enrol the portraits again with the model pack in use, or extract the probe again with theirs.",
            probe_pack=probe.face.pack_sha256,
            portraits=portraits,
        )
