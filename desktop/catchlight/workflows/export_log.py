"""Export the whole log for somebody outside the lab, who can check it without Catchlight."""

from dataclasses import dataclass
from pathlib import Path

from catchlight.evidence.cases import all_cases
from catchlight.evidence.checkpoints import checkpoint_now, kept_checkpoints
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor
from catchlight.evidence.export import export_lines
from catchlight.evidence.handing_over import hand_over
from catchlight.evidence.left_checkpoints import found_beside
from catchlight.evidence.log import acting
from catchlight.evidence.tables import check_place
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.case_access import cases_shown, permitted


@dataclass(frozen=True)
class ExportLog:
    """Export the log.

    Attributes:
        actor: Who discloses it: an auditor or a supervisor.
        target: The file, JSON Lines.
        with_clear_texts: Whether the personal data go along; without them only their commitments do. A supervisor's
            export has none of cases that they are no member of; an auditor's has all.
        recipient: To whom, or "" where nobody is named.
    """

    actor: Actor
    target: Path
    with_clear_texts: bool = True
    recipient: str = ""


@dataclass(frozen=True)
class ExportedLog:
    """What was exported: the file, the entries (the one of the export is the last), the tree head (hex)."""

    target: Path
    entries: int
    root: str


def export_log(lab: Lab, request: ExportLog, control: JobControl) -> ExportedLog:
    """Write the log with its signatures and checkpoints to a file; the disclosure is logged first.

    Raises:
        NotPermitted: if the actor is neither auditor nor supervisor.
        CatchlightError: if the file cannot be written.
        JobCancelled: if the job was asked to stop; no half file is left.
    """
    check_place(request.target, name="export")
    with lab.reading() as db:
        actor = permitted(lab, db, request.actor, Role.AUDITOR, Role.SUPERVISOR, what="log.exported")
        recipient = request.recipient.strip()
        shown = cases_shown(db, actor)
        hidden = () if shown is None else sorted({case.identifier for case in all_cases(db)} - shown)
        with acting(lab, db, actor) as act:
            act.log(
                "log.exported",
                details={
                    "clear_texts": "partly" if request.with_clear_texts and hidden else request.with_clear_texts,
                    "to": Personal(recipient) if recipient else None,
                },
            )
            newest = checkpoint_now(db, lab=lab.identifier)
            note = newest.signed(actor, lab=lab.identifier).text()
        lines = export_lines(
            db,
            lab=lab.identifier,
            with_clear_texts=request.with_clear_texts,
            checkpoints=[*kept_checkpoints(db), *(found.note for found in found_beside(lab)), note],
            control=control,
            hidden=hidden,
        )
        hand_over(request.target, lines, name="export")
    return ExportedLog(request.target, newest.size, newest.root.hex())
