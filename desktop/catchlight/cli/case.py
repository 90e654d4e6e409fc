"""`catchlight case`: open a case, list the cases, decide who is a member."""

import click

from catchlight.cli.context import Context, pass_context
from catchlight.evidence.cases import Case
from catchlight.lab.accounts import Account
from catchlight.workflows.case_access import cases_for
from catchlight.workflows.members import AddMember, RemoveMember, add_member, members_of, remove_member
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
    """List the cases that the account may see, newest first."""
    lab, actor = context.signed_in()
    with lab.reading() as db:
        cases = cases_for(db, actor)
    document = [
        {
            "case": one.number,
            "offence": one.offence,
            "opened_at": one.opened_at,
            "opened_by": one.opened_by,
            "closed_at": one.closed_at,
        }
        for one in cases
    ]
    lines = [_line(one) for one in cases]
    context.show({"cases": document}, lambda: "\n".join(lines) or "There is no case that you may see yet.")


def _line(one: Case) -> str:
    closed = "" if one.closed_at is None else f"; closed {one.closed_at}"
    return f"{one.number}  {one.offence}  ({one.opened_by}, {one.opened_at}{closed})"


@case.group()
def member() -> None:
    """The members of a case: the examiners that see it and work on it."""


@member.command()
@click.argument("number", metavar="CASE")
@click.argument("name")
@pass_context
def add(context: Context, number: str, name: str) -> None:
    """Let the account NAME see CASE and work on it; a member may, and a supervisor."""
    lab, actor = context.signed_in()
    _show_members(context, number, add_member(lab, AddMember(actor, number, name)))


@member.command()
@click.argument("number", metavar="CASE")
@click.argument("name")
@pass_context
def remove(context: Context, number: str, name: str) -> None:
    """Take the account NAME off CASE; the last member stays."""
    lab, actor = context.signed_in()
    _show_members(context, number, remove_member(lab, RemoveMember(actor, number, name)))


@member.command("list")
@click.argument("number", metavar="CASE")
@pass_context
def list_members(context: Context, number: str) -> None:
    """List the members of CASE."""
    lab, actor = context.signed_in()
    _show_members(context, number, members_of(lab, actor, number))


def _show_members(context: Context, number: str, members: tuple[Account, ...]) -> None:
    context.show(
        {"case": number, "members": [{"account": one.identifier, "name": one.name} for one in members]},
        lambda: f"Members of the case {number}: {', '.join(one.name for one in members)}.",
    )
