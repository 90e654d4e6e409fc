"""Create a lab, and open one: the first act of a lab is its own creation."""

from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from catchlight import __version__
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting
from catchlight.lab.accounts import Role, add_account
from catchlight.lab.folder import Lab, creating_lab
from catchlight.lab.folder import open_lab as open_folder
from catchlight.workflows.finish_erasures import go_on_with_erasures
from catchlight.workflows.new_account import introduced, new_account, station_details
from catchlight.workflows.stored_files import stores_of

FIRST_ROLES = frozenset({Role.EXAMINER, Role.CUSTODIAN, Role.SUPERVISOR})


@dataclass(frozen=True)
class FirstAccount:
    """Whose lab it is: the account that makes all others, with every role but the auditor's."""

    name: str
    passphrase: str = field(repr=False)
    unit: str = ""


class CreatedLab(NamedTuple):
    """A new lab, and its first account signed in.

    The fingerprint of that account's key (`actor.key.key_id`) is what trust in the log starts from: to be written
    down and handed over outside the lab.
    """

    lab: Lab
    actor: Actor


def create_lab(folder: Path, *, first: FirstAccount) -> CreatedLab:
    """Make a lab in an empty or new folder; its first act is its own creation, signed by its first account.

    Raises:
        LabRefused: if the folder holds something, or cannot be written to, or lies on a network share.
        CatchlightError: if the account has no name, or its passphrase is too short.
    """
    account, wrapped, actor = new_account(first.name, first.passphrase, roles=FIRST_ROLES, unit=first.unit)
    with creating_lab(folder) as (lab, db), acting(lab, db, actor) as act:
        add_account(db, account, wrapped)
        details = {"name": Personal(lab.name), "catchlight": __version__, **introduced(account, wrapped)}
        session = act.log("lab.created", details={**details, **station_details()})
    return CreatedLab(lab, replace(actor, session=session))


def open_lab(folder: Path) -> Lab:
    """Open a lab; sweep the files that a crash left without a row, and finish erasures that one interrupted.

    Raises:
        LabRefused: if it is no lab, a newer one, held for maintenance, or on a network share.
    """
    lab = open_folder(folder)
    if lab.is_read_only:
        return lab
    with lab.reading() as db:
        for store, is_named in stores_of(lab):
            store.sweep(is_named=partial(is_named, db))
    go_on_with_erasures(lab)
    return lab
