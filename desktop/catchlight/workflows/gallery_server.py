"""Give the lab a gallery server by name, say how it stands, and take it away: a custodian's work."""

from dataclasses import dataclass, field
from typing import Any

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting
from catchlight.gallery.milvus.client import Connection, connected
from catchlight.gallery.milvus.collection import collection_of, prefix_of
from catchlight.gallery.milvus.outbox import count_pending, pending_of
from catchlight.gallery.milvus.settings import (
    IndexKind,
    ServerSettings,
    checked_address,
    drop_token,
    forget_server,
    keep_token,
    required_server,
    server_of,
    store_server,
)
from catchlight.gallery.pack_in_use import pack_in_use
from catchlight.gallery.templates import count_templates
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.case_access import permitted

_LARGEST_AUTHORITY = 256 * 1024


@dataclass(frozen=True, kw_only=True)
class SetServer:
    """A gallery server to be named.

    Attributes:
        actor: Who does it: a custodian.
        address: `https://host:port`; `http://` on this machine only; or a file of Milvus Lite.
        index: How it searches; only FLAT gives results that can be concluded on.
        authority: Certificates (PEM) that the server's one has to come from, or None for those of the system.
        token: What the server asks for, or "".
    """

    actor: Actor
    address: str
    index: IndexKind = IndexKind.FLAT
    authority: str | None = None
    token: str = field(default="", repr=False)


@dataclass(frozen=True)
class ServerStatus:
    """How the gallery server stands.

    Attributes:
        settings: The server, or None where the lab has none.
        version: What it says it is, or None where it does not answer or was not asked.
        problem: Why it does not answer, or None.
        templates: Templates of the pack in use, by the lab's database.
        rows: Rows that the server has of it, or None where it does not answer or was not asked.
        pending: Changes that it was not told yet.
        oldest: When the oldest of them was noted (RFC 3339, UTC), or None.
    """

    settings: ServerSettings | None
    version: str | None = None
    problem: CatchlightError | None = None
    templates: int = 0
    rows: int | None = None
    pending: int = 0
    oldest: str | None = None


def set_server(lab: Lab, request: SetServer) -> ServerSettings:
    """Name a gallery server, after it answered; it is not searched until the gallery has been moved there.

    Raises:
        NotPermitted: if who asks is no custodian; it is logged.
        CatchlightError: if there is one already, the address is none, or it does not answer; nothing is changed.
    """
    address = checked_address(request.address)
    _check_authority(request.authority)
    with lab.reading() as db:
        custodian = permitted(lab, db, request.actor, Role.CUSTODIAN, what="gallery.server.set")
        if server_of(db) is None:
            _version_of(lab, request, address)
            if request.token:
                keep_token(lab, address, request.token)
        with acting(lab, db, custodian) as act:
            return store_server(
                act, address, authority=request.authority, index=request.index, has_token=bool(request.token)
            )


def try_server(lab: Lab, request: SetServer) -> str:
    """What a server says it is, before it is named; nothing is changed and no token is kept.

    Raises:
        NotPermitted: if who asks is no custodian; it is logged.
        CatchlightError: if the address is none, or it does not answer.
    """
    address = checked_address(request.address)
    _check_authority(request.authority)
    with lab.reading() as db:
        permitted(lab, db, request.actor, Role.CUSTODIAN, what="gallery.server.set")
    return _version_of(lab, request, address)


def keep_server_token(lab: Lab, actor: Actor, token: str) -> ServerSettings:
    """Keep the token of the lab's gallery server in this workstation's keyring.

    Raises:
        NotPermitted: if who asks is neither custodian nor examiner; it is logged.
        CatchlightError: if the lab has no server that asks for one, or there is no keyring.
    """
    with lab.reading() as db:
        permitted(lab, db, actor, Role.CUSTODIAN, Role.EXAMINER, what="gallery.server.token")
        settings = required_server(db)
    if not settings.has_token:
        raise CatchlightError(
            f"The gallery server {settings.address} was named without a token. Nothing was kept.",
            hint="Take it away and name it again, with its token: catchlight gallery server unset, then set.",
        )
    keep_token(lab, settings.address, token)
    return settings


def server_status(lab: Lab, actor: Actor, *, ask: bool = True) -> ServerStatus:
    """How the server stands; that it does not answer is an answer.

    Args:
        lab: The lab.
        actor: Who looks.
        ask: Ask the server too, which takes as long as it takes; otherwise only what the lab knows.

    Raises:
        NotPermitted: if who asks is neither custodian nor examiner; it is logged.
    """
    with lab.reading() as db:
        permitted(lab, db, actor, Role.CUSTODIAN, Role.EXAMINER, Role.SUPERVISOR, what="gallery.server.consulted")
        settings = server_of(db)
        if settings is None:
            return ServerStatus(None)
        pack = pack_in_use(db) or ""
        told: dict[str, Any] = {
            "templates": count_templates(db, pack=pack),
            "pending": count_pending(db),
            "oldest": pending_of(db, pack=pack).oldest,
        }
        if not ask:
            return ServerStatus(settings, **told)
        try:
            with connected(lab, settings) as connection:
                version, collection = connection.version(), collection_of(lab, pack)
                rows = connection.count(collection) if connection.has(collection) else 0
        except CatchlightError as problem:
            return ServerStatus(settings, problem=problem, **told)
        return ServerStatus(settings, version=version, rows=rows, **told)


def unset_server(lab: Lab, actor: Actor, *, without_server: bool = False) -> ServerSettings:
    """Take the server away: what it holds of the lab is deleted there, then it is forgotten.

    Args:
        lab: The lab.
        actor: Who does it: a custodian.
        without_server: Forget it although it does not answer; what it holds stays there, and the log says so.

    Raises:
        NotPermitted: if who asks is no custodian; it is logged.
        CatchlightError: if searches are run there, or it does not answer; nothing is changed.
    """
    with lab.reading() as db:
        custodian = permitted(lab, db, actor, Role.CUSTODIAN, what="gallery.server.unset")
        settings = required_server(db)
        if settings.in_use:
            raise CatchlightError(
                "Searches are run at the gallery server. Nothing was changed.",
                hint="Move the gallery back first: catchlight gallery server migrate --to lab.",
            )
        deleted = 0
        if not without_server:
            with connected(lab, settings) as connection:
                deleted = _delete_all(lab, connection)
        with acting(lab, db, custodian) as act:
            forget_server(db)
            act.log(
                "gallery.server.unset",
                details={"address": settings.address, "deleted": deleted, "left_there": without_server},
            )
    drop_token(lab, settings)
    return settings


def _version_of(lab: Lab, request: SetServer, address: str) -> str:
    asked = ServerSettings(address, request.authority, request.index, bool(request.token), b"")
    with connected(lab, asked, token=request.token) as connection:
        return connection.version()


def _delete_all(lab: Lab, connection: Connection) -> int:
    """Delete the lab's collections; says how many rows they held."""
    deleted = 0
    for collection in connection.collections(prefix_of(lab)):
        deleted += connection.count(collection)
        connection.drop(collection)
    return deleted


def _check_authority(authority: str | None) -> None:
    if authority is None:
        return
    if len(authority) > _LARGEST_AUTHORITY or not authority.isascii() or "-----BEGIN CERTIFICATE-----" not in authority:
        raise CatchlightError(
            "The file with the server's certificates holds none. Nothing was changed.",
            hint="Give certificates as PEM (-----BEGIN CERTIFICATE-----).",
        )
