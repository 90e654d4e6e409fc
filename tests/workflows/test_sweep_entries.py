"""One entry says for whom a sweep searches, one what came out."""

from __future__ import annotations

import hashlib

import pytest
from tests.oversight_maker import entries_of
from tests.sweep_maker import VECTORS, swept, three_faces

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.verify_log import verify_log


@pytest.fixture
def faces(lab: Lab, case: Case) -> list[str]:
    return three_faces(lab, case)


def wrong_with_searches(lab: Lab) -> list[str]:
    """What the verification names about searches; the galleries and stills of these tests have no entries."""
    found = verify_log(lab, JobControl()).problems
    return [one.problem for one in found if "search" in one.problem or "authorisation" in one.problem]


def test_one_entry_says_for_whom_and_one_what_came_out(lab: Lab, actor: Actor, faces: list[str]) -> None:
    result = swept(lab, actor)
    (started,) = entries_of(lab, "search.started")
    (finished,) = entries_of(lab, "search.finished")
    before, after = started.document["details"], finished.document["details"]
    assert (before["mode"], before["probe_count"], before["purpose"]) == ("sweep", 3, "find everybody")
    assert [one["probe"] for one in before["probes"]] == faces
    hashes = [hashlib.sha256(VECTORS[at].astype("<f4").tobytes()).hexdigest() for at in (1, 4, 11)]
    assert [one["template_sha256"] for one in after["probes"]] == hashes
    first = after["probes"][0]["candidates"][0]
    assert (first["rank"], first["person_id"], first["score"]) == (1, "P1", pytest.approx(1.0))
    assert (after["gallery_root"], after["gallery_revision"]) == (result.gallery_root, result.gallery_revision)
    assert after["sweep"]["measured_loss"] == 0.0
    assert after["probes_with_candidates"] == 3
    assert wrong_with_searches(lab) == []
