"""The owner's end of a decoder: what it says is waited for, checked, and believed only while it makes sense."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection

import psutil
import pytest

from catchlight.errors import MediaRefused
from catchlight.media import decoder_messages as messages
from catchlight.media import decoder_process
from catchlight.media.decoder_process import DecoderFailedError, DecoderProcess
from catchlight.media.shared_memory import Memory

_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals")


@pytest.fixture
def process() -> Iterator[DecoderProcess]:
    memory = Memory()
    started = DecoderProcess(memory, patience_seconds=30)
    yield started
    started.kill()
    memory.close()


@pytest.fixture
def said(process: DecoderProcess) -> Connection:
    """Whatever is sent here, the decoder is taken to have said."""
    process._replies.close()
    process._replies, saying = multiprocessing.Pipe(duplex=False)
    saying.send_bytes(messages.encode(messages.Ready(0)))
    return saying


def test_it_answers_and_ends_when_asked_to(process: DecoderProcess) -> None:
    process.send(messages.InspectFile(1, "/nowhere/letter.txt"))
    assert isinstance(process.receive(1), messages.Refused)
    assert process.receive(1) == messages.Ended(1)
    pid = process.pid
    process.end()
    assert pid is not None
    assert not psutil.pid_exists(pid)
    process.end()


@pytest.mark.parametrize(
    "noise",
    [
        b"",
        b"\xc1",
        b"\x93\x01\x02",
        messages.encode(messages.Cancel(1)),
        messages.encode(messages.Ended(1)) + b"\0",
        messages.encode(messages.Ended(2)),
        messages.encode(messages.Crashed(1, "AAAA")).replace(b"AAAA", b"\xff" * 4),
    ],
    ids=["nothing", "reserved", "cut short", "a request", "with a tail", "of another job", "no text"],
)
def test_a_decoder_that_talks_nonsense_is_ended(process: DecoderProcess, said: Connection, noise: bytes) -> None:
    said.send_bytes(noise)
    with pytest.raises(DecoderFailedError, match="sent something that is no answer"):
        process.receive(1)
    assert not process.is_alive


def test_a_decoder_that_begins_with_something_else_is_ended(process: DecoderProcess) -> None:
    process._replies.close()
    process._replies, saying = multiprocessing.Pipe(duplex=False)
    saying.send_bytes(messages.encode(messages.Ended(1)))
    with pytest.raises(DecoderFailedError, match="a beginning of another kind"):
        process.receive(1)


def test_a_message_that_is_too_long_is_refused_unread(
    process: DecoderProcess, said: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "LONGEST_REPLY", 64)
    monkeypatch.setattr(decoder_process, "SECONDS_TO_END", 0.01)
    said.send_bytes(messages.encode(messages.Crashed(1, "x" * 100)))
    with pytest.raises(DecoderFailedError):
        process.receive(1)
    assert not process.is_alive


@pytest.mark.usefixtures("said")
def test_a_silent_decoder_is_ended(process: DecoderProcess) -> None:
    with pytest.raises(DecoderFailedError, match=r"gave no sign of life for 0\.01 seconds and was ended"):
        process.receive(1, patience_seconds=0.01)
    assert not process.is_alive


def test_a_decoder_that_uses_too_much_memory_is_ended_though_it_talks(process: DecoderProcess) -> None:
    process.send(messages.InspectFile(1, "/nowhere/letter.txt"))
    assert isinstance(process.receive(1), messages.Refused)
    process.memory_limit = 1024 * 1024
    process._looked = 0.0
    with pytest.raises(DecoderFailedError, match="needed more memory than its 1 MiB and was ended"):
        process.receive(1)
    assert not process.is_alive


@_POSIX
def test_a_killed_decoder_is_named_with_its_signal(process: DecoderProcess) -> None:
    assert process.pid is not None
    os.kill(process.pid, signal.SIGSEGV)
    with pytest.raises(DecoderFailedError, match="was ended by SIGSEGV"):
        process.receive(1)
    with pytest.raises(DecoderFailedError):
        process.send(messages.Cancel(1))
    process.free((1, 2))  # from a thread that has nothing to do with it: no error


@pytest.mark.parametrize(
    ("crash", "cause"),
    [
        (messages.Crashed(1, "Traceback\n  ...\nKeyError: 'x'\n"), r"an error of its own \(KeyError: 'x'\)"),
        (messages.Crashed(1, " \n"), r"an error of its own \(unknown\)"),
        (messages.Crashed(1, "Traceback\nMemoryError", True), "more memory than its 2,048 MiB"),
    ],
)
def test_a_bug_in_the_decoder_comes_with_its_last_line(
    process: DecoderProcess, said: Connection, crash: messages.Crashed, cause: str
) -> None:
    said.send_bytes(messages.encode(crash))
    with pytest.raises(DecoderFailedError, match=cause):
        process.receive(1)
    assert not process.is_alive


def test_where_no_process_can_be_started_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(multiprocessing.get_context("spawn").Process, "start", refuse)
    memory = Memory()
    with pytest.raises(MediaRefused, match="could not be started") as stopped:
        DecoderProcess(memory, patience_seconds=1)
    assert stopped.value.hint
    memory.close()
