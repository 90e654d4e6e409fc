"""`catchlight gallery erase|purge`: erase a person, or the portraits and rejects files kept too long, for good."""

from pathlib import Path
from typing import Any

import click

from catchlight.cli.context import Context, job, pass_context, plain
from catchlight.cli.erase import (
    CERTIFICATES,
    YES,
    certificate_document,
    certificate_text,
    off_disk_text,
    would_go_document,
    would_go_text,
    written_to,
)
from catchlight.workflows.erase_person import ErasePerson, erase_person, what_person_would_lose
from catchlight.workflows.purge_gallery import ExpiredPortraits, purge_gallery, what_is_expired

_LISTED = 1000


@click.command()
@click.argument("person_id", metavar="PERSON")
@click.option("--portrait", "portraits", multiple=True, help="Only this portrait, p12; may be repeated.")
@click.option("--reason", default="", help="Why; an erasure needs it.")
@YES
@CERTIFICATES
@pass_context
def erase(
    context: Context, person_id: str, portraits: tuple[str, ...], reason: str, yes: bool, certificates: Path | None
) -> None:
    """Erase PERSON: portraits, templates, files, places in stored results, and what names them in the log.

    With --portrait only that portrait goes, and the person stays with the others.
    """
    lab, actor = context.signed_in()
    if not yes:
        would_go = what_person_would_lose(lab, actor, person_id, portraits=portraits)
        context.show(
            {"erased": False, "would_go": would_go_document(would_go)},
            lambda: (
                f"This would go: {would_go_text(would_go)}.\nNothing was erased. Say --yes and --reason TEXT to do it."
            ),
        )
        return
    with job() as control:
        erased = erase_person(lab, ErasePerson(actor, person_id, reason, portraits), control)
    certificate = erased.certificate
    document = {
        "erased": True,
        "certificate": certificate_document(certificate),
        "off_disk": erased.is_off_disk,
        "written": written_to(certificates, [certificate]),
    }
    context.show(document, lambda: f"Erased: {certificate_text(certificate)}.\n{off_disk_text(erased.left_because)}")


@click.command()
@YES
@CERTIFICATES
@pass_context
def purge(context: Context, yes: bool, certificates: Path | None) -> None:
    """Show the portraits whose retention is over, and old rejects files in the lab; with --yes erase them.

    A legal hold keeps portraits.
    """
    lab, actor = context.signed_in()
    if not yes:
        expired = what_is_expired(lab, actor)
        context.show(_expired_document(expired), lambda: _expired_text(expired))
        return
    with job() as control:
        purged = purge_gallery(lab, actor, control)
    document = {
        "purged": True,
        "portraits": purged.portraits,
        "held": purged.held,
        "rejects": purged.rejects,
        "certificates": [certificate_document(one) for one in purged.certificates],
        "off_disk": purged.left_because is None,
        "written": written_to(certificates, purged.certificates),
    }
    lines = [f"Erased: {certificate_text(one)}." for one in purged.certificates]
    done = (
        f"{purged.portraits:,} portraits erased, {purged.held:,} kept by a legal hold;"
        f" {_rejects_files(purged.rejects)} erased."
    )
    context.show(document, lambda: "\n".join([*lines, done, off_disk_text(purged.left_because)]))


COMMANDS = (erase, purge)


def _expired_document(expired: ExpiredPortraits) -> dict[str, Any]:
    return {
        "purged": False,
        "today": expired.today.isoformat(),
        "portraits": [
            {"portrait": f"p{one.row}", "person_id": one.person_id, "retain_until": one.retain_until}
            for one in expired.portraits
        ],
        "held": [{"portrait": f"p{one.row}", "person_id": one.person_id} for one in expired.held],
        "rejects": [
            {"file": plain(one.path), "changed_on": one.changed_on.isoformat(), "bytes": one.size}
            for one in expired.rejects
        ],
        "would_go": None if expired.would_go is None else would_go_document(expired.would_go),
    }


def _expired_text(expired: ExpiredPortraits) -> str:
    lines = [f"p{one.row}  {one.person_id}  until {one.retain_until}" for one in expired.portraits[:_LISTED]]
    if len(expired.portraits) > _LISTED:
        lines.append(f"and {len(expired.portraits) - _LISTED:,} more")
    if expired.held:
        lines.append(f"{len(expired.held):,} expired portraits are kept by a legal hold; no search finds them.")
    lines += [f"rejects file {plain(one.path)}, last changed on {one.changed_on}" for one in expired.rejects]
    if expired.is_nothing_due:
        return "\n".join([*lines, "Nothing is due to be erased."])
    if expired.would_go is not None:
        lines.append(f"This would go: {would_go_text(expired.would_go)}.")
    if expired.rejects:
        lines.append(f"{_rejects_files(len(expired.rejects))} would go, with everybody named there.")
    return "\n".join([*lines, "Nothing was erased. Say --yes to do it."])


def _rejects_files(number: int) -> str:
    return f"{number:,} rejects file{'' if number == 1 else 's'}"
