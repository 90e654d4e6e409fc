"""`catchlight exhibit`: take files into a case, and list them; `show` and `clock` have files of their own."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from catchlight.cli.context import Context, in_a_line, job, pass_context, plain
from catchlight.cli.exhibit_clock import clock_verb
from catchlight.cli.exhibit_show import show
from catchlight.errors import CatchlightError
from catchlight.evidence.exhibits import Exhibit, exhibits_of
from catchlight.workflows.add_exhibit import AddExhibits, Intake, add_exhibits
from catchlight.workflows.case_access import reading_case


@click.group()
def exhibit() -> None:
    """Exhibits: files taken into evidence."""


exhibit.add_command(show)
exhibit.add_command(clock_verb)


@exhibit.command()
@click.argument("case")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--reference", help="The force's own reference.")
@click.option("--seized-by", help="Who seized it.")
@click.option("--seized-at", help="When it was seized, with its zone: 2026-11-23T14:05:00+01:00.")
@click.option("--sha256", "supplied", help="The hash that came with the file; refused if another is found.")
@click.option("--keep-original", is_flag=True, help="Keep a copy of the original in the lab.")
@click.option("--rejects", type=click.Path(path_type=Path), help="CSV file for what was refused.")
@pass_context
def add(context: Context, /, case: str, files: tuple[Path, ...], seized_at: str | None, **given: Any) -> None:
    """Take FILES, and folders as a whole, into CASE. Originals are only read."""
    lab, actor = context.signed_in()
    request = AddExhibits(
        actor,
        case,
        files,
        reference=given["reference"],
        seized_by=given["seized_by"],
        seized_at=_time(seized_at),
        supplied_sha256=given["supplied"],
        keep_original=given["keep_original"],
        rejects=given["rejects"],
    )
    with context.analyst() as analyst, job() as control:
        intake = add_exhibits(lab, request, control, analyst=analyst)
    if intake.refused and not intake.exhibits:
        reasons = "\n".join(_refusal(refused.file, refused.reason) for refused in intake.refused)
        error = CatchlightError(f"No file was taken in.\n{reasons}", hint=intake.refused[0].hint)
        context.fail(error, result=_document(intake))
    context.show(_document(intake), lambda: _text(intake))


@exhibit.command("list")
@click.argument("case")
@pass_context
def list_(context: Context, case: str) -> None:
    """List the exhibits of CASE in order of intake."""
    lab, actor = context.signed_in()
    with lab.reading() as db, reading_case(lab, db, actor, case) as found:
        known = exhibits_of(db, found)
    context.show(
        {"exhibits": [_exhibit(one) for one in known]},
        lambda: "\n".join(_line(one) for one in known) or "The case has no exhibits yet.",
    )


def _exhibit(taken: Exhibit) -> dict[str, Any]:
    return {
        "id": taken.id,
        "file": plain(taken.path),
        "sha256": taken.sha256,
        "kind": taken.kind,
        "width": taken.width,
        "height": taken.height,
        "frames_expected": taken.frames_expected,
    }


def _line(known: Exhibit) -> str:
    return f"{known.id}  {known.kind}  {known.width} x {known.height}  {known.sha256[:12]}  {in_a_line(known.path)}"


def _document(intake: Intake) -> dict[str, Any]:
    return {
        "exhibits": [_exhibit(taken) for taken in intake.exhibits],
        "refused": [
            {
                "file": plain(refused.file),
                "reason": refused.reason,
                "hint": refused.hint,
                "sha256": refused.sha256,
            }
            for refused in intake.refused
        ],
    }


def _text(intake: Intake) -> str:
    taken = [_line(known) for known in intake.exhibits]
    refused = [_refusal(known.file, known.reason) for known in intake.refused]
    return "\n".join([*taken, *refused, f"{len(taken)} taken in, {len(refused)} refused."])


def _refusal(file: str, reason: str) -> str:
    return f"refused  {in_a_line(file)}: {reason}"


def _time(text: str | None) -> datetime | None:
    try:
        return None if text is None else datetime.fromisoformat(text)
    except ValueError as error:
        raise CatchlightError(
            f"{text} is not a time.", hint="Write it with its zone: 2026-11-23T14:05:00+01:00."
        ) from error
