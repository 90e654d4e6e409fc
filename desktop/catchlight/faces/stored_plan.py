"""The plan of an extraction as the ledger keeps it and as the log tells it.

The ledger is a room below the faces and keeps the plan as text; here that text is written and read.
"""

import msgspec

from catchlight.evidence.entry import Value
from catchlight.faces.plan import DetectionPlan
from catchlight.media.ledger import Ledger


def plan_text(plan: DetectionPlan) -> str:
    """The plan as JSON."""
    return msgspec.json.encode(plan).decode()


def plan_of(ledger: Ledger | None) -> DetectionPlan | None:
    """How the exhibit of this ledger is looked at; None before the first step, and for an earlier version's."""
    if ledger is None or ledger.plan is None:
        return None
    return msgspec.json.decode(ledger.plan, type=DetectionPlan)


def plan_details(plan: DetectionPlan | None) -> Value:
    """The plan for a log entry: the looks at each frame, the gate and its schedule."""
    if plan is None:
        return None
    gate: Value = None
    if plan.gate is not None:
        gate = {"whole_every_seconds": plan.gate.whole_every_microseconds / 1e6}
    return {"passes": [{"scale": look.scale, "border": look.border} for look in plan.passes], "gate": gate}
