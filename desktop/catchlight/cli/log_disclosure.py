"""What hands the log out, or its state: checkpoints and their cosignatures, proofs, exports."""

from pathlib import Path

import click

from catchlight.cli.context import Context, job, pass_context, plain
from catchlight.workflows.cosign_checkpoint import (
    CosignCheckpoint,
    Cosigned,
    ImportCosignature,
    cosign_checkpoint,
)
from catchlight.workflows.cosign_checkpoint import (
    import_cosignature as take_in,
)
from catchlight.workflows.export_log import ExportLog, export_log
from catchlight.workflows.look_at_carried import cosigned_sizes
from catchlight.workflows.make_checkpoint import MakeCheckpoint, make_checkpoint
from catchlight.workflows.prove_entry import ProveEntry, prove_entry

_NEW_FILE = click.Path(dir_okay=False, path_type=Path)
_KEEP = (
    "The last line of the file is its newest checkpoint. Keep that line elsewhere too, apart from the file and from the"
    " lab, and give it to whoever checks the file (--checkpoint): a cut or rewritten file shows only against it."
)
_SINCE = "Entries of the checkpoint that the witness cosigned last; without it the newest one that anybody cosigned."
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.option("--to", "target", type=_NEW_FILE, help="A file that carries it to a witness.")
@click.option("--since", type=click.IntRange(0), help=_SINCE)
@pass_context
def checkpoint(context: Context, target: Path | None, since: int | None) -> None:
    """Sign the size and tree head of the log, to be kept or cosigned elsewhere.

    A log that was cut off or rewritten later does not fit it any more.
    """
    lab, actor = context.signed_in()
    if since is None:
        since = next((one.size for one in cosigned_sizes(lab)), None)
    with job() as control:
        made = make_checkpoint(lab, MakeCheckpoint(actor, target, since), control)
    context.show(
        {
            "size": made.size,
            "root": made.root,
            "checkpoint": made.note,
            "file": None if target is None else plain(target),
        },
        lambda: made.note if target is None else f"{made.note}\nTo be cosigned: {plain(target)}",
    )


@click.command()
@click.argument("carried", metavar="FILE", type=_FILE)
@click.option("--to", "target", type=_NEW_FILE, required=True, help="The file to carry back.")
@click.option("--fingerprint", help="Of the first key of the lab that it comes from; needed the first time.")
@pass_context
def cosign(context: Context, carried: Path, target: Path, fingerprint: str | None) -> None:
    """Cosign a checkpoint that another person carried here, if it goes on from the one cosigned before."""
    lab, actor = context.signed_in()
    done = cosign_checkpoint(lab, CosignCheckpoint(actor, carried, target, fingerprint))
    context.show(
        {**_shown(done), "file": plain(target)},
        lambda: (
            f"The checkpoint of {done.size} entries of {done.origin} was cosigned. To be carried back: {plain(target)}"
        ),
    )


@click.command("import-cosignature")
@click.argument("cosigned", metavar="FILE", type=_FILE)
@click.option("--fingerprint", help="Of the witness's key; needed unless the witness has an account in this lab.")
@pass_context
def import_cosignature(context: Context, cosigned: Path, fingerprint: str | None) -> None:
    """Keep a cosignature with the checkpoint of this lab that it was given for."""
    lab, actor = context.signed_in()
    done = take_in(lab, ImportCosignature(actor, cosigned, fingerprint))
    context.show(_shown(done), lambda: f"The checkpoint of {done.size} entries is cosigned by {done.cosigner}.")


@click.command()
@click.argument("entry", type=click.IntRange(1))
@click.option("--to", "target", type=_NEW_FILE, required=True, help="The file of the proof.")
@click.option("--with-clear-texts", is_flag=True, help="Disclose the entry's personal data too.")
@click.option("--recipient", default="", help="To whom it is handed; goes into the log.")
@pass_context
def prove(context: Context, entry: int, target: Path, with_clear_texts: bool, recipient: str) -> None:
    """Prove that one entry is in the log and who signed it, showing nothing of other cases."""
    lab, actor = context.signed_in()
    with job() as control:
        proved = prove_entry(lab, ProveEntry(actor, entry, target, with_clear_texts, recipient), control)
    context.show(
        {"entry": entry, "tree_size": proved.tree_size, "root": proved.root, "file": plain(target)},
        lambda: f"Entry {entry} is proved against the checkpoint of {proved.tree_size} entries in {plain(target)}.",
    )


@click.command()
@click.argument("target", metavar="FILE", type=_NEW_FILE)
@click.option("--without-clear-texts", is_flag=True, help="Leave the personal data out; their commitments stay.")
@click.option("--recipient", default="", help="To whom it is handed; goes into the log.")
@pass_context
def export(context: Context, target: Path, without_clear_texts: bool, recipient: str) -> None:
    """Write the whole log to a file (JSON Lines) that verify_catchlight.py checks without Catchlight."""
    lab, actor = context.signed_in()
    with job() as control:
        done = export_log(
            lab,
            ExportLog(actor, target, with_clear_texts=not without_clear_texts, recipient=recipient),
            control,
        )
    context.show(
        {"entries": done.entries, "root": done.root, "file": plain(target), "keep": _KEEP},
        lambda: f"{done.entries} entries, tree head {done.root}, were written to {plain(target)}.\n{_KEEP}",
    )


def _shown(done: Cosigned) -> dict[str, str | int]:
    return {"origin": done.origin, "size": done.size, "root": done.root, "cosigner": done.cosigner}
