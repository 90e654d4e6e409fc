"""The page of the statistics: the lab's figures beside the published ones, and what nobody can tell yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from catchlight.report.document import text_of
from catchlight.report.html_page import page_of
from catchlight.report.statistics import Count, Finding, PossiblySame, Statistics, statistics_document

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
FIGURES = Statistics(
    since=None,
    until=AT,
    as_of=AT,
    lab="The lab",
    entries=99,
    zone="UTC",
    policy_sha256="ab",
    submitted=12,
    with_candidates=8,
    without_candidates=2,
    abandoned=1,
    unfinished=1,
    erased_before_end=0,
    by_unit=(Count("North", 12, 8, 1),),
    by_examiner=(),
    by_offence=(),
    by_month=(),
    by_scope=(),
    not_in_time=(Finding(7, "s3", "2026-1", "A. Example", AT, "overdue"),),
    refused=(),
    outside_hours=(),
    possibly_same=(PossiblySame(("2026-1", "2026-2"), ("s1", "s2"), "the probes look alike"),),
    not_compared=3,
    not_concluded=(Finding(5, None, "2026-1", None, AT, "no act"),),
    failed_sign_ins=(),
    failed_sign_ins_waiting=2,
    refused_accesses=(),
)


def test_the_published_counts_stand_beside_the_labs_with_their_source() -> None:
    (ours, in_sweeps, reference) = statistics_document(FIGURES).tables[0].rows
    assert in_sweeps[:2] == ("This lab, in sweeps", 0)
    assert ours == ("This lab", 12, 8, 2, 1, 1, None, None)
    assert reference == ("CATCH, Netherlands, 2024", 2022, None, None, None, None, 884, 499)
    assert "Dutch police" in statistics_document(FIGURES).tables[0].notes[0]


def test_it_says_what_joins_later_and_from_what_it_speaks() -> None:
    text = text_of(statistics_document(FIGURES))
    assert "Suitable and reportable counts join with the examination work" in text
    assert "Speaks from: entries 1 to 99 of the evidence log" in text
    assert "Period: the lab's beginning to 2026-11-23 10:00:00 UTC" in text
    assert "2 more wait for the next sign-in" in text
    assert "3 searches were not compared" in text


def test_each_finding_names_its_entry() -> None:
    tables = {table.title: table.rows for table in statistics_document(FIGURES).tables}
    assert tables["Without authority in time"][0][:4] == ("s3", 7, "2026-1", "A. Example")
    assert tables["Opened but never concluded"][0][:4] == ("entry 5", 5, "2026-1", "")


def test_people_are_never_said_to_be_the_same() -> None:
    text = text_of(statistics_document(FIGURES)).lower()
    assert "possibly the same person" in text
    assert [word for word in ("match", "identity", " hit", "identified") if word in text] == []


def test_what_people_typed_stays_text_on_the_page() -> None:
    evil = replace(FIGURES, lab="<script>", by_unit=(Count("<img src=x>", 1, 1, 0),))
    page = page_of(statistics_document(evil))
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;img src=x&gt;" in page
