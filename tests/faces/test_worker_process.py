"""The program's end of the worker: what it says is waited for, checked, and believed only while it makes sense."""

import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import psutil
import pytest
from tests.footage_maker import numbered_frames, write_footage

import catchlight
from catchlight.errors import AnalystStopped
from catchlight.faces import messages, worker_process
from catchlight.faces.pack import DEFAULT_PACK
from catchlight.faces.plan import Mode
from catchlight.faces.worker_process import WorkerProcess

_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals")


@pytest.fixture
def process() -> Iterator[WorkerProcess]:
    """A worker that has loaded no models."""
    started = WorkerProcess(DEFAULT_PACK, provider=None, patience_seconds=30)
    yield started
    started.end()


@pytest.fixture
def said(process: WorkerProcess) -> Connection:
    """Whatever is sent here, the worker is taken to have said."""
    process._replies.close()
    process._replies, saying = multiprocessing.Pipe(duplex=False)
    return saying


def test_it_answers_and_ends_when_asked_to(process: WorkerProcess, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Sir or Madam")
    process.send(messages.Inspect(1, str(tmp_path / "letter.txt")), doing="opening letter.txt")
    assert isinstance(process.receive(1, doing="opening letter.txt"), messages.Refused)
    assert process.receive(1, doing="opening letter.txt") == messages.Ended(1)
    pid = process.pid
    process.end()
    assert pid is not None
    assert not psutil.pid_exists(pid)


def test_beats_are_noted_and_leftovers_of_earlier_jobs_dropped(process: WorkerProcess, said: Connection) -> None:
    for reply in (messages.Beat(1, 99), messages.Ended(1), messages.Beat(2, 7), messages.Ended(2)):
        said.send_bytes(messages.encode(reply))
    assert process.receive(2, doing="working") == messages.Ended(2)
    assert process.position == 7


@pytest.mark.parametrize(
    "noise",
    [
        b"",
        b"\xc1",
        b"\x93\x01\x02",
        messages.encode(messages.Cancel(1)),
        messages.encode(messages.Ended(1)) + b"\0",
        messages.encode(messages.Crashed(1, "AAAA")).replace(b"AAAA", b"\xff" * 4),
    ],
    ids=["nothing", "reserved", "cut short", "a request", "with a tail", "no text"],
)
def test_a_worker_that_talks_nonsense_is_ended(process: WorkerProcess, said: Connection, noise: bytes) -> None:
    said.send_bytes(noise)
    with pytest.raises(AnalystStopped, match="no answer") as stopped:
        process.receive(1, doing="examining camera 2.mp4")
    assert stopped.value.facts["doing"] == "examining camera 2.mp4"
    assert not process.is_alive


def test_a_message_that_is_too_long_is_refused_unread(
    process: WorkerProcess, said: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "LONGEST_MESSAGE", 64)
    monkeypatch.setattr(worker_process, "SECONDS_TO_END", 0.01)
    said.send_bytes(messages.encode(messages.Crashed(1, "x" * 100)))
    with pytest.raises(AnalystStopped):
        process.receive(1, doing="working")
    assert not process.is_alive


def test_a_silent_worker_is_ended_and_the_error_says_where_it_was(process: WorkerProcess, said: Connection) -> None:
    said.send_bytes(messages.encode(messages.Beat(1, 41)))
    with pytest.raises(AnalystStopped, match=r"no sign of life for 0\.01 seconds while working") as stopped:
        process.receive(1, doing="working", patience_seconds=0.01)
    assert (stopped.value.facts["position"], stopped.value.facts["silent_seconds"]) == (41, 0.01)
    assert not process.is_alive


@_POSIX
def test_a_killed_worker_is_named_with_its_signal(process: WorkerProcess) -> None:
    process.interrupt()
    with pytest.raises(AnalystStopped, match="was ended by SIGKILL while working") as stopped:
        process.receive(1, doing="working")
    assert stopped.value.facts["exit_code"] == -signal.SIGKILL


def test_a_bug_in_the_worker_comes_with_its_traceback(process: WorkerProcess, said: Connection) -> None:
    said.send_bytes(messages.encode(messages.Crashed(1, "Traceback\n  ...\nKeyError: 'x'\n")))
    process.interrupt()
    with pytest.raises(AnalystStopped, match=r"an error of its own \(KeyError: 'x'\)") as stopped:
        process.receive(1, doing="working")
    assert stopped.value.facts["traceback"].startswith("Traceback")


def test_a_bug_without_a_word_is_a_stop_all_the_same(process: WorkerProcess, said: Connection) -> None:
    said.send_bytes(messages.encode(messages.Crashed(1, " \n")))
    process.interrupt()
    with pytest.raises(AnalystStopped, match="an error of its own"):
        process.receive(1, doing="working")


def test_a_request_to_a_worker_that_is_gone_is_a_stop(process: WorkerProcess) -> None:
    process.kill()
    with pytest.raises(AnalystStopped, match="while examining stills"):
        process.send(messages.AnalyseStills(1, Mode.EVERY_FRAME), doing="examining stills")


def test_ending_twice_does_no_harm(process: WorkerProcess) -> None:
    process.kill()
    process.end()
    assert not process.is_alive


def test_where_no_process_can_be_started_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(multiprocessing.get_context("spawn").Process, "start", refuse)
    with pytest.raises(AnalystStopped, match="could not be started") as stopped:
        WorkerProcess(DEFAULT_PACK, provider=None, patience_seconds=1)
    assert stopped.value.hint


_PROGRAM = textwrap.dedent("""
    import os, signal, sys
    from pathlib import Path
    from catchlight.faces import worker
    from catchlight.faces.worker_process import WorkerProcess
    from catchlight.media.decoder import Decoder

    def main(requests, replies, pack, provider):
        worker._settle_in()
        with Decoder() as decoder:
            decoder.inspect(Path(pack))
            replies.send_bytes(str(decoder.pid).encode())
            worker.serve(requests, replies, pack, provider)

    if __name__ == "__main__":
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it from the start
        worker.main = main
        process = WorkerProcess(Path(sys.argv[1]), provider=None, patience_seconds=30)
        print(process.pid, int(process._replies.recv_bytes()), flush=True)
        sys.stdin.readline()
    """)


@_POSIX
@pytest.mark.parametrize("how", ["leaves", "is interrupted", "is killed", "loses its worker"])
def test_however_the_program_ends_no_child_is_left(tmp_path: Path, how: str) -> None:
    clip = write_footage(tmp_path / "a.mp4", numbered_frames(2))
    (tmp_path / "program.py").write_text(_PROGRAM)
    with subprocess.Popen(
        [sys.executable, tmp_path / "program.py", clip],
        env={**os.environ, "PYTHONPATH": str(Path(catchlight.__file__).parents[1])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as running:
        assert running.stdout is not None
        worker, decoder = (psutil.Process(int(pid)) for pid in running.stdout.readline().split())
        assert worker.ppid() == running.pid
        assert decoder.ppid() == worker.pid
        if how == "is killed":
            running.kill()
        elif how == "loses its worker":
            worker.kill()
            assert not psutil.wait_procs([decoder], timeout=10)[1]
        elif how == "is interrupted":
            os.killpg(running.pid, signal.SIGINT)
        _, complaints = running.communicate("go\n", timeout=30)
        gone, alive = psutil.wait_procs([worker, decoder], timeout=10)
    assert not alive
    assert len(gone) == 2
    if how in {"leaves", "loses its worker"}:
        assert (running.returncode, complaints) == (0, "")
    else:
        assert running.returncode == (-signal.SIGKILL if how == "is killed" else -signal.SIGINT)
    assert "resource_tracker" not in complaints
