"""`catchlight extract`: find every face in the exhibits of a case."""

from typing import Any

import click

from catchlight.cli.context import Context, job, pass_context
from catchlight.errors import CatchlightError
from catchlight.media.ledger import State
from catchlight.workflows.extract_faces import MODES, ExhibitExtraction, ExtractFaces, Extraction, extract_faces


@click.command()
@click.argument("case")
@click.option("--mode", type=click.Choice(MODES), default=MODES[0], show_default=True, help="How frames are chosen.")
@click.option("--exhibit", "exhibits", multiple=True, metavar="ID", help="Only this exhibit; may be repeated.")
@pass_context
def extract(context: Context, case: str, mode: str, exhibits: tuple[str, ...]) -> None:
    """Find every face in the exhibits of CASE. Ctrl-C keeps what is done; the next run goes on there."""
    lab = context.lab()
    with context.analyst() as analyst, job() as control:
        extraction = extract_faces(lab, ExtractFaces(context.actor, case, exhibits, mode), control, analyst=analyst)
    states = {known.ledger.state for known in extraction.exhibits if known.ledger}
    if states == {State.FAILED}:
        error = CatchlightError(
            f"No exhibit could be extracted.\n{_text(extraction)}", hint="Mend what is named, then run extract again."
        )
        context.fail(error, result=_document(extraction))
    context.show(_document(extraction), lambda: _text(extraction) or "The case has no exhibits yet.")


def _document(extraction: Extraction) -> dict[str, Any]:
    return {"exhibits": [_exhibit(known) for known in extraction.exhibits]}


def _exhibit(known: ExhibitExtraction) -> dict[str, Any]:
    ledger = known.ledger
    return {
        "id": known.exhibit.id,
        "file": known.exhibit.name,
        "state": ledger and ledger.state,
        "failure": ledger and ledger.failure,
        "mode": ledger and ledger.mode,
        "provider": ledger and ledger.provider,
        "smallest_face": ledger and ledger.smallest_face,
        "frames_expected": ledger and ledger.frames_expected,
        "frames_decoded": ledger.frames_decoded if ledger else 0,
        "frames_failed": ledger.frames_failed if ledger else 0,
        "faces": known.faces,
        "faces_not_suitable": known.not_suitable,
        "faces_embedded": known.embedded,
        "tracks": known.tracks,
        "seconds": round(ledger.seconds, 3) if ledger else 0.0,
        "warnings": [
            {"frame": warning.frame, "microseconds": warning.microseconds, "message": warning.message}
            for warning in known.warnings
        ],
    }


def _text(extraction: Extraction) -> str:
    return "\n".join(line for known in extraction.exhibits for line in _lines(known))


def _lines(known: ExhibitExtraction) -> list[str]:
    ledger = known.ledger
    if ledger is None:
        return [f"{known.exhibit.id}  {known.exhibit.name}: not started"]
    is_estimate = ledger.facts is not None and not ledger.facts.frames_expected_exact
    counted = f"{'about ' if is_estimate else ''}{ledger.frames_expected}"
    expected = "unknown" if ledger.frames_expected is None else counted
    frames = f"frames expected {expected}, examined {ledger.frames_decoded}, failed {ledger.frames_failed}"
    found = f"{known.faces} faces ({known.not_suitable} too poor to compare) in {known.tracks} tracks"
    lines = [
        f"{known.exhibit.id}  {known.exhibit.name}: {ledger.state} in {ledger.seconds:.1f} s on {ledger.provider}",
        f"    {frames}",
        f"    {found}, {known.embedded} embedded; smallest face looked for {_pixels(ledger.smallest_face)}",
    ]
    if ledger.failure:
        lines.append(f"    {ledger.failure}")
    return lines + [f"    warning: {warning.message}" for warning in known.warnings]


def _pixels(width: float | None) -> str:
    return "not known yet" if width is None else f"{width:.0f} px wide"
