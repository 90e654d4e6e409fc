"""What was refused or erased goes no further."""

import pytest
from tests.gallery_maker import random_vectors
from tests.people import present
from tests.search_maker import asked, begun, stored_face

from catchlight.errors import NotPermitted
from catchlight.evidence.cases import Case
from catchlight.evidence.log import acting
from catchlight.gallery.authorisations import Authorisation, AuthorisationState, note_authorisation
from catchlight.gallery.forgetting import forget_result
from catchlight.gallery.searches import search_named
from catchlight.lab.folder import Lab
from catchlight.workflows.search_standing import require_not_stopped, require_open


def in_force(lab: Lab, row: int, authorisation: Authorisation) -> None:
    with lab.reading() as db, acting(lab, db, present(lab)) as act:
        note_authorisation(act, row, authorisation)
        act.log("search.authorised")


@pytest.fixture
def row(lab: Lab, case: Case) -> int:
    """A search that began, without an authorisation that was recorded."""
    return begun(lab, case, asked(stored_face(lab, case, random_vectors(1)[0])))


def test_a_search_goes_on_until_it_is_refused(lab: Lab, case: Case, row: int) -> None:
    with lab.reading() as db:
        require_not_stopped(db, case, row)
    in_force(lab, row, Authorisation(AuthorisationState.REFUSED))
    with lab.reading() as db, pytest.raises(NotPermitted, match="refused while it ran"):
        require_not_stopped(db, case, row)


def test_an_erased_one_is_stopped(lab: Lab, case: Case, row: int) -> None:
    with lab.reading() as db:
        forget_result(db, row, at="2026-11-23T10:00:00.000000Z")
        with pytest.raises(NotPermitted, match="erased while it ran"):
            require_not_stopped(db, case, row)


@pytest.mark.parametrize(
    ("stands", "why"),
    [
        (Authorisation(AuthorisationState.REFUSED), "refused"),
        (Authorisation(AuthorisationState.REQUESTED, due_at="2026-01-01T00:00:00.000000Z"), "not granted in time"),
    ],
)
def test_nothing_goes_on_from_a_sweep_that_is_closed(
    lab: Lab, case: Case, row: int, stands: Authorisation, why: str
) -> None:
    granted = Authorisation(AuthorisationState.GRANTED, authority="Judge", reference="RC 1")
    in_force(lab, row, granted)
    with lab.reading() as db:
        assert require_open(search_named(db, case, f"s{row}")).state is AuthorisationState.GRANTED
    in_force(lab, row, stands)
    with lab.reading() as db, pytest.raises(NotPermitted, match=why):
        require_open(search_named(db, case, f"s{row}"))
