"""`catchlight demo`: the whole way on material that needs nothing from elsewhere."""

from pathlib import Path

import click
import msgspec

from catchlight.cli.context import Context, job, pass_context, plain
from catchlight.workflows.demonstrate import Demonstration, demonstrate


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@pass_context
def demo(context: Context, folder: Path) -> None:
    """Build a small lab in DIR, enrol, extract and search in it, and print what was found."""
    with context.analyst() as analyst, job() as control:
        shown = demonstrate(folder, control, analyst=analyst)
    context.show(msgspec.to_builtins(shown, enc_hook=plain), lambda: _text(shown))


def _text(shown: Demonstration) -> str:
    frames = f"{shown.frames_decoded} of {shown.frames_expected} frames examined, {shown.frames_failed} failed"
    lines = [
        f"The demonstration lab is in {plain(shown.lab)} (case {shown.case}).",
        f"Gallery: {shown.enrolled} portraits; {shown.refused} row refused (it holds no face, on purpose).",
        f"Exhibits: {frames}; {shown.faces} faces in {shown.tracks} tracks.",
    ]
    for search in shown.searches:
        lines.append(f"{search.id}: who is {search.probe} of {search.exhibit}? (in truth: {search.truth})")
        lines += [f"    {one.rank}  {one.score:6.3f}  {one.person_id}" for one in search.candidates]
    lines += [
        f"The log has {shown.log_entries} entries; verification found {shown.problems or 'no problem'}.",
        "A candidate is a lead, not an identification.",
        f"Look at it in the window: start Catchlight and open {plain(shown.lab)}.",
        f"Sign in as {shown.account} with the passphrase: {shown.passphrase}",
    ]
    return "\n".join(lines)
