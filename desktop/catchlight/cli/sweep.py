"""`catchlight sweep`: search the gallery for every track of a case at once, and open what that found."""

from typing import Any

import click
import msgspec

from catchlight.cli.authorise import WHEN, authority_document, authority_line
from catchlight.cli.context import Context, job, pass_context
from catchlight.cli.faces import clock
from catchlight.cli.search import search_document, search_text, stands_now
from catchlight.cli.search_filters import filter_options, filter_words, taken_filters
from catchlight.evidence.recorder_clock import time_text
from catchlight.workflows.consult_sweep import consult_row, consult_sweep
from catchlight.workflows.search_result import SearchResult
from catchlight.workflows.sweep_case import SweepCase, SweepResult, sweep_case
from catchlight.workflows.sweep_request import MOST_LISTED
from catchlight.workflows.sweep_result import NO_CONCLUSION, SweepRow


@click.command()
@click.argument("case")
@click.option("--open", "sweep_id", metavar="SWEEP", help="Open the stored sweep s7; nothing is searched.")
@click.option("--probe", metavar="TRACK", help="With --open: the list of one of its faces, t3 or f12.")
@click.option("--exhibit", "exhibits", multiple=True, help="Only the faces of this exhibit, e1. Repeatable.")
@click.option("--authority", default="", help="Who or what allows this sweep.")
@click.option("--purpose", default="", help="What the sweep is for.")
@click.option("--legal-basis", default="", help="The law that it rests on; without it, the authority's text.")
@click.option(
    "--authorisation",
    default="not-needed",
    show_default=True,
    metavar="not-needed|granted:REF|requested",
    help="As of a search; one authorisation is for the whole sweep.",
)
@click.option("--granted-by", default="", help="Who granted the authorisation; without it, the authority's text.")
@click.option("--granted-at", type=WHEN, metavar="TIME", help="When it was granted, with its zone; without it, now.")
@click.option("--k", type=click.IntRange(1, MOST_LISTED), default=10, show_default=True, help="Length of each list.")
@click.option("--threshold", type=float, help="Lowest comparison score listed; recorded.")
@filter_options
@pass_context
def sweep(context: Context, /, case: str, sweep_id: str | None, probe: str | None, **given: Any) -> None:
    """Search the gallery for every track of CASE, and every face of its stills, as one act of search.

    A sweep is quick and may lose persons; how many is measured. It cannot be concluded on: search a face of it exactly
    with: catchlight search CASE --probe TRACK --from-sweep SWEEP.
    """
    if probe is not None and sweep_id is None:
        raise click.UsageError("--probe goes with --open; to search for one face: catchlight search.")
    lab, actor = context.signed_in()
    if sweep_id is not None and probe is not None:
        row = consult_row(lab, actor, case, sweep_id, probe)
        context.show({**search_document(row), "note": NO_CONCLUSION}, lambda: _row_text(row))
        return
    if sweep_id is not None:
        result = consult_sweep(lab, actor, case, sweep_id)
    else:
        request = SweepCase(actor=actor, case=case, filters=taken_filters(given), **given)
        with job() as control:
            result = sweep_case(lab, request, control)
    stands = stands_now(lab, case, result.id)
    context.show(
        {**_document(result), "authorisation": authority_document(stands)},
        lambda: "\n".join([_text(result), authority_line(stands)]),
    )


def _document(result: SweepResult) -> dict[str, Any]:
    return {
        "sweep": result.id,
        "mode": "sweep",
        "note": NO_CONCLUSION,
        "faces": [_row_document(row) for row in result.rows],
        "k": result.k,
        "threshold": result.threshold,
        "gallery_size": result.gallery_size,
        "searched": result.searched,
        "gallery_revision": result.gallery_revision,
        "gallery_root": result.gallery_root,
        "expired_left_out": result.expired_left_out,
        "other_pack_left_out": result.other_pack_left_out,
        "filtered_left_out": result.filtered_left_out,
        "filters": result.filters,
        "model_pack": result.pack_sha256,
        "seconds": round(result.seconds, 6),
        "statement": result.statement,
    }


def _row_document(row: SweepRow) -> dict[str, Any]:
    return {
        "probe": row.name,
        "exhibit": row.probe.exhibit,
        "seconds": None if row.probe.microseconds is None else row.probe.microseconds / 1e6,
        "wall_time": time_text(row.probe.wall_time),
        "warning": row.probe.warning,
        "listed": row.listed,
        "best": None if row.best is None else msgspec.to_builtins(row.best),
        "exact_searches": list(row.exact),
    }


def _text(result: SweepResult) -> str:
    threshold = "no threshold in force" if result.threshold is None else f"threshold {result.threshold}"
    extent = f"{result.searched} of {result.gallery_size} portraits, {threshold}"
    lines = [f"Sweep {result.id} for {len(result.rows)} faces: {extent}."]
    if result.filters:
        lines.append(f"Filters: {filter_words(result.filters)}. {result.filtered_left_out} portraits were left out.")
    lines += [*_made(result), "  face   exhibit  time          listed  best score  person"]
    for row in result.rows:
        at = "still" if row.probe.microseconds is None else clock(row.probe.microseconds)
        best = "  no candidate" if row.best is None else f"{row.best.score:10.3f}  {row.best.person_id}"
        exact = f"  (exactly: {', '.join(row.exact)})" if row.exact else ""
        lines.append(f"  {row.name:5}  {row.probe.exhibit:7}  {at:12}  {row.listed:6}  {best}{exact}")
    lines.append(f"{NO_CONCLUSION} catchlight search CASE --probe TRACK --from-sweep {result.id}")
    lines.append("A candidate is a lead, not an identification.")
    return "\n".join(lines)


def _made(result: SweepResult) -> list[str]:
    """How it was made, what it lost and what was left out."""
    told, lines = result.statement, []
    if told.get("method") == "codes":
        loss = "could not be measured (the exact lists are empty)"
        if told["measured_loss"] is not None:
            loss = f"{told['sample_lost']} of {told['sample_listed']} persons listed ({told['measured_loss']:.2%})"
        lines.append(f"Fast scan. Lost on a sample of {told['sample']} faces that were searched exactly too: {loss}.")
    elif told:
        lines.append("Each face was compared with every one of these portraits: that is quick for so few.")
    for name, why in (
        ("probes_without_template", "have no template that can be compared"),
        ("probes_of_other_pack", "were made with another model pack"),
    ):
        if told.get(name):
            lines.append(f"{told[name]} faces were left out: they {why}.")
    return lines


def _row_text(row: SearchResult) -> str:
    return f"{NO_CONCLUSION}\n{search_text(row)}"
