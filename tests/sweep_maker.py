"""Real sweeps, and exact searches of their faces, without a model."""

from __future__ import annotations

from typing import Any

from tests.oversight_maker import NO_ANALYST

from catchlight.evidence.entry import Actor
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.search import SearchResult
from catchlight.workflows.search_exactly import SearchExactly, search_exactly
from catchlight.workflows.sweep_case import SweepCase, SweepResult, sweep_case


def swept(lab: Lab, actor: Actor, **asked: Any) -> SweepResult:
    """A sweep of the case 2026-001."""
    given: dict[str, Any] = {"authority": "prosecutor Z", "purpose": "find everybody", "k": 3, **asked}
    control = given.pop("control", None)
    return sweep_case(lab, SweepCase(actor=actor, **{"case": "2026-001", **given}), control)


def exactly(lab: Lab, actor: Actor, probe: str, sweep: str = "s1") -> SearchResult:
    """An exact search of one of its faces."""
    request = SearchExactly(actor=actor, case="2026-001", sweep=sweep, probe=probe)
    return search_exactly(lab, request, JobControl(), analyst=NO_ANALYST)
