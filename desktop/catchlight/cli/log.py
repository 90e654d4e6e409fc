"""`catchlight log`: show and verify the evidence log."""

import json
import sys

import click

from catchlight.cli.context import Context, job, pass_context
from catchlight.evidence.log import LogEntry, read_log
from catchlight.workflows.verify_log import verify_log


@click.group()
def log() -> None:
    """The evidence log."""


@log.command()
@click.option("--first", type=click.IntRange(1), default=1, show_default=True, help="First entry to show.")
@click.option("--limit", type=click.IntRange(1), default=None, help="How many entries to show; all without it.")
@pass_context
def show(context: Context, first: int, limit: int | None) -> None:
    """Show the entries of the log in order."""
    with context.lab().reading() as db:
        entries = list(read_log(db, first=first, limit=limit or -1))
    context.show(
        {"entries": [{**entry.document, "leaf_hash": entry.leaf_hash} for entry in entries]},
        lambda: "\n".join(_line(entry) for entry in entries),
    )


@log.command()
@pass_context
def verify(context: Context) -> None:
    """Check that no entry was changed, removed, inserted or reordered; names those that were."""
    with job() as control:
        result = verify_log(context.lab(), control)
    lines = [
        f"{'entry ' + str(found.entry) if found.entry else 'log'}: {found.problem}" for found in result.problems
    ] or ["No problem found."]
    context.show(
        {
            "ok": result.ok,
            "entries": result.entries,
            "root": result.root,
            "problems": [{"entry": found.entry, "problem": found.problem} for found in result.problems],
            "cannot_exclude": result.cannot_exclude,
        },
        lambda: "\n".join([*lines, f"{result.entries} entries, tree head {result.root}", result.cannot_exclude]),
    )
    if not result.ok:
        sys.exit(1)


def _line(entry: LogEntry) -> str:
    document = entry.document
    details = json.dumps(document["details"], ensure_ascii=False)
    return f"{entry.sequence:6}  {document['time']}  {entry.actor or '(erased)'}  {document['action']}  {details}"
