"""Move the gallery's searches to its server, and back to the lab; what each side holds is counted and compared."""

from dataclasses import dataclass
from typing import Literal

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor, Value
from catchlight.evidence.log import acting
from catchlight.gallery.milvus.client import connected
from catchlight.gallery.milvus.reconcile import Compared, reconcile
from catchlight.gallery.milvus.settings import ServerSettings, required_server, use_server
from catchlight.gallery.pack_in_use import pack_in_use
from catchlight.gallery.portraits import gallery_state
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.case_access import permitted
from catchlight.workflows.gallery_files import ready_generation
from catchlight.workflows.sync_gallery import tell_server

Place = Literal["lab", "server"]


@dataclass(frozen=True)
class MoveGallery:
    """Move the searches of the gallery.

    Attributes:
        actor: Who does it: a custodian.
        to: Where searches are run from now on.
        without_server: Move back although the server does not answer: nothing is compared.
    """

    actor: Actor
    to: Place
    without_server: bool = False


@dataclass(frozen=True)
class MovedGallery:
    """What came of it.

    Attributes:
        to: Where searches are run now.
        settings: The server.
        compared: What both sides hold, or None where nothing was compared.
        revision: The gallery's revision.
        root: The gallery's Merkle root, hex.
    """

    to: Place
    settings: ServerSettings
    compared: Compared | None
    revision: int
    root: str


def move_gallery(lab: Lab, request: MoveGallery, control: JobControl) -> MovedGallery:
    """Move the searches; the lab's database is the truth before and after, wherever they are run.

    To the server: it is sent what it has not, told to delete what the lab has not, and read back whole; only if that
    is just what the lab holds are searches run there. To the lab: the server is read back and compared, the search
    files are made ready, and searches are run here whatever came out. Interrupted, the next run goes on.

    Raises:
        NotPermitted: if who asks is no custodian; it is logged.
        CatchlightError: if the lab has no server, it does not answer, or does not hold afterwards what the lab does;
            searches are run where they were.
        JobCancelled: if the job was asked to stop; searches are run where they were.
    """
    with lab.reading() as db:
        custodian = permitted(lab, db, request.actor, Role.CUSTODIAN, what="gallery.server.migrated")
        settings = required_server(db)
        compared = None
        if request.to == "server" or not request.without_server:
            compared = _compared(lab, db, custodian, settings, control, mend=request.to == "server")
        pack = pack_in_use(db)
        if request.to == "server":
            _require_same(compared, settings)
        elif pack is not None:
            ready_generation(lab, db, custodian, pack=pack, control=control)
        state = gallery_state(db)
        with acting(lab, db, custodian) as act:
            use_server(db, in_use=request.to == "server")
            details: dict[str, Value] = {
                "searched_at": request.to,
                "address": settings.address,
                "index": settings.index.value,
                "revision": state.revision,
                "gallery_root": state.root,
                "compared": compared is not None,
            }
            act.log("gallery.server.migrated", details={**details, **_figures(compared)})
        return MovedGallery(request.to, settings, compared, state.revision, state.root)


def _compared(
    lab: Lab, db: Database, custodian: Actor, settings: ServerSettings, control: JobControl, *, mend: bool
) -> Compared | None:
    pack = pack_in_use(db)
    with connected(lab, settings) as connection:
        if not mend:
            tell_server(lab, db, custodian, connection, control)
        if pack is None:
            connection.version()  # that it answers is all there is to see for an empty gallery
            return None
        compared = reconcile(lab, db, connection, pack=pack, control=control, mend=mend)
        if mend:
            tell_server(lab, db, custodian, connection, control)
        return compared


def _require_same(compared: Compared | None, settings: ServerSettings) -> None:
    if compared is not None and not compared.is_same:
        raise CatchlightError(
            f"The gallery server {settings.address} gave back {compared.there:,} templates (root"
            f" {compared.root_there[:16]}…) where the lab has {compared.templates:,} (root {compared.root[:16]}…)."
            " Searches are run where they were.",
            hint="Run it again; if it stays so, have the server's own log looked at.",
            address=settings.address,
        )


def _figures(compared: Compared | None) -> dict[str, Value]:
    if compared is None:
        return {}
    return {
        "templates": compared.templates,
        "templates_there": compared.there,
        "rows_root": compared.root,
        "rows_root_there": compared.root_there,
        "same": compared.is_same,
        "sent": compared.sent,
        "deleted": compared.deleted,
    }
