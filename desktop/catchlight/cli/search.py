"""`catchlight search`: search the gallery, or the case's own exhibits, for one face."""

from typing import Any

import click
import msgspec
from click.core import ParameterSource

from catchlight.cli.authorise import WHEN, authority_document, authority_line
from catchlight.cli.context import Context, job, pass_context
from catchlight.cli.faces import clock, face_document, quality_words
from catchlight.cli.search_filters import filter_options, filter_words, taken_filters
from catchlight.evidence.cases import case_numbered
from catchlight.evidence.recorder_clock import time_text
from catchlight.gallery.authorisations import Authorisation, AuthorisationState
from catchlight.gallery.searches import search_named
from catchlight.lab.folder import Lab
from catchlight.workflows.search import Search, SearchResult
from catchlight.workflows.search import search as search_for
from catchlight.workflows.search_exactly import SearchExactly, search_exactly
from catchlight.workflows.search_request import NOT_NEEDED_BECAUSE


@click.command()
@click.argument("case")
@click.option("--probe", required=True, metavar="FACE|TRACK|IMAGE", help="f12, t3, or the path of an image.")
@click.option("--authority", default="", help="Who or what allows this search.")
@click.option("--purpose", default="", help="What the search is for.")
@click.option("--legal-basis", default="", help="The law that the search rests on; without it, the authority's text.")
@click.option(
    "--authorisation",
    default="not-needed",
    show_default=True,
    metavar="not-needed|granted:REF|requested",
    help=f"not-needed: {NOT_NEEDED_BECAUSE}. granted:REF: with the reference of whoever granted it. requested: the"
    " search is allowed, and has to be granted within the hours that the lab's policy gives.",
)
@click.option("--granted-by", default="", help="Who granted the authorisation; without it, the authority's text.")
@click.option(
    "--granted-at",
    type=WHEN,
    metavar="TIME",
    help="When it was granted, with its zone, as 2026-11-23T14:05:00+01:00; without it, now.",
)
@click.option("--in", "scope", type=click.Choice(["gallery", "exhibits"]), default="gallery", show_default=True)
@click.option("--face", type=click.IntRange(1), help="Which face of an image, counted from left to right.")
@click.option("--largest-face", is_flag=True, help="Take the largest of several faces of an image; recorded.")
@click.option("--k", type=click.IntRange(1, 1000), default=50, show_default=True, help="Length of the candidate list.")
@click.option("--threshold", type=float, help="Lowest comparison score listed; recorded.")
@click.option(
    "--snapshot",
    default="",
    metavar="SNAPSHOT",
    help="Search this imported snapshot, snapshot-1. A lab without a gallery of its own searches the one in use.",
)
@click.option(
    "--from-sweep",
    metavar="SWEEP",
    help="Search exactly for a face of this sweep, with its authority, authorisation, filters and threshold.",
)
@filter_options
@pass_context
def search(context: Context, /, case: str, from_sweep: str | None, **given: Any) -> None:
    """Search for the face of a probe in CASE. Candidates are leads, never identifications."""
    if from_sweep is not None:
        _require_only(("probe", "k", "from_sweep"))
    lab, actor = context.signed_in()
    with context.analyst() as analyst, job() as control:
        if from_sweep is not None:
            exactly = SearchExactly(actor=actor, case=case, sweep=from_sweep, probe=given["probe"], k=given["k"])
            result = search_exactly(lab, exactly, control, analyst=analyst)
        else:
            request = Search(actor=actor, case=case, filters=taken_filters(given), **given)
            result = search_for(lab, request, control, analyst=analyst)
    stands = stands_now(lab, case, result.id)
    context.show(
        {**search_document(result), "authorisation": authority_document(stands)},
        lambda: "\n".join([search_text(result), authority_line(stands)]),
    )


def _require_only(allowed: tuple[str, ...]) -> None:
    """Refuse options that say what the sweep said already.

    Raises:
        click.UsageError: if there are any.
    """
    context = click.get_current_context()
    stated = [
        one.opts[0]
        for one in context.command.params
        if isinstance(one, click.Option)
        and one.name not in allowed
        and context.get_parameter_source(one.name or "") is ParameterSource.COMMANDLINE
    ]
    if stated:
        raise click.UsageError(f"{', '.join(stated)}: not with --from-sweep, because the sweep has said it.")


def stands_now(lab: Lab, case: str, search: str) -> Authorisation:
    """Where the authorisation of a search stands now."""
    with lab.reading() as db:
        stored = search_named(db, case_numbered(db, case), search)
    return stored.authorisation or Authorisation(AuthorisationState.NOT_NEEDED)


def search_document(result: SearchResult) -> dict[str, Any]:
    """A result for scripts."""
    common = {
        "search": result.id,
        "mode": result.mode,
        "scope": result.scope,
        "gallery_size": result.gallery_size,
        "searched": result.searched,
        "threshold": result.threshold,
        "probe": {
            "face": result.probe.face,
            "track": result.probe.track,
            "exhibit": result.probe.exhibit,
            "seconds": None if result.probe.microseconds is None else result.probe.microseconds / 1e6,
            "wall_time": time_text(result.probe.wall_time),
            "quality": msgspec.to_builtins(result.probe.quality),
            "warning": result.probe.warning,
        },
        "seconds": round(result.seconds, 6),
        "model_pack": result.pack_sha256,
    }
    if result.scope == "exhibits":
        faces = [
            {**face_document(found.face), "face": found.face.id, "wall_time": time_text(found.wall_time)}
            for found in result.faces
        ]
        ranked = zip(faces, result.faces, strict=True)
        return {**common, "faces": [{**face, "rank": one.rank, "score": one.score} for face, one in ranked]}
    return {
        **common,
        "gallery_revision": result.gallery_revision,
        "gallery_root": result.gallery_root,
        "expired_left_out": result.expired_left_out,
        "other_pack_left_out": result.other_pack_left_out,
        "filtered_left_out": result.filtered_left_out,
        "filters": result.filters,
        "certificate": result.certificate,
        "snapshot": None if result.snapshot is None else msgspec.to_builtins(result.snapshot),
        "candidates": [msgspec.to_builtins(candidate) for candidate in result.candidates],
    }


def search_text(result: SearchResult) -> str:
    """A result for people."""
    threshold = "no threshold in force" if result.threshold is None else f"threshold {result.threshold}"
    searched = "faces of the case" if result.scope == "exhibits" else "portraits"
    probe = result.probe.track or result.probe.face
    extent = f"{result.searched} of {result.gallery_size} {searched}"
    lines = [f"Search {result.id} for {probe}: {result.mode}, {extent}, {threshold}."]
    if result.snapshot is not None:
        lines.append(
            f"Searched: {result.snapshot.id} of the lab {result.snapshot.origin}, revision {result.gallery_revision},"
            f" not to be used after {result.snapshot.not_after}, root {result.gallery_root}."
        )
    if result.filters:
        lines.append(f"Filters: {filter_words(result.filters)}. {result.filtered_left_out} portraits were left out.")
    if result.certificate is not None:
        lines.append("The list is that of comparing every one of these portraits in full precision (certified).")
    if result.probe.wall_time is not None:
        lines.append(f"Probe: seen at {time_text(result.probe.wall_time)} by the recorder's clock, corrected.")
    if result.probe.warning:
        lines.append(f"Probe: {result.probe.warning}")
    lines += [
        f"{one.rank:4}  {one.score:6.3f}  {one.person_id}  {one.portrait}  {one.captured_on}  {one.source}"
        for one in result.candidates
    ]
    for found in result.faces:
        time = "still" if found.face.microseconds is None else clock(found.face.microseconds)
        if found.wall_time is not None:
            time += f" ({time_text(found.wall_time)})"
        quality = quality_words(found.face.face.quality)
        lines.append(f"{found.rank:4}  {found.score:6.3f}  {found.face.id}  {found.face.exhibit}  {time}  {quality}")
    if result.scope == "exhibits" and result.searched < result.gallery_size:
        lines.append("Faces without an embedding of their own stand behind the embedded faces of their tracks.")
    if not result.candidates and not result.faces:
        lines.append("No candidate" + ("." if result.threshold is None else " above the threshold."))
    lines.append("A candidate is a lead, not an identification.")
    return "\n".join(lines)
