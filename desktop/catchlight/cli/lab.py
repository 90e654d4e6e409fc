"""`catchlight lab`: create a lab."""

from pathlib import Path

import click

from catchlight.cli.context import Context, pass_context, plain
from catchlight.workflows.create_lab import create_lab


@click.group()
def lab() -> None:
    """Labs: the folder that holds cases, gallery and evidence log."""


@lab.command()
@click.argument("folder", metavar="LAB", type=click.Path(path_type=Path))
@pass_context
def create(context: Context, folder: Path) -> None:
    """Create a lab in a new or empty folder."""
    made = create_lab(folder, actor=context.actor)
    context.show(
        {"lab": plain(made.folder), "identifier": made.identifier},
        lambda: f"The lab {made.name} was created in {plain(made.folder)}.",
    )
