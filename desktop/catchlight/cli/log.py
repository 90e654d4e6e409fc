"""`catchlight log`: show and verify the evidence log; what hands it out is in `log_disclosure`."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from catchlight.cli.context import Context, job, pass_context
from catchlight.cli.log_disclosure import checkpoint, cosign, export, import_cosignature, prove
from catchlight.evidence.actions import Kind, kind_of
from catchlight.evidence.log import LogEntry
from catchlight.evidence.problems import Problem
from catchlight.evidence.verification import Verification
from catchlight.workflows.show_log import show_log
from catchlight.workflows.verify_log import VerifyLog, verify_log


@click.group()
def log() -> None:
    """The evidence log."""


for verb in (checkpoint, cosign, import_cosignature, prove, export):
    log.add_command(verb)


@log.command()
@click.option("--first", type=click.IntRange(1), default=1, show_default=True, help="First entry to show.")
@click.option("--limit", type=click.IntRange(1), default=None, help="How many entries to show; all without it.")
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="Only this kind of processing.")
@pass_context
def show(context: Context, first: int, limit: int | None, kind: str | None) -> None:
    """Show the entries of the log in order; those of cases that you may not see without their clear texts."""
    lab, actor = context.signed_in()
    entries = show_log(lab, actor, first=first, limit=limit, kind=Kind(kind) if kind else None)
    context.show(
        {
            "entries": [
                {
                    **entry.document,
                    "kind": kind_of(entry.document["action"]),
                    "leaf_hash": entry.leaf_hash,
                    "withheld": withheld,
                }
                for entry, withheld in entries
            ]
        },
        lambda: "\n".join(_line(entry, withheld=withheld) for entry, withheld in entries),
    )


@log.command()
@click.option(
    "--checkpoint",
    "checkpoints",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="A checkpoint that was kept elsewhere; may be given several times.",
)
@click.option("--fingerprint", help="Fingerprint of the lab's first key, as it was handed over when the lab was made.")
@click.option(
    "--witness",
    "witnesses",
    multiple=True,
    help="Public key of a cosigner or its fingerprint, handed over outside the lab; may be given several times.",
)
@click.option("--files", is_flag=True, help="Hash every stored file again too: crops, kept originals, portraits.")
@pass_context
def verify(
    context: Context, checkpoints: tuple[Path, ...], fingerprint: str | None, witnesses: tuple[str, ...], *, files: bool
) -> None:
    """Check that no entry was changed, removed, inserted, reordered or signed by the wrong account.

    Names those that were, says relative to which checkpoint it speaks, and what it cannot exclude.
    """
    with job() as control:
        result = verify_log(context.lab(), control, VerifyLog(fingerprint, checkpoints, witnesses, files))
    context.show(
        {
            "ok": result.ok,
            "entries": result.entries,
            "root": result.root,
            "problems": [{"entry": found.entry, "problem": found.problem} for found in result.problems],
            "notices": [{"entry": found.entry, "notice": found.problem} for found in result.notices],
            "relative_to": _relative_to(result),
            "cannot_exclude": result.cannot_exclude,
        },
        lambda: "\n".join(_told(result)),
    )
    if not result.ok:
        sys.exit(1)


def _told(result: Verification) -> list[str]:
    lines = [f"{_place(found)}: {found.problem}" for found in result.problems] or ["No problem found."]
    lines += [f"Notice, {_place(found)}: {found.problem}" for found in result.notices]
    lines.append(f"{result.entries} entries, tree head {result.root}")
    newest = result.relative_to
    if newest is not None:
        cosigned = f", cosigned by {' and '.join(newest.cosigned_by)}" if newest.cosigned_by else ""
        lines.append(
            f"Newest checkpoint: {newest.size} entries, found {newest.where}, signed by the key {newest.signed_by[:16]}"
            f" of account {newest.account}{cosigned}."
        )
    return [*lines, result.cannot_exclude]


def _relative_to(result: Verification) -> dict[str, Any] | None:
    newest = result.relative_to
    if newest is None:
        return None
    return {
        "size": newest.size,
        "root": newest.root,
        "signed_by": newest.signed_by,
        "account": newest.account,
        "cosigned_by": list(newest.cosigned_by),
        "found": newest.where,
        "outside_the_lab": newest.is_outside,
        "witnessed": newest.is_witnessed,
    }


def _place(found: Problem) -> str:
    return f"entry {found.entry}" if found.entry else "log"


def _line(entry: LogEntry, *, withheld: bool) -> str:
    document = entry.document
    details = "(of a case that you may not see)" if withheld else json.dumps(document["details"], ensure_ascii=False)
    return f"{entry.sequence:6}  {document['time']}  {entry.actor or '(erased)'}  {document['action']}  {details}"
