"""`catchlight case history`: everything that was done in a case, on one page."""

from pathlib import Path

import click

from catchlight.cli.case import case
from catchlight.cli.context import Context, pass_context
from catchlight.cli.stats import as_files, show_page, write_files
from catchlight.report.history import history_document
from catchlight.workflows.case_history import case_history


@case.command("history")
@click.argument("number", metavar="CASE")
@as_files
@pass_context
def history(context: Context, number: str, csv_file: Path | None, html_file: Path | None, to: str) -> None:
    """Show the history of CASE: who did what, when, why, and to whom something was handed."""
    lab, actor = context.signed_in()
    told = case_history(lab, actor, number)
    document = history_document(told)
    written = write_files(lab, actor, document, csv_file=csv_file, html_file=html_file, to=to, case=told.identifier)
    show_page(context, told, document, written)
