"""`catchlight gallery`: the verbs of the gallery, each in a module of its own."""

import click

from catchlight.cli.gallery_enrol import COMMANDS as ENROLMENT
from catchlight.cli.gallery_reenrol import COMMANDS as REENROLMENT


@click.group()
def gallery() -> None:
    """The gallery of persons and portraits."""


for command in (*ENROLMENT, *REENROLMENT):
    gallery.add_command(command)
