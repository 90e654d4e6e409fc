"""`catchlight gallery index`: the gallery's search files, and what the preview loses."""

from typing import Any

import click

from catchlight.cli.context import Context, job, pass_context
from catchlight.workflows.compact_gallery import Compacted, CompactGallery, compact_gallery


@click.command("index")
@click.option("--anew", is_flag=True, help="Make new files although those in use are not due for it.")
@click.option("--measure", is_flag=True, help="Measure what the preview loses on this gallery.")
@pass_context
def index(context: Context, anew: bool, measure: bool) -> None:
    """Bring the gallery's search files up to date. Searches go on meanwhile, and are exact with or without it."""
    lab, actor = context.signed_in()
    with job() as control:
        found = compact_gallery(lab, CompactGallery(actor=actor, anew=anew, measure=measure), control)
    context.show(_document(found), lambda: _text(found))


def _document(found: Compacted) -> dict[str, Any]:
    loss = found.loss
    return {
        "generation": found.generation,
        "revision": found.revision,
        "templates": found.templates,
        "waiting": found.waiting,
        "preview": found.has_preview,
        "sweep": found.has_sweep,
        "preview_loss": None
        if loss is None
        else {
            "nodes": loss.nodes,
            "milliseconds": round(loss.milliseconds, 2),
            "loss": round(loss.loss, 4),
            "bands": [
                {"low": band.low, "high": band.high, "probes": band.probes, "found": band.found, "lost": band.lost}
                for band in loss.bands
            ],
        },
    }


def _text(found: Compacted) -> str:
    files = f"{found.templates} templates of revision {found.revision}, {found.waiting} changes since"
    preview, sweep = ("there" if one else "none" for one in (found.has_preview, found.has_sweep))
    lines = [
        f"Search files {found.generation}: {files} (searched all the same).",
        f"Preview index: {preview}. Sweep index: {sweep}.",
    ]
    if found.loss is not None:
        lines.append(f"The preview takes {found.loss.milliseconds:.1f} ms. Of mates that exact search finds it loses:")
        lines += [
            f"  score {band.low:.2f} to {band.high:.2f}: {band.lost} of {band.found}" for band in found.loss.bands
        ]
    return "\n".join(lines)


COMMANDS = (index,)
