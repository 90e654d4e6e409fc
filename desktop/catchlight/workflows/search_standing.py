"""Whether a search still stands: it is stopped once it was refused or erased, and so is what goes on from a sweep."""

from sqlite_utils import Database

from catchlight.errors import NotPermitted
from catchlight.evidence.cases import Case
from catchlight.gallery.authorisations import Authorisation
from catchlight.gallery.searches import StoredSearch, search_named


def require_not_stopped(db: Database, case: Case, row: int) -> None:
    """Stop where a supervisor recorded meanwhile that the authorisation was refused, or erased the search.

    Raises:
        NotPermitted: if so.
    """
    stored = search_named(db, case, f"s{row}")
    if stored.is_refused or stored.erased_at is not None:
        why = "The authorisation of the search was refused" if stored.is_refused else "The search was erased"
        raise NotPermitted(
            f"{why} while it ran ({stored.id}), so it was stopped. No result was kept.",
            hint="The evidence log says by whom; a new search needs an authorisation of its own.",
            search=stored.id,
        )


def require_open(sweep: StoredSearch) -> Authorisation:
    """The authorisation of a sweep, for a search that goes on under it.

    Raises:
        NotPermitted: if it was refused, or is overdue.
    """
    stands = sweep.authorisation
    if stands is None or sweep.is_refused or sweep.is_overdue or sweep.erased_at is not None:
        why = "erased" if sweep.erased_at is not None else "refused" if sweep.is_refused else "not granted in time"
        raise NotPermitted(
            f"The sweep {sweep.id} was {why}, so nothing can go on under its authorisation. Nothing was searched.",
            hint="Search with an authorisation of its own.",
            search=sweep.id,
        )
    return stands
