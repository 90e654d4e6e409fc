"""`catchlight erase`: erase a case or the result of a search, for good and with a certificate."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from catchlight.cli.context import Context, job, pass_context, plain
from catchlight.errors import CatchlightError
from catchlight.evidence.erasure import Certificate
from catchlight.workflows.check_certificate import check_certificate
from catchlight.workflows.erase_case import EraseCase, erase_case, what_case_would_lose
from catchlight.workflows.erase_search import EraseSearch, erase_search, what_search_would_lose
from catchlight.workflows.erasing import Erased, WouldGo
from catchlight.workflows.purge import all_certificates, write_certificates

CERTIFICATES = click.option(
    "--certificates",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Write each certificate there; all of them stay in the lab too.",
)
YES = click.option("--yes", is_flag=True, help="Do it; without it only what would go is shown.")
_REASON = click.option("--reason", default="", help="Why; an erasure needs it.")


@click.group()
def erase() -> None:
    """Erase for good; what is left is an entry of the log and a certificate, with hashes only."""


@erase.command("search")
@click.argument("case", metavar="CASE")
@click.argument("search", metavar="SEARCH")
@_REASON
@YES
@CERTIFICATES
@pass_context
def search_(context: Context, case: str, search: str, reason: str, yes: bool, certificates: Path | None) -> None:
    """Erase the result of SEARCH (s7) in CASE; who searched, when and why stays."""
    lab, actor = context.signed_in()
    if not yes:
        _show_preview(context, what_search_would_lose(lab, actor, case, search))
        return
    with job() as control:
        erased = erase_search(lab, EraseSearch(actor, case, search, reason), control)
    _show_erased(context, erased, certificates)


@erase.command("case")
@click.argument("case", metavar="CASE")
@_REASON
@YES
@CERTIFICATES
@pass_context
def case_(context: Context, case: str, reason: str, yes: bool, certificates: Path | None) -> None:
    """Erase CASE with everything in it: exhibits, kept originals, faces, tracks and searches."""
    lab, actor = context.signed_in()
    if not yes:
        _show_preview(context, what_case_would_lose(lab, actor, case))
        return
    with job() as control:
        erased = erase_case(lab, EraseCase(actor, case, reason), control)
    _show_erased(context, erased, certificates)


@erase.command("certificates")
@click.option("--to", "folder", type=click.Path(path_type=Path, file_okay=False), help="Write each into this folder.")
@pass_context
def certificates_(context: Context, folder: Path | None) -> None:
    """List the certificates of all erasures; for supervisors and auditors."""
    lab, actor = context.signed_in()
    found = all_certificates(lab, actor)
    written = () if folder is None else write_certificates(folder, found)
    context.show(
        {
            "certificates": [certificate_document(one) for one in found],
            "written": [plain(path) for path in written],
        },
        lambda: "\n".join(map(certificate_text, found)) or "Nothing was erased yet.",
    )


@erase.command()
@click.argument("file", metavar="CERTIFICATE", type=click.Path(path_type=Path, dir_okay=False))
@pass_context
def check(context: Context, file: Path) -> None:
    """Check CERTIFICATE against the log of the lab; needs no account."""
    problem = check_certificate(context.lab(), file)
    document = {"certificate": plain(file), "ok": problem is None, "problem": problem}
    if problem is not None:
        error = CatchlightError(
            f"The certificate {plain(file)} does not hold: {problem}.",
            hint="Write it again from the lab: catchlight erase certificates --to FOLDER.",
        )
        context.fail(error, result=document)
    context.show(
        document,
        lambda: (
            f"The certificate {plain(file)} fits the entry that it names. Whether that entry is as it was written,"
            " catchlight log verify says."
        ),
    )


def certificate_document(certificate: Certificate) -> dict[str, Any]:
    """A certificate for a script."""
    return {
        "entry": certificate.entry,
        "kind": certificate.kind,
        "subject": certificate.subject,
        "time": certificate.time,
        "rows": dict(certificate.rows),
        "files": len(certificate.files),
        "clear_texts": certificate.clear_texts,
        "off_disk_at": certificate.purged_at,
    }


def certificate_text(certificate: Certificate) -> str:
    """A certificate in one line."""
    end = "" if certificate.purged_at is not None else "; no entry says yet that its bytes are off the disk"
    return (
        f"entry {certificate.entry}, {certificate.time}: {certificate.kind} {certificate.subject},"
        f" {_count(sum(certificate.rows.values()), 'row')}, {_count(len(certificate.files), 'file')},"
        f" {_count(certificate.clear_texts, 'clear text')} of the log{end}"
    )


def would_go_document(would_go: WouldGo) -> dict[str, Any]:
    """A preview for a script."""
    return {
        "kind": would_go.kind,
        "subject": would_go.subject,
        "rows": dict(would_go.rows),
        "files": would_go.files,
        "bytes": would_go.bytes,
        "clear_texts": would_go.clear_texts,
    }


def would_go_text(would_go: WouldGo) -> str:
    """A preview in one line."""
    rows = ", ".join(_count(count, _one_of(table)) for table, count in would_go.rows.items()) or "no rows"
    return (
        f"{would_go.kind} {would_go.subject}: {rows}; {_count(would_go.files, 'file')} ({would_go.bytes:,} bytes);"
        f" {_count(would_go.clear_texts, 'clear text')} of the log"
    )


def written_to(folder: Path | None, certificates: Sequence[Certificate]) -> list[str]:
    """Write certificates where a folder is given; their paths."""
    return [] if folder is None else [plain(path) for path in write_certificates(folder, tuple(certificates))]


def off_disk_text(left_because: str | None) -> str:
    """Whether the bytes are gone too."""
    if left_because is None:
        return "Its bytes are off the disk."
    return f"Its bytes are not all off the disk yet: {left_because}"


def _show_preview(context: Context, would_go: WouldGo) -> None:
    context.show(
        {"erased": False, "would_go": would_go_document(would_go)},
        lambda: f"This would go: {would_go_text(would_go)}.\nNothing was erased. Say --yes and --reason TEXT to do it.",
    )


def _show_erased(context: Context, erased: Erased, folder: Path | None) -> None:
    certificate = erased.certificate
    files = written_to(folder, [certificate])
    context.show(
        {
            "erased": True,
            "certificate": certificate_document(certificate),
            "off_disk": erased.is_off_disk,
            "written": files,
        },
        lambda: f"Erased: {certificate_text(certificate)}.\n{off_disk_text(erased.left_because)}",
    )


def _count(number: int, noun: str) -> str:
    if number == 1:
        return f"{number:,} {noun}"
    return f"{number:,} {noun}es" if noun.endswith("ch") else f"{number:,} {noun}s"


def _one_of(table: str) -> str:
    """What one row of a table is called: `searches` holds a search."""
    return table.replace("_", " ").removesuffix("es" if table.endswith("ches") else "s")
