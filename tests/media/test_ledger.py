"""The decode ledger: what was examined, what failed, and that an unfinished run never shows as complete."""

from dataclasses import replace
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
    FramesDone,
    Ledger,
    LedgerFrame,
    State,
    add_frames,
    add_warnings,
    frame_address,
    frames_of,
    ledger_of,
    note_media,
    set_state,
    start,
    warnings_of,
)
from catchlight.media.request import FrameAddress

FACTS = FootageFacts(
    768,
    432,
    "h264",
    "mp4",
    100,
    True,
    4_000_000,
    Fraction(30000, 1001),
    Fraction(1, 12800),
    pixel_aspect=Fraction(16, 15),
)
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
        note_media(db, exhibit, frames=100, smallest_face=12.5, facts=FACTS, plan='{"mode":"fast"}')

        ledger = ledger_of(db, exhibit)

    assert ledger is not None
    assert (ledger.facts, ledger.frames_expected, ledger.smallest_face) == (FACTS, 100, 12.5)
    assert ledger.plan == '{"mode":"fast"}'


def done(numbers: dict[int, int], *failed: int, until: int, seconds: float = 1.0) -> FramesDone:
    """Frames by number with their times."""
    return FramesDone([LedgerFrame(number, time) for number, time in numbers.items()], failed, until, seconds)


def test_steps_add_up(lab: Lab, exhibit: int) -> None:
    with lab.reading() as db, transaction(db):
        start(db, fresh(exhibit), at=AT)
        add_frames(db, exhibit, done({0: 0, 1: 40_000}, until=2, seconds=1.5))
        add_frames(db, exhibit, done({3: 120_000}, 2, until=4, seconds=0.5))

        ledger = ledger_of(db, exhibit)
        stored = list(frames_of(db, exhibit))

    assert ledger is not None
    assert (ledger.frames_decoded, ledger.frames_failed, ledger.decoded_until, ledger.seconds) == (3, 1, 4, 2.0)
    assert [(frame.number, frame.microseconds, frame.failed) for frame in stored] == [
        (0, 0, False),
        (1, 40_000, False),
        (2, None, True),
        (3, 120_000, False),
    ]


def test_gated_and_duplicate_frames_are_counted(lab: Lab, exhibit: int) -> None:
    frames = [LedgerFrame(0, 0, 7), LedgerFrame(1, 40_000, 7, gated=True), LedgerFrame(2, 80_000, 8, gated=True)]
    with lab.reading() as db, transaction(db):
        start(db, fresh(exhibit), at=AT)
        for _ in range(2):
            db.conn.execute("DELETE FROM frames")
            add_frames(db, exhibit, FramesDone(frames, (), 3, 1.0, duplicates=1))

        ledger = ledger_of(db, exhibit)
        assert list(frames_of(db, exhibit)) == frames

    assert ledger is not None
    assert (ledger.frames_decoded, ledger.frames_gated, ledger.frames_duplicate) == (6, 4, 2)


@pytest.mark.parametrize("fingerprint", [0, 1, 2**63 - 1, 2**63, 2**64 - 1])
def test_a_fingerprint_of_64_bits_is_read_back_and_addresses_its_frame(
    lab: Lab, exhibit: int, fingerprint: int
) -> None:
    with lab.reading() as db, transaction(db):
        start(db, fresh(exhibit), at=AT)
        add_frames(db, exhibit, FramesDone([LedgerFrame(5, 200_000, fingerprint)], (), 6, 1.0))

        assert frame_address(db, exhibit, 5) == FrameAddress(5, 200_000, fingerprint)


def test_a_frame_without_a_fingerprint_or_without_a_time_is_addressed_as_far_as_it_can_be(
    lab: Lab, exhibit: int
) -> None:
    with lab.reading() as db, transaction(db):
        start(db, fresh(exhibit), at=AT)
        add_frames(db, exhibit, done({0: 0}, 1, until=2))

        assert frame_address(db, exhibit, 0) == FrameAddress(0, 0, None)
        assert frame_address(db, exhibit, 1) is None
        assert frame_address(db, exhibit, 2) is None


def test_the_newest_step_says_where_a_run_goes_on(lab: Lab, exhibit: int) -> None:
    with lab.reading() as db, transaction(db):
        start(db, fresh(exhibit), at=AT)
        states = []
        for number, state in enumerate((b"first", b"second", None)):
            add_frames(db, exhibit, FramesDone([LedgerFrame(number, number)], (), number + 1, 1.0, resume_state=state))
            ledger = ledger_of(db, exhibit)
            assert ledger is not None
            states.append((ledger.decoded_until, ledger.resume_state))

    assert states == [(1, b"first"), (2, b"second"), (3, None)]


def test_a_failed_frame_that_a_resumed_run_meets_again_is_counted_once(lab: Lab, exhibit: int) -> None:
    with lab.reading() as db, transaction(db):
        start(db, fresh(exhibit), at=AT)
        add_frames(db, exhibit, done({0: 0}, 1, 2, until=3))
        add_frames(db, exhibit, done({3: 9}, 2, 4, until=5))

        ledger = ledger_of(db, exhibit)
        (failed,) = db.conn.execute("SELECT count(*) FROM frames WHERE failed").fetchone()

    assert ledger is not None
    assert ledger.frames_failed == failed == 3


def test_failed_frames_that_are_not_listed_are_counted(lab: Lab, exhibit: int) -> None:
    with lab.reading() as db, transaction(db):
        start(db, fresh(exhibit), at=AT)
        add_frames(db, exhibit, replace(done({0: 0}, 1, 2, until=3), failed_unlisted=10**8))

        ledger = ledger_of(db, exhibit)

    assert ledger is not None
    assert ledger.frames_failed == 10**8 + 2


def test_a_warning_that_is_met_again_is_stored_once(lab: Lab, exhibit: int) -> None:
    first, second = DecodeWarning(3, 120_000, "a frame is damaged"), DecodeWarning(0, None, "no times")
    with lab.reading() as db, transaction(db):
        add_warnings(db, exhibit, [first])
        add_warnings(db, exhibit, [first, second])

        assert warnings_of(db, exhibit) == [first, second]


@pytest.mark.parametrize("state", list(State))
def test_each_state_is_told_with_its_reason(lab: Lab, exhibit: int, state: State) -> None:
    failure, hint = ("The disk is full. Free some.", "Free some.") if state is State.FAILED else (None, None)
    with lab.reading() as db, transaction(db):
        start(db, fresh(exhibit), at=AT)
        set_state(db, exhibit, state, failure=failure, hint=hint, at=AT)

        ledger = ledger_of(db, exhibit)

    assert ledger is not None
    assert (ledger.state, ledger.failure, ledger.hint, ledger.finished_at) == (state, failure, hint, AT)


def test_only_what_is_complete_or_partly_done_has_ended() -> None:
    assert {state for state in State if state.has_ended} == {State.COMPLETE, State.PARTIAL}


def test_a_new_ledger_replaces_all_of_the_earlier_one(lab: Lab, exhibit: int) -> None:
    with lab.reading() as db, transaction(db):
        start(db, fresh(exhibit), at=AT)
        add_frames(db, exhibit, done({0: 0}, 1, until=2))
        add_warnings(db, exhibit, [DecodeWarning(0, None, "no times")])

        start(db, fresh(exhibit), at=AT)

        assert ledger_of(db, exhibit) == fresh(exhibit)
        assert warnings_of(db, exhibit) == []
        assert db.conn.execute("SELECT count(*) FROM frames").fetchone() == (0,)
