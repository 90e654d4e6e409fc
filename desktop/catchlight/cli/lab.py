"""`catchlight lab`: create a lab."""

from pathlib import Path

import click

from catchlight.cli.context import Context, pass_context, plain
from catchlight.workflows.create_lab import FirstAccount, create_lab


@click.group()
def lab() -> None:
    """Labs: the folder that holds cases, gallery and evidence log."""


@lab.command()
@click.argument("folder", metavar="LAB", type=click.Path(path_type=Path))
@click.option("--unit", default="", help="The department that the first account's searches are counted under.")
@pass_context
def create(context: Context, folder: Path, unit: str) -> None:
    """Create a lab in a new or empty folder; --as names its first account.

    A --key-file that does not exist is made, with a random passphrase.
    """
    made, actor = create_lab(folder, first=FirstAccount(context.name, context.passphrase(is_new=True), unit))
    context.works_as(made, actor)
    context.show(
        {
            "lab": plain(made.folder),
            "identifier": made.identifier,
            "account": actor.account,
            "fingerprint": actor.key.key_id,
        },
        lambda: (
            f"The lab {made.name} was created in {plain(made.folder)}.\n"
            f"Its first account is {actor.name}; the fingerprint of its key is\n{actor.key.key_id}\n"
            "Write it down outside the lab: whoever checks the evidence log starts from it."
        ),
    )
