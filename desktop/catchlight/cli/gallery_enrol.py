"""`catchlight gallery enrol`: enrol portraits from a manifest or from ANSI/NIST-ITL records."""

from pathlib import Path
from typing import Any

import click

from catchlight.cli.context import Context, job, pass_context, plain
from catchlight.errors import CatchlightError
from catchlight.workflows.enrol import Enrol, Enrolment, enrol


@click.command("enrol")
@click.argument("manifest", metavar="MANIFEST.csv", type=click.Path(path_type=Path))
@click.option("--largest-face", is_flag=True, help="Of several faces without a face_box, take the largest; recorded.")
@click.option("--rejects", type=click.Path(path_type=Path), help="Where the refused rows are written.")
@pass_context
def enrol_(context: Context, manifest: Path, largest_face: bool, rejects: Path | None) -> None:
    """Enrol the portraits of MANIFEST.csv.

    Columns: person_id, image, captured_on, source, legal_basis, retain_until; optional: sex, birth_year, note,
    face_box. Every row ends enrolled, unchanged or refused with its reason.
    """
    lab, actor = context.signed_in()
    request = Enrol(actor=actor, manifest=manifest, largest_face=largest_face, rejects=rejects)
    with context.analyst() as analyst, job() as control:
        enrolment = enrol(lab, request, control, analyst=analyst)
    if enrolment.refused and not enrolment.enrolled + enrolment.unchanged:
        error = CatchlightError(
            f"No row was enrolled.\n{_refused(enrolment)}",
            hint=f"Mend the rows in a copy of {plain(enrolment.rejects)} beside the images, then enrol that copy.",
        )
        context.fail(error, result=_document(enrolment))
    context.show(_document(enrolment), lambda: _text(enrolment))


def _document(enrolment: Enrolment) -> dict[str, Any]:
    return {
        "enrolled": enrolment.enrolled,
        "unchanged": enrolment.unchanged,
        "refused": [
            {"row": refused.row, "image": refused.image, "reason": refused.reason} for refused in enrolment.refused
        ],
        "gallery_size": enrolment.gallery_size,
        "revision": enrolment.revision,
        "rejects": plain(enrolment.rejects),
        "provider": enrolment.provider,
        "preview": enrolment.preview or "ready",
    }


def _text(enrolment: Enrolment) -> str:
    counts = f"{enrolment.enrolled} enrolled, {enrolment.unchanged} unchanged, {len(enrolment.refused)} refused"
    lines = [
        *([_refused(enrolment)] if enrolment.refused else []),
        f"{counts}; on {enrolment.provider}.",
        f"The gallery holds {enrolment.gallery_size} portraits (revision {enrolment.revision}).",
        f"Refused rows: {plain(enrolment.rejects)}",
        *([f"No preview: {enrolment.preview}"] if enrolment.preview else []),
    ]
    return "\n".join(lines)


def _refused(enrolment: Enrolment) -> str:
    return "\n".join(f"row {refused.row}  {refused.image}: {refused.reason}" for refused in enrolment.refused)


COMMANDS = (enrol_,)
