"""Consult a stored sweep: the table of its faces, and the list of one of them; each is logged once a session."""

from dataclasses import replace

from catchlight.evidence.entry import Actor
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.case_access import case_for, permitted
from catchlight.workflows.consult import allowed_search, note_consultation, without_images
from catchlight.workflows.search_result import SearchResult
from catchlight.workflows.sweep_result import SweepResult, SweepRow, row_result, sweep_result


def consult_sweep(lab: Lab, actor: Actor, case: str, sweep: str) -> SweepResult:
    """Open the stored result of the sweep `s7`; an auditor gets it without images.

    Raises:
        NotPermitted: if who asks may not see the case, or the sweep's authorisation does not allow it; logged.
        CatchlightError: if the case has no such sweep, it never finished, or its result was erased.
    """
    with lab.reading() as db:
        reader = permitted(lab, db, actor, Role.EXAMINER, Role.AUDITOR, what="search.consulted")
        found = case_for(lab, db, reader, case, reading=True)
        stored = allowed_search(lab, db, reader, found, sweep, what="search.consulted")
        result = sweep_result(db, found, stored)
        details: dict[str, str | int] = {"search": stored.id, "mode": "sweep", "probe_count": len(result.rows)}
        note_consultation(lab, db, reader, "search.consulted", details, case=found)
    if reader.role is Role.AUDITOR:
        return replace(result, rows=tuple(_row_without_images(row) for row in result.rows))
    return result


def consult_row(lab: Lab, actor: Actor, case: str, sweep: str, probe: str) -> SearchResult:
    """Open the list of one face of a sweep, in mode "sweep"; an auditor gets it without images.

    Raises:
        NotPermitted: if who asks may not see the case, or the sweep's authorisation does not allow it; logged.
        CatchlightError: if the case has no such sweep, it never finished, was erased, or did not search for that face.
    """
    with lab.reading() as db:
        reader = permitted(lab, db, actor, Role.EXAMINER, Role.AUDITOR, what="search.consulted")
        found = case_for(lab, db, reader, case, reading=True)
        stored = allowed_search(lab, db, reader, found, sweep, what="search.consulted")
        result = row_result(db, found, stored, probe)
        note_consultation(lab, db, reader, "search.consulted", {"search": stored.id, "probe": probe}, case=found)
    return without_images(result) if reader.role is Role.AUDITOR else result


def _row_without_images(row: SweepRow) -> SweepRow:
    best = None if row.best is None else replace(row.best, crop_sha256=None)
    return replace(row, probe=replace(row.probe, crop_sha256=None), best=best)
