"""`catchlight gallery`: the verbs of the gallery, each in a module of its own."""

import click

from catchlight.cli.gallery_enrol import COMMANDS as ENROLMENT
from catchlight.cli.gallery_index import COMMANDS as INDEX
from catchlight.cli.gallery_keeping import COMMANDS as KEEPING
from catchlight.cli.gallery_lists import COMMANDS as LISTS
from catchlight.cli.gallery_person import COMMANDS as PERSON
from catchlight.cli.gallery_reenrol import COMMANDS as REENROLMENT
from catchlight.cli.gallery_server import COMMANDS as SERVER
from catchlight.cli.gallery_snapshot import COMMANDS as SNAPSHOTS


@click.group()
def gallery() -> None:
    """The gallery of persons and portraits."""


for command in (*ENROLMENT, *REENROLMENT, *LISTS, *PERSON, *KEEPING, *SNAPSHOTS, *INDEX, *SERVER):
    gallery.add_command(command)
