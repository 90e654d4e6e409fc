"""Tell a case's whole history from the evidence log."""

from datetime import UTC, datetime
from itertools import chain

from sqlite_utils import Database

from catchlight.evidence.cases import find_case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import LogEntry, log_size, read_log
from catchlight.gallery.generation import snapshot
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.report.document import ERASED, erased_or
from catchlight.report.history import CaseHistory, history_lines
from catchlight.report.search_facts import facts_of
from catchlight.workflows.case_access import permitted, reading_case


def case_history(lab: Lab, actor: Actor, case: str) -> CaseHistory:
    """The history of the case with that number; of an erased one, by its identifier in the log, for an auditor.

    Raises:
        NotPermitted: if who asks is neither member nor auditor; it is logged.
        CatchlightError: if the log cannot be read.
    """
    with lab.reading() as db:
        reader = permitted(lab, db, actor, Role.EXAMINER, Role.AUDITOR, what="case.consulted")
        if reader.role is Role.AUDITOR and _is_erased(db, case):
            with snapshot(db):
                return _history(lab, db, case, number=ERASED, offence=ERASED)
        with reading_case(lab, db, reader, case) as found:
            return _history(lab, db, found.identifier, number=found.number, offence=found.offence)


def account_names(db: Database) -> dict[str, str]:
    """Names of accounts by their identifiers, as the log's entries gave them."""
    entries = chain(read_log(db, limit=1), read_log(db, actions=["account.created"]))
    facts = facts_of(entry for entry in entries if entry.document["action"] in {"lab.created", "account.created"})
    return {identifier: erased_or(account.name) for identifier, account in facts.accounts.items()}


def _history(lab: Lab, db: Database, identifier: str, *, number: str, offence: str) -> CaseHistory:
    return CaseHistory(
        case=number,
        identifier=identifier,
        offence=offence,
        lab=lab.name,
        entries=log_size(db),
        as_of=datetime.now(UTC),
        lines=history_lines(read_log(db, case=identifier), names=account_names(db)),
    )


def _is_erased(db: Database, identifier: str) -> bool:
    """Whether the log knows the case by this identifier, and the lab has none of that number."""
    if find_case(db, identifier) is not None:
        return False
    entries: list[LogEntry] = list(read_log(db, case=identifier, limit=1, newest_first=True))
    return bool(entries)
