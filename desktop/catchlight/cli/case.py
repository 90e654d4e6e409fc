"""`catchlight case`: open a case, list the cases."""

import click

from catchlight.cli.context import Context, pass_context
from catchlight.evidence.cases import all_cases
from catchlight.workflows.open_case import OpenCase, open_case


@click.group()
def case() -> None:
    """Cases."""


@case.command("open")
@click.argument("number")
@click.option("--offence", required=True, help="The offence under investigation.")
@pass_context
def open_(context: Context, number: str, offence: str) -> None:
    """Open the case NUMBER."""
    lab, actor = context.signed_in()
    opened = open_case(lab, OpenCase(actor, number, offence))
    context.show(
        {"case": opened.number, "identifier": opened.identifier, "offence": opened.offence},
        lambda: f"The case {opened.number} ({opened.offence}) is open.",
    )


@case.command("list")
@pass_context
def list_(context: Context) -> None:
    """List the cases, newest first."""
    with context.lab().reading() as db:
        cases = all_cases(db)
    document = [
        {"case": one.number, "offence": one.offence, "opened_at": one.opened_at, "opened_by": one.opened_by}
        for one in cases
    ]
    lines = [f"{one.number}  {one.offence}  ({one.opened_by}, {one.opened_at})" for one in cases]
    context.show({"cases": document}, lambda: "\n".join(lines) or "No case is open yet.")
