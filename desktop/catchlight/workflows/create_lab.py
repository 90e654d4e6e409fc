"""Create a lab, and open one: the first act of a lab is its own creation."""

from pathlib import Path

from catchlight import __version__
from catchlight.errors import CatchlightError
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor
from catchlight.evidence.exhibits import names_original
from catchlight.evidence.log import acting
from catchlight.evidence.store import lab_store
from catchlight.faces.records import names_face_crop
from catchlight.gallery.portraits import names_portrait_crop, names_portrait_file, portrait_files
from catchlight.gallery.searches import names_probe_crop
from catchlight.lab.folder import Lab, creating_lab
from catchlight.lab.folder import open_lab as open_folder

_NAMES = (names_original, names_face_crop, names_portrait_crop, names_probe_crop)


def create_lab(folder: Path, *, actor: Actor) -> Lab:
    """Make a lab in an empty or new folder.

    Raises:
        LabRefused: if the folder holds something, or cannot be written to, or lies on a network share.
        CatchlightError: if the actor has no name.
    """
    require_name(actor)
    with creating_lab(folder) as (lab, db), acting(lab, db, actor) as act:
        act.log("lab.created", details={"name": Personal(lab.name), "catchlight": __version__})
    return lab


def open_lab(folder: Path) -> Lab:
    """Open a lab and sweep the files that a crash left without a row.

    Raises:
        LabRefused: if it is no lab, a newer one, held for maintenance, or on a network share.
    """
    lab = open_folder(folder)
    with lab.reading() as db:
        lab_store(lab).sweep(is_named=lambda sha256: any(names(db, sha256) for names in _NAMES))
        portrait_files(lab).sweep(is_named=lambda sha256: names_portrait_file(db, sha256))
    return lab


def require_name(actor: Actor) -> None:
    """Every act names who does it.

    Raises:
        CatchlightError: if the name is blank.
    """
    if not actor.name.strip():
        raise CatchlightError(
            "Nobody is named as acting. Nothing was done.",
            hint="Say who is working: --as NAME, or CATCHLIGHT_AS in the environment.",
        )
