"""Search exactly for one face of a sweep, under the sweep's own authorisation: what a conclusion can rest on."""

from dataclasses import dataclass

from catchlight.evidence.entry import Actor
from catchlight.faces.analyst import Analyst
from catchlight.gallery.filters import Filters
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.case_access import case_for, permitted
from catchlight.workflows.consult import allowed_search
from catchlight.workflows.search import search
from catchlight.workflows.search_request import Search
from catchlight.workflows.search_result import SearchResult
from catchlight.workflows.search_run import ShowPreview
from catchlight.workflows.search_standing import require_open
from catchlight.workflows.sweep_result import require_swept, swept_named


@dataclass(frozen=True, kw_only=True)
class SearchExactly:
    """Search exactly for a face that a sweep searched for.

    Attributes:
        actor: Who acts.
        case: The case's number.
        sweep: Id of the sweep, `s7`.
        probe: The track or face, `t3`.
        k: Length of the candidate list.
    """

    actor: Actor
    case: str
    sweep: str
    probe: str
    k: int = 50


def search_exactly(
    lab: Lab,
    request: SearchExactly,
    control: JobControl,
    *,
    analyst: Analyst,
    preview: ShowPreview | None = None,
) -> SearchResult:
    """A search of its own, with the authority, purpose, filters and threshold of the sweep.

    Its authorisation is the sweep's as it stands, with the same clock: a decision on the sweep is one on it too.

    Raises:
        NotPermitted: if who asks is no examiner or no member of the case, or the sweep was refused, erased, or not
            granted in time.
        CatchlightError: if there is no such sweep, or it did not search for that face.
        JobCancelled: if the examiner cancelled.
    """
    with lab.reading() as db:
        examiner = permitted(lab, db, request.actor, Role.EXAMINER, what="search.started")
        case = case_for(lab, db, examiner, request.case)
        stored = allowed_search(lab, db, examiner, case, request.sweep, what="search.started")
        require_open(stored)
        filters = require_swept(stored).filters
        swept_named(db, stored, request.probe)
        started = stored.started
    asked = Search(
        actor=request.actor,
        case=request.case,
        probe=request.probe,
        authority=started.authority,
        purpose=started.purpose,
        authorisation=started.authorisation,
        legal_basis=started.legal_basis,
        k=request.k,
        threshold=started.threshold,
        filters=Filters.from_document(dict(filters)),
        from_sweep=stored.id,
    )
    return search(lab, asked, control, analyst=analyst, preview=preview)
