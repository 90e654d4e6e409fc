"""What the windows of a sweep show; run in the reading thread."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catchlight.evidence.cases import Case
    from catchlight.evidence.entry import Actor
    from catchlight.evidence.exhibits import Exhibit
    from catchlight.lab.folder import Lab
    from catchlight.workflows.search import SearchResult
    from catchlight.workflows.sweep_result import SweepResult


def exhibits(lab: "Lab", actor: "Actor", case: "Case") -> "tuple[Exhibit, ...]":
    """The exhibits of a case, to choose from."""
    from catchlight.evidence.exhibits import exhibits_of  # noqa: PLC0415
    from catchlight.workflows.case_access import reading_case  # noqa: PLC0415

    with lab.reading() as db, reading_case(lab, db, actor, case.number, reading=False) as known:
        return tuple(exhibits_of(db, known))


def sweep(lab: "Lab", actor: "Actor", case: "Case", name: str) -> "SweepResult":
    """A stored sweep; that it was opened is logged before it is shown."""
    from catchlight.workflows.consult_sweep import consult_sweep  # noqa: PLC0415

    return consult_sweep(lab, actor, case.number, name)


def sweep_list(lab: "Lab", actor: "Actor", case: "Case", name: str, probe: str) -> "SearchResult":
    """The list of one face of a sweep; that it was opened is logged before it is shown."""
    from catchlight.workflows.consult_sweep import consult_row  # noqa: PLC0415

    return consult_row(lab, actor, case.number, name, probe)
