"""Real sweeps, and exact searches of their faces, without a model."""

from __future__ import annotations

from typing import Any

from tests.gallery_maker import fill, random_vectors
from tests.log_maker import VERIFIER
from tests.oversight_maker import NO_ANALYST
from tests.search_maker import stored_face

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.export_log import ExportLog, export_log
from catchlight.workflows.search import SearchResult
from catchlight.workflows.search_exactly import SearchExactly, search_exactly
from catchlight.workflows.sweep_case import SweepCase, SweepResult, sweep_case

VECTORS = random_vectors(12)


def swept(lab: Lab, actor: Actor, **asked: Any) -> SweepResult:
    """A sweep of the case 2026-001."""
    given: dict[str, Any] = {"authority": "prosecutor Z", "purpose": "find everybody", "k": 3, **asked}
    control = given.pop("control", None)
    return sweep_case(lab, SweepCase(actor=actor, **{"case": "2026-001", **given}), control)


def exactly(lab: Lab, actor: Actor, probe: str, sweep: str = "s1") -> SearchResult:
    """An exact search of one of its faces."""
    request = SearchExactly(actor=actor, case="2026-001", sweep=sweep, probe=probe)
    return search_exactly(lab, request, JobControl(), analyst=NO_ANALYST)


def found_by_the_verifier(lab: Lab, actor: Actor) -> list[str]:
    """What the stand-alone verifier finds wrong in an export of the log, with its clear texts."""
    target = lab.folder.parent / "exported.jsonl"
    target.unlink(missing_ok=True)
    export_log(lab, ExportLog(actor, target), JobControl())
    return [one.text for one in VERIFIER.check_file(target, actor.key.key_id).problems]


def three_faces(lab: Lab, case: Case) -> list[str]:
    """Eight persons enrolled; the ids of three faces of stills: of P1 and P4, and of nobody enrolled."""
    fill(lab, VECTORS[:8])
    return [stored_face(lab, case, VECTORS[at]).name for at in (1, 4, 11)]
