"""Prove one entry to somebody outside the lab, and show nothing of other cases."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.carried import signers_of
from catchlight.evidence.cases import all_cases, is_member
from catchlight.evidence.checkpoints import Checkpoint, checkpoint_now, kept_checkpoints, origin_of
from catchlight.evidence.commitment import Personal
from catchlight.evidence.disclosure import clear_of, entries_about_keys, proved_entries, stored_entry
from catchlight.evidence.entry import Actor, Value
from catchlight.evidence.entry_form import parsed_entry
from catchlight.evidence.handing_over import hand_over
from catchlight.evidence.log import acting
from catchlight.evidence.note import Note
from catchlight.evidence.rights import text_of
from catchlight.evidence.tables import check_place
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role, account_of
from catchlight.lab.folder import Lab

FORMAT = "catchlight-proof/1"


@dataclass(frozen=True)
class ProveEntry:
    """Prove an entry.

    Attributes:
        actor: Who discloses it: a member of its case, its own account, an auditor or a supervisor.
        entry: Its number.
        target: The file, JSON.
        with_clear_texts: Whether the entry's personal data go along.
        recipient: To whom, or "" where nobody is named.
    """

    actor: Actor
    entry: int
    target: Path
    with_clear_texts: bool = False
    recipient: str = ""


@dataclass(frozen=True)
class ProvedEntry:
    """A proof that was written: the file, the entry, and the checkpoint that it is proved against."""

    target: Path
    entry: int
    tree_size: int
    root: str


def prove_entry(lab: Lab, request: ProveEntry, control: JobControl) -> ProvedEntry:
    """Write an entry with its signature, its audit path to a checkpoint, and what makes the keys known.

    The newest cosigned checkpoint that holds the entry is taken, or a fresh one. The disclosure is logged first.

    Raises:
        CatchlightError: if there is no such entry, or the file cannot be written.
        NotPermitted: if the entry is not for this account; the refusal is logged.
    """
    check_place(request.target, name="proof")
    with lab.reading() as db:
        stored, document = _entry(db, request.entry)
        actor = _permitted(lab, db, request, document)
        recipient = request.recipient.strip()
        with acting(lab, db, actor) as act:
            act.log(
                "proof.written",
                case=text_of(document, "case"),
                details={
                    "entry": request.entry,
                    "clear_texts": request.with_clear_texts,
                    "to": Personal(recipient) if recipient else None,
                },
            )
            fresh = checkpoint_now(db, lab=lab.identifier).signed(actor, lab=lab.identifier)
        note = _cosigned(db, lab, at_least=request.entry) or fresh
        checkpoint = Checkpoint.of_note(note)
        about = entries_about_keys(
            db,
            accounts=[*signers_of(db, note, lab=lab.identifier), text_of(document.get("actor"), "account") or ""],
            keys=[stored["signer"] or ""],
            size=checkpoint.size,
        )
        entries, _, _ = proved_entries(db, {request.entry, *about}, size=checkpoint.size, control=control)
        proved = next(entry for entry in entries if entry["index"] == request.entry - 1)
        proof: dict[str, Any] = {
            "format": FORMAT,
            "lab": lab.identifier,
            "tree_size": checkpoint.size,
            **proved,
            "checkpoint": note.text(),
            "keys": [entry for entry in entries if entry["index"] + 1 in about],
        }
        if request.with_clear_texts:
            proof["clear"] = clear_of(db, request.entry)
    hand_over(request.target, [json.dumps(proof, indent=1)], name="proof")
    return ProvedEntry(request.target, request.entry, checkpoint.size, checkpoint.root.hex())


def _entry(db: Database, number: int) -> tuple[dict[str, Any], dict[str, Any]]:
    try:
        stored = stored_entry(db, number)
    except LookupError as error:
        raise CatchlightError(
            f"The log has no entry {number}. Nothing was written.", hint="See: catchlight log show.", entry=number
        ) from error
    document = parsed_entry(str(stored.get("entry", "")).encode())[0]
    if document is None:
        raise CatchlightError(
            f"Entry {number} of the evidence log was changed and cannot be proved. Nothing was written.",
            hint="See what was changed with: catchlight log verify.",
            entry=number,
        )
    return stored, document


def _permitted(lab: Lab, db: Database, request: ProveEntry, document: dict[str, Any]) -> Actor:
    """The actor in the role in which the entry may be shown."""
    account = account_of(db, request.actor.account)
    current = replace(request.actor, roles=frozenset() if account is None else account.roles)
    identifier = text_of(document, "case")
    case = next((case for case in all_cases(db) if case.identifier == identifier), None)
    tells_of_a_case = text_of(document, "action") == "access.refused"  # also by having none: it was asked for
    is_theirs = text_of(document.get("actor"), "account") == current.account and not tells_of_a_case
    if is_member(db, case, current.account) if case is not None else is_theirs and identifier is None:
        return current.acting_as(request.actor.role, *Role)
    shows_texts = request.with_clear_texts and identifier is not None  # which a supervisor does not see of every case
    needs = [Role.AUDITOR] if shows_texts else [Role.AUDITOR, Role.SUPERVISOR]
    try:
        return current.acting_as(*needs)
    except NotPermitted as error:
        details: dict[str, Value] = {"what": "proof.written", "needs": needs, "entry": request.entry}
        with acting(lab, db, current.acting_as(request.actor.role, *Role)) as act:
            act.log("access.refused", case=identifier, details=details)
        raise NotPermitted(
            f"Entry {request.entry} is of a case or an account that you may not see. The refusal was noted.",
            hint="Ask a member of the case or an auditor. A supervisor can prove it without its clear texts.",
            entry=request.entry,
        ) from error


def _cosigned(db: Database, lab: Lab, *, at_least: int) -> Note | None:
    """The newest checkpoint kept in the lab that another key cosigned and that holds the entry."""
    for text in kept_checkpoints(db):
        try:
            note = Note.parse(text)
            checkpoint = Checkpoint.of_note(note)
        except ValueError:
            continue
        is_ours = checkpoint.origin == origin_of(lab.identifier) and checkpoint.size >= at_least
        if is_ours and len(note.signatures) > 1:
            return note
    return None
