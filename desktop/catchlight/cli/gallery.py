"""`catchlight gallery`: the verbs of the gallery, each in a module of its own."""

import click

from catchlight.cli.gallery_enrol import COMMANDS as ENROLMENT


@click.group()
def gallery() -> None:
    """The gallery of persons and portraits."""


for command in ENROLMENT:
    gallery.add_command(command)
