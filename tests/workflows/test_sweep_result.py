"""A sweep read back: a row for each face, and the list behind it."""

from __future__ import annotations

import pytest
from tests.oversight_maker import joined
from tests.sweep_maker import swept, three_faces

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.consult_sweep import consult_row, consult_sweep
from catchlight.workflows.erase_search import EraseSearch, erase_search
from catchlight.workflows.verify_log import verify_log


@pytest.fixture
def faces(lab: Lab, case: Case) -> list[str]:
    return three_faces(lab, case)


@pytest.fixture
def other(lab: Lab, actor: Actor) -> Actor:
    """A supervisor who is in no case."""
    return joined(lab, actor, "S. Upervisor", Role.SUPERVISOR)


def wrong_with_searches(lab: Lab) -> list[str]:
    """What the verification names about searches; the galleries and stills of these tests have no entries."""
    found = verify_log(lab, JobControl()).problems
    return [one.problem for one in found if "search" in one.problem or "authorisation" in one.problem]


def test_every_face_of_the_case_has_its_own_list(lab: Lab, actor: Actor, case: Case, faces: list[str]) -> None:
    result = swept(lab, actor)
    assert [row.name for row in result.rows] == faces
    assert [row.best.person_id for row in result.rows if row.best is not None][:2] == ["P1", "P4"]
    assert [row.listed for row in result.rows] == [3, 3, 3]
    assert (result.searched, result.gallery_size, result.statement["method"]) == (8, 8, "exact")
    row = consult_row(lab, actor, case.number, result.id, faces[1])
    assert (row.mode, row.certificate, [one.rank for one in row.candidates]) == ("sweep", None, [1, 2, 3])
    assert row.candidates[0].person_id == "P4"
    assert consult_sweep(lab, actor, case.number, result.id).rows == result.rows


def test_an_erased_sweep_names_nobody_any_more(
    lab: Lab, actor: Actor, other: Actor, case: Case, faces: list[str]
) -> None:
    swept(lab, actor)
    erased = erase_search(lab, EraseSearch(other, case.number, "s1", "mistaken"))
    assert erased.certificate is not None
    with pytest.raises(CatchlightError, match="was erased"):
        consult_sweep(lab, actor, case.number, "s1")
    assert wrong_with_searches(lab) == []
