"""`catchlight gallery server set|token|status|migrate|sync|unset`: the gallery on a server of the lab's own."""

from pathlib import Path
from typing import Any

import click

from catchlight.cli.context import Context, job, pass_context, plain
from catchlight.cli.passphrase import passphrase_from
from catchlight.errors import CatchlightError
from catchlight.gallery.milvus.loss import ServerLoss
from catchlight.gallery.milvus.settings import IndexKind, ServerSettings, is_encrypted
from catchlight.workflows.gallery_server import (
    ServerStatus,
    SetServer,
    keep_server_token,
    server_status,
    set_server,
    unset_server,
)
from catchlight.workflows.move_gallery import MovedGallery, MoveGallery, Place, move_gallery
from catchlight.workflows.sync_gallery import SyncGallery, measure_loss, sync_gallery

_FILE = click.Path(path_type=Path, dir_okay=False)
_INDEXES = click.Choice([kind.value for kind in IndexKind], case_sensitive=False)


@click.group()
def server() -> None:
    """The gallery server, where one machine is not enough; it holds opaque numbers and templates, no persons."""


@server.command("set")
@click.argument("address")
@click.option("--index", type=_INDEXES, default="FLAT", help="FLAT compares with every template; others only preview.")
@click.option("--authority", type=_FILE, help="File (PEM) with the certificates that the server's has to come from.")
@click.option("--token", "asks_token", is_flag=True, help="The server asks for a token; it is kept in the keyring.")
@click.option("--token-file", type=_FILE, help="File with that token in its first line.")
@pass_context
def set_(
    context: Context, address: str, index: str, authority: Path | None, asks_token: bool, token_file: Path | None
) -> None:
    """Name a gallery server by its ADDRESS (https://host:port); searches move there with `migrate`."""
    lab, actor = context.signed_in()
    token = _token(token_file) if asks_token or token_file is not None else ""
    certificates = None if authority is None else _text_of(authority)
    kind = IndexKind(index.upper())
    settings = set_server(lab, SetServer(actor=actor, address=address, index=kind, authority=certificates, token=token))
    context.show(
        _settings(settings),
        lambda: (
            f"The gallery server is {settings.address}, index {settings.index}. Searches are run in the lab until the"
            " gallery is moved: catchlight gallery server migrate --to server."
        ),
    )


@server.command()
@click.option("--token-file", type=_FILE, help="File with the token in its first line.")
@pass_context
def token(context: Context, token_file: Path | None) -> None:
    """Keep the server's token in this workstation's keyring."""
    lab, actor = context.signed_in()
    settings = keep_server_token(lab, actor, _token(token_file))
    context.show({"address": settings.address}, lambda: f"The token for {settings.address} is in the keyring.")


@server.command()
@click.option("--measure", is_flag=True, help="Measure what its index loses against an exact search in the lab.")
@pass_context
def status(context: Context, measure: bool) -> None:
    """Say how the server stands, and how far it is behind the lab."""
    lab, actor = context.signed_in()
    loss = None
    if measure:
        with job() as control:
            loss = measure_loss(lab, actor, control)
    found = server_status(lab, actor)
    context.show({**_status(found), "loss": _loss(loss)}, lambda: "\n".join([_status_text(found), *_loss_lines(loss)]))


@server.command()
@click.option("--to", "to", type=click.Choice(["server", "lab"]), required=True, help="Where searches are run.")
@click.option("--without-server", is_flag=True, help="Move to the lab although the server does not answer.")
@pass_context
def migrate(context: Context, to: Place, without_server: bool) -> None:
    """Move the gallery's searches to the server, or back; both sides are counted and compared."""
    lab, actor = context.signed_in()
    with job() as control:
        done = move_gallery(lab, MoveGallery(actor, to, without_server and to == "lab"), control)
    context.show(_moved(done), lambda: _moved_text(done))


@server.command()
@pass_context
def sync(context: Context) -> None:
    """Tell the server what changed in the lab; each search does so too."""
    lab, actor = context.signed_in()
    with job() as control:
        told = sync_gallery(lab, SyncGallery(actor), control)
    context.show(
        {"sent": told.upserted, "deleted": told.deleted, "through": told.through},
        lambda: f"The gallery server was sent {told.upserted:,} templates and deleted {told.deleted:,}.",
    )


@server.command()
@click.option("--without-server", is_flag=True, help="Forget it although it does not answer; its rows stay there.")
@pass_context
def unset(context: Context, without_server: bool) -> None:
    """Delete what the server holds of this lab, and forget it."""
    lab, actor = context.signed_in()
    settings = unset_server(lab, actor, without_server=without_server)
    left = "What it holds of this lab is still there." if without_server else "It holds nothing of this lab any more."
    context.show(
        {"address": settings.address, "left_there": without_server},
        lambda: f"The gallery server {settings.address} was taken away. {left}",
    )


COMMANDS = (server,)


def _token(file: Path | None) -> str:
    return passphrase_from(None, file, prompt="Token of the gallery server", is_new=False)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except (OSError, ValueError) as error:
        raise CatchlightError(
            f"The file {plain(path)} cannot be read as certificates. Nothing was changed.", hint="Give a PEM file."
        ) from error


def _settings(settings: ServerSettings) -> dict[str, Any]:
    return {
        "address": settings.address,
        "index": settings.index.value,
        "tls": is_encrypted(settings.address),
        "token": settings.has_token,
        "in_use": settings.in_use,
    }


def _status(found: ServerStatus) -> dict[str, Any]:
    if found.settings is None:
        return {"server": None}
    return {
        "server": _settings(found.settings),
        "answers": found.problem is None,
        "problem": None if found.problem is None else found.problem.message,
        "version": found.version,
        "templates": found.templates,
        "rows": found.rows,
        "pending": found.pending,
        "oldest_pending": found.oldest,
    }


def _status_text(found: ServerStatus) -> str:
    if found.settings is None:
        return "This lab has no gallery server; searches are run in the lab."
    where = "at the server" if found.settings.in_use else "in the lab"
    lines = [f"{found.settings.address}, index {found.settings.index}; searches are run {where}."]
    if found.problem is not None:
        lines += [found.problem.message, found.problem.hint]
    else:
        lines.append(f"It is {found.version} and has {found.rows:,} of {found.templates:,} templates.")
    since = f", the oldest since {found.oldest}" if found.oldest else ""
    lines.append(f"{found.pending:,} change{'' if found.pending == 1 else 's'} that it was not told yet{since}.")
    return "\n".join(lines)


def _loss(loss: ServerLoss | None) -> dict[str, Any] | None:
    if loss is None:
        return None
    return {
        "index": loss.index,
        "k": loss.k,
        "loss": round(loss.loss, 4),
        "milliseconds": round(loss.milliseconds, 2),
        "exact_milliseconds": round(loss.exact_milliseconds, 2),
        "bands": [
            {"low": band.low, "high": band.high, "probes": band.probes, "found": band.found, "lost": band.lost}
            for band in loss.bands
        ],
    }


def _loss_lines(loss: ServerLoss | None) -> list[str]:
    if loss is None:
        return []
    times = f"{loss.milliseconds:.0f} ms (an exact search in the lab {loss.exact_milliseconds:.0f} ms)"
    first = f"The index {loss.index} takes {times}. Of mates that exact search has in its first {loss.k} it loses:"
    return [first, *(f"  scores {one.low} to {one.high}: {one.lost} of {one.found}" for one in loss.bands)]


def _moved(done: MovedGallery) -> dict[str, Any]:
    compared = done.compared
    figures = {}
    if compared is not None:
        figures = {
            "templates": compared.templates,
            "templates_there": compared.there,
            "rows_root": compared.root,
            "rows_root_there": compared.root_there,
            "same": compared.is_same,
            "sent": compared.sent,
            "deleted": compared.deleted,
        }
    return {
        "searched_at": done.to,
        "server": done.settings.address,
        "revision": done.revision,
        "gallery_root": done.root,
        "compared": None if compared is None else figures,
    }


def _moved_text(done: MovedGallery) -> str:
    where = f"at {done.settings.address}" if done.to == "server" else "in the lab"
    lines = [f"Searches are run {where} from now on. Gallery revision {done.revision}, root {done.root}."]
    compared = done.compared
    if compared is None:
        return "\n".join([*lines, "Nothing was compared."])
    lines.append(f"The lab has {compared.templates:,} templates, root over all rows {compared.root}.")
    lines.append(f"The server has {compared.there:,} templates, root over all rows {compared.root_there}.")
    lines.append(f"Both are {'the same' if compared.is_same else 'NOT the same; the lab is the truth'}.")
    lines.append(f"Sent {compared.sent:,}, deleted there {compared.deleted:,}.")
    return "\n".join(lines)
