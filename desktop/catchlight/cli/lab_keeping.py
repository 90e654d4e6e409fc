"""`catchlight lab backup|check-backup|restore`: keep a lab safe, and bring it back."""

from pathlib import Path
from typing import Any

import click

from catchlight.cli.context import Context, job, pass_context, plain
from catchlight.errors import CatchlightError
from catchlight.workflows.backup_lab import BackupLab, backup_lab
from catchlight.workflows.check_backup import CheckedBackup
from catchlight.workflows.check_backup import check_backup as check
from catchlight.workflows.restore_lab import Restored, RestoreLab, restore_lab


@click.command()
@click.argument("destination", metavar="DEST", type=click.Path(path_type=Path))
@pass_context
def backup(context: Context, destination: Path) -> None:
    """Back up the lab into the new folder DEST, while it is in use; read back, verified, signed and logged."""
    lab, actor = context.signed_in()
    with job() as control:
        made = backup_lab(lab, BackupLab(actor, destination), control)
    _show_checked(context, made.checked, {"backup": plain(made.folder), "entry": made.entry})


@click.command("check-backup")
@click.argument("folder", metavar="BACKUP", type=click.Path(path_type=Path))
@pass_context
def check_backup(context: Context, folder: Path) -> None:
    """Check the signature, every file and the log of a backup; needs no account and writes nothing."""
    with job() as control:
        checked = check(folder, control)
    _show_checked(context, checked, {"backup": plain(checked.folder)})


@click.command()
@click.argument("folder", metavar="BACKUP", type=click.Path(path_type=Path))
@click.argument("target", metavar="LAB", type=click.Path(path_type=Path))
@click.option("--reason", default="", help="Why entries that are known are given up; it stays in the log for ever.")
@click.option("--fingerprint", help="Of the lab's first key, as it was handed over: the backup must begin with it.")
@click.option(
    "--certificates",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A folder with certificates (erasure-*.json): what they tell of is erased again.",
)
@pass_context
def restore(
    context: Context, folder: Path, target: Path, reason: str, fingerprint: str | None, certificates: Path | None
) -> None:
    """Restore BACKUP to LAB: a new folder, or the same lab, which is then kept aside.

    --as names a supervisor's account as it was when the backup was made.
    """
    files = () if certificates is None else tuple(sorted(certificates.glob("erasure-*.json")))
    request = RestoreLab(folder, target, context.name, context.passphrase(), reason, fingerprint, files)
    with job() as control:
        restored = restore_lab(request, control)
    context.works_as(restored.lab, restored.actor)
    context.show(_restored_document(restored), lambda: _restored_text(restored))


COMMANDS = (backup, check_backup, restore)


def _show_checked(context: Context, checked: CheckedBackup, more: dict[str, Any]) -> None:
    document = {
        **more,
        "lab": checked.heading.lab,
        "made_at": checked.heading.made_at,
        "entries": checked.heading.entries,
        "root": checked.heading.root,
        "files": checked.files,
        "bytes": checked.bytes,
        "fingerprint": checked.fingerprint,
        "missing": list(checked.missing),
        "problems": [{"entry": one.entry, "problem": one.problem} for one in checked.verification.problems],
    }
    if checked.missing or checked.verification.problems:
        error = CatchlightError(
            f"The backup in {more['backup']} is complete and fits its signature, but the lab that was backed up was"
            f" not in order: {_what_was_wrong(checked)}.",
            hint="See what is wrong with: catchlight log verify. An older backup may hold the missing files.",
        )
        context.fail(error, result=document)
    context.show(
        document,
        lambda: (
            f"The backup in {more['backup']} is in order: {checked.files:,} files, {checked.bytes:,} bytes,"
            f" {checked.heading.entries:,} entries, made {checked.heading.made_at}.\n"
            f"Its log begins with the key\n{checked.fingerprint}"
        ),
    )


def _what_was_wrong(checked: CheckedBackup) -> str:
    parts = []
    if checked.missing:
        count = len(checked.missing)
        parts.append(f"{count} stored file{'s were' if count != 1 else ' was'} missing or altered")
    if checked.verification.problems:
        first = checked.verification.problems[0]
        where = "" if first.entry is None else f"entry {first.entry}: "
        parts.append(f"its log has {len(checked.verification.problems)} problem(s), first {where}{first.problem}")
    return "; ".join(parts)


def _restored_document(restored: Restored) -> dict[str, Any]:
    return {
        "lab": plain(restored.lab.folder),
        "entry": restored.entry,
        "entries": restored.plan.checked.heading.entries,
        "lost_entries": restored.plan.lost_entries,
        "fingerprint": restored.plan.checked.fingerprint,
        "erased_again": [
            {"kind": one.kind, "subject": one.subject, "entry": one.entry} for one in restored.erased_again.certificates
        ],
        "not_wholly_erased_again": list(restored.erased_again.incomplete),
        "held_again": list(restored.held_again),
        "persons_held_again": list(restored.persons_held_again),
        "accounts_to_check": list(restored.accounts_to_check),
        "set_aside": None if restored.set_aside is None else plain(restored.set_aside),
    }


def _restored_text(restored: Restored) -> str:
    plan = restored.plan
    entries = plan.checked.heading.entries
    lines = [
        f"The lab stands in {plain(restored.lab.folder)}, as it was on {plan.checked.heading.made_at}.",
        f"It has the {entries:,} entries of then; entry {restored.entry} tells of the restore for ever.",
        f"Its log begins with the key\n{plan.checked.fingerprint}",
    ]
    if plan.lost_entries is None:
        lines.append("Whether anything was done in it after that backup, nobody can know from here.")
    elif plan.lost_entries:
        lines.append(f"{plan.lost_entries:,} entries that are known were given up.")
    if plan.lost_entries or plan.given_up:
        lines.append(
            "Log verify names this restore as a problem until somebody else confirms it: take a checkpoint now"
            " (catchlight log checkpoint --to FILE) and have another supervisor or custodian cosign it."
        )
    if restored.set_aside is not None:
        lines.append(
            f"The lab that was there lies in {plain(restored.set_aside)}, with the entries that were given up."
            " Delete it when nobody needs it any more."
        )
    again = restored.erased_again
    lines += [f"Erased again: {one.kind} {one.subject} (entry {one.entry})." for one in again.certificates]
    lines += [f"Erase again by hand: {one}; only its texts in the log are gone." for one in again.incomplete]
    lines += [f"Held again: the case {number}." for number in restored.held_again]
    lines += [f"Held again: the person {person}." for person in restored.persons_held_again]
    if restored.accounts_to_check:
        names = ", ".join(restored.accounts_to_check)
        lines.append(f"These accounts changed since the backup and are as they were, or missing: {names}.")
    return "\n".join(lines)
