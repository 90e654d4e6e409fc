"""`catchlight stats` and `catchlight annual-report`."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.gallery_maker import fill, random_vectors
from tests.oversight_maker import searched
from tests.people import present

from catchlight.evidence.cases import case_numbered
from catchlight.evidence.tables import harmless
from catchlight.lab.folder import open_lab

EVIL = '=HYPERLINK("http://x","<script>alert(1)</script>")'
YEAR = str(datetime.now(UTC).year)


@pytest.fixture
def searching(in_lab: Command, tmp_path: Path) -> Command:
    """A lab with one search in a case whose offence is a formula and markup."""
    assert in_lab("case", "open", "K-2", "--offence", EVIL).code == 0
    lab = open_lab(tmp_path / "lab")
    vectors = random_vectors(3)
    fill(lab, vectors)
    with lab.reading() as db:
        case = case_numbered(db, "K-2")
    searched(lab, present(lab), case, vectors[0])
    return in_lab


def test_statistics_show_the_figures_beside_the_reference(searching: Command, run: Command) -> None:
    document = searching("stats").document
    assert (document["submitted"], document["with_candidates"], document["written"]) == (1, 1, [])
    assert document["by_offence"] == [{"name": EVIL, "submitted": 1, "with_candidates": 1, "abandoned": 0, "swept": 0}]
    assert document["reference"]["submitted"] == 2022
    text = run("stats").out
    assert "CATCH, Netherlands, 2024" in text
    assert "Possibly the same person in several cases" in text


def test_a_period_is_days_with_the_last_in_it(searching: Command) -> None:
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    assert searching("stats", "--since", today, "--until", today).document["submitted"] == 1
    assert searching("stats", "--since", "2020-01-01", "--until", "2020-12-31").document["submitted"] == 0
    assert searching("stats", "--since", "2020-01-02", "--until", "2020-01-01").code == 1
    assert searching("stats", "--since", "yesterday").code == 2


def test_files_hold_what_people_typed_as_text_and_their_writing_is_logged(searching: Command, tmp_path: Path) -> None:
    table, page = tmp_path / "stats.csv", tmp_path / "stats.html"
    document = searching("stats", "--csv", table, "--html", page, "--to", "the inspectorate").document
    assert [one["file"] for one in document["written"]] == [str(table), str(page)]
    with table.open(encoding="utf-8-sig", newline="") as source:
        cells = {cell for row in csv.reader(source) for cell in row}
    assert harmless(EVIL) in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    html = page.read_text(encoding="utf-8")
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    entries = searching("log", "show").document["entries"]
    written = [one["details"] for one in entries if one["action"] == "report.written"]
    assert [(one["format"], one["to"]) for one in written] == [
        ("csv", "the inspectorate"),
        ("html", "the inspectorate"),
    ]


def test_the_annual_report_tells_no_small_count(searching: Command, run: Command, tmp_path: Path) -> None:
    document = searching("annual-report", YEAR).document
    assert (document["submitted"], document["smallest_count"]) == (None, 5)
    page = tmp_path / "annual.html"
    text = run("annual-report", YEAR, "--html", page).out
    assert "Searches: not told" in text
    assert "HYPERLINK" not in text + page.read_text(encoding="utf-8")


def test_who_oversees_nothing_is_refused(searching: Command, run_json: Command, tmp_path: Path) -> None:
    from tests.oversight_maker import joined

    from catchlight.lab.accounts import Role

    lab = open_lab(tmp_path / "lab")
    joined(lab, present(lab), "E. Xaminer", Role.EXAMINER)
    with lab.reading() as db:
        db.conn.execute("UPDATE accounts SET must_change_passphrase = 0")
    for verb in (("stats",), ("annual-report", YEAR)):
        answer = run_json("--as", "E. Xaminer", *verb)
        assert answer.code == 1
        assert "role" in answer.document["error"]
