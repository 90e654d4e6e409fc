"""A face of a sweep is searched exactly under the sweep's authorisation."""

from __future__ import annotations

import pytest
from tests.oversight_maker import entries_of, joined
from tests.sweep_maker import exactly, swept, three_faces

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.gallery.searches import search_named
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.authorise_search import AuthoriseSearch, authorise_search
from catchlight.workflows.consult import consult_search
from catchlight.workflows.consult_sweep import consult_sweep


@pytest.fixture
def faces(lab: Lab, case: Case) -> list[str]:
    return three_faces(lab, case)


def test_nothing_can_be_concluded_on_and_a_row_becomes_an_exact_search(
    lab: Lab, actor: Actor, case: Case, faces: list[str]
) -> None:
    swept(lab, actor, threshold=0.5)
    with pytest.raises(CatchlightError, match="is a sweep of many faces"):
        consult_search(lab, actor, case.number, "s1")
    found = exactly(lab, actor, faces[0])
    assert (found.id, found.mode, found.threshold) == ("s2", "exact", 0.5)
    assert found.certificate is not None
    with lab.reading() as db:
        stored = search_named(db, case, "s2")
        assert (stored.started.from_sweep, stored.started.purpose) == (1, "find everybody")
    assert entries_of(lab, "search.started")[-1].document["details"]["from_sweep"] == "s1"
    assert consult_sweep(lab, actor, case.number, "s1").rows[0].exact == ("s2",)
    with pytest.raises(CatchlightError, match="did not search for f99"):
        exactly(lab, actor, "f99")
    with pytest.raises(CatchlightError, match="no sweep"):
        exactly(lab, actor, faces[0], sweep="s2")


def test_a_supervisor_does_not_decide_on_a_sweep_from_which_their_own_search_went_on(
    lab: Lab, actor: Actor, case: Case, faces: list[str]
) -> None:
    from catchlight.workflows.members import AddMember, add_member

    both = joined(lab, actor, "B. Oth", Role.SUPERVISOR, Role.EXAMINER)
    add_member(lab, AddMember(actor, case.number, both.name))
    swept(lab, actor, authorisation="requested")
    exactly(lab, both, faces[0])
    granted = AuthoriseSearch(actor=both, search="s1", decision="granted", authority="Judge", reference="RC 1")
    with pytest.raises(NotPermitted, match="own"):
        authorise_search(lab, granted)
