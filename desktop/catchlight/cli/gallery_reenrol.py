"""`catchlight gallery reenrol`: enrol the whole gallery anew with another model pack, then switch to it."""

from pathlib import Path
from typing import Any

import click

from catchlight.cli.context import Context, job, pass_context
from catchlight.faces.pack import DEFAULT_PACK
from catchlight.workflows.reenrol import Reenrol, Reenrolment, reenrol

_MOST_LINES = 1000


@click.command("reenrol")
@click.option("--pack", type=click.Path(path_type=Path), help="Folder of the pack; without it the program's own.")
@click.option("--without-refused", is_flag=True, help="Switch although the pack finds no face in some portraits.")
@pass_context
def reenrol_(context: Context, pack: Path | None, without_refused: bool) -> None:
    """Make a template of every portrait with another model pack, then search with that pack.

    The gallery is searched with the pack in use until every portrait has a new template. It can be stopped and goes
    on where it stopped. Portraits in which the new pack finds no face keep it from being switched to, unless
    --without-refused is given: those portraits then appear in no search.
    """
    lab, actor = context.signed_in()
    folder = pack or DEFAULT_PACK
    request = Reenrol(actor=actor, pack=folder, without_refused=without_refused)
    with context.analyst_on(folder) as analyst, job() as control:
        result = reenrol(lab, request, control, analyst=analyst)
    context.show(_document(result), lambda: _text(result))


def _document(result: Reenrolment) -> dict[str, Any]:
    return {
        "pack": result.pack_name,
        "pack_sha256": result.pack_sha256,
        "enrolled": result.enrolled,
        "refused": [
            {
                "portrait": f"p{one.portrait}",
                "person_id": one.person_id,
                "image": one.file_name,
                "reason": one.reason,
            }
            for one in result.refused
        ],
        "switched": result.switched,
        "examined": result.examined,
        "images_a_second": round(result.examined / result.seconds, 1) if result.examined and result.seconds else None,
    }


def _text(result: Reenrolment) -> str:
    lines = [f"p{one.portrait}  {one.person_id}  {one.file_name}: {one.reason}" for one in result.refused[:_MOST_LINES]]
    left = len(result.refused) - len(lines)
    return "\n".join(
        [
            *lines,
            *([f"and {left} more"] if left else []),
            f"{result.enrolled} templates made with {result.pack_name}.",
            "The gallery is searched with it from now on."
            if result.switched
            else f"{len(result.refused)} portraits have no template of it, so the gallery is still searched with the"
            " pack before. Mend them, or run this again with --without-refused.",
        ]
    )


COMMANDS = (reenrol_,)
