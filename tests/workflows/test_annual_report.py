"""The annual report counts each search of the year once in every table, and names nobody."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from tests.gallery_maker import fill, random_vectors
from tests.oversight_maker import (
    another_case,
    clock_at,
    entries_of,
    joined,
    search_again,
    searched,
)
from tests.sweep_maker import swept

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.lab.policy import FILE_NAME
from catchlight.report.annual import OTHER, AnnualFigures, annual_document
from catchlight.report.document import text_of
from catchlight.workflows.annual_report import AnnualReport, annual_report

NOW = datetime.now(UTC)
VECTORS = random_vectors(3)


@pytest.fixture
def auditor(lab: Lab, actor: Actor) -> Actor:
    return joined(lab, actor, "A. Uditor", Role.AUDITOR)


@pytest.fixture
def busy(lab: Lab, actor: Actor, case: Case) -> Lab:
    """A lab with six searches of a robbery and two of a murder."""
    fill(lab, VECTORS)
    examiner = joined(lab, actor, "N. Orth", Role.EXAMINER, unit="North")
    other = another_case(lab, examiner, "2026-002", offence="murder of J. Jansen")
    searched(lab, actor, case, VECTORS[0], authorisation="granted:1", granted_by="Judge Smit")
    for _ in range(5):
        search_again(lab, actor, case, "f1")
    searched(lab, examiner, other, VECTORS[1], authorisation="requested")
    search_again(lab, examiner, other, "f2", threshold=1.0)
    return lab


def bound(lab: Lab, smallest: int) -> None:
    (lab.folder / FILE_NAME).write_text(f"[reporting]\nsmallest_count = {smallest}\n", encoding="utf-8")


def counted(figures: AnnualFigures) -> dict[str, dict[str, int | None]]:
    return {one.title: {row.name: row.count for row in one.rows} for one in figures.breakdowns}


def test_every_table_counts_each_search_once(busy: Lab, auditor: Actor) -> None:
    bound(busy, 1)
    figures = annual_report(busy, AnnualReport(auditor, NOW.year))
    assert figures.submitted == 8
    tables = counted(figures)
    assert {title: sum(row or 0 for row in rows.values()) for title, rows in tables.items()} == dict.fromkeys(tables, 8)
    assert tables["By offence"] == {"robbery": 6, "murder of J. Jansen": 2}
    assert tables["By unit"] == {"not stated": 6, "North": 2}
    assert tables["By outcome"]["With candidates"] == 8 - tables["By outcome"]["Without candidates"]  # type: ignore[operator]
    assert tables["By authorisation"]["Requested, time not over"] == 1
    assert tables["By authorisation"]["Granted in time"] == 1
    assert tables["By month"][f"{NOW:%m}"] == 8


def test_small_counts_are_not_told_and_nobody_is_named(busy: Lab, auditor: Actor, actor: Actor) -> None:
    figures = annual_report(busy, AnnualReport(auditor, NOW.year))
    assert (figures.submitted, figures.smallest_count) == (8, 5)
    tables = counted(figures)
    assert tables["By offence"] == {"robbery": None, OTHER: None}
    assert tables["By unit"] == {"not stated": None, OTHER: None}
    text = text_of(annual_document(figures))
    assert [name for name in (actor.name, "N. Orth", "Jansen", "Smit", "North", "2026-002") if name in text] == []


def test_a_year_is_that_of_the_policys_zone(lab: Lab, actor: Actor, case: Case, auditor: Actor) -> None:
    fill(lab, VECTORS)
    with clock_at(datetime(2025, 12, 31, 23, 30, tzinfo=UTC)):
        searched(lab, actor, case, VECTORS[0])
    (lab.folder / FILE_NAME).write_text(
        '[reporting]\nsmallest_count = 1\n[office_hours]\nzone = "Europe/Amsterdam"\n', encoding="utf-8"
    )
    assert annual_report(lab, AnnualReport(auditor, 2025)).submitted == 0
    assert annual_report(lab, AnnualReport(auditor, 2026)).submitted == 1


@pytest.mark.parametrize("year", [1999, NOW.year + 2])
def test_a_year_that_has_not_begun_has_no_report(lab: Lab, auditor: Actor, year: int) -> None:
    with pytest.raises(CatchlightError, match=f"the year {year}"):
        annual_report(lab, AnnualReport(auditor, year))


def test_late_and_overdue_searches_are_counted(lab: Lab, actor: Actor, case: Case, auditor: Actor) -> None:
    bound(lab, 1)
    fill(lab, VECTORS)
    with clock_at(NOW - timedelta(days=3)):
        searched(lab, actor, case, VECTORS[0], authorisation="requested")
    figures = annual_report(lab, AnnualReport(auditor, (NOW - timedelta(days=3)).year))
    assert counted(figures)["By authorisation"]["Requested, overdue"] == 1


def test_only_who_oversees_makes_it_and_the_log_says_so_once(lab: Lab, actor: Actor, auditor: Actor) -> None:
    examiner = joined(lab, actor, "E. Xaminer", Role.EXAMINER)
    with pytest.raises(NotPermitted):
        annual_report(lab, AnnualReport(examiner, NOW.year))
    for _ in range(2):
        annual_report(lab, AnnualReport(auditor, NOW.year))
    (made,) = entries_of(lab, "report.annual.made")
    assert made.document["details"]["year"] == NOW.year


def test_a_sweep_is_one_search_in_every_table(busy: Lab, actor: Actor, auditor: Actor) -> None:
    bound(busy, 1)
    swept(busy, actor)
    figures = annual_report(busy, AnnualReport(auditor, NOW.year))
    tables = counted(figures)
    assert figures.submitted == 9
    assert tables["By how many faces at once"] == {"One face": 8, "All faces of a case (a sweep)": 1}
    assert {sum(row or 0 for row in rows.values()) for rows in tables.values()} == {9}
