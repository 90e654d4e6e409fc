from dataclasses import replace

from tests.gui.samples import EXAMINED, EXHIBIT, UNTOUCHED

from catchlight.gui.advance import Advance
from catchlight.jobs import Progress
from catchlight.media.ledger import State
from catchlight.workflows.extract_faces import ExhibitExtraction


def row(number: int, *, decoded: int | None = None, expected: int | None = 1000) -> ExhibitExtraction:
    exhibit = replace(EXHIBIT, row=number, path=f"/seized/{number}.mp4", frames_expected=expected)
    if decoded is None:
        return replace(UNTOUCHED, exhibit=exhibit)
    assert EXAMINED.ledger is not None
    ledger = replace(EXAMINED.ledger, frames_decoded=decoded, decoded_until=decoded, frames_expected=expected)
    return replace(EXAMINED, exhibit=exhibit, ledger=replace(ledger, state=State.CANCELLED))


def report(done: int, name: str) -> Progress:
    return Progress(done, 3000, name, 1.0)


def test_frames_between_two_commits_are_counted_for_the_exhibit_that_is_worked_on() -> None:
    advance = Advance()
    first, resumed = row(1), row(2, decoded=300)
    advance.start([first, resumed])
    advance.take(report(0, "1.mp4"))
    advance.take(report(120, "1.mp4"))
    assert (advance.is_at(first), advance.frames(first)) == (True, 120)
    assert (advance.is_at(resumed), advance.awaits(resumed), advance.frames(resumed)) == (False, True, 300)
    advance.take(report(1300, "2.mp4"))
    advance.take(report(1450, "2.mp4"))
    assert (advance.is_at(resumed), advance.frames(resumed)) == (True, 450)
    assert not advance.is_at(first)


def test_what_is_committed_counts_where_more_is_committed_than_reported() -> None:
    advance = Advance()
    advance.start([row(1)])
    advance.take(report(10, "1.mp4"))
    assert advance.frames(row(1, decoded=50)) == 50


def test_no_more_frames_than_the_file_announces() -> None:
    advance = Advance()
    advance.start([row(1, expected=100)])
    advance.take(report(0, "1.mp4"))
    advance.take(report(5000, "1.mp4"))
    assert advance.frames(row(1, expected=100)) == 100
    assert advance.frames(row(1, expected=None)) == 5000


def test_an_exhibit_that_was_not_chosen_neither_runs_nor_waits() -> None:
    advance = Advance()
    advance.start([row(1)])
    advance.take(report(0, "1.mp4"))
    other = replace(row(1), exhibit=replace(row(1).exhibit, row=9))
    assert not advance.is_at(other)
    assert not advance.awaits(other)
    advance.end()
    assert not advance.is_at(row(1))


def test_what_is_begun_anew_counts_from_nothing_and_waits_until_its_turn() -> None:
    advance = Advance()
    done = row(1, decoded=1000)
    assert done.ledger is not None
    done = replace(done, ledger=replace(done.ledger, state=State.COMPLETE, mode="fast"))
    later = replace(done, exhibit=replace(done.exhibit, row=2, path="/seized/2.mp4"))
    advance.start([done, later], mode="thorough", again=True)
    assert advance.awaits(done)
    advance.take(report(0, "1.mp4"))
    advance.take(report(70, "1.mp4"))
    assert (advance.frames(done), advance.awaits(done), advance.awaits(later)) == (70, False, True)
    assert done.ledger is not None
    redone = replace(done, ledger=replace(done.ledger, mode="thorough"))
    advance.take(report(1000, "2.mp4"))
    assert not advance.awaits(redone)
    advance.start([done], mode="thorough")
    assert not advance.awaits(done)
