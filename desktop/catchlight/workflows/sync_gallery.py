"""Tell the gallery server what changed in the lab, and search there."""

from dataclasses import dataclass

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor, Value
from catchlight.evidence.log import acting
from catchlight.gallery.exact import Ranking
from catchlight.gallery.milvus.client import Connection, connected
from catchlight.gallery.milvus.loss import ServerLoss, measure_server
from catchlight.gallery.milvus.outbox import Delivered, deliver
from catchlight.gallery.milvus.search import ServerQuestion, ServerRanking, preview_at_server, search_at_server
from catchlight.gallery.milvus.settings import ServerSettings, required_server
from catchlight.gallery.pack_in_use import pack_in_use
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.case_access import permitted
from catchlight.workflows.finish_erasures import go_on_with_erasures
from catchlight.workflows.gallery_files import searching


@dataclass(frozen=True)
class SyncGallery:
    """Tell the gallery server what it was not told yet; `actor` is a custodian."""

    actor: Actor


def sync_gallery(lab: Lab, request: SyncGallery, control: JobControl) -> Delivered:
    """Tell the gallery server everything that changed: additions, erasures, and what filters depend on.

    Raises:
        NotPermitted: if who asks is no custodian; it is logged.
        CatchlightError: if the lab has no server, or it does not answer; what it was not told stays noted.
        JobCancelled: if the job was asked to stop; what was told stands.
    """
    with lab.reading() as db:
        custodian = permitted(lab, db, request.actor, Role.CUSTODIAN, what="gallery.server.synced")
        with connected(lab, required_server(db)) as connection:
            told = tell_server(lab, db, custodian, connection, control)
    if told.deleted:
        go_on_with_erasures(lab, custodian)  # those that only the server was missing from
    return told


def tell_server(lab: Lab, db: Database, actor: Actor, connection: Connection, control: JobControl) -> Delivered:
    """Tell the server what it was not told yet, with a log entry where there was something.

    Raises:
        CatchlightError: if it does not answer or refuses; what it was not told stays noted.
        JobCancelled: if the job was asked to stop; what was told stands.
    """
    told = deliver(lab, db, connection, control)
    if told.upserted or told.deleted:
        with acting(lab, db, actor) as act:
            details: dict[str, Value] = {
                "address": connection.settings.address,
                "sent": told.upserted,
                "deleted": told.deleted,
                "through": told.through,
            }
            act.log("gallery.server.synced", details=details)
    return told


def search_server(
    lab: Lab, db: Database, actor: Actor, *, settings: ServerSettings, question: ServerQuestion, control: JobControl
) -> ServerRanking:
    """Search at the server, told of everything first; the list is certified.

    Args:
        lab: The lab.
        db: Its database, outside a transaction.
        actor: Who searches.
        settings: The server; its index is an exact one.
        question: What is searched for.
        control: Progress and cancel.

    Raises:
        CatchlightError: if the server does not answer, or does not hold what the lab does; there is no list then.
        JobCancelled: if the job was asked to stop.
    """
    with connected(lab, settings) as connection:
        tell_server(lab, db, actor, connection, control)
        return search_at_server(lab, db, connection, question, control=control)


def preview_server(lab: Lab, db: Database, *, settings: ServerSettings, question: ServerQuestion) -> Ranking:
    """An approximate list of the server, told of nothing first: what it does not know is compared here.

    Raises:
        CatchlightError: if the server does not answer, or does not hold what the lab does.
    """
    with connected(lab, settings) as connection:
        return preview_at_server(lab, db, connection, question).ranking


def measure_loss(lab: Lab, actor: Actor, control: JobControl) -> ServerLoss:
    """What the server's index loses on this gallery of the mates that an exact search in the lab lists.

    Raises:
        NotPermitted: if who asks is no custodian; it is logged.
        CatchlightError: if the lab has no server or no portrait, or the server does not answer.
        JobCancelled: if the job was asked to stop.
    """
    with lab.reading() as db:
        custodian = permitted(lab, db, actor, Role.CUSTODIAN, what="gallery.server.measured")
        settings, pack = required_server(db), pack_in_use(db)
        if pack is None:
            raise CatchlightError("The gallery is empty: there is nothing to measure.", hint="Enrol portraits first.")
        with connected(lab, settings) as connection:
            tell_server(lab, db, custodian, connection, control)
            return searching(
                lab,
                db,
                custodian,
                pack=pack,
                control=control,
                work=lambda view: measure_server(connection, view, control=control),
            )
