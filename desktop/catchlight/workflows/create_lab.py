"""Create a lab, and open one: the first act of a lab is its own creation."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from catchlight import __version__
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor
from catchlight.evidence.exhibits import names_original
from catchlight.evidence.log import acting
from catchlight.evidence.store import lab_store
from catchlight.faces.records import names_face_crop
from catchlight.gallery.portraits import names_portrait_crop, names_portrait_file, portrait_files
from catchlight.gallery.searches import names_probe_crop
from catchlight.lab.accounts import Role, add_account
from catchlight.lab.folder import Lab, creating_lab
from catchlight.lab.folder import open_lab as open_folder
from catchlight.workflows.new_account import introduced, new_account, station_details

FIRST_ROLES = frozenset({Role.EXAMINER, Role.CUSTODIAN, Role.SUPERVISOR})
_NAMES = (names_original, names_face_crop, names_portrait_crop, names_probe_crop)


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
        details = {"name": Personal(lab.name), "catchlight": __version__, **introduced(account, actor.key.public)}
        session = act.log("lab.created", details={**details, **station_details()})
    return CreatedLab(lab, replace(actor, session=session))


def open_lab(folder: Path) -> Lab:
    """Open a lab and sweep the files that a crash left without a row.

    Raises:
        LabRefused: if it is no lab, a newer one, held for maintenance, or on a network share.
    """
    lab = open_folder(folder)
    if lab.is_read_only:
        return lab
    with lab.reading() as db:
        lab_store(lab).sweep(is_named=lambda sha256: any(names(db, sha256) for names in _NAMES))
        portrait_files(lab).sweep(is_named=lambda sha256: names_portrait_file(db, sha256))
    return lab
