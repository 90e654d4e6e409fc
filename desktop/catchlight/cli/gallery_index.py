"""`catchlight gallery index`: the gallery's search files, and what the preview loses."""

from collections.abc import Sequence
from typing import Any

import click

from catchlight.cli.context import Context, job, pass_context
from catchlight.gallery.preview_setting import BandLoss, PreviewSetting
from catchlight.workflows.compact_gallery import Compacted, CompactGallery, compact_gallery


@click.command("index")
@click.option("--anew", is_flag=True, help="Make new files although those in use are not due for it.")
@click.option("--measure", is_flag=True, help="Measure what the preview loses on this gallery.")
@click.option("--loss", type=float, metavar="SHARE", help="Tune the preview to lose no more of the mates (0.05).")
@pass_context
def index(context: Context, anew: bool, measure: bool, loss: float | None) -> None:
    """Bring the gallery's search files up to date. Searches go on meanwhile, and are exact with or without it."""
    lab, actor = context.signed_in()
    with job() as control:
        found = compact_gallery(lab, CompactGallery(actor=actor, anew=anew, measure=measure, loss=loss), control)
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
            "bands": _bands(loss.bands),
        },
        "preview_setting": None if found.preview is None else _setting(found.preview),
    }


def _setting(preview: PreviewSetting) -> dict[str, Any]:
    return {
        "seed": preview.seed,
        "trees": preview.trees,
        "nodes": preview.nodes,
        "wanted_loss": preview.wanted,
        "loss": round(preview.loss, 4),
        "bands": _bands(preview.bands),
        "milliseconds": preview.milliseconds,
        "exact_milliseconds": preview.exact_milliseconds,
        "build_seconds": preview.build_seconds,
        "index_bytes": preview.index_bytes,
        "tried": [
            {"trees": one.trees, "nodes": one.nodes, "loss": one.loss, "milliseconds": one.milliseconds}
            for one in preview.tried
        ],
    }


def _bands(bands: Sequence[BandLoss]) -> list[dict[str, Any]]:
    return [
        {"low": band.low, "high": band.high, "probes": band.probes, "found": band.found, "lost": band.lost}
        for band in bands
    ]


def _text(found: Compacted) -> str:
    files = f"{found.templates} templates of revision {found.revision}, {found.waiting} changes since"
    preview, sweep = ("there" if one else "none" for one in (found.has_preview, found.has_sweep))
    lines = [
        f"Search files {found.generation}: {files} (searched all the same).",
        f"Preview index: {preview}. Sweep index: {sweep}.",
    ]
    if found.preview is not None:
        lines += _setting_text(found.preview)
    if found.loss is not None:
        lines.append(f"Now it takes {found.loss.milliseconds:.1f} ms. Of mates that exact search finds it loses:")
        lines += _band_lines(found.loss.bands)
    return "\n".join(lines)


def _setting_text(preview: PreviewSetting) -> list[str]:
    verdict = "" if preview.is_good_enough else " No setting loses as little within the time of an exact search."
    files = f"{preview.trees} trees ({preview.index_bytes / 1e6:.0f} MB, built in {preview.build_seconds:.0f} s)"
    times = f"{preview.milliseconds:.1f} ms beside {preview.exact_milliseconds:.1f} ms of an exact search"
    loss = f"at most {preview.wanted:.1%} of the mates that exact search finds and loses {preview.loss:.1%}"
    return [
        f"Preview: {files}, {preview.nodes} nodes, {times}.",
        f"It was to lose {loss}.{verdict} By their score:",
        *_band_lines(preview.bands),
    ]


def _band_lines(bands: Sequence[BandLoss]) -> list[str]:
    return [f"  {band.low:.2f} to {band.high:.2f}: {band.lost} of {band.found}" for band in bands]


COMMANDS = (index,)
