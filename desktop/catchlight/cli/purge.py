"""`catchlight purge`: what is kept too long, as a preview; with --yes it is erased."""

from pathlib import Path
from typing import Any

import click

from catchlight.cli.case_keeping import keeping_document, keeping_text
from catchlight.cli.context import Context, job, pass_context
from catchlight.cli.erase import (
    CERTIFICATES,
    YES,
    certificate_document,
    certificate_text,
    off_disk_text,
    would_go_document,
    would_go_text,
    written_to,
)
from catchlight.errors import CatchlightError
from catchlight.workflows.purge import Overdue, Purge, Purged, what_is_overdue
from catchlight.workflows.purge import purge as purge_lab

_LISTED = 20


@click.command()
@YES
@CERTIFICATES
@pass_context
def purge(context: Context, yes: bool, certificates: Path | None) -> None:
    """Show what is kept too long; with --yes erase it.

    Due are cases whose retention is over and results of searches whose authorisation was refused; a legal hold keeps
    them. Portraits are listed only: `gallery purge` erases them.
    """
    lab, actor = context.signed_in()
    with job() as control:
        if not yes:
            overdue = what_is_overdue(lab, actor, control)
            context.show(_overdue_document(overdue), lambda: _overdue_text(overdue))
            return
        purged = purge_lab(lab, Purge(actor), control)
    files = written_to(certificates, purged.certificates)
    document = {**_purged_document(purged), "written": files}
    if purged.refused:
        names = ", ".join(name for name, _ in purged.refused)
        error = CatchlightError(
            f"Not everything that is due was erased: {names}. {purged.refused[0][1]}",
            hint="The others were erased. See what is left with: catchlight purge.",
            refused=[name for name, _ in purged.refused],
        )
        context.fail(error, result=document)
    context.show(document, lambda: _purged_text(purged))


def _overdue_document(overdue: Overdue) -> dict[str, Any]:
    return {
        "purged": False,
        "today": overdue.today.isoformat(),
        "cases": [keeping_document(one) for one in overdue.cases],
        "searches": [
            {"search": one.search, "case": one.case_number, "refused_at": one.refused_at} for one in overdue.searches
        ],
        "held": [keeping_document(one) for one in overdue.held],
        "portraits": [
            {"portrait": one.portrait, "person_id": one.person_id, "retain_until": one.retain_until}
            for one in overdue.portraits
        ],
        "would_go": [would_go_document(one) for one in overdue.would_go],
        "unfinished": [certificate_document(one) for one in overdue.unfinished],
    }


def _overdue_text(overdue: Overdue) -> str:
    lines = [f"Would be erased: {would_go_text(one)}." for one in overdue.would_go]
    lines += [f"Kept by its legal hold: {keeping_text(one)}." for one in overdue.held]
    if overdue.portraits:
        count = len(overdue.portraits)
        lines.append(
            f"{count:,} portrait{'s are' if count != 1 else ' is'} kept beyond the retention"
            f" ({_first(overdue)}). They are no longer searched; `catchlight gallery purge` erases them."
        )
    lines += [f"Not finished: {certificate_text(one)}." for one in overdue.unfinished]
    due = bool(overdue.cases or overdue.searches)
    return "\n".join([*lines, "Nothing was erased. Say --yes to do it." if due else "Nothing is due to be erased."])


def _first(overdue: Overdue) -> str:
    names = [one.portrait for one in overdue.portraits[:_LISTED]]
    return ", ".join([*names, "…"] if len(overdue.portraits) > _LISTED else names)


def _purged_document(purged: Purged) -> dict[str, Any]:
    return {
        "purged": True,
        "certificates": [certificate_document(one) for one in purged.certificates],
        "off_disk": purged.is_off_disk,
    }


def _purged_text(purged: Purged) -> str:
    if not purged.certificates:
        return "Nothing was due to be erased."
    lines = [f"Erased: {certificate_text(one)}." for one in purged.certificates]
    return "\n".join([*lines, off_disk_text(purged.left_because)])
