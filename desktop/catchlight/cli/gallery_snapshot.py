"""`catchlight gallery export|import|snapshots|recipient`: snapshots for detached workstations."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from catchlight.cli.context import Context, job, pass_context, plain
from catchlight.gallery.snapshots import ImportedSnapshot
from catchlight.workflows.export_snapshot import ExportSnapshot, export_snapshot
from catchlight.workflows.import_snapshot import ImportSnapshot, import_snapshot, snapshots_of
from catchlight.workflows.recipient_keys import key_in, make_key_files

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("export")
@click.argument("file", type=_FILE)
@click.option(
    "--not-after", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The last day it may be used (UTC)."
)
@click.option("--to", "recipient", type=_FILE, help="File with the recipient's public key: only they can read it.")
@click.option("--since", type=click.IntRange(0), metavar="REVISION", help="Only what changed since that snapshot.")
@pass_context
def export(context: Context, file: Path, not_after: datetime, recipient: Path | None, since: int | None) -> None:
    """Write the gallery to FILE as a signed, read-only snapshot for a detached workstation."""
    key = None if recipient is None else key_in(recipient)
    lab, actor = context.signed_in()
    last: date = not_after.date()
    with job() as control:
        done = export_snapshot(lab, ExportSnapshot(actor, file, last, key, since), control)
    document = {
        "file": plain(file),
        "revision": done.header.revision,
        "root": done.header.root,
        "base_revision": done.header.base_revision,
        "not_after": done.header.not_after,
        "records": done.records,
        "bytes": done.bytes,
        "sha256": done.sha256,
        "fingerprint": done.fingerprint,
        "sealed": recipient is not None,
    }
    context.show(
        document,
        lambda: (
            f"{plain(file)}: gallery revision {done.header.revision}, root {done.header.root}, {done.bytes:,} bytes.\n"
            f"Not to be used after {done.header.not_after}. Hand over by another way the fingerprint that signed it:\n"
            f"{done.fingerprint}"
        ),
    )


@click.command("import")
@click.argument("file", type=_FILE)
@click.option("--fingerprint", required=True, metavar="HEX", help="Of the key that signed it, as it was handed over.")
@click.option("--recipient-key", type=_FILE, help="File with our private key, for a sealed one.")
@pass_context
def import_(context: Context, file: Path, fingerprint: str, recipient_key: Path | None) -> None:
    """Take in the snapshot FILE of another lab; refused when altered, expired, or older than the one in use."""
    private = None if recipient_key is None else key_in(recipient_key)
    lab, actor = context.signed_in()
    with job() as control:
        done = import_snapshot(lab, ImportSnapshot(actor, file, fingerprint.strip(), private), control)
    context.show({**_document(done), "kept_by": list(done.kept_by)}, lambda: "\n".join((_text(done), *_kept(done))))


@click.command()
@pass_context
def snapshots(context: Context) -> None:
    """List the snapshots that were imported."""
    lab, actor = context.signed_in()
    found = snapshots_of(lab, actor)
    context.show(
        {"snapshots": [_document(one) for one in found]},
        lambda: "\n".join(map(_text, found)) or "No snapshot was imported.",
    )


@click.command()
@click.argument("private", type=_FILE)
@click.argument("public", type=_FILE)
@pass_context
def recipient(context: Context, private: Path, public: Path) -> None:
    """Make a key pair for sealed snapshots: PRIVATE stays here, PUBLIC goes to who exports."""
    shown = make_key_files(private, public)
    context.show({"private": plain(private), "public": plain(public)}, lambda: shown)


COMMANDS = (export, import_, snapshots, recipient)


def _document(one: ImportedSnapshot) -> dict[str, Any]:
    return {
        "snapshot": one.id,
        "origin": one.origin,
        "revision": one.revision,
        "root": one.root,
        "signer": one.signer,
        "made_at": one.made_at,
        "not_after": one.not_after,
        "in_use": one.in_use,
    }


def _kept(one: ImportedSnapshot) -> tuple[str, ...]:
    """What an erasure in the lab of origin does not reach here."""
    if not one.kept_by:
        return ()
    return (
        f"Results keep candidates who are in it no more (erased there, or expired): {', '.join(one.kept_by)}.",
        "They stay until these searches are erased here: catchlight erase search CASE SEARCH.",
    )


def _text(one: ImportedSnapshot) -> str:
    use = "in use" if one.in_use else "replaced"
    return f"{one.id}  {use}  of lab {one.origin}, revision {one.revision}, not after {one.not_after}, root {one.root}"
