"""One job's exchange with a decoder: lies about frames are stated failures, and the next job begins clean."""

import multiprocessing
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec
import pytest

from catchlight.errors import MediaRefused
from catchlight.media import decoder_job, limits
from catchlight.media import decoder_messages as messages
from catchlight.media.decoder_job import Host, Job
from catchlight.media.decoder_process import DecoderFailedError, DecoderProcess
from catchlight.media.decoder_stream import DecodedFootage
from catchlight.media.facts import DecodeWarning, FootageFacts
from catchlight.media.request import ReadRequest
from catchlight.media.shared_memory import Memory

FACTS = FootageFacts(64, 32, "h264", "mp4", None, False, None, None)
WHOLE = ((0, 0, 64, 32),)


class Liar:
    """A host whose decoder says what the test says; the real one sits idle."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self._answers: Connection | None = None

    def begin(self, *replies: messages.Reply) -> Job:
        """A job whose answers are these."""
        job = self.host.begin(lambda number: messages.Free(number, ()), memory_limit=limits.footage_memory())
        self.say(*replies)
        return job

    def say(self, *replies: messages.Reply) -> None:
        process = self.host.process
        assert process is not None
        if not process._is_ready:
            process._replies.close()
            process._replies, self._answers = multiprocessing.Pipe(duplex=False)
            process._is_ready = True
        assert self._answers is not None
        for reply in replies:
            self._answers.send_bytes(messages.encode(reply))


@pytest.fixture
def liar() -> Iterator[Liar]:
    host = Host(patience_seconds=10)
    yield Liar(host)
    host.discard()
    host.close()


def shown(
    number: int = 0, *, slot: int = 0, width: int = 64, regions: tuple[tuple[int, ...], ...] = WHOLE
) -> messages.Shown:
    return messages.Shown(slot, width, 32, number, 0, 0, regions)  # type: ignore[arg-type]


def test_a_question_for_room_is_answered_and_a_frame_comes_out_of_it(liar: Liar) -> None:
    job = liar.begin(messages.NeedRoom(1, 64, 32), messages.Progress(1, shown=shown()))
    reply = job.receive()
    assert isinstance(reply, messages.Progress)
    assert reply.shown is not None
    frame = job.frame(reply.shown)
    assert frame.pixels.shape == (32, 64, 3)
    frame.release()


@pytest.mark.parametrize(
    "lie",
    [
        shown(slot=99),
        shown(width=1_000_000),
        shown(regions=((1, 0, 64, 32),)),
        shown(regions=((0, 2**40, 1, 1),)),
    ],
    ids=["no such slot", "too large", "outside", "far outside"],
)
def test_a_frame_that_cannot_be_ends_the_decoder(liar: Liar, lie: messages.Shown) -> None:
    job = liar.begin(messages.NeedRoom(1, 64, 32), messages.Progress(1))
    job.receive()
    with pytest.raises(DecoderFailedError, match="no answer"):
        job.frame(lie)
    assert liar.host.process is not None
    assert not liar.host.process.is_alive


def test_frames_beyond_all_measure_get_no_room(liar: Liar) -> None:
    job = liar.begin(messages.NeedRoom(1, 100_000, 100_000))
    with pytest.raises(DecoderFailedError, match="100,000 x 100,000"):
        job.receive()


def test_where_there_is_no_memory_the_file_is_refused(liar: Liar, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise OSError(28, "No space left on device")

    job = liar.begin(messages.NeedRoom(1, 64, 32))
    monkeypatch.setattr(type(liar.host.rings), "of_size", none)
    with pytest.raises(MediaRefused, match=r"no memory .* \(No space left on device\)"):
        job.receive()


@pytest.mark.parametrize("name", ["message", "hint", "self"])
def test_a_refusal_arrives_rebuilt_whatever_its_facts_are_called(liar: Liar, name: str) -> None:
    job = liar.begin(messages.Refused(1, "It is broken.", "Ask for it again.", {"file": "a.mp4", name: 3}))
    with pytest.raises(MediaRefused, match="It is broken") as refusal:
        job.receive()
    assert (refusal.value.hint, refusal.value.facts) == ("Ask for it again.", {"file": "a.mp4"})


def test_an_answer_of_another_kind_ends_the_decoder(liar: Liar) -> None:
    job = liar.begin(messages.Progress(1))
    with pytest.raises(DecoderFailedError, match="Progress instead of Opened"):
        job.expect(messages.Opened)


def test_finishing_gives_back_what_was_not_taken(liar: Liar) -> None:
    job = liar.begin(
        messages.NeedRoom(1, 64, 32),
        *(messages.Progress(1, shown=shown(slot=slot)) for slot in range(24)),
        messages.Refused(1, "too late", "", {}),
        messages.Ended(1),
    )
    job.finish()
    newest = liar.host.rings.newest
    assert newest is not None
    assert newest.held == 0
    assert liar.host.process is not None
    assert not liar.host.process.is_new


def test_a_decoder_that_does_not_come_to_an_end_is_ended(liar: Liar, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoder_job, "SECONDS_TO_CANCEL", 0.01)
    liar.begin(messages.Progress(1)).finish()
    assert liar.host.process is None


def lie(liar: Liar, monkeypatch: pytest.MonkeyPatch, *replies: messages.Reply) -> None:
    """Each decoder that is started says this, of the job that it then is given."""
    start = DecoderProcess.__init__

    def begin(process: DecoderProcess, memory: Memory, *, patience_seconds: float) -> None:
        start(process, memory, patience_seconds=patience_seconds)
        liar.host.process = process
        liar.say(*(msgspec.structs.replace(one, job=liar.host._job + 1) for one in replies))

    monkeypatch.setattr(DecoderProcess, "__init__", begin)


@pytest.mark.parametrize(
    "replies",
    [
        [messages.Ended(1)],
        [messages.Opened(1, FACTS), messages.Inspected(1, footage=FACTS)],
        [messages.Opened(1, FACTS), messages.Progress(1, shown=shown(1))],
        [messages.Opened(1, FACTS), messages.Progress(1, failed=((0, limits.MOST_FAILED),))],
    ],
    ids=["no footage", "an inspection", "a slot of nobody", "endless failures"],
)
def test_a_file_whose_decoder_lies_from_the_start_is_refused(
    liar: Liar, monkeypatch: pytest.MonkeyPatch, replies: list[messages.Reply]
) -> None:
    lie(liar, monkeypatch, *replies)
    with pytest.raises(MediaRefused, match="sent something that is no answer"):
        list(DecodedFootage(liar.host, Path("a.mp4"), ReadRequest()))


@pytest.mark.parametrize(
    "reply",
    [
        messages.Progress(1, ((5, 0, 0), (0, 0, 0))),
        messages.PageProgress(1),
        messages.Progress(1, failed=((0, limits.MOST_FAILED),)),
        messages.Progress(1, warnings=(DecodeWarning(0, None, ""),) * 1100),
        messages.Progress(1, shown=shown(1)),
    ],
    ids=["backwards", "a page", "endless failures", "endless warnings", "a slot of nobody"],
)
def test_a_decoder_that_lies_later_breaks_the_stream(
    liar: Liar, monkeypatch: pytest.MonkeyPatch, reply: messages.Reply
) -> None:
    lie(liar, monkeypatch, messages.Opened(1, FACTS), messages.Progress(1, ((0, 0, 0),)), reply)
    stream = DecodedFootage(liar.host, Path("a.mp4"), ReadRequest())
    assert {item.number for item in stream} <= {0, 5}
    assert stream.broken is not None
    assert "sent something that is no answer" in stream.broken
    assert {type(warning) for warning in stream.warnings} == {DecodeWarning}
