"""Whether somebody may go on working in a case: it is open, and they are a member of it.

Asked again inside each act, because a case may be closed, and a member taken off it, while a long job runs.
"""

from sqlite_utils import Database

from catchlight.errors import CaseClosed, OffTheCase
from catchlight.evidence.cases import Case

OPEN_CASE = "open case"
"""What a refused step needed, as the log names it."""


def refuse_if_closed(db: Database, case: Case) -> None:
    """Refuse work in a case that was closed; it can still be read, and its keeping decided on.

    Raises:
        CaseClosed: if it is closed.
    """
    row = db.conn.execute("SELECT closed_at FROM cases WHERE id = ?", (case.row,)).fetchone()
    if row is not None and row[0] is not None:
        raise CaseClosed(
            f"The case {case.number} was closed on {row[0][:10]}, so no work is done in it. This step was not kept.",
            hint="A member or a supervisor can open it again: catchlight case reopen CASE --reason TEXT.",
            case=case.number,
            closed_at=row[0],
        )


def refuse_if_off_the_case(db: Database, case: Case, account: str) -> None:
    """Refuse work of somebody who was taken off the case, or in a case that is no more or closed.

    Raises:
        CaseClosed: if the case is closed.
        OffTheCase: if it was erased, or the account is no member of it.
    """
    row = db.conn.execute(
        "SELECT EXISTS (SELECT 1 FROM case_members WHERE case_id = cases.id AND account = ?) FROM cases WHERE id = ?",
        (account, case.row),
    ).fetchone()
    if row is None:
        raise OffTheCase(
            f"The case {case.number} was erased meanwhile. This step was not kept.",
            hint="The evidence log says by whom, and holds the certificate.",
            case=case.number,
        )
    if not row[0]:
        raise OffTheCase(
            f"You are no longer a member of the case {case.number}, so its work ends here. This step was not kept;"
            " what was done before stays in the case.",
            hint="Ask a member or a supervisor to add you again, and start the work anew: it goes on where it stopped.",
            case=case.number,
        )
    refuse_if_closed(db, case)
