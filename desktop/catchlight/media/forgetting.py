"""Forget the decode ledgers of a case that is erased."""

from sqlite_utils import Database

from catchlight.evidence.cases import Case
from catchlight.evidence.forgetting import Forgotten, deleted

_OF_CASE = "exhibit_id IN (SELECT id FROM exhibits WHERE case_id = ?)"


def forget_ledgers(db: Database, case: Case) -> Forgotten:
    """Delete frames, warnings and ledgers of all the case's exhibits."""
    return (
        deleted(db, "frames", _OF_CASE, case.row)
        + deleted(db, "extraction_warnings", _OF_CASE, case.row)
        + deleted(db, "extractions", _OF_CASE, case.row)
    )
