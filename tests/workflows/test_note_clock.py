"""Noting a recorder's clock: checked, stored, logged, and the newest one in force."""

from dataclasses import replace
from datetime import datetime

import pytest
from tests.findings_maker import exhibit_of
from tests.people import present, somebody

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case
from catchlight.evidence.log import log_size, read_log
from catchlight.evidence.recorder_clock import clock_of, wall_text
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.note_clock import NoteClock, clock_preview, note_clock
from catchlight.workflows.verify_log import verify_log

SHOWN = datetime(2026, 11, 23, 14, 5)  # noqa: DTZ001 - as a recorder shows it
REQUEST = NoteClock(somebody(), "2026-001", "e1", 2_000_000, SHOWN, "Europe/Amsterdam", 12.0, "T. Ester")


def asked(lab: Lab) -> NoteClock:
    return replace(REQUEST, actor=present(lab))


@pytest.fixture
def footage(lab: Lab, case: Case) -> int:
    return exhibit_of(lab, case).row


def test_a_noted_clock_gives_wall_time_and_is_logged(lab: Lab, footage: int) -> None:
    noted = note_clock(lab, asked(lab))
    assert wall_text(noted, 0) == "2026-11-23T14:04:46.000+01:00"
    with lab.reading() as db:
        assert clock_of(db, footage) == noted
        document = list(read_log(db))[-1].document
    assert document["action"] == "exhibit.clock.noted"
    assert document["details"] == {
        "exhibit": "e1",
        "at_microseconds": 2_000_000,
        "shown": "2026-11-23T14:05:00",
        "zone": "Europe/Amsterdam",
        "error_seconds": 12.0,
        "measured_by": "T. Ester",
        "wall_time": "2026-11-23T14:04:48.000+01:00",
        "replaces_note_of": None,
    }
    assert verify_log(lab, JobControl()).ok


def test_who_measured_it_enters_the_log_as_a_commitment(lab: Lab, footage: int) -> None:
    note_clock(lab, asked(lab))
    with lab.reading() as db:
        (entry,) = db.conn.execute("SELECT entry FROM log ORDER BY sequence DESC LIMIT 1").fetchone()
    assert b"T. Ester" not in entry


def test_a_later_note_takes_the_place_of_an_earlier_one_and_says_so(lab: Lab, footage: int) -> None:
    first = note_clock(lab, asked(lab))
    second = note_clock(lab, replace(asked(lab), error_seconds=-3.0))
    with lab.reading() as db:
        assert clock_of(db, footage) == second
        assert list(read_log(db))[-1].document["details"]["replaces_note_of"] == first.noted_at


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"zone": "Europe/Nowhere"}, "no time zone"),
        ({"shown": datetime(2026, 10, 25, 2, 30)}, "came twice"),  # noqa: DTZ001
        ({"shown": datetime(2026, 3, 29, 2, 30)}, "never was"),  # noqa: DTZ001
        ({"measured_by": "  "}, "who measured"),
        ({"at_microseconds": -1}, "before the footage begins"),
        ({"error_seconds": float("nan")}, "cannot be"),
        ({"exhibit": "e9"}, "has no exhibit e9"),
    ],
)
def test_what_cannot_be_noted_is_refused_and_leaves_no_trace(
    lab: Lab, footage: int, changed: dict[str, object], says: str
) -> None:
    with lab.reading() as db:
        before = log_size(db)
    with pytest.raises(CatchlightError, match=f"(?i){says}"):
        note_clock(lab, replace(asked(lab), **changed))  # type: ignore[arg-type]
    with lab.reading() as db:
        assert log_size(db) == before
        assert clock_of(db, footage) is None


def test_a_still_has_no_recorder(lab: Lab, case: Case) -> None:
    exhibit_of(lab, case, kind="still")
    with pytest.raises(CatchlightError, match="is a still"):
        note_clock(lab, asked(lab))


def test_a_preview_is_checked_alike_and_stores_nothing(lab: Lab, footage: int) -> None:
    assert wall_text(clock_preview(REQUEST), 0) == "2026-11-23T14:04:46.000+01:00"
    with pytest.raises(CatchlightError, match="no time zone"):
        clock_preview(replace(REQUEST, zone="Mars"))
    with lab.reading() as db:
        assert clock_of(db, footage) is None
