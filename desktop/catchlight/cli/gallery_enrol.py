"""`catchlight gallery enrol`: enrol portraits from a manifest or from ANSI/NIST-ITL records."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from catchlight.cli.context import Context, job, pass_context, plain
from catchlight.errors import CatchlightError
from catchlight.gallery.type10 import FieldMap
from catchlight.workflows.enrol import Enrol, Enrolment, enrol

_DEFAULTS = FieldMap()
_MOST_LINES = 1000
"""Refused rows that are listed for people; all are in the rejects file."""


class Day(click.ParamType[date]):
    """A day written YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day."""
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date written YYYY-MM-DD", param, ctx)


@click.command("enrol")
@click.argument(
    "files", metavar="MANIFEST.csv|FOLDER|FILE.an2...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--images", type=click.Path(path_type=Path), help="The folder that the manifest names its images from.")
@click.option("--largest-face", is_flag=True, help="Of several faces without a face_box, take the largest; recorded.")
@click.option("--rejects", type=click.Path(path_type=Path), help="Where the refused rows are written.")
@click.option("--source", default="", help="Stands for each source that is not stated.")
@click.option("--legal-basis", default="", help="Stands for each legal basis that is not stated.")
@click.option("--retain-until", type=Day(), help="Stands for each last day that is not stated.")
@click.option("--person-field", default=_DEFAULTS.person_id, show_default=True, help="Field with the person's id.")
@click.option("--sex-field", default=_DEFAULTS.sex, show_default=True, help="Field with the sex, M or F.")
@click.option("--birth-field", default=_DEFAULTS.born, show_default=True, help="Field with the date of birth.")
@pass_context
def enrol_(context: Context, /, files: tuple[Path, ...], retain_until: date | None, **options: Any) -> None:
    """Enrol the portraits of MANIFEST.csv, or the Type-10 records of ANSI/NIST-ITL files (.an2, .nist, .eft).

    Columns: person_id, image, captured_on, source, legal_basis, retain_until; optional: sex, birth_year, note,
    face_box. Records hold no legal basis and no retention: give them here, or in a manifest whose images are named
    like booking.an2#1. Every row ends enrolled, unchanged or refused with its reason; the rejects file, mended, can
    be enrolled in its turn (with --images).
    """
    lab, actor = context.signed_in()
    request = Enrol(
        actor=actor,
        manifest=files[0],
        more=files[1:],
        images=options["images"],
        largest_face=options["largest_face"],
        rejects=options["rejects"],
        source=options["source"],
        legal_basis=options["legal_basis"],
        retain_until=retain_until,
        fields=FieldMap(options["person_field"], options["sex_field"], options["birth_field"]),
    )
    with context.analyst() as analyst, job() as control:
        enrolment = enrol(lab, request, control, analyst=analyst)
    if enrolment.refused and not enrolment.enrolled + enrolment.unchanged:
        error = CatchlightError(
            f"No row was enrolled.\n{_refused(enrolment)}",
            hint=f"Mend the rows in the rejects file, then: catchlight gallery enrol {plain(enrolment.rejects)}"
            f" --images {plain(enrolment.images or Path())}",
        )
        context.fail(error, result=_document(enrolment))
    context.show(_document(enrolment), lambda: _text(enrolment))


def _document(enrolment: Enrolment) -> dict[str, Any]:
    rate = enrolment.images_a_second
    return {
        "enrolled": enrolment.enrolled,
        "unchanged": enrolment.unchanged,
        "refused": [
            {"row": refused.row, "image": plain(refused.image), "reason": refused.reason, "kind": refused.kind}
            for refused in enrolment.refused
        ],
        "refused_in_all": enrolment.refused_in_all,
        "gallery_size": enrolment.gallery_size,
        "revision": enrolment.revision,
        "rejects": plain(enrolment.rejects),
        "images": plain(enrolment.images or Path()),
        "examined": enrolment.examined,
        "images_a_second": None if rate is None else round(rate, 1),
        "provider": enrolment.provider,
        "preview": enrolment.preview or "ready",
    }


def _text(enrolment: Enrolment) -> str:
    counts = f"{enrolment.enrolled} enrolled, {enrolment.unchanged} unchanged, {enrolment.refused_in_all} refused"
    rate = enrolment.images_a_second
    pace = "" if rate is None else f", {rate:.1f} images a second"
    lines = [
        *([_refused(enrolment)] if enrolment.refused else []),
        f"{counts}; on {enrolment.provider}{pace}.",
        f"The gallery holds {enrolment.gallery_size} portraits (revision {enrolment.revision}).",
        f"Refused rows: {plain(enrolment.rejects)} (images: {plain(enrolment.images or Path())})",
        *([f"No preview: {enrolment.preview}"] if enrolment.preview else []),
    ]
    return "\n".join(lines)


def _refused(enrolment: Enrolment) -> str:
    shown = enrolment.refused[:_MOST_LINES]
    lines = [f"row {refused.row}  {plain(refused.image)}: {refused.reason}" for refused in shown]
    left = enrolment.refused_in_all - len(shown)
    return "\n".join([*lines, *([f"and {left} more, all in the rejects file"] if left else [])])


COMMANDS = (enrol_,)
