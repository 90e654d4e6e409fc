"""`catchlight exhibit`: take files into a case."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from catchlight.cli.context import Context, job, pass_context, plain
from catchlight.errors import CatchlightError
from catchlight.workflows.add_exhibit import AddExhibits, Intake, add_exhibits


@click.group()
def exhibit() -> None:
    """Exhibits: files taken into evidence."""


@exhibit.command()
@click.argument("case")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--reference", help="The force's own reference.")
@click.option("--seized-by", help="Who seized it.")
@click.option("--seized-at", help="When it was seized, with its zone: 2026-11-23T14:05:00+01:00.")
@click.option("--sha256", "supplied", help="The hash that came with the file; refused if another is found.")
@click.option("--keep-original", is_flag=True, help="Keep a copy of the original in the lab.")
@pass_context
def add(context: Context, /, case: str, files: tuple[Path, ...], seized_at: str | None, **given: Any) -> None:
    """Take FILES, and folders as a whole, into CASE. Originals are only read."""
    request = AddExhibits(
        context.actor,
        case,
        files,
        reference=given["reference"],
        seized_by=given["seized_by"],
        seized_at=_time(seized_at),
        supplied_sha256=given["supplied"],
        keep_original=given["keep_original"],
    )
    with context.analyst() as analyst, job() as control:
        intake = add_exhibits(context.lab(), request, control, analyst=analyst)
    if intake.refused and not intake.exhibits:
        reasons = "\n".join(_refusal(refused.file, refused.reason) for refused in intake.refused)
        error = CatchlightError(f"No file was taken in.\n{reasons}", hint=intake.refused[0].hint)
        context.fail(error, result=_document(intake))
    context.show(_document(intake), lambda: _text(intake))


def _document(intake: Intake) -> dict[str, Any]:
    return {
        "exhibits": [
            {
                "id": taken.id,
                "file": plain(taken.path),
                "sha256": taken.sha256,
                "kind": taken.kind,
                "width": taken.width,
                "height": taken.height,
                "frames_expected": taken.frames_expected,
            }
            for taken in intake.exhibits
        ],
        "refused": [
            {"file": plain(refused.file), "reason": refused.reason, "hint": refused.hint} for refused in intake.refused
        ],
    }


def _text(intake: Intake) -> str:
    taken = [
        f"{known.id}  {known.kind}  {known.width} x {known.height}  {known.sha256[:12]}  {plain(known.path)}"
        for known in intake.exhibits
    ]
    refused = [_refusal(known.file, known.reason) for known in intake.refused]
    return "\n".join([*taken, *refused, f"{len(taken)} taken in, {len(refused)} refused."])


def _refusal(file: str, reason: str) -> str:
    return f"refused  {plain(file)}: {reason}"


def _time(text: str | None) -> datetime | None:
    try:
        return None if text is None else datetime.fromisoformat(text)
    except ValueError as error:
        raise CatchlightError(
            f"{text} is not a time.", hint="Write it with its zone: 2026-11-23T14:05:00+01:00."
        ) from error
