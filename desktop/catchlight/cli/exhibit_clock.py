"""`catchlight exhibit clock`: note what a recorder's clock showed, so that wall time stands beside media time."""

from datetime import datetime
from typing import Any

import click

from catchlight.cli.context import Context, pass_context
from catchlight.cli.exhibit_show import clock_document, clock_text
from catchlight.errors import CatchlightError
from catchlight.workflows.note_clock import NoteClock, note_clock


@click.command("clock")
@click.argument("case")
@click.argument("exhibit_id", metavar="EXHIBIT")
@click.option("--shown", required=True, metavar="TIME", help='What the clock showed: "2026-11-23 14:05:00".')
@click.option("--zone", required=True, help="The zone it ran in: Europe/Amsterdam, or an offset such as +01:00.")
@click.option(
    "--error-seconds", required=True, type=float, help="The recorder's time minus the true time; 0 where it was right."
)
@click.option("--measured-by", required=True, help="Who measured the error.")
@click.option(
    "--at", "at_seconds", type=float, default=0.0, show_default=True, help="Media time, seconds, of the look."
)
@pass_context
def clock_verb(context: Context, /, case: str, exhibit_id: str, **given: Any) -> None:
    """Note what the recorder's clock of EXHIBIT showed. A later note takes the place of an earlier one."""
    lab, actor = context.signed_in()
    request = NoteClock(
        actor,
        case,
        exhibit_id,
        at_microseconds=_microseconds(given["at_seconds"]),
        shown=_shown(given["shown"]),
        zone=given["zone"],
        error_seconds=given["error_seconds"],
        measured_by=given["measured_by"],
    )
    noted = note_clock(lab, request)
    context.show(
        {"exhibit": exhibit_id, "recorder_clock": clock_document(noted)},
        lambda: f"{exhibit_id}: the recorder's clock {clock_text(noted)}.",
    )


def _shown(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise CatchlightError(f"{text} is not a time.", hint="Write it as 2026-11-23 14:05:00.") from error


def _microseconds(seconds: float) -> int:
    if not abs(seconds) < 1e9:
        raise CatchlightError(f"{seconds} is not a media time.", hint="Give seconds from the start of the footage.")
    return round(seconds * 1e6)
