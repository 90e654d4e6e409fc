"""`catchlight authorise`: list the searches that wait for an authorisation, and record a decision."""

from datetime import datetime
from typing import Any

import click

from catchlight.cli.context import Context, pass_context
from catchlight.gallery.authorisations import Authorisation
from catchlight.workflows.authorise_search import (
    AuthoriseSearch,
    SearchAuthority,
    authorise_search,
    awaiting_authorisation,
)


class _When(click.ParamType[datetime]):
    """A time with its zone, RFC 3339."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The time, aware."""
        if isinstance(value, datetime):
            return value
        try:
            at = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no time; give it as 2026-11-23T14:05:00+01:00.", param, ctx)
        if at.tzinfo is None:
            self.fail(f"{value!r} has no zone; give it as 2026-11-23T14:05:00+01:00.", param, ctx)
        return at


WHEN = _When()


@click.command()
@click.argument("search", required=False)
@click.option("--grant", "decision", flag_value="granted", help="It was granted.")
@click.option("--refuse", "decision", flag_value="refused", help="It was refused: the result is erased for good.")
@click.option("--by", "authority", default="", help="Who decided.")
@click.option("--reference", default="", help="Their reference; a granted authorisation needs one.")
@click.option("--at", "decided_at", type=WHEN, metavar="TIME", help="When they decided, with its zone; now without it.")
@pass_context
def authorise(
    context: Context,
    search: str | None,
    decision: str | None,
    authority: str,
    reference: str,
    decided_at: datetime | None,
) -> None:
    """Record what an authority decided on SEARCH (s7); without SEARCH, list those that wait for a decision.

    A supervisor does it, and never for a search of their own.
    """
    if (search is None) != (decision is None):
        raise click.UsageError("Give SEARCH with --grant or --refuse, or neither to list what waits for a decision.")
    lab, actor = context.signed_in()
    if search is None or decision is None:
        waiting = awaiting_authorisation(lab, actor)
        context.show({"searches": [_document(one) for one in waiting]}, lambda: _listed(waiting))
        return
    decided = authorise_search(
        lab,
        AuthoriseSearch(
            actor=actor,
            search=search,
            decision="granted" if decision == "granted" else "refused",
            authority=authority,
            reference=reference,
            decided_at=decided_at,
        ),
    )
    context.show(_document(decided), lambda: _text(decided))


def authority_document(stands: Authorisation) -> dict[str, Any]:
    """Where an authorisation stands, for scripts."""
    return {
        "state": stands.state.value,
        "authority": stands.authority,
        "reference": stands.reference,
        "decided_at": stands.decided_at,
        "due_at": stands.due_at,
        "overdue": stands.is_overdue(),
        "late": stands.is_late,
    }


def authority_line(stands: Authorisation) -> str:
    """The same for people."""
    if stands.is_overdue():
        return f"Authorisation: OVERDUE. It was requested and had to be granted until {stands.due_at}."
    if stands.due_at is not None and stands.decided_at is None:
        return f"Authorisation: requested; it has to be granted until {stands.due_at}."
    if stands.decided_at is None:
        return "Authorisation: not needed."
    late = ", late" if stands.is_late else ""
    reference = f" ({stands.reference})" if stands.reference else ""
    return f"Authorisation: {stands.state.value} by {stands.authority}{reference} at {stands.decided_at}{late}."


def _document(one: SearchAuthority) -> dict[str, Any]:
    return {
        "search": one.search,
        "sweep": one.is_sweep,
        "faces": one.probes,
        "case": one.case,
        "offence": one.offence,
        "purpose": one.purpose,
        "authority": one.authority,
        "legal_basis": one.legal_basis,
        "searched_by": one.searched_by,
        "started_at": one.started_at,
        "erased_at": one.erased_at,
        "left_because": one.left_because,
        "authorisation": authority_document(one.authorisation),
    }


def _text(one: SearchAuthority) -> str:
    faces = f"{one.probes:,} face{'' if one.probes == 1 else 's'}"
    what = f"Sweep {one.search} for {faces}" if one.is_sweep else f"Search {one.search}"
    lines = [f"{what} of the case {one.case} ({one.offence}), by {one.searched_by} at {one.started_at}"]
    lines += [f"Purpose: {one.purpose}", f"Authority: {one.authority}", authority_line(one.authorisation)]
    if one.authorisation.state == "refused":
        kept = "Its result is kept, because the case is under legal hold; nobody can consult it."
        lines.append(kept if one.erased_at is None else f"Its result was erased at {one.erased_at}.")
    if one.left_because is not None:
        lines.append(f"Some bytes are on the disk still: {one.left_because}")
    return "\n".join(lines)


def _listed(waiting: tuple[SearchAuthority, ...]) -> str:
    return "\n\n".join(_text(one) for one in waiting) or "No search waits for a decision."
