"""Who opens a sweep, and what of it they see."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from tests.oversight_maker import clock_at, entries_of, joined
from tests.sweep_maker import exactly, swept, three_faces

from catchlight.errors import NotPermitted
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.consult_sweep import consult_row, consult_sweep


@pytest.fixture
def faces(lab: Lab, case: Case) -> list[str]:
    return three_faces(lab, case)


def test_an_overdue_sweep_is_opened_by_nobody_and_nothing_goes_on_from_it(
    lab: Lab, actor: Actor, case: Case, faces: list[str]
) -> None:
    with clock_at(datetime.now(UTC) - timedelta(hours=49)):
        swept(lab, actor, authorisation="requested")
    for opened in (
        lambda: consult_sweep(lab, actor, case.number, "s1"),
        lambda: consult_row(lab, actor, case.number, "s1", faces[0]),
        lambda: exactly(lab, actor, faces[0]),
    ):
        with pytest.raises(NotPermitted, match="had to be granted"):
            opened()


def test_an_auditor_gets_it_without_images(lab: Lab, actor: Actor, case: Case, faces: list[str]) -> None:
    swept(lab, actor)
    auditor = joined(lab, actor, "A. Uditor", Role.AUDITOR)
    rows = consult_sweep(lab, auditor, case.number, "s1").rows
    assert {row.probe.crop_sha256 for row in rows} == {None}
    assert {row.best.crop_sha256 for row in rows if row.best is not None} == {None}
    assert len(entries_of(lab, "search.consulted")) == 1
