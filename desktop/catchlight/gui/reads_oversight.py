"""What those who oversee a lab see and take out of it; run in the reading thread, so the rooms are imported in here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from catchlight.gui import formats

if TYPE_CHECKING:
    from catchlight.evidence.cases import Case
    from catchlight.evidence.entry import Actor
    from catchlight.jobs import JobControl
    from catchlight.lab.folder import Lab
    from catchlight.report.document import Document
    from catchlight.report.statistics import Statistics
    from catchlight.workflows.hand_over import Format, HandedOver


Write = Callable[["Lab", "Actor"], "HandedOver"]


@dataclass(frozen=True)
class Handing:
    """A file that is to leave the lab: where to, as what, for whom, and whether the dialog's choice was ticked."""

    path: Path
    format: str
    to: str
    is_ticked: bool = False


@dataclass(frozen=True)
class Period:
    """A period as chosen: begin and end are aware, the end is not part of it; None for the lab's begin and for now."""

    since: datetime | None = None
    until: datetime | None = None


def statistics(lab: "Lab", actor: "Actor", period: Period, control: "JobControl") -> "Statistics":
    """The statistics of a period."""
    from catchlight.workflows.oversight import Oversight, oversight  # noqa: PLC0415

    return oversight(lab, Oversight(actor, period.since, period.until), control)


def hand_over_statistics(lab: "Lab", actor: "Actor", shown: "Statistics", handing: Handing) -> "HandedOver":
    """Write the statistics that are shown."""
    from catchlight.report.statistics import statistics_document  # noqa: PLC0415

    return _hand_over(lab, actor, statistics_document(shown), handing)


def hand_over_annual(lab: "Lab", actor: "Actor", year: int, handing: Handing) -> "HandedOver":
    """Work the report of a year out, and write it."""
    from catchlight.report.annual import annual_document  # noqa: PLC0415
    from catchlight.workflows.annual_report import AnnualReport, annual_report  # noqa: PLC0415

    return _hand_over(lab, actor, annual_document(annual_report(lab, AnnualReport(actor, year))), handing)


def hand_over_history(lab: "Lab", actor: "Actor", case: "Case", handing: Handing) -> "HandedOver":
    """Write the whole history of a case."""
    from catchlight.report.history import history_document  # noqa: PLC0415
    from catchlight.workflows.case_history import case_history  # noqa: PLC0415

    told = case_history(lab, actor, case.number)
    return _hand_over(lab, actor, history_document(told), handing, case=told.identifier)


def handed_words(made: "HandedOver") -> str:
    """What was written, and which entry tells of it."""
    words = QCoreApplication.translate(
        "oversight", "Written: {file}. Entry {entry} of the log tells of it. SHA-256 {hash}"
    )
    return words.format(file=made.path, entry=formats.count(made.entry), hash=made.sha256)


def _hand_over(
    lab: "Lab", actor: "Actor", document: "Document", handing: Handing, *, case: str | None = None
) -> "HandedOver":
    from catchlight.workflows.hand_over import HandOver, hand_over  # noqa: PLC0415

    kind: Format = "csv" if handing.format == "csv" else "html"
    request = HandOver(actor=actor, document=document, path=handing.path, format=kind, to=handing.to, case=case)
    return hand_over(lab, request)
