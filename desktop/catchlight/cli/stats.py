"""`catchlight stats` and `catchlight annual-report`: how the lab searches, for those who oversee it."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click
import msgspec

from catchlight.cli.context import Context, job, pass_context
from catchlight.evidence.entry import Actor
from catchlight.lab.folder import Lab
from catchlight.lab.policy import policy_in_force
from catchlight.report.annual import annual_document
from catchlight.report.document import Document, text_of
from catchlight.report.statistics import statistics_document
from catchlight.workflows.annual_report import AnnualReport, annual_report
from catchlight.workflows.hand_over import Format, HandOver, hand_over
from catchlight.workflows.oversight import Oversight, oversight

_Command = Callable[..., None]


def as_files(command: _Command) -> _Command:
    """Give a verb the options that write what it shows as files."""
    path = click.Path(path_type=Path, dir_okay=False)
    to = click.option("--to", default="", help="For whom the files are; goes into the log.")
    html = click.option("--html", "html_file", type=path, help="Write it as one HTML file; logged as disclosure.")
    return click.option("--csv", "csv_file", type=path, help="Write it as a CSV file; logged as disclosure.")(
        html(to(command))
    )


def write_files(  # noqa: PLR0913 - what the two options give
    lab: Lab,
    actor: Actor,
    document: Document,
    *,
    csv_file: Path | None,
    html_file: Path | None,
    to: str,
    case: str | None = None,
) -> list[dict[str, Any]]:
    """Write the files that were asked for; says which, with their hashes and entries."""
    asked: list[tuple[Format, Path | None]] = [("csv", csv_file), ("html", html_file)]
    written = [
        hand_over(lab, HandOver(actor=actor, document=document, path=path, format=kind, to=to, case=case))
        for kind, path in asked
        if path is not None
    ]
    return [{"file": str(one.path), "sha256": one.sha256, "entry": one.entry} for one in written]


def show_page(context: Context, result: Any, document: Document, written: list[dict[str, Any]]) -> None:
    """Show what a verb gave: the result for scripts, the page for people, and the files that were written."""
    lines = [f"Written: {one['file']} (SHA-256 {one['sha256']}, entry {one['entry']})" for one in written]
    context.show(
        {**msgspec.to_builtins(result), "written": written},
        lambda: "\n".join([text_of(document), *lines]),
    )


@click.command()
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="First day, YYYY-MM-DD.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Last day, YYYY-MM-DD.")
@as_files
@pass_context
def stats(
    context: Context,
    since: datetime | None,
    until: datetime | None,
    csv_file: Path | None,
    html_file: Path | None,
    to: str,
) -> None:
    """Show who searched how often and for what, and what was out of order; for auditors and supervisors.

    Days are those of the zone that the lab's policy names.
    """
    lab, actor = context.signed_in()
    zone = ZoneInfo(policy_in_force(lab.folder).office_hours.zone)
    period = Oversight(
        actor,
        None if since is None else _begin(since.date(), zone),
        None if until is None else _begin(until.date() + timedelta(days=1), zone),
    )
    with job() as control:
        statistics = oversight(lab, period, control)
    document = statistics_document(statistics)
    written = write_files(lab, actor, document, csv_file=csv_file, html_file=html_file, to=to)
    show_page(context, statistics, document, written)


@click.command("annual-report")
@click.argument("year", type=click.IntRange(2000, 9999))
@as_files
@pass_context
def annual(context: Context, year: int, csv_file: Path | None, html_file: Path | None, to: str) -> None:
    """Show the report on the searches of YEAR for the authorities: counts without names, small ones not told."""
    lab, actor = context.signed_in()
    with job() as control:
        figures = annual_report(lab, AnnualReport(actor, year), control)
    document = annual_document(figures)
    written = write_files(lab, actor, document, csv_file=csv_file, html_file=html_file, to=to)
    show_page(context, figures, document, written)


def _begin(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, zone)
