"""The decode ledger: what was examined, what failed, and that an unfinished run never shows as complete."""

from fractions import Fraction

import pytest

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.exhibits import ExaminedFile, add_exhibit
from catchlight.evidence.log import acting
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab
from catchlight.media.facts import DecodeWarning, FootageFacts
from catchlight.media.ledger import (
    Ledger,
    State,
    add_frames,
    add_warnings,
    ledger_of,
    note_media,
    set_state,
    start,
    warnings_of,
)

FACTS = FootageFacts(768, 432, "h264", "mp4", 100, True, 4_000_000, Fraction(30000, 1001))
AT = "2026-11-23T12:00:00.000000Z"


@pytest.fixture
def exhibit(lab: Lab, case: Case, actor: Actor) -> int:
    """The row of a piece of footage."""
    file = ExaminedFile(
        path="/a.mp4", sha256="ab" * 32, size=9, kind="footage", width=768, height=432, frames_expected=100
    )
    with lab.reading() as db, acting(lab, db, actor) as act:
        return add_exhibit(act, case, file).row


def fresh(exhibit: int) -> Ledger:
    return Ledger(
        exhibit, State.RUNNING, "cd" * 32, "cpu", "every-frame", None, 100, 0, 0, 0, 0.0, None, None, "A. Example"
    )


def test_an_exhibit_that_was_never_extracted_has_no_ledger(lab: Lab, exhibit: int) -> None:
    with lab.reading() as db:
        assert ledger_of(db, exhibit) is None


def test_a_run_that_was_killed_shows_as_running_and_not_as_complete(lab: Lab, exhibit: int) -> None:
    with lab.reading() as db, transaction(db):
        start(db, fresh(exhibit), at=AT)

    with lab.reading() as db:
        assert ledger_of(db, exhibit) == fresh(exhibit)


def test_what_the_container_announces_is_read_back_as_it_was(lab: Lab, exhibit: int) -> None:
    with lab.reading() as db, transaction(db):
        start(db, fresh(exhibit), at=AT)
        note_media(db, exhibit, frames=100, smallest_face=12.5, facts=FACTS)

        ledger = ledger_of(db, exhibit)

    assert ledger is not None
    assert (ledger.facts, ledger.frames_expected, ledger.smallest_face) == (FACTS, 100, 12.5)


def test_steps_add_up(lab: Lab, exhibit: int) -> None:
    with lab.reading() as db, transaction(db):
        start(db, fresh(exhibit), at=AT)
        add_frames(db, exhibit, frames=[(0, 0), (1, 40_000)], failed=[], decoded_until=2, seconds=1.5)
        add_frames(db, exhibit, frames=[(3, 120_000)], failed=[2], decoded_until=4, seconds=0.5)

        ledger = ledger_of(db, exhibit)
        stored = db.conn.execute("SELECT number, microseconds, failed FROM frames ORDER BY number").fetchall()

    assert ledger is not None
    assert (ledger.frames_decoded, ledger.frames_failed, ledger.decoded_until, ledger.seconds) == (3, 1, 4, 2.0)
    assert stored == [(0, 0, 0), (1, 40_000, 0), (2, None, 1), (3, 120_000, 0)]


def test_a_failed_frame_that_a_resumed_run_meets_again_is_counted_once(lab: Lab, exhibit: int) -> None:
    with lab.reading() as db, transaction(db):
        start(db, fresh(exhibit), at=AT)
        add_frames(db, exhibit, frames=[(0, 0)], failed=[1, 2], decoded_until=3, seconds=1.0)
        add_frames(db, exhibit, frames=[(3, 9)], failed=[2, 4], decoded_until=5, seconds=1.0)

        ledger = ledger_of(db, exhibit)
        (failed,) = db.conn.execute("SELECT count(*) FROM frames WHERE failed").fetchone()

    assert ledger is not None
    assert ledger.frames_failed == failed == 3


def test_a_warning_that_is_met_again_is_stored_once(lab: Lab, exhibit: int) -> None:
    first, second = DecodeWarning(3, 120_000, "a frame is damaged"), DecodeWarning(0, None, "no times")
    with lab.reading() as db, transaction(db):
        add_warnings(db, exhibit, [first])
        add_warnings(db, exhibit, [first, second])

        assert warnings_of(db, exhibit) == [first, second]


@pytest.mark.parametrize("state", list(State))
def test_each_state_is_told_with_its_reason(lab: Lab, exhibit: int, state: State) -> None:
    failure = "the disk is full" if state is State.FAILED else None
    with lab.reading() as db, transaction(db):
        start(db, fresh(exhibit), at=AT)
        set_state(db, exhibit, state, failure=failure)

        ledger = ledger_of(db, exhibit)

    assert ledger is not None
    assert (ledger.state, ledger.failure) == (state, failure)


def test_a_new_ledger_replaces_all_of_the_earlier_one(lab: Lab, exhibit: int) -> None:
    with lab.reading() as db, transaction(db):
        start(db, fresh(exhibit), at=AT)
        add_frames(db, exhibit, frames=[(0, 0)], failed=[1], decoded_until=2, seconds=1.0)
        add_warnings(db, exhibit, [DecodeWarning(0, None, "no times")])

        start(db, fresh(exhibit), at=AT)

        assert ledger_of(db, exhibit) == fresh(exhibit)
        assert warnings_of(db, exhibit) == []
        assert db.conn.execute("SELECT count(*) FROM frames").fetchone() == (0,)
