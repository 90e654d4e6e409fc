"""`catchlight gallery duplicates|hubs|poor|expiring|like`: the custodian's lists."""

from collections.abc import Sequence
from typing import Any

import click

from catchlight.cli.context import Context, job, pass_context
from catchlight.gallery.duplicates import THRESHOLD
from catchlight.gallery.hubs import SAMPLE
from catchlight.workflows.gallery_lists import (
    DAYS_AHEAD,
    MOST_LISTED,
    GalleryList,
    list_duplicates,
    list_expiring,
    list_hubs,
    list_poor,
)
from catchlight.workflows.list_alike import MOST_ALIKE, USUAL, AlikePersons, ListAlike, list_alike

_LIMIT = click.option("--limit", type=click.IntRange(1, 100_000), default=MOST_LISTED, show_default=True)


@click.command()
@click.option("--threshold", type=float, default=THRESHOLD, show_default=True, help="Lowest comparison score listed.")
@_LIMIT
@pass_context
def duplicates(context: Context, threshold: float, limit: int) -> None:
    """List pairs of persons whose best portraits look alike: they may be one person under two ids."""
    lab, actor = context.signed_in()
    with job() as control:
        made = list_duplicates(lab, actor, control, threshold=threshold, limit=limit)
    rows = [
        {
            "score": round(one.score, 6),
            "persons": [one.first.person_id, one.second.person_id],
            "portraits": [one.first.id, one.second.id],
        }
        for one in made.rows
    ]
    texts = [
        f"{one.score:.4f}  {one.first.person_id} ({one.first.id})  {one.second.person_id} ({one.second.id})"
        for one in made.rows
    ]
    _show(context, made, rows, texts, "pairs of persons to look at")


@click.command()
@click.option(
    "--sample", type=click.IntRange(1, 1_000_000), default=SAMPLE, show_default=True, help="Portraits sampled."
)
@_LIMIT
@pass_context
def hubs(context: Context, sample: int, limit: int) -> None:
    """List portraits that stand near everybody, so that they turn up in the lists of others."""
    lab, actor = context.signed_in()
    with job() as control:
        made = list_hubs(lab, actor, control, sample=sample, limit=limit)
    rows = [
        {
            "portrait": one.portrait.id,
            "person_id": one.portrait.person_id,
            "occurrences": one.occurrences,
            "verdict": one.portrait.quality.verdict.value,
        }
        for one in made.rows
    ]
    texts = [f"{one.occurrences:>6}  {one.portrait.id}  {one.portrait.person_id}" for one in made.rows]
    _show(context, made, rows, texts, "portraits near many others")


@click.command()
@_LIMIT
@pass_context
def poor(context: Context, limit: int) -> None:
    """List portraits whose quality limits what they can be used for."""
    lab, actor = context.signed_in()
    made = list_poor(lab, actor, limit=limit)
    rows = [
        {
            "portrait": one.portrait,
            "person_id": one.person_id,
            "verdict": one.quality.verdict.value,
            "reasons": [reason.value for reason in one.quality.reasons],
            "usable_besides": one.others,
        }
        for one in made.rows
    ]
    texts = [
        f"{one.portrait}  {one.person_id}  {one.quality.verdict.value} ({', '.join(one.quality.reasons)});"
        f" usable portraits besides: {one.others}"
        for one in made.rows
    ]
    _show(context, made, rows, texts, "portraits that are not simply usable")


@click.command()
@click.option("--days", type=click.IntRange(0, 100_000), default=DAYS_AHEAD, show_default=True, help="How far to look.")
@_LIMIT
@pass_context
def expiring(context: Context, days: int, limit: int) -> None:
    """List portraits whose retention ends soon; those that ended are shown by `gallery purge`."""
    lab, actor = context.signed_in()
    made = list_expiring(lab, actor, days=days, limit=limit)
    rows = [
        {
            "portrait": one.portrait,
            "person_id": one.person_id,
            "retain_until": one.retain_until,
            "days_left": one.days_left,
            "held": one.is_held,
        }
        for one in made.rows
    ]
    texts = [
        f"{one.retain_until}  {one.portrait}  {one.person_id}{'  (under legal hold)' if one.is_held else ''}"
        for one in made.rows
    ]
    _show(context, made, rows, texts, f"portraits that end within {days} days")


@click.command()
@click.argument("person_id", metavar="PERSON")
@click.option("--portrait", default="", help="Which portrait, p12; the person's newest without it.")
@click.option("--limit", type=click.IntRange(1, MOST_ALIKE), default=USUAL, show_default=True)
@click.option("--exactly", is_flag=True, help="Compare with every portrait, though there be a preview index.")
@pass_context
def like(context: Context, person_id: str, portrait: str, limit: int, exactly: bool) -> None:
    """List who looks most like a portrait of PERSON: to browse, never a result that counts."""
    lab, actor = context.signed_in()
    with job() as control:
        made = list_alike(lab, ListAlike(actor, person_id, portrait, limit, exactly), control)
    context.show(_alike_document(made), lambda: _alike_text(made))


COMMANDS = (duplicates, hubs, poor, expiring, like)


def _alike_document(made: AlikePersons) -> dict[str, Any]:
    return {
        "portrait": made.of.id,
        "mode": "exact" if made.is_exact else "preview",
        "no_preview": made.no_preview,
        "measured_loss": None if made.setting is None else made.setting.loss,
        "rows": [
            {"score": round(one.score, 6), "person_id": one.portrait.person_id, "portrait": one.portrait.id}
            for one in made.rows
        ],
        "searched": made.searched,
        "revision": made.revision,
    }


def _alike_text(made: AlikePersons) -> str:
    rows = [f"{one.score:.4f}  {one.portrait.person_id} ({one.portrait.id})" for one in made.rows]
    how = (
        f"Each of {made.searched:,} portraits was compared with {made.of.id}"
        if made.is_exact
        else f"A preview for {made.of.id}, which may miss people (--exactly misses nobody)"
    )
    why = f" {made.no_preview}" if made.no_preview else ""
    return "\n".join([*rows, f"{how}; gallery revision {made.revision}.{why}"])


def _show(
    context: Context, made: GalleryList[Any], rows: Sequence[dict[str, Any]], texts: Sequence[str], noun: str
) -> None:
    cut = f", {len(rows):,} listed" if len(rows) < made.found else ""
    context.show(
        {"rows": list(rows), "found": made.found, "revision": made.revision, **made.figures},
        lambda: "\n".join([*texts, f"{made.found:,} {noun}{cut}; gallery revision {made.revision}."]),
    )
