"""What the decoder process tells of frames: together where it can be, at once where it must, in order."""

from collections.abc import Iterator

import numpy as np
import pytest

from catchlight.media import decoder_messages as messages
from catchlight.media import decoder_teller
from catchlight.media.decoder_teller import Teller, runs
from catchlight.media.facts import DecodeWarning, FootageFacts
from catchlight.media.frames import Frame, Passed, Unchanged
from catchlight.media.request import Region


@pytest.fixture
def sent() -> list[messages.Reply]:
    return []


@pytest.fixture
def teller(sent: list[messages.Reply]) -> Teller:
    return Teller(1, sent.append)


def test_unchanged_frames_are_told_of_together_and_before_the_next_picture(
    teller: Teller, sent: list[messages.Reply]
) -> None:
    for number in range(3):
        teller.unchanged(Unchanged(number, number * 10, 5), plain=False)
    assert sent == []
    frame = Frame(3, 30, np.zeros((30, 40, 3), np.uint8), 6, (Region(0, 0, 32, 16),))
    teller.shown(frame, 2)
    shown = messages.Shown(2, 40, 30, 3, 30, 6, ((0, 0, 32, 16),))
    assert sent == [messages.Progress(1, ((0, 0, 5), (1, 10, 5), (2, 20, 5)), None, shown)]


def test_many_or_old_or_plain_unchanged_frames_are_told_of(
    teller: Teller, sent: list[messages.Reply], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(decoder_teller.MOST_UNCHANGED):
        teller.unchanged(Unchanged(number, 0, 5), plain=False)
    assert len(sent) == 1
    teller.unchanged(Unchanged(100, 0, 5), plain=True)
    assert len(sent) == 2
    monkeypatch.setattr(decoder_teller, "SECONDS_UNTOLD", 0.0)
    teller.unchanged(Unchanged(101, 0, 5), plain=False)
    assert len(sent) == 3


def test_failures_and_warnings_are_told_of_once(teller: Teller, sent: list[messages.Reply]) -> None:
    class Stream:
        facts = FootageFacts(1, 1, "", "", None, False, None, None)
        failed = [1, 2, 3, 7]  # noqa: RUF012
        warnings = [DecodeWarning(1, None, "short")]  # noqa: RUF012
        failed_unlisted = 0
        broken: str | None = None

        def __iter__(self) -> "Iterator[Frame | Unchanged | Passed]":
            return iter(())

    teller.watch(Stream())
    teller.passed(Passed(32))
    teller.flush()
    Stream.failed.append(8)
    teller.flush()
    assert sent == [
        messages.Progress(1, passed=32, failed=((1, 3), (7, 7)), warnings=(DecodeWarning(1, None, "short"),)),
        messages.Progress(1, failed=((8, 8),)),
    ]


def test_long_silence_is_broken(teller: Teller, sent: list[messages.Reply], monkeypatch: pytest.MonkeyPatch) -> None:
    teller.alive()
    assert sent == []
    monkeypatch.setattr(decoder_teller, "SECONDS_SILENT", 0.0)
    teller.alive()
    assert sent == [messages.Progress(1)]


def test_runs() -> None:
    assert runs([]) == ()
    assert runs([4, 5, 6, 9, 11, 12]) == ((4, 6), (9, 9), (11, 12))
