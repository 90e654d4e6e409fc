"""`catchlight case hold|release|retain|retention|close|reopen`: how long a case is kept, and its end."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import click

from catchlight.cli.context import Context, pass_context
from catchlight.evidence.entry import Actor
from catchlight.evidence.retention import Keeping
from catchlight.lab.folder import Lab
from catchlight.workflows.close_case import CloseCase, ReopenCase, close_case, reopen_case
from catchlight.workflows.hold_case import (
    HoldCase,
    ReleaseCase,
    RetainCase,
    hold_case,
    release_case,
    retain_case,
    retention_of_cases,
)

Ask = Callable[[Actor, str, str], Any]
Do = Callable[[Lab, Any], Keeping]


def _verb(name: str, says: str, ask: Ask, do: Do, *, option: click.Option | None = None) -> click.Command:
    """A verb that decides on one case: its number, why, and the case's keeping then is shown."""

    @pass_context
    def decide(context: Context, number: str, reason: str) -> None:
        lab, actor = context.signed_in()
        _show(context, do(lab, ask(actor, number, reason)))

    why = option or click.Option(["--reason"], required=True, help="Why; it is kept in the log.")
    return click.Command(name, callback=decide, help=says, params=[click.Argument(["number"], metavar="CASE"), why])


hold = _verb(
    "hold",
    "Put CASE under legal hold: nothing of it can be erased until a supervisor releases it.",
    HoldCase,
    hold_case,
)
release = _verb("release", "End the legal hold of CASE.", ReleaseCase, release_case)
close = _verb(
    "close",
    "Close CASE: no work is done in it; what is in it stays until its retention ends.",
    CloseCase,
    close_case,
    option=click.Option(["--note", "reason"], default="", help="How it ended."),
)
reopen = _verb("reopen", "Open the closed CASE again.", ReopenCase, reopen_case)


@click.command()
@click.argument("number", metavar="CASE")
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d"]), help="The last day it is kept; without it the policy's day again."
)
@click.option("--reason", required=True, help="Why; it is kept in the log.")
@pass_context
def retain(context: Context, number: str, until: datetime | None, reason: str) -> None:
    """Keep CASE until a day of its own."""
    lab, actor = context.signed_in()
    day: date | None = None if until is None else until.date()
    _show(context, retain_case(lab, RetainCase(actor, number, day, reason)))


@click.command()
@pass_context
def retention(context: Context) -> None:
    """List how long each case is kept, the one that expires first first; for supervisors and auditors."""
    lab, actor = context.signed_in()
    cases = retention_of_cases(lab, actor)
    context.show(
        {"cases": [keeping_document(one) for one in cases]},
        lambda: "\n".join(map(keeping_text, cases)) or "There is no case yet.",
    )


COMMANDS = (hold, release, retain, retention, close, reopen)


def keeping_document(kept: Keeping) -> dict[str, Any]:
    """How long a case is kept, for a script."""
    return {
        "case": kept.case.number,
        "expires_on": kept.expires_on.isoformat(),
        "own_date": kept.has_own_date,
        "closed_at": kept.closed_at,
        "held_since": kept.held_since,
        "held_because": kept.held_because,
    }


def keeping_text(kept: Keeping) -> str:
    """The same in one line."""
    parts = [f"{kept.case.number}  kept until {kept.expires_on.isoformat()}"]
    if not kept.has_own_date:
        parts.append("(policy)")
    if kept.closed_at is not None:
        parts.append(f"closed {kept.closed_at}")
    if kept.held_since is not None:
        parts.append(f"under legal hold since {kept.held_since}: {kept.held_because}")
    return "  ".join(parts)


def _show(context: Context, kept: Keeping) -> None:
    context.show(keeping_document(kept), lambda: keeping_text(kept))
