"""`catchlight extract`: find every face in the exhibits of a case."""

from pathlib import Path
from typing import Any

import click

from catchlight.cli.context import Context, job, pass_context, plain
from catchlight.cli.ledger import examined_text, ledger_document
from catchlight.errors import CatchlightError
from catchlight.workflows.extract_faces import MODES, ExhibitExtraction, ExtractFaces, Extraction, extract_faces

MOST_LISTED = 40
"""Exhibits up to which each one is listed as text; of more, only those that are not plainly done."""

_OUTCOMES = {"done": "done", "partly done": "partly_done", "failed": "failed", "refused": "refused"}


@click.command()
@click.argument("case")
@click.option(
    "--mode",
    type=click.Choice(MODES),
    default=MODES[0],
    show_default=True,
    help="fast: what moves, and every few seconds the whole frame; thorough: the same, enlarged and reduced too;"
    " every-frame: the whole of every frame at full resolution.",
)
@click.option("--exhibit", "exhibits", multiple=True, metavar="ID", help="Only this exhibit; may be repeated.")
@click.option(
    "--again", is_flag=True, help="Extract anew what was done in another mode or ended early; refused once searched."
)
@click.option("--rejects", type=click.Path(path_type=Path), help="CSV file for what failed or was only partly done.")
@pass_context
def extract(context: Context, /, case: str, mode: str, exhibits: tuple[str, ...], **given: Any) -> None:
    """Find every face in the exhibits of CASE. Ctrl-C keeps what is done; the next run goes on there."""
    lab, actor = context.signed_in()
    request = ExtractFaces(actor, case, exhibits, mode, again=given["again"], rejects=given["rejects"])
    with context.analyst() as analyst, job() as control:
        extraction = extract_faces(lab, request, control, analyst=analyst)
    document = _document(extraction, given["rejects"])
    outcomes = {known.outcome for known in extraction.exhibits}
    if outcomes and outcomes <= {"failed", "refused"}:
        error = CatchlightError(
            f"No exhibit could be extracted.\n{_text(extraction, given['rejects'])}",
            hint="Mend what is named, then run extract again.",
        )
        context.fail(error, result=document)
    context.show(document, lambda: _text(extraction, given["rejects"]))


def _document(extraction: Extraction, rejects: Path | None) -> dict[str, Any]:
    return {
        "exhibits": [_exhibit(known) for known in extraction.exhibits],
        "summary": {
            "mode": extraction.mode.value,
            **{field: extraction.count(outcome) for outcome, field in _OUTCOMES.items()},
            "faces": sum(known.faces for known in extraction.exhibits),
            "seconds": round(_seconds(extraction), 3),
        },
        "rejects": None if rejects is None else plain(rejects),
    }


def _exhibit(known: ExhibitExtraction) -> dict[str, Any]:
    return {
        **ledger_document(known),
        "refused": None
        if known.refused is None
        else {"reason": known.refused.message, "what_to_do": known.refused.hint},
    }


def _text(extraction: Extraction, rejects: Path | None) -> str:
    exhibits = extraction.exhibits
    if not exhibits:
        return "The case has no exhibits yet."
    is_long = len(exhibits) > MOST_LISTED
    listed = [known for known in exhibits if not is_long or known.outcome != "done" or known.warnings]
    lines = [line for known in listed for line in _lines(known, extraction)]
    if len(listed) < len(exhibits):
        lines.append(f"{len(exhibits) - len(listed)} more exhibits are done; see each: catchlight exhibit show.")
    counts = ", ".join(f"{extraction.count(outcome)} {outcome}" for outcome in _OUTCOMES if extraction.count(outcome))
    faces = sum(known.faces for known in exhibits)
    lines.append(
        f"{len(exhibits)} exhibits: {counts or 'none done'}; {faces} faces; {_seconds(extraction):.1f} s of work."
    )
    if rejects is not None:
        lines.append(f"What failed or was only partly done: {plain(rejects)}")
    return "\n".join(lines)


def _lines(known: ExhibitExtraction, extraction: Extraction) -> list[str]:
    lines = examined_text(known)
    if known.refused is not None:
        lines.append(f"    left as it is: {known.refused.message} {known.refused.hint}")
    elif known.ledger is not None and known.ledger.mode != extraction.mode:
        lines.append(
            f"    done in mode {known.ledger.mode}, and left so; --again extracts it anew in {extraction.mode}"
        )
    return lines


def _seconds(extraction: Extraction) -> float:
    return sum(known.ledger.seconds for known in extraction.exhibits if known.ledger is not None)
